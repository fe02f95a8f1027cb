import { bracketed } from "./layout.ts";

/** How a notation writes objects. */
type Notation = { last: "" | ","; name: (name: string) => string };

const json: Notation = { last: "", name: (name) => JSON.stringify(name) };
const script: Notation = {
  last: ",",
  name: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
};

/** A value as JSON that people read. */
export const jsonText = (value: unknown): string => written(value, json);

/** A value of JSON as JavaScript and TypeScript write it. */
export const literal = (value: unknown): string => written(value, script);

/** An object of JavaScript whose members are code already. */
export const object = (members: readonly (readonly [name: string, code: string])[]): string => braces(members, script);

function written(value: unknown, notation: Notation): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (!Array.isArray(value))
    return braces(
      Object.entries(value).map(([name, member]) => [name, written(member, notation)]),
      notation,
    );
  const items = value.map((item) => written(item, notation));
  return bracketed(items, { open: "[", close: "]", space: "", last: notation.last, indent: "  " });
}

function braces(members: readonly (readonly [name: string, code: string])[], { last, name }: Notation): string {
  const parts = members.map(([member, code]) => `${name(member)}: ${code}`);
  return bracketed(parts, { open: "{", close: "}", space: " ", last, indent: "  " });
}
