/** What a `CommsError` can be; branch on this. */
export type CommsErrorCode =
  | "ERR_INVALID_REQUEST"
  | "ERR_HTTP"
  | "ERR_NETWORK"
  | "ERR_TIMEOUT"
  | "ERR_REFUSED_HOST"
  | "ERR_TOO_LARGE"
  | "ERR_GONE"
  | "ERR_UNAUTHENTICATED";

/** Base of all rejections. Branch on `code`; messages may be reworded. No message and no field holds a token. */
export abstract class CommsError extends Error {
  abstract readonly code: CommsErrorCode;
}

/** One fault of a value: where it is, which rule it breaks, and what to do. Never holds the value of a secret. */
export interface Issue {
  /** JSON path from the root of the value, `$.prompts[0].mediaInfo.uri`. */
  readonly path: string;
  /** The rule that is broken: a JSON Schema keyword (`maximum`, `required`, `additionalProperties`, …) or a word of this package. */
  readonly code: string;
  /** What is wrong and what is wanted, in one sentence. */
  readonly message: string;
}

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

/** What an answer outside 2xx told. */
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
  /** What to do about it, when that can be told. */
  readonly advice?: string | undefined;
}

/** The answer was outside 2xx, or could not be read. */
export class HttpError extends CommsError {
  override readonly name: string = "HttpError";
  readonly code: CommsErrorCode = "ERR_HTTP";
  readonly status: number;
  readonly graphCode: string | undefined;
  readonly graphMessage: string | undefined;
  readonly requestId: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly advice: string | undefined;

  constructor(facts: HttpFacts, options?: ErrorOptions) {
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

function httpMessage({ from = "Graph", status, graphCode, graphMessage, requestId, advice }: HttpFacts): string {
  const told = [graphCode, graphMessage].filter(Boolean).join(": ");
  const id = requestId ? ` (request-id ${requestId})` : "";
  return [`${from} answered ${status}${told ? ` ${told}` : ""}${id}`, advice].filter(Boolean).join(". ");
}

/** The recording was discarded (404 or 410): it is gone shortly after the call ends. */
export class GoneError extends HttpError {
  override readonly name = "GoneError";
  override readonly code = "ERR_GONE";
}

/** No answer came: the host could not be reached, or the connection broke. Whether a POST took effect is unknown. */
export class NetworkError extends CommsError {
  override readonly name = "NetworkError";
  readonly code = "ERR_NETWORK";
  readonly clientRequestId: string | undefined;

  constructor(message: string, options?: ErrorOptions & { clientRequestId?: string | undefined }) {
    super(message, options);
    this.clientRequestId = options?.clientRequestId;
  }
}

/** No answer came within `timeoutMs`, milliseconds. Whether a POST took effect is unknown. */
export class TimeoutError extends CommsError {
  override readonly name = "TimeoutError";
  readonly code = "ERR_TIMEOUT";
  readonly timeoutMs: number;
  readonly clientRequestId: string | undefined;

  constructor(what: string, timeoutMs: number, options?: ErrorOptions & { clientRequestId?: string | undefined }) {
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

  constructor(what: string, maxBytes: number, options?: ErrorOptions & { clientRequestId?: string | undefined }) {
    super(`${what} is larger than ${maxBytes} bytes`, options);
    this.maxBytes = maxBytes;
    this.clientRequestId = options?.clientRequestId;
  }
}
