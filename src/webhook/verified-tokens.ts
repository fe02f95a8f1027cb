import type { CryptoKey } from "jose";
import type { Clock } from "../lib/clock.ts";
import { sha256 } from "../lib/digest.ts";
import { createMemory } from "../lib/memory.ts";

/** What of a token does not change: the platform sends the same one with many callbacks. */
export interface VerifiedToken {
  readonly kid: string;
  /** The key that its signature was verified with. It holds for this key alone. */
  readonly key: CryptoKey;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Tokens whose signature was verified, by their digest: no token is kept. [AU-17] */
export interface VerifiedTokens {
  find(token: string): Promise<{ readonly digest: string; readonly known: VerifiedToken | undefined }>;
  set(digest: string, token: VerifiedToken): void;
  delete(digest: string): void;
}

const limits = { maxEntries: 1_000 };

export function createVerifiedTokens(clock: Clock): VerifiedTokens {
  const tokens = createMemory<VerifiedToken>(clock, limits);
  return {
    async find(token) {
      const digest = await sha256(token);
      return { digest, known: tokens.get(digest) };
    },
    set: (digest, token) => tokens.set(digest, token),
    delete: (digest) => tokens.delete(digest),
  };
}
