import { parse } from "yaml";
import type { Artefact, Contract } from "../lib/contract.ts";
import { projectFile } from "../lib/project.ts";

/** An Arazzo description, as far as the scripts read it. */
export type Arazzo = {
  arazzo: string;
  info: { version: unknown };
  sourceDescriptions: { name: string; type: "openapi" | "asyncapi"; url: string }[];
  workflows: { workflowId: string; steps: Step[] }[];
};
export type Step = {
  stepId: string;
  parameters?: object[];
  action?: "receive";
  correlationId?: string;
  timeout?: number;
  dependsOn?: string[];
};

/** Workflows -> arazzo.json: with the contract's version, and sources that lie beside it. */
export async function arazzo({ info: { version } }: Contract): Promise<Artefact[]> {
  const written = parse(projectFile("openapi/record-response.arazzo.yaml")) as Arazzo;
  const description: Arazzo = {
    ...written,
    info: { ...written.info, version },
    sourceDescriptions: written.sourceDescriptions.map((source) => ({ ...source, url: `./${source.type}.json` })),
  };
  return [{ path: "arazzo.json", text: `${JSON.stringify(description, undefined, 2)}\n` }];
}
