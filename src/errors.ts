/** The property that marks an error of this package, whichever copy of it made the error. */
const brand = Symbol.for("graph-record-response.error");

/** Base of all rejections. Branch on `code`; messages may be reworded. No message and no field holds a token. */
export abstract class CommsError extends Error {
  abstract readonly code: CommsErrorCode;
  /**
   * Whether Graph may have done what it was asked to, so that a request that starts something is not sent again. True of a
   * request other than GET that ended in a time-out, a connection lost once sending began, an answer of 2xx that cannot be
   * read, 502 or 504. False when nothing was sent, and for any other status, which is taken to mean that nothing was
   * done. [RR-27]
   *
   * An operation that was started all the same is notified under its clientContext, and `recordAndWait` waits for it;
   * with a ticket of your own, await its outcome.
   */
  readonly mayHaveTakenEffect: boolean;

  constructor(message: string, { mayHaveTakenEffect = false, ...options }: CommsErrorOptions = {}) {
    super(message, options);
    this.mayHaveTakenEffect = mayHaveTakenEffect;
  }

  static {
    Object.defineProperty(CommsError.prototype, brand, { value: true });
  }
}

interface CommsErrorOptions extends ErrorOptions {
  /** Default false. */
  readonly mayHaveTakenEffect?: boolean | undefined;
}

interface RequestErrorOptions extends CommsErrorOptions {
  readonly clientRequestId?: string | undefined;
}

/** Every error that this package rejects with; `switch (error.code)` narrows to its class. */
export type AnyCommsError =
  | InvalidRequestError
  | HttpError
  | GoneError
  | NetworkError
  | TimeoutError
  | RefusedHostError
  | TooLargeError
  | UnauthenticatedError;

/** What a `CommsError` can be; branch on this. */
export type CommsErrorCode = AnyCommsError["code"];

/**
 * Whether an error is one of this package's, made by this copy of it or by another: `instanceof` fails where two versions
 * are installed.
 */
export function isCommsError(error: unknown): error is AnyCommsError {
  return error instanceof Error && brand in error;
}

/** Where a fault is and what it is. Never holds the value of a secret. */
interface IssueFacts {
  /** JSON path from the root of the value, `$.prompts[0].mediaInfo.uri`. */
  readonly path: string;
  /** What is wrong and what is wanted, in one sentence. */
  readonly message: string;
}

/** One fault of a value; `code` names the rule that is broken, and the facts that come with it. */
export type Issue = IssueFacts &
  (
    | { readonly code: "additionalProperties" /** The nearest known member. */; readonly nearest: string | undefined }
    | {
        readonly code: "required" /** Members of which one would do as well. */;
        readonly alternatives: readonly string[];
      }
    | { readonly code: "type"; readonly wanted: readonly string[] }
    | { readonly code: "const" | "enum"; readonly allowed: readonly unknown[] }
    | { readonly code: LimitKeyword; readonly limit: number }
    | { readonly code: "pattern"; readonly pattern: string }
    /** A body that is empty, not JSON, not commsNotifications, or that threw when it was read. */
    | { readonly code: "empty" | "json" | "notCommsNotifications" | "unreadable" }
    /** Another keyword of JSON Schema. */
    | { readonly code: "other"; readonly keyword: string }
  );

/** Keywords of JSON Schema with a number. */
export type LimitKeyword = "minimum" | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems";

/** A request that breaks the contract; nothing was sent. `issues` names every fault with its path. */
export class InvalidRequestError extends CommsError {
  override readonly name = "InvalidRequestError";
  readonly code = "ERR_INVALID_REQUEST";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(
      `The request breaks the contract: ${issues.map(({ path, message }) => `${path} ${message}`).join("; ")}`,
      options,
    );
    this.issues = issues;
  }
}

/** What is known of an answer outside 2xx. */
export interface HttpFacts {
  /** Who answered, for the message: `Graph`, or the host of a recording. */
  readonly from?: string;
  readonly status: number;
  /** `error.code` of the envelope: a word, or a number written as a string. */
  readonly graphCode?: string | undefined;
  /** `error.message` of the envelope. */
  readonly graphMessage?: string | undefined;
  /** The answer's `request-id`. */
  readonly requestId?: string | undefined;
  /** The request's `client-request-id`. */
  readonly clientRequestId?: string | undefined;
  /** Milliseconds to wait before the next try, when the answer named a time. */
  readonly retryAfterMs?: number | undefined;
  /** What to do about it, where that is known. */
  readonly advice?: string | undefined;
}

/** An answer that was refused, or could not be read. */
abstract class AnswerError extends CommsError {
  readonly status: number;
  readonly graphCode: string | undefined;
  readonly graphMessage: string | undefined;
  readonly requestId: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly advice: string | undefined;

  constructor(facts: HttpFacts, options?: CommsErrorOptions) {
    super(httpMessage(facts), options);
    this.status = facts.status;
    this.graphCode = facts.graphCode;
    this.graphMessage = facts.graphMessage;
    this.requestId = facts.requestId;
    this.clientRequestId = facts.clientRequestId;
    this.retryAfterMs = facts.retryAfterMs;
    this.advice = facts.advice;
  }
}

/** The answer was outside 2xx, or could not be read. */
export class HttpError extends AnswerError {
  override readonly name = "HttpError";
  readonly code = "ERR_HTTP";
}

