import { type Clock, systemClock } from "../lib/clock.ts";
import { type Checks, clockLike, list, methods, needed, number, rule, text } from "../lib/options.ts";
import type { Warn } from "../lib/warnings.ts";
import type { KeySource } from "./keys.ts";

/** What a callback's token must be. */
export interface AuthenticationOptions {
  /** The bot's app id, as the token's `aud` spells it. [AU-02] */
  readonly appId: string;
  /** What signatures are checked with; share one between requests, it keeps what it fetched. [AU-04] */
  readonly keys: KeySource;
  /** Accepted `iss`. Default: `https://api.botframework.com` and `https://graph.microsoft.com`. [AU-03] */
  readonly issuers?: readonly string[] | undefined;
  /** Accepted `tid`, exactly as the token spells it. Default: any tenant, and tokens without one. [AU-06] */
  readonly tenants?: readonly string[] | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** Longest accepted time from `nbf` to `exp`, milliseconds. Default: 24 h. [AU-05] */
  readonly maxLifetimeMs?: number | undefined;
  /** How far the sender's clock may be off, either way, milliseconds. Default: 300 s, as in Microsoft's SDKs. [AU-05] */
  readonly toleranceMs?: number | undefined;
}

export const authenticationChecks: Checks<AuthenticationOptions> = {
  appId: needed(
    rule(
      (appId) => typeof appId === "string" && appId !== "" && appId === appId.trim(),
      "the bot's app id (its Microsoft Entra client id), without spaces around it",
    ),
  ),
  keys: needed(methods(["get"], "a key source (see createKeySource)")),
  issuers: list(text(), "issuers", 1),
  tenants: list(text(), "tenant ids", 1),
  clock: clockLike(),
  maxLifetimeMs: number({ finite: true }),
  toleranceMs: number({ finite: true }),
};

/** The same, checked and with every default filled in. */
export interface AuthenticationRules {
  readonly appId: string;
  readonly keys: KeySource;
  readonly issuers: ReadonlySet<string>;
  readonly tenants: ReadonlySet<string> | undefined;
  readonly clock: Clock;
  readonly maxLifetimeMs: number;
  readonly toleranceMs: number;
  readonly warn: Warn;
}

const knownIssuers = ["https://api.botframework.com", "https://graph.microsoft.com"];

/** @param options that were checked */
export function authenticationRules(options: AuthenticationOptions, warn: Warn = () => {}): AuthenticationRules {
  const { appId, keys, clock = systemClock, issuers = knownIssuers, tenants } = options;
  const maxLifetimeMs = options.maxLifetimeMs ?? 24 * 60 * 60_000;
  const toleranceMs = options.toleranceMs ?? 300_000;
  return {
    appId,
    keys,
    clock,
    issuers: new Set(issuers.map(withoutTrailingSlash)),
    tenants: tenants && new Set(tenants),
    maxLifetimeMs,
    toleranceMs,
    warn,
  };
}

/** One trailing slash is forgiven: tokens of some clouds have it. [AU-03] */
export function withoutTrailingSlash(issuer: string): string {
  return issuer.endsWith("/") ? issuer.slice(0, -1) : issuer;
}
