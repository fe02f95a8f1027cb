import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CommandError } from "../../lib/command.ts";
import { copyProject } from "../../lib/project-copy.ts";
import type { Mutant, Verdict } from "./mutant.ts";
import type { FailedTest } from "./test-session.ts";
import type { Told } from "./worker.ts";

const timeLimitMs = 600_000;
const heap = "--max-old-space-size=3000";

/**
 * Examines mutants in worker processes side by side, each over a copy of the project of its own, and tells every verdict
 * as it comes. Hands out the tests that fail without any mutant.
 */
export async function examineAll(
  mutants: readonly Mutant[],
  workers: number,
  onVerdict: (verdict: Verdict) => void,
): Promise<FailedTest[]> {
  const queue = [...mutants];
  const red = new Map<string, FailedTest>();
  const work = async (): Promise<void> => {
    let worker = queue.length > 0 ? await start() : undefined;
    for (let mutant = queue.shift(); worker && mutant; mutant = queue.shift()) {
      const answer = await answerOf(worker, mutant);
      for (const test of answer?.red ?? []) red.set(`${test.file} ${test.title}`, test);
      onVerdict(answer ? { mutant, killer: answer.killer } : { mutant, killer: undefined, undecided: true });
      if (answer) continue;
      worker.child.kill("SIGKILL");
      worker = await start();
    }
    worker?.child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(workers, mutants.length) }, work));
  return [...red.values()];
}

type Worker = { child: ChildProcess; ended: Promise<undefined> };

async function start(): Promise<Worker> {
  const child = fork(join(import.meta.dirname, "worker.ts"), [copyProject()], {
    execArgv: [heap],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const worker = { child, ended: once(child, "exit").then(() => undefined) };
  if (!(await Promise.race([told(child), worker.ended]))) throw new CommandError("A worker ended before it was ready.");
  return worker;
}

type Answer = Extract<Told, { red: FailedTest[] }>;

/** Undefined when the worker ends, or does not answer in time. */
async function answerOf({ child, ended }: Worker, mutant: Mutant): Promise<Answer | undefined> {
  const limit = new AbortController();
  const timeLimit = setTimeout(timeLimitMs, undefined, { signal: limit.signal });
  timeLimit.catch(() => undefined);
  child.send(mutant);
  try {
    return await Promise.race([told(child) as Promise<Answer>, ended, timeLimit]);
  } finally {
    limit.abort();
  }
}

async function told(child: ChildProcess): Promise<Told> {
  const [message] = (await once(child, "message")) as [Told];
  if ("failure" in message) throw new CommandError(message.failure);
  return message;
}
