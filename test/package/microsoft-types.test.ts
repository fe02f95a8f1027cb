import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Contract, JsonSchema } from "../../scripts/lib/contract.ts";
import { type Comparison, compare, type Table } from "../../scripts/prove/microsoft-types/compare.ts";
import { declared } from "../../scripts/prove/microsoft-types/declared.ts";
import { described } from "../../scripts/prove/microsoft-types/described.ts";
import { copyProject, lastLine, projectFolder, run } from "../support/project-copy.ts";

const tableFile = "test/microsoft-types/differences.yaml";
const read = (path: string): Promise<string> => readFile(join(projectFolder, path), "utf8");

const declarations = await read("node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts");
const contract = JSON.parse(await read("generated/openapi.json")) as Contract;
const table = parse(await read(tableFile)) as Table;
const theirs = declared(declarations);

type Found = Pick<Comparison, "unaccounted" | "stale">;

function found({ unaccounted, stale }: Comparison): Found {
  return { unaccounted, stale };
}

const noRow = "and the table has no row for it. Bring openapi/ in line, or write a row with the reason.";
const otherRow = (theirs: string, ours: string): string =>
  `but the table "${theirs}" and "${ours}". Bring openapi/ in line, or correct the row.`;

test("each member of Microsoft's types has its counterpart in the contract, or a row of the table with the reason", () => {
  expect(compare(theirs, described(contract, table.called), table)).toEqual({
    types: 39,
    operations: 18,
    members: 269,
    same: 143,
    explained: 144,
    unaccounted: [],
    stale: [],
  });
});

