import { say } from "../../lib/command.ts";
import { doing } from "../../lib/progress.ts";
import { type Answer, killers, type Mutant } from "./mutant.ts";
import { examineAll } from "./workers.ts";

/** Identifies a mutant, also in the list of accepted survivors. */
export type Id = Pick<Mutant, "file" | "pointer" | "change">;
export function idOf({ file, pointer, change }: Id): string {
  return `${file} ${pointer} ${change}`;
}

/**
 * Examines mutants and prints each verdict, then a summary; the last line is the figure. `reasons` says why a mutant may
 * survive. Resolves to the exit code: 1 when a smaller share than `wantedShare` is killed.
 */
export async function judge(
  mutants: readonly Mutant[],
  wantedShare: number,
  reasons: ReadonlyMap<string, string> = new Map(),
): Promise<number> {
  const startMs = performance.now();
  doing(`Running the tests against ${mutants.length} mutants, and once without any`);
  const answers = new Map<Mutant, Answer | undefined>();
  await examineAll(mutants, (mutant, answer) => {
    answers.set(mutant, answer);
    const progress = `${String(answers.size).padStart(String(mutants.length).length)}/${mutants.length}`;
    const verdict = answer?.killer ? "killed  " : "SURVIVED";
    console.log(`${progress} ${verdict} ${placeOf(mutant)}${answer ? "" : ", no answer"}`);
    if (answer?.killer) console.log(`${" ".repeat(progress.length + 3)}by ${answer.killer.name}`);
  });
  console.log(`\n${Math.round((performance.now() - startMs) / 1000)} s\n`);
  for (const test of new Set([...answers.values()].flatMap((answer) => answer?.red ?? [])))
    console.log(`Fails without any mutant, so it is not counted: ${test}`);
  const killed = mutants.filter((mutant) => answers.get(mutant)?.killer);
  for (const mutant of mutants.filter((mutant) => !killed.includes(mutant))) {
    const reason = answers.get(mutant) ? reasons.get(idOf(mutant)) : "the worker gave no answer";
    console.log(`survived ${placeOf(mutant)}\n         ${reason ?? "no reason is given"}`);
  }
  for (const id of killed.map(idOf).filter((id) => reasons.has(id)))
    console.log(`No longer a survivor; remove it from the list of accepted ones: ${id}`);
  const count = (by: string): number => killed.filter((mutant) => answers.get(mutant)?.killer?.by === by).length;
  const tally = Object.entries(killers).map(([by, name]) => `${count(by)} by ${name}`);
  const share = killed.length / mutants.length;
  const figure = `${killed.length} of ${mutants.length} mutants killed (${Math.floor(share * 1000) / 10} %)`;
  return say(`${tally.join(", ")}\n${figure}`, share < wantedShare ? 1 : 0);
}

function placeOf({ file, line, pointer, change }: Mutant): string {
  return `${file}:${line} ${pointer} ${change}`;
}
