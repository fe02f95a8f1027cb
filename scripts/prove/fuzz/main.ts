import { parseArgs } from "node:util";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { run, say } from "../../lib/command.ts";
import { createRandom } from "./random.ts";
import { type Complaint, type Probe, type Target, targets } from "./targets.ts";

const usage = `Usage: npm run fuzz [-- --runs N] [--seed S] [--target NAME] [--run R]

Mutates the contract's examples and gives them to the built package, which must not throw and must find each valid part.
  --runs N       inputs per target, default 100,000
  --seed S       default: a random one, which is printed; the same seed gives the same inputs
  --target NAME  one target only
  --run R        only input number R of that seed, to reproduce a failure

Targets: ${Object.keys(targets).join(", ")}
Exit codes: 0 nothing failed, 1 something did, 2 wrong usage.`;

type Slowest = { ms: number; run: number; show: Probe["show"] };

type Plan = { seed: number; from: number; runs: number };

/** Runs a target; true when nothing failed. */
async function fuzz(name: string, probe: Target, examples: string[], { seed, from, runs }: Plan): Promise<boolean> {
  const startMs = performance.now();
  let slowest: Slowest = { ms: 0, run: from, show: () => "" };
  for (let run = from; run < from + runs; run += 1) {
    const { show, check } = probe(createRandom(seed, run), examples);
    const { failure, ms } = await timed(check);
    if (failure !== undefined) {
      console.error(
        `\n${name}: ${failure}\nto reproduce: node scripts/prove/fuzz/main.ts --target ${name} --seed ${seed} --run ${run}\n${show()}`,
      );
      return false;
    }
    // Measured again, so that other load on the machine does not count.
    const quickestMs = ms > slowest.ms ? Math.min(ms, (await timed(check)).ms, (await timed(check)).ms) : ms;
    if (quickestMs > slowest.ms) slowest = { ms: quickestMs, run, show };
    const done = run - from + 1;
    if (done % Math.ceil(runs / 20) === 0)
      console.log(`${name}: ${Math.floor((done / runs) * 100)} %, ${rate(done, startMs)} runs/s`);
  }
  const input = slowest.show();
  console.log(`${name}: ${runs} runs, 0 failures, ${rate(runs, startMs)} runs/s`);
  console.log(
    `the slowest took ${slowest.ms.toFixed(1)} ms: --seed ${seed} --run ${slowest.run}, ${input.length} characters`,
  );
  console.log(input.length > 500 ? `${input.slice(0, 500)}…` : input);
  return true;
}

async function timed(check: Probe["check"]): Promise<{ failure: Complaint; ms: number }> {
  const startMs = performance.now();
  const failure = await failureOf(check);
  return { failure, ms: performance.now() - startMs };
}

async function failureOf(check: Probe["check"]): Promise<Complaint> {
  try {
    return await check();
  } catch (error) {
    return `an exception: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function rate(runs: number, startMs: number): number {
  return Math.round((runs / (performance.now() - startMs)) * 1_000);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "100000" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
      target: { type: "string" },
      run: { type: "string" },
    },
  });
  const [runs, seed, one] = [values.runs, values.seed, values.run ?? "0"].map(Number) as [number, number, number];
  const names = values.target === undefined ? Object.keys(targets) : [values.target];
  if (![runs, seed, one].every(Number.isSafeInteger) || runs < 1)
    return say(`--runs, --seed and --run take whole numbers, --runs from 1.\n\n${usage}`, 2);
  if (names.some((name) => !(name in targets))) return say(`There is no target ${names.join()}.\n\n${usage}`, 2);
  const contract = readBundledContract();
  console.log(`seed ${seed}`);
  for (const name of names) {
    const { examples, probe } = targets[name] as (typeof targets)[string];
    const named = Object.entries(contract.components.examples).filter(([example]) => example.startsWith(examples));
    const texts = named.map(([, { value }]) => JSON.stringify(value));
    const passed = await fuzz(name, probe, texts, { seed, from: one, runs: values.run === undefined ? runs : 1 });
    if (!passed) return 1;
  }
  return say(
    `${names.length} targets, ${values.run === undefined ? runs : 1} inputs each, seed ${seed}: 0 failures`,
    0,
  );
}

await run(usage, main);
