import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runToEnd } from "../../lib/child.ts";
import { CommandError, run, say } from "../../lib/command.ts";
import { doing } from "../../lib/progress.ts";
import { projectRoot } from "../../lib/project.ts";
import { copyProject } from "../../lib/project-copy.ts";
import { noRedisServer, type Restart, redisServer } from "../../lib/redis-server.ts";
import { measureMemory } from "./memory.ts";
import { type RunResult, runOnce } from "./run.ts";
import { type NamedRun, type RunSettings, runs, short, usual } from "./runs.ts";

const usage = `Usage: npm run scale [-- options]

Plays platform and load balancer for several processes of a bot over one Redis, a server of its own: recordings are asked
for, and their callbacks go to any process, twice and in any order, while processes are killed and Redis is restarted. Half
of the processes seal with the older key. Prints what became of the recordings, and the time that was added.

  --recordings N     default 2,000
  --kills N          processes that are killed, each with a replacement; default 0
  --restart HOW      Redis is away for 1.5 s: term (it ends), kill, empty (it comes back without its data)
  --processes N      default 4
  --per-second N     recordings asked for in a second; default 120
  --run N            a run of the list below, by its number
  --all              all of them, one after the other
  --short            200 recordings, two processes, one kill: for npm test
  --mutant FILE      with this patch applied to a copy of the package
  --help             show this text

${runs.map(({ name }, index) => `  ${index + 1}  ${name}`).join("\n")}

Exit codes: 0 nothing that was acknowledged was lost, nothing was done twice or with another's token, and no key was left
after its time; 1 otherwise; 2 wrong usage. Of a run with two failures at once the figures are printed alone.`;

const options = {
  recordings: { type: "string" },
  kills: { type: "string" },
  restart: { type: "string" },
  processes: { type: "string" },
  "per-second": { type: "string" },
  run: { type: "string" },
  all: { type: "boolean" },
  short: { type: "boolean" },
  mutant: { type: "string" },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const count = (name: "recordings" | "kills" | "processes" | "per-second"): number | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    if (!/^\d+$/.test(given)) throw new CommandError(`--${name} takes a whole number.\n\n${usage}`, { exitCode: 2 });
    return Number(given);
  };
  const restart = values.restart as Restart | undefined;
  if (restart !== undefined && !["term", "kill", "empty"].includes(restart))
    throw new CommandError(`--restart takes term, kill or empty.\n\n${usage}`, { exitCode: 2 });
  if (redisServer === undefined) throw new CommandError(`scale: did not run: ${noRedisServer}`);

  const own = {
    recordings: count("recordings"),
    kills: count("kills"),
    processes: count("processes"),
    perSecond: count("per-second"),
    restart,
  };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const folder = values.mutant === undefined ? projectRoot : await mutated(resolve(values.mutant));
  const chosen = runsOf(values, given);
  let failed = 0;
  for (const one of chosen) {
    doing(one.name);
    const result = await runOnce({ ...usual, ...one.settings }, folder);
    print(one, result);
    if (one.judged && !isRight(result)) failed += 1;
  }
  if (!values.short) {
    const { oneItem, fourItems, wait, claim } = await measureMemory();
    console.log(
      `memory in Redis, bytes: a call with one item ${oneItem}, with four ${fourItems}, a wait ${wait}, a claim ${claim} (prototype: 1854, 6650, 484, 225)`,
    );
  }
  return say(
    `${chosen.length - failed} of ${chosen.length} ${chosen.length === 1 ? "run" : "runs"} as it must be`,
    failed > 0 ? 1 : 0,
  );
}

function runsOf(
  { all, run: number, short: isShort }: { readonly all?: boolean; readonly run?: string; readonly short?: boolean },
  given: Partial<RunSettings>,
): readonly NamedRun[] {
  if (all) return runs;
  if (number !== undefined) {
    const named = runs[Number(number) - 1];
    if (!named) throw new CommandError(`--run takes a number from 1 to ${runs.length}.\n\n${usage}`, { exitCode: 2 });
    return [{ ...named, settings: { ...named.settings, ...given } }];
  }
  const settings = { ...(isShort && short), ...given };
  const { recordings = usual.recordings, kills = 0, restart } = settings;
  const name = `${recordings} recordings, ${kills} kills${restart ? `, restart ${restart}` : ""}`;
  return [{ name, settings, prototype: runs[0]?.prototype ?? "", judged: true }];
}

/** A copy of the project with a patch applied, built. */
async function mutated(patch: string): Promise<string> {
  const folder = copyProject();
  execFileSync("git", ["apply", patch], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, GIT_DIR: "/nowhere" },
  });
  const { code, stdout, stderr } = await runToEnd(process.execPath, ["scripts/build.ts"], { cwd: folder });
  if (code !== 0) throw new CommandError(`The package with this patch does not build.\n${stdout}${stderr}`);
  return folder;
}

function isRight({ counts, keysLeft }: RunResult): boolean {
  const { completed, acknowledgedYetLost, doubled, wrong } = counts;
  return completed > 0 && acknowledgedYetLost === 0 && doubled === 0 && wrong === 0 && keysLeft === 0;
}

function print({ name, prototype }: NamedRun, result: RunResult): void {
  const { counts, takenOver, refused, added, addedAround, echoes, keysLeft, redisCpuMs, nodeCpuMs, seconds } = result;
  const { asked, completed, acknowledgedYetLost, neverAcknowledged, doubled, wrong, marked } = counts;
  const around = addedAround.length > 0 ? `; around the restart ${percentiles(addedAround)}` : "";
  console.log(`${name}: ${seconds.toFixed(0)} s (prototype: ${prototype})
  asked ${asked}, completed ${completed}, acknowledged yet lost ${acknowledgedYetLost}, doubled ${doubled}, wrong ${wrong}, marked ${marked}
  never acknowledged ${neverAcknowledged}, taken over ${takenOver}, claims refused ${refused}, keys left after their time ${keysLeft}
  added ms ${percentiles(added)}${around} (prototype: p50 2.4, p99 23; around the restart p50 540, p99 2380)
  a message to a process and back, which is how busy the machine is: ms ${percentiles(echoes)}
  for each recording: Redis ${((redisCpuMs / asked) * 1_000).toFixed(0)} µs, Node ${(nodeCpuMs / asked).toFixed(1)} ms of processor time (prototype: 65 to 450 µs, 2 ms)`);
  for (const complaint of result.complaints.slice(0, 10)) console.log(`  ${complaint}`);
}

function percentiles(all: readonly number[]): string {
  const sorted = all.toSorted((one, other) => one - other);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}`;
}

await run(usage, main);
