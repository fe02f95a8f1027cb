import { describe, expect, test } from "vitest";
import type { CallPlatformOptions } from "../../src/platform/call/call-platform.ts";
import { type CallWorld, createCallWorld } from "../support/call-world.ts";
import { unsigned } from "../support/forge.ts";

const callbackUri = "https://bot.contoso.com/api/calls?instance=7";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const ada = { identity: { user: { id: "5c0e4f6a-0000-4000-8000-000000000001", displayName: "Ada" } } };
const bob = { identity: { user: { id: "5c0e4f6a-0000-4000-8000-000000000002", displayName: "Bob" } } };
const callAda = { callbackUri, mediaConfig, requestedModalities: ["audio"], targets: [ada] };
const join = { callbackUri, mediaConfig, chatInfo: { threadId: "19:meeting@thread.v2", messageId: "0" } };
const prompts = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/hi.wav" } },
];

/** A world in which the callee picks up when the test says so. */
const ringing = (options: Partial<CallPlatformOptions> = {}): CallWorld =>
  createCallWorld({ ...options, timing: { establishedMs: Number.POSITIVE_INFINITY, ...options.timing } });

describe("CA-01 POST /communications/calls creates a call", () => {
  test("201, Location, and the call in the state establishing, with what was sent", async () => {
    const { post } = createCallWorld();
    const { status, headers, body } = await post("", { ...callAda, operationContext: "unknown members are tolerated" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`https://graph.microsoft.com/beta/communications/calls/${String(body["id"])}`);
    expect(body).toMatchObject({
      "@odata.type": "#microsoft.graph.call",
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown,
      state: "establishing",
      direction: "outgoing",
      callbackUri,
      targets: [ada],
      requestedModalities: ["audio"],
      mediaConfig,
      mediaState: null,
      resultInfo: null,
      chatInfo: null,
    });
    expect(body).not.toHaveProperty("operationContext");
  });

  test.each([
    { without: "callbackUri", request: { mediaConfig, targets: [ada] }, path: "$.callbackUri" },
    { without: "mediaConfig", request: { callbackUri, targets: [ada] }, path: "$.mediaConfig" },
    { without: "https", request: { ...callAda, callbackUri: "http://bot.contoso.com/calls" }, path: "$.callbackUri" },
  ])("without $without: 400 that names it", async ({ request, path }) => {
    const { status, body } = await createCallWorld().post("", request);
    expect([status, targetsOf(body)]).toEqual([400, [path]]);
  });

  test("http of this machine is taken", async () => {
    const { status } = await createCallWorld().post("", { ...callAda, callbackUri: "http://127.0.0.1:3978/calls" });
    expect(status).toBe(201);
  });

  test("CA-16 media that the application hosts: 501 by name", async () => {
    const appHosted = { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "…" };
    const { status, body } = await createCallWorld().post("", { ...callAda, mediaConfig: appHosted });
    expect(status).toBe(501);
    expect(body).toMatchObject({
      error: {
        code: "NotImplemented",
        message: expect.stringContaining("media that the application hosts") as unknown,
      },
    });
  });

  test.each([
    { type: { toString: 1 }, status: 400 },
    { type: "constructor", status: 400 },
    { type: "__proto__", status: 400 },
    { type: 7, status: 400 },
    { type: "microsoft.graph.appHostedMediaConfig", status: 501 },
  ])("a mediaConfig of the type $type: $status", async ({ type, status }) => {
    const { post } = createCallWorld();
    expect((await post("", { ...callAda, mediaConfig: { "@odata.type": type } })).status).toBe(status);
  });

  test("what was sent comes back, when the call is read too", async () => {
    const sent = {
      ...callAda,
      mediaConfig: { ...mediaConfig, preFetchMedia: [{ uri: "https://cdn.contoso.com/hi.wav", resourceId: "hi" }] },
      requestedModalities: ["audio", "video"],
      subject: "A question",
      callOptions: { hideBotAfterEscalation: true },
      source: { identity: { applicationInstance: { id: "3f2b6c1e-5d0a-4c7b-9e21-8a4f0c6d1b35" } } },
    };
    const { post, get } = createCallWorld();
    const { body } = await post("", sent);
    expect(body).toMatchObject(sent);
    expect((await get(String(body["id"]))).body).toMatchObject(sent);
  });

  test("who is called by the same name twice is still two", async () => {
    const { post, platform } = createCallWorld();
    const { body } = await post("", { ...callAda, targets: [ada, ada] });
    expect(platform.call(String(body["id"]))?.participants).toEqual(["Ada", "Ada 2"]);
  });

  test("neither targets nor a meeting, as after a misspelling: 400 (inferred)", async () => {
    const { status, body } = await createCallWorld().post("", { callbackUri, mediaConfig, target: [ada] });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("targets, chatInfo and meetingInfo")]);
  });

  test("v1.0 names itself in @odata.context", async () => {
    const { platform } = createCallWorld();
    const response = await platform.fetch("https://graph.microsoft.com/v1.0/communications/calls", {
      method: "POST",
      headers: { authorization: "Bearer opaque", "content-type": "application/json" },
      body: JSON.stringify(callAda),
    });
    expect(await response.json()).toMatchObject({
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#app/calls/$entity",
    });
  });

  test("a tenant other than the token's: 403 with 7505", async () => {
    const token = unsigned({ header: {}, payload: { tid: "one", roles: ["Calls.Initiate.All"] } });
    const { post } = createCallWorld();
    const asked = await Promise.all(
      ["one", "another"].map((tenantId) => post("", { ...callAda, tenantId }, { token })),
    );
    expect(asked.map(({ status }) => status)).toEqual([201, 403]);
    expect(asked[1]?.body).toMatchObject({ error: { code: "7505" } });
  });
});

