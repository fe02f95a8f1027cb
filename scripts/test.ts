import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectRoot } from "./lib/project.ts";
import { readTestReport, reportFile, type TestRecord } from "./lib/test-report.ts";

const { resolve } = createRequire(import.meta.url);
const binary = (name: string, path: string): string => join(dirname(resolve(`${name}/package.json`)), path);

/** Everything that must hold, in order; each step is a command of its own, and all of them run. */
const steps: { name: string; command: string[] }[] = [
  {
    name: "the code is formatted and lints (npm run fix mends what can be mended)",
    command: [binary("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."],
  },
  { name: "the contract lints, and generated/ is what it makes", command: ["scripts/generate.ts", "--check"] },
  { name: "the package builds", command: ["scripts/build.ts"] },
  { name: "the types hold", command: [binary("typescript", "bin/tsc"), "--noEmit"] },
  {
    name: "the tests pass",
    command: [binary("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=./scripts/lib/test-report.ts"],
  },
  { name: "the clauses are quoted", command: ["scripts/prove/clauses/main.ts", "--quiet"] },
];

const projects = ["contract", "msw3", "msw2", "property", "types", "cli", "package", "browser"];

function main(): number {
  const [major] = process.versions.node.split(".");
  if (Number(major) < 22) {
    console.error(
      `The tests need the project's own Node, not ${process.version}: run them through npm (npm ci && npm test).`,
    );
    return 1;
  }
  rmSync(reportFile, { force: true });
  const failed = steps.filter(({ name, command }) => !passes(name, command)).map(({ name }) => name);
  const records = readTestReport() ?? [];
  const absent = projects.filter(
    (project) => !records.some((record) => record.project.startsWith(project) && record.state === "passed"),
  );
  for (const project of absent) console.log(notRun(project));
  for (const name of failed) console.error(`Not so: ${name}.`);
  const count = (state: TestRecord["state"]): number => records.filter((record) => record.state === state).length;
  const failures = records.length === 0 ? 1 : count("failed");
  console.log(
    `${count("passed")} passed, ${failures} failed${count("skipped") ? `, ${count("skipped")} skipped` : ""}`,
  );
  return failed.length > 0 || failures > 0 || (process.env.CI && absent.length > 0) ? 1 : 0;
}

function passes(name: string, command: string[]): boolean {
  console.log(`\n— ${name}`);
  return spawnSync(process.execPath, command, { cwd: projectRoot, stdio: "inherit" }).status === 0;
}

function notRun(project: string): string {
  if (project !== "browser") return `Project ${project} did not run.`;
  return "Project browser did not run: there is no Chromium. Install it (apt-get install chromium), or name one in CHROMIUM_PATH.";
}

process.exitCode = main();
