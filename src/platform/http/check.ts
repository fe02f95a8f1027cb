import type { OperationEntry, ValidatorName } from "../../../generated/operations.ts";
import { type Fault, validators } from "../../../generated/validators.ts";
import { itemErrorCodes, notImplemented as leftOut } from "../../../generated/vocabulary.ts";
import { readableIssues, schemaAt, toleratedAdvice } from "../../contract/validate.ts";
import type { Issue } from "../../errors.ts";
import { claimsOf, rolesOf } from "../../lib/claims.ts";
import { pointerParts } from "../../lib/json-pointer.ts";
import type { PlainRequest } from "./plain.ts";

/** What the contract says to a request: fine, with its body read, or refused with a status and every fault. */
export type Checked = { readonly body: unknown } | Refused;

export interface Refused {
  readonly status: 400 | 401 | 403 | 415 | 501;
  readonly issues: readonly Issue[];
  /** Graph's `error.code` where it is not the status's usual one. */
  readonly code?: string | undefined;
}

/** Judges a request by its operation: token, media type, parameters, body. [RR-03, RR-04, RR-05, RR-14, RR-23] */
export function checkRequest(
  operation: OperationEntry,
  request: PlainRequest,
  path: Readonly<Record<string, string>>,
): Checked {
  if (operation.security && !/^Bearer +\S+$/i.test(request.headers.authorization ?? "")) {
    return {
      status: 401,
      issues: [{ path: "authorization", code: "required", alternatives: [], message: "must be Bearer and a token" }],
    };
  }
  const missing = operation.permissionsChecked === "always" ? missingPermission(operation, request) : undefined;
  if (missing) return { status: 403, issues: [missing] };
  const parameters = operation.parameters.flatMap((parameter) => parameterIssues(parameter, request, path));
  if (!operation.requestBody || (!operation.requestBody.required && !request.body)) {
    return parameters.length > 0 ? { status: 400, issues: parameters } : { body: undefined };
  }

  const types = Object.keys(operation.requestBody.content);
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const media = operation.requestBody.content[type];
  if (!media) {
    return {
      status: 415,
      issues: [{ path: "content-type", code: "type", wanted: types, message: `must be ${types.join(" or ")}` }],
    };
  }
  const { value, issues } = readJson(request.body);
  const found = issues ? [] : validators[media.validator](value);
  const faults = issues ?? bodyIssues(found, media.validator);
  const left = notImplemented(found, value, media.validator);
  if (left) return { status: 501, issues: [left], code: "NotImplemented" };
  const all = [...parameters, ...faults];
  return all.length > 0 ? { status: 400, issues: all, code: errorCode(faults, media.validator) } : { body: value };
}

/** So many roles are named in a message. */
const mostRoles = 20;

/** What the token of a request lacks: one of the operation's permissions. A token that is not a JWT says nothing of them. [CA-14] */
export function missingPermission(
  { permissions }: Pick<OperationEntry, "permissions">,
  { headers }: PlainRequest,
): Issue | undefined {
  const claims = claimsOf((headers.authorization ?? "").replace(/^Bearer +/i, ""));
  const roles = claims && rolesOf(claims);
  if (!roles || permissions.some((permission) => roles.includes(permission))) return undefined;
  const message = `needs the application permission ${permissions.join(" or ")}; the roles of the token are ${roles.slice(0, mostRoles).join(", ") || "none"}`;
  return { path: "authorization", code: "other", keyword: "roles", message };
}

type Values = { readonly [schema: string]: { readonly [member: string]: { readonly [value: string]: string } } };

/** A value of Graph that the contract leaves out. [CA-16] */
function notImplemented(faults: readonly Fault[], body: unknown, schema: ValidatorName): Issue | undefined {
  for (const { instancePath } of faults) {
    const parts = pointerParts(instancePath);
    const value = parts.reduce<unknown>((part, name) => ownMember(part, name), body);
    const member = parts.pop() ?? "";
    const names = ownMember(ownMember(leftOut as Values, schemaAt(parts, schema) ?? ""), member);
    const name = typeof value === "string" ? ownMember(names, value) : undefined;
    const message = `asks for ${String(name)}, which this contract does not have`;
    if (name) return { path: `$.${parts.join(".")}`, code: "other", keyword: "x-not-implemented", message };
  }
  return undefined;
}

function ownMember(value: unknown, name: string): unknown {
  return Object.hasOwn(Object(value), name) ? Object(value)[name] : undefined;
}

function bodyIssues(faults: readonly Fault[], schema: ValidatorName): readonly Issue[] {
  return readableIssues(
    faults.filter((fault) => toleratedAdvice(fault, schema) === undefined),
    schema,
  );
}

function errorCode(issues: readonly Issue[], schema: ValidatorName): string | undefined {
  const codes: { readonly [member: string]: string } = Object(
    (itemErrorCodes as { readonly [schema: string]: object })[schema],
  );
  const isOfItems = ({ code }: Issue): boolean => code === "minItems" || code === "maxItems";
  return issues.filter(isOfItems).flatMap(({ path }) => codes[path.slice("$.".length)] ?? [])[0];
}

function parameterIssues(
  { name, in: place, required, validator }: OperationEntry["parameters"][number],
  request: PlainRequest,
  path: Readonly<Record<string, string>>,
): readonly Issue[] {
  const value = parameterValue(name, place, request, path);
  if (value === undefined)
    return required ? [{ path: name, code: "required", alternatives: [], message: "is required" }] : [];
  return readableIssues(validators[validator](value)).map((issue) => ({
    ...issue,
    path: issue.path.replace("$", name),
  }));
}

function parameterValue(
  name: string,
  place: OperationEntry["parameters"][number]["in"],
  request: PlainRequest,
  path: Readonly<Record<string, string>>,
): string | undefined {
  if (place === "path") return path[name];
  if (place === "query") return new URL(request.url).searchParams.get(name) ?? undefined;
  return place === "header" ? request.headers[name.toLowerCase()] : undefined;
}

function readJson(body: string | undefined): { value?: unknown; issues?: readonly Issue[] } {
  if (!body)
    return { issues: [{ path: "$", code: "empty", message: "is empty; a JSON object is required, at least {}" }] };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return { issues: [{ path: "$", code: "json", message: "is not JSON" }] };
  }
}
