import { blotted } from "../lib/cause.ts";

/** What Graph's error envelope tells, whatever its spelling; all of it may be missing. */
export interface GraphErrorFacts {
  readonly graphCode: string | undefined;
  readonly graphMessage: string | undefined;
  readonly requestId: string | undefined;
}

const nothing: GraphErrorFacts = { graphCode: undefined, graphMessage: undefined, requestId: undefined };

/** Reads the body of a failure; one that is empty, no JSON or no envelope tells nothing, and is no error itself. [ER-01] */
export function readGraphError(body: unknown): GraphErrorFacts {
  const error = member(typeof body === "string" ? json(body) : body, "error");
  if (typeof error === "string") return { ...nothing, graphCode: error };
  const inner = member(error, "innererror");
  return {
    graphCode: text(member(error, "code")),
    graphMessage: text(member(error, "message")),
    requestId: text(member(inner, "request-id") ?? member(inner, "requestid")),
  };
}

/** What a refused answer tells, its `request-id` header before its envelope, each with the secret blotted out. [ER-01, ER-05] */
export function toldBy(headers: { get(name: string): string | null }, body: unknown, secret: string): GraphErrorFacts {
  const told = readGraphError(body);
  const shown = (text: string | undefined): string | undefined => (text ? blotted(text, [secret]) : undefined);
  return {
    graphCode: shown(told.graphCode),
    graphMessage: shown(told.graphMessage),
    requestId: shown(headers.get("request-id") ?? told.requestId),
  };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A member by its name, whatever the letter case: `innerError` and `innererror` are both in use. */
function member(value: unknown, lowerCaseName: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const name = Object.keys(value).find((key) => key.toLowerCase() === lowerCaseName);
  return name === undefined ? undefined : (value as Record<string, unknown>)[name];
}

function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
