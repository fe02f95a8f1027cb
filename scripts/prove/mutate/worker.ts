import { once } from "node:events";
import { run } from "../../lib/command.ts";
import type { Artefact } from "../../lib/contract.ts";
import { projectFile } from "../../lib/project.ts";
import { describe } from "../../lint/problem.ts";
import { stages } from "../../stages/all.ts";
import { bundle } from "../../stages/bundle.ts";
import { lint } from "../../stages/lint.ts";
import { clausesIn, type FileText, type Killer, type Mutant } from "./mutant.ts";
import { failuresIn, replace, testsOver, typeTests } from "./tests.ts";

// A separate process in a copy of the project, which it may modify: receives mutants and answers what noticed each.

/** Tests that fail without any mutant and so prove nothing, and the files that were run without one. */
const [red, tried] = [new Set<string>(), new Set<string>()];
/** Files with a test that noticed a mutant, the latest first. */
let noticing: readonly string[] = [];

async function main(): Promise<number> {
  replace(await generatedFiles()); // so that every difference comes from the mutant alone
  process.on("message", async (mutant: Mutant) => process.send?.({ killer: await killerOf(mutant), red: [...red] }));
  await once(process, "disconnect");
  return 0;
}

/** Runs the generator, then the tests that depend on the changed files, last the linter. */
async function killerOf(mutant: Mutant): Promise<Killer | undefined> {
  const isOfSpec = mutant.file.startsWith("openapi/");
  const before = replace(mutant.texts);
  try {
    const made = isOfSpec ? await generatedFiles().catch((error: Error) => error) : [];
    if (made instanceof Error) return { by: "generator", name: `the generator: ${made.message.replace(/\s+/g, " ")}` };
    before.push(...replace(made.filter(({ path, text }) => projectFile(path) !== text)));
    const files = (await testsOver(before.map(({ path }) => path))).filter((file) => !isOfSpec || !slow.test(file));
    return (await testAmong(files, mutant, before)) ?? (isOfSpec ? await linter() : undefined);
  } finally {
    replace(before);
  }
}

/** What `npm run generate` would write, without lint and docs; rejects when a stage rejects the spec. */
async function generatedFiles(): Promise<FileText[]> {
  const contract = await bundle();
  const artefacts: Artefact[] = [];
  for (const stage of Object.values(stages)) artefacts.push(...(await stage(contract)));
  return artefacts.map(({ path, text }) => ({ path: `generated/${path}`, text }));
}

/** Tests that measure time or memory, try thousands of orders, or drive a server: they take minutes and do not depend on the spec. */
const slow = /-(memory|time|orders)\.test\.ts$|^test\/redis\//;

/** Runs files that quote the mutant's clauses first, and of these the ones that noticed the last mutants. */
async function testAmong(files: string[], mutant: Mutant, before: FileText[]): Promise<Killer | undefined> {
  const recent = [...noticing.filter((file) => files.includes(file)), ...files];
  const ordered = [...new Set([...recent.filter((file) => quotes(mutant, projectFile(file))), ...recent])];
  // The first alone, then more at a time, as each run has an overhead.
  for (const round of [ordered.slice(0, 1), ordered.slice(1, 4), typeTests, ordered.slice(4, 12), ordered.slice(12)]) {
    const test = await confirmed(round, mutant, before);
    if (!test) continue;
    noticing = [fileOf(test), ...noticing.filter((file) => file !== fileOf(test))];
    if (round !== typeTests) return { by: "test", name: [...clausesIn(test), test].join(", ") };
    return { by: "types", name: [...clausesIn(test), "the compiler", test].join(", ") };
  }
  return undefined;
}

/** A test that fails only with the mutant; one that quotes none of its clauses must fail twice, to rule out chance. */
async function confirmed(files: readonly string[], mutant: Mutant, before: FileText[]): Promise<string | undefined> {
  const failed = await failuresIn(files);
  const untried = new Set(failed.map(fileOf).filter((file) => !tried.has(file)));
  if (untried.size > 0) {
    const mutated = replace(before);
    for (const test of await failuresIn([...untried])) red.add(test);
    for (const file of untried) tried.add(file);
    replace(mutated);
  }
  const noticed = failed.filter((one) => !red.has(one));
  const test = noticed.find((one) => quotes(mutant, one)) ?? noticed[0];
  if (!test || quotes(mutant, test)) return test;
  return (await failuresIn([fileOf(test)])).find((again) => again === test);
}

const fileOf = (test: string): string => test.slice(0, test.indexOf(": "));

const quotes = ({ clauses }: Mutant, text: string): boolean =>
  clausesIn(text).some((clause) => clauses.includes(clause));

/** Ignores unused files: a mutant that removes a reference leaves one behind, which proves nothing. */
async function linter(): Promise<Killer | undefined> {
  const problem = (await lint()).find(({ rule }) => rule !== "file-is-used");
  return problem && { by: "lint", name: `the lint: ${describe(problem)}` };
}

await run("", main);
