import { describe, expect, test } from "vitest";
import { callId } from "../support/ask.ts";
import { clientOver, clientOverMock } from "../support/graph.ts";

const jwt = (claims: object): string => `e30.${btoa(JSON.stringify(claims)).replaceAll("=", "")}.c2ln`;
const nowS = Date.UTC(2026, 0, 15, 10, 30) / 1000;

describe("RR-24 the default token scope is {origin of baseUrl}/.default", () => {
  test.each([
    { baseUrl: undefined, scope: "https://graph.microsoft.com/.default" },
    { baseUrl: "https://graph.microsoft.us", scope: "https://graph.microsoft.us/.default" },
    { baseUrl: "https://dod-graph.microsoft.us/", scope: "https://dod-graph.microsoft.us/.default" },
    { baseUrl: "http://127.0.0.1:4010/proxy/", scope: "http://127.0.0.1:4010/.default" },
  ])("$baseUrl: $scope", async ({ baseUrl, scope }) => {
    const asked: string[] = [];
    const credential = { getToken: async (wanted: string) => ({ token: `for-${String(asked.push(wanted))}` }) };
    const { graph, sent } = clientOver(() => new Response(null, { status: 202 }), { accessToken: credential, baseUrl });
    await graph.recordResponse(callId);
    expect(asked).toEqual([scope]);
    expect(sent[0]?.headers.authorization).toBe("Bearer for-1");
  });
});

describe("RR-01 the client sends to the configured baseUrl and version", () => {
  test.each([
    {
      version: undefined,
      baseUrl: undefined,
      url: `https://graph.microsoft.com/beta/communications/calls/${callId}/recordResponse`,
    },
    {
      version: "v1.0" as const,
      baseUrl: undefined,
      url: `https://graph.microsoft.com/v1.0/communications/calls/${callId}/recordResponse`,
    },
    {
      version: "v1.0" as const,
      baseUrl: "http://localhost:1/x/",
      url: `http://localhost:1/x/v1.0/communications/calls/${callId}/recordResponse`,
    },
  ])("$version $baseUrl", async ({ version, baseUrl, url }) => {
    const { graph, sent } = clientOver(() => new Response(null, { status: 202 }), { version, baseUrl });
    await graph.recordResponse(callId);
    expect(sent[0]?.url).toBe(url);
  });
});

describe("RR-24 an option names another scope", () => {
  test("which a credential is asked for", async () => {
    const asked: string[] = [];
    const { graph } = clientOver(() => new Response(null, { status: 202 }), {
      accessToken: { getToken: async (wanted) => ({ token: `for-${String(asked.push(wanted))}` }) },
      baseUrl: "https://gateway.example.com/graph",
      scope: "api://gateway/.default",
    });
    await graph.recordResponse(callId);
    expect(asked).toEqual(["api://gateway/.default"]);
  });

  test("ER-06 and a 401 then says nothing of the token's audience, which a gateway decides", async () => {
    const { graph } = clientOver(() => Response.json({}, { status: 401 }), {
      accessToken: jwt({ aud: "api://gateway", exp: nowS + 90 }),
      scope: "api://gateway/.default",
    });
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ status: 401, advice: undefined });
  });
});

describe("insecureHosts lets plain http reach the hosts that it names, and no other", () => {
  test.each([
    { baseUrl: "http://graph-mock:4010", insecureHosts: ["graph-mock"] },
    { baseUrl: "http://172.17.0.2:4010", insecureHosts: ["172.17.0.2"] },
    { baseUrl: "http://localhost:4010", insecureHosts: ["graph-mock"] },
    { baseUrl: "http://[::1]:4010", insecureHosts: undefined },
  ])("$baseUrl with $insecureHosts", async ({ baseUrl, insecureHosts }) => {
    const { graph, sent } = clientOverMock({}, { baseUrl, insecureHosts });
    await graph.recordResponse(callId).catch(() => undefined);
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual([baseUrl]);
  });

  test.each([
    { baseUrl: "http://other-mock:4010", insecureHosts: ["graph-mock"] },
    { baseUrl: "http://graph-mock.example.com", insecureHosts: ["graph-mock"] },
    { baseUrl: "http://a.graph-mock", insecureHosts: ["graph-mock"] },
    { baseUrl: "ftp://graph-mock", insecureHosts: ["graph-mock"] },
  ])("not $baseUrl with $insecureHosts", ({ baseUrl, insecureHosts }) => {
    expect(() => clientOverMock({}, { baseUrl, insecureHosts })).toThrow(/^baseUrl must be an absolute https address/);
  });

  test("a redirect of one to another is not followed", async () => {
    const { graph, sent } = clientOver(
      () => new Response(null, { status: 307, headers: { location: "http://other-mock/" } }),
      { baseUrl: "http://graph-mock", insecureHosts: ["graph-mock", "other-mock"] },
    );
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ status: 307 });
    expect(sent).toHaveLength(1);
  });
});

