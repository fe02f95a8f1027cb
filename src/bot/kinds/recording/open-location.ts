import { HttpError, NetworkError, RefusedHostError } from "../../../errors.ts";
import { plainCause } from "../../../lib/cause.ts";
import { orAborted } from "../../../lib/deadline.ts";
import { discardBody, type Fetch, type FetchedResponse, type FetchInit } from "../../../lib/fetch.ts";
import type { LocationCheck } from "./trusted-location.ts";

/** Redirects that are followed before the host is given up. */
const maxRedirects = 3;

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/** How a location is opened. */
export interface Opening {
  readonly token: string;
  readonly trusted: LocationCheck;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
}

/**
 * GETs a location, no more changed than every fetch does, with its token, and follows redirects within its origin alone. [RF-01, RF-03]
 *
 * Rejects with `RefusedHostError`, with `NetworkError` when no answer came, or with the signal's reason.
 */
export async function openLocation(
  location: string,
  opening: Opening,
): Promise<{ response: FetchedResponse; host: string }> {
  let url = opening.trusted(location);
  let response = await answer(location, url.host, opening);
  for (let redirects = 0; isRedirect(response); redirects++) {
    discardBody(response);
    if (redirects === maxRedirects) throw tooManyRedirects(response, url.host);
    url = redirectTarget(response, url, opening.trusted);
    response = await answer(url.href, url.host, opening);
  }
  return { response, host: url.host };
}

async function answer(location: string, host: string, { token, fetch, signal }: Opening): Promise<FetchedResponse> {
  signal.throwIfAborted();
  const init: FetchInit = { method: "GET", headers: { authorization: `Bearer ${token}` }, redirect: "manual", signal };
  const pending = (async () => fetch(location, init))();
  try {
    return await orAborted(pending, signal);
  } catch (cause) {
    pending.then(discardBody, () => undefined);
    if (signal.aborted) throw signal.reason;
    throw new NetworkError(`No answer came from ${host}`, { cause: plainCause(cause, [token]) });
  }
}

/** A browser shows a redirect as status 0, without its target. */
function isRedirect({ status, headers }: FetchedResponse): boolean {
  return status === 0 || (redirectStatuses.includes(status) && headers.get("location") !== null);
}

function redirectTarget({ status, headers }: FetchedResponse, from: URL, trusted: LocationCheck): URL {
  if (status === 0) {
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

function tooManyRedirects({ status }: FetchedResponse, host: string): HttpError {
  return new HttpError({ from: host, status, advice: `It redirected more than ${maxRedirects} times` });
}
