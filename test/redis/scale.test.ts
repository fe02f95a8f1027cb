import { join } from "node:path";
import { expect, test } from "vitest";
import { runToEnd } from "../../scripts/lib/child.ts";
import { projectRoot } from "../../scripts/lib/project.ts";
import { describeWithRedis } from "../support/redis.ts";

describeWithRedis("SC-02 SC-03 two processes, 200 recordings, one killed: the short form of npm run scale", () => {
  test("loses nothing that was acknowledged, does nothing twice, and leaves no key", { timeout: 120_000 }, async () => {
    const main = join(projectRoot, "scripts/prove/scale/main.ts");
    const { code, stdout, stderr } = await runToEnd(process.execPath, [main, "--short"]);
    console.log(stdout.split("\n").slice(0, 3).join("\n"));
    expect([code, stdout, stderr]).toEqual([
      0,
      expect.stringMatching(
        /acknowledged yet lost 0, doubled 0, wrong 0, .*keys left after their time 0\n.*as it must be\n$/s,
      ),
      "",
    ]);
  });
});
