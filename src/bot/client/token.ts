import { fitsHeader } from "../../lib/header-token.ts";
import { type Check, kindOf, rule } from "../../lib/options.ts";

/** Where the token for Graph comes from: itself, a function, or a credential such as `@azure/identity` has. */
export type AccessTokenSource =
  | string
  | (() => string | Promise<string>)
  | { getToken(scopes: string): Promise<{ readonly token: string } | null> };

/** Never shows a token. */
export function accessTokenCheck(): Check {
  return rule(
    (source) =>
      typeof source === "string"
        ? fitsHeader(source)
        : typeof source === "function" || typeof Object(source).getToken === "function",
    "a token of visible ASCII characters, a function that returns one (() => credential.getAccessToken()), or a credential with getToken()",
    kindOf,
  );
}

/**
 * The token to send next; asked for before each attempt, so that a renewed token is used.
 * A source that gives none, or one that no header can carry, is a TypeError that does not show it.
 */
export async function accessTokenFor(source: AccessTokenSource, scope: string): Promise<string> {
  const token = await fromSource(source, scope);
  if (typeof token !== "string" || token === "")
    throw new TypeError("accessToken gave no token; it must give a non-empty string");
  if (!fitsHeader(token)) {
    throw new TypeError("accessToken gave a token with a space, a line break or another sign that no header can carry");
  }
  return token;
}

async function fromSource(source: AccessTokenSource, scope: string): Promise<string | undefined> {
  if (typeof source === "string") return source;
  if (typeof source === "function") return source();
  return (await source.getToken(scope))?.token;
}
