import { setTimeout } from "node:timers/promises";

/** How a row came out: `detail` tells what ran, what was wrong, or why nothing ran. */
export type Verdict = { state: "passed" | "failed" | "not run"; detail: string };

/** One place that the package has to work in. */
export interface Row {
  readonly name: string;
  /** Resolves to what ran, rejects with `NotRun` when it cannot be had here, and with any other error when it is wrong. */
  run(): Promise<string>;
}

/** What a row needs cannot be had on this machine; says why. */
export class NotRun extends Error {
  override readonly name = "NotRun";
}

/** One check of a suite, as test/conformance/ gives it. */
export type CheckResult = { name: string; ok: boolean; error?: string };

/** The longest that a row may take; the slowest install takes a tenth of it. */
const longestMs = 180_000;

export async function verdictOf(row: Row): Promise<Verdict> {
  const timer = new AbortController();
  try {
    return { state: "passed", detail: await Promise.race([row.run(), tooLong(timer.signal)]) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { state: error instanceof NotRun ? "not run" : "failed", detail };
  } finally {
    timer.abort();
  }
}

async function tooLong(signal: AbortSignal): Promise<never> {
  await setTimeout(longestMs, undefined, { signal });
  throw new Error(`It was not done after ${longestMs / 1_000} s`);
}

/** `26 checks`; throws when one failed, and when there were none. */
export function told(results: readonly CheckResult[]): string {
  const failures = results.filter(({ ok }) => ok !== true).map(({ name, error }) => `${name}: ${error}`);
  if (failures.length > 0) throw new Error(failures.join("\n"));
  if (results.length === 0) throw new Error("No check ran");
  return `${results.length} checks`;
}
