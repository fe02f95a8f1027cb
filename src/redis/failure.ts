import type { Clock } from "../lib/clock.ts";
import { elapsedMs } from "../lib/clock.ts";

/** Replies of a server that will do later what it refuses now. */
const passing = /^(?:LOADING|BUSY|TRYAGAIN|READONLY|MASTERDOWN|CLUSTERDOWN|MOVED|ASK|NOREPLICAS|NOSCRIPT)\b/;
/** A reply begins with its code; what a client says begins like a sentence. */
const reply = /^[A-Z]{2,} /;

/** Whether Redis itself refused, and will refuse again: `OOM`, `NOPERM`, `ERR`. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && reply.test(error.message) && !passing.test(error.message);
}

/** Waits between two tries, milliseconds: at first so long, then longer up to the most. */
const [firstPauseMs, longestPauseMs] = [25, 200];

/**
 * Does it again until Redis has done it: while it is away, or loads. What is done must be repeatable, as a command may have
 * been executed although its connection broke.
 *
 * Rejects with what Redis refused; and after `withinMs` with `what` could not be done, the last error being its cause.
 */
export async function persisted<T>(
  clock: Clock,
  withinMs: number,
  what: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const sinceMs = clock.now();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (isRefusal(error)) throw error;
      if (elapsedMs(clock, sinceMs) + pauseMs >= withinMs || signal?.aborted)
        throw new Error(`${what} failed: Redis was away for ${withinMs} ms (${messageOf(error)})`, { cause: error });
    }
    await clock.sleep(pauseMs, signal);
  }
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return "something that is not an Error was thrown";
  // An AggregateError of node:net has no message of its own.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return error.message || (first instanceof Error ? first.message : error.name);
}
