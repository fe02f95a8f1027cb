import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clouds, type Finding, type ReadinessOptions, readiness } from "../../src/cli/readiness.ts";
import { createWav } from "../../src/platform/audio/wav.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { unsigned } from "../support/forge.ts";
import { jsonLines, run } from "./support.ts";

const clock = createVirtualClock();
const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
const claims = {
  aud: "https://graph.microsoft.com",
  appid: appId,
  tid: "0d1f2c3b-4a59-4687-9c8d-7e6f5a4b3c2d",
  exp: clock.now() / 1_000 + 3_599,
  roles: ["Calls.AccessMedia.All", "Calls.Initiate.All"],
};
const callback = "https://bot.contoso.com/api/calls";
const prompt = "https://cdn.contoso.com/question.wav";
const tokens = createTokenIssuer({ clock });
const tokenWith = (members: object): string => unsigned({ header: {}, payload: { ...claims, ...members } });

/** The world outside, by address. */
const world: Readonly<Record<string, () => Response | Promise<Response>>> = {
  "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration": () =>
    tokens.fetch("https://keys.contoso.com/v1/.well-known/OpenIdConfiguration"),
  "https://keys.contoso.com/v1/keys": () => tokens.fetch("https://keys.contoso.com/v1/keys"),
  [callback]: () => new Response(null, { status: 401 }),
  [prompt]: () => new Response(Buffer.concat([...createWav({ segments: [{ kind: "speech", ms: 2_000 }] }).chunks()])),
};

async function found(about: Finding["about"], options: Partial<ReadinessOptions> = {}, own: typeof world = {}) {
  const fetch = async (url: string): Promise<Response> => {
    const answer = { ...world, ...own }[url];
    if (!answer) throw new TypeError("fetch failed", { cause: new Error(`getaddrinfo ENOTFOUND ${url}`) });
    return answer();
  };
  const global = clouds["global"] as ReadinessOptions["cloud"];
  const all: Finding[] = [];
  const given = { cloud: global, token: tokenWith({}), appId, callback, prompts: [prompt], fetch, clock, ...options };
  for await (const finding of readiness(given)) all.push(finding);
  return all.filter((finding) => finding.about === about).map(({ state, text }) => [state, text]);
}

describe("check: what a live call needs is there", () => {
  test.each([
    {
      about: "token",
      text: `for https://graph.microsoft.com, of the app "${appId}" in the tenant "${claims.tid}", for 59 more minutes`,
    },
    { about: "roles", text: "Calls.AccessMedia.All, Calls.Initiate.All" },
    { about: "keys", text: "1 at https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration" },
    { about: "issuer", text: "https://api.botframework.com, which createWebhookReceiver accepts by itself" },
    { about: "callback", text: "answers 401 to a notification without a token" },
    { about: "prompt", text: `${prompt} plays for 2.0 s` },
  ] as const)("$about", async ({ about, text }) => expect(await found(about)).toEqual([["ok", text]]));
});

describe("check: what is wrong with the token is said, with what to do", () => {
  test.each([
    { token: "opaque", text: "GRAPH_TOKEN is not a JSON Web Token: it is none of Microsoft Entra's for Graph" },
    {
      token: tokenWith({ aud: "https://api.botframework.com" }),
      text: 'its audience is "https://api.botframework.com": ask for the scope https://graph.microsoft.com/.default',
    },
    { token: tokenWith({ exp: clock.now() / 1_000 }), text: "it has expired: ask for a new one" },
    { token: tokenWith({ exp: undefined }), text: "it has expired: ask for a new one" },
    {
      token: tokenWith({ scp: "User.Read" }),
      text: "it is a user's (scp): calls take an application's, by the client credentials flow",
    },
    { token: tokenWith({ appid: "another" }), text: 'it is of the app "another", and not of --app-id' },
  ])("$text", async ({ token, text }) => expect(await found("token", { token })).toEqual([["bad", text]]));

  test("Graph's id is its audience too", async () => {
    const token = tokenWith({ aud: "00000003-0000-0000-c000-000000000000" });
    expect(await found("token", { token })).toMatchObject([["ok", expect.anything()]]);
  });

  test.each([
    {
      roles: undefined,
      state: "bad",
      text: "none of Calls.*: to record it needs Calls.AccessMedia.All; to begin or join calls it needs Calls.Initiate.All or Calls.InitiateGroupCall.All or Calls.JoinGroupCall.All or Calls.JoinGroupCallAsGuest.All; grant it to the app as an application permission, with an administrator's consent, and ask for a new token",
    },
    {
      roles: ["Calls.AccessMedia.All", "User.Read.All"],
      state: "ok",
      text: "Calls.AccessMedia.All; to begin or join calls it needs Calls.Initiate.All or Calls.InitiateGroupCall.All or Calls.JoinGroupCall.All or Calls.JoinGroupCallAsGuest.All, which answering does not",
    },
  ])("roles $roles: $state", async ({ roles, state, text }) =>
    expect(await found("roles", { token: tokenWith({ roles }) })).toEqual([[state, text]]),
  );
});

