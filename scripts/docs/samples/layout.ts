/** A list that is longer goes over several lines, in characters. */
const widest = 50;

/** How a language writes a list. */
export type Brackets = {
  open: string;
  /** `open` of a list over several lines. Default: the same. */
  openLines?: string;
  close: string;
  /** What stands inside the brackets of a list on one line. */
  space: "" | " ";
  /** What follows the last part of a list over several lines. */
  last: "" | ",";
  indent: string;
};

/** A list on one line, or over several where it is long or a part of it is. */
export function bracketed(parts: string[], { open, openLines = open, close, space, last, indent }: Brackets): string {
  if (parts.length === 0) return open + close;
  const line = [open, parts.join(", "), close].join(space);
  if (line.length <= widest && !line.includes("\n")) return line;
  return `${openLines}\n${parts.join(",\n").replace(/^/gm, indent)}${last}\n${close}`;
}
