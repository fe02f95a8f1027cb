import type { Fetch } from "../../src/lib/fetch.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer, type TokenIssuer } from "../../src/platform/token-issuer.ts";
import {
  authenticateCallback,
  createKeySource,
  type KeySource,
  type KeySourceOptions,
} from "../../src/webhook/index.ts";
import { unsigned } from "./forge.ts";

export const url = "https://keys.example.com/v1/.well-known/OpenIdConfiguration";
export const keysUrl = "https://keys.example.com/v1/keys";

/** A receiver's key source, and the issuer whose keys it fetches. */
export interface World {
  readonly clock: VirtualClock;
  readonly tokens: TokenIssuer;
  readonly keys: KeySource;
  /** The addresses that were fetched, in order. */
  readonly fetched: string[];
  /** Answers instead of the issuer, while it is set. */
  outage: ((request: Request) => Promise<Response>) | undefined;
  /** `accepted`, or the reason why not. */
  deliver(token: string): Promise<string>;
}

export function createWorld(options: Partial<KeySourceOptions> = {}): World {
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const fetched: string[] = [];
  const fetch: Fetch = (url, init) => {
    fetched.push(url);
    return world.outage?.(new Request(url, init)) ?? tokens.fetch(url);
  };
  const keys = createKeySource({ url, fetch, clock, ...options });
  const world: World = {
    clock,
    tokens,
    keys,
    fetched,
    outage: undefined,
    deliver: (token) =>
      authenticateCallback(new Request("https://bot.example.com/", { headers: { authorization: `Bearer ${token}` } }), {
        appId: tokens.appId,
        keys,
        clock,
      }).then(
        () => "accepted",
        ({ reason }: { reason: string }) => reason,
      ),
  };
  return world;
}

export function down(): Promise<Response> {
  return Promise.reject(new TypeError("no route"));
}

/** Names a key and is signed by none: as good as any other for a key that is not found. */
export function tokenNaming(kid: string): string {
  return unsigned({ header: { alg: "RS256", kid }, payload: {} });
}
