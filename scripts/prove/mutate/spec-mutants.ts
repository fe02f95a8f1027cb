import { basename, dirname } from "node:path";
import { type Document, isAlias, isMap, isScalar, type Node, type Scalar, visit } from "yaml";
import { SpecError } from "../../lib/contract.ts";
import type { SpecFile } from "../../lint/spec-files.ts";
import { type Change, different, keywordIn, type Rule } from "./grammar.ts";
import { clausesIn, type Mutant } from "./mutant.ts";

/** A path in a YAML document: names and indexes from its root. */
type YamlPath = readonly (string | number)[];
type Place = { path: YamlPath; value: unknown };
type Found = { path: YamlPath; change: Change };

/** Files that are not part of the OpenAPI document. */
const others: readonly string[] = ["openapi/clauses.yaml", "openapi/record-response.arazzo.yaml"];

/** Every mutant of one file of the spec. */
export function specMutants({ path: file, document, lines }: SpecFile): Mutant[] {
  if (others.includes(file)) return [];
  return inPart(file, basename(dirname(file)), ownValues(document), []).map(({ path, change }) => ({
    file,
    line: lines.linePos((nameAt(document, path) ?? (document.getIn(path, true) as Node)).range?.[0] ?? 0).line,
    pointer: pointerOf(path),
    change: change.what,
    clauses: clausesOver(document, path),
    texts: [{ path: file, text: String(changed(document.clone(), path, change)) }],
  }));
}

/** What a file says itself; what its aliases repeat is changed at the anchor. */
function ownValues(document: Document): unknown {
  const own = document.clone();
  visit(own, {
    Pair: (_, { value }) => (isAlias(value) ? visit.REMOVE : undefined),
    Alias: () => visit.REMOVE,
  });
  return own.toJS();
}

function changed(document: Document, path: YamlPath, change: Change): Document {
  const list = path.slice(0, -1);
  // A union or base of one branch goes with it, as an empty list is invalid there.
  const isOnly = /^(any|one|all)Of$/.test(String(list.at(-1))) && !document.hasIn([...list, 1]);
  if (change.name !== undefined) (nameAt(document, path) as Scalar).value = change.name;
  else if ("value" in change) document.setIn(path, change.value);
  else document.deleteIn(isOnly ? list : path);
  return document;
}

/** What can be changed in a part of the spec; `name` is that of the keyword, or of the folder, that holds it. */
function inPart(file: string, name: string, part: unknown, path: YamlPath): Found[] {
  return members(part, path).flatMap((place) => {
    const keyword = String(place.path.at(-1));
    const how = keywordIn(name, keyword);
    if (!how)
      throw new SpecError(
        `${file}: mutate:spec does not know the keyword ${keyword} (${pointerOf(place.path)}). Say in scripts/prove/mutate/grammar.ts how it is changed, or that it has no effect.`,
      );
    const { whole = [], each = [], holds } = how;
    const inside = (inner: Place): Found[] => inPart(file, keyword, inner.value, inner.path);
    return [
      ...changes(place, whole),
      ...(holds === "part" ? inside(place) : []),
      ...(holds === "json" ? inJson(place) : []),
      ...(each.length === 0 ? [] : members(place.value, place.path)).flatMap((entry) => [
        ...changes(entry, each),
        ...(holds === "parts" ? inside(entry) : []),
      ]),
    ];
  });
}

function changes(place: Place, rules: readonly Rule[]): Found[] {
  const found = rules.flatMap((rule) => rule(place.value, place.path.at(-1)) ?? []);
  return found.map((change) => ({ path: place.path, change }));
}

/** A message is prose, and is not changed in an example either. */
function inJson(place: Place): Found[] {
  if (place.path.at(-1) === "message") return [];
  const inside = members(place.value, place.path);
  return typeof place.value === "object" && place.value !== null ? inside.flatMap(inJson) : changes(place, [different]);
}

/** The elements of a list or the values of a map; none for anything else. */
function members(holder: unknown, path: YamlPath): Place[] {
  if (Array.isArray(holder)) return holder.map((value, index) => ({ path: [...path, index], value }));
  if (typeof holder !== "object" || holder === null) return [];
  return Object.entries(holder).map(([name, value]) => ({ path: [...path, name], value }));
}

/** The clauses of the nearest part around a place that quotes some. */
function clausesOver(document: Document, path: YamlPath): string[] {
  const quoted = ["", ...path].map((_, depth) => document.getIn([...path.slice(0, depth), "x-clause"]));
  return clausesIn(JSON.stringify(quoted.findLast((clauses) => clauses !== undefined) ?? ""));
}

/** The name in a map that a path ends in; undefined where it ends in an element of a list. */
function nameAt(document: Document, path: YamlPath): Scalar | undefined {
  const holder = document.getIn(path.slice(0, -1), true);
  const names = isMap(holder) ? holder.items.map(({ key }) => key).filter(isScalar) : [];
  return names.find(({ value }) => value === path.at(-1));
}

function pointerOf(path: YamlPath): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
