import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Pair, parse, parseDocument, visit } from "yaml";
import { projectRoot } from "../project.ts";
import { redocly } from "../redocly.ts";

/** Something that is wrong with the spec: where, what, and what to do. */
export type Problem = { file: string; line: number; column: number; rule: string; message: string; advice?: string | undefined };

const specFolder = join(projectRoot, "openapi");

/** Spec -> problems: Redocly's rules and redocly.yaml's, and that every clause and every example's schema exists. */
export async function lint(): Promise<Problem[]> {
  const [standard, own] = await Promise.all([redoclyProblems(), ownProblems()]);
  return [...standard, ...own];
}

type RedoclyReport = {
  problems: {
    ruleId: string;
    message: string;
    suggest?: string[];
    location: { source: { ref: string }; start?: { line: number; col: number } }[];
    from?: { source: { ref: string } };
  }[];
};

async function redoclyProblems(): Promise<Problem[]> {
  const { stdout, stderr } = await redocly(["lint", "contract", "--format", "json"]);
  if (!stdout.trim().startsWith("{")) throw new Error(`redocly lint gave no report:\n${stderr}${stdout}`);
  return (JSON.parse(stdout) as RedoclyReport).problems.map(({ ruleId, message, suggest, location: [place] }) => ({
    file: place?.source.ref ?? "openapi/openapi.yaml",
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
    rule: ruleId,
    message: message.replace(/ in "[^"]*\/(openapi\/[^"]*)"/, ' in "$1"'),
    advice: advice(ruleId, suggest),
  }));
}

function advice(rule: string, suggest: string[] | undefined): string | undefined {
  if (suggest && suggest.length > 0) return `Did you mean ${suggest.map((word) => `\`${word}\``).join(" or ")}?`;
  return whatToDo[rule];
}

const whatToDo: { readonly [rule: string]: string } = {
  "no-unresolved-refs": "Correct the path of the $ref, or add the file that it names.",
  "no-invalid-media-type-examples": "Correct the example, or the schema that it breaks.",
  "no-invalid-schema-examples": "Correct the example, or the schema that it breaks.",
  struct: "Correct the word or its place; an extension begins with x-.",
};

async function ownProblems(): Promise<Problem[]> {
  const clauses = Object.keys(parse(await readFile(join(specFolder, "clauses.yaml"), "utf8")) as object);
  const files = (await readdir(specFolder, { recursive: true })).filter((file) => file.endsWith(".yaml"));
  const problems = await Promise.all(
    files.sort().map(async (file) => {
      const text = await readFile(join(specFolder, file), "utf8");
      return [...unknownClauses(file, text, new Set(clauses)), ...strayExample(file, text, files)];
    }),
  );
  return problems.flat().map((problem) => ({ ...problem, file: relative(projectRoot, join(specFolder, problem.file)) }));
}

function unknownClauses(file: string, text: string, clauses: ReadonlySet<string>): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: Problem[] = [];
  visit(document, {
    Pair(_, { key, value }: Pair) {
      if (!isScalar(key) || key.value !== "x-clause") return;
      for (const quoted of isSeq(value) ? value.items : [value]) {
        if (!isScalar(quoted) || clauses.has(String(quoted.value))) continue;
        const { line, col } = lines.linePos(quoted.range?.[0] ?? 0);
        problems.push({
          file,
          line,
          column: col,
          rule: "clause-exists",
          message: `There is no clause ${String(quoted.value)}.`,
          advice: "Quote an id of openapi/clauses.yaml, or add the clause there.",
        });
      }
    },
  });
  return problems;
}

function strayExample(file: string, text: string, files: string[]): Problem[] {
  if (!file.includes("components/examples/")) return [];
  const schema = basename(file).split(".")[0] ?? "";
  const document = parseDocument(text).contents;
  if (files.includes(`components/schemas/${schema}.yaml`) || (isMap(document) && document.has("x-wav-samples"))) return [];
  return [
    {
      file,
      line: 1,
      column: 1,
      rule: "example-is-named-after-its-schema",
      message: `The example is named after no schema: there is no components/schemas/${schema}.yaml.`,
      advice: "Name the file <schema>.<case>.yaml.",
    },
  ];
}
