import { spawnSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../lib/command.ts";
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
  const args = [vitest, "run", "--config", join(examples, "vitest.config.ts"), ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: projectRoot, stdio: "inherit" }).status ?? 1;
}

await run(usage, main);
