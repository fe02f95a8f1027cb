import { decodeProtectedHeader } from "jose/decode/protected_header";
import { UnauthenticatedError } from "../errors.ts";
import type { CallbackRequest } from "./callback-request.ts";

/** Several times the longest token seen from the platform. */
const maxTokenLength = 16_384;

/** Whole base64url text without padding, and without bits that its last letter could carry unnoticed. */
const base64url = "(?:[\\w-]{4})*(?:[\\w-][AQgw]|[\\w-]{2}[AEIMQUYcgkosw048])?";
const compactJws = new RegExp(`^(?!\\.)${base64url}\\.${base64url}\\.${base64url}$`);

/** The token of a callback. @throws UnauthenticatedError unless there is exactly one, and it looks like one [AU-01] */
export function bearerToken(headers: CallbackRequest["headers"]): string {
  const authorization = headers.get("authorization");
  if (!authorization || /^bearer$/i.test(authorization)) throw new UnauthenticatedError("missingToken");
  if (authorization.includes(",")) throw new UnauthenticatedError("duplicatedAuthorization");
  const token = /^bearer (\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new UnauthenticatedError("wrongScheme");
  if (token.length > maxTokenLength) throw new UnauthenticatedError("tokenTooLarge");
  if (!compactJws.test(token)) throw new UnauthenticatedError("malformedToken");
  return token;
}

/**
 * The id of the key that a token claims to be signed with. Keys and key addresses in the header (`jwk`, `jku`, `x5c`,
 * `x5u`) are ignored. `cty: "JWT"` is accepted although the payload is not a token: the platform sends it. [AU-07]
 *
 * @throws UnauthenticatedError for any algorithm but RS256, and for headers that change how a token is to be read
 */
export function signingKeyId(token: string): string {
  const { alg, kid, ...header } = protectedHeader(token);
  if (alg !== "RS256") throw new UnauthenticatedError("algorithm");
  if (Object.hasOwn(header, "crit")) throw new UnauthenticatedError("criticalHeader");
  if (Object.hasOwn(header, "b64")) throw new UnauthenticatedError("unencodedPayload");
  if (typeof kid !== "string" || kid === "") throw new UnauthenticatedError("missingKeyId");
  return kid;
}

function protectedHeader(token: string): Record<string, unknown> {
  try {
    return { ...decodeProtectedHeader(token) };
  } catch {
    throw new UnauthenticatedError("malformedToken");
  }
}
