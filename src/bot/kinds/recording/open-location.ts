import { HttpError, NetworkError, RefusedHostError } from "../../../errors.ts";
import { plainCause } from "../../../lib/cause.ts";
import { orAborted } from "../../../lib/deadline.ts";
import type { LocationCheck } from "./trusted-location.ts";

/** Redirects that are followed before the host is given up. */
const maxRedirects = 3;

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/** How a location is opened. */
export interface Opening {
  readonly token: string;
  readonly trusted: LocationCheck;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly signal: AbortSignal;
}

/**
 * GETs a location, no more changed than every fetch does, with its token, and follows redirects within its origin alone. [RF-01, RF-03]
 *
 * Rejects with `RefusedHostError`, with `NetworkError` when no answer came, or with the signal's reason.
 */
export async function openLocation(location: string, opening: Opening): Promise<{ response: Response; host: string }> {
  let url = opening.trusted(location);
  let response = await answer(location, url.host, opening);
  for (let redirects = 0; isRedirect(response); redirects++) {
    discard(response.body);
    if (redirects === maxRedirects) throw tooManyRedirects(response, url.host);
    url = redirectTarget(response, url, opening.trusted);
    response = await answer(url.href, url.host, opening);
  }
  return { response, host: url.host };
}

/** Tells the sender that a body is not wanted; a body that cannot be cancelled any more is over anyway. */
export function discard(body: ReadableStream<Uint8Array> | null): void {
  void body?.cancel().catch(() => undefined);
}

async function answer(location: string, host: string, { token, fetch, signal }: Opening): Promise<Response> {
  signal.throwIfAborted();
  const headers = { authorization: `Bearer ${token}` };
  const pending = (async () => fetch(new Request(location, { headers, redirect: "manual", signal })))();
  try {
    return await orAborted(pending, signal);
  } catch (cause) {
    pending.then(
      (late) => discard(late.body),
      () => undefined,
    );
    if (signal.aborted) throw signal.reason;
    throw new NetworkError(`No answer came from ${host}`, { cause: plainCause(cause, [token]) });
  }
}

/** A browser shows a redirect as an `opaqueredirect` of status 0, without its target. */
function isRedirect({ type, status, headers }: Response): boolean {
  return type === "opaqueredirect" || (redirectStatuses.includes(status) && headers.has("location"));
}

function redirectTarget({ type, headers }: Response, from: URL, trusted: LocationCheck): URL {
  if (type === "opaqueredirect") {
    throw new RefusedHostError(
      `${from.host} answered with a redirect, which is not followed here since a browser hides where it leads`,
      from.hostname,
    );
  }
  const target = trusted(headers.get("location") ?? "", from);
  if (target.origin !== from.origin) {
    throw new RefusedHostError(
      `${from.host} redirected to ${target.origin}; the recording's token is not carried to another origin`,
      target.hostname,
    );
  }
  return target;
}

function tooManyRedirects({ status }: Response, host: string): HttpError {
  return new HttpError({ from: host, status, advice: `It redirected more than ${maxRedirects} times` });
}
