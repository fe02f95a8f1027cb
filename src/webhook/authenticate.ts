import type { CryptoKey } from "jose";
import { compactVerify } from "jose/jws/compact/verify";
import { decodeJwt } from "jose/jwt/decode";
import { UnauthenticatedError } from "../errors.ts";
import { checked } from "../lib/options.ts";
import { isObject } from "../lib/untrusted.ts";
import {
  type AuthenticationOptions,
  type AuthenticationRules,
  authenticationChecks,
  authenticationRules,
  withoutTrailingSlash,
} from "./authentication-options.ts";
import { bearerToken, signingKeyId } from "./bearer-token.ts";
import type { CallbackRequest } from "./callback-request.ts";
import { KeyCooldownError } from "./keys.ts";
import type { VerifiedTokens } from "./verified-tokens.ts";

/** Who sent a callback, as its token proved. */
export interface CallbackIdentity {
  /** The audience: the bot's own app id. */
  readonly appId: string;
  /** `tid`; undefined when the token has none. */
  readonly tenantId: string | undefined;
  /** As the token spells it. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Checks the token of a callback, and leaves the body alone. `createWebhookReceiver` does this and the rest; this is for
 * servers that do the rest themselves. The signature is checked first, so that no claim of a stranger is acted on.
 *
 * Rejects with `UnauthenticatedError`, whose `reason` is `keysUnavailable` where the answer should be 503, else 401; with
 * a TypeError for wrong options. [AU-01..AU-08]
 */
export async function authenticateCallback(
  request: CallbackRequest,
  options: AuthenticationOptions,
): Promise<CallbackIdentity> {
  return authenticate(request, authenticationRules(checked("authenticateCallback", options, authenticationChecks)));
}

/**
 * The same with options that were checked already.
 *
 * @param verified tokens whose signature need not be verified again by the same key; all other rules are applied again [AU-17]
 */
export async function authenticate(
  request: CallbackRequest,
  rules: AuthenticationRules,
  verified?: VerifiedTokens,
): Promise<CallbackIdentity> {
  const token = bearerToken(request.headers);
  const { digest, known } = verified ? await verified.find(token) : unknown;
  const kid = known?.kid ?? signingKeyId(token);
  const key = await keyOf(token, kid, rules);
  if (known?.key === key) return identityFrom(known.claims, rules);
  verified?.delete(digest);
  const claims = await verifiedClaims(token, key);
  const identity = identityFrom(claims, rules);
  verified?.set(digest, { kid, key, claims });
  return identity;
}

const unknown = { digest: "", known: undefined };

/**
 * A key that was published since the keys were fetched is worth another try, if its token is right in all but the signature
 * that cannot be checked yet. [AU-04]
 */
async function keyOf(token: string, kid: string, rules: AuthenticationRules): Promise<CryptoKey> {
  let key: CryptoKey | undefined;
  try {
    key = await rules.keys.get(kid);
  } catch (cause) {
    const isEarly = cause instanceof KeyCooldownError;
    if (isEarly && !isPlausible(token, rules)) refuse("unknownKey");
    refuse("keysUnavailable", { cause, retryAfterMs: isEarly ? cause.retryAfterMs : undefined });
  }
  return key ?? refuse("unknownKey");
}

function isPlausible(token: string, rules: AuthenticationRules): boolean {
  try {
    identityFrom(decodeJwt(token), rules);
    return true;
  } catch {
    return false;
  }
}

async function verifiedClaims(token: string, key: CryptoKey): Promise<Readonly<Record<string, unknown>>> {
  const { payload } = await compactVerify(token, key, { algorithms: ["RS256"] }).catch(() => refuse("badSignature"));
  return jsonObject(payload) ?? refuse("malformedClaims");
}

/** What claims say of the sender, once they are verified. @throws UnauthenticatedError for the first that breaks a rule */
export function identityFrom(
  { iss, aud, exp, nbf, tid }: Readonly<Record<string, unknown>>,
  rules: AuthenticationRules,
): CallbackIdentity {
  if (typeof iss !== "string" || !rules.issuers.has(withoutTrailingSlash(iss))) return refuse("issuer", { found: iss });
  if (Array.isArray(aud)) return refuse("audienceList");
  if (aud !== rules.appId) return refuse("audience", { found: aud });
  const expiresAt = milliseconds(exp) ?? refuse("missingExpiry");
  checkTimes(milliseconds(nbf) ?? refuse("missingNotBefore"), expiresAt, rules);
  const tenantId = typeof tid === "string" ? tid : undefined;
  if (rules.tenants && !(tenantId !== undefined && rules.tenants.has(tenantId)))
    return refuse("tenant", { found: tid });
  return { appId: rules.appId, tenantId, issuer: iss, expiresAt };
}

/** The longest time from `nbf` to `exp` that the documentation advises, milliseconds. */
const advisedLifetimeMs = 2 * 60 * 60_000;

/** Each condition states what is valid, so that a comparison with NaN never accepts a token. [AU-05] */
function checkTimes(notBefore: number, expiresAt: number, rules: AuthenticationRules): void {
  const { clock, maxLifetimeMs, toleranceMs, warn } = rules;
  const lifetimeMs = expiresAt - notBefore;
  const nowMs = clock.now();
  const tolerated = `${seconds(toleranceMs)} are tolerated`;
  if (!(lifetimeMs > 0 && lifetimeMs <= maxLifetimeMs))
    refuse("lifetime", { detail: `${seconds(lifetimeMs)}, and the longest is ${seconds(maxLifetimeMs)}` });
  if (!(nowMs < expiresAt + toleranceMs))
    refuse("expired", { detail: `${seconds(nowMs - expiresAt)} ago, and ${tolerated}` });
  if (!(nowMs >= notBefore - toleranceMs))
    refuse("notYetValid", { detail: `for another ${seconds(notBefore - nowMs)}, and ${tolerated}` });
  if (lifetimeMs > advisedLifetimeMs)
    warn("longLifetime", `A token lives ${seconds(lifetimeMs)}; set maxLifetimeMs to refuse such tokens.`);
}

const seconds = (ms: number): string => `${Math.ceil(ms / 1_000)} s`;

function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === "number" && Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

function jsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(...reason: ConstructorParameters<typeof UnauthenticatedError>): never {
  throw new UnauthenticatedError(...reason);
}
