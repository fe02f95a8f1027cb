import { abortReason } from "./abort.ts";
import { type Clock, startTimer } from "./clock.ts";

/** What some work has to keep to. */
export interface DeadlineOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The caller's own. */
  readonly signal?: AbortSignal | undefined;
  /** What the work ends with when its time is up. */
  readonly timedOut: () => Error;
}

/** The end that some work must come to: its own time, or its caller's abort. */
export interface Deadline {
  /** Aborts with `timedOut()` when the time is up, with the caller's own reason when the caller aborts. [ER-04] */
  readonly signal: AbortSignal;
  /**
   * A part of the work begins, one at a time, which may take `timeoutMs`: what is returned is called at its end. Otherwise
   * the work is aborted with `timedOut()`.
   */
  part(timeoutMs: number, timedOut: () => Error): () => void;
  /** The work is over: no timer and no listener stays behind. */
  end(): void;
}

export function startDeadline({ clock, timeoutMs, signal, timedOut }: DeadlineOptions): Deadline {
  const work = new AbortController();
  let endPart = (): void => undefined;
  const onAbort = (): void => work.abort(abortReason(signal as AbortSignal));

  function limit(ms: number, error: () => Error): () => void {
    return startTimer(
      clock,
      ms,
      () => work.abort(error()),
      (cause) => work.abort(cause),
    );
  }

  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  const endTime = limit(timeoutMs, timedOut);

  return {
    signal: work.signal,
    part(partMs, partTimedOut) {
      endPart = limit(partMs, partTimedOut);
      return endPart;
    },
    end() {
      endPart();
      endTime();
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

/** `work`, unless the signal aborts first: then its reason, even when `work` takes no notice of the signal. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    const ended = (): void => signal.removeEventListener("abort", onAbort);
    work.then(resolve, (error: unknown) => reject(signal.aborted ? signal.reason : error)).then(ended);
  });
}

/** Runs something to its end, its deadline or its caller's abort, whichever is first. */
export async function withDeadline<T>(options: DeadlineOptions, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = startDeadline(options);
  try {
    deadline.signal.throwIfAborted();
    return await orAborted(run(deadline.signal), deadline.signal);
  } finally {
    deadline.end();
  }
}
