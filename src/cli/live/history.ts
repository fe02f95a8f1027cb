import type { LiveRecord } from "./records.ts";

/** What happened last, as text, for any number of readers: each reads at its own pace, and none has anything kept for it. */
export interface History {
  /** Number of the oldest that is kept; that of the next one where there is none. */
  readonly first: number;
  /** Number that the next one will have. */
  readonly next: number;
  add(record: LiveRecord): void;
  /** The record as JSON, and its kind. Undefined for one that is not kept. */
  at(number: number): { readonly kind: LiveRecord["kind"]; readonly json: string } | undefined;
  /** Resolves once there is another, after `ms`, or when the signal aborts; true for the first of these. */
  more(ms: number, signal: AbortSignal): Promise<boolean>;
}

export interface HistoryLimits {
  readonly maxRecords: number;
  /** Of all records together, in UTF-16 units of their JSON. */
  readonly maxLength: number;
}

/** Numbers begin with 1. The oldest go first. */
export function createHistory({ maxRecords, maxLength }: HistoryLimits): History {
  const records = new Map<number, { readonly kind: LiveRecord["kind"]; readonly json: string }>();
  const waiting = new Set<() => void>();
  let [first, next, length] = [1, 1, 0];

  function forget(): void {
    while (records.size > 1 && (records.size > maxRecords || length > maxLength)) {
      length -= records.get(first)?.json.length ?? 0;
      records.delete(first);
      first += 1;
    }
  }

  return {
    get first() {
      return first;
    },
    get next() {
      return next;
    },
    add(record) {
      const json = JSON.stringify({ at: record.at, ...record.data });
      records.set(next, { kind: record.kind, json });
      next += 1;
      length += json.length;
      forget();
      for (const wake of waiting) wake();
    },
    at: (number) => records.get(number),
    more: (ms, signal) =>
      new Promise((resolve) => {
        const settle = (isMore: boolean): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener("abort", stop);
          resolve(isMore);
        };
        const wake = (): void => settle(true);
        const stop = (): void => settle(false);
        const timer = setTimeout(stop, ms);
        timer.unref();
        waiting.add(wake);
        signal.addEventListener("abort", stop);
        if (signal.aborted) stop();
      }),
  };
}
