import { HttpError, NetworkError, RefusedHostError } from "../../../errors.ts";
import { plainCause } from "../../../lib/cause.ts";
import { orAborted } from "../../../lib/deadline.ts";
import { discardBody, type Fetch, type FetchedResponse, type FetchInit } from "../../../lib/fetch.ts";
import { redactText } from "../../../lib/redact.ts";
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

/** An answer, and what it was asked with. */
export interface Opened {
  readonly response: FetchedResponse;
  readonly host: string;
  /** What no error may show. */
  readonly secrets: readonly string[];
}

/**
 * GETs a location, no more changed than every fetch does, with its token, and follows redirects within its origin alone. [RF-01, RF-03]
 *
 * Rejects with `RefusedHostError`, with `NetworkError` when no answer came, or with the signal's reason.
 */
export async function openLocation(location: string, opening: Opening): Promise<Opened> {
  let url = opening.trusted(location);
  let secrets = [opening.token, ...signaturesOf(url)];
  let response = await answer(location, url.host, opening, secrets);
  for (let redirects = 0; isRedirect(response); redirects++) {
    discardBody(response);
    if (redirects === maxRedirects) throw tooManyRedirects(response, url.host);
    url = redirectTarget(response, url, opening);
    secrets = [...secrets, ...signaturesOf(url)];
    response = await answer(url.href, url.host, opening, secrets);
  }
  return { response, host: url.host, secrets };
}

/** The parts of an address that may hold a signature; no error shows them. [RF-06] */
function signaturesOf({ search, hash }: URL): readonly string[] {
  return [search.slice(1), hash.slice(1)];
}

async function answer(
  location: string,
  host: string,
  { token, fetch, signal }: Opening,
  secrets: readonly string[],
): Promise<FetchedResponse> {
  signal.throwIfAborted();
  const init: FetchInit = { method: "GET", headers: { authorization: `Bearer ${token}` }, redirect: "manual", signal };
  const pending = (async () => fetch(location, init))();
  try {
    return await orAborted(pending, signal);
  } catch (cause) {
    pending.then(discardBody, () => undefined);
    if (signal.aborted) throw signal.reason;
    throw new NetworkError(`No answer came from ${host}`, { cause: plainCause(cause, secrets) });
  }
}

/** A browser shows a redirect as status 0, without its target. */
function isRedirect({ status, headers }: FetchedResponse): boolean {
  return status === 0 || (redirectStatuses.includes(status) && headers.get("location") !== null);
}

function redirectTarget({ status, headers }: FetchedResponse, from: URL, { trusted, token }: Opening): URL {
  if (status === 0) {
    throw new RefusedHostError(
      `${from.host} answered with a redirect, which is not followed here since a browser hides where it leads`,
      from.hostname,
    );
  }
  const target = trusted(headers.get("location") ?? "", from);
  if (target.origin !== from.origin) {
    throw new RefusedHostError(
      `${from.host} redirected to ${redactText(target.origin, [token])}; the recording's token is not carried to another origin`,
      redactText(target.hostname, [token]),
    );
  }
  return target;
}

function tooManyRedirects({ status }: FetchedResponse, host: string): HttpError {
  return new HttpError({ from: host, status, advice: `It redirected more than ${maxRedirects} times` });
}