function httpMessage({ from = "Graph", status, graphCode, graphMessage, requestId, advice }: HttpFacts): string {
  const reported = [graphCode, graphMessage].filter(Boolean).join(": ");
  const id = requestId ? ` (request-id ${requestId})` : "";
  return [`${from} answered ${status}${reported ? ` ${reported}` : ""}${id}`, advice].filter(Boolean).join(". ");
}

/** The recording was discarded (404 or 410): it is gone shortly after the call ends. */
export class GoneError extends AnswerError {
  override readonly name = "GoneError";
  readonly code = "ERR_GONE";
}

/** No answer came: the host could not be reached, or the connection broke; `mayHaveTakenEffect` says whether too late. */
export class NetworkError extends CommsError {
  override readonly name = "NetworkError";
  readonly code = "ERR_NETWORK";
  readonly clientRequestId: string | undefined;

  constructor(message: string, options?: RequestErrorOptions) {
    super(message, options);
    this.clientRequestId = options?.clientRequestId;
  }
}

/** No answer came within `timeoutMs`, milliseconds; `mayHaveTakenEffect` is false when the token took that long. */
export class TimeoutError extends CommsError {
  override readonly name = "TimeoutError";
  readonly code = "ERR_TIMEOUT";
  readonly timeoutMs: number;
  readonly clientRequestId: string | undefined;

  constructor(what: string, timeoutMs: number, options?: RequestErrorOptions) {
    super(`${what} took longer than ${timeoutMs} ms`, options);
    this.timeoutMs = timeoutMs;
    this.clientRequestId = options?.clientRequestId;
  }
}

/** A recording's host or address was not one to send a token to; nothing was sent there. */
export class RefusedHostError extends CommsError {
  override readonly name = "RefusedHostError";
  readonly code = "ERR_REFUSED_HOST";
  readonly host: string | undefined;

  constructor(message: string, host: string | undefined, options?: ErrorOptions) {
    super(message, options);
    this.host = host;
  }
}

/** A body was larger than the limit, in bytes; reading it was stopped. */
export class TooLargeError extends CommsError {
  override readonly name = "TooLargeError";
  readonly code = "ERR_TOO_LARGE";
  readonly maxBytes: number;
  readonly clientRequestId: string | undefined;

  constructor(what: string, maxBytes: number, options?: RequestErrorOptions) {
    super(`${what} is larger than ${maxBytes} bytes`, options);
    this.maxBytes = maxBytes;
    this.clientRequestId = options?.clientRequestId;
  }
}

/** Why a callback was not authenticated: stable words, to branch on and to count. [AU-08] */
export type AuthenticationFailure =
  | "missingToken"
  | "wrongScheme"
  | "duplicatedAuthorization"
  | "tokenTooLarge"
  | "malformedToken"
  | "algorithm"
  | "criticalHeader"
  | "unencodedPayload"
  | "missingKeyId"
  | "unknownKey"
  | "keysUnavailable"
  | "badSignature"
  | "malformedClaims"
  | "issuer"
  | "audienceList"
  | "audience"
  | "missingExpiry"
  | "missingNotBefore"
  | "lifetime"
  | "expired"
  | "notYetValid"
  | "tenant";

const sentences: Readonly<Record<AuthenticationFailure, string>> = {
  missingToken: "The callback carries no bearer token",
  wrongScheme: "The Authorization header is not one Bearer token, separated by one space",
  duplicatedAuthorization: "The callback carries more than one Authorization value",
  tokenTooLarge: "The token is longer than 16,384 characters",
  malformedToken: "The token is not three parts of base64url text with a JSON header",
  algorithm: "The token is not signed with RS256",
  criticalHeader: "The token's header names extensions as critical",
  unencodedPayload: "The token's header has b64, an extension for unencoded payloads",
  missingKeyId: "The token's header names no key",
  unknownKey: "The token names a key that the key document does not hold",
  keysUnavailable: "The keys that tokens are checked with could not be had",
  badSignature: "The token's signature does not fit the key that it names",
  malformedClaims: "The token's payload is not a JSON object",
  issuer: "The token's issuer is not in the allow-list",
  audienceList: "The token is for a list of audiences",
  audience: "The token is for another audience than the bot's app id",
  missingExpiry: "The token's exp is missing or not a number",
  missingNotBefore: "The token's nbf is missing or not a number",
  lifetime: "The token lives longer than maxLifetimeMs, or ends before it begins",
  expired: "The token has expired",
  notYetValid: "The token is not valid yet",
  tenant: "The token's tenant is missing or not in the allow-list",
};

interface UnauthenticatedFacts extends ErrorOptions {
  readonly found?: unknown;
  /** By how much a limit was missed, for the message. */
  readonly detail?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** The callback did not prove who sent it. No message and no field holds the token. [AU-08, ER-05] */
export class UnauthenticatedError extends CommsError {
  override readonly name = "UnauthenticatedError";
  readonly code = "ERR_UNAUTHENTICATED";
  readonly reason: AuthenticationFailure;
  /**
   * The issuer, audience or tenant that the token has instead of the wanted one, at most 200 characters, written as JSON;
   * taken from a token whose signature was right.
   */
  readonly found: string | undefined;
  /** When another try may succeed, in milliseconds: of `keysUnavailable`, where it is known. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: AuthenticationFailure, { found, detail, retryAfterMs, ...options }: UnauthenticatedFacts = {}) {
    super(detail === undefined ? sentences[reason] : `${sentences[reason]}: ${detail}`, options);
    this.reason = reason;
    this.found = found === undefined ? undefined : JSON.stringify(found).slice(0, 200);
    this.retryAfterMs = retryAfterMs;
  }
}
