import { parse } from "yaml";
import { projectFile } from "./project.ts";

export type Clause = { sentence: string; source: string[] };

/** Every promise of the contract, by its id. */
export function readClauses(): Record<string, Clause> {
  return parse(projectFile("openapi/clauses.yaml")) as Record<string, Clause>;
}
