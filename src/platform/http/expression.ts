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

/** Finds the value of an expression. */
type Evaluation = (context: ExpressionContext) => unknown;

/**
 * The value of an OpenAPI runtime expression such as `$request.body#/clientContext`; undefined when there is none.
 * An expression that the contract should not hold is an error.
 */
export function evaluate(expression: string, context: ExpressionContext): unknown {
  return evaluationOf(expression)(context);
}

const evaluationOf = onceFor((expression: string): Evaluation => {
  const [, side, source, rest = ""] = /^\$(request|response)\.(path|header|body)(.*)$/.exec(expression) ?? [];
  const isOfRequest = side === "request";
  const name = rest.slice(1);
  if (source === "path") return ({ path }) => path[name];
  if (source === "header") {
    const header = name.toLowerCase();
    return ({ headers, responseHeaders }) => (isOfRequest ? headers : responseHeaders)[header];
  }
  if (source === "body") {
    const pointer = rest.replace(/^#/, "");
    return ({ requestBody, responseBody }) => memberAt(isOfRequest ? requestBody : responseBody, pointer);
  }
  throw new Error(`${expression} is not a runtime expression that this mock supports`);
});

const partsOf = onceFor<readonly string[]>(pointerParts);

/** Reads each text once: those of the contract, which are few. */
function onceFor<Meaning>(read: (text: string) => Meaning): (text: string) => Meaning {
  const known = new Map<string, Meaning>();
  return (text) => {
    const meaning = known.get(text) ?? read(text);
    known.set(text, meaning);
    return meaning;
  };
}

/** The member that a JSON pointer names; undefined when there is none. */
export function memberAt(value: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | null | undefined)?.[part],
    value,
  );
}

/** A copy of a value in which the member that a JSON pointer names is set, or, where the new value is undefined, left out. */
export function withMember(value: unknown, pointer: string, member: unknown): unknown {
  return replaced(value, partsOf(pointer), 0, member);
}

function replaced(value: unknown, parts: readonly string[], depth: number, member: unknown): unknown {
  const part = parts[depth];
  if (part === undefined) return member;
  const copy = { ...(value as Readonly<Record<string, unknown>> | null | undefined) };
  const changed = replaced(copy[part], parts, depth + 1, member);
  if (changed === undefined) delete copy[part];
  else copy[part] = changed;
  return copy;
}
