/** A table of Markdown; a cell may hold Markdown, and `|` in it is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

const cell = (text: string): string =>
  text
    .replaceAll("|", "\\|")
    .replace(/\s*\n\s*/g, " ")
    .trim();

/** Text that no sign of Markdown or HTML changes. */
export const plain = (text: string): string => text.replace(/[{}<>*_`[\]|]/g, (sign) => `\\${sign}`);

/** A link to a clause's own place on the page. */
export const clauseLink = (id: string): string => `[${id}](#/clauses/${id.toLowerCase()})`;

/** Links to the clauses of a part's `x-clause`. */
export const clauseLinks = (ids: string | readonly string[] = []): string => [ids].flat().map(clauseLink).join(", ");

export const code = (text: string): string => `\`${text}\``;

/** The items in groups of the same key, in the order of their first ones. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
