import { type Fault, recordResponseRequest } from "../../generated/validators.ts";
import { memberNames, memberSchemas, patternMeanings } from "../../generated/vocabulary.ts";
import type { Issue } from "../errors.ts";
import { pointerParts } from "../lib/json-pointer.ts";
import type { StandardResult, StandardSchema } from "../lib/standard-schema.ts";
import type { RecordResponseRequest } from "./types.ts";

type SchemaName = keyof typeof memberNames;

/** A function, and as it is a validator of Standard Schema (https://standardschema.dev), for forms and routers. */
export interface RecordResponseRequestValidator extends StandardSchema<RecordResponseRequest> {
  /**
   * Every fault of a request, with its JSON path; none when it keeps the contract. A member set to null counts as left
   * out. The client refuses a request that has one, and so does the mock. [RR-05..RR-14, RR-23]
   *
   * @param options `extraMembers`: names that are let through though the contract does not know them, such as
   * `streamWhileRecording`
   * @example
   * validateRecordResponseRequest({ maxRecordDurationInSeconds: 121 }); // $.maxRecordDurationInSeconds must be 120 or less
   */
  (value: unknown, options?: { readonly extraMembers?: readonly string[] | undefined }): readonly Issue[];
}

const requestSchema = "recordResponseRequest";

/**
 * The faults of a request, by a call; or by Standard Schema, whatever takes a validator of it.
 *
 * @example
 * app.post("/ask", sValidator("json", validateRecordResponseRequest), handler); // Hono
 */
export const validateRecordResponseRequest: RecordResponseRequestValidator = /* @__PURE__ */ Object.assign(
  (
    value: unknown,
    { extraMembers }: { readonly extraMembers?: readonly string[] | undefined } = {},
  ): readonly Issue[] => requestIssues(recordResponseRequest(value), requestSchema, extraMembers),
  { "~standard": { version: 1, vendor: "graph-record-response", validate: validateByStandard } as const },
);

function validateByStandard(value: unknown): StandardResult<RecordResponseRequest> {
  const faults = withoutEchoes(recordResponseRequest(value));
  if (faults.length === 0) return { value: value as RecordResponseRequest };
  return {
    issues: faults.map((fault) => ({ message: sentence(fault, requestSchema), path: keysIn(value, placeOf(fault)) })),
  };
}

/** The parts of a path as keys: numbers for the items of a list. */
function keysIn(root: unknown, parts: readonly string[]): (string | number)[] {
  let parent = root as { readonly [part: string]: unknown } | undefined;
  return parts.map((part) => {
    const key = Array.isArray(parent) ? Number(part) : part;
    parent = parent?.[part] as typeof parent;
    return key;
  });
}

/** The faults of a request but for members that the caller lets through; `schema` is what the request should be. */
export function requestIssues(
  faults: readonly Fault[],
  schema: string,
  extraMembers: readonly string[] = [],
): readonly Issue[] {
  const kept = faults.filter(({ params }) => !extraMembers.includes(params.additionalProperty as string));
  return readableIssues(kept, schema);
}

/** The faults of a compiled validator, told for people: one issue for each thing to mend. `schema` is what the value should be. */
export function readableIssues(faults: readonly Fault[], schema?: string): readonly Issue[] {
  return withoutEchoes(faults).map((fault) => ({
    path: jsonPath(placeOf(fault)),
    code: fault.keyword,
    message: sentence(fault, schema),
  }));
}

/** Where a fault is, by the parts of its path; a member that is missing or too many is the last one. */
function placeOf({ instancePath, params }: Fault): string[] {
  const member = [params.additionalProperty ?? params.missingProperty ?? []].flat() as string[];
  return [...pointerParts(instancePath), ...member];
}

/**
 * A union that fails reports each of its branches as well. Where a branch has a fault deeper down, that one tells all;
 * elsewhere one fault says which types are wanted, or which members may stand for each other.
 */
