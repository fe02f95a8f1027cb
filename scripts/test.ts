import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { compiler } from "./lib/compiler.ts";
import { programOf } from "./lib/program.ts";
import { projectRoot } from "./lib/project.ts";
import { noRedisServer, redisServer } from "./lib/redis-server.ts";
import { readTestReport, reportFile, type TestRecord } from "./lib/test-report.ts";

/** The checks, in order. Each step is a separate command, and a failed step does not stop the others. */
const steps: { name: string; command: string[] }[] = [
  {
    name: "formatting and lint (npm run fix fixes what it can)",
    command: [programOf("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."],
  },
  { name: "the words are plain", command: ["scripts/lint/words-main.ts"] },
  { name: "the spec lints, and generated/ is up to date", command: ["scripts/generate.ts", "--check"] },
  { name: "the package builds", command: ["scripts/build.ts"] },
  { name: "the types check", command: [compiler, "--noEmit"] },
  {
    name: "the tests pass",
    command: [
      programOf("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=./scripts/lib/test-report.ts",
    ],
  },
  { name: "every clause is quoted by a test", command: ["scripts/prove/clauses/main.ts", "--quiet"] },
];

const projects = ["contract", "msw3", "msw2", "property", "types", "cli", "package", "redis", "browser"];

function main(): number {
  const [major] = process.versions.node.split(".");
  if (Number(major) < 22) {
    console.error(
      `The tests need the project's own Node, not ${process.version}: run them through npm (npm ci && npm test).`,
    );
    return 1;
  }
  rmSync(reportFile, { force: true });
  rmSync(compiled, { recursive: true, force: true });
  const failed = steps.filter(({ name, command }) => !passes(name, command)).map(({ name }) => name);
  const records = readTestReport() ?? [];
  const hasRun = (project: string): boolean =>
    records.some((record) => record.project.startsWith(project) && record.state === "passed");
  const absent = projects.filter((project) => !hasRun(project) || (project === "redis" && redisServer === undefined));
  for (const project of absent) console.log(notRun(project, records));
  for (const name of failed) console.error(`FAILED: ${name}`);
  const count = (state: TestRecord["state"]): number => records.filter((record) => record.state === state).length;
  const failures = records.length === 0 ? 1 : count("failed");
  console.log(
    `${count("passed")} passed, ${failures} failed${count("skipped") ? `, ${count("skipped")} skipped` : ""}`,
  );
  return failed.length > 0 || failures > 0 || (process.env.CI && absent.length > 0) ? 1 : 0;
}

/** Compiled modules are kept for the processes that one run starts, many of which load the same ones. */
const compiled = join(projectRoot, ".reports/compiled");
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

function passes(name: string, command: string[]): boolean {
  console.log(`\n— ${name}`);
  return spawnSync(process.execPath, command, { cwd: projectRoot, stdio: "inherit", env }).status === 0;
}

function notRun(project: string, records: readonly TestRecord[]): string {
  if (project === "redis" && redisServer === undefined) {
    const skipped = records.filter((record) => record.project === project && record.state === "skipped");
    return `redis: 0 of ${skipped.length} ran: ${noRedisServer}`;
  }
  if (project !== "browser") return `Project ${project} did not run.`;
  return "Project browser did not run: there is no Chromium. Install it (apt-get install chromium-headless-shell), or name one in CHROMIUM_PATH.";
}

process.exitCode = main();