describe("RR-03 the token goes out as Bearer, from whatever source", () => {
  test.each([
    { case: "text", accessToken: "t" },
    { case: "a function", accessToken: () => "t" },
    { case: "an async function", accessToken: async () => "t" },
    { case: "a credential", accessToken: { getToken: async () => ({ token: "t" }) } },
  ])("$case", async ({ accessToken }) => {
    const { graph, sent } = clientOverMock({}, { accessToken });
    await graph.recordResponse(callId);
    expect(sent[0]?.headers.authorization).toBe("Bearer t");
  });

  test("a source that fails rejects with its own error", async () => {
    const own = new Error("no managed identity here");
    const { graph } = clientOverMock({}, { accessToken: () => Promise.reject(own) });
    await expect(graph.recordResponse(callId)).rejects.toBe(own);
  });

  test("a credential that gives nothing is a TypeError", async () => {
    const { graph } = clientOverMock({}, { accessToken: { getToken: async () => null } });
    await expect(graph.recordResponse(callId)).rejects.toThrow(
      new TypeError("accessToken gave no token; it must give a non-empty string"),
    );
  });
});

describe("ER-06 401 and 403 explain themselves by the claims of the client's own token", () => {
  test.each([
    {
      status: 401,
      claims: { exp: nowS - 90, aud: "https://graph.microsoft.com" },
      advice: "The access token expired 90 s ago; ask for a new one before each request",
    },
    {
      status: 401,
      claims: { exp: nowS + 90, aud: "https://graph.microsoft.us" },
      advice:
        "The access token is for https://graph.microsoft.us, not for https://graph.microsoft.com; ask for the scope https://graph.microsoft.com/.default",
    },
    { status: 401, claims: { exp: nowS + 90, aud: "https://graph.microsoft.com/" }, advice: undefined },
    { status: 401, claims: { exp: nowS + 90, aud: "00000003-0000-0000-c000-000000000000" }, advice: undefined },
    {
      status: 403,
      claims: { roles: ["Calls.Initiate.All", "Calls.JoinGroupCall.All"] },
      advice:
        "The access token lacks Calls.AccessMedia.All (its roles: Calls.Initiate.All, Calls.JoinGroupCall.All); grant it as an application permission, with admin consent",
    },
    {
      status: 403,
      claims: {},
      advice:
        "The access token lacks Calls.AccessMedia.All (its roles: none); grant it as an application permission, with admin consent",
    },
    {
      status: 403,
      claims: { scp: "User.Read" },
      advice:
        "The access token is a delegated one; Calls.AccessMedia.All is an application permission, so ask with the app's own credentials",
    },
    { status: 403, claims: { roles: ["Calls.AccessMedia.All"] }, advice: undefined },
    { status: 404, claims: {}, advice: undefined },
  ])("$status $claims", async ({ status, claims, advice }) => {
    const accessToken = jwt(claims);
    const { graph } = clientOver(() => new Response("", { status }), { accessToken });
    const error = (await graph.recordResponse(callId).catch((reason: unknown) => reason)) as Error & {
      advice?: string;
    };
    expect(error.advice).toBe(advice);
    if (advice) expect(error.message).toContain(advice);
    expect(error.message).not.toContain(accessToken);
  });

  test.each(["opaque", "a.b.c", "e30.bnVsbA.x"])(
    "a token that is not a JWT (%s) is reported as such",
    async (accessToken) => {
      const { graph } = clientOver(() => new Response("", { status: 401 }), { accessToken });
      await expect(graph.recordResponse(callId)).rejects.toMatchObject({
        advice: "The access token is not a JWT; an app token of Microsoft Entra is one",
      });
    },
  );
});
