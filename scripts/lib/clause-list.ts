import { parse } from "yaml";
import { projectFile } from "./project.ts";

export type Clause = { sentence: string; source: string[] };

/** Every promise of the contract, by its id. */
export function readClauses(): Record<string, Clause> {
  return parse(projectFile("openapi/clauses.yaml")) as Record<string, Clause>;
}

/** The headings of the list, each with the ids below it: a comment that stands directly above a clause. */
export function readClauseGroups(): { title: string; ids: string[] }[] {
  const groups: { title: string; ids: string[] }[] = [];
  for (const [, title, id = ""] of projectFile("openapi/clauses.yaml").matchAll(/^(?:# (.+)\n)?([A-Z]{2}-\d{2}):/gm)) {
    if (title !== undefined) groups.push({ title, ids: [] });
    groups.at(-1)?.ids.push(id);
  }
  return groups;
}
