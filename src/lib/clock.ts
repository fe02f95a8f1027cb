import { abortReason } from "./abort.ts";

/** Time as an argument: whatever waits in this package waits on one of these. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason, its timer cleared, when the signal aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Milliseconds since `sinceMs`; `Infinity` where that is later than now, as the clock was set back. [AU-13] */
export function elapsedMs(clock: Pick<Clock, "now">, sinceMs: number): number {
  const ms = clock.now() - sinceMs;
  return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}

/** The longest delay that setTimeout takes; a longer one would fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The machine's own clock. Its timers keep the process alive while something waits on them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    for (let left = ms; left > 0; left -= longestTimeoutMs) await timeout(Math.min(left, longestTimeoutMs), signal);
    if (ms <= 0) await timeout(0, signal);
  },
};

function timeout(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal));
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(abortReason(signal as AbortSignal));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** What sleepers are woken with that are no longer needed: a signal without a reason makes one, with a stack trace. */
const notNeeded = new Error("What the timer was for is over");

/**
 * Calls `onTime` after `ms` milliseconds, or `onFailure` with what the clock rejects with; neither once the function that is
 * returned was called. The machine's own clock is not asked for a promise, which costs more than most of what it limits.
 */
export function startTimer(
  clock: Clock,
  ms: number,
  onTime: () => void,
  onFailure: (cause: unknown) => void,
): () => void {
  if (clock === systemClock && ms <= longestTimeoutMs) {
    const timer = setTimeout(onTime, Math.max(0, ms));
    return () => clearTimeout(timer);
  }
  const over = new AbortController();
  clock.sleep(ms, over.signal).then(
    () => over.signal.aborted || onTime(),
    (cause: unknown) => over.signal.aborted || onFailure(cause),
  );
  return () => over.abort(notNeeded);
}
