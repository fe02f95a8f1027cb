/** A text with each of the secrets blotted out. */
export function blotted(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== "")
    .reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
}

/**
 * What went wrong below, as plain errors: name, message, code and stack, and nothing that might hold a request with its
 * headers. Each of `secrets` is blotted out. [ER-05]
 */
export function plainCause(cause: unknown, secrets: readonly string[], depth: number = 4): Error {
  const blot = (text: string): string => blotted(text, secrets);
  if (!(cause instanceof Error))
    return new Error(typeof cause === "string" ? blot(cause) : "something that is no Error was thrown");
  const nested =
    cause.cause === undefined || depth === 0 ? undefined : { cause: plainCause(cause.cause, secrets, depth - 1) };
  const copy: Error & { code?: string } = new Error(blot(cause.message), nested);
  copy.name = cause.name;
  if (cause.stack) copy.stack = blot(cause.stack);
  if ("code" in cause && typeof cause.code === "string") copy.code = cause.code;
  return copy;
}
