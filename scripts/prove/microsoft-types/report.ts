import type { Comparison, Row, Table } from "./compare.ts";

/** The table as it is printed: what differs, by reason. */
export function listing({ called, oursAlone, theirsAlone, differences }: Table): string {
  return [
    ...list(
      "Schemas with another name",
      Object.entries(called).map(([schema, type]) => `${schema} is ${type}`),
    ),
    ...list(
      "Schemas without a type",
      Object.entries(oursAlone).map(([schema, reason]) => `${schema}: ${reason}`),
    ),
    ...list(
      "Types without a schema",
      Object.entries(theirsAlone).map(([type, reason]) => `${type}: ${reason}`),
    ),
    ...differences.flatMap(({ reason, rows }) => list(reason, rows.flatMap(rowLines))),
  ].join("\n");
}

/** What does not match the table; the last line is the figure. */
export function summary(comparison: Comparison, file: string): string {
  const { unaccounted, stale } = comparison;
  return [
    ...list(`Not in ${file}, or different there`, unaccounted),
    ...list(`No longer needed in ${file}`, stale),
    figure(comparison),
  ].join("\n");
}

export function isUpToDate({ unaccounted, stale }: Comparison): boolean {
  return unaccounted.length + stale.length === 0;
}

function figure({ types, operations, members, same, explained, unaccounted, stale }: Comparison): string {
  const compared = `${members} members of ${types} types and ${operations} kinds of operation compared`;
  const obsolete = stale.length > 0 ? `, ${stale.length} no longer needed` : "";
  return `${compared}: ${same} the same, ${explained} differ with the reason${obsolete}, ${unaccounted.length} unaccounted for`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`), ""] : [];
}

function rowLines({ members, theirs, ours }: Row): string[] {
  return members.map((member) => `${member.padEnd(45)} theirs "${theirs}", ours "${ours}"`);
}
