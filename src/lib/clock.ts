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
