import { parseJson } from "../lib/json.ts";
import { isObject } from "../lib/untrusted.ts";
import { checkRequest } from "../platform/http/check.ts";
import type { PlainRequest } from "../platform/http/plain.ts";
import type { Route } from "../platform/http/route.ts";
import type { Schema } from "./capture/contract.ts";
import type { Answer, Difference } from "./capture/fixture.ts";
import type { ExchangeFault } from "./live/records.ts";

/** So many faults of a message are marked. */
const mostFaults = 20;
/** A member that the contract does not have has no clause of its own there. */
const unknownMember = "RR-14";

/** What a request breaks of the contract, each with its place and the clause that says so. */
export async function faultsOfRequest(
  { operation, path }: Route,
  request: PlainRequest,
): Promise<readonly ExchangeFault[]> {
  const judged = checkRequest(operation, request, path);
  if (!("issues" in judged)) return [];
  const contract = await import("./capture/contract.ts");
  const schemaName = operation.requestBody?.content["application/json"]?.validator;
  const read = parseJson(request.body ?? "");
  const body = "value" in read ? read.value : undefined;
  return judged.issues.slice(0, mostFaults).map(({ path: at, message, code }) => {
    const isMember = at.startsWith("$") && schemaName !== undefined;
    const ofMember = isMember ? clauseAt(contract, `#/components/schemas/${schemaName}`, body, at) : "";
    const ofCode = code === "additionalProperties" ? unknownMember : ofMember;
    return { path: at, message, clause: ofCode || contract.clauseOfAnswer(operation.operationId, judged.status) };
  });
}

/** What a notification differs from the contract in, as `capture` judges it. */
export async function faultsOfNotification(body: string | undefined): Promise<readonly ExchangeFault[]> {
  const read = parseJson(body ?? "");
  if (!("value" in read)) return [];
  const { differencesOfBody } = await import("./capture/differences.ts");
  return faultsAmong(differencesOfBody(read.value));
}

/** What a bot's answer to a notification differs in, as `capture` judges it. */
export async function faultsOfAnswer(answer: Answer): Promise<readonly ExchangeFault[]> {
  const { answerDifferences } = await import("./capture/differences.ts");
  return faultsAmong(answerDifferences(answer));
}

/** Without what the contract allows, and is only worth knowing of a live platform. */
function faultsAmong(differences: readonly Difference[]): readonly ExchangeFault[] {
  return differences
    .filter(({ kind }) => kind === "difference")
    .slice(0, mostFaults)
    .map(({ at, says, clause }) => ({ path: at, message: says, clause }));
}

/** Loaded at the first fault: it is large, and no bot waits for it at the start. */
type Contract = typeof import("./capture/contract.ts");

/** The clause of the innermost value on the way to a JSON path that has one; "" where none has. */
function clauseAt({ declarationOf, memberOf }: Contract, $ref: string, body: unknown, path: string): string {
  let [schema, value, clause]: [Schema | undefined, unknown, string] = [{ $ref }, body, ""];
  for (const part of partsOf(path)) {
    const declared = declarationOf(schema, value);
    schema = Array.isArray(value) ? declared.items : memberOf(declared, part)?.schema;
    value = isObject(value) || Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
    clause = declarationOf(schema, value).clause ?? clause;
  }
  return clause;
}

/** The parts of `$.prompts[0]["@odata.type"]`. */
function partsOf(path: string): readonly string[] {
  return Array.from(path.matchAll(/\.(\w+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g), ([, name, index, quoted]) =>
    quoted === undefined ? (name ?? index ?? "") : (JSON.parse(quoted) as string),
  );
}
