import { readdirSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { run, say } from "../../lib/command.ts";
import { projectFile, projectRoot } from "../../lib/project.ts";
import { createRandom } from "../fuzz/random.ts";
import type { Mutant, Verdict } from "./mutant.ts";
import { type Accepted, killedShare, strayRows, summary, verdictLine } from "./report.ts";
import { specMutants } from "./spec-mutants.ts";
import { examineAll } from "./workers.ts";

const acceptedFile = "test/mutants/accepted.yaml";

const usage = `Usage: npm run mutate:spec [-- --only PATH] [--sample N] [--seed S]

Changes the spec keyword by keyword, each time in a copy of the project, makes generated/ anew there, and looks for whoever
notices: the generator, the tests of the contract, the tests of types, and last the linter. Prose, x-source, x-clause and
format say nothing to code and are left alone. Survivors are listed with the reason in ${acceptedFile}.

  --only PATH  only the files of openapi/ whose path contains this
  --sample N   N mutants drawn at random
  --seed S     draws the same ones again; default: a random one, which is printed
  --help       show this text

Exit codes: 0 at least 95 % were killed, 1 fewer were, 2 the command is not understood.`;

const wantedShare = 0.95;
const workers = 2;

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
  const everything = specFiles().flatMap((path) => specMutants({ path, text: projectFile(path) }));
  const accepted = parse(projectFile(acceptedFile)) as Accepted[];
  const [stray] = strayRows(accepted, everything);
  if (stray)
    return say(
      `${acceptedFile} names no mutant with ${stray.file} ${stray.pointer} ${stray.change}; take the row out, or correct it.`,
      1,
    );
  const asked = everything.filter(({ file }) => file.includes(values.only));
  if (asked.length === 0) return say(`No mutant stands in a file of openapi/ whose path contains ${values.only}.`, 2);
  if (values.sample !== undefined) console.log(`seed ${seed}`);
  return judged(values.sample === undefined ? asked : drawn(asked, sample, seed), accepted);
}

async function judged(mutants: readonly Mutant[], accepted: readonly Accepted[]): Promise<number> {
  const startMs = performance.now();
  const verdicts: Verdict[] = [];
  const red = await examineAll(mutants, workers, (verdict) => {
    verdicts.push(verdict);
    console.log(verdictLine(verdict, verdicts.length, mutants.length));
  });
  console.log(`\n${Math.round((performance.now() - startMs) / 1000)} s`);
  return say(summary(verdicts, red, accepted), killedShare(verdicts) < wantedShare ? 1 : 0);
}

function specFiles(): string[] {
  const names = readdirSync(join(projectRoot, "openapi"), { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => posix.join("openapi", name.split(sep).join("/")))
    .sort();
}

/** Some of the mutants, in their order, the same for the same seed. */
function drawn(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const ranked = mutants.map((mutant, index) => ({ mutant, index, rank: createRandom(seed, index).next() }));
  const chosen = ranked.sort((a, b) => a.rank - b.rank).slice(0, count);
  return chosen.sort((a, b) => a.index - b.index).map(({ mutant }) => mutant);
}

await run(usage, main);
