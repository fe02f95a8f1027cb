import { CommandError } from "./command.ts";

/** A part of a document that a command writes, between two comments. */
export interface Marks {
  readonly begin: string;
  readonly end: string;
}

/** What stands between the marks. @throws CommandError where they are not there */
export function markedIn(text: string, marks: Marks): string {
  return parts(text, marks).marked;
}

/** The text with lines in place of what stands between the marks. @throws CommandError where they are not there */
export function withMarked(text: string, marks: Marks, lines: readonly string[]): string {
  const { before, after } = parts(text, marks);
  return [before, ...lines, after].join("\n");
}

function parts(text: string, { begin, end }: Marks): { before: string; marked: string; after: string } {
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (!text.includes(begin) || to < from)
    throw new CommandError(`The text has no ${begin} with a ${end} after it; put them where the table goes.`);
  return { before: text.slice(0, from), marked: text.slice(from, to), after: text.slice(to) };
}
