import { readdir, readFile } from "node:fs/promises";
import { basename, join, posix, sep } from "node:path";
import { type Document, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Scalar, visit } from "yaml";
import { projectRoot } from "../lib/project.ts";
import type { Arazzo } from "../stages/arazzo.ts";
import type { Problem } from "./problem.ts";

/** One file of the spec; its path begins with openapi/. */
export type SpecFile = { path: string; document: Document.Parsed; lines: LineCounter };

const root = "openapi/openapi.yaml";
const clauseList = "openapi/clauses.yaml";
/** The root files; every other file must be referred to. */
const entries: readonly string[] = [root, clauseList, "openapi/record-response.arazzo.yaml"];

export async function readSpecFiles(): Promise<SpecFile[]> {
  const names = await readdir(join(projectRoot, "openapi"), { recursive: true });
  const paths = names
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => posix.join("openapi", name.split(sep).join("/")));
  return Promise.all(
    paths.sort().map(async (path) => {
      const lines = new LineCounter();
      const text = await readFile(join(projectRoot, path), "utf8");
      return { path, lines, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }) };
    }),
  );
}

/** Problems that prevent the spec from being read; nothing else can be checked until they are fixed. */
export function unreadable(files: SpecFile[]): Problem[] {
  const missing = entries.filter((path) => !files.some((file) => file.path === path));
  return [
    ...missing.map((path) => ({
      file: path,
      line: 1,
      column: 1,
      rule: "file-exists",
      message: "The file is missing.",
      advice: "Bring it back.",
    })),
    ...files.flatMap((file) =>
      file.document.errors
        .slice(0, 1)
        .map(({ message, pos }) =>
          problem(
            file,
            pos[0],
            "yaml",
            `${message}${message.endsWith(".") ? "" : "."}`,
            "Correct the YAML of this line, or of the one before it.",
          ),
        ),
    ),
  ];
}

/** Problems that Redocly cannot find, as it reads only files that openapi.yaml refers to. */
export function fileProblems(files: SpecFile[]): Problem[] {
  const clauses = new Set(Object.keys(files.find(({ path }) => path === clauseList)?.document.toJS() as object));
  const operationsIn = (folder: string): string[] =>
    files
      .filter(({ path }) => path.startsWith(folder))
      .flatMap((file) => scalarsOf(file, "operationId"))
      .map(({ value }) => String(value));
  const operations = { openapi: operationsIn("openapi/paths/"), asyncapi: operationsIn("openapi/webhooks/") };
  const paths = new Set(files.map(({ path }) => path));
  const used = new Set([...entries, ...files.flatMap(targets)]);
  return files.flatMap((file) => [
    ...unknownClauses(file, clauses),
    ...unknownOperations(file, operations),
    ...strayExample(file, paths),
    ...oddlyNamedSchema(file),
    ...unusedFile(file, used),
  ]);
}

function unknownClauses(file: SpecFile, clauses: ReadonlySet<string>): Problem[] {
  return scalarsOf(file, "x-clause")
    .filter(({ value }) => !clauses.has(String(value)))
    .map(({ value, range }) => {
      const advice = "Quote an id of openapi/clauses.yaml, or add the clause there.";
      return problem(file, range?.[0] ?? 0, "clause-exists", `There is no clause ${String(value)}.`, advice);
    });
}

/** Checks the steps of workflows: `$sourceDescriptions.<name>.<operationId>`. */
function unknownOperations(file: SpecFile, operations: { [source: string]: string[] }): Problem[] {
  if (!file.path.endsWith(".arazzo.yaml")) return [];
  const { sourceDescriptions = [], workflows = [] } = file.document.toJS() as Partial<Arazzo>;
  const known = sourceDescriptions.map(({ name, type }) =>
    (operations[type] ?? []).map((operationId) => `$sourceDescriptions.${name}.${operationId}`),
  );
  return workflows
    .flatMap(({ steps = [] }, w) => steps.map((_, s) => ["workflows", w, "steps", s, "operationId"]))
    .map((path) => file.document.getIn(path, true))
    .filter((named) => isScalar(named))
    .filter(({ value }) => !known.flat().includes(String(value)))
    .map(({ value, range }) => {
      const sameSource = known.filter(([first = ""]) => sourceOf(first) === sourceOf(String(value)));
      const advice = `Name ${(sameSource.length > 0 ? sameSource : known).flat().join(" or ")}.`;
      return problem(file, range?.[0] ?? 0, "operation-exists", `There is no operation ${String(value)}.`, advice);
    });
}

const sourceOf = (operation: string): string => operation.split(".").slice(0, 2).join(".");

function strayExample(file: SpecFile, paths: ReadonlySet<string>): Problem[] {
  if (!file.path.startsWith("openapi/components/examples/")) return [];
  const schema = `openapi/components/schemas/${basename(file.path).split(".")[0]}.yaml`;
  const { contents } = file.document;
  if (paths.has(schema) || (isMap(contents) && contents.has("x-wav-samples"))) return [];
  const message = `The example is named after no schema: there is no ${schema}.`;
  return [problem(file, 0, "example-is-named-after-its-schema", message, "Name the file <schema>.<case>.yaml.")];
}

function oddlyNamedSchema(file: SpecFile): Problem[] {
  const [, name] = /^openapi\/components\/schemas\/(.*)\.yaml$/.exec(file.path) ?? [];
  if (name === undefined || /^[a-z][A-Za-z0-9]*$/.test(name)) return [];
  return [
    problem(
      file,
      0,
      "schema-has-a-name-for-code",
      `Code cannot be named after ${name}.`,
      "Name the file in camelCase, as Graph names the type.",
    ),
  ];
}

function unusedFile(file: SpecFile, used: ReadonlySet<string>): Problem[] {
  if (used.has(file.path)) return [];
  return [
    problem(
      file,
      0,
      "file-is-used",
      "No $ref names this file, so the contract lacks it.",
      "Refer to it, or delete it.",
    ),
  ];
}

/** Files that a file's references name. */
function targets(file: SpecFile): string[] {
  return scalarsOf(file, "$ref").map(({ value }) =>
    posix.join(posix.dirname(file.path), String(value).split("#")[0] ?? ""),
  );
}

/** Every scalar value of a key, or in the list that is its value, anywhere in the file. */
function scalarsOf({ document }: SpecFile, wanted: string): Scalar[] {
  const found: unknown[] = [];
  visit(document, {
    Pair(_, { key, value }: Pair) {
      if (isScalar(key) && key.value === wanted) found.push(...(isSeq(value) ? value.items : [value]));
    },
  });
  return found.filter((value) => isScalar(value));
}

function problem({ path, lines }: SpecFile, offset: number, rule: string, message: string, advice: string): Problem {
  const { line, col } = lines.linePos(offset);
  return { file: path, line, column: col, rule, message, advice };
}
