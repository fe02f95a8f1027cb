import { type Fault, recordResponseRequest } from "../../generated/validators.ts";
import { memberNames, memberSchemas, patternMeanings } from "../../generated/vocabulary.ts";
import type { Issue } from "../errors.ts";
import { closest } from "../lib/closest.ts";
import { pointerParts } from "../lib/json-pointer.ts";
import { type Check, checked, list, text } from "../lib/options.ts";

type SchemaName = keyof typeof memberNames;

/**
 * Every fault of a request, with its JSON path; none when it keeps RR-05 to RR-14. A member set to null counts as left
 * out. The client refuses a request that has one, and so does the mock. [RR-23]
 * @param extraMembers names that are let through though the contract does not know them, such as `streamWhileRecording`
 */
export function validateRecordResponseRequest(
  value: unknown,
  options?: { readonly extraMembers?: readonly string[] | undefined },
): readonly Issue[] {
  const { extraMembers } = checked("validateRecordResponseRequest", options, { extraMembers: memberNamesCheck() });
  return requestIssues(recordResponseRequest(value), "recordResponseRequest", extraMembers);
}

export function memberNamesCheck(): Check {
  return list(text(), "names of members");
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
    path: jsonPath([...pointerParts(fault.instancePath), ...member(fault)]),
    code: fault.keyword,
    message: sentence(fault, schema),
  }));
}

/** The member that a fault is about, where it is one that is missing or too many; else none. */
function member({ params }: Fault): string[] {
  return [params.additionalProperty ?? params.missingProperty ?? []].flat() as string[];
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
