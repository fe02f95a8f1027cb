import { absent, type Facts, type Members } from "./facts.ts";

/** Members that differ in the same way. */
export type Row = { members: string[]; theirs: string; ours: string };

/** test/microsoft-types/differences.yaml, which documents its parts. */
export type Table = {
  called: Record<string, string>;
  oursAlone: Record<string, string>;
  theirsAlone: Record<string, string>;
  differences: { reason: string; rows: Row[] }[];
};

export type Comparison = {
  types: number;
  operations: number;
  /** Members of types. */
  members: number;
  /** Members and operations that are the same, and those that differ as the table says. */
  same: number;
  explained: number;
  /** Differences that the table does not contain, or contains with other values, as sentences. */
  unaccounted: string[];
  /** Entries of the table that no longer apply, as sentences. */
  stale: string[];
};

/** What both sides say of one member. */
type Pair = { theirs: string; ours: string };

const none: Members = new Map();

export function compare(theirs: Facts, ours: Facts, table: Table): Comparison {
  const typeOf = (schema: string): string => table.called[schema] ?? schema;
  const schemas = [...ours.types.keys()].filter((schema) => !(schema in table.oursAlone));
  const shared = schemas.filter((schema) => theirs.types.has(typeOf(schema)));
  const alone = Object.keys(table.theirsAlone).filter((type) => theirs.types.has(type) && !shared.includes(type));
  const members = new Map([
    ...shared.flatMap((schema) => pairs(schema, membersOf(theirs, typeOf(schema)), membersOf(ours, schema))),
    ...alone.flatMap((type) => pairs(type, membersOf(theirs, type), none)),
  ]);
  const operations = pairs("operation", theirs.operations, ours.operations);
  const compared = new Map([...members, ...operations]);
  const rows = rowsByMember(table);
  const differing = [...compared].filter(([, { theirs, ours }]) => theirs !== ours);
  const unexplained = differing.filter(([member, pair]) => !isExplained(pair, rows.get(member)));
  return {
    types: shared.length + alone.length,
    operations: operations.length,
    members: members.size,
    same: compared.size - differing.length,
    explained: differing.length - unexplained.length,
    unaccounted: [
      ...schemas.filter((schema) => !shared.includes(schema)).map((schema) => withoutType(schema, typeOf(schema))),
      ...Object.keys(table.oursAlone)
        .filter((name) => theirs.types.has(name) && !(name in table.theirsAlone))
        .map(onBothSides),
      ...unexplained.map(([member, pair]) => difference(member, pair, rows.get(member)?.[0])),
    ],
    stale: [
      ...Object.keys(table.called)
        .filter((schema) => !ours.types.has(schema))
        .map((schema) => withoutSchema(schema, "called")),
      ...Object.keys(table.oursAlone)
        .filter((schema) => !ours.types.has(schema))
        .map((schema) => withoutSchema(schema, "oursAlone")),
      ...Object.keys(table.theirsAlone)
        .filter((type) => !alone.includes(type))
        .map((type) => notAlone(type, shared)),
      ...[...rows].flatMap(([member, ofMember]) =>
        staleRow(member, ofMember, compared.get(member), [...shared, ...alone, "operation"]),
      ),
    ],
  };
}

function membersOf({ types }: Facts, type: string): Members {
  return types.get(type)?.() ?? none;
}

function pairs(type: string, theirs: Members, ours: Members): [string, Pair][] {
  const names = new Set([...theirs.keys(), ...ours.keys()]);
  return [...names].map((name) => [
    `${type}.${name}`,
    { theirs: theirs.get(name) ?? absent, ours: ours.get(name) ?? absent },
  ]);
}

function rowsByMember({ differences }: Table): Map<string, Row[]> {
  const byMember = new Map<string, Row[]>();
  for (const row of differences.flatMap(({ rows }) => rows)) {
    for (const member of row.members) byMember.set(member, [...(byMember.get(member) ?? []), row]);
  }
  return byMember;
}

function isExplained({ theirs, ours }: Pair, rows: readonly Row[] = []): boolean {
  return rows.some((row) => row.theirs === theirs && row.ours === ours);
}

function difference(member: string, { theirs, ours }: Pair, row: Row | undefined): string {
  const says = `${member}: theirs says "${theirs}", ours "${ours}"`;
  if (!row) return `${says}, and the table has no row for it. Bring openapi/ in line, or write a row with the reason.`;
  return `${says}, but the table "${row.theirs}" and "${row.ours}". Bring openapi/ in line, or correct the row.`;
}

function withoutType(schema: string, type: string): string {
  return `${schema}: Microsoft's package has no type ${type}. Name its type under called, or list it under oursAlone with the reason.`;
}

function onBothSides(name: string): string {
  return `${name}: Microsoft's package has a type of that name. Take it off oursAlone, or list it under theirsAlone as well.`;
}

function withoutSchema(schema: string, list: string): string {
  return `${schema}: the contract has no such schema. Take it off ${list}, or correct it.`;
}

function notAlone(type: string, shared: readonly string[]): string {
  if (shared.includes(type)) return `${type}: the contract has a schema for it. Take it off theirsAlone.`;
  return `${type}: Microsoft's package has no such type. Take it off theirsAlone, or correct it.`;
}

function staleRow(member: string, rows: readonly Row[], pair: Pair | undefined, types: readonly string[]): string[] {
  if (rows.length > 1) return [`${member}: is in ${rows.length} rows. Keep it in one.`];
  if (pair)
    return pair.theirs === pair.ours ? [`${member}: both sides say "${pair.ours}". Take it out of its row.`] : [];
  const isOfType = types.some((type) => member.startsWith(`${type}.`));
  return [
    `${member}: ${isOfType ? "neither side has it" : "it is of no type that is compared"}. Take it out of its row, or correct it.`,
  ];
}
