import { createRequire } from "node:module";
import type { Difference } from "./capture/fixture.ts";
import type { Recorded } from "./capture/record.ts";
import type { Terminal } from "./terminal.ts";
import { beside } from "./wrapped.ts";

export interface CaptureFacts {
  readonly origin: string;
  readonly to: URL;
  readonly folder: string;
}

/** Without a query, which may hold a key. */
export const shownAddress = ({ origin, pathname, search }: URL): string => origin + pathname + (search && "?…");

/** What a capture prints. */
export interface CaptureOutput {
  ready(): void;
  delivery(recorded: Recorded): void;
  /** Why a request was not forwarded. */
  refused(why: string): void;
  warning(text: string): void;
  /** The end waits for so many deliveries. */
  ending(underWay: number): void;
  /** The summary. Gives the exit code. */
  end(): number;
}

/** Differences of one sort, wherever in a list they were. */
interface Group extends Difference {
  count: number;
  /** The first file that shows it. */
  readonly file: string;
}

/** So many sorts of each kind are named; a body can be made to have any number. */
const mostGroups = 500;

/** What was seen so far. */
function createTally() {
  const groups = { difference: new Map<string, Group>(), evidence: new Map<string, Group>() };
  const unnamed = { difference: 0, evidence: 0 };
  const carried = new Map<string, number>();
  let deliveries = 0;

  const byClause = (kind: Difference["kind"]): readonly Group[] =>
    [...groups[kind].values()].sort((one, other) => one.clause.localeCompare(other.clause));

  return {
    /** Those of its differences that no delivery had before. */
    take({ differences, file, carries }: Recorded): readonly Difference[] {
      deliveries += 1;
      carried.set(carries, (carried.get(carries) ?? 0) + 1);
      return differences.filter(({ kind, clause, at, says }) => {
        const sort = { kind, clause, at: at.replace(/\[\d+\]/g, "[]"), says: says.replace(/\d+/g, "0") };
        const key = JSON.stringify(sort);
        const known = groups[kind].get(key);
        if (known) known.count += 1;
        else if (groups[kind].size < mostGroups) groups[kind].set(key, { ...sort, says, count: 1, file });
        else unnamed[kind] += 1;
        return !known;
      });
    },
    summary: () => ({
      deliveries,
      carried: Object.fromEntries(carried),
      differences: byClause("difference"),
      evidence: byClause("evidence"),
      /** How many were of further sorts. */
      unnamed,
    }),
  };
}

type Summary = ReturnType<ReturnType<typeof createTally>["summary"]>;

const exitCode = ({ deliveries, differences }: Summary): number => (deliveries > 0 && differences.length === 0 ? 0 : 1);

/** One JSON object per line, for programs. */
export function jsonOutput({ print }: Terminal, { origin, to, folder }: CaptureFacts): CaptureOutput {
  const write = (fact: object): void => print(JSON.stringify(fact));
  const tally = createTally();
  return {
    ready: () => write({ kind: "ready", origin, to: shownAddress(to), folder }),
    delivery(recorded) {
      const { number, atMs, carries, answer, file, differences } = recorded;
      tally.take(recorded);
      write({ kind: "delivery", number, atMs, carries, answer, file, differences });
    },
    refused: (why) => write({ kind: "refused", why }),
    warning: (text) => write({ kind: "warning", text }),
    ending: (underWay) => write({ kind: "ending", underWay }),
    end() {
      const summary = tally.summary();
      write({ kind: "end", ...summary });
      return exitCode(summary);
    },
  };
}

/** The sentence of each clause. */
type Sentences = Readonly<Record<string, { readonly sentence: string }>>;

const counted = (count: number, what: string): string =>
  `${count} ${count === 1 ? what : what.replace(/y?$/, (end) => (end === "y" ? "ies" : "s"))}`;

const carriesWidth = 30;

/** A line for each delivery, and below it what is new in it. */
export function textOutput(terminal: Terminal, { origin, to, folder }: CaptureFacts): CaptureOutput {
  const { print, paint, columns } = terminal;
  const tally = createTally();
  const colour = { difference: "yellow", evidence: "cyan" } as const;
  const word = { difference: "differs ", evidence: "evidence" } as const;

  const line = ({ kind, clause, at, says }: Difference): string =>
    beside(`  ${paint(colour[kind], word[kind])}  ${clause}  `, `${at} ${says}`, columns);

  function groupLines(groups: readonly Group[], unnamed: number): string {
    const sentences = createRequire(import.meta.url)("graph-record-response/clauses.json") as Sentences;
    const clauses = [...new Set(groups.map(({ clause }) => clause))];
    const lines = clauses.flatMap((clause) => [
      `\n${beside(`${paint("bold", clause)}  `, paint("dim", sentences[clause]?.sentence.split("; ")[0] ?? ""), columns)}`,
      ...groups
        .filter((group) => group.clause === clause)
        .map(({ at, says, count, file }) =>
          beside(`  ${`×${count}`.padEnd(6)}`, `${at} ${says} (first in ${file})`, columns),
        ),
    ]);
    return [...lines, ...(unnamed > 0 ? [`\n  and ${unnamed} more of other sorts, which the files name`] : [])].join(
      "\n",
    );
  }

  return {
    ready: () =>
      print(`${paint("bold", "graph-record-response capture")} listens on ${origin}; Ctrl-C ends it.

  forwards to  ${shownAddress(to)}
  keeps in     ${folder}  ${paint("dim", "without tokens, names and ids: stand-ins are in their place")}

Point the tunnel at ${origin}, or the mock: graph-record-response mock --callback ${origin}${to.pathname}
`),
    delivery(recorded) {
      const { number, carries, answer, differences } = recorded;
      const fresh = tally.take(recorded);
      const status = "status" in answer ? String(answer.status) : answer.failure;
      const count = differences.filter(({ kind }) => kind === "difference").length;
      const differs =
        count === 0 ? paint("green", "as the contract says") : paint("yellow", counted(count, "difference"));
      print(
        `${new Date().toTimeString().slice(0, 8)}  ${String(number).padStart(4, "0")}  ${carries.padEnd(carriesWidth)}  ${status}  ${answer.ms} ms  ${differs}`,
      );
      for (const each of fresh) print(line(each));
    },
    refused: (why) => print(`${paint("red", "refused")}  ${why}`),
    warning: (text) => print(beside(paint("red", "Warning  "), paint("red", text), columns)),
    ending: (underWay) => print(`\nWaits for ${counted(underWay, "delivery")} under way; Ctrl-C again ends at once.`),
    end() {
      const summary = tally.summary();
      const { deliveries, carried, differences, evidence, unnamed } = summary;
      if (deliveries === 0) print(`\nNo delivery came. Does the tunnel lead to ${origin}?`);
      else {
        const kinds = Object.entries(carried).map(([name, count]) => `${name} ×${count}`);
        print(`\n${counted(deliveries, "delivery")}: ${kinds.join(", ")}.`);
        if (differences.length > 0)
          print(`\n${paint("bold", "Differs from the contract:")}${groupLines(differences, unnamed.difference)}`);
        if (evidence.length > 0)
          print(
            `\n${paint("bold", "Evidence for what the contract leaves open or inferred:")}${groupLines(evidence, unnamed.evidence)}`,
          );
        print(
          `\nThe files are in ${folder}: graph-record-response validate ${folder}/*.json judges their bodies again. Read one before you pass it on; then attach it to an issue, with the clause.`,
        );
      }
      return exitCode(summary);
    },
  };
}
