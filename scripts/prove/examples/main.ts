import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run, say } from "../../lib/command.ts";
import { installByLock } from "../../lib/installed.ts";
import { projectRoot } from "../../lib/project.ts";

const usage = `Usage: npm run examples [-- VITEST'S ARGUMENTS]

Runs the bots of test/examples, each whole, against the mock of the built package. What they depend on is installed when
first asked, by a lock of their own.

Exit codes: 0 every bot did its work, 1 otherwise.`;

async function main(): Promise<number> {
  const examples = join(projectRoot, "test/examples");
  const unmodified = join(examples, "unmodified");
  const folder = await installByLock({
    manifests: unmodified,
    name: "unmodified",
    what: "what the unmodified bots depend on, about 60 MB",
  });
  cpSync(join(unmodified, "bots"), join(folder, "bots"), { recursive: true });
  const linked = join(folder, "node_modules/graph-record-response");
  if (!existsSync(linked)) symlinkSync(projectRoot, linked, "junction");
  const { resolve } = createRequire(import.meta.url);
  const vitest = join(dirname(resolve("vitest/package.json")), "vitest.mjs");
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];
  const args = ["run", "--config", join(examples, "vitest.config.ts"), ...reporters, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: projectRoot, stdio: "inherit" });
  if (status === null) return 1;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  return say(`${numPassedTests} passed, ${numFailedTests} failed`, status);
}

await run(usage, main);
