import { lengthOf } from "./colours.ts";

/** Least characters that text beside a margin has in a line; where fewer are left it stands below. */
const leastBeside = 24;

/** Wraps text into lines of at most `width` characters, between words. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Text beside its head, wrapped into lines of `columns` characters. */
export function beside(head: string, text: string, columns: number): string {
  const margin = lengthOf(head);
  if (columns - margin < leastBeside) return [head.trimEnd(), ...indented(wrapped(text, columns - 4), 4)].join("\n");
  const [first = "", ...others] = wrapped(text, columns - margin);
  return [head + first, ...indented(others, margin)].join("\n");
}

/** Rows of a head and what it means, the meanings in one column. */
export function table(rows: readonly (readonly [head: string, meaning: string])[], columns: number): string {
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, meaning]) => beside(`  ${head.padEnd(width)}  `, meaning, columns)).join("\n");
}

/** Each line wrapped by itself, but for code, which is indented. */
export function wrappedLines(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.startsWith(" ") ? [line] : wrapped(line, columns)))
    .join("\n");
}

const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => " ".repeat(by) + line);
