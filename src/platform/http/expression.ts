import { pointerParts } from "../../lib/json-pointer.ts";

/** What a runtime expression can look at. */
export interface ExpressionContext {
  readonly path: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  /** As far as they are known before the body is made. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
}

/**
 * The value of an OpenAPI runtime expression such as `$request.body#/clientContext`; undefined when there is none.
 * An expression that the contract should not hold is an error.
 */
export function evaluate(expression: string, context: ExpressionContext): unknown {
  const [, side, source, rest = ""] = /^\$(request|response)\.(path|header|body)(.*)$/.exec(expression) ?? [];
  if (source === "path") return context.path[rest.slice(1)];
  if (source === "header")
    return (side === "request" ? context.headers : context.responseHeaders)[rest.slice(1).toLowerCase()];
  if (source === "body")
    return memberAt(side === "request" ? context.requestBody : context.responseBody, rest.replace(/^#/, ""));
  throw new Error(`${expression} is not a runtime expression that this mock supports`);
}

/** The member that a JSON pointer names; undefined when there is none. */
export function memberAt(value: unknown, pointer: string): unknown {
  return pointerParts(pointer).reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | null | undefined)?.[part],
    value,
  );
}

/** A copy of a value in which the member that a JSON pointer names is set, or, where the new value is undefined, left out. */
export function withMember(value: unknown, pointer: string, member: unknown): unknown {
  return replaced(value, pointerParts(pointer), member);
}

function replaced(value: unknown, [part, ...rest]: readonly string[], member: unknown): unknown {
  if (part === undefined) return member;
  const { [part]: old, ...others } = (value ?? {}) as Record<string, unknown>;
  const changed = replaced(old, rest, member);
  return changed === undefined ? others : { ...(value as object), [part]: changed };
}
