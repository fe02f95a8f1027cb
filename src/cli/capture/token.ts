import { decodeJwt } from "jose";
import { type AuthenticationFailure, UnauthenticatedError } from "../../errors.ts";
import { claimsOf } from "../../lib/claims.ts";
import { identityFrom } from "../../webhook/authenticate.ts";
import { authenticationRules } from "../../webhook/authentication-options.ts";
import { bearerToken, signingKeyId } from "../../webhook/bearer-token.ts";

/** What is said of a delivery's token, which is not kept. Its signature is not checked: the bot does that. */
export interface TokenFacts {
  /** Microsoft's, or `another`; undefined when it names none. */
  readonly issuer: string | undefined;
  /** Names of its claims. */
  readonly claims: readonly string[];
  /** From `nbf` to `exp`, seconds. */
  readonly lifetimeS: number | undefined;
  /** What it breaks of the contract, the first thing. */
  readonly fault: { readonly clause: string; readonly says: string } | undefined;
}

const microsoftIssuer =
  /^https:\/\/(?:[a-z]+\.)*(?:botframework|microsoft|microsoftonline|windows)\.(?:com|us|net|cn)\/?$/;

/** @param appId the bot's; undefined: any will do */
export function tokenFacts(authorization: string | null, appId: string | undefined): TokenFacts {
  const { iss, exp, nbf, ...others } = claimsOf(/\S+$/.exec(authorization ?? "")?.[0] ?? "") ?? {};
  const lifetimeS = Number(exp) - Number(nbf);
  return {
    issuer: typeof iss === "string" ? (microsoftIssuer.test(iss) ? iss : "another") : undefined,
    claims: Object.keys({ iss, exp, nbf, ...others })
      .filter((name) => /^[a-z_]{2,12}$/.test(name))
      .sort(),
    lifetimeS: Number.isFinite(lifetimeS) ? lifetimeS : undefined,
    fault: faultOf(authorization, appId),
  };
}

function faultOf(authorization: string | null, appId: string | undefined): TokenFacts["fault"] {
  try {
    const token = bearerToken({ get: () => authorization });
    signingKeyId(token);
    const claims = decodeJwt(token);
    const audience = appId ?? (typeof claims.aud === "string" ? claims.aud : "");
    identityFrom(claims, authenticationRules({ appId: audience, keys: { get: async () => undefined } }));
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
