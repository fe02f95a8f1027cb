import { createGraphTokenOperations, type GraphTokenOperations } from "../../../generated/client.ts";
import { permissions } from "../../../generated/vocabulary.ts";
import { toldBy } from "../../contract/graph-error.ts";
import { canonicalId, idsFromResource } from "../../contract/ids.ts";
import { endedStatus, readRecordOperation } from "../../contract/read.ts";
import type { RecordOperation, RecordResponseAnswer, RecordResponseRequest } from "../../contract/types.ts";
import { validateRecordResponseRequest } from "../../contract/validate.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { HttpError, InvalidRequestError } from "../../errors.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { graphBase } from "./base-url.ts";
import { explainRefusal } from "./explain.ts";
import { type RetryOptions, retryAfterMs } from "./retry.ts";
import { createSender } from "./send.ts";
import { type AccessTokenSource, accessTokenFor } from "./token.ts";

export interface CallsClientOptions {
  /** The bot's token for Graph: itself, a function that gives it, or a credential with `getToken(scope)`. */
  readonly accessToken: AccessTokenSource;
  /** Default `beta`, the reference that the contract describes; `v1.0` is the same but for `completionReason`. */
  readonly version?: GraphVersion | undefined;
  /** Default `https://graph.microsoft.com`. https, or http to this machine. */
  readonly baseUrl?: string | undefined;
  /** Request members to let through though the contract does not know them, such as `streamWhileRecording`. */
  readonly extraMembers?: readonly string[] | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 up to 1; spreads the waits between attempts. Default Math.random. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds for one attempt. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  readonly retry?: RetryOptions | undefined;
}

export interface CallOptions {
  /** Ends the call, waits between attempts included; the rejection is the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Sent as `client-request-id`; a new UUID unless given. */
  readonly clientRequestId?: string | undefined;
}

export interface CallsClient {
  /**
   * Asks Graph to record a short answer from the caller. POST …/calls/{callId}/recordResponse
   *
   * A `pending` answer means that a notification follows; a `final` one, that none will. [RR-18, RR-19, RR-20]
   * Rejects with InvalidRequestError before anything is sent, HttpError, NetworkError or TimeoutError; with a TypeError
   * for an id that would reach another resource; with the signal's reason when aborted.
   */
  recordResponse(callId: string, request?: RecordResponseRequest, options?: CallOptions): Promise<RecordResponseAnswer>;
  /** Reads an operation. Known from the metadata only: wait for the notification, and ask here when none came. [OP-08] */
  getOperation(callId: string, operationId: string, options?: CallOptions): Promise<RecordOperation>;
  /** The generated client: one function per operation that the Graph token may reach. */
  readonly operations: GraphTokenOperations;
}

/**
 * The client for calls that are under way.
 *
 * @example
 * const graph = createCallsClient({ accessToken: new ClientSecretCredential(tenant, app, secret) });
 * const answer = await graph.recordResponse(callId, { stopTones: [tones.pound], maxRecordDurationInSeconds: 30 });
 */
export function createCallsClient(options: CallsClientOptions): CallsClient {
  const {
    accessToken,
    extraMembers,
    clock = systemClock,
    random = Math.random,
    timeoutMs = 30_000,
    retry = {},
  } = options;
  if (accessToken === undefined || accessToken === null) throw new TypeError("createCallsClient needs accessToken");
  const { origin, base } = graphBase(options.baseUrl, options.version);
  const token = (): Promise<string> => accessTokenFor(accessToken, `${origin}/.default`);
  const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const sender = createSender({ fetch, clock, random, timeoutMs, retry, token });
  const operations = createGraphTokenOperations({ baseUrl: base, fetch: sender.fetch });

  function failure(response: Response, body: unknown, clientRequestId: string, needed: readonly string[]): HttpError {
    const sent = sender.tokenOf(response) ?? "";
    return new HttpError({
      status: response.status,
      ...toldBy(response, body, sent),
      clientRequestId,
      retryAfterMs: retryAfterMs(response.headers.get("retry-after"), clock.now()),
      advice: explainRefusal({ status: response.status, token: sent, origin, permissions: needed, nowMs: clock.now() }),
    });
  }

  return {
    operations,
    async recordResponse(callId, request = {}, { signal, clientRequestId = crypto.randomUUID() } = {}) {
      const body = withoutUnset(request);
      const issues = validateRecordResponseRequest(body, { extraMembers });
      if (issues.length > 0) throw new InvalidRequestError(issues);
      const { data, error, response } = await operations.recordResponse({
        params: { path: { callId }, header: { "client-request-id": clientRequestId } },
        body: body as RecordResponseRequest,
        parseAs: "text",
        signal: signal ?? null,
      });
      if (!response.ok) throw failure(response, error, clientRequestId, permissions.recordResponse);
      const operation = operationIn(data, response, clientRequestId);
      const location = response.headers.get("location") ?? undefined;
      const final = endedStatus(operation) !== undefined;
      return {
        kind: final ? "final" : "pending",
        operation,
        callId: canonicalId(callId),
        operationId: operation?.id ?? (location === undefined ? undefined : idsFromResource(location).operationId),
        location,
        requestId: response.headers.get("request-id") ?? undefined,
        clientRequestId,
      };
    },
    async getOperation(callId, operationId, { signal, clientRequestId = crypto.randomUUID() } = {}) {
      const { data, error, response } = await operations.getCallOperation({
        params: { path: { callId, operationId }, header: { "client-request-id": clientRequestId } },
        parseAs: "text",
        signal: signal ?? null,
      });
      if (!response.ok) throw failure(response, error, clientRequestId, permissions.getCallOperation);
      const operation = operationIn(data, response, clientRequestId);
      if (!operation) throw unreadable(response, clientRequestId, "without an operation");
      return operation;
    },
  };
}

/** The request without members that are null or undefined: both mean that the caller did not set them. [RR-14] */
function withoutUnset(request: unknown): unknown {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return request;
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null && value !== undefined));
}

/** The operation in a successful body; an empty one and `null` are legal and hold none. [RR-19] */
function operationIn(
  text: string | undefined,
  response: Response,
  clientRequestId: string,
): RecordOperation | undefined {
  if (!text?.trim()) return undefined;
  const value = parsed(text, response, clientRequestId);
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value))
    throw unreadable(response, clientRequestId, "with a body that is no operation");
  return readRecordOperation(value);
}

function parsed(text: string, response: Response, clientRequestId: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(response, clientRequestId, "with a body that is no JSON");
  }
}

function unreadable(response: Response, clientRequestId: string, how: string): HttpError {
  return new HttpError({
    status: response.status,
    requestId: response.headers.get("request-id") ?? undefined,
    clientRequestId,
    advice: `It answered ${how}; whether the operation runs is unknown, so wait for its notification`,
  });
}
