import { parseArgs } from "node:util";
import { parse } from "yaml";
import { run, say } from "../../lib/command.ts";
import { projectFile } from "../../lib/project.ts";
import { readSpecFiles } from "../../lint/spec-files.ts";
import { createRandom } from "../fuzz/random.ts";
import { type Id, idOf, judge } from "./judge.ts";
import type { Mutant } from "./mutant.ts";
import { specMutants } from "./spec-mutants.ts";

const acceptedFile = "test/mutants/accepted.yaml";

const usage = `Usage: npm run mutate:spec [-- --only PATH] [--sample N] [--seed S]

Changes the spec keyword by keyword, each time in a copy of the project, generates generated/ again there, and checks who
notices: the generator, the contract tests, the type tests, and last the linter. Prose, x-source, x-clause and format have no
effect on code and are not changed. Survivors are listed with the reason in ${acceptedFile}.

  --only PATH  only the files of openapi/ whose path contains this
  --sample N   N mutants drawn at random
  --seed S     draws the same ones again; default: a random one, which is printed
  --help       show this text

Exit codes: 0 at least 95 % were killed, 1 fewer were, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      sample: { type: "string" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
    },
  });
  const [seed, sample] = [Number(values.seed), Number(values.sample ?? 1)];
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(sample) || sample < 1) return say(usage, 2);
  const everything = (await readSpecFiles()).flatMap(specMutants);
  const accepted = parse(projectFile(acceptedFile)) as (Id & { reason: string })[];
  const reasons = new Map(accepted.map((row) => [idOf(row), row.reason]));
  const known = new Set(everything.map(idOf));
  const stray = [...reasons.keys()].find((id) => !known.has(id));
  if (stray) return say(`${acceptedFile} lists a mutant that does not exist: ${stray}; correct or remove it.`, 1);
  const asked = everything.filter(({ file }) => file.includes(values.only));
  if (asked.length === 0) return say(`There is no mutant in a file of openapi/ whose path contains ${values.only}.`, 2);
  if (values.sample !== undefined) console.log(`seed ${seed}`);
  return judge(values.sample === undefined ? asked : drawn(asked, sample, seed), 0.95, reasons);
}

/** Some of the mutants, in their order, the same for the same seed. */
function drawn(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const ranked = mutants.map((mutant, index) => ({ mutant, rank: createRandom(seed, index).next() }));
  const chosen = new Set(ranked.toSorted((a, b) => a.rank - b.rank).slice(0, count));
  return ranked.filter((one) => chosen.has(one)).map(({ mutant }) => mutant);
}

await run(usage, main);
