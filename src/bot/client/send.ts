import type { BuiltRequest } from "../../../generated/requests.ts";
import { isCommsError, NetworkError, TimeoutError, TooLargeError } from "../../errors.ts";
import { abortReason } from "../../lib/abort.ts";
import { plainCause } from "../../lib/cause.ts";
import type { Clock } from "../../lib/clock.ts";
import { withDeadline } from "../../lib/deadline.ts";
import type { Fetch } from "../../lib/fetch.ts";
import { callHook } from "../../lib/hooks.ts";
import { readText } from "../../lib/limited-body.ts";
import { reading } from "../../lib/untrusted.ts";
import { mayHaveTakenEffect } from "./effect.ts";
import { type RetryOptions, retryDelay } from "./retry.ts";
import type { AnswerEvent, ClientHooks, RequestEvent } from "./telemetry.ts";

/** What sending takes from outside. */
export interface SendOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds for one attempt, the body of its answer included. */
  readonly timeoutMs: number;
  /** Bytes that the body of an answer may have. */
  readonly maxBodyBytes: number;
  readonly retry: RetryOptions;
  /** The token for one attempt. */
  readonly token: () => Promise<string>;
  readonly hooks: ClientHooks;
}

/** One request and what holds for it. */
export interface Outgoing extends BuiltRequest {
  readonly operationId: string;
  /** Values of the path by name. */
  readonly ids: Readonly<Record<string, string>>;
  readonly clientRequestId: string;
  /** True of a POST that does no harm when it is sent twice. */
  readonly repeatable: boolean;
  /** Ends the attempts and the waits between them. */
  readonly signal: AbortSignal | undefined;
}

/** The last answer to a request, its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  /** Of the error that this answer may become. */
  readonly mayHaveTakenEffect: boolean;
  /** The token that the request carried. */
  readonly accessToken: string;
}

/**
 * Sends a request with the token and a `client-request-id`, keeps to its time, and tries again what may be tried again.
 * Rejects with NetworkError, TimeoutError, TooLargeError, or the reason of the caller's signal. [ER-02, ER-03, ER-04]
 */
export async function send(request: Outgoing, options: SendOptions): Promise<Answered> {
  const { clock, random, retry, hooks } = options;
  const { init, repeatable, signal } = request;
  for (let attempt = 1; ; attempt += 1) {
    const { answered, event } = await observed(request, attempt, options);
    const { status, headers } = answered;
    const answer = { status, retryAfter: headers.get("retry-after"), nowMs: clock.now(), random: random() };
    const delayMs = retryDelay({ method: init.method, repeatable, attempt, ...answer }, retry);
    if (delayMs === "stop") return answered;
    callHook(hooks.onRetry, { ...event, delayMs });
    await clock.sleep(delayMs, signal);
  }
}

/** One attempt, with the hooks called before and after it. */
async function observed(
  request: Outgoing,
  attempt: number,
  options: SendOptions,
): Promise<{ answered: Answered; event: AnswerEvent }> {
  const { clock, hooks } = options;
  const { operationId, ids, clientRequestId, init } = request;
  const sent: RequestEvent = { operationId, method: init.method, ids, clientRequestId, attempt, atMs: clock.now() };
  const ended = (facts: Pick<AnswerEvent, "status" | "error" | "requestId">): AnswerEvent => {
    const event = { ...sent, ...facts, durationMs: clock.now() - sent.atMs };
    callHook(hooks.onAnswer, event);
    return event;
  };
  callHook(hooks.onRequest, sent);
  try {
    const answered = await sendOnce(request, options);
    const requestId = answered.headers.get("request-id") ?? undefined;
    return { answered, event: ended({ status: answered.status, error: undefined, requestId }) };
  } catch (error) {
    ended({ status: undefined, error: isCommsError(error) ? error.code : "ABORTED", requestId: undefined });
    throw error;
  }
}

const what = "The answer of Graph";

function sendOnce({ url, init, clientRequestId, signal }: Outgoing, options: SendOptions): Promise<Answered> {
  const { fetch, clock, timeoutMs, maxBodyBytes, token } = options;
  const { method } = init;
  let sent = false;
  let status: number | undefined;
  const facts = (cause?: unknown): { clientRequestId: string; mayHaveTakenEffect: boolean } => ({
    clientRequestId,
    mayHaveTakenEffect: mayHaveTakenEffect({ method, sent, status, cause }),
  });
  const timedOut = (): Error => new TimeoutError("The request to Graph", timeoutMs, facts());
  return withDeadline({ clock, timeoutMs, signal, timedOut }, async (attemptSignal) => {
    const accessToken = await token();
    attemptSignal.throwIfAborted();
    const headers = {
      ...init.headers,
      authorization: `Bearer ${accessToken}`,
      "client-request-id": clientRequestId,
    };
    try {
      sent = true;
      const response = await fetch(url, { ...init, headers, redirect: "manual", signal: attemptSignal });
      status = response.status;
      if (status === 0) throw new Error("the answer is a redirect, which is not followed");
      const text = await readText(response, { what, maxBytes: maxBodyBytes, signal: attemptSignal });
      return { status, headers: response.headers, text, accessToken, ...facts() };
    } catch (cause) {
      if (attemptSignal.aborted) throw abortReason(attemptSignal);
      if (reading(() => cause instanceof TooLargeError) === true) throw new TooLargeError(what, maxBodyBytes, facts());
      throw new NetworkError(`Graph could not be reached at ${new URL(url).origin}`, {
        cause: plainCause(cause, [accessToken]),
        ...facts(cause),
      });
    }
  });
}
