import { randomBytes } from "node:crypto";
import type { JWK } from "jose";
import type { PlainResponse } from "../platform/http/plain.ts";
import {
  botFrameworkKeysPath,
  configurationPath,
  defaultAppId,
  defaultIssuer as issuer,
  keysPath,
} from "../platform/issuer-facts.ts";
import type { TokenIssuer, TokenMembers } from "../platform/token-issuer.ts";
import { json } from "./http/answers.ts";

/** Callback tokens of one run of a command, and the keys that verify them. */
export interface RunTokens {
  readonly issuer: string;
  /** Audience. */
  readonly appId: string;
  /** Path of the OpenID configuration document. */
  readonly configurationPath: string;
  sign(claims?: TokenMembers, header?: TokenMembers): Promise<string>;
  /** The configuration document or the key set; undefined when the address is another. */
  answer(url: string): Promise<PlainResponse | undefined>;
}

/**
 * A token issuer with the key of an earlier run, or one whose key ids are of this run alone: a bot that still keeps other
 * keys fetches them again for an id that it does not know, instead of finding every signature bad. It is loaded, and its
 * keys are made, at first use, since neither is needed to begin listening.
 *
 * @param keptKey the key of earlier runs; undefined where there is none
 */
export function createRunTokens(
  appId: string = defaultAppId,
  keptKey: () => Promise<JWK | undefined> = async () => undefined,
): RunTokens {
  const run = randomBytes(4).toString("hex");
  const ownId = (kid = ""): string => (kid.startsWith("throwaway") ? `${kid}-${run}` : kid);
  let loaded: Promise<TokenIssuer> | undefined;

  async function load(): Promise<TokenIssuer> {
    const [{ createTokenIssuer }, privateKey] = await Promise.all([import("../platform/token-issuer.ts"), keptKey()]);
    return createTokenIssuer({ issuer, appId, privateKey });
  }

  const tokens = (): Promise<TokenIssuer> => (loaded ??= load());
  const keys = async (): Promise<readonly { readonly kid: string }[]> =>
    (await (await tokens()).jwks()).keys.map((key) => ({ ...key, kid: ownId(key.kid) }));

  return {
    issuer,
    appId,
    configurationPath,
    async sign(claims, header) {
      const [{ kid } = { kid: "" }] = await keys();
      return (await tokens()).sign(claims, { kid, ...header });
    },
    async answer(url) {
      const { pathname, origin } = new URL(url);
      // the Bot Framework's has other capitals
      if (pathname.toLowerCase() === configurationPath.toLowerCase())
        return json(200, { issuer, jwks_uri: origin + keysPath });
      return pathname === keysPath || pathname === botFrameworkKeysPath ? json(200, { keys: await keys() }) : undefined;
    },
  };
}
