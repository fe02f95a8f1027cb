import type { CryptoKey } from "jose";
import { type Clock, elapsedMs, systemClock } from "../lib/clock.ts";
import { type Fetch, globalFetch } from "../lib/fetch.ts";
import { insecureHostsCheck, type PlainHttpRules, plainHttpCheck } from "../lib/hosts.ts";
import {
  type Checks,
  checked,
  clockLike,
  flag,
  func,
  number,
  optionError,
  shownAddress,
  text,
} from "../lib/options.ts";
import { isWorkerd } from "../lib/workerd.ts";
import { fetchKeys, isTrustworthy } from "./key-document.ts";
import { importKeys, type KeyMap, type KeySet } from "./key-set.ts";

/** Where the keys that tokens are checked with come from. */
export interface KeySource {
  /**
   * The public RS256 key with this id; undefined when there is none. Rejects when the keys could not be had, and with a
   * `KeyCooldownError` when it is too early to look for an id that is not known.
   */
  get(kid: string): Promise<CryptoKey | undefined>;
}

/** The keys were fetched a short time ago and did not hold this id: it may be of a key that was published since. [AU-04] */
export class KeyCooldownError extends Error {
  override readonly name = "KeyCooldownError";
  /** Until the keys may be fetched again, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`The keys for callback tokens do not hold this one; they are not fetched again for ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** All times in milliseconds, on `clock`. */
export interface KeySourceOptions extends PlainHttpRules {
  /** The OpenID configuration document. Default: `https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration`. */
  readonly url?: string | undefined;
  /** Default: the global one. Called as `fetch(url, init)`. */
  readonly fetch?: Fetch | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** How long after a fetch an unknown key id does not lead to another one. Default: 30 s. */
  readonly cooldownMs?: number | undefined;
  /** How long after a failed fetch there is no other one. Default: 2 s. */
  readonly retryMs?: number | undefined;
  /** How old keys may become before they are fetched again, behind the request. Default: 2 h, as in Microsoft's sample. */
  readonly maxAgeMs?: number | undefined;
  /** How old keys may become before they serve no more. Default: 24 h, or `maxAgeMs` where that is longer. [AU-13] */
  readonly hardMaxAgeMs?: number | undefined;
  /** For the configuration document and the key set together. Default: 5 s. */
  readonly timeoutMs?: number | undefined;
}

const checks: Checks<KeySourceOptions> = {
  url: text(),
  fetch: func(),
  clock: clockLike(),
  cooldownMs: number({ finite: true }),
  retryMs: number({ finite: true }),
  maxAgeMs: number({ finite: true }),
  hardMaxAgeMs: number({ finite: true }),
  timeoutMs: number({ finite: true }),
  allowInsecureLoopback: flag(),
  insecureHosts: insecureHostsCheck(),
};

const documentUrl = "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration";

/**
 * The keys of an OpenID configuration document, fetched when first asked for and kept. They are fetched again for an
 * unknown key id, but not within `cooldownMs` of the last fetch, and when they are older than `maxAgeMs`: a known key
 * serves meanwhile, up to `hardMaxAgeMs`. Requests share one fetch, but in Cloudflare Workers, where each waits for its own.
 * When a fetch fails the keys at hand still serve; a key id
 * that is not among them rejects until a fetch succeeds. A clock that was set back makes keys old, and waits for nothing.
 * [AU-04, AU-08, AU-13]
 *
 * @throws TypeError when `url` is not https, and for any other wrong option
 */
export function createKeySource(options?: KeySourceOptions): KeySource {
  const {
    url = documentUrl,
    fetch = globalFetch,
    clock = systemClock,
    cooldownMs = 30_000,
    retryMs = 2_000,
    maxAgeMs = 2 * 60 * 60_000,
    hardMaxAgeMs = Math.max(24 * 60 * 60_000, maxAgeMs),
    timeoutMs = 5_000,
    ...plainHttpRules
  } = checked("createKeySource", options, checks);
  const isPlainHttp = plainHttpCheck(plainHttpRules);
  if (!isTrustworthy(url, isPlainHttp)) {
    const wanted =
      "an https address; plain http is for loopback literals (127.0.0.1, [::1]) with allowInsecureLoopback, and for insecureHosts";
    throw optionError("url", wanted, url, shownAddress);
  }

  let keys: KeyMap = new Map();
  let fetchedAtMs = Number.NEGATIVE_INFINITY;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let failure: { readonly cause: unknown } | undefined;
  let flight: Promise<void> | undefined;

  const cooldownLeftMs = (): number => Math.max(0, (failure ? retryMs : cooldownMs) - elapsedMs(clock, triedAtMs));

  async function refresh(): Promise<void> {
    try {
      keys = await fetchKeys(url, { fetch, clock, timeoutMs, isPlainHttp });
      failure = undefined;
      fetchedAtMs = clock.now();
    } catch (cause) {
      failure = { cause };
    }
    triedAtMs = clock.now();
    flight = undefined;
  }

  /** Undefined when it is too early. In a Cloudflare Worker a fetch ends with the request that began it: none is shared. */
  function refreshed(): Promise<void> | undefined {
    if (isWorkerd()) return cooldownLeftMs() === 0 ? refresh() : undefined;
    if (!flight && cooldownLeftMs() === 0) flight = refresh();
    return flight;
  }

  return {
    async get(kid) {
      const isServing = (): boolean => clock.now() - fetchedAtMs < hardMaxAgeMs;
      const known = keys.get(kid);
      if (known && elapsedMs(clock, fetchedAtMs) < maxAgeMs) return known;
      const fetching = refreshed();
      if (known && isServing() && !isWorkerd()) return known;
      await fetching;
      const key = keys.get(kid);
      if (key && isServing()) return key;
      if (failure) throw new Error("The keys for callback tokens could not be fetched", failure);
      if (!fetching) throw new KeyCooldownError(cooldownLeftMs());
      return undefined;
    },
  };
}

/** Keys at hand: those of a key set that was fetched by other means, or made for a test. Nothing is fetched. */
export function createLocalKeySource(keySet: KeySet): KeySource {
  if (!Array.isArray(Object(keySet).keys)) throw optionError("keySet", "a JSON Web Key Set", keySet);
  let imported: Promise<KeyMap> | undefined;
  return {
    get: async (kid) => (await (imported ??= importKeys(keySet))).get(kid),
  };
}
