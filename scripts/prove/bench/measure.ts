import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../lib/project.ts";
import type { Figures } from "./contestant.ts";
import { peerFlags } from "./peers.ts";
import type { FromWorker } from "./worker.ts";

/** What a contestant came to: the median of its rounds, or why it did not run. */
export type Result = { readonly figures: Figures } | { readonly error: string };
export type Results = ReadonlyMap<string, Result>;

export interface Subject {
  /** The file with its contestants, below contestants/. */
  readonly file: string;
  readonly rounds: number;
  /** Whether rounds are run before those that count. */
  readonly warm?: boolean;
}

interface Worker {
  readonly name: string;
  readonly child: ChildProcess;
  readonly rounds: Figures[];
  error: string | undefined;
}

const children = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of children) child.kill();
});

/**
 * Measures contestants against each other: each in a process of its own, asked for a round one after the other, so that
 * whatever else the machine does meets all of them alike.
 */
export async function measure({ file, rounds, warm = true }: Subject, names: readonly string[]): Promise<Results> {
  const workers: Worker[] = [];
  for (const name of names) workers.push(await started(file, name, warm));
  for (let round = 0; round < rounds; round += 1) for (const worker of workers) await runRound(worker);
  for (const { child } of workers) if (child.connected) child.disconnect();
  return new Map(workers.map((worker) => [worker.name, resultOf(worker)]));
}

async function started(file: string, name: string, warm: boolean): Promise<Worker> {
  const program = join(import.meta.dirname, "worker.ts");
  const child = fork(program, [`./contestants/${file}.ts`, name, warm ? "warm" : "cold"], {
    cwd: projectRoot,
    execArgv: ["--expose-gc", ...peerFlags],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  const worker: Worker = { name, child, rounds: [], error: undefined };
  await answered(worker);
  return worker;
}

async function runRound(worker: Worker): Promise<void> {
  if (worker.error !== undefined) return;
  const answer = answered(worker);
  worker.child.send("round");
  await answer;
}

/** Waits for what the process says next. */
async function answered(worker: Worker): Promise<void> {
  const { child } = worker;
  const over = new AbortController();
  const { signal } = over;
  const answer = await Promise.race([
    once(child, "message", { signal }).then(([message]) => message as FromWorker),
    once(child, "exit", { signal }).then(
      ([code, by]): FromWorker => ({ kind: "failed", error: `Its process ended with ${code ?? by}` }),
    ),
  ]).finally(() => over.abort());
  if (answer.kind === "failed") worker.error = answer.error;
  if (answer.kind === "round") worker.rounds.push(answer.figures);
}

function resultOf({ rounds, error }: Worker): Result {
  if (error !== undefined) return { error };
  const names = Object.keys(rounds[0] ?? {});
  return { figures: Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name] ?? 0))])) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
