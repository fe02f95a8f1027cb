import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { Issue } from "../errors.ts";
import { decodeText } from "../lib/decode.ts";
import { parseJson } from "../lib/json.ts";
import { type Arguments, type Manual, UsageError } from "./arguments.ts";
import { type BodyKind, bodyKinds, faultsOf, guessKind } from "./body-kinds.ts";
import { type Fixture, isFixture } from "./capture/fixture.ts";
import type { Terminal } from "./terminal.ts";

export const manual: Manual = {
  name: "validate",
  usage: "FILE... [options]",
  says: `Judges captured bodies by the contract, and names every fault with its path. Each file holds one body, as JSON; - is
standard input. What kind of body it is, is guessed by its members unless --as says so. A file of capture is judged by the
body in it.`,
  options: [{ name: "as", value: "KIND", says: bodyKinds.join(", ") }],
  sections: [
    [
      "Kinds",
      `request        what a bot posts to recordResponse
operation      what Graph answers, or null
notifications  what Graph posts to the bot's callback
error          the body of a failure`,
    ],
  ],
  exits:
    "0 when every body keeps the contract, 1 when one does not, 2 for wrong usage, such as a file that is not there",
  examples: [
    "graph-record-response validate captured/*.json",
    `echo '{"maxRecordDurationInSeconds": 300}' | graph-record-response validate - --as request`,
  ],
};

interface Judgement {
  /** Undefined when nobody said, and it could not be guessed. */
  readonly kind: BodyKind | undefined;
  /** Why it was taken for that, when it was guessed. */
  readonly because: string | undefined;
  readonly issues: readonly (Issue | UnknownKind)[];
}

export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  const { positionals: files } = options;
  if (files.length === 0)
    throw new UsageError(
      "validate takes the files to judge, or - for standard input: graph-record-response validate captured.json",
    );
  const kind = kindOf(options.text("as"));
  const printJudgement = options.flag("json") ? printJson : printText;
  let [bad, unread] = [0, 0];
  for (const file of files) {
    const bytes = await read(file, terminal);
    if (!bytes) {
      unread += 1;
      continue;
    }
    const judgement = judge(bytes, kind);
    if (judgement.issues.length > 0) bad += 1;
    printJudgement(terminal, file, judgement);
  }
  if (files.length > 1 && !options.flag("json"))
    terminal.print(`\n${files.length - unread} judged: ${files.length - unread - bad} ok, ${bad} bad.`);
  if (unread > 0) return 2;
  return bad > 0 ? 1 : 0;
}

function kindOf(text: string | undefined): BodyKind | undefined {
  const kind = bodyKinds.find((name) => name === text);
  if (kind === undefined && text !== undefined)
    throw new UsageError(`--as takes one of ${bodyKinds.join(", ")}; not ${JSON.stringify(text)}`);
  return kind;
}

async function read(file: string, terminal: Terminal): Promise<Uint8Array | undefined> {
  try {
    return await (file === "-" ? buffer(process.stdin) : readFile(file));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    terminal.complain(
      `${file} ${obstacles[code] ?? `cannot be read (${code})`}. Name a file with one JSON body, or - for standard input.`,
    );
    return undefined;
  }
}

const obstacles: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EISDIR: "is a folder",
  EACCES: "may not be read by this user",
};

function judge(bytes: Uint8Array, given: BodyKind | undefined): Judgement {
  const parsed = parseJson(decodeText(bytes, undefined) ?? "");
  if ("issue" in parsed) return { kind: given, because: undefined, issues: [parsed.issue] };
  if (isFixture(parsed.value)) return judgeFixture(parsed.value, given ?? "notifications");
  const guess = given === undefined ? guessKind(parsed.value) : { kind: given, because: undefined };
  if (!guess) return { kind: undefined, because: undefined, issues: [unknownKind] };
  return { ...guess, issues: faultsOf(guess.kind, parsed.value) };
}

/** A file of `capture`: the body in it. */
function judgeFixture({ request: { body, notKept } }: Fixture, kind: BodyKind): Judgement {
  const issues = notKept ? [{ ...unkept, message: `was not kept (${notKept.why})` }] : faultsOf(kind, body);
  const within = issues.map((issue) => ({ ...issue, path: issue.path.replace("$", "$.request.body") }));
  return { kind, because: "it is a file of capture", issues: within };
}

const unkept = { path: "$", code: "unknownKind" } as const;

/** A body of which nothing says what it is. */
type UnknownKind = { readonly path: string; readonly code: "unknownKind"; readonly message: string };

const unknownKind: UnknownKind = {
  path: "$",
  code: "unknownKind",
  message: `has no member that shows its kind; name it with --as ${bodyKinds.join("|")}`,
};

function printJson({ print }: Terminal, file: string, { kind, because, issues }: Judgement): void {
  print(JSON.stringify({ file, ok: issues.length === 0, kind, guessedBecause: because, issues }));
}

function printText({ print, paint }: Terminal, file: string, { kind, because, issues }: Judgement): void {
  const mark = issues.length === 0 ? paint("green", "ok ") : paint("red", "bad");
  const taken =
    kind === undefined ? "" : `: ${kind}${because === undefined ? "" : paint("dim", ` (guessed: ${because})`)}`;
  const width = Math.max(0, ...issues.map(({ path }) => path.length));
  const faults = issues.map(({ path, message }) => `     ${path.padEnd(width)}  ${message}`);
  print([`${mark}  ${file === "-" ? "standard input" : file}${taken}`, ...faults].join("\n"));
}
