import { createRequire } from "node:module";
import { join } from "node:path";
import { projectFile } from "../../lib/project.ts";
import type { Arazzo } from "../../stages/arazzo.ts";
import type { Row } from "../matrix/row.ts";
import { runnable } from "../respect/runnable.ts";

/** What both tools report of a document; severity 0 is an error. */
type Diagnostic = { severity: number; code: string | number; message: string; path: (string | number)[] };
type AsyncApiParser = new () => { parse(text: string): Promise<{ diagnostics: Diagnostic[]; document?: object }> };
type Spectral = new () => { setRuleset(rules: object): void; run(text: string): Promise<Diagnostic[]> };

/** The published AsyncAPI and Arazzo documents, judged by @asyncapi/parser and Spectral, as installed in a folder. */
export function asyncapiRows(folder: string): Row[] {
  const require = createRequire(join(folder, "package.json"));
  const spectral = (ruleset: "asyncapi" | "arazzo", text: string): Promise<Diagnostic[]> => {
    const { Spectral } = require("@stoplight/spectral-core") as { Spectral: Spectral };
    const rulesets = require("@stoplight/spectral-rulesets") as Record<typeof ruleset, object>;
    const linter = new Spectral();
    linter.setRuleset({ extends: [rulesets[ruleset]] });
    return linter.run(text);
  };
  const asyncapi = (): string => projectFile("generated/asyncapi.json");
  const arazzo = (): Arazzo => JSON.parse(projectFile("generated/arazzo.json")) as Arazzo;
  return [
    {
      name: "@asyncapi/parser, asyncapi.json",
      run: async () => {
        const { Parser } = require("@asyncapi/parser") as { Parser: AsyncApiParser };
        const { diagnostics } = await new Parser().parse(asyncapi());
        return withoutErrors(diagnostics);
      },
    },
    { name: "Spectral's asyncapi rules", run: async () => withoutErrors(await spectral("asyncapi", asyncapi())) },
    {
      name: "Spectral's arazzo rules, which know 1.0, arazzo.json in that form",
      run: async () => {
        const form = runnable(arazzo(), { openapi: "openapi.json", asyncapi: "bot.json" });
        return withoutErrors(await spectral("arazzo", JSON.stringify(form)));
      },
    },
    {
      name: "Spectral's arazzo rules, arazzo.json called 1.0: only what 1.1 added is refused",
      run: async () => {
        const found = await spectral("arazzo", JSON.stringify({ ...arazzo(), arazzo: "1.0.1" }));
        return withoutErrors(found.filter((each) => !isNewIn11(arazzo(), each)));
      },
    },
  ];
}

function withoutErrors(diagnostics: Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 0);
  if (errors.length > 0) {
    throw new Error(errors.map(({ code, message, path }) => `${path.join("/")} ${code}: ${message}`).join("\n"));
  }
  return `no errors, ${diagnostics.length} remarks`;
}

/** Whether a report is about an AsyncAPI source, or a step with one of the members that Arazzo 1.1 added. */
function isNewIn11({ sourceDescriptions, workflows }: Arazzo, { path: [part, first, , second] }: Diagnostic): boolean {
  if (part === "sourceDescriptions") return sourceDescriptions[Number(first)]?.type === "asyncapi";
  const step = workflows[Number(first)]?.steps[Number(second)];
  return step !== undefined && (step.action !== undefined || step.dependsOn !== undefined);
}
