import { projectFile } from "../../lib/project.ts";
import type { Arazzo } from "../../stages/arazzo.ts";
import { runnable } from "../respect/runnable.ts";
import { load } from "./installed.ts";
import type { Row } from "./rows.ts";

/** What both tools report of a document; severity 0 is an error. */
type Diagnostic = { severity: number; code: string | number; message: string; path: (string | number)[] };
type AsyncApi = { Parser: new () => { parse(text: string): Promise<{ diagnostics: Diagnostic[] }> } };
type Spectral = { Spectral: new () => { setRuleset(rules: object): void; run(text: string): Promise<Diagnostic[]> } };
type Rulesets = { [name in "asyncapi" | "arazzo"]: object };

/** The published AsyncAPI and Arazzo documents, as other parties judge them. */
export function asyncapiRows(): Row[] {
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
      name: "Spectral: spectral:arazzo, which knows 1.0, of all but what 1.1 added",
      run: async () => {
        const found = await spectral("arazzo", JSON.stringify(withoutAdditions(arazzo())));
        return withoutErrors(found.filter((each) => !isAsyncapiSource(arazzo(), each)));
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

/** Members that Arazzo 1.1 added to a step. */
const addedToSteps: readonly string[] = ["action", "channelPath", "correlationId", "dependsOn", "timeout"];

/** The description as one in 1.0, without the members that 1.1 added to steps. */
function withoutAdditions(description: Arazzo): object {
  const workflows = description.workflows.map(({ steps, ...workflow }) => ({
    ...workflow,
    steps: steps.map((step) =>
      Object.fromEntries(Object.entries(step).filter(([member]) => !addedToSteps.includes(member))),
    ),
  }));
  return { ...description, arazzo: "1.0.1", workflows };
}

/** Whether a report is about the type of a source, `asyncapi`, which 1.1 added. */
function isAsyncapiSource({ sourceDescriptions }: Arazzo, { path: [part, index, member] }: Diagnostic): boolean {
  return part === "sourceDescriptions" && member === "type" && sourceDescriptions[Number(index)]?.type === "asyncapi";
}
