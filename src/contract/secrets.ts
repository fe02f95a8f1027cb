import { secretMembers } from "../../generated/vocabulary.ts";
import { isList, type Member, ownMembers, reading, unreadable } from "../lib/untrusted.ts";
import { Redacted } from "./redacted.ts";

/** Whoever has one of these links can join the call or take a place in it. */
const capabilityLinks = ["replacementLink", "replacesContext"];

const secretNames = new Set(
  [...Object.values(secretMembers).flat(), ...capabilityLinks].map((name: string) => name.toLowerCase()),
);

const secretEnding = /(?:tokens?|secrets?|passwords?|passcode|authorization)$/i;

/** True of a member that holds a secret, by its name in any letter case: one that the contract marks, or one of those above. [OP-06, OP-07] */
export function isSecretName(name: string): boolean {
  return secretEnding.test(name) || secretNames.has(name.toLowerCase());
}

/** Members nested deeper than this are handed out `Redacted` as a whole; bodies seen in the field have about ten levels. */
const deepestShown = 32;

/** A copy of some members with every secret in them `Redacted`, at any depth. [OP-07] */
export function withoutSecrets(members: readonly Member[]): Record<string, unknown> {
  return members.length === 0 ? {} : copyOfMembers(members, {}, 1, new Map());
}

function copyOfMembers(
  members: readonly Member[],
  copy: Record<string, unknown>,
  depth: number,
  copies: Map<object, unknown>,
): Record<string, unknown> {
  for (const [name, value] of members) {
    const shown =
      isSecretName(name) && value !== null && value !== undefined
        ? new Redacted(value)
        : shownCopy(value, depth, copies);
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
