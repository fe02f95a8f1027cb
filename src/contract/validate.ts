import { type Fault, recordResponseRequest } from "../../generated/validators.ts";
import { closedMembers, memberSchemas, patternMeanings, toleratedMembers } from "../../generated/vocabulary.ts";
import type { Issue, LimitKeyword } from "../errors.ts";
import { closest } from "../lib/closest.ts";
import { pointerParts } from "../lib/json-pointer.ts";
import { type Check, checked, list, text } from "../lib/options.ts";
import type { StandardResult, StandardSchema } from "../lib/standard-schema.ts";
import type { RecordResponseRequest } from "./types.ts";

/** A function, and as it is a validator of Standard Schema (https://standardschema.dev), for forms and routers. */
export interface RecordResponseRequestValidator extends StandardSchema<RecordResponseRequest> {
  /**
   * Every fault of a request, with its JSON path; none when it keeps the contract. A member set to null counts as left
   * out. The client refuses a request that has one, and so does the mock. [RR-05..RR-14, RR-23]
   *
   * @param options `extraMembers`: names of members to accept although the contract does not know them, such as
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
  (value: unknown, options?: { readonly extraMembers?: readonly string[] | undefined }): readonly Issue[] => {
    const { extraMembers } = checked("validateRecordResponseRequest", options, { extraMembers: memberNamesCheck() });
    return requestIssues(recordResponseRequest(value), requestSchema, extraMembers);
  },
  { "~standard": { version: 1, vendor: "graph-record-response", validate: validateByStandard } as const },
);

function validateByStandard(value: unknown): StandardResult<RecordResponseRequest> {
  const faults = withoutEchoes(recordResponseRequest(value));
  if (faults.length === 0) return { value: value as RecordResponseRequest };
  return {
    issues: faults.map((fault) => ({
      message: described(fault, requestSchema).message,
      path: keysIn(value, placeOf(fault)),
    })),
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

export function memberNamesCheck(): Check {
  return list(text(), "names of members");
}

/** The faults of a request, except for members that the caller allows; `schema` is what the request should be. */
export function requestIssues(
  faults: readonly Fault[],
  schema: string,
  extraMembers: readonly string[] = [],
): readonly Issue[] {
  const kept = faults.filter(({ params }) => !extraMembers.includes(params.additionalProperty as string));
  return readableIssues(kept, schema);
}

/** The faults of a compiled validator as readable issues, one for each thing to fix. `schema` is what the value should be. */
export function readableIssues(faults: readonly Fault[], schema?: string): readonly Issue[] {
  return withoutEchoes(faults).map((fault) => {
    return { path: jsonPath(placeOf(fault)), ...described(fault, schema) } as Issue;
  });
}

/** Where a fault is, by the parts of its path; a member that is missing or too many is the last one. */
function placeOf({ instancePath, params }: Fault): string[] {
  const member = [params.additionalProperty ?? params.missingProperty ?? []].flat() as string[];
  return [...pointerParts(instancePath), ...member];
}

/**
 * A union that fails reports each of its branches as well. Where a branch has a fault deeper down, that one is enough;
 * elsewhere one fault says which types are wanted, or which members may stand for each other.
 */
function withoutEchoes(faults: readonly Fault[]): readonly Fault[] {
  const deeper = new Set(faults.flatMap(({ instancePath }) => ancestors(instancePath)));
  const specific = new Set(
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
    if (isEcho(fault) && (deeper.has(instancePath) || specific.has(instancePath))) return [];
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
function isEcho({ keyword, ofBranch = false }: Fault): boolean {
  return keyword === "if" || keyword === "anyOf" || keyword === "oneOf" || ofBranch;
}

function ancestors(pointer: string): string[] {
  const parts = pointer.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** `$.prompts[0].mediaInfo.uri` of its parts. */
export function jsonPath(parts: readonly string[]): string {
  return parts
    .map((part) =>
      /^\d+$/.test(part) ? `[${part}]` : /^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`,
    )
    .reduce((path, part) => path + part, "$");
}

/** The rule that a fault breaks, with its facts and in words. */
function described(fault: Fault, schema: string | undefined): WithoutPath<Issue> {
  const { keyword, params } = fault;
  switch (keyword) {
    case "additionalProperties": {
      const nearest = closest(String(params.additionalProperty), namesAt(fault.instancePath, schema));
      const advice = toleratedAdvice(fault, schema) ?? (nearest && `did you mean ${JSON.stringify(nearest)}?`);
      const hint = advice === undefined ? "" : `; ${advice}`;
      return { code: keyword, nearest, message: `is not a member of the contract${hint}` };
    }
    case "required": {
      const alternatives = (params.others as string[] | undefined) ?? [];
      return { code: keyword, alternatives, message: ["is required", ...alternatives].join(", or else ") };
    }
    case "const":
      return {
        code: keyword,
        allowed: [params.allowedValue],
        message: `must be ${JSON.stringify(params.allowedValue)}`,
      };
    case "enum": {
      const allowed = params.allowedValues as unknown[];
      return {
        code: keyword,
        allowed,
        message: `must be one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}`,
      };
    }
    case "type": {
      const wanted = [params.type].flat().flatMap((types) => String(types).split(","));
      return { code: keyword, wanted, message: `must be ${wanted.join(" or ")}` };
    }
    case "pattern": {
      const pattern = String(params.pattern);
      const meaning = (patternMeanings as { readonly [pattern: string]: string })[pattern];
      return { code: keyword, pattern, message: `must be ${meaning ?? `text that matches ${pattern}`}` };
    }
    default: {
      const limit = Number(params.limit);
      const words = limitWords[keyword as LimitKeyword];
      if (!words) return { code: "other", keyword, message: `breaks the rule "${keyword}"` };
      return { code: keyword as LimitKeyword, limit, message: words(limit, limit === 1 ? "" : "s") };
    }
  }
}

type WithoutPath<Each> = Each extends unknown ? Omit<Each, "path"> : never;

const limitWords: Readonly<Record<LimitKeyword, (limit: number, plural: string) => string>> = {
  minimum: (limit) => `must be ${limit} or more`,
  maximum: (limit) => `must be ${limit} or less`,
  minLength: (limit, s) => `must have at least ${limit} character${s}`,
  maxLength: (limit) => `must have at most ${limit} characters (UTF-16 units)`,
  minItems: (limit, s) => `must have at least ${limit} item${s}`,
  maxItems: (limit, s) => `must have at most ${limit} item${s}`,
};

/** Names of the members that the object at a path may have. */
function namesAt(pointer: string, root: string | undefined): readonly string[] {
  return (
    (closedMembers as { readonly [schema: string]: readonly string[] })[schemaAt(pointerParts(pointer), root) ?? ""] ??
    []
  );
}

/**
 * What to do instead of an unknown member that whoever serves the contract accepts; undefined for any other fault. [RR-14]
 * @param root name of the schema that the whole value should be
 */
export function toleratedAdvice({ instancePath, params }: Fault, root: string | undefined): string | undefined {
  const advice = (toleratedMembers as Nested)[schemaAt(pointerParts(instancePath), root) ?? ""];
  return advice?.[String(params.additionalProperty)];
}

/** Name of the schema of the object at a path, as far as messages say something of it. */
export function schemaAt(parts: readonly string[], root: string | undefined): string | undefined {
  return parts
    .filter((part) => !/^\d+$/.test(part))
    .reduce<string | undefined>((name, member) => (memberSchemas as Nested)[name ?? ""]?.[member], root);
}

type Nested = { readonly [schema: string]: { readonly [member: string]: string } | undefined };
