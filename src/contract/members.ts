import { secretMembers } from "../../generated/vocabulary.ts";
import { Redacted } from "./redacted.ts";

// How a value from outside is taken apart. It need not be JSON: a Proxy or a getter may throw wherever it is touched, so
// every touch is made here, and what throws reads as `unreadable`.

/** Stands for a value that threw when it was read. No JSON text gives one. */
export const unreadable: unique symbol = Symbol("unreadable");

function reading<T>(read: () => T): T | typeof unreadable {
  try {
    return read();
  } catch {
    return unreadable;
  }
}

export function isList(value: unknown): value is readonly unknown[] {
  return reading(() => Array.isArray(value)) === true;
}

/** True of a JSON object, not of a list or null. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isList(value);
}

/** The elements of a list, in order; one that threw is `unreadable` by itself, and so is a list of which nothing can be told. */
export function elementsOf(list: readonly unknown[]): readonly unknown[] | typeof unreadable {
  const keys = reading(() => Object.keys(list) as unknown as readonly number[]);
  return keys === unreadable ? unreadable : keys.map((key) => reading(() => list[key]));
}

/** Spellings that are read -> the contract's own, which wins over its other spellings. */
export type Spellings = ReadonlyMap<string, string>;

/** Names or enum members by themselves and in lower case. */
export function spellings(words: readonly string[]): Spellings {
  return new Map([
    ...words.map((word) => [word.toLowerCase(), word] as const),
    ...words.map((word) => [word, word] as const),
  ]);
}

/** The contract's spelling of a word in any letter case; undefined for a word that it does not name. */
export function spelled(word: string, known: Spellings): string | undefined {
  return known.get(word) ?? known.get(word.toLowerCase());
}

type Member = readonly [name: string, value: unknown];

/** The own members of an object. */
export interface Members {
  /** Those that the contract names, under the contract's name. */
  readonly named: ReadonlyMap<string, unknown>;
  /** The rest as it came, a second spelling of a named member included. */
  readonly others: readonly Member[];
}

/** Sorts an object's own members into named ones, whatever their letter case, and others. */
export function membersOf(value: object, names: Spellings): Members | typeof unreadable {
  const members = ownMembers(value);
  if (members === unreadable) return unreadable;
  const named = new Map<string, unknown>();
  const otherSpellings = new Map<string, string>();
  const others: Member[] = [];
  for (const member of members) {
    const [key, content] = member;
    const name = spelled(key, names);
    if (name === undefined || (named.has(name) && key !== name)) {
      others.push(member);
      continue;
    }
    if (named.has(name)) others.push([otherSpellings.get(name) ?? name, named.get(name)]);
    if (key !== name) otherSpellings.set(name, key);
    named.set(name, content);
  }
  return { named, others };
}

/** As Object.entries, which takes ten times as long. */
function ownMembers(value: object): readonly Member[] | typeof unreadable {
  return reading(() => {
    const contents = Object.values(value);
    return Object.keys(value).map((key, index) => [key, contents[index]] as const);
  });
}

const secretNames = new Set(Object.values(secretMembers).flatMap((names) => names.map((name) => name.toLowerCase())));

/** True of a member that holds a secret: one the contract marks, or one whose name ends in `token`. [OP-06, OP-07] */
function isSecret(name: string): boolean {
  const folded = name.toLowerCase();
  return folded.endsWith("token") || secretNames.has(folded);
}

/** Members nested deeper than this are handed out `Redacted` as a whole; bodies seen in the field have about ten levels. */
const deepestShown = 32;

/** A copy of some members with every secret in them `Redacted`, at any depth. [OP-07] */
export function withoutSecrets(members: readonly Member[]): Record<string, unknown> {
  return copyOfMembers(members, {}, 1, new Map());
}

function copyOfMembers(
  members: readonly Member[],
  copy: Record<string, unknown>,
  depth: number,
  copies: Map<object, unknown>,
): Record<string, unknown> {
  for (const [name, value] of members) {
    const shown =
      isSecret(name) && value !== null && value !== undefined ? new Redacted(value) : shownCopy(value, depth, copies);
    // Assigning to `__proto__` would set the prototype.
    if (name === "__proto__")
      Object.defineProperty(copy, name, { value: shown, enumerable: true, configurable: true, writable: true });
    else copy[name] = shown;
  }
  return copy;
}

/** `copies` keeps a value that is not JSON, and holds itself or one part many times, from being walked without end. */
function shownCopy(value: unknown, depth: number, copies: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  if (depth === deepestShown) return new Redacted(value);
  return isList(value) ? copyOfList(value, depth, copies) : copyOfObject(value, depth, copies);
}

function copyOfList(list: readonly unknown[], depth: number, copies: Map<object, unknown>): unknown {
  const elements = reading(() => Object.values(list));
  if (elements === unreadable) return new Redacted(list);
  const copy: unknown[] = [];
  copies.set(list, copy);
  for (const element of elements) copy.push(shownCopy(element, depth + 1, copies));
  return copy;
}

function copyOfObject(value: object, depth: number, copies: Map<object, unknown>): unknown {
  const members = ownMembers(value);
  if (members === unreadable) return new Redacted(value);
  const copy = {};
  copies.set(value, copy);
  return copyOfMembers(members, copy, depth + 1, copies);
}
