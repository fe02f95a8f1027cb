import type { Killer, Mutant, Verdict } from "./mutant.ts";
import type { FailedTest } from "./test-session.ts";

/** A mutant that may survive, and why. */
export type Accepted = { file: string; pointer: string; change: string; reason: string };

/** A verdict as one line, with how far the run is. */
export function verdictLine({ mutant, killer, undecided }: Verdict, done: number, all: number): string {
  const progress = `${String(done).padStart(String(all).length)}/${all}`;
  if (killer) return `${progress} killed   ${placeOf(mutant)}\n${" ".repeat(progress.length + 3)}by ${nameOf(killer)}`;
  return `${progress} SURVIVED ${placeOf(mutant)}${undecided ? ", no answer" : ""}`;
}

function placeOf({ file, line, pointer, change }: Mutant): string {
  return `${file}:${line} ${pointer} ${change}`;
}

function nameOf({ by, title, file, clauses }: Killer): string {
  const quoted = clauses.length > 0 ? `${clauses.join(", ")}, ` : "";
  if (by === "test") return `${quoted}${file}: ${title}`;
  return by === "types" ? `${quoted}the compiler, ${file}: ${title}` : `the ${by}: ${title}`;
}

/** Everything that a run found out besides the single verdicts; the last line is the figure. */
export function summary(
  verdicts: readonly Verdict[],
  red: readonly FailedTest[],
  accepted: readonly Accepted[] = [],
): string {
  return [
    "",
    ...red.map(({ file, title }) => `Red without any mutant, so it counts for nothing: ${file}: ${title}`),
    ...verdicts
      .filter(({ killer }) => !killer)
      .map((verdict) => `survived ${placeOf(verdict.mutant)}\n         ${reasonFor(verdict, accepted)}`),
    ...outdated(verdicts, accepted).map(
      ({ file, pointer, change }) =>
        `No longer a survivor, so take it off the list of accepted ones: ${file} ${pointer} ${change}`,
    ),
    tally(verdicts),
    figure(verdicts),
  ].join("\n");
}

/** Rows of the list that are about no mutant at all, as the spec says something else there now. */
export function strayRows(accepted: readonly Accepted[], mutants: readonly Mutant[]): Accepted[] {
  return accepted.filter((row) => !mutants.some((mutant) => isAbout(row, mutant)));
}

function reasonFor({ mutant, undecided }: Verdict, accepted: readonly Accepted[]): string {
  if (undecided) return "the worker gave no answer";
  return accepted.find((row) => isAbout(row, mutant))?.reason ?? "no reason is written down";
}

function outdated(verdicts: readonly Verdict[], accepted: readonly Accepted[]): Accepted[] {
  return accepted.filter((row) => verdicts.some(({ mutant, killer }) => killer && isAbout(row, mutant)));
}

const isAbout = (row: Accepted, mutant: Mutant): boolean =>
  row.file === mutant.file && row.pointer === mutant.pointer && row.change === mutant.change;

function tally(verdicts: readonly Verdict[]): string {
  return killers
    .map(([by, name]) => `${verdicts.filter(({ killer }) => killer?.by === by).length} by ${name}`)
    .join(", ");
}

const killers: readonly (readonly [by: Killer["by"], name: string])[] = [
  ["generator", "the generator, which refuses them"],
  ["test", "tests"],
  ["types", "tests of types"],
  ["lint", "lint alone"],
];

/** The share of mutants that somebody noticed, from 0 up to 1. */
export function killedShare(verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ killer }) => killer).length / verdicts.length;
}

function figure(verdicts: readonly Verdict[]): string {
  const killed = verdicts.filter(({ killer }) => killer).length;
  return `${killed} of ${verdicts.length} mutants killed (${Math.floor(killedShare(verdicts) * 1000) / 10} %)`;
}
