import { member } from "./cause.ts";
import { elementsOf, isList, unreadable } from "./untrusted.ts";

/**
 * Codes of an error from before the first byte of a request: of the address, the look-up of the name, the connection, the
 * certificate. The last two are Bun's.
 */
const codes = new RegExp(
  "^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT" +
    "|CERT_\\w+|ERR_TLS_CERT_\\w+|UNABLE_TO_\\w+|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT" +
    "|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_\\w+|ERROR_IN_C(?:ERT|RL)_\\w+" +
    "|ERR_INVALID_URL|ConnectionRefused|FailedToOpenSocket)$",
);

const callsBeforeSending: ReadonlySet<unknown> = new Set(["getaddrinfo", "connect"]);

/**
 * Whether what `fetch` rejected with says that nothing was sent. False where the runtime does not say it. Of a host that
 * was tried at several addresses, each attempt has to. Never throws.
 */
export function saysNothingWasSent(cause: unknown, depth: number = 4): boolean {
  if (depth === 0) return false;
  const attempts = attemptsIn(cause);
  if (attempts.length > 0) return attempts.every((attempt) => saysNothingWasSent(attempt, depth - 1));
  const code = member(cause, "code");
  return (
    (typeof code === "string" && codes.test(code)) ||
    callsBeforeSending.has(member(cause, "syscall")) ||
    saysNothingWasSent(member(cause, "cause"), depth - 1)
  );
}

/** A host has a few addresses; of more, nothing is concluded. */
const mostAttempts = 100;

/** The errors of an AggregateError. */
function attemptsIn(cause: unknown): readonly unknown[] {
  const errors = member(cause, "errors");
  const attempts = isList(errors) ? elementsOf(errors, mostAttempts) : unreadable;
  if (attempts === unreadable) return [];
  return attempts.left > 0 ? [undefined] : attempts.read;
}
