import { bodyValidators, type Method, type Methods, methods } from "../../../generated/methods.ts";
import { requests } from "../../../generated/requests.ts";
import type { operations as Operations } from "../../../generated/types.ts";
import { graphVersions } from "../../../generated/vocabulary.ts";
import { errorFacts, requestIdOf } from "../../contract/graph-error.ts";
import { canonicalId, idsFromResource } from "../../contract/ids.ts";
import { endedStatus, readCall } from "../../contract/read.ts";
import type { AnsweredCall, CommsOperation, FinalAnswer, OperationAnswer } from "../../contract/types.ts";
import { memberNamesCheck, requestIssues } from "../../contract/validate.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { HttpError, InvalidRequestError } from "../../errors.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Fetch, globalFetch } from "../../lib/fetch.ts";
import { insecureHostsCheck } from "../../lib/hosts.ts";
import {
  abortSignal,
  type Checks,
  checked,
  choice,
  clockLike,
  func,
  members,
  needed,
  number,
  objectLike,
  text,
} from "../../lib/options.ts";
import { kindOf, type OperationOfSchema, readAnyOperation } from "../kinds/registry.ts";
import { graphBase } from "./base-url.ts";
import { explainRefusal } from "./explain.ts";
import { type RetryOptions, retryAfterMs, retryChecks } from "./retry.ts";
import { type Answered, type SendOptions, send } from "./send.ts";
import { type ClientHooks, hookChecks } from "./telemetry.ts";
import { type AccessTokenSource, accessTokenCheck, accessTokenFor } from "./token.ts";

export interface CallsClientOptions extends ClientHooks {
  /** The bot's token for Graph: itself, a function that gives it, or a credential with `getToken(scope)`. */
  readonly accessToken: AccessTokenSource;
  /** Default `beta`, the reference that the contract describes; `v1.0` is the same but for `completionReason`. */
  readonly version?: GraphVersion | undefined;
  /** Without a version. Default `https://graph.microsoft.com`. https, or http to this machine and to `insecureHosts`. [RR-24] */
  readonly baseUrl?: string | undefined;
  /** What a credential is asked for: a gateway's scope. Default `/.default` at the origin of `baseUrl`. [RR-24] */
  readonly scope?: string | undefined;
  /** Hosts that plain http may carry the token to, such as containers: `["graph-mock"]`. Default: none but this machine. */
  readonly insecureHosts?: readonly string[] | undefined;
  /** Request members to accept although the contract does not know them. */
  readonly extraMembers?: readonly string[] | undefined;
  /** Default: the global one. Called as `fetch(url, init)`. */
  readonly fetch?: Fetch | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** From 0 up to 1; spreads the waits between attempts. Default Math.random. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds for one attempt. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Largest body of an answer, in bytes; a larger one is a TooLargeError. Default: 1 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** How often, and after how long a wait, a refused request is sent again. Default: 3 attempts in all. */
  readonly retry?: RetryOptions | undefined;
}

const clientChecks: Checks<CallsClientOptions> = {
  accessToken: needed(accessTokenCheck()),
  version: choice(...graphVersions),
  baseUrl: text(),
  scope: text(),
  insecureHosts: insecureHostsCheck(),
  extraMembers: memberNamesCheck(),
  fetch: func(),
  clock: clockLike(),
  random: func(),
  timeoutMs: number({ positive: true }),
  maxBodyBytes: number({ positive: true }),
  ...hookChecks,
  retry: members(retryChecks),
};

export interface CallOptions {
  /** Ends the call, waits between attempts included; the rejection is the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Sent as `client-request-id`; a new UUID unless given. */
  readonly clientRequestId?: string | undefined;
  /** Milliseconds for one attempt of this call. Default: the client's. */
  readonly timeoutMs?: number | undefined;
}

type CallOptionsAndQuery = CallOptions & { readonly query?: object };

const callChecks: Checks<CallOptionsAndQuery> = {
  signal: abortSignal(),
  clientRequestId: text(),
  timeoutMs: number({ positive: true }),
  query: objectLike(),
};