function withoutEchoes(faults: readonly Fault[]): readonly Fault[] {
  const deeper = new Set(faults.flatMap(({ instancePath }) => ancestors(instancePath)));
  const told = new Set(
    faults.filter((fault) => !isEcho(fault) && fault.keyword !== "type").map(({ instancePath }) => instancePath),
  );
  const wanted = byPath(
    faults.filter(({ keyword }) => keyword === "type"),
    ({ params }) => [params.type].flat(),
  );
  const alternatives = byPath(
    faults.filter((fault) => fault.keyword === "required" && isEcho(fault)),
    ({ params }) => [params.missingProperty],
  );
  return faults.flatMap((fault) => {
    const { keyword, instancePath } = fault;
    if (keyword === "if" || keyword === "anyOf" || keyword === "oneOf") return [];
    if (isEcho(fault) && keyword === "required") {
      const [missingProperty, ...others] = alternatives.get(instancePath) ?? [];
      return alternatives.delete(instancePath) ? [{ ...fault, params: { missingProperty, others } }] : [];
    }
    if (isEcho(fault) && (deeper.has(instancePath) || told.has(instancePath))) return [];
    if (keyword !== "type") return isEcho(fault) && wanted.has(instancePath) ? [] : [fault];
    const types = wanted.get(instancePath);
    return wanted.delete(instancePath) ? [{ ...fault, params: { type: [...(types ?? [])] } }] : [];
  });
}

/** What `read` finds in the faults of each path, once each. */
function byPath(faults: readonly Fault[], read: (fault: Fault) => readonly unknown[]): Map<string, Set<unknown>> {
  const found = new Map<string, Set<unknown>>();
  for (const fault of faults) {
    const values = found.get(fault.instancePath) ?? new Set();
    for (const value of read(fault)) values.add(value);
    found.set(fault.instancePath, values);
  }
  return found;
}

/** Whether a fault is a union's own, or one of its branches at the union itself. */
function isEcho({ keyword, schemaPath }: Fault): boolean {
  return keyword === "if" || keyword === "anyOf" || keyword === "oneOf" || /\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath);
}

function ancestors(pointer: string): string[] {
  const parts = pointer.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** `$.prompts[0].mediaInfo.uri` of its parts. */
function jsonPath(parts: readonly string[]): string {
  return parts
    .map((part) =>
      /^\d+$/.test(part) ? `[${part}]` : /^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`,
    )
    .reduce((path, part) => path + part, "$");
}

function sentence(fault: Fault, schema: string | undefined): string {
  const { keyword, params, message = keyword } = fault;
  switch (keyword) {
    case "additionalProperties":
      return `is no member that the contract knows${hint(fault, schema)}`;
    case "required":
      return ["is required", ...((params.others as string[] | undefined) ?? [])].join(", or else ");
    case "const":
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "type":
      return `must be ${[params.type].flat().join(" or ").replaceAll(",", " or ")}`;
    case "minimum":
      return `must be ${String(params.limit)} or more`;
    case "maximum":
      return `must be ${String(params.limit)} or less`;
    case "maxLength":
      return `must have ${String(params.limit)} characters (UTF-16 units) at the most`;
    case "minLength":
      return `must have ${String(params.limit)} character${params.limit === 1 ? "" : "s"} at the least`;
    case "maxItems":
      return `must have ${String(params.limit)} item${params.limit === 1 ? "" : "s"} at the most`;
    case "pattern":
      return `must be ${(patternMeanings as { readonly [pattern: string]: string })[String(params.pattern)] ?? `text that matches ${String(params.pattern)}`}`;
    default:
      return message;
  }
}

function hint({ instancePath, params }: Fault, root: string | undefined): string {
  const known = namesAt(instancePath, root);
  const nearest = closest(String(params.additionalProperty), known);
  return nearest ? `; did you mean ${JSON.stringify(nearest)}?` : "";
}

/** Names of the members that the object at a path may have. */
function namesAt(pointer: string, root: string | undefined): readonly string[] {
  const schema = pointerParts(pointer)
    .filter((part) => !/^\d+$/.test(part))
    .reduce<string | undefined>((name, member) => (memberSchemas as Nested)[name ?? ""]?.[member], root);
  return memberNames[schema as SchemaName] ?? [];
}

type Nested = { readonly [schema: string]: { readonly [member: string]: string } | undefined };

function closest(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= Math.max(2, nearest.candidate.length / 3) ? nearest.candidate : undefined;
}

/** How many letters must be added, dropped or changed to make one word of the other. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 20) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
