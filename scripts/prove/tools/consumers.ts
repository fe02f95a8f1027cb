import { join } from "node:path";
import ts from "typescript";
import type { Generator, Line } from "./generators.ts";

/**
 * A consumer's code on the type that a generator gave a part of the contract, with neither `as` nor `any`. What must not
 * compile shows that the type is not `any`.
 */
const code: { readonly [Name in Line]: (type: string) => string } = {
  "resource narrows": (type) => `
declare function use(location: string | null | undefined, reason: string | null | undefined): void;
export function read(data: ${type}): void {
  if (data && !Array.isArray(data) && "recordingLocation" in data && data.status === "completed")
    use(data.recordingLocation, data.completionReason);
  // @ts-expect-error not every resource has it
  if (data && !Array.isArray(data)) use(data.recordingLocation, undefined);
}
`,
  "answer is typed": (type) => `
export const id = (answer: ${type}): string | undefined => answer?.id;
// @ts-expect-error no such member
export const lacked = (answer: ${type}): unknown => answer?.recordingUrl;
`,
  "request is checked": (type) => `
export const asked: ${type} = { maxRecordDurationInSeconds: 10, stopTones: ["#"] };
// @ts-expect-error misspelt
export const misspelt: ${type} = { maxRecordDurationInSecond: 10 };
`,
  "webhook is typed": (type) => `
export const changes = (body: ${type}): string[] => body.value.map(({ changeType }) => changeType);
// @ts-expect-error no such member
export const lacked = (body: ${type}): unknown => body.values;
`,
};

/** The part of the contract that a line is about, as a generator's table names it. */
const parts = {
  "resource narrows": "resource",
  "answer is typed": "answer",
  "request is checked": "request",
  "webhook is typed": "webhook",
} as const;

export type Types = Pick<Generator, "imports" | (typeof parts)[Line]>;

export const lineNames = Object.keys(code) as readonly Line[];

export const typeOf = (types: Types, line: Line): string | undefined => types[parts[line]];

const fileOf = (line: Line): string => `${line.replaceAll(" ", "-")}.ts`;

/** A consumer's files by name; none for what has no type. */
export function consumerFiles(types: Types): Map<string, string> {
  return new Map(
    lineNames.flatMap((line) => {
      const type = typeOf(types, line);
      return type === undefined ? [] : [[fileOf(line), `${types.imports}\n${code[line](type)}`] as const];
    }),
  );
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};

/** What the compiler says: of each line, and of the output itself under `""`. A line without an entry compiles. */
export function compiled(folder: string, files: readonly string[]): Map<Line | "", string> {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
  );
  const complaints = new Map<Line | "", string>();
  for (const { file, messageText, start = 0 } of ts.getPreEmitDiagnostics(program)) {
    const line = lineNames.find((name) => file?.fileName === join(folder, fileOf(name))) ?? "";
    const place = file
      ? `${file.fileName.replace(`${folder}/`, "")}:${file.getLineAndCharacterOfPosition(start).line + 1} `
      : "";
    complaints.set(line, complaints.get(line) ?? `${place}${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  }
  return complaints;
}
