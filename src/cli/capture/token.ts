import { decodeJwt } from "jose/jwt/decode";
import { type AuthenticationFailure, UnauthenticatedError } from "../../errors.ts";
import { claimsOf } from "../../lib/claims.ts";
import { identityFrom } from "../../webhook/authenticate.ts";
import {
  type AuthenticationRules,
  authenticationRules,
  withoutTrailingSlash,
} from "../../webhook/authentication-options.ts";
import { bearerToken, signingKeyId } from "../../webhook/bearer-token.ts";

/** What is said of a delivery's token, which is not kept. Its signature is not checked: the bot does that. */
export interface TokenFacts {
  /** One that a receiver accepts by default, or `another`; undefined when it names none. */
  readonly issuer: string | undefined;
  /** Names of its claims; `another` for one that Microsoft's tokens do not have. */
  readonly claims: readonly string[];
  /** From `nbf` to `exp`, seconds. */
  readonly lifetimeS: number | undefined;
  /** What it breaks of the contract, the first thing. */
  readonly fault: { readonly clause: string; readonly says: string } | undefined;
}

/** Claims that Microsoft's tokens have. Another's name is not kept. */
const knownClaims = new Set(
  "acr aio appid appidacr aud azp azpacr exp iat idp idtyp iss nbf nonce oid rh roles scp serviceurl sub tid uti ver wids xms_ftd xms_idrel xms_rd".split(
    " ",
  ),
);

/** @param appId the bot's; undefined: any will do */
export function tokenFacts(authorization: string | null, appId: string | undefined): TokenFacts {
  const claims = claimsOf(/\S+$/.exec(authorization ?? "")?.[0] ?? "") ?? {};
  const { iss, exp, nbf } = claims;
  const isTimed = typeof exp === "number" && typeof nbf === "number";
  return {
    issuer: typeof iss === "string" ? (isKnownIssuer(iss) ? iss : "another") : undefined,
    claims: Object.keys(claims)
      .map((name) => (knownClaims.has(name) ? name : "another"))
      .sort()
      .slice(0, mostClaims),
    lifetimeS: isTimed ? exp - nbf : undefined,
    fault: faultOf(authorization, appId),
  };
}

/** Microsoft's tokens have about fifteen. */
const mostClaims = 50;

const rulesFor = (appId: string): AuthenticationRules =>
  authenticationRules({ appId, keys: { get: async () => undefined } });

/** The receiver's own list: a name before a domain of Microsoft's may be anybody's. */
const isKnownIssuer = (issuer: string): boolean => rulesFor("any").issuers.has(withoutTrailingSlash(issuer));

function faultOf(authorization: string | null, appId: string | undefined): TokenFacts["fault"] {
  try {
    const token = bearerToken({ get: () => authorization });
    signingKeyId(token);
    const claims = decodeJwt(token);
    const audience = appId ?? (typeof claims.aud === "string" ? claims.aud : "");
    identityFrom(claims, rulesFor(audience));
    return undefined;
  } catch (error) {
    const { reason, message } =
      error instanceof UnauthenticatedError ? error : new UnauthenticatedError("malformedClaims");
    return { clause: clauses[reason] ?? "AU-01", says: message };
  }
}

const clauses: { readonly [reason in AuthenticationFailure]?: string } = {
  audience: "AU-02",
  audienceList: "AU-02",
  issuer: "AU-03",
  missingKeyId: "AU-04",
  missingExpiry: "AU-05",
  missingNotBefore: "AU-05",
  lifetime: "AU-05",
  expired: "AU-05",
  notYetValid: "AU-05",
};
