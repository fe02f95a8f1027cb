import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "./lib/command.ts";
import type { Artefact } from "./lib/contract.ts";
import { type Difference, differences, replaceFolder } from "./lib/folder.ts";
import { doing } from "./lib/progress.ts";
import { projectRoot } from "./lib/project.ts";
import { describe } from "./lint/problem.ts";
import { bundle } from "./stages/bundle.ts";
import { lint } from "./stages/lint.ts";

const usage = `Usage: npm run generate [-- --check | --watch]

Makes generated/ from openapi/, and prints how long each stage took.

  --check  write nothing; name every file of generated/ that is stale, missing or foreign
  --watch  generate again after each change of openapi/, until Ctrl-C
  --help   show this text

Exit codes: 0 success, 1 the spec is invalid or --check found a difference, 2 wrong usage.`;

const generated = join(projectRoot, "generated");

async function main(): Promise<number> {
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { check: flag, watch: flag } });
  return values.watch ? generateAtChanges() : generate(values.check);
}

/** Each time in a process of its own, so that nothing of the time before is left. */
async function generateAtChanges(): Promise<never> {
  const changes = watch(join(projectRoot, "openapi"), { recursive: true });
  for (;;) {
    spawnSync(process.execPath, [import.meta.filename], { cwd: projectRoot, stdio: "inherit" });
    console.log("Watching openapi/; Ctrl-C ends it.");
    await once(changes, "change");
    await sleep(savingMs);
  }
}

/** An editor saves in several steps; milliseconds. */
const savingMs = 100;

async function generate(check: boolean): Promise<number> {
  doing("Linting and bundling openapi/");
  const bundled = timed(bundle);
  bundled.catch(() => undefined); // what the lint says of an invalid spec comes first
  const loaded = import("./stages/all.ts");
  const problems = print("lint", await timed(lint));
  if (problems.length > 0) throw new CommandError([...new Set(problems.map(describe))].join("\n"));
  const contract = print("bundle", await bundled);
  const artefacts: Artefact[] = [];
  for (const [name, stage] of Object.entries((await loaded).stages))
    artefacts.push(...print(name, await timed(() => stage(contract))));
  const found = await differences(generated, artefacts);
  if (check) return report(found);
  await replaceFolder(generated, artefacts, found);
  const done = found.map(({ path, how }) => `generated/${path}: ${how === "foreign" ? "removed" : "written"}`);
  return say(done.join("\n") || "generated/ was up to date", 0);
}

function report(found: Difference[]): number {
  if (found.length === 0) return say("generated/ is up to date", 0);
  const lines = found.map(({ path, how }) => `generated/${path} is ${how}`);
  throw new CommandError([...lines, "Run `npm run generate`, and review what it changes."].join("\n"));
}

interface Timed<T> {
  readonly result: T;
  readonly ms: number;
}

async function timed<T>(run: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const result = await run();
  return { result, ms: performance.now() - start };
}

function print<T>(stage: string, { result, ms }: Timed<T>): T {
  console.log(`${stage.padEnd(12)}${ms.toFixed().padStart(6)} ms`);
  return result;
}

await run(usage, main);
