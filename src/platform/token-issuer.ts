import type { CryptoKey, JWK } from "jose";
import { CompactSign } from "jose/jws/compact/sign";
import { exportJWK } from "jose/key/export";
import { generateKeyPair } from "jose/key/generate/keypair";
import { importJWK } from "jose/key/import";
import { type Clock, systemClock } from "../lib/clock.ts";
import { type Checks, checked, clockLike, kindOf, number, rule, text } from "../lib/options.ts";
import { isObject } from "../lib/untrusted.ts";
import type { KeySource } from "../webhook/keys.ts";
import { configurationPath, defaultAppId, defaultIssuer, defaultTenantId, keysPath } from "./issuer-facts.ts";

export interface TokenIssuerOptions {
  /** Dates the tokens, and should be the receiver's clock too. */
  readonly clock?: Clock | undefined;
  /** `iss` of the tokens. Default: `https://api.botframework.com`. */
  readonly issuer?: string | undefined;
  /** From `nbf` to `exp`, milliseconds. Default: 300,000, as in tokens seen from the platform. */
  readonly lifetimeMs?: number | undefined;
  /** `aud` of the tokens. Default: an id of this package's own, readable as `appId`. */
  readonly appId?: string | undefined;
  /** The first key to sign with: a private RSA key with a `kid`. Default: a throwaway key. */
  readonly privateKey?: JWK | undefined;
}

const checks: Checks<TokenIssuerOptions> = {
  clock: clockLike(),
  issuer: text(),
  lifetimeMs: number({ finite: true }),
  appId: text(),
  privateKey: rule(isPrivateKey, "a private RSA key with a kid", kindOf),
};

/** What is given may be a secret. */
function isPrivateKey(value: unknown): boolean {
  const { kty, kid, n, e, d } = isObject(value) ? value : {};
  return kty === "RSA" && [kid, n, e, d].every((member) => typeof member === "string");
}

/** Claims, or members of a token's header, to set; undefined leaves one out. */
export type TokenMembers = Readonly<Record<string, unknown>>;

/** Signs callback tokens as the platform does, with throwaway keys that are made at first use, or one that is given. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly appId: string;
  /** A token that `createWebhookReceiver({ appId: tokens.appId, ...tokens.trust, … })` accepts, unless a claim or header says otherwise. */
  sign(claims?: TokenMembers, header?: TokenMembers): Promise<string>;
  /** Makes the next key and serves it, without signing with it yet; resolves to its id. */
  publish(): Promise<string>;
  /** Signs with the published next key from now on, or with a new one; resolves to its id. Older keys are still served. */
  rotate(): Promise<string>;
  /** Stops serving a key. */
  withdraw(kid: string): void;
  /** The public keys that are served. */
  jwks(): Promise<{ keys: JWK[] }>;
  /** Spread it into `createWebhookReceiver`: this issuer and its keys, and no other's; no fetch. */
  readonly trust: { readonly keys: KeySource; readonly issuers: readonly string[] };
  /** The OpenID configuration document, to give to `createKeySource({ url, fetch })`. */
  readonly configurationUrl: string;
  /** Serves the configuration document and the key set, at any origin: a `fetch` to inject, and a fetch handler; bound. */
  readonly fetch: (input: Request | URL | string) => Promise<Response>;
}

interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

const platformAppId = "91a7f000-0000-4000-8000-000000000001";

/**
 * A stand-in for whoever signs the platform's tokens, for tests and simulations. Keep it away from a receiver that
 * strangers can reach: whoever holds it is authenticated.
 *
 * ```ts
 * const tokens = createTokenIssuer({ clock });
 * const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, onNotification });
 * const headers = { authorization: `Bearer ${await tokens.sign()}` };
 * ```
 */
export function createTokenIssuer(options?: TokenIssuerOptions): TokenIssuer {
  const {
    clock = systemClock,
    issuer = defaultIssuer,
    lifetimeMs = 300_000,
    appId = defaultAppId,
    privateKey: given,
  } = checked("createTokenIssuer", options, checks);
  const served = new Map<string, IssuerKey>();
  let made = 0;
  let current: Promise<IssuerKey> | undefined;
  let next: Promise<IssuerKey> | undefined;
  let last: { readonly key: CryptoKey; readonly content: string; readonly token: Promise<string> } | undefined;

  /** RS256 gives the same bytes for the same content, so what was signed last, mostly in the same second, is kept. */
  function signed(key: CryptoKey, header: { readonly alg: "RS256" }, payload: string): Promise<string> {
    const content = `${JSON.stringify(header)}.${payload}`;
    if (last?.key === key && last.content === content) return last.token;
    const token = new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader(header).sign(key);
    last = { key, content, token };
    return token;
  }

  async function makeKey(): Promise<IssuerKey> {
    const kid = `throwaway-${++made}`;
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    return serve(kid, privateKey, publicKey);
  }

  async function importKey(key: JWK): Promise<IssuerKey> {
    const { kty, n, e, kid = "" } = key as JWK & Readonly<Record<"kty" | "n" | "e", string>>;
    const [privateKey, publicKey] = await Promise.all([importJWK(key, "RS256"), importJWK({ kty, n, e }, "RS256")]);
    return serve(kid, privateKey as CryptoKey, publicKey as CryptoKey);
  }

  async function serve(kid: string, privateKey: CryptoKey, publicKey: CryptoKey): Promise<IssuerKey> {
    const publicJwk = { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" };
    const key = { kid, privateKey, publicKey, publicJwk };
    served.set(kid, key);
    return key;
  }

  const signing = (): Promise<IssuerKey> => (current ??= given ? importKey(given) : makeKey());
  const publishing = (): Promise<IssuerKey> => (next ??= signing().then(makeKey));

  async function jwks(): Promise<{ keys: JWK[] }> {
    await signing();
    return { keys: [...served.values()].map(({ publicJwk }) => publicJwk) };
  }

  return {
    issuer,
    appId,
    configurationUrl: `https://keys.example.com${configurationPath}`,
    async sign(claims, header) {
      const { privateKey, kid } = await signing();
      const notBefore = Math.floor(clock.now() / 1_000);
      const times = { nbf: notBefore, exp: notBefore + lifetimeMs / 1_000 };
      const standard = { aud: appId, iss: issuer, ...times, tid: defaultTenantId, appid: platformAppId };
      const named = { alg: "RS256", kid, typ: "JWT", cty: "JWT", ...header } as const;
      return signed(privateKey, named, JSON.stringify({ ...standard, ...claims }));
    },
    publish: async () => (await publishing()).kid,
    async rotate() {
      current = publishing();
      next = undefined;
      return (await current).kid;
    },
    withdraw: (kid) => void served.delete(kid),
    jwks,
    trust: {
      issuers: [issuer],
      keys: { get: (kid) => signing().then(() => served.get(kid)?.publicKey) },
    },
    async fetch(input) {
      const { pathname, origin } = new URL(input instanceof Request ? input.url : input);
      if (pathname === configurationPath) return Response.json({ issuer, jwks_uri: `${origin}${keysPath}` });
      return pathname === keysPath ? Response.json(await jwks()) : new Response(null, { status: 404 });
    },
  };
}