type Table = typeof methods;
type Body<Response> = Response extends { content: { "application/json": infer Json } } ? Json : undefined;
type Success<Id extends keyof Operations> = {
  [Status in keyof Operations[Id]["responses"]]: Status extends 200 | 201 | 202 | 204
    ? Body<Operations[Id]["responses"][Status]>
    : never;
}[keyof Operations[Id]["responses"]];

/** The resource in an answer as this package hands it out; any other body as it comes. */
type HandedOut<M extends Method> = M extends { resource: { schema: infer Schema extends string; isOperation: true } }
  ? OperationOfSchema<Schema>
  : M extends { resource: { schema: "call" } }
    ? AnsweredCall
    : Success<M["operationId"]>;

/** What a method resolves with: an answer that says whether a notification follows, where it starts an operation. */
type AnswerOf<M extends Method> = M extends { starts: "operation" }
  ? HandedOut<M> extends infer Operation extends CommsOperation
    ? M extends { final: true }
      ? FinalAnswer<Operation>
      : OperationAnswer<Operation>
    : never
  : HandedOut<M>;

/** What each method resolves with, by its name. */
type Answers = { readonly [Name in keyof Table]: AnswerOf<Table[Name]> };

/**
 * A method for each operation of the contract that the bot's own token opens.
 *
 * One that starts an operation resolves with an answer: `pending` means that a notification follows, `final` that none
 * will. [RR-18, RR-19, RR-20] After a rejection, `mayHaveTakenEffect` says whether it may have begun all the same. [RR-27]
 * All reject with InvalidRequestError before anything is sent, HttpError, NetworkError,
 * TimeoutError or TooLargeError; with a TypeError for an id that would reach another resource; with the signal's reason when aborted.
 */
export interface CallsClient extends Methods<CallOptions, Answers> {}

/**
 * The client for calls that are under way.
 *
 * @example
 * const graph = createCallsClient({ accessToken: new ClientSecretCredential(tenant, app, secret) });
 * const outcome = await recordAndWait({ graph, waiter, callId, request });
 */
export function createCallsClient(options: CallsClientOptions): CallsClient {
  const {
    accessToken,
    extraMembers,
    clock = systemClock,
    random = Math.random,
    timeoutMs = 30_000,
    maxBodyBytes = 1024 * 1024,
    retry = {},
  } = checked("createCallsClient", options, clientChecks);
  const { origin, base } = graphBase(options.baseUrl, options.version, options.insecureHosts);
  const { fetch = globalFetch, scope = `${origin}/.default` } = options;
  const token = (): Promise<string> => accessTokenFor(accessToken, scope);
  const { onRequest, onAnswer, onRetry } = options;
  const hooks: ClientHooks = { onRequest, onAnswer, onRetry };
  const sending: SendOptions = { fetch, clock, random, timeoutMs, maxBodyBytes, retry, token, hooks };

  async function call(name: string, method: Method, given: readonly unknown[]): Promise<unknown> {
    const path = Object.fromEntries(method.path.map((parameter, index) => [parameter, given[index]]));
    const [request, callOptions] = method.body
      ? given.slice(method.path.length)
      : [undefined, given[method.path.length]];
    const {
      signal,
      clientRequestId = crypto.randomUUID(),
      timeoutMs: callTimeoutMs = timeoutMs,
      query,
    } = callOptions === undefined ? {} : checked(name, callOptions as CallOptionsAndQuery, callChecks);
    const body = method.body ? bodyOf(method.body, request) : undefined;
    const { url, init } = requests[method.operationId]({ path, query } as never, body as never);
    const answered = await send(
      {
        operationId: method.operationId,
        ids: path as Readonly<Record<string, string>>,
        url: base + url,
        init,
        clientRequestId,
        repeatable: method.repeatable ?? false,
        signal,
      },
      { ...sending, timeoutMs: callTimeoutMs },
    );
    if (answered.status < 200 || answered.status > 299) throw failure(answered, clientRequestId, method.permissions);
    const content = contentOf(answered, clientRequestId, method, given[0]);
    if (method.starts !== "operation") return content;
    const answer = operationAnswer(content, answered, clientRequestId, given[0]);
    if (method.final && answer.kind !== "final")
      throw unreadableAnswer(answered, clientRequestId, "without an operation that has ended", method.starts);
    return answer;
  }

  function bodyOf({ schema, required }: NonNullable<Method["body"]>, request: unknown): unknown {
    if (request === undefined && !required) return undefined;
    const body = withoutUnset(request ?? {});
    const issues = requestIssues(bodyValidators[schema]?.(body) ?? [], schema, extraMembers);
    if (issues.length > 0) throw new InvalidRequestError(issues);
    return body;
  }

  function failure(
    { status, headers, text, mayHaveTakenEffect, accessToken: sent }: Answered,
    clientRequestId: string,
    permissions: readonly string[],
  ): HttpError {
    const facts = {
      status,
      ...errorFacts(headers, text, [sent]),
      clientRequestId,
      retryAfterMs: retryAfterMs(headers.get("retry-after"), clock.now()),
      advice: explainRefusal({ status, token: sent, origin, scope, permissions, nowMs: clock.now() }),
    };
    return new HttpError(facts, { mayHaveTakenEffect });
  }

  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    (...given: unknown[]) => call(name, method, given),
  ]);
  return Object.fromEntries(entries) as CallsClient;
}

