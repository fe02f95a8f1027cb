import type { ParsedNotification } from "../bot/notifications/parsed.ts";
import { TimeoutError, UnauthenticatedError } from "../errors.ts";
import { type Clock, systemClock } from "../lib/clock.ts";
import { withDeadline } from "../lib/deadline.ts";
import type { Fetch } from "../lib/fetch.ts";
import { callHook } from "../lib/hooks.ts";
import { type Checks, checked, choice, func, number, rule, wholeNumber } from "../lib/options.ts";
import { createWarnings } from "../lib/warnings.ts";
import { authenticate, type CallbackIdentity } from "./authenticate.ts";
import { type AuthenticationOptions, authenticationChecks, authenticationRules } from "./authentication-options.ts";
import { BodyAlreadyReadError, type BodyRefused, readNotifications } from "./body.ts";
import { type CallbackRequest, checkRequest } from "./callback-request.ts";
import type { KeySet } from "./key-set.ts";
import { createKeySource, createLocalKeySource, type KeySource } from "./keys.ts";
import { guarded, listenerChecks, type ReceiverListeners, type RefusalReason } from "./listeners.ts";
import { createVerifiedTokens } from "./verified-tokens.ts";

export interface WebhookReceiverOptions extends Omit<AuthenticationOptions, "keys">, ReceiverListeners {
  /** Default: the platform's published keys, over `fetch` and `clock`. [AU-04] */
  readonly keys?: KeySource | KeySet | undefined;
  /** Fetches the default keys. Default: the global one. Called as `fetch(url, init)`. */
  readonly fetch?: Fetch | undefined;
  /** Largest accepted body, bytes. Default: 1 MiB. [AU-09] */
  readonly maxBodyBytes?: number | undefined;
  /** Most notifications of a batch that are read; the rest is one `invalid`. Default: 1,000. [NT-15] */
  readonly maxItems?: number | undefined;
  /** How long a body may take, milliseconds. Default: 10,000. [AU-09] */
  readonly bodyTimeoutMs?: number | undefined;
  /** Status for a token that was refused. Default: 401; Microsoft's samples answer 403. [AU-08] */
  readonly rejectWith?: 401 | 403 | undefined;
  /** How long `whenHandled` waits before it answers 503, milliseconds. Default: 15,000. [AU-15] */
  readonly handlerTimeoutMs?: number | undefined;
}

const checks: Checks<WebhookReceiverOptions> = {
  ...authenticationChecks,
  ...listenerChecks,
  keys: rule(
    (keys) => typeof Object(keys).get === "function" || Array.isArray(Object(keys).keys),
    "a key source (see createKeySource) or a JSON Web Key Set",
  ),
  fetch: func(),
  maxBodyBytes: number({ finite: true }),
  maxItems: wholeNumber(1),
  bodyTimeoutMs: number({ finite: true }),
  rejectWith: choice(401, 403),
  handlerTimeoutMs: number({ finite: true }),
};

export interface WebhookReceiver {
  /**
   * A fetch handler; bound. Resolves for every request, whatever it holds; rejects with a TypeError for what is not a
   * request, such as an event of AWS Lambda, and names what takes it. Of what a server passes beside the request
   * (`{ waitUntil }`, or a worker's environment and context) the first with a `waitUntil` is used: for hosts that stop
   * after the answer, it is given the work of the listeners that the answer does not wait for. [AU-10]
   */
  readonly receive: (request: CallbackRequest, ...hosts: readonly unknown[]) => Promise<Response>;
}

/** What a callback came to, before it is an answer. */
type Verdict =
  | { readonly notifications: readonly ParsedNotification[]; readonly identity: CallbackIdentity }
  | BodyRefused;

