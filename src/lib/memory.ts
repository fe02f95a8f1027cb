import { type Clock, elapsedMs } from "./clock.ts";

/** How much is remembered; the oldest goes first. */
export interface MemoryLimits {
  readonly maxEntries: number;
  /** Of all entries together, as they were set. Default: any number. */
  readonly maxBytes?: number | undefined;
  /** Default: any age. */
  readonly maxAgeMs?: number | undefined;
}

/** A map that forgets. It starts no timer: what is too old goes at the next look. */
export interface Memory<V> {
  readonly size: number;
  /** Of all entries together. */
  readonly bytes: number;
  get(key: string): V | undefined;
  /** Oldest first. */
  values(): readonly V[];
  /** Remembers a value from now on, in place of an older one. */
  set(key: string, value: V, bytes?: number): void;
  delete(key: string): void;
}

/** A list beside the map: finding the first entry of a Map takes longer the more were deleted before it. */
interface Entry<V> {
  readonly key: string;
  readonly value: V;
  readonly sinceMs: number;
  readonly bytes: number;
  older: Entry<V> | undefined;
  newer: Entry<V> | undefined;
}

/** @param onForgotten called with each value that was dropped because of the limits */
export function createMemory<V>(
  clock: Clock,
  { maxEntries, maxBytes = Number.POSITIVE_INFINITY, maxAgeMs = Number.POSITIVE_INFINITY }: MemoryLimits,
  onForgotten: (value: V) => void = () => {},
): Memory<V> {
  const entries = new Map<string, Entry<V>>();
  let oldest: Entry<V> | undefined;
  let newest: Entry<V> | undefined;
  let total = 0;

  function append(key: string, value: V, bytes: number): void {
    const entry: Entry<V> = { key, value, sinceMs: clock.now(), bytes, older: newest, newer: undefined };
    total += bytes;
    if (newest) newest.newer = entry;
    else oldest = entry;
    newest = entry;
    entries.set(key, entry);
  }

  function remove({ key, bytes, older, newer }: Entry<V>): void {
    total -= bytes;
    if (older) older.newer = newer;
    else oldest = newer;
    if (newer) newer.older = older;
    else newest = older;
    entries.delete(key);
  }

  function forget(): void {
    while (oldest && (entries.size > maxEntries || total > maxBytes || elapsedMs(clock, oldest.sinceMs) > maxAgeMs)) {
      const { value } = oldest;
      remove(oldest);
      onForgotten(value);
    }
  }

  function removeKey(key: string): void {
    const entry = entries.get(key);
    if (entry) remove(entry);
  }

  return {
    get size() {
      forget();
      return entries.size;
    },
    get(key) {
      forget();
      return entries.get(key)?.value;
    },
    values() {
      forget();
      return Array.from(entries.values(), ({ value }) => value);
    },
    get bytes() {
      forget();
      return total;
    },
    set(key, value, bytes = 0) {
      removeKey(key);
      append(key, value, bytes);
      forget();
    },
    delete: removeKey,
  };
}