describe("a move of Microsoft's types is named", () => {
  const recordOperation = "export interface RecordOperation extends CommsOperation {";
  const recordingLocation = "    recordingLocation?: NullableOption<string>;";

  function moved(from: string, to: string): Found {
    expect(declarations).toContain(from);
    const changed = declared(declarations.replace(from, () => to));
    return found(compare(changed, described(contract, table.called), table));
  }

  test.each([
    {
      move: "a member added",
      from: recordOperation,
      to: `${recordOperation} transcript?: NullableOption<string>;`,
      unaccounted: [`recordOperation.transcript: theirs says "string or null, optional", ours "none", ${noRow}`],
    },
    {
      move: "a member added to a base, here the empty one of prompts",
      from: "export interface Prompt {}",
      to: "export interface Prompt { volume?: number }",
      unaccounted: [
        `mediaPrompt.volume: theirs says "number, optional", ours "none", ${noRow}`,
        `prompt.volume: theirs says "number, optional", ours "none", ${noRow}`,
      ],
    },
    {
      move: "a member removed",
      from: recordingLocation,
      to: "",
      unaccounted: [`recordOperation.recordingLocation: theirs says "none", ours "string or null, optional", ${noRow}`],
    },
    {
      move: "a member renamed",
      from: recordingLocation,
      to: recordingLocation.replace("Location", "Address"),
      unaccounted: [
        `recordOperation.recordingAddress: theirs says "string or null, optional", ours "none", ${noRow}`,
        `recordOperation.recordingLocation: theirs says "none", ours "string or null, optional", ${noRow}`,
      ],
    },
    {
      move: "a type changed",
      from: recordingLocation,
      to: "    recordingLocation?: NullableOption<RecordingFile[]>;",
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "recordingFile[] or null, optional", ours "string or null, optional", ${noRow}`,
      ],
    },
    {
      move: "null taken away",
      from: recordingLocation,
      to: "    recordingLocation?: string;",
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "string, optional", ours "string or null, optional", ${noRow}`,
      ],
    },
    {
      move: "null written as a union, which is the same",
      from: recordingLocation,
      to: "    recordingLocation?: null | (string);",
      unaccounted: [],
    },
    {
      move: "a member made required",
      from: recordingLocation,
      to: recordingLocation.replace("?", ""),
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "string or null, required", ours "string or null, optional", ${noRow}`,
      ],
    },
    {
      move: "a member of a row changed",
      from: "    callbackUri?: string;",
      to: "    callbackUri?: string[];",
      unaccounted: [
        `call.callbackUri: theirs says "string[], optional", ours "string or null, optional", ${otherRow("string, optional", "string or null, optional")}`,
      ],
    },
    {
      move: "an enum member added",
      from: '    | "unspecifiedError";',
      to: '    | "unspecifiedError" | "callerMuted";',
      unaccounted: [`recordCompletionReason.callerMuted: theirs says "a member", ours "none", ${noRow}`],
    },
    {
      move: "the capitals of operationStatus corrected",
      from: 'OperationStatus = "NotStarted" | "Running" | "Completed" | "Failed"',
      to: 'OperationStatus = "notStarted" | "Running" | "Completed" | "Failed"',
      unaccounted: [],
      stale: [
        "operationStatus.NotStarted: neither side has it. Take it out of its row, or correct it.",
        'operationStatus.notStarted: both sides say "a member". Take it out of its row.',
      ],
    },
    {
      move: "an operation added",
      from: recordOperation,
      to: `export interface SingOperation extends CommsOperation {}\n${recordOperation}`,
      unaccounted: [`operation.singOperation: theirs says "an operation", ours "none", ${noRow}`],
    },
    {
      move: "an operation added in a namespace, on top of another one",
      from: "export namespace CallRecords {",
      to: "export namespace CallRecords { interface ReplayOperation extends microsoftgraphbeta.RecordOperation {}",
      unaccounted: [`operation.callRecords.replayOperation: theirs says "an operation", ours "none", ${noRow}`],
    },
    {
      move: "an operation gone",
      from: "export interface StopRecordingOperation extends CommsOperation {}",
      to: "",
      unaccounted: [`operation.stopRecordingOperation: theirs says "none", ours "an operation", ${noRow}`],
    },
    {
      move: "a type gone",
      from: "export type RecordCompletionReason =",
      to: "export type RecordEndReason =",
      unaccounted: [
        "recordCompletionReason: Microsoft's package has no type recordCompletionReason. Name its type under called, or list it under oursAlone with the reason.",
      ],
      stale: ["recordCompletionReason.none: it is of no type that is compared. Take it out of its row, or correct it."],
    },
    {
      move: "a type gone that has no schema",
      from: "export interface ResourceData {}",
      to: "",
      unaccounted: [],
      stale: ["resourceData: Microsoft's package has no such type. Take it off theirsAlone, or correct it."],
    },
    {
      move: "a type added whose name a schema has",
      from: recordOperation,
      to: `export interface RecordResponseRequest {}\n${recordOperation}`,
      unaccounted: [
        "recordResponseRequest: Microsoft's package has a type of that name. Take it off oursAlone, or list it under theirsAlone as well.",
      ],
    },
  ])("$move", ({ from, to, unaccounted, stale = [] }) => {
    expect(moved(from, to)).toEqual({ unaccounted, stale });
  });
});

describe("a move of the contract is named", () => {
  type Schemas = Record<string, JsonSchema>;

  function at(schemas: Schemas, name: string): JsonSchema & { properties: Schemas } {
    const schema = schemas[name];
    if (!schema) throw new Error(`The contract has no schema ${name}`);
    const part = schema.allOf?.at(-1) ?? schema;
    return Object.assign(part, { properties: part.properties ?? {} });
  }

  function moved(edit: (schemas: Schemas) => unknown): Found {
    const copy = structuredClone(contract);
    edit(copy.components.schemas);
    return found(compare(theirs, described(copy, table.called), table));
  }

  test.each<{ move: string; edit: (schemas: Schemas) => unknown; unaccounted: string[]; stale?: string[] }>([
    {
      move: "a property removed",
      edit: (schemas) => delete at(schemas, "recordOperation").properties["recordingLocation"],
      unaccounted: [`recordOperation.recordingLocation: theirs says "string or null, optional", ours "none", ${noRow}`],
    },
    {
      move: "a property added",
      edit: (schemas) => (at(schemas, "recordOperation").properties["transcript"] = { type: "string" }),
      unaccounted: [`recordOperation.transcript: theirs says "none", ours "string, optional", ${noRow}`],
    },
    {
      move: "a property added to a base",
      edit: (schemas) => (at(schemas, "commsOperation").properties["startedAt"] = { type: "string" }),
      unaccounted: [
        `commsOperation.startedAt: theirs says "none", ours "string, optional", ${noRow}`,
        `playPromptOperation.startedAt: theirs says "none", ours "string, optional", ${noRow}`,
        `recordOperation.startedAt: theirs says "none", ours "string, optional", ${noRow}`,
      ],
    },
    {
      move: "a type changed",
      edit: (schemas) =>
        (at(schemas, "recordOperation").properties["recordingLocation"] = {
          type: ["array", "null"],
          items: { type: ["string", "null"] },
        }),
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "string or null, optional", ours "(string or null)[] or null, optional", ${noRow}`,
      ],
    },
    {
      move: "a property made required",
      edit: (schemas) => (at(schemas, "recordOperation")["required"] = ["recordingLocation"]),
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "string or null, optional", ours "string or null, required", ${noRow}`,
      ],
    },
    {
      move: "null taken away",
      edit: (schemas) => (at(schemas, "recordOperation").properties["recordingLocation"] = { type: "string" }),
      unaccounted: [
        `recordOperation.recordingLocation: theirs says "string or null, optional", ours "string, optional", ${noRow}`,
      ],
    },
    {
      move: "null taken away from a reference",
      edit: (schemas) =>
        (at(schemas, "recordOperation").properties["completionReason"] = {
          $ref: "#/components/schemas/recordCompletionReason",
        }),
      unaccounted: [
        `recordOperation.completionReason: theirs says "recordCompletionReason or null, optional", ours "recordCompletionReason, optional", ${noRow}`,
      ],
    },
    {
      move: "alternatives in another order, which is the same",
      edit: (schemas) => at(schemas, "commsNotification").properties["resourceData"]?.oneOf?.reverse(),
      unaccounted: [],
    },
    {
      move: "an enum member added",
      edit: (schemas) => at(schemas, "recordCompletionReason").anyOf?.[0]?.enum?.push("callerMuted"),
      unaccounted: [`recordCompletionReason.callerMuted: theirs says "none", ours "a member", ${noRow}`],
    },
    {
      move: "a tone added without a name",
      edit: (schemas) => at(schemas, "tone").anyOf?.[0]?.enum?.push("!"),
      unaccounted: [`tone.!: theirs says "none", ours "a member", ${noRow}`],
    },
    {
      move: "a schema added that has no type",
      edit: (schemas) => (schemas["recordingFile"] = { type: "object" }),
      unaccounted: [
        "recordingFile: Microsoft's package has no type recordingFile. Name its type under called, or list it under oursAlone with the reason.",
      ],
    },
    {
      move: "a schema added that has a type: its members are compared",
      edit: (schemas) =>
        (schemas["callTranscriptionInfo"] = { type: "object", properties: { state: { type: "string" } } }),
      unaccounted: [
        `callTranscriptionInfo.lastModifiedDateTime: theirs says "string or null, optional", ours "none", ${noRow}`,
        `callTranscriptionInfo.state: theirs says "callTranscriptionState, optional", ours "string, optional", ${noRow}`,
      ],
    },
    {
      move: "an object written inline",
      edit: (schemas) =>
        (at(schemas, "resultInfo").properties["origin"] = { type: "object", properties: { host: { type: "string" } } }),
      unaccounted: [
        "resultInfo.origin: Microsoft's package has no type resultInfo.origin. Name its type under called, or list it under oursAlone with the reason.",
        `resultInfo.origin: theirs says "none", ours "resultInfo.origin, optional", ${noRow}`,
      ],
    },
    {
      move: "a schema removed that has no type",
      edit: (schemas) => delete schemas["pathId"],
      unaccounted: [],
      stale: ["pathId: the contract has no such schema. Take it off oursAlone, or correct it."],
    },
    {
      move: "an operation that resourceData no longer names",
      edit: (schemas) => at(schemas, "resourceData").anyOf?.splice(0, 1),
      unaccounted: [`operation.recordOperation: theirs says "an operation", ours "none", ${noRow}`],
    },
    {
      move: "an operation that only resourceData names",
      edit: (schemas) => at(schemas, "otherOperationType").enum?.push("#microsoft.graph.singOperation"),
      unaccounted: [`operation.singOperation: theirs says "none", ours "an operation", ${noRow}`],
    },
  ])("$move", ({ edit, unaccounted, stale = [] }) => {
    expect(moved(edit)).toEqual({ unaccounted, stale });
  });
});

describe("a move of the table is named", () => {
  function moved(edit: (table: Table) => unknown): Found {
    const copy = structuredClone(table);
    edit(copy);
    return found(compare(theirs, described(contract, copy.called), copy));
  }

  function withRow(members: string[], theirs: string, ours: string): (table: Table) => unknown {
    return ({ differences }) => differences.push({ reason: "A reason.", rows: [{ members, theirs, ours }] });
  }

  function corrected(member: string, change: { theirs?: string; ours?: string }): (table: Table) => unknown {
    return ({ differences }) =>
      Object.assign(
        differences.flatMap(({ rows }) => rows).find(({ members }) => members.includes(member)) ?? {},
        change,
      );
  }

  test.each<{ move: string; edit: (table: Table) => unknown; unaccounted?: string[]; stale?: string[] }>([
    {
      move: "a row gone",
      edit: ({ differences }) =>
        differences.splice(
          differences.findIndex(({ rows }) => rows[0]?.members[0] === "tone.flash"),
          1,
        ),
      unaccounted: [`tone.flash: theirs says "a member", ours "none", ${noRow}`],
    },
    {
      move: "a row without a difference",
      edit: withRow(["recordOperation.clientContext"], "string, optional", "string or null, optional"),
      stale: ['recordOperation.clientContext: both sides say "string or null, optional". Take it out of its row.'],
    },
    {
      move: "a row about a member that neither side has",
      edit: withRow(["recordOperation.transcript"], "string, optional", "none"),
      stale: ["recordOperation.transcript: neither side has it. Take it out of its row, or correct it."],
    },
    {
      move: "a row about an unknown type",
      edit: withRow(["recordOperatoin.id"], "string, optional", "none"),
      stale: ["recordOperatoin.id: it is of no type that is compared. Take it out of its row, or correct it."],
    },
    {
      move: "a member in two rows",
      edit: withRow(["tone.flash"], "a member", "none"),
      stale: ["tone.flash: is in 2 rows. Keep it in one."],
    },
    {
      move: "a row that says something else of theirs",
      edit: corrected("call.callbackUri", { theirs: "string or null, optional" }),
      unaccounted: [
        `call.callbackUri: theirs says "string, optional", ours "string or null, optional", ${otherRow("string or null, optional", "string or null, optional")}`,
      ],
    },
    {
      move: "a row that says something else of ours",
      edit: corrected("mediaInfo.uri", { ours: "string or null, required" }),
      unaccounted: [
        `mediaInfo.uri: theirs says "string, optional", ours "string, required", ${otherRow("string, optional", "string or null, required")}`,
      ],
    },
    {
      move: "a name for a schema that is not there",
      edit: ({ called }) => (called["recordOperatoin"] = "recordOperation"),
      stale: ["recordOperatoin: the contract has no such schema. Take it off called, or correct it."],
    },
    {
      move: "an unknown type of theirs without a schema",
      edit: ({ theirsAlone }) => (theirsAlone["promt"] = "a reason"),
      stale: ["promt: Microsoft's package has no such type. Take it off theirsAlone, or correct it."],
    },
    {
      move: "a type of theirs that has a schema after all",
      edit: ({ theirsAlone }) => (theirsAlone["mediaPrompt"] = "a reason"),
      stale: ["mediaPrompt: the contract has a schema for it. Take it off theirsAlone."],
    },
  ])("$move", ({ edit, unaccounted = [], stale = [] }) => {
    expect(moved(edit)).toEqual({ unaccounted, stale });
  });

  test("a name for an unknown type", () => {
    const { unaccounted } = moved(({ called }) => (called["entity"] = "thing"));
    expect(unaccounted).toEqual([
      "entity: Microsoft's package has no type thing. Name its type under called, or list it under oursAlone with the reason.",
    ]);
  });
});

describe.concurrent("the command", () => {
  const command = "scripts/prove/microsoft-types/main.ts";
  test("prints the differences by reason, then the figure", async () => {
    const { code, stdout, stderr } = await run(process.execPath, [command], projectFolder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`
Stop tones are sent as the symbols of keys, and flash has no symbol.
  tone.flash                                    theirs "a member", ours "none"
`);
    const figure =
      /^(\d+) members of \d+ types and (\d+) kinds of operation compared: (\d+) the same, (\d+) differ with the reason, 0 unaccounted for$/;
    const [members = 0, kinds = 0, same = 0, differ = 0] =
      figure
        .exec(lastLine(stdout) ?? "")
        ?.slice(1)
        .map(Number) ?? [];
    expect(same).toBeGreaterThan(0);
    expect(same + differ).toBe(members + kinds);
  });

  test("names what is not as the table says, before the figure, and exits 1", async () => {
    await using project = await copyProject();
    await project.replace(tableFile, "[tone.flash]", "[tone.flush]");
    const { code, stdout, stderr } = await project.node(command);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.slice(stdout.indexOf("Not in "))).toBe(`Not in ${tableFile}, or different there
  tone.flash: theirs says "a member", ours "none", ${noRow}

No longer needed in ${tableFile}
  tone.flush: neither side has it. Take it out of its row, or correct it.

269 members of 39 types and 18 kinds of operation compared: 143 the same, 143 differ with the reason, 1 no longer needed, 1 unaccounted for
`);
  });

  test("--help says what it does and what the exit codes mean", async () => {
    const { code, stdout } = await run(process.execPath, [command, "--help"], projectFolder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run types:microsoft\n/);
    expect(lastLine(stdout)).toBe("Exit codes: 0 everything matches the table, 1 something does not, 2 wrong usage.");
  });

  test.each([
    { argument: "--strict", sentence: "Unknown option '--strict'." },
    { argument: "recordOperation", sentence: "Unexpected argument 'recordOperation'." },
  ])("$argument is not understood: exit code 2, a sentence and the usage", async ({ argument, sentence }) => {
    const { code, stdout, stderr } = await run(process.execPath, [command, argument], projectFolder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n").slice(0, 3)).toEqual([sentence, "", "Usage: npm run types:microsoft"]);
  });
});
