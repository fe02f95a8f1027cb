import { type Document, isMap, isScalar, type Pair, type Scalar, type YAMLSeq } from "yaml";

/** Where something stands in a YAML document: names and indexes from its root. */
export type YamlPath = readonly (string | number)[];
/** Something that the spec says, and where. */
export type Place = { path: YamlPath; value: unknown };
/** One way to say it otherwise: in words, and as an edit of the document. */
export type Change = { what: string; edit: (document: Document) => void };
export type Rule = (place: Place) => Change[];

export const removed: Rule = ({ path }) => [{ what: "removed", edit: (document) => document.deleteIn(path) }];

/** One branch of a union or a base; the whole keyword where it is the only one, as an empty list is no schema. */
export const branchRemoved: Rule = ({ path }) => {
  const list = path.slice(0, -1);
  const isOnly = (document: Document): boolean => (document.getIn(list) as YAMLSeq).items.length === 1;
  return [{ what: "removed", edit: (document) => document.deleteIn(isOnly(document) ? list : path) }];
};

export const renamed: Rule = ({ path }) => {
  const name = `${String(path.at(-1))}-mutant`;
  return [{ what: `renamed to ${name}`, edit: (document) => rename(document, path, name) }];
};

/** A name among those that mean something: the media type, the method. */
export const renamedTo =
  (name: string): Rule =>
  ({ path }) => [{ what: `renamed to ${name}`, edit: (document) => rename(document, path, name) }];

export const replacedBy =
  (value: unknown): Rule =>
  (place) => [set(place, value)];

/** Another name that code can bear. */
export const otherName: Rule = (place) => [set(place, `${String(place.value)}Mutant`)];

/** Another value of the same type. */
export const different: Rule = (place) => [set(place, otherThan(place.value))];

export const oneLess: Rule = (place) => [set(place, Number(place.value) - 1)];
export const oneMore: Rule = (place) => [set(place, Number(place.value) + 1)];

export const withoutNull: Rule = ({ path, value }) => {
  if (!Array.isArray(value) || !value.includes("null")) return [];
  const others = value.filter((type) => type !== "null");
  return [{ what: "null removed", edit: (document) => document.setIn(path, others.length === 1 ? others[0] : others) }];
};

/** A member in a list that has none. */
export const filled: Rule = ({ path, value }) =>
  Array.isArray(value) && value.length === 0
    ? [{ what: "filled", edit: (document) => document.setIn(path, ["mutant"]) }]
    : [];

function set({ path, value }: Place, other: unknown): Change {
  return { what: `${shown(value)} -> ${shown(other)}`, edit: (document) => document.setIn(path, other) };
}

function otherThan(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}-mutant` : "mutant";
}

function rename(document: Document, path: YamlPath, name: string): void {
  const key = pairAt(document, path)?.key;
  if (!isScalar(key)) throw new Error(`there is no name to change at ${path.join("/")}`);
  (key as Scalar).value = name;
}

/** The pair of a map that a path ends in; undefined where it ends in an element of a list. */
export function pairAt(document: Document, path: YamlPath): Pair | undefined {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  return isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
