import { elementsOf, isList, ownColumns, unreadable } from "./untrusted.ts";

/**
 * About how many bytes a value keeps in memory; a value that weighs more than `most` is not walked to its end. Strings
 * count two bytes a unit.
 */
export function weightOf(value: unknown, most: number): number {
  const left: unknown[] = [value];
  let bytes = 0;
  for (let next = left.pop(); next !== undefined && bytes <= most; next = left.pop()) {
    bytes += 16;
    if (typeof next === "string") bytes += 2 * next.length;
    if (typeof next !== "object" || next === null) continue;
    const { parts, count } = partsOf(next, (most - bytes) / 16);
    bytes += 16 * count;
    for (const part of parts) {
      if (typeof part === "string") bytes += 16 + 2 * part.length;
      else if (part !== undefined && part !== null) left.push(part);
    }
  }
  return bytes;
}

/** What an object holds, names included; `count` includes those that are not listed. */
function partsOf(value: object, most: number): { readonly parts: readonly unknown[]; readonly count: number } {
  if (isList(value)) {
    const elements = elementsOf(value, Math.max(0, Math.floor(most)));
    return elements === unreadable
      ? { parts: [], count: 0 }
      : { parts: elements.read, count: elements.read.length + elements.left };
  }
  const members = ownColumns(value);
  if (members === unreadable) return { parts: [], count: 0 };
  const parts = [...members.keys, ...members.contents];
  return { parts, count: parts.length };
}
