import type { Comparison, Row, Table } from "./compare.ts";

/** The table as it is printed: what differs, by reason. */
export function listing({ called, oursAlone, theirsAlone, differences }: Table): string {
  return [
    ...list(
      "Schemas named otherwise",
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

/** Whatever is not as the table says; the last line is the figure. */
export function summary(comparison: Comparison, file: string): string {
  const { unaccounted, stale } = comparison;
  return [
    ...list(`Not in ${file}, or not so`, unaccounted),
    ...list(`In ${file} for nothing`, stale),
    figure(comparison),
  ].join("\n");
}

export function isAsTold({ unaccounted, stale }: Comparison): boolean {
  return unaccounted.length + stale.length === 0;
}

function figure({ types, operations, members, same, told, unaccounted, stale }: Comparison): string {
  const compared = `${members} members of ${types} types and ${operations} kinds of operation compared`;
  const idle = stale.length > 0 ? `, ${stale.length} told for nothing` : "";
  return `${compared}: ${same} the same, ${told} differ with the reason${idle}, ${unaccounted.length} unaccounted for`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`), ""] : [];
}

function rowLines({ members, theirs, ours }: Row): string[] {
  return members.map((member) => `${member.padEnd(45)} theirs "${theirs}", ours "${ours}"`);
}