function targetsOf(body: Readonly<Record<string, unknown>>): unknown {
  return (body["error"] as { details: readonly { target: string }[] }).details.map(({ target }) => target);
}

describe("CA-14 the roles of the token are looked at in create, in answering a group call, and in recordResponse", () => {
  const token = (...roles: string[]): string => unsigned({ header: {}, payload: { roles } });

  test.each([
    { roles: ["Calls.AccessMedia.All"] },
    { roles: [] },
    { roles: "Calls.Initiate.All" },
    { roles: undefined },
  ])("create with $roles: 403 that names what is needed", async ({ roles }) => {
    const { status, body } = await createCallWorld().post("", callAda, {
      token: unsigned({ header: {}, payload: { roles } }),
    });
    expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining("Calls.Initiate.All")]);
  });

  test.each([
    { what: "a call of two", request: callAda, role: "Calls.Initiate.All" },
    { what: "a group call", request: { ...callAda, targets: [ada, bob] }, role: "Calls.InitiateGroupCall.All" },
    { what: "a meeting", request: join, role: "Calls.JoinGroupCall.All" },
    { what: "a meeting as a guest", request: join, role: "Calls.JoinGroupCallAsGuest.All" },
  ])("$what needs $role: with it 201, with another of these 403 and 7504", async ({ request, role }) => {
    const all = ["Calls.Initiate.All", "Calls.InitiateGroupCall.All", "Calls.JoinGroupCall.All"];
    const other = all.find((each) => each.slice(0, 10) !== role.slice(0, 10)) ?? "";
    const others = role === "Calls.Initiate.All" ? "Calls.JoinGroupCall.All" : other;
    const { post } = createCallWorld();
    expect((await post("", request, { token: token(role) })).status).toBe(201);
    expect(await post("", request, { token: token(others) })).toMatchObject({
      status: 403,
      body: { error: { code: "7504" } },
    });
  });

  test.each([
    { roles: ["Calls.AccessMedia.All"], status: 200 },
    { roles: ["Calls.Initiate.All"], status: 403 },
  ])("recordResponse with $roles: $status", async ({ roles, status }) => {
    const { platform, post } = createCallWorld();
    const { id } = platform.startCall();
    expect((await post(`${id}/recordResponse`, { prompts }, { token: token(...roles) })).status).toBe(status);
  });

  test.each([
    { group: false, roles: [], status: 202 },
    { group: true, roles: [], status: 403 },
    { group: true, roles: ["Calls.JoinGroupCallAsGuest.All"], status: 202 },
  ])("answer of a group call: $group, with $roles: $status", async ({ group, roles, status }) => {
    const { platform, post } = createCallWorld();
    const { id } = platform.ring({ group });
    expect((await post(`${id}/answer`, { mediaConfig }, { token: token(...roles) })).status).toBe(status);
  });

  test.each(["playPrompt", "subscribeToTone", "cancelMediaProcessing", "keepAlive"])(
    "%s needs a valid token alone",
    async (action) => {
      const { platform, post } = createCallWorld();
      const { id } = platform.startCall();
      const request = action === "playPrompt" ? { prompts } : {};
      expect((await post(`${id}/${action}`, request, { token: token() })).status).toBe(200);
    },
  );

  test("a token that is not a JWT says nothing of roles, and passes", async () => {
    expect((await createCallWorld().post("", callAda, { token: "opaque" })).status).toBe(201);
  });
});

