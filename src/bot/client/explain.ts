import { type Claims, claimsOf, rolesOf } from "../../lib/claims.ts";

/** What is needed to explain why Graph refused a token. */
export interface RefusedRequest {
  readonly status: number;
  readonly token: string;
  /** Origin that was asked, `https://graph.microsoft.com`. */
  readonly origin: string;
  /** The scope that the token was asked for. */
  readonly scope: string;
  /** Permissions of which the token needs one. */
  readonly permissions: readonly string[];
  readonly nowMs: number;
}

/** Microsoft Graph's app id, which tokens may carry as their audience in every cloud. */
const graphAppId = "00000003-0000-0000-c000-000000000000";

/**
 * Why a 401 or 403 came, as far as the claims of the client's own token show: expired, for another cloud, or without the
 * permission. Undefined when they show nothing. The token is read, not verified, and never shown. [ER-06]
 */
export function explainRefusal(refusal: RefusedRequest): string | undefined {
  if (refusal.status !== 401 && refusal.status !== 403) return undefined;
  const claims = claimsOf(refusal.token);
  if (!claims)
    return refusal.status === 401 ? "The access token is not a JWT; an app token of Microsoft Entra is one" : undefined;
  return refusal.status === 401 ? explain401(claims, refusal) : explain403(claims, refusal);
}

function explain401({ exp, aud }: Claims, { origin, scope, nowMs }: RefusedRequest): string | undefined {
  if (typeof exp === "number" && exp * 1000 <= nowMs) {
    return `The access token expired ${Math.floor(nowMs / 1000 - exp)} s ago; ask for a new one before each request`;
  }
  if (scope !== `${origin}/.default`) return undefined;
  if (typeof aud === "string" && aud.replace(/\/$/, "") !== origin && aud !== graphAppId) {
    return `The access token is for ${aud}, not for ${origin}; ask for the scope ${scope}`;
  }
  return undefined;
}

function explain403(claims: Claims, { permissions }: RefusedRequest): string | undefined {
  const granted = rolesOf(claims);
  if (permissions.length === 0 || permissions.some((permission) => granted.includes(permission))) return undefined;
  const wanted = permissions.join(" or ");
  if (granted.length === 0 && typeof claims.scp === "string") {
    return `The access token is a delegated one; ${wanted} is an application permission, so ask with the app's own credentials`;
  }
  return `The access token lacks ${wanted} (its roles: ${granted.join(", ") || "none"}); grant it as an application permission, with admin consent`;
}
