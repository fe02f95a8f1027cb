import { readClauses } from "../lib/clause-list.ts";
import type { Artefact } from "../lib/contract.ts";

/** clauses.yaml -> clauses.json: every promise by its id, for those who meet one in a comment or as `x-clause`. */
export async function clauses(): Promise<Artefact[]> {
  return [{ path: "clauses.json", text: `${JSON.stringify(readClauses(), undefined, 2)}\n` }];
}
