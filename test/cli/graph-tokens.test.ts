import { describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { createGraphTokens } from "../../src/cli/graph-tokens.ts";
import { claimsOf } from "../../src/lib/claims.ts";
import { unsigned } from "../support/forge.ts";
import { startMockInTest } from "./mock-support.ts";

const origin = "http://127.0.0.1:4010";
const tenant = "0d1f2c3b-4a59-4687-9c8d-7e6f5a4b3c2d";
const valid = {
  grant_type: "client_credentials",
  client_id: "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b",
  client_secret: "any",
  scope: "https://graph.microsoft.com/.default",
};
const tokens = createGraphTokens({
  sign: async (payload) => unsigned({ header: {}, payload }),
  roles: ["Calls.AccessMedia.All"],
});

async function ask(method: string, path: string, form: Readonly<Record<string, string>> = {}): Promise<[number, Json]> {
  const body = method === "POST" ? new URLSearchParams(form).toString() : undefined;
  const answer = await tokens.answer({ method, url: origin + path, headers: {}, body });
  return [answer?.status ?? 0, answer ? (JSON.parse(answer.body as string) as Json) : {}];
}

type Json = Readonly<Record<string, unknown>>;

describe("CA-15 a token for Graph is had by client credentials at {tenant}/oauth2/v2.0/token", () => {
  test.each([
    { tenant, tid: tenant },
    { tenant: "contoso.onmicrosoft.com", tid: "7e4a4700-0000-4000-8000-000000000001" },
    { tenant: "botframework.com", tid: "7e4a4700-0000-4000-8000-000000000001" },
  ])("of the tenant $tenant: a JWT with aud, iss, tid, appid, roles and exp", async ({ tenant: asked, tid }) => {
    const nowS = Math.floor(Date.now() / 1_000);
    const [status, answer] = await ask("POST", `/${asked}/oauth2/v2.0/token`, valid);
    expect([status, answer]).toEqual([
      200,
      { token_type: "Bearer", expires_in: 3_599, ext_expires_in: 3_599, access_token: expect.any(String) as unknown },
    ]);
    const { exp, nbf, ...claims } = claimsOf(String(answer["access_token"])) ?? {};
    expect(claims).toEqual({
      aud: "https://graph.microsoft.com",
      iss: `https://sts.windows.net/${tid}/`,
      tid,
      appid: valid.client_id,
      idtyp: "app",
      roles: ["Calls.AccessMedia.All"],
    });
    expect([Number(exp) - Number(nbf), Number(nbf) - nowS]).toEqual([3_599, expect.closeTo(0, -1)]);
  });

  test("its audience is the one that the scope names", async () => {
    const [, answer] = await ask("POST", `/${tenant}/oauth2/v2.0/token`, {
      ...valid,
      scope: "https://api.botframework.com/.default",
    });
    expect(claimsOf(String(answer["access_token"]))?.["aud"]).toBe("https://api.botframework.com");
  });

  test.each([
    { what: "no grant", form: { grant_type: "" }, error: "unsupported_grant_type", code: 70_003 },
    { what: "another grant", form: { grant_type: "password" }, error: "unsupported_grant_type", code: 70_003 },
    { what: "no client", form: { client_id: "" }, error: "invalid_request", code: 900_144 },
    { what: "no scope", form: { scope: "" }, error: "invalid_request", code: 900_144 },
    { what: "the scope of a user", form: { scope: "User.Read" }, error: "invalid_scope", code: 1_002_012 },
  ])("$what: 400 in Entra's envelope", async ({ form, error, code }) => {
    const [status, body] = await ask("POST", `/${tenant}/oauth2/v2.0/token`, { ...valid, ...form });
    expect([status, body]).toMatchObject([400, { error, error_codes: [code] }]);
    expect(body["error_description"]).toMatch(new RegExp(`^AADSTS${code}: .+\\.$`));
  });

  test("another method is 405", async () => {
    expect((await ask("GET", `/${tenant}/oauth2/v2.0/token`))[0]).toBe(405);
  });

  test("the documents that libraries ask for name the token endpoint", async () => {
    const [, configuration] = await ask("GET", `/${tenant}/v2.0/.well-known/openid-configuration`);
    expect(configuration).toEqual({
      authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      issuer: `${origin}/${tenant}/v2.0`,
      jwks_uri: `${origin}/v1/keys`,
    });
    const [, discovery] = await ask("GET", "/common/discovery/instance?api-version=1.1&authorization_endpoint=x");
    expect(discovery).toMatchObject({
      tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
      metadata: [{ aliases: ["127.0.0.1:4010"] }],
    });
  });

  test.each(["/", "/beta/communications/calls", `/${tenant}/oauth2/v2.0/authorize`])(
    "%s is not answered",
    async (path) => expect((await ask("POST", path, valid))[0]).toBe(0),
  );

  test("the endpoint of v1 is answered with that of v2.0", async () => {
    const [status, body] = await ask("POST", `/${tenant}/oauth2/token`, valid);
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({
        error: "invalid_request",
        error_description: `AADSTS9001023: the token endpoint is /${tenant}/oauth2/v2.0/token.`,
      }),
    ]);
  });
});

describe("CA-14 CA-15 mock hands out tokens, and looks at their roles", () => {
  const targets = [{ identity: { user: { id: "1", displayName: "Ada" } } }];
  const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
  const call = JSON.stringify({ callbackUri: "http://127.0.0.1:9/calls", mediaConfig, targets });

  test.each([
    { args: [], status: 201 },
    { args: ["--role", "Calls.AccessMedia.All"], status: 403 },
  ])("$args: creating a call is answered $status", async ({ args, status }) => {
    const mock = await startMockInTest(...args);
    const [ready] = mock.events();
    const form = new URLSearchParams(valid);
    const answer = await fetch(String(ready?.["tokens"]), { method: "POST", body: form });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const created = await fetch(`${mock.origin}/v1.0/communications/calls`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: call,
    });
    expect(created.status).toBe(status);
  });

  test("--ring begins with an incoming call, once the callback listens", async () => {
    const bot = await listenOnLoopback((_, res) => res.writeHead(202).end());
    onTestFinished(bot.close);
    const mock = await startMockInTest("--ring", "--callback", `${bot.origin}/calls`);
    const { value } = (await (await fetch(`${mock.origin}/_platform/calls`)).json()) as { value: Json[] };
    expect(value).toEqual([{ id: mock.callId, state: "incoming", ended: false }]);
  });

  test("--fetch-prompts fails a prompt that cannot be fetched", async () => {
    const mock = await startMockInTest("--fetch-prompts");
    const prompts = [
      { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: `${mock.origin}/missing.wav` } },
    ];
    await mock.ask(mock.callId, { prompts });
    await expect
      .poll(() => mock.events().find(({ kind }) => kind === "stopped"), { timeout: 10_000 })
      .toMatchObject({ completionReason: "playPromptFailed" });
  });
});
