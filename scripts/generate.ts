import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Artefact } from "./contract.ts";
import { projectRoot } from "./project.ts";
import { bundle } from "./stages/bundle.ts";
import { client } from "./stages/client.ts";
import { docs } from "./stages/docs.ts";
import { examples } from "./stages/examples.ts";
import { lint, type Problem } from "./stages/lint.ts";
import { operations } from "./stages/operations.ts";
import { types } from "./stages/types.ts";
import { validators } from "./stages/validators.ts";
import { vocabulary } from "./stages/vocabulary.ts";

const usage = `Usage: npm run generate [-- --check]

Makes generated/ and the docs (.docs/) from openapi/.
  --check   write nothing; name every file of generated/ that is stale, missing or foreign, and exit 1 if there is one`;

const generated = join(projectRoot, "generated");
const stages = { types, client, validators, vocabulary, operations, examples };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false }, help: { type: "boolean", default: false } } });
  if (values.help) return say(usage, 0);

  const problems = await timed("lint", lint);
  if (problems.length > 0) return say(problems.map(describe).join("\n"), 1);
  const contract = await timed("bundle", bundle);
  const artefacts: Artefact[] = [{ path: "openapi.json", text: `${JSON.stringify(contract, undefined, 2)}\n` }];
  for (const [name, stage] of Object.entries(stages)) artefacts.push(...(await timed(name, () => stage(contract))));

  const differences = await differing(artefacts);
  if (values.check) return say(differences.map(({ path, how }) => `generated/${path} is ${how}`).join("\n"), differences.length > 0 ? 1 : 0);
  const pages = await timed("docs", () => docs(contract));
  await write(generated, artefacts);
  for (const { path } of differences.filter(({ how }) => how === "foreign")) await rm(join(generated, path), { recursive: true });
  await write(join(projectRoot, ".docs"), pages);
  return say(differences.length > 0 ? `wrote ${differences.map(({ path }) => `generated/${path}`).join(", ")}` : "generated/ was up to date", 0);
}

async function timed<T>(stage: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  console.log(`${stage.padEnd(12)}${Math.round(performance.now() - start).toString().padStart(6)} ms`);
  return result;
}

type Difference = { path: string; how: "stale" | "missing" | "foreign" };

async function differing(artefacts: Artefact[]): Promise<Difference[]> {
  const present = (await readdir(generated, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(generated.length + 1));
  const made = new Set(artefacts.map(({ path }) => path));
  const foreign = present.filter((path) => !made.has(path)).map((path): Difference => ({ path, how: "foreign" }));
  const changed = await Promise.all(
    artefacts.map(async ({ path, text }): Promise<Difference[]> => {
      if (!present.includes(path)) return [{ path, how: "missing" }];
      return (await readFile(join(generated, path), "utf8")) === text ? [] : [{ path, how: "stale" }];
    }),
  );
  return [...changed.flat(), ...foreign];
}

async function write(folder: string, artefacts: Artefact[]): Promise<void> {
  for (const { path, text } of artefacts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function describe({ file, line, column, rule, message, advice }: Problem): string {
  return `${file}:${line}:${column} ${message}${advice ? ` ${advice}` : ""} (${rule})`;
}

function say(text: string, exitCode: number): number {
  if (text) (exitCode === 0 ? console.log : console.error)(text);
  return exitCode;
}

process.exitCode = await main();