/** The request without members that are null or undefined: both mean that the caller did not set them. [RR-14] */
function withoutUnset(request: unknown): unknown {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return request;
  const isUnset = (value: unknown): boolean => value === null || value === undefined;
  if (!Object.values(request).some(isUnset)) return { ...request };
  return Object.fromEntries(Object.entries(request).filter(([, value]) => !isUnset(value)));
}

/** What a successful body holds; an empty one and `null` are legal and hold nothing. [RR-19] */
function contentOf(
  answered: Answered,
  clientRequestId: string,
  { resource, starts, path }: Method,
  first: unknown,
): unknown {
  const unreadable = (how: string): HttpError => unreadableAnswer(answered, clientRequestId, how, starts);
  const isEmpty = answered.text.trim() === "";
  const value = isEmpty ? null : parsed(answered.text, () => unreadable("with a body that is not JSON"));
  if (resource === undefined) return value ?? undefined;
  const what = resource.isOperation ? "an operation" : `a ${resource.schema}`;
  if (value === null && starts !== "operation") throw unreadable(`without ${what}`);
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) throw unreadable(`with a body that is not ${what}`);
  if (resource.schema === "commsOperation") return readAnyOperation(value as object);
  if (resource.isOperation) return kindOf(resource.schema)?.read(value as object);
  if (resource.schema !== "call") return value;
  const call = readCall(value as object);
  const location = answered.headers.get("location") ?? "";
  const id = call.id ?? (path.length > 0 ? canonicalId(first as string) : idsFromResource(location).callId);
  if (id === undefined) throw unreadable("without an id");
  return { ...call, id };
}

function parsed(text: string, unreadable: () => Error): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function operationAnswer(
  content: unknown,
  { headers }: Answered,
  clientRequestId: string,
  callId: unknown,
): OperationAnswer {
  const operation = content as CommsOperation | undefined;
  const location = headers.get("location") ?? undefined;
  const facts = {
    callId: canonicalId(callId as string),
    operationId: operation?.id ?? (location === undefined ? undefined : idsFromResource(location).operationId),
    location,
    requestId: headers.get("request-id") ?? undefined,
    clientRequestId,
  };
  const isFinal = operation && endedStatus(operation) !== undefined;
  return isFinal ? { kind: "final", operation, ...facts } : { kind: "pending", operation, ...facts };
}

function unreadableAnswer(
  { status, headers, mayHaveTakenEffect, accessToken }: Answered,
  clientRequestId: string,
  how: string,
  starts: Method["starts"],
): HttpError {
  const unknown = starts ? `; whether it was started is unknown` : "";
  const requestId = requestIdOf(headers, [accessToken]);
  return new HttpError(
    { status, requestId, clientRequestId, advice: `It answered ${how}${unknown}` },
    { mayHaveTakenEffect },
  );
}
