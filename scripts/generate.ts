import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "./lib/command.ts";
import type { Artefact } from "./lib/contract.ts";
import { type Difference, differences, replaceFolder, writeFiles } from "./lib/folder.ts";
import { projectRoot } from "./lib/project.ts";
import { describe } from "./lint/problem.ts";
import { stages } from "./stages/all.ts";
import { bundle } from "./stages/bundle.ts";
import { docs } from "./stages/docs.ts";
import { lint } from "./stages/lint.ts";

const usage = `Usage: npm run generate [-- --check]

Makes generated/ and the docs page (.docs/) from openapi/, and prints how long each stage took.

  --check  write nothing; name every file of generated/ that is stale, missing or foreign
  --help   show this text

Exit codes: 0 success, 1 the spec is invalid or --check found a difference, 2 wrong usage.`;

const generated = join(projectRoot, "generated");

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  return generate(values.check);
}

async function generate(check: boolean): Promise<number> {
  const problems = await timed("lint", lint);
  if (problems.length > 0) throw new CommandError([...new Set(problems.map(describe))].join("\n"));
  const contract = await timed("bundle", bundle);
  const artefacts: Artefact[] = [];
  for (const [name, stage] of Object.entries(stages)) artefacts.push(...(await timed(name, () => stage(contract))));
  const found = await differences(generated, artefacts);
  if (check) return report(found);
  const pages = await timed("docs", () => docs(contract));
  await replaceFolder(generated, artefacts, found);
  await writeFiles(join(projectRoot, ".docs"), pages);
  return say(found.map(({ path, how }) => `generated/${path} was ${how}`).join("\n") || "generated/ was up to date", 0);
}

function report(found: Difference[]): number {
  if (found.length === 0) return say("generated/ is up to date", 0);
  const lines = found.map(({ path, how }) => `generated/${path} is ${how}`);
  throw new CommandError([...lines, "Run `npm run generate`, and review what it changes."].join("\n"));
}

async function timed<T>(stage: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  console.log(
    `${stage.padEnd(12)}${Math.round(performance.now() - start)
      .toString()
      .padStart(6)} ms`,
  );
  return result;
}

await run(usage, main);
