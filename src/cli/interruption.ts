const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Interruption {
  /** Aborts at Ctrl-C, or when the process is asked to end; a second Ctrl-C ends it at once. */
  readonly over: AbortSignal;
  /** From here on Ctrl-C ends the process at once. */
  release(): void;
}

export function interruption(): Interruption {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const signal of signals) process.once(signal, abort);
  return {
    over: controller.signal,
    release() {
      for (const signal of signals) process.removeListener(signal, abort);
    },
  };
}
