import { randomUUID } from "node:crypto";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { defaultTenantId } from "../platform/issuer-facts.ts";
import type { TokenMembers } from "../platform/token-issuer.ts";
import { json } from "./http/answers.ts";

export interface GraphTokensOptions {
  /** Signs what is handed out. */
  readonly sign: (claims: TokenMembers) => Promise<string>;
  /** Application permissions in every token. */
  readonly roles: readonly string[];
}

/** Hands out tokens for Graph as Microsoft Entra does, to whoever asks with client credentials. [CA-15] */
export interface GraphTokens {
  /** The token endpoint, or one of the documents in which libraries look for it; undefined for any other address. */
  answer(request: PlainRequest): Promise<PlainResponse | undefined>;
}

/** Of a token, seconds; Entra's are valid as long. */
const lifetimeS = 3_599;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Any tenant, any client and any secret will do: nothing here protects anything. */
export function createGraphTokens({ sign, roles }: GraphTokensOptions): GraphTokens {
  async function token(tenant: string, form: URLSearchParams): Promise<PlainResponse> {
    const grant = form.get("grant_type");
    if (grant !== "client_credentials") {
      const code = grant === null ? 900144 : 70003;
      return refused("unsupported_grant_type", code, `grant_type must be client_credentials, not ${shown(grant)}`);
    }
    for (const name of ["client_id", "scope"])
      if (!form.get(name)) return refused("invalid_request", 900144, `the form must have ${name}`);
    const scope = form.get("scope") ?? "";
    if (!scope.endsWith("/.default"))
      return refused(
        "invalid_scope",
        1002012,
        `scope must end in /.default for client credentials, not ${shown(scope)}`,
      );
    const tid = guid.test(tenant) ? tenant : defaultTenantId;
    const nowS = Math.floor(Date.now() / 1_000);
    const claims = {
      aud: scope.slice(0, -"/.default".length),
      iss: `https://sts.windows.net/${tid}/`,
      tid,
      appid: form.get("client_id"),
      idtyp: "app",
      roles,
      nbf: nowS,
      exp: nowS + lifetimeS,
    };
    const answer = { token_type: "Bearer", expires_in: lifetimeS, ext_expires_in: lifetimeS };
    return json(200, { ...answer, access_token: await sign(claims) });
  }

  return {
    async answer({ method, url, body }) {
      const { pathname, origin } = new URL(url);
      const [, tenant = "", ...rest] = pathname.split("/");
      const path = rest.join("/");
      if (path === "oauth2/v2.0/token") {
        if (method !== "POST") return refused("invalid_request", 900561, "the token endpoint takes only POST", 405);
        return token(tenant, new URLSearchParams(body ?? ""));
      }
      if (path === "oauth2/token")
        return refused("invalid_request", 9001023, `the token endpoint is /${tenant}/oauth2/v2.0/token`, 404);
      if (path === "v2.0/.well-known/openid-configuration") return json(200, configuration(origin, tenant));
      return pathname === "/common/discovery/instance" ? json(200, discovery(origin, tenant)) : undefined;
    },
  };
}

/** msal needs all four, and takes the token from where `token_endpoint` says. */
function configuration(origin: string, tenant: string): object {
  const base = `${origin}/${tenant}`;
  return {
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    issuer: `${base}/v2.0`,
    jwks_uri: `${origin}/v1/keys`,
  };
}

function discovery(origin: string, tenant: string): object {
  const { host } = new URL(origin);
  return {
    tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

/** In Entra's envelope. */
function refused(error: string, code: number, why: string, status = 400): PlainResponse {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID(), timestamp: new Date().toISOString() };
  return json(status, { error, error_description: `AADSTS${code}: ${why}.`, error_codes: [code], ...trace });
}

function shown(text: string | null): string {
  return text === null ? "nothing" : JSON.stringify(text.slice(0, 100));
}
