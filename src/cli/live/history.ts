import type { DeferredRecord, LiveRecord, RecordKind } from "./records.ts";

/** What happened last, for any number of readers: each reads at its own pace, and none has anything kept for it. */
export interface History {
  /** Number of the oldest that is kept; that of the next one where there is none. */
  readonly first: number;
  /** Number that the next one will have. */
  readonly next: number;
  add(record: LiveRecord | DeferredRecord): void;
  /** Undefined for one that is not kept. */
  at(number: number): Kept | undefined;
  /** Resolves once there is another, after `ms`, or when the signal aborts; true for the first of these. */
  more(ms: number, signal: AbortSignal): Promise<boolean>;
}

export interface Kept {
  readonly kind: RecordKind;
  /** The record as JSON; made when it is first asked for. */
  json(): Promise<string>;
}

export interface HistoryLimits {
  readonly maxRecords: number;
  /** Of all records together, in UTF-16 units: of their JSON, or of what it will be made of. */
  readonly maxLength: number;
}

type Entry = DeferredRecord | { readonly kind: RecordKind; readonly json: string; readonly length: number };

const entryOf = (kind: RecordKind, json: string): Exclude<Entry, DeferredRecord> => ({
  kind,
  json,
  length: json.length,
});
const jsonOf = (at: number, data: object): string => JSON.stringify({ at, ...data });

/** Numbers begin with 1. The oldest go first. */
export function createHistory({ maxRecords, maxLength }: HistoryLimits): History {
  const records = new Map<number, Entry>();
  const waiting = new Set<() => void>();
  let [first, next, length] = [1, 1, 0];

  function forget(): void {
    while (records.size > 1 && (records.size > maxRecords || length > maxLength)) {
      length -= records.get(first)?.length ?? 0;
      records.delete(first);
      first += 1;
    }
  }

  async function made(number: number, entry: DeferredRecord): Promise<string> {
    const json = jsonOf(entry.at, await entry.make());
    if (records.get(number) === entry) {
      records.set(number, entryOf(entry.kind, json));
      length += json.length - entry.length;
      forget();
    }
    return json;
  }

  return {
    get first() {
      return first;
    },
    get next() {
      return next;
    },
    add(record) {
      const entry = "data" in record ? entryOf(record.kind, jsonOf(record.at, record.data)) : record;
      records.set(next, entry);
      next += 1;
      length += entry.length;
      forget();
      for (const wake of waiting) wake();
    },
    at(number) {
      const entry = records.get(number);
      return entry && { kind: entry.kind, json: async () => ("json" in entry ? entry.json : made(number, entry)) };
    },
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
