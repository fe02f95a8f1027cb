import { projectFile } from "../../lib/project.ts";
import type { Arazzo } from "../../stages/arazzo.ts";
import { runnable } from "../respect/runnable.ts";

/** What both tools report of a document; severity 0 is an error. */
type Diagnostic = { severity: number; code: string | number; message: string; path: (string | number)[] };
type AsyncApi = { Parser: new () => { parse(text: string): Promise<{ diagnostics: Diagnostic[] }> } };
type Spectral = { Spectral: new () => { setRuleset(rules: object): void; run(text: string): Promise<Diagnostic[]> } };
type Rulesets = { [name in "asyncapi" | "arazzo"]: object };

/** The published AsyncAPI and Arazzo documents, as other parties judge them; `load` imports an installed package. */
export function asyncapiRows(load: <T>(name: string) => Promise<T>): { name: string; run(): Promise<string> }[] {
  const asyncapi = (): string => projectFile("generated/asyncapi.json");
  const arazzo = (): Arazzo => JSON.parse(projectFile("generated/arazzo.json")) as Arazzo;
  const spectral = async (ruleset: keyof Rulesets, text: string): Promise<Diagnostic[]> => {
    const { Spectral } = await load<Spectral>("@stoplight/spectral-core");
    const rulesets = await load<Rulesets>("@stoplight/spectral-rulesets");
    const linter = new Spectral();
    linter.setRuleset({ extends: [rulesets[ruleset]] });
    return linter.run(text);
  };
  return [
    {
      name: "@asyncapi/parser: asyncapi.json",
      run: async () => {
        const { Parser } = await load<AsyncApi>("@asyncapi/parser");
        return withoutErrors((await new Parser().parse(asyncapi())).diagnostics);
      },
    },
    { name: "Spectral: spectral:asyncapi", run: async () => withoutErrors(await spectral("asyncapi", asyncapi())) },
    {
      name: "Spectral: spectral:arazzo, of the form in 1.0 that npm run respect runs",
      run: async () => {
        const form = runnable(arazzo(), { openapi: "openapi.json", asyncapi: "bot.json" });
        return withoutErrors(await spectral("arazzo", JSON.stringify(form)));
      },
    },
    {
      name: "Spectral: spectral:arazzo, which knows 1.0, refuses only what 1.1 added",
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