describe("CA-11 PL-10 the life of a call that the bot began", () => {
  test("establishing, established, established with media: updated, without id, and the last with mediaState", async () => {
    const { post, delivered, settle } = createCallWorld();
    await post("", callAda);
    await settle();
    const chain = expect.any(String) as unknown;
    expect(delivered.map(({ changeType, data }) => ({ changeType, data }))).toEqual([
      {
        changeType: "updated",
        data: { "@odata.type": "#microsoft.graph.call", state: "establishing", callChainId: chain },
      },
      {
        changeType: "updated",
        data: {
          "@odata.type": "#microsoft.graph.call",
          state: "established",
          direction: "outgoing",
          callChainId: chain,
        },
      },
      {
        changeType: "updated",
        data: {
          "@odata.type": "#microsoft.graph.call",
          state: "established",
          mediaState: { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" },
          callChainId: chain,
        },
      },
    ]);
  });

  test("each is posted to the callbackUri as it was sent, its query included", async () => {
    const { post, delivered, settle } = createCallWorld();
    await post("", callAda);
    await settle();
    expect(delivered.map(({ request }) => request.url)).toEqual([callbackUri, callbackUri, callbackUri]);
  });

  test("by option every notification has the id", async () => {
    const { post, delivered, settle } = createCallWorld({ variants: { callIds: true } });
    const { body } = await post("", callAda);
    await settle();
    expect(delivered.map(({ data }) => data["id"])).toEqual([body["id"], body["id"], body["id"]]);
  });

  test("timing: each step comes when its time is over", async () => {
    const timing = { establishingMs: 100, establishedMs: 2_000, mediaMs: 300 };
    const { post, delivered, clock } = createCallWorld({ timing });
    await post("", callAda);
    await clock.advance(10_000);
    expect(delivered.map(({ atMs, data }) => [atMs, data["state"]])).toEqual([
      [100, "establishing"],
      [2_100, "established"],
      [2_400, "established"],
    ]);
  });

  test("CA-03 it can be read in each state, and is 404 with 8522 after its end", async () => {
    const { post, get, platform } = ringing();
    const id = String((await post("", callAda)).body["id"]);
    const call = platform.call(id);
    const establishing = await get(id);
    await call?.caller.answer();
    const established = await get(id);
    await call?.caller.hangUp();
    const gone = await get(id);
    expect([establishing, established, gone]).toMatchObject([
      { status: 200, body: { id, state: "establishing", mediaState: null } },
      { status: 200, body: { id, state: "established", mediaState: { audio: "active" } } },
      { status: 404, body: { error: { code: "8522" } } },
    ]);
  });

  test.each([
    { act: "decline", subcode: 5002 },
    { act: "hangUp", subcode: 5002 },
  ] as const)(
    "CA-12 before it is answered, $act: terminated with 200/$subcode, which does not mean answered",
    async ({ act, subcode }) => {
      const { post, delivered, platform } = ringing();
      const id = String((await post("", callAda)).body["id"]);
      await platform.call(id)?.caller[act]();
      expect(delivered.map(({ changeType, data }) => [changeType, data["state"]])).toEqual([
        ["updated", "establishing"],
        ["deleted", "terminated"],
      ]);
      expect(delivered[1]?.data["resultInfo"]).toMatchObject({ code: 200, subcode });
    },
  );

  test("it rings for a minute", async () => {
    const { post, delivered, clock } = ringing();
    await post("", callAda);
    await clock.advance(60_000);
    expect(delivered.map(({ atMs, data }) => [atMs, data["state"]])).toEqual([
      [0, "establishing"],
      [60_000, "terminated"],
    ]);
  });

  test("the callee picks up", async () => {
    const { post, platform, states } = ringing();
    const call = platform.call(String((await post("", callAda)).body["id"]));
    await call?.caller.answer();
    expect([call?.state, call?.participants, states()]).toEqual([
      "established",
      ["Ada"],
      ["establishing", "established", "established"],
    ]);
  });
});

describe("CA-10 an incoming call", () => {
  test("is notified as created, state incoming, to the registered address, with an id and who calls", async () => {
    const { platform, delivered, settle } = createCallWorld();
    const call = platform.ring({ from: "Grace Hopper" });
    await settle();
    expect(
      delivered.map(({ changeType, data, request }) => [changeType, data["state"], data["id"], request.url]),
    ).toEqual([["created", "incoming", call.id, "https://bot.example.com/api/calls"]]);
    expect(delivered[0]?.data).toMatchObject({
      direction: "incoming",
      callbackUri: "https://bot.example.com/api/calls",
      source: { identity: { user: { displayName: "Grace Hopper" } } },
      targets: [{ identity: { application: { id: "0b07a991-0000-4000-8000-000000000001" } } }],
    });
  });

  test("CA-02 the bot answers: 202 without a body, and all that follows goes to the callbackUri of the answer", async () => {
    const { platform, post, delivered, settle } = createCallWorld();
    const call = platform.ring();
    await settle();
    const { status, text } = await post(`${call.id}/answer`, {
      callbackUri,
      mediaConfig,
      acceptedModalities: ["audio"],
    });
    await settle();
    await call.caller.hangUp();
    expect([status, text]).toEqual([202, ""]);
    expect(delivered.slice(1).map(({ request, data }) => [request.url, data["state"], data["direction"]])).toEqual([
      [callbackUri, "establishing", undefined],
      [callbackUri, "established", undefined],
      [callbackUri, "established", undefined],
      [callbackUri, "terminated", "incoming"],
    ]);
    expect(delivered.at(-1)?.data).toMatchObject({ id: call.id, terminationReason: "CallTerminated" });
  });

  test("a second delivery goes where the first went, although the call has another address by then", async () => {
    const { platform, post, delivered, settle } = createCallWorld({ faults: [{ name: "late", times: 1, ms: 1_000 }] });
    const { id } = platform.ring();
    await post(`${id}/answer`, { mediaConfig, callbackUri });
    await platform.call(id)?.caller.silent({ ms: 1_000 });
    await settle();
    const incoming = delivered.find(({ data }) => data["state"] === "incoming");
    expect(incoming?.request.url).toBe("https://bot.example.com/api/calls");
  });

  test("without callbackUri it stays with the registered address", async () => {
    const { platform, post, delivered, settle } = createCallWorld();
    const { id } = platform.ring();
    await post(`${id}/answer`, { mediaConfig });
    await settle();
    expect(new Set(delivered.map(({ request }) => request.url))).toEqual(
      new Set(["https://bot.example.com/api/calls"]),
    );
  });

  test.each([
    { request: { callbackUri }, path: "$.mediaConfig" },
    { request: { mediaConfig, acceptedModality: ["audio"] }, path: "$.acceptedModality" },
  ])("an answer that breaks the contract at $path: 400", async ({ request, path }) => {
    const { platform, post } = createCallWorld();
    const { status, body } = await post(`${platform.ring().id}/answer`, request);
    expect([status, targetsOf(body)]).toEqual([400, [path]]);
  });

  test("not answered within 15 s it ends; an answer then is 404 with 8522", async () => {
    const { platform, post, clock, delivered } = createCallWorld();
    const { id } = platform.ring();
    await clock.advance(15_000);
    expect(delivered.map(({ atMs, data }) => [atMs, data["state"]])).toEqual([
      [0, "incoming"],
      [15_000, "terminated"],
    ]);
    const { status, body } = await post(`${id}/answer`, { mediaConfig });
    expect([status, body]).toMatchObject([404, { error: { code: "8522" } }]);
  });

  test("a second answer is 409", async () => {
    const { platform, post } = createCallWorld();
    const { id } = platform.ring();
    const statuses = [await post(`${id}/answer`, { mediaConfig }), await post(`${id}/answer`, { mediaConfig })];
    expect(statuses.map(({ status }) => status)).toEqual([202, 409]);
  });

  test("the caller gives up: 200/4521", async () => {
    const { platform, delivered } = createCallWorld();
    await platform.ring().caller.hangUp();
    expect(delivered.at(-1)?.data).toMatchObject({ state: "terminated", resultInfo: { code: 200, subcode: 4521 } });
  });
});

describe("CA-12 a call ends once", () => {
  test("also when its end is asked for while it ends", async () => {
    const world = createCallWorld({
      onEvent: ({ kind, callId }) => {
        if (kind === "stopped") void world.platform.call(callId)?.end();
      },
    });
    const call = world.platform.startCall();
    await world.post(`${call.id}/recordResponse`, {});
    await call.caller.hangUp();
    expect(world.states()).toEqual(["terminated"]);
    expect(call.events.filter(({ kind }) => kind === "callEnded")).toHaveLength(1);
  });

  test("a meeting that all have left before the bot is admitted: 200/5010", async () => {
    const { post, platform, delivered } = ringing({ people: ["Ada"] });
    const call = platform.call(String((await post("", join)).body["id"]));
    await call?.caller.leave("Ada");
    expect(delivered.at(-1)?.data).toMatchObject({ state: "terminated", resultInfo: { code: 200, subcode: 5010 } });
  });

  test("establishing is notified before the end, although it was to come out of order", async () => {
    const { post, platform, states } = ringing({ faults: ["outOfOrder"] });
    await platform.call(String((await post("", callAda)).body["id"]))?.caller.decline();
    expect(states()).toEqual(["establishing", "terminated"]);
  });

  test("establishing is notified before established, although the callee was faster", async () => {
    const { post, platform, states } = createCallWorld({ timing: { establishingMs: 5_000 } });
    await platform.call(String((await post("", callAda)).body["id"]))?.caller.answer();
    expect(states()).toEqual(["establishing", "established", "established"]);
  });
});

describe("RR-16 an action before the call is established is 400 with 8501", () => {
  test.each(["recordResponse", "playPrompt", "subscribeToTone", "cancelMediaProcessing"])("%s", async (action) => {
    const { post } = ringing();
    const id = String((await post("", callAda)).body["id"]);
    const { status, body } = await post(`${id}/${action}`, action.startsWith("p") ? { prompts } : {});
    expect([status, body]).toMatchObject([400, { error: { code: "8501" } }]);
  });

  test.each(["recordResponse", "playPrompt"])(
    "%s in a call with media that the application hosts: 8500",
    async (action) => {
      const { platform, post } = createCallWorld();
      const { id } = platform.startCall({ mediaConfig: "appHosted" });
      const { status, body } = await post(`${id}/${action}`, { prompts });
      expect([status, body]).toMatchObject([400, { error: { code: "8500" } }]);
    },
  );
});

describe("CA-04 DELETE hangs up", () => {
  test("204; terminated with 200/5001; every later request is 404 with 8522", async () => {
    const { platform, remove, post, delivered, settle } = createCallWorld();
    const { id } = platform.startCall();
    const { status, text } = await remove(id);
    await settle();
    expect([status, text]).toEqual([204, ""]);
    expect(delivered.map(({ changeType, data }) => [changeType, data["state"], data["resultInfo"]])).toMatchObject([
      ["deleted", "terminated", { code: 200, subcode: 5001 }],
    ]);
    const later = [await remove(id), await post(`${id}/keepAlive`, {}), await post(`${id}/playPrompt`, { prompts })];
    expect(later.map(({ status: each }) => each)).toEqual([404, 404, 404]);
  });

  test.each([
    { earlyEnd: "unnotified", news: ["terminated"] },
    { earlyEnd: "canceled", news: ["failed", "failed", "terminated"] },
  ] as const)("PL-05 $earlyEnd: $news", async ({ earlyEnd, news }) => {
    const { platform, post, remove, delivered, settle } = createCallWorld({ earlyEnd });
    const { id } = platform.startCall();
    await post(`${id}/playPrompt`, { prompts });
    await post(`${id}/recordResponse`, { prompts });
    await remove(id);
    await settle();
    expect(delivered.map(({ data }) => data["status"] ?? data["state"])).toEqual(news);
  });

  test("the documented spelling has terminating first; so has the captured one by option", async () => {
    for (const options of [{ spelling: "documented" }, { variants: { terminating: true } }] as const) {
      const { platform, remove, states, settle } = createCallWorld(options);
      await remove(platform.startCall().id);
      await settle();
      expect(states()).toEqual(["terminating", "terminated"]);
    }
  });
});

describe("CA-08 keepAlive", () => {
  test("200 without a body", async () => {
    const { platform, post } = createCallWorld();
    const { status, text } = await post(`${platform.startCall().id}/keepAlive`);
    expect([status, text]).toEqual([200, ""]);
  });

  test("a call that was under way already is not ended before its bot has kept it alive for the first time", async () => {
    const { platform, clock, delivered } = createCallWorld({ timing: { keepAliveMs: 45 * 60_000 } });
    const call = platform.startCall();
    await clock.advance(24 * 60 * 60_000);
    expect([call.ended, delivered]).toEqual([false, []]);
  });

  test("a call that is not kept alive ends with 408/8537", async () => {
    const { platform, post, clock, delivered } = createCallWorld({ timing: { keepAliveMs: 45 * 60_000 } });
    const { id } = platform.startCall();
    await clock.advance(44 * 60_000);
    await post(`${id}/keepAlive`);
    await clock.advance(44 * 60_000);
    expect(delivered).toEqual([]);
    await clock.advance(60_000);
    expect(delivered[0]?.data).toMatchObject({ state: "terminated", resultInfo: { code: 408, subcode: 8537 } });
  });
});

describe("CA-09 tones", () => {
  test("after subscribeToTone each key is an updated notification with toneInfo, numbered from 1", async () => {
    const { platform, post, delivered } = createCallWorld();
    const call = platform.startCall();
    await call.caller.press("7");
    const { status, body } = await post(`${call.id}/subscribeToTone`, { clientContext: "tones-1" });
    await call.caller.press("1");
    await call.caller.press("#");
    expect([status, body]).toMatchObject([
      200,
      { "@odata.type": "#microsoft.graph.subscribeToToneOperation", status: "completed", clientContext: "tones-1" },
    ]);
    const type = "#microsoft.graph.toneInfo";
    expect(delivered.map(({ changeType, data }) => [changeType, data])).toEqual([
      [
        "updated",
        {
          "@odata.type": "#microsoft.graph.call",
          state: "established",
          toneInfo: { "@odata.type": type, sequenceId: 1, tone: "tone1" },
        },
      ],
      [
        "updated",
        {
          "@odata.type": "#microsoft.graph.call",
          state: "established",
          toneInfo: { "@odata.type": type, sequenceId: 2, tone: "pound" },
        },
      ],
    ]);
  });
});

describe("CA-13 the roster of a meeting", () => {
  const names = (data: unknown): unknown =>
    (data as readonly { info: { identity: Readonly<Record<string, { displayName: string }>> } }[]).map(
      ({ info }) => (info.identity["user"] ?? info.identity["application"])?.displayName,
    );

  test("the bot alone, then all at every change, the bot last; the meeting ends when all have left", async () => {
    const { platform, post, delivered, settle } = createCallWorld({ people: ["Ada"] });
    const { body } = await post("", join);
    const call = platform.call(String(body["id"]));
    await settle();
    await call?.caller.join("Bob");
    await call?.caller.leave("Ada");
    await call?.caller.leave("Bob");
    const rosters = delivered.filter(({ resourceUrl }) => resourceUrl?.endsWith("/participants"));
    expect(rosters.map(({ changeType, data }) => [changeType, names(data)])).toEqual([
      ["updated", ["Calling bot"]],
      ["updated", ["Ada", "Calling bot"]],
      ["updated", ["Ada", "Bob", "Calling bot"]],
      ["updated", ["Bob", "Calling bot"]],
    ]);
    expect(rosters[0]?.resourceUrl).toBe(`/communications/calls/${String(body["id"])}/participants`);
    expect(delivered.at(-1)?.data).toMatchObject({ state: "terminated", resultInfo: { code: 200, subcode: 5010 } });
  });

  test("the bot's id in it is the call's myParticipantId", async () => {
    const { post, delivered, settle } = createCallWorld();
    const { body } = await post("", join);
    await settle();
    const roster = delivered.at(-1)?.data as unknown as readonly { id: string }[] | undefined;
    expect([roster?.at(-1)?.id, typeof body["myParticipantId"]]).toEqual([body["myParticipantId"], "string"]);
  });

  test.each([
    { variants: {}, rosters: 0 },
    { variants: { p2pRoster: true }, rosters: 2 },
  ])("a call of two, $variants: $rosters rosters", async ({ variants, rosters }) => {
    const { post, delivered, settle } = createCallWorld({ variants });
    await post("", callAda);
    await settle();
    expect(delivered.filter(({ data }) => Array.isArray(data))).toHaveLength(rosters);
  });

  test("several targets are a group call, with a roster of those who were called", async () => {
    const { post, delivered, settle } = createCallWorld();
    await post("", { ...callAda, targets: [ada, bob] });
    await settle();
    expect(names(delivered.at(-1)?.data)).toEqual(["Ada", "Bob", "Calling bot"]);
  });
});

describe("PL-09 faults of a call's life", () => {
  test.each([
    { fault: "establishedTwice", states: ["establishing", "established", "established", "established"] },
    { fault: "establishedNever", states: ["establishing"] },
    { fault: "outOfOrder", states: ["established", "establishing", "established"] },
    { fault: "terminatedNever", states: ["establishing", "established", "established"] },
  ] as const)("$fault: $states", async ({ fault, states }) => {
    const world = createCallWorld({ faults: [fault] });
    const { body } = await world.post("", callAda);
    await world.settle();
    if (fault === "terminatedNever") await world.remove(String(body["id"]));
    await world.settle();
    expect(world.states()).toEqual(states);
  });

  test("establishedLate: it comes after the media, 10 s late", async () => {
    const { post, clock, delivered } = createCallWorld({ faults: ["establishedLate"] });
    await post("", callAda);
    await clock.advance(20_000);
    expect(delivered.map(({ atMs, data }) => [atMs, data["state"], "mediaState" in data])).toEqual([
      [0, "establishing", false],
      [0, "established", true],
      [10_000, "established", false],
    ]);
  });

  test("rosterFlaps: at a change all, the bot alone, and all again", async () => {
    const { platform, post, delivered, settle } = createCallWorld({ faults: ["rosterFlaps"] });
    const { body } = await post("", join);
    await settle();
    const before = delivered.length;
    await platform.call(String(body["id"]))?.caller.join("Bob");
    expect(delivered.slice(before).map(({ data }) => (data as unknown as unknown[]).length)).toEqual([3, 1, 3]);
  });
});

describe("CA-16 PL-11 what a recording bot does not need is 501 by name", () => {
  test.each(["transfer", "redirect", "reject", "mute", "unmute", "participants/invite", "updateRecordingStatus"])(
    "%s",
    async (action) => {
      const { platform, post } = createCallWorld();
      const { status, body } = await post(`${platform.startCall().id}/${action}`, {});
      expect(status).toBe(501);
      expect(JSON.stringify(body)).toContain(action);
    },
  );
});
