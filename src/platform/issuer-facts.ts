// What every stand-in for the issuer has in common; apart from `token-issuer.ts`, which loads jose.

/** `iss` of the tokens. */
export const defaultIssuer = "https://api.botframework.com";

/** `aud` of the tokens where no app id is given. */
export const defaultAppId = "0b07a991-0000-4000-8000-000000000001";

/** `tid` of the tokens, and the tenant of calls that name none. */
export const defaultTenantId = "7e4a4700-0000-4000-8000-000000000001";

/** Path of the OpenID configuration document. */
export const configurationPath = "/v1/.well-known/OpenIdConfiguration";

/** Path of the key set. */
export const keysPath = "/v1/keys";

/** Path of the key set where the Bot Framework has it. */
export const botFrameworkKeysPath = "/v1/.well-known/keys";
