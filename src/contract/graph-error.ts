import { redactText, wholeOrNone } from "../lib/redact.ts";

/** What Graph's error envelope says, whatever its spelling; all of it may be missing. */
export interface GraphErrorFacts {
  readonly graphCode: string | undefined;
  readonly graphMessage: string | undefined;
  readonly requestId: string | undefined;
}

const nothing: GraphErrorFacts = { graphCode: undefined, graphMessage: undefined, requestId: undefined };

/** Reads the body of a failure. One that is empty, not JSON or not an envelope gives no facts and does not throw. [ER-01] */
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

type AnswerHeaders = { get(name: string): string | null };

/**
 * The facts of a refused answer, its `request-id` header before its envelope, without the secrets. A code that holds one
 * is left out, since it is never rewritten. [ER-01, ER-05, ER-07]
 */
export function errorFacts(headers: AnswerHeaders, body: unknown, secrets: readonly string[]): GraphErrorFacts {
  const { graphCode, graphMessage, requestId } = readGraphError(body);
  return {
    graphCode: graphCode && wholeOrNone(graphCode, secrets),
    graphMessage: graphMessage && redactText(graphMessage, secrets),
    requestId: requestIdOf(headers, secrets) ?? (requestId && redactText(requestId, secrets)),
  };
}

/** The `request-id` header, without the secrets. [ER-03, ER-05] */
export function requestIdOf(headers: AnswerHeaders, secrets: readonly string[]): string | undefined {
  const requestId = headers.get("request-id");
  return requestId ? redactText(requestId, secrets) : undefined;
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
