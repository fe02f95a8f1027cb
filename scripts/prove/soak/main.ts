import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createRandom } from "../../../src/platform/random.ts";
import { run, say } from "../../lib/command.ts";
import { startMock } from "../../lib/mock-process.ts";
import { doing } from "../../lib/progress.ts";
import { freePort } from "../../lib/serve.ts";
import { startBot } from "./bot.ts";
import { hostilePosts } from "./hostile.ts";
import { type Counts, createLedger } from "./ledger.ts";

const usage = `Usage: npm run soak [-- --minutes N]

Has a bot record callers for N minutes (default 1), in equal parts with three seeds, while the mock's faults strike, the bot
restarts, and strangers send what a callback should refuse. Prints a row for each quarter of each part, and judges what
came of each recording that was asked for: one that did not settle has a fault of the mock, or a restart, that explains it.

Exit codes: 0 nothing was lost without a reason, and no stranger got in, 1 otherwise, 2 wrong usage.`;

const seeds = [1, 2, 3];
const callsAtOnce = 12;
const heapGrowthMb = 64;
const script = JSON.stringify([
  { kind: "speak", ms: 300 },
  { kind: "press", key: "#" },
]);
const faults = [
  "lost",
  "doubled",
  "late",
  "reordered",
  "throttled",
  "serverError",
  "slow",
  "noResultInfo",
  "establishedTwice",
];
/** A call that a fault has left without its end is ended by the harness. */
const longestCallMs = 25_000;

interface Row extends Counts {
  readonly hostile: number;
  readonly hostileIn: number;
  readonly heapMb: number;
  readonly blockMs: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "1" } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) return say(`--minutes takes a number above 0.\n\n${usage}`, 2);
  const complaints: string[] = [];
  const rows: Row[] = [];
  console.log(head);
  for (const seed of seeds) {
    doing(`Seed ${seed}, ${((minutes * 60) / seeds.length).toFixed(0)} s`);
    const part = await soak(seed, (minutes * 60_000) / seeds.length);
    rows.push(part.last);
    complaints.push(...part.complaints);
  }
  for (const complaint of complaints) console.log(complaint);
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0);
  const lost = sum(({ lost: by }) => Object.values(by).reduce((total, one) => total + one, 0));
  const figure = `${sum(({ asked }) => asked)} recordings asked for: ${sum(({ settled }) => settled)} settled, ${lost} lost, ${complaints.length} without a reason; ${sum(({ hostileIn }) => hostileIn)} of ${sum(({ hostile }) => hostile)} hostile posts got in`;
  return say(figure, complaints.length > 0 ? 1 : 0);
}

/** One part, with one seed; prints a row for each quarter. */
async function soak(seed: number, forMs: number): Promise<{ last: Row; complaints: readonly string[] }> {
  const ledger = createLedger();
  const random = createRandom(seed, "soak");
  const port = Number(await freePort());
  const callback = `http://127.0.0.1:${port}/api/calls`;
  const options = ["--callback", callback, "--script", script, "--seed", String(seed)];
  /** By call: says that it has ended. */
  const calls = new Map<string, () => void>();
  const mock = await startMock(
    [...options, ...faults.flatMap((fault) => ["--fault", `${fault}:rate=0.01`])],
    (said) => {
      ledger.said(said);
      if (said.kind === "callEnded") calls.get(String(said.callId))?.();
    },
  );
  const botOptions = { port, origin: mock.origin, keys: mock.keys, appId: mock.appId, ledger };
  let bot = await startBot(botOptions);
  const attack = hostilePosts(callback, mock.appId, seed);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const endsAt = performance.now() + forMs;
  const isOver = (): boolean => performance.now() >= endsAt;
  let [hostile, hostileIn] = [0, 0];

  const endCall = (callId: string): Promise<unknown> =>
    fetch(`${mock.origin}/_platform/calls/${callId}`, { method: "DELETE" });
  async function callers(): Promise<void> {
    while (!isOver()) {
      const callId = await mock.ring();
      const ended = new Promise<void>((resolve) => calls.set(callId, resolve));
      await Promise.race([ended, sleep(longestCallMs, undefined, { ref: false }).then(() => endCall(callId))]);
      calls.delete(callId);
    }
  }
  async function strangers(): Promise<void> {
    while (!isOver()) {
      hostile += 1;
      if (await attack()) hostileIn += 1;
      await sleep(20 + random.fraction() * 60);
    }
  }
  async function restarts(): Promise<void> {
    for (let restart = 1; restart <= 2; restart += 1) {
      await sleep(forMs / 3);
      if (isOver()) return;
      await bot.stop();
      bot = await startBot(botOptions);
      await Promise.all([...calls.keys()].map(endCall));
    }
  }
  function row(): Row {
    globalThis.gc?.();
    const blockMs = delay.max / 1e6;
    delay.reset();
    return { ...ledger.counts(), hostile, hostileIn, heapMb: process.memoryUsage().heapUsed / 1e6, blockMs };
  }
  const rows: Row[] = [];
  async function quarters(): Promise<void> {
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      await sleep(forMs / 4);
      rows.push(row());
      console.log(line(seed, quarter, rows.at(-1) as Row));
    }
  }
  await Promise.all([quarters(), strangers(), restarts(), ...Array.from({ length: callsAtOnce }, callers)]);
  await bot.stop();
  await mock.close();
  const last = { ...(rows.at(-1) as Row), ...ledger.counts(), hostile, hostileIn };
  const growthMb = last.heapMb - (rows[0] as Row).heapMb;
  const complaints = [
    ...ledger.unexplained().map((lost) => `seed ${seed}: ${lost}`),
    ...(last.foreign > 0 ? [`seed ${seed}: ${last.foreign} completions of recordings that nobody asked for`] : []),
    ...(last.doubled > 0 ? [`seed ${seed}: ${last.doubled} recordings came out twice`] : []),
    ...(hostileIn > 0 ? [`seed ${seed}: ${hostileIn} hostile posts were taken`] : []),
    ...(growthMb > heapGrowthMb ? [`seed ${seed}: the heap grew by ${growthMb.toFixed(0)} MB`] : []),
    ...(last.settled === 0 ? [`seed ${seed}: nothing settled`] : []),
  ];
  return { last, complaints };
}

const widths = [6, 9, 9, 9, 7, 9, 9, 9, 11, 9, 11];
const cells = (of: readonly (string | number)[]): string =>
  of.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join("");
const head = cells([
  "seed",
  "quarter",
  "asked",
  "settled",
  "lost",
  "doubled",
  "foreign",
  "hostile",
  "hostile in",
  "heap MB",
  "block ms",
]);

function line(seed: number, quarter: number, row: Row): string {
  const reasons = Object.entries(row.lost).map(([why, times]) => `${times} by ${why}`);
  const lost = Object.values(row.lost).reduce((total, one) => total + one, 0);
  const { asked, settled, doubled, foreign, hostile, hostileIn, heapMb, blockMs } = row;
  const counts = cells([
    seed,
    quarter,
    asked,
    settled,
    lost,
    doubled,
    foreign,
    hostile,
    hostileIn,
    heapMb.toFixed(1),
    blockMs.toFixed(0),
  ]);
  return reasons.length > 0 ? `${counts}  ${reasons.join(", ")}` : counts;
}

await run(usage, main);