/**
 * Receives callbacks: authenticates, reads the body within its limits, parses, hands over, and answers.
 *
 * ```ts
 * const waiter = createOperationWaiter();
 * const receiver = createWebhookReceiver({ appId, onNotification: waiter.accept });
 * export default { fetch: receiver.receive };                      // or: createServer(toNodeListener(receiver))
 * ```
 *
 * The token shows who called, and nothing of the body is signed: whoever sees the header can call until the token expires.
 * Keep it out of logs, tunnels and traces. [AU-12]
 *
 * @throws TypeError for a wrong option
 */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const { clock = systemClock, fetch } = checked("createWebhookReceiver", options, checks);
  const warn = createWarnings("graph-record-response/webhook");
  const rules = authenticationRules({ ...options, clock, keys: keySource(options.keys, clock, fetch) }, warn);
  const verified = createVerifiedTokens(clock);
  const maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
  const bodyTimeoutMs = options.bodyTimeoutMs ?? 10_000;
  const rejectWith = options.rejectWith ?? 401;
  const handlerTimeoutMs = options.handlerTimeoutMs ?? 15_000;
  const listeners = guarded(options, warn);

  async function judge(request: CallbackRequest): Promise<Verdict> {
    const identity = await authenticate(request, rules, verified).catch(unauthenticated);
    if (identity instanceof UnauthenticatedError) {
      const status = identity.reason === "keysUnavailable" ? 503 : rejectWith;
      return { refused: identity.reason, status, error: identity };
    }
    if (request.method !== "POST") return { refused: "method", status: 405 };
    const body = await readNotifications(request, {
      maxBytes: maxBodyBytes,
      maxItems: options.maxItems,
      timeoutMs: bodyTimeoutMs,
      clock,
    });
    return "refused" in body ? body : { ...body, identity };
  }

  /** Whether the listeners were content; false when they take too long, and what becomes of them then is still reported. */
  async function inTime(handled: readonly Promise<boolean>[]): Promise<boolean> {
    const timedOut = (): Error => new TimeoutError("The listeners", handlerTimeoutMs);
    const all = Promise.all(handled).then((contents) => contents.every(Boolean));
    return withDeadline({ clock, timeoutMs: handlerTimeoutMs, timedOut }, () => all).catch((error: unknown) => {
      listeners.failed(error);
      return false;
    });
  }

  function keepAlive(work: Promise<unknown>, hosts: readonly unknown[]): void {
    try {
      hosts.find(hasWaitUntil)?.waitUntil(work);
    } catch (error) {
      listeners.failed(error);
    }
  }

  async function answer(request: CallbackRequest, hosts: readonly unknown[]): Promise<Answer> {
    const verdict = await judge(request);
    if ("refused" in verdict) {
      listeners.refused({ reason: verdict.refused, status: verdict.status, error: verdict.error });
      const { error } = verdict;
      const retryAfterMs = error instanceof UnauthenticatedError ? error.retryAfterMs : undefined;
      return { response: emptyAnswer(verdict.status, retryAfterMs), reason: verdict.refused, notifications: [] };
    }
    const { notifications, identity } = verdict;
    const { atOnce, whenHandled } = listeners.notify(notifications, { identity });
    if (atOnce.length > 0) keepAlive(Promise.all(atOnce), hosts);
    const status = whenHandled.length === 0 || (await inTime(whenHandled)) ? 202 : 503;
    return { response: emptyAnswer(status), reason: undefined, notifications };
  }

  /** A clock that throws is reported where it is needed; here it costs the event its times. */
  function nowMs(): number {
    try {
      return clock.now();
    } catch {
      return Number.NaN;
    }
  }

  /** The answer when the receiver itself failed. */
  function failure(error: unknown): Answer {
    listeners.failed(error);
    const isMount = error instanceof BodyAlreadyReadError;
    const response = isMount ? new Response(error.message, { status: 500 }) : emptyAnswer(503);
    return { response, reason: undefined, notifications: [] };
  }

  return {
    async receive(request, ...hosts) {
      checkRequest(request);
      const atMs = nowMs();
      const { response, reason, notifications } = await answer(request, hosts).catch(failure);
      cancelUnread(request);
      const callIds = [...new Set(notifications.flatMap(({ callId }) => callId ?? []))];
      callHook(options.onDelivery, {
        atMs,
        durationMs: nowMs() - atMs,
        status: response.status,
        reason,
        notifications: notifications.length,
        callIds,
      });
      return response;
    },
  };
}

/** What a callback is answered with, and why. */
interface Answer {
  readonly response: Response;
  readonly reason: RefusalReason | undefined;
  readonly notifications: readonly ParsedNotification[];
}

function keySource(
  keys: KeySource | KeySet | undefined,
  clock: Clock,
  fetch: WebhookReceiverOptions["fetch"],
): KeySource {
  if (!keys) return createKeySource({ clock, fetch });
  return "get" in keys ? keys : createLocalKeySource(keys);
}

function hasWaitUntil(host: unknown): host is { waitUntil(work: Promise<unknown>): unknown } {
  return typeof host === "object" && host !== null && "waitUntil" in host && typeof host.waitUntil === "function";
}

function unauthenticated(error: unknown): UnauthenticatedError {
  if (error instanceof UnauthenticatedError) return error;
  throw error;
}

/** What was answered without its body: nothing is to wait for the rest. [AU-15] */
function cancelUnread(request: CallbackRequest): void {
  if (!request.bodyUsed && request.body?.locked === false) request.body.cancel().catch(() => undefined);
}

function emptyAnswer(status: number, retryAfterMs?: number): Response {
  const headers = new Headers();
  if (retryAfterMs !== undefined) headers.set("retry-after", String(Math.ceil(retryAfterMs / 1_000)));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  if (status === 405) headers.set("allow", "POST");
  return new Response(null, { status, headers });
}
