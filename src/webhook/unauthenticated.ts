import { CommsError } from "../errors.ts";

/** Why a callback was not let in: stable words, to branch on and to count. [AU-08] */
export type AuthenticationFailure =
  | "missingToken"
  | "wrongScheme"
  | "duplicatedAuthorization"
  | "tokenTooLarge"
  | "malformedToken"
  | "algorithm"
  | "criticalHeader"
  | "unencodedPayload"
  | "missingKeyId"
  | "unknownKey"
  | "keysUnavailable"
  | "badSignature"
  | "malformedClaims"
  | "issuer"
  | "audienceList"
  | "audience"
  | "missingExpiry"
  | "missingNotBefore"
  | "lifetime"
  | "expired"
  | "notYetValid"
  | "tenant";

const sentences: Readonly<Record<AuthenticationFailure, string>> = {
  missingToken: "The callback carries no bearer token",
  wrongScheme: "The Authorization header is not one Bearer token, separated by one space",
  duplicatedAuthorization: "The callback carries more than one Authorization value",
  tokenTooLarge: "The token is longer than 16,384 characters",
  malformedToken: "The token is not three parts of base64url text with a JSON header",
  algorithm: "The token is not signed with RS256",
  criticalHeader: "The token's header names extensions as critical",
  unencodedPayload: "The token's header has b64, an extension for unencoded payloads",
  missingKeyId: "The token's header names no key",
  unknownKey: "The token names a key that the key document does not hold",
  keysUnavailable: "The keys that tokens are checked with could not be had",
  badSignature: "The token's signature does not fit the key that it names",
  malformedClaims: "The token's payload is not a JSON object",
  issuer: "The token's issuer is not in the allow-list",
  audienceList: "The token is for a list of audiences",
  audience: "The token is for another audience than the bot's app id",
  missingExpiry: "The token's exp is missing or not a number",
  missingNotBefore: "The token's nbf is missing or not a number",
  lifetime: "The token lives longer than maxLifetimeMs, or ends before it begins",
  expired: "The token has expired",
  notYetValid: "The token is not valid yet",
  tenant: "The token's tenant is missing or not in the allow-list",
};

/** The callback did not prove who sent it. No message and no field holds the token. [AU-08, ER-05] */
export class UnauthenticatedError extends CommsError {
  override readonly name = "UnauthenticatedError";
  readonly code = "ERR_UNAUTHENTICATED";
  readonly reason: AuthenticationFailure;
  /**
   * The issuer, audience or tenant that the token has instead of the wanted one, at most 200 characters, written as JSON;
   * taken from a token whose signature was right.
   */
  readonly found: string | undefined;

  constructor(reason: AuthenticationFailure, { found, ...options }: ErrorOptions & { found?: unknown } = {}) {
    super(sentences[reason], options);
    this.reason = reason;
    this.found = found === undefined ? undefined : JSON.stringify(found).slice(0, 200);
  }
}
