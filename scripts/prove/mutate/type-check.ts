import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../lib/project.ts";

const tsconfig = ts.readJsonConfigFile(join(projectRoot, "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonSourceFileConfigFileContent(tsconfig, ts.sys, projectRoot);
const host = ts.createCompilerHost(options);
const { getSourceFile } = host;
/** The source files of other packages, cached as they are many and do not change. */
const packages = new Map<string, ts.SourceFile | undefined>();
host.getSourceFile = (name, ...rest) => {
  const source = packages.get(name) ?? getSourceFile.call(host, name, ...rest);
  if (name.includes("/node_modules/")) packages.set(name, source);
  return source;
};

/** The titles of the tests in a type test file that do not compile. */
export function uncompiled(file: string): string[] {
  const path = join(projectRoot, file);
  const program = ts.createProgram([path], options, host);
  const source = program.getSourceFile(path);
  const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return [...new Set(faults.map(({ start = 0 }) => titleAt(source?.text ?? "", start)))];
}

/** The title of the test around a place, after that of the describe around it. */
function titleAt(text: string, position: number): string {
  const calls = text.slice(0, position).matchAll(/^( *)(?:describe|test)\("(.*)",/gm);
  const [[, indent = "", title = "the file itself"] = [], ...before] = [...calls].reverse();
  const [, , outer] = before.find(([, outerIndent = ""]) => outerIndent < indent) ?? [];
  return outer ? `${outer} > ${title}` : title;
}
