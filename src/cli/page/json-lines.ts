import type { ExchangeFault } from "../live/records.ts";

/** A line of a body, and what is wrong there. */
export interface Line {
  readonly text: string;
  readonly faults: readonly ExchangeFault[];
}

interface Open {
  readonly path: string;
  readonly isList: boolean;
  count: number;
}

/** The lines of indented JSON; each fault is at the line of its member, or of the innermost member around it. */
export function markedLines(body: string, faults: readonly ExchangeFault[]): readonly Line[] {
  const texts = body.split("\n");
  const paths = pathsOf(texts);
  const lineOf = faults.map(({ path }) => {
    const inner = paths.map((each, index) => ({ each, index })).filter(({ each }) => isAround(each, path));
    return inner.reduce((best, one) => (one.each.length > (paths[best] ?? "").length ? one.index : best), 0);
  });
  return texts.map((text, index) => ({ text, faults: faults.filter((_, fault) => lineOf[fault] === index) }));
}

function isAround(around: string, path: string): boolean {
  return path === around || (around !== "" && path.startsWith(around) && /^[.[]/.test(path.slice(around.length)));
}

/** What each line is about, `$.prompts[0]`; "" for one that closes. */
function pathsOf(texts: readonly string[]): readonly string[] {
  const open: Open[] = [];
  return texts.map((line) => {
    const text = line.trim();
    if (/^[}\]]/.test(text)) {
      open.pop();
      return "";
    }
    const path = pathOf(text, open.at(-1));
    if (/[{[]$/.test(text)) open.push({ path, isList: text.endsWith("["), count: 0 });
    return path;
  });
}

function pathOf(text: string, parent: Open | undefined): string {
  if (!parent) return "$";
  if (parent.isList) return `${parent.path}[${parent.count++}]`;
  const [, quoted = '""'] = /^("(?:[^"\\]|\\.)*"): /.exec(text) ?? [];
  const name = JSON.parse(quoted) as string;
  return parent.path + (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quoted}]`);
}
