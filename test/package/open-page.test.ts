import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openCommand, openPage } from "../../scripts/lib/open-page.ts";
import { removeFolder, temporaryFolder } from "../../scripts/lib/temporary-folder.ts";

const address = "http://127.0.0.1:4010/";

describe("PL-15 npm run mock opens the page in the user's browser", () => {
  test.each([
    { platform: "linux", command: "xdg-open" },
    { platform: "freebsd", command: "xdg-open" },
    { platform: "darwin", command: "open" },
    { platform: "win32", command: "explorer" },
  ] as const)("by $command on $platform", ({ platform, command }) => {
    expect(openCommand(address, platform)).toEqual([command, address]);
  });

  /** Commands are looked for in a folder of the test alone. */
  function withFolder(): string {
    const folder = temporaryFolder();
    vi.stubEnv("PATH", folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      removeFolder(folder);
    });
    return folder;
  }

  test.skipIf(process.platform === "win32")("which gets the address alone", async () => {
    const folder = withFolder();
    const [command] = openCommand(address, process.platform);
    writeFileSync(join(folder, command), `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/got"\n`);
    chmodSync(join(folder, command), 0o755);
    openPage(address);
    await expect
      .poll(() => existsSync(join(folder, "got")) && readFileSync(join(folder, "got"), "utf8"))
      .toBe(`${address}|`);
  });

  test("and where there is none, nothing happens", async () => {
    withFolder();
    openPage(address);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
});
