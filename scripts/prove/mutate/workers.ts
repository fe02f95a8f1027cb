import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CommandError } from "../../lib/command.ts";
import { copyProject } from "../../lib/project-copy.ts";
import { inLanes } from "../lanes.ts";
import type { Answer, Mutant } from "./mutant.ts";

const timeLimitMs = 600_000;

/** Receives the result for a mutant; `answer` is undefined when the worker ran out of memory or time, which proves nothing. */
type Listener = (mutant: Mutant, answer: Answer | undefined) => void;

/** Examines mutants in parallel processes, each in a copy of the project. */
export function examineAll(mutants: readonly Mutant[], onAnswer: Listener): Promise<void> {
  return inLanes(mutants, async (queue) => {
    let worker: Worker | undefined;
    for (const mutant of queue) {
      worker ??= startWorker();
      const answer = await answerOf(worker, mutant);
      if (!answer) worker = undefined;
      onAnswer(mutant, answer);
    }
    worker?.child.disconnect();
  });
}

type Worker = { child: ChildProcess; ended: Promise<[]> };

function startWorker(): Worker {
  const folder = copyProject();
  const script = join(folder, "scripts/prove/mutate/worker.ts");
  const execArgv = ["--max-old-space-size=3000"];
  const child = fork(script, { cwd: folder, execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(([code]: (number | null)[]): [] => {
    if (code === 1) throw new CommandError("A worker failed; its output is above.");
    return [];
  });
  return { child, ended };
}

async function answerOf({ child, ended }: Worker, mutant: Mutant): Promise<Answer | undefined> {
  const timeLimit = setTimeout(() => child.kill("SIGKILL"), timeLimitMs);
  child.send(mutant);
  const [answer] = (await Promise.race([once(child, "message"), ended])) as [Answer?];
  clearTimeout(timeLimit);
  return answer;
}
