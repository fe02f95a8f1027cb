import { SpecError } from "../lib/contract.ts";
import { redocly } from "../lib/redocly.ts";
import type { Problem } from "../lint/problem.ts";
import { fileProblems, readSpecFiles, unreadable } from "../lint/spec-files.ts";

/** Names in redocly.yaml of what is linted. */
const apis = ["contract", "workflows"];

/** Spec -> problems: Redocly's rules, ours (redocly.yaml, lint/redocly-plugin.ts), and checks of the files themselves. */
export async function lint(): Promise<Problem[]> {
  const files = await readSpecFiles();
  const broken = unreadable(files);
  if (broken.length > 0) return broken;
  return [...(await redoclyProblems()), ...fileProblems(files)];
}

type RedoclyReport = {
  problems: {
    ruleId: string;
    message: string;
    suggest?: string[];
    location: { source: { ref: string }; start?: { line: number; col: number } }[];
  }[];
};

async function redoclyProblems(): Promise<Problem[]> {
  const { stdout, stderr } = await redocly([
    "lint",
    ...apis,
    "--lint-config",
    "error",
    "--max-problems",
    "1000",
    "--format",
    "json",
  ]);
  const reports = stdout.trim().startsWith("{") ? reportsIn(stdout) : [];
  if (reports.length < apis.length)
    throw new SpecError(`redocly lint wrote no report. Its output:\n${stderr}${stdout}`);
  return reports.flatMap(problemsOf);
}

/** One after the other, for each of what was linted. */
function reportsIn(stdout: string): RedoclyReport[] {
  return JSON.parse(`[${stdout.replaceAll(/^\}\{$/gm, "},{")}]`) as RedoclyReport[];
}

function problemsOf({ problems }: RedoclyReport): Problem[] {
  const causes = problems.filter(({ message }) => !message.startsWith("Example validation errored"));
  return (causes.length > 0 ? causes : problems).map(({ ruleId, message, suggest, location: [place] }) => ({
    file: place?.source.ref ?? "openapi/openapi.yaml",
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
    rule: ruleId,
    message: message.replace(/(?<![.?!])$/, "."),
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
  "no-invalid-parameter-examples": "Correct the example, or the schema that it breaks.",
  struct: "Correct the keyword, its value or its place; an extension begins with x-.",
};
