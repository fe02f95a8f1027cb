import { NetworkError, TimeoutError } from "../../errors.ts";
import { abortReason } from "../../lib/abort.ts";
import { plainCause } from "../../lib/cause.ts";
import type { Clock } from "../../lib/clock.ts";
import { withDeadline } from "../../lib/deadline.ts";
import { type RetryOptions, retryDelay } from "./retry.ts";

/** What sending takes from outside. */
export interface SendOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds for one attempt, the body of its answer included. */
  readonly timeoutMs: number;
  readonly retry: RetryOptions;
  /** The token for one attempt. */
  readonly token: () => Promise<string>;
}

export interface Sender {
  /**
   * A fetch that carries the token and a `client-request-id`, keeps to its time, and tries again what may be tried again.
   * Rejects with NetworkError, TimeoutError, or the reason of the request's own signal. [ER-02, ER-03, ER-04]
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The token that an answer's request carried. */
  readonly tokenOf: (response: Response) => string | undefined;
}

export function createSender(options: SendOptions): Sender {
  const tokens = new WeakMap<Response, string>();
  const fetch = async (request: Request): Promise<Response> => {
    const body = request.body ? await request.arrayBuffer() : undefined;
    const clientRequestId = request.headers.get("client-request-id") ?? crypto.randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      const { response, accessToken } = await sendOnce(request, body, clientRequestId, options);
      tokens.set(response, accessToken);
      const delayMs = retryDelay(
        {
          method: request.method,
          status: response.status,
          retryAfter: response.headers.get("retry-after"),
          attempt,
          nowMs: options.clock.now(),
          random: options.random(),
        },
        options.retry,
      );
      if (delayMs === "stop") return response;
      await options.clock.sleep(delayMs, request.signal);
    }
  };
  return { fetch, tokenOf: (response) => tokens.get(response) };
}

async function sendOnce(
  request: Request,
  body: ArrayBuffer | undefined,
  clientRequestId: string,
  { fetch, clock, timeoutMs, token }: SendOptions,
): Promise<{ response: Response; accessToken: string }> {
  const { signal } = request;
  const timedOut = (): Error => new TimeoutError("The request to Graph", timeoutMs, { clientRequestId });
  return withDeadline({ clock, timeoutMs, signal, timedOut }, async (attemptSignal) => {
    const accessToken = await token();
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${accessToken}`);
    headers.set("client-request-id", clientRequestId);
    const init = {
      method: request.method,
      headers,
      redirect: "manual",
      signal: attemptSignal,
      ...(body && { body }),
    } as const;
    try {
      return { response: await readWhole(await fetch(new Request(request.url, init))), accessToken };
    } catch (cause) {
      if (attemptSignal.aborted) throw abortReason(attemptSignal);
      throw new NetworkError(`Graph could not be reached at ${new URL(request.url).origin}`, {
        cause: plainCause(cause, [accessToken]),
        clientRequestId,
      });
    }
  });
}

/** The same answer with its body read, so that a body that stalls falls under the same deadline. */
async function readWhole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  if (status === 0) throw new Error("the answer is a redirect, which is not followed");
  const empty = !response.body || status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : await response.arrayBuffer(), { status, statusText, headers });
}
