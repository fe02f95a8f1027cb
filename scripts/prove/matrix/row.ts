import { setTimeout } from "node:timers/promises";

/** The result of a row: `detail` says what ran, what went wrong, or why nothing ran. */
export type Verdict = { state: "passed" | "failed" | "not run"; detail: string };

/** One environment that the package has to work in. */
export interface Row {
  readonly name: string;
  /** Resolves to what ran, rejects with `NotRun` when it is not available here, and with any other error on a failure. */
  run(): Promise<string>;
}

/** What a row needs is not available on this machine; the message says why. */
export class NotRun extends Error {
  override readonly name = "NotRun";
}

/** One check of a suite, as test/conformance/ returns it. */
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

/** Returns `26 checks`; throws when one failed, or when there were none. */
export function passedChecks(results: readonly CheckResult[]): string {
  const failures = results.filter(({ ok }) => ok !== true).map(({ name, error }) => `${name}: ${error}`);
  if (failures.length > 0) throw new Error(failures.join("\n"));
  if (results.length === 0) throw new Error("No check ran");
  return `${results.length} checks`;
}
