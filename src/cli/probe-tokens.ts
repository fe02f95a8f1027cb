import { createTokenIssuer } from "../platform/token-issuer.ts";
import type { RunTokens } from "./run-tokens.ts";

/** A valid token, or what is wrong with it. */
export type TokenKind = "valid" | "none" | "forged" | "unsigned" | "expired" | "otherAudience" | "otherIssuer";

/** Seconds. */
const anHour = 3_600;

/** Makes the `Authorization` header of a kind of token; undefined for none. */
export function createAuthorizations(tokens: RunTokens): (kind: TokenKind) => Promise<string | undefined> {
  const forger = createTokenIssuer({ issuer: tokens.issuer, appId: tokens.appId });

  async function token(kind: Exclude<TokenKind, "none">): Promise<string> {
    switch (kind) {
      case "valid":
        return tokens.sign();
      case "forged":
        return forger.sign({}, headerOf(await tokens.sign()));
      case "unsigned":
        return unsigned(await tokens.sign());
      case "expired": {
        const hourAgo = Math.floor(Date.now() / 1_000) - anHour;
        return tokens.sign({ nbf: hourAgo - 300, exp: hourAgo });
      }
      case "otherAudience":
        return tokens.sign({ aud: "11111111-2222-4333-8444-555555555555" });
      case "otherIssuer":
        return tokens.sign({ iss: "https://issuer.example.com" });
    }
  }

  return async (kind) => (kind === "none" ? undefined : `Bearer ${await token(kind)}`);
}

function headerOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as Record<string, unknown>;
}

function unsigned(token: string): string {
  const header = JSON.stringify({ alg: "none", typ: "JWT" });
  return `${Buffer.from(header).toString("base64url")}.${token.split(".")[1]}.`;
}
