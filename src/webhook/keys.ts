import type { CryptoKey } from "jose";
import { type Clock, systemClock } from "../lib/clock.ts";
import { type Fetch, globalFetch } from "../lib/fetch.ts";
import { checkNumbers } from "../lib/options.ts";
import { fetchKeys, isTrustworthy } from "./key-document.ts";
import { importKeys, type KeyMap, type KeySet } from "./key-set.ts";

/** Where the keys that tokens are checked with come from. */
export interface KeySource {
  /** The public RS256 key with this id; undefined when there is none. Rejects when the keys could not be had. */
  get(kid: string): Promise<CryptoKey | undefined>;
}

/** All times in milliseconds, on `clock`. */
export interface KeySourceOptions {
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
  /** Also takes plain http, to loopback literals (127.0.0.0/8, [::1]) only. Default: false. */
  readonly allowInsecureLoopback?: boolean | undefined;
}

const documentUrl = "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration";

/**
 * The keys of an OpenID configuration document, fetched when first asked for and kept. They are fetched again for an
 * unknown key id, but not within `cooldownMs` of the last fetch, and when they are older than `maxAgeMs`. Requests
 * share one fetch, and a request whose key is known and fresh waits for none. When a fetch fails the keys at hand still
 * serve; a key id that is not among them rejects until a fetch succeeds. [AU-04, AU-08]
 *
 * @throws TypeError when `url` is not https, or a time is not a number
 */
export function createKeySource(options: KeySourceOptions = {}): KeySource {
  const { url = documentUrl, clock = systemClock, allowInsecureLoopback = false } = options;
  if (!isTrustworthy(url, allowInsecureLoopback)) {
    throw new TypeError(
      "url must be an https address; plain http is for loopback literals (127.0.0.1, [::1]) with allowInsecureLoopback",
    );
  }
  const cooldownMs = options.cooldownMs ?? 30_000;
  const retryMs = options.retryMs ?? 2_000;
  const maxAgeMs = options.maxAgeMs ?? 2 * 60 * 60_000;
  const timeoutMs = options.timeoutMs ?? 5_000;
  checkNumbers({ cooldownMs, retryMs, maxAgeMs, timeoutMs }, { finite: true });
  const { fetch = globalFetch } = options;

  let keys: KeyMap = new Map();
  let fetchedAtMs = Number.NEGATIVE_INFINITY;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let failure: { readonly cause: unknown } | undefined;
  let flight: Promise<void> | undefined;

  const isFresh = (kid: string): boolean => keys.has(kid) && clock.now() - fetchedAtMs < maxAgeMs;
  const mayTry = (): boolean => clock.now() - triedAtMs >= (failure ? retryMs : cooldownMs);

  async function refresh(): Promise<void> {
    try {
      keys = await fetchKeys(url, { fetch, clock, timeoutMs, allowInsecureLoopback });
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
  let imported: Promise<KeyMap> | undefined;
  return {
    get: async (kid) => (await (imported ??= importKeys(keySet))).get(kid),
  };
}
