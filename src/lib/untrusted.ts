import { type Spellings, spelled } from "./spellings.ts";

// How a value from outside is taken apart. It need not be JSON: a Proxy or a getter may throw wherever it is touched, so
// every touch is made here or in `reading`, and what throws reads as `unreadable`.

/** Stands for a value that threw when it was read. No JSON text gives one. */
export const unreadable: unique symbol = Symbol("unreadable");

/** What a read gives; `unreadable` when it threw. */
export function reading<T>(read: () => T): T | typeof unreadable {
  try {
    return read();
  } catch {
    return unreadable;
  }
}

export function isList(value: unknown): value is readonly unknown[] {
  return reading(() => Array.isArray(value)) === true;
}

/** True for an object that is neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}

/** The first elements of a list. */
export interface Elements {
  /** In order; one that threw is `unreadable` by itself. */
  readonly read: readonly unknown[];
  /** How many were not read. */
  readonly left: number;
}

/** At most so many elements of a list; `unreadable` when it cannot be read at all. */
export function elementsOf(list: readonly unknown[], most: number): Elements | typeof unreadable {
  const length = reading(() => list.length);
  if (length === unreadable || !(length >= 0)) return unreadable;
  const read: unknown[] = [];
  for (let index = 0; index < Math.min(length, most); index += 1) read.push(reading(() => list[index]));
  return { read, left: length - read.length };
}

export type Member = readonly [name: string, value: unknown];

/** The own members of an object. */
export interface Members {
  /** Those with a known name, under that name. */
  readonly named: ReadonlyMap<string, unknown>;
  /** The rest as it came, a second spelling of a named member included. */
  readonly others: readonly Member[];
}

/** An object's own members, each read once: names, and what is under them. */
export interface OwnMembers {
  readonly keys: readonly string[];
  readonly contents: readonly unknown[];
}

/** Sorts an object's own members into those with a known name, whatever its letter case, and others. */
export function membersOf(value: object, names: Spellings): Members | typeof unreadable {
  const members = ownColumns(value);
  return members === unreadable ? unreadable : sortedMembers(members, names);
}

/** What is under one name, as `membersOf` would give it. @param name in lower case */
export function memberNamed({ keys, contents }: OwnMembers, name: string): unknown {
  const own = keys.indexOf(name);
  return contents[own < 0 ? keys.findIndex((key) => key.toLowerCase() === name) : own];
}

export function sortedMembers(members: OwnMembers, names: Spellings): Members {
  const named = new Map<string, unknown>();
  let otherSpellings: Map<string, string> | undefined;
  const others: Member[] = [];
  for (let index = 0; index < members.keys.length; index += 1) {
    const key = members.keys[index] as string;
    const content = members.contents[index];
    const name = spelled(key, names);
    if (name === undefined || (key !== name && named.has(name))) {
      others.push([key, content]);
      continue;
    }
    if (otherSpellings?.has(name)) others.push([otherSpellings.get(name) ?? name, named.get(name)]);
    if (key !== name) {
      otherSpellings ??= new Map();
      otherSpellings.set(name, key);
    }
    named.set(name, content);
  }
  return { named, others };
}

/** As Object.entries, which takes ten times as long. */
export function ownMembers(value: object): readonly Member[] | typeof unreadable {
  const members = ownColumns(value);
  return members === unreadable ? unreadable : members.keys.map((key, index) => [key, members.contents[index]]);
}

export function ownColumns(value: object): OwnMembers | typeof unreadable {
  return reading(() => ({ contents: Object.values(value), keys: Object.keys(value) }));
}
