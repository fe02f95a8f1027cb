import { type Document, LineCounter, type Node, parseDocument } from "yaml";
import { SpecError } from "../../lib/contract.ts";
import { type Change, different, type Place, pairAt, type YamlPath } from "./changes.ts";
import { type Keyword, type PartName, partOfFile, parts } from "./grammar.ts";
import { clausesIn, type FileText, type Mutant } from "./mutant.ts";

type Found = { path: YamlPath; change: Change };
type Holder = Record<string, unknown>;

/** Every mutant of one file of the spec. */
export function specMutants({ path: file, text }: FileText): Mutant[] {
  const part = partOfFile(file);
  if (!part) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const root: unknown = document.toJS();
  return inPart(file, part, { path: [], value: root }).map(({ path, change: { what, edit } }) => {
    const copy = parseDocument(text);
    edit(copy);
    return {
      file,
      line: lines.linePos(offsetOf(document, path)).line,
      pointer: pointerOf(path),
      change: what,
      clauses: clausesOver(root, path),
      texts: [{ path: file, text: String(copy) }],
    };
  });
}

function inPart(file: string, name: PartName, { path, value }: Place): Found[] {
  return Object.entries(value as Holder).flatMap(([keyword, content]) => {
    const place = { path: [...path, keyword], value: content };
    const known = parts[name][keyword];
    if (known) return inKeyword(file, known, place);
    throw new SpecError(
      `${file}: mutate:spec knows no ${keyword} in a ${name} (${pointerOf(place.path)}). Say in scripts/prove/mutate/grammar.ts how it is changed, or that it is silent.`,
    );
  });
}

function inKeyword(file: string, { rules = [], of, each, json }: Keyword, place: Place): Found[] {
  return [
    ...rules.flatMap((rule) => rule(place)).map((change) => ({ path: place.path, change })),
    ...(of ? inPart(file, of, place) : []),
    ...(each ? children(place).flatMap((child) => inKeyword(file, each, child)) : []),
    ...(json ? inJson(place) : []),
  ];
}

/** A message is prose, in an example too. */
const proseMembers: readonly unknown[] = ["message"];

function inJson(place: Place): Found[] {
  if (proseMembers.includes(place.path.at(-1))) return [];
  if (typeof place.value === "object" && place.value !== null) return children(place).flatMap(inJson);
  return different(place).map((change) => ({ path: place.path, change }));
}

function children({ path, value }: Place): Place[] {
  if (Array.isArray(value)) return value.map((element: unknown, index) => ({ path: [...path, index], value: element }));
  return Object.entries(value as Holder).map(([name, entry]) => ({ path: [...path, name], value: entry }));
}

/** The clauses of the nearest part around a place that quotes some. */
function clausesOver(root: unknown, path: YamlPath): string[] {
  // biome-ignore lint/performance/noAccumulatingSpread: a path has a dozen parts
  const around = path.reduce<unknown[]>((nodes, part) => [(nodes[0] as Holder)[part], ...nodes], [root]);
  const quoting = around.find((node) => typeof node === "object" && node !== null && "x-clause" in node) as
    | Holder
    | undefined;
  return clausesIn(JSON.stringify(quoting?.["x-clause"] ?? ""));
}

function offsetOf(document: Document, path: YamlPath): number {
  const node = (pairAt(document, path)?.key ?? document.getIn(path, true)) as Node | undefined;
  return node?.range?.[0] ?? 0;
}

function pointerOf(path: YamlPath): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
