import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseNotifications } from "graph-record-response";
import type { Contract } from "./contract.ts";
import { mutatedBytes, mutatedJson } from "./fuzz/mutate.ts";
import { createRandom, type Random } from "./fuzz/random.ts";
import { projectRoot } from "./project.ts";

const usage = `Usage: node scripts/fuzz.ts [--runs N] [--seed S] [--target NAME] [--run R]

Mutates the contract's examples and gives them to the built package, which must not throw and must find each valid part.
  --runs N       inputs per target, default 100,000
  --seed S       default: a random one, which is printed; the same seed gives the same inputs
  --target NAME  one target only
  --run R        only input number R of that seed: how a failure is made again`;

/** One input, how it is shown, and what must hold of it; `check` throws, or says what is wrong. */
type Probe = { show: () => string; check: () => Complaint | Promise<Complaint> };
type Complaint = string | undefined;
/** Makes an input; `examples` are JSON texts. */
type Target = (random: Random, examples: string[]) => Probe;

/** One row per target: whose examples are mutated, and what is done with them. */
const targets: Record<string, { examples: string; probe: Target }> = {
  parse: { examples: "commsNotifications.", probe: parseProbe },
};

const secret = "fuzz-secret-5d41402abc4b";
const item = {
  "@odata.type": "#microsoft.graph.commsNotification",
  changeType: "deleted",
  resourceUrl: "/communications/calls/1F0E3DAD99908345F7439F8FFABDFFC4/operations/98F13708210194C475687BE6106A3B84",
  resourceData: {
    "@odata.type": "#microsoft.graph.recordOperation",
    clientContext: "fuzz-embedded",
    status: "completed",
    recordingLocation: "https://file.location/fuzz",
    recordingAccessToken: secret,
    completionReason: "stopToneDetected",
  },
};
/** The item as it must come out. */
const intact = JSON.stringify([
  "deleted",
  "1f0e3dad-9990-8345-f743-9f8ffabdffc4",
  "98f13708-2101-94c4-7568-7be6106a3b84",
  false,
  "completed",
  "https://file.location/fuzz",
  secret,
  "stopToneDetected",
  item,
]);

const contentTypes = [
  undefined,
  "application/json; charset=utf-8",
  "application/json; charset=windows-1252",
  "text/plain;charset=utf-16",
];

/** Half of the inputs are mutated JSON with the valid item among the others, half are mutated bytes. */
function parseProbe(random: Random, examples: string[]): Probe {
  const example = random.pick(examples);
  if (random.chance(0.5)) {
    const bytes = mutatedBytes(random, Buffer.from(example));
    const contentType = random.pick(contentTypes);
    const body = random.chance(0.5) ? bytes : bytes.toString("latin1");
    const given = `${contentType ?? "no content type"}, ${typeof body === "string" ? "text" : "bytes"}`;
    return {
      show: () => `${given}, base64 ${bytes.toString("base64")}`,
      check: () => complaint(parseNotifications(body, { contentType })),
    };
  }
  const batch = mutatedJson(random, example);
  const others = Array.isArray(batch) ? batch : listIn(batch);
  const text = JSON.stringify({ ...(isObject(batch) ? batch : {}), value: others.toSpliced(random.below(others.length + 1), 0, item) });
  const body: unknown = random.pick([() => text, () => Buffer.from(text), () => JSON.parse(text) as unknown])();
  const check = (): Complaint => {
    const results = parseNotifications(body);
    return complaint(results) ?? embeddedComplaint(results);
  };
  return { show: () => text, check };
}

type Results = ReturnType<typeof parseNotifications>;

const kinds = new Set(["recordOperation", "call", "operation", "unknown", "invalid"]);

function complaint(results: Results): Complaint {
  if (!Array.isArray(results)) return "the result is no list";
  const odd = results.find(
    ({ raw, ...result }) =>
      !kinds.has(result.kind) || typeof raw.reveal !== "function" || (result.kind === "invalid" && result.issues.length === 0),
  );
  return odd && `a result is odd: ${JSON.stringify(odd)}`;
}

function embeddedComplaint(results: Results): Complaint {
  if (JSON.stringify(results).includes(secret)) return "the token shows";
  const found = results.some((result) => {
    if (result.kind !== "recordOperation") return false;
    const { changeType, callId, operationId, idsDisagree, operation, raw } = result;
    const { status, recordingLocation, recordingAccessToken, completionReason } = operation;
    const token = recordingAccessToken?.reveal();
    const facts = [changeType, callId, operationId, idsDisagree, status, recordingLocation, token, completionReason, raw.reveal()];
    return JSON.stringify(facts) === intact;
  });
  return found ? undefined : "the valid item did not come out intact";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listIn(batch: unknown): unknown[] {
  return isObject(batch) && Array.isArray(batch["value"]) ? batch["value"] : [];
}

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
      console.error(`\n${name}: ${failure}\nmake it again: node scripts/fuzz.ts --target ${name} --seed ${seed} --run ${run}\n${show()}`);
      return false;
    }
    // Taken again, so that what the machine did meanwhile does not count.
    const quickestMs = ms > slowest.ms ? Math.min(ms, (await timed(check)).ms, (await timed(check)).ms) : ms;
    if (quickestMs > slowest.ms) slowest = { ms: quickestMs, run, show };
    const done = run - from + 1;
    if (done % Math.ceil(runs / 20) === 0) console.log(`${name}: ${Math.floor((done / runs) * 100)} %, ${rate(done, startMs)} runs/s`);
  }
  const input = slowest.show();
  console.log(`${name}: ${runs} runs, 0 failures, ${rate(runs, startMs)} runs/s`);
  console.log(`the slowest took ${slowest.ms.toFixed(1)} ms: --seed ${seed} --run ${slowest.run}, ${input.length} characters`);
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
      help: { type: "boolean", default: false },
    },
  });
  const [runs, seed, run] = [values.runs, values.seed, values.run ?? "0"].map(Number) as [number, number, number];
  const names = values.target === undefined ? Object.keys(targets) : [values.target];
  const wrong = ![runs, seed, run].every(Number.isSafeInteger) || runs < 1 || names.some((name) => !(name in targets));
  if (values.help || wrong) {
    (wrong ? console.error : console.log)(`${usage}\nTargets: ${Object.keys(targets).join(", ")}`);
    return wrong ? 2 : 0;
  }
  const contract = JSON.parse(await readFile(join(projectRoot, "generated/openapi.json"), "utf8")) as Contract;
  console.log(`seed ${seed}`);
  for (const name of names) {
    const { examples, probe } = targets[name] as (typeof targets)[string];
    const named = Object.entries(contract.components.examples).filter(([example]) => example.startsWith(examples));
    const texts = named.map(([, { value }]) => JSON.stringify(value));
    const passed = await fuzz(name, probe, texts, { seed, from: run, runs: values.run === undefined ? runs : 1 });
    if (!passed) return 1;
  }
  return 0;
}

process.exitCode = await main();