describe("check: what is wrong outside is said, with what to do", () => {
  test("the keys are not reached", async () => {
    const keys = "https://apigcch.botframework.azure.us/v1/.well-known/OpenIdConfiguration";
    const cloud = clouds["usGov"] as ReadinessOptions["cloud"];
    expect(await found("keys", { cloud })).toEqual([
      [
        "bad",
        `${keys} cannot be read (getaddrinfo ENOTFOUND ${keys}), so no callback can be verified: let the bot's host reach it`,
      ],
    ]);
    expect(await found("issuer", { cloud })).toEqual([
      [
        "ok",
        `https://api.botframework.us: createWebhookReceiver({ issuers: ["https://api.botframework.us"], keys: createKeySource({ url: "${keys}" }) })`,
      ],
    ]);
  });

  test.each([
    {
      status: 202,
      state: "bad",
      text: "answers 202 to a notification without a token: whoever knows the address can post to it",
    },
    { status: 403, state: "ok", text: "answers 403 to a notification without a token" },
    {
      status: 404,
      state: "bad",
      text: "answers 404 to a notification without a token, and not 401: is that the path, and takes it POST?",
    },
  ])("the callback answers $status: $state", async ({ status, state, text }) =>
    expect(await found("callback", {}, { [callback]: () => new Response(null, { status }) })).toEqual([[state, text]]),
  );

  test.each([
    { address: "http://bot.contoso.com/", text: "Graph takes an https address alone" },
    {
      address: "https://nowhere.contoso.com/",
      text: "is not reached (getaddrinfo ENOTFOUND https://nowhere.contoso.com/): it needs a public name and a certificate of a public authority",
    },
  ])("the callback $address", async ({ address, text }) =>
    expect(await found("callback", { callback: address })).toEqual([["bad", text]]),
  );

  test.each([
    { address: "http://cdn.contoso.com/a.wav", text: "is not an https address, which the platform fetches" },
    { address: "https://nowhere.contoso.com/a.wav", text: "is not served: the platform fetches it without a token" },
    { address: callback, text: "is not served: the platform fetches it without a token" },
    {
      address: "https://keys.contoso.com/v1/keys",
      text: "is not a WAV of 16 kHz, mono, 16 bit: ffmpeg -i FILE -ar 16000 -ac 1 -c:a pcm_s16le prompt.wav",
    },
  ])("the prompt $address", async ({ address, text }) =>
    expect(await found("prompt", { prompts: [address] })).toEqual([["bad", `${address} ${text}`]]),
  );

  test("what is not given is skipped", async () => {
    const none = { token: undefined, callback: undefined, prompts: [] };
    for (const about of ["token", "roles", "callback", "prompt"] as const)
      expect(await found(about, none)).toMatchObject([["skipped", expect.anything()]]);
  });
});

test("ER-02 no finding has the token in it", async () => {
  const token = tokenWith({ aud: "another", roles: [] });
  const texts = await Promise.all((["token", "roles", "keys"] as const).map((about) => found(about, { token })));
  expect(JSON.stringify(texts)).not.toContain(token.split(".")[1]);
});

describe("the command", () => {
  test("exits with 1 when something is wrong, one line of JSON for each", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no network"));
    onTestFinished(() => fetched.mockRestore());
    const { code, out } = await run("check", "--json", "--callback", "http://127.0.0.1:9/", "--prompt", "file.wav");
    const lines = jsonLines(out);
    expect(code).toBe(1);
    expect(lines.map(({ about }) => about)).toEqual(["token", "roles", "keys", "issuer", "callback", "prompt"]);
    expect(lines.at(-1)).toEqual({
      about: "prompt",
      state: "bad",
      text: "file.wav is not an https address, which the platform fetches",
    });
  });

  test("--cloud takes those that are known", async () => {
    const { code, err } = await run("check", "--cloud", "moon");
    expect([code, err]).toEqual([2, expect.stringContaining('--cloud takes global or usGov; not "moon"')]);
  });
});
