import { HttpError, TimeoutError } from "../errors.ts";
import type { Clock } from "../lib/clock.ts";
import { withDeadline } from "../lib/deadline.ts";
import { bodyStream, type Fetch } from "../lib/fetch.ts";
import { readLimited } from "../lib/limited-body.ts";
import { isObject } from "../lib/untrusted.ts";
import { absoluteUrl } from "../lib/url.ts";
import { importKeys, type KeyMap } from "./key-set.ts";

/** What a fetch of the keys is given. */
export interface KeyFetch {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Whether plain http to a host is allowed. */
  readonly isPlainHttp: (hostname: string) => boolean;
}

/** Longest configuration document and longest key set; Microsoft's are about 1 and 30 KiB. */
const maxBytes = 512 * 1024;

/**
 * Reads the OpenID configuration document and the key set that its `jwks_uri` names, which must be https as well.
 * Redirects are not followed. Rejects when that takes longer than `timeoutMs` in all, when a document is not what it
 * should be, and when no key is usable. [AU-04]
 */
export function fetchKeys(url: string, { fetch, clock, timeoutMs, isPlainHttp }: KeyFetch): Promise<KeyMap> {
  return withDeadline(
    { clock, timeoutMs, timedOut: () => new TimeoutError("Fetching the keys for callback tokens", timeoutMs) },
    async (signal) => {
      const keysUrl = jwksUri(await fetchJson(url, fetch, signal));
      if (!isTrustworthy(keysUrl, isPlainHttp))
        throw new Error("The configuration document's jwks_uri is not an https address");
      const keys = await importKeys(await fetchJson(keysUrl, fetch, signal));
      if (keys.size === 0) throw new Error("The key set holds no key for RS256");
      return keys;
    },
  );
}

/** True for https, and for http to a host where that is allowed. */
export function isTrustworthy(address: string, isPlainHttp: KeyFetch["isPlainHttp"]): boolean {
  const url = absoluteUrl(address);
  return url?.protocol === "https:" || (url?.protocol === "http:" && isPlainHttp(url.hostname));
}

function jwksUri(configuration: unknown): string {
  const uri = isObject(configuration) ? configuration["jwks_uri"] : undefined;
  if (typeof uri === "string") return uri;
  throw new Error("The configuration document has no jwks_uri");
}

async function fetchJson(url: string, fetch: Fetch, signal: AbortSignal): Promise<unknown> {
  const headers = { accept: "application/json" };
  const response = await fetch(url, { method: "GET", headers, redirect: "manual", signal });
  const bytes = await readLimited(bodyStream(response), { what: "The answer with the keys", maxBytes, signal });
  if (response.status !== 200) throw new HttpError({ from: new URL(url).host, status: response.status });
  return JSON.parse(new TextDecoder().decode(bytes));
}
