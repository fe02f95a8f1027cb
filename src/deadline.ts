import { abortReason } from "./abort.ts";
import type { Clock } from "./clock.ts";

/**
 * Runs something against a deadline of `timeoutMs` milliseconds and the caller's signal, and ends with whichever comes
 * first, even when what runs takes no notice of its signal. The timer is gone afterwards.
 * Rejects with `timedOut()` at the deadline, and with the signal's own reason when it aborts.
 */
export async function withDeadline<T>(
  { clock, timeoutMs, signal, timedOut }: { clock: Clock; timeoutMs: number; signal?: AbortSignal | undefined; timedOut: () => Error },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw abortReason(signal);
  const inner = new AbortController();
  const timer = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const stop = (reason: unknown): void => {
      inner.abort(reason);
      reject(reason);
    };
    signal?.addEventListener("abort", () => stop(abortReason(signal)), { once: true, signal: timer.signal });
    clock.sleep(timeoutMs, timer.signal).then(
      () => stop(timedOut()),
      () => undefined,
    );
  });
  stopped.catch(() => undefined);
  try {
    return await Promise.race([run(inner.signal), stopped]);
  } finally {
    timer.abort();
  }
}
