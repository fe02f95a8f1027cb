import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runToEnd } from "../../lib/child.ts";
import { CommandError, run, say } from "../../lib/command.ts";
import { folderOf, installByLock } from "../../lib/installed.ts";
import { doing } from "../../lib/progress.ts";
import { projectRoot } from "../../lib/project.ts";

const usage = `Usage: npm run examples [-- VITEST'S ARGUMENTS]

Runs the bots of test/examples, each whole, against the mock: bots with Microsoft's addresses in their code, the same bot on
each host, and the suite of a consumer in each test runner. All use the packed package. What they depend on is installed when
first asked, by a lock of their own.

Exit codes: 0 every bot did its work, 1 otherwise.`;

const examples = join(projectRoot, "test/examples");
/** In the order of what is installed. */
const folders = {
  unmodified: "what the unmodified bots depend on, about 60 MB",
  hosts: "the hosts and test runners, about 870 MB",
};

async function main(): Promise<number> {
  doing("Packing the package");
  const tarball = await pack();
  for (const [name, what] of Object.entries(folders)) {
    const manifests = join(examples, name);
    const folder = await installByLock({ manifests, name, what });
    await unpack(tarball, join(folder, "node_modules/graph-record-response"));
    for (const entry of readdirSync(manifests)) {
      if (entry === "package.json" || entry === "package-lock.json") continue;
      rmSync(join(folder, entry), { recursive: true, force: true });
      cpSync(join(manifests, entry), join(folder, entry), { recursive: true });
    }
  }
  const hosts = folderOf({ name: "hosts" });
  doing("Compiling the examples");
  const compiled = await runToEnd(process.execPath, ["node_modules/typescript/bin/tsc"], { cwd: hosts });
  if (compiled.code !== 0) throw new CommandError(`The examples do not compile:\n${compiled.stdout}`);
  const { resolve } = createRequire(import.meta.url);
  const vitest = join(dirname(resolve("vitest/package.json")), "vitest.mjs");
  const report = join(projectRoot, ".reports/examples.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];
  const args = ["run", "--config", join(examples, "vitest.config.ts"), ...reporters, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: projectRoot, stdio: "inherit" });
  if (status === null) return 1;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  return say(`${numPassedTests} passed, ${numFailedTests} failed`, status);
}

/** Packs what is built; resolves to the tarball. */
async function pack(): Promise<string> {
  const destination = join(projectRoot, ".reports");
  mkdirSync(destination, { recursive: true });
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", destination];
  const { code, stdout, stderr } = await runToEnd("npm", args, { cwd: projectRoot });
  if (code !== 0) throw new CommandError(`npm cannot pack the package:\n${stderr}`);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(destination, filename);
}

async function unpack(tarball: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const { code, stderr } = await runToEnd("tar", ["-xzf", tarball, "-C", folder, "--strip-components", "1"]);
  if (code !== 0) throw new CommandError(`tar cannot unpack the package:\n${stderr}`);
}

await run(usage, main);
