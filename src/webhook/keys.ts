import type { CryptoKey } from "jose";
import { type Clock, systemClock } from "../lib/clock.ts";
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
import { fetchKeys, isTrustworthy } from "./key-document.ts";
import { importKeys, type KeyMap, type KeySet } from "./key-set.ts";

/** Where the keys that tokens are checked with come from. */
export interface KeySource {
  /** The public RS256 key with this id; undefined when there is none. Rejects when the keys could not be had. */
  get(kid: string): Promise<CryptoKey | undefined>;
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
  /** How old keys may become before they are fetched again. Default: 2 h, as in Microsoft's sample. */
  readonly maxAgeMs?: number | undefined;
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
  timeoutMs: number({ finite: true }),
  allowInsecureLoopback: flag(),
  insecureHosts: insecureHostsCheck(),
};

const documentUrl = "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration";

/**
 * The keys of an OpenID configuration document, fetched when first asked for and kept. They are fetched again for an
 * unknown key id, but not within `cooldownMs` of the last fetch, and when they are older than `maxAgeMs`. Requests
 * share one fetch, and a request whose key is known and fresh waits for none. When a fetch fails the keys at hand still
 * serve; a key id that is not among them rejects until a fetch succeeds. [AU-04, AU-08]
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

  const isFresh = (kid: string): boolean => keys.has(kid) && clock.now() - fetchedAtMs < maxAgeMs;
  const mayTry = (): boolean => clock.now() - triedAtMs >= (failure ? retryMs : cooldownMs);

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

  return {
    async get(kid) {
      if (!isFresh(kid) && (flight || mayTry())) await (flight ??= refresh());
      const key = keys.get(kid);
      if (!key && failure) throw new Error("The keys for callback tokens could not be fetched", failure);
      return key;
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
