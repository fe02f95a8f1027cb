import { redactText, wholeOrNone } from "./redact.ts";
import { reading, unreadable } from "./untrusted.ts";

/** Characters of a stack that are shown. */
const longestStack = 10_000;

/**
 * What went wrong below, as plain errors: name, message, code and stack, and nothing that might hold a request with its
 * headers. Texts are redacted; a name or code that holds one of `secrets` is left out. Never throws. [ER-05, ER-07]
 */
export function plainCause(cause: unknown, secrets: readonly string[], depth: number = 4): Error {
  if (typeof cause === "string") return new Error(redactText(cause, secrets));
  if (reading(() => cause instanceof Error) !== true) return new Error("something that is not an Error was thrown");
  const below = member(cause, "cause");
  const nested = below === undefined || depth === 0 ? undefined : { cause: plainCause(below, secrets, depth - 1) };
  const message = redactText(text(cause, "message") ?? "an error without a readable message", secrets);
  const copy: Error & { code?: string } = new Error(message, nested);
  copy.name = wholeOrNone(text(cause, "name") ?? "", secrets) || "Error";
  const stack = text(cause, "stack");
  if (stack) copy.stack = redactText(stack, secrets, longestStack);
  const code = wholeOrNone(text(cause, "code") ?? "", secrets);
  if (code) copy.code = code;
  return copy;
}

function text(cause: unknown, name: string): string | undefined {
  const value = member(cause, name);
  return typeof value === "string" ? value : undefined;
}

/** A member of whatever was thrown; it may be a getter which throws. */
export function member(cause: unknown, name: string): unknown {
  const value = reading(() => (cause as Readonly<Record<string, unknown>>)[name]);
  return value === unreadable ? undefined : value;
}
