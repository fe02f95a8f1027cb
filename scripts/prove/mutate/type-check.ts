import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import type { FailedTest } from "./test-session.ts";

const folder = "test/types";

/** Checks the tests of types; what did not change is kept from one check to the next. */
export function createTypeCheck(root: string): () => FailedTest[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const tests = readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test-d.ts"))
    .map((name) => join(root, folder, name));
  const host = cachingHost(options);
  let program: ts.Program | undefined;
  return () => {
    program = ts.createProgram(tests, options, host, program);
    return tests.flatMap((test) => failedTests(root, program as ts.Program, test));
  };
}

function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const known = new Map<string, { text: string; source: ts.SourceFile | undefined }>();
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const cached = known.get(name);
    if (cached && (name.includes("/node_modules/") || cached.text === readFileSync(name, "utf8"))) return cached.source;
    const source = getSourceFile.call(host, name, ...rest);
    if (source) known.set(name, { text: source.text, source });
    return source;
  };
  return host;
}

function failedTests(root: string, program: ts.Program, test: string): FailedTest[] {
  const source = program.getSourceFile(test);
  if (!source) return [];
  const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const titles = new Set(faults.map(({ start = 0 }) => titleAround(source, start)));
  return [...titles].map((title) => ({ file: relative(root, test), title }));
}

/** The titles of the describe and test calls around a place, from the outside in. */
function titleAround(source: ts.SourceFile, position: number): string {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (position < node.getFullStart() || position >= node.getEnd()) return;
    const [title] =
      ts.isCallExpression(node) && /^(describe|test)\b/.test(node.expression.getText(source)) ? node.arguments : [];
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles.join(" > ") || "the file itself";
}
