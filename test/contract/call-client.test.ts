import { describe, expect, test } from "vitest";
import type { CallsClient } from "../../src/bot/client/client.ts";
import type { CreateCallRequest, PlayPromptRequest } from "../../src/contract/types.ts";
import { Redacted } from "../../src/index.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const base = "https://graph.microsoft.com/beta/communications/calls";
const callPath = `${base}/${callId}`;
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const callbackUri = "https://bot.example.com/calls";
const createRequest: CreateCallRequest = { callbackUri, mediaConfig };
const prompts: PlayPromptRequest["prompts"] = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://bot.example.com/ask.wav" } },
];

/** What a promise is rejected with. */
async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const error: unknown = await promise.then(
    () => new Error("it was not rejected"),
    (reason: unknown) => reason,
  );
  return error as Error & Record<string, unknown>;
}

const empty = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers });

interface Row {
  readonly name: string;
  readonly ask: (graph: CallsClient) => Promise<unknown>;
  readonly sent: string;
  readonly body: unknown;
  readonly answer: () => Response;
  readonly result: unknown;
}

describe("CA-01..CA-09 CT-01 a method for each operation of a call", () => {
  const call = { "@odata.type": "#microsoft.graph.call", state: "establishing", id: callId };
  const answeredCall = { odataType: "#microsoft.graph.call", state: "establishing", id: callId, extra: {} };
  const operation = (type: string, status: string) => () =>
    Response.json({ "@odata.type": `#microsoft.graph.${type}`, id: operationId, status, clientContext: "c" });

  test.each<Row>([
    {
      name: "createCall",
      ask: (graph) => graph.createCall({ ...createRequest, requestedModalities: ["audio"], subject: null }),
      sent: `POST ${base}`,
      body: { callbackUri, mediaConfig, requestedModalities: ["audio"] },
      answer: () => Response.json(call, { status: 201 }),
      result: answeredCall,
    },
    {
      name: "getCall",
      ask: (graph) => graph.getCall(callId),
      sent: `GET ${callPath}`,
      body: undefined,
      answer: () => Response.json({ ...call, meetingInfo: { token: "secret" } }),
      result: { ...answeredCall, meetingInfo: { token: expect.any(Redacted) } },
    },
    {
      name: "hangUp",
      ask: (graph) => graph.hangUp(callId),
      sent: `DELETE ${callPath}`,
      body: undefined,
      answer: () => empty(204),
      result: undefined,
    },
    {
      name: "answer",
      ask: (graph) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"], callbackUri: null }),
      sent: `POST ${callPath}/answer`,
      body: { mediaConfig, acceptedModalities: ["audio"] },
      answer: () => empty(202),
      result: undefined,
    },
    {
      name: "playPrompt",
      ask: (graph) => graph.playPrompt(callId, { prompts, clientContext: "c" }),
      sent: `POST ${callPath}/playPrompt`,
      body: { prompts, clientContext: "c" },
      answer: operation("playPromptOperation", "running"),
      result: {
        kind: "pending",
        callId,
        operationId,
        operation: { kind: "playPromptOperation", status: "running", completionReason: undefined, clientContext: "c" },
      },
    },
    {
      name: "cancelMediaProcessing",
      ask: (graph) => graph.cancelMediaProcessing(callId, { clientContext: "c" }),
      sent: `POST ${callPath}/cancelMediaProcessing`,
      body: { clientContext: "c" },
      answer: operation("cancelMediaProcessingOperation", "completed"),
      result: { kind: "final", callId, operationId, operation: { kind: "operation", status: "completed" } },
    },
    {
      name: "subscribeToTone",
      ask: (graph) => graph.subscribeToTone(callId),
      sent: `POST ${callPath}/subscribeToTone`,
      body: undefined,
      answer: operation("subscribeToToneOperation", "completed"),
      result: { kind: "final", callId, operationId, operation: { kind: "operation", status: "completed" } },
    },
    {
      name: "keepAlive",
      ask: (graph) => graph.keepAlive(callId),
      sent: `POST ${callPath}/keepAlive`,
      body: undefined,
      answer: () => empty(200),
      result: undefined,
    },
  ])("$name: $sent", async ({ ask, sent: wanted, body, answer, result }) => {
    const { graph, sent } = clientOver(answer);
    const answered = await ask(graph);
    expect(sent.map((each) => `${each.method} ${each.url}`)).toEqual([wanted]);
    expect(sent[0]?.body === "" ? undefined : JSON.parse(sent[0]?.body ?? "")).toEqual(body);
    expect(sent[0]?.headers).toMatchObject({
      authorization: "Bearer graph-token",
      "client-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    if (result === undefined) expect(answered).toBeUndefined();
    else expect(answered).toMatchObject(result as object);
  });

  test.each([
    { name: "getCall", ask: (graph: CallsClient) => graph.getCall(callId), status: 404 },
    { name: "hangUp", ask: (graph: CallsClient) => graph.hangUp(callId), status: 404 },
    { name: "answer", ask: (graph: CallsClient) => graph.answer(callId, { mediaConfig }), status: 409 },
    { name: "keepAlive", ask: (graph: CallsClient) => graph.keepAlive(callId), status: 404 },
  ])("$name rejects with HttpError when Graph answers $status", async ({ ask, status }) => {
    const { graph } = clientOver(() => Response.json({ error: { code: "8522", message: "Not found." } }, { status }));
    expect(await rejection(ask(graph))).toMatchObject({ code: "ERR_HTTP", status, graphCode: "8522" });
  });

  test.each([
    { name: "cancelMediaProcessing", ask: (graph: CallsClient) => graph.cancelMediaProcessing(callId) },
    { name: "subscribeToTone", ask: (graph: CallsClient) => graph.subscribeToTone(callId) },
  ])("CA-07 an operation of $name that has not ended is an answer that cannot be read", async ({ ask }) => {
    const { graph } = clientOver(operation("commsOperation", "running"));
    expect(await rejection(ask(graph))).toMatchObject({
      code: "ERR_HTTP",
      status: 200,
      mayHaveTakenEffect: true,
      advice: "It answered without an operation that has ended; whether it was started is unknown",
    });
  });
});

describe("CA-01 createCall gives the id of the call", () => {
  const other = "1b5e0e5c-7a3e-4d8f-9a43-2f9d5f6c1c10";

  test.each([
    { name: "from the body", body: { id: callId }, location: undefined },
    { name: "from the body before Location", body: { id: callId }, location: `/communications/calls/${other}` },
    { name: "in the canonical spelling", body: { id: "57DAB8B1894C409AB240BD8BEAE78896" }, location: undefined },
    { name: "from Location", body: {}, location: `https://graph.microsoft.com/beta/app/calls/${callId}` },
    { name: "from Location, where that of the body is null", body: { id: null }, location: callPath },
    { name: "from Location, where that of the body is a number", body: { id: 7 }, location: `/app/calls('${callId}')` },
  ])("$name", async ({ body, location }) => {
    const { graph } = clientOver(() => Response.json(body, { status: 201, headers: location ? { location } : {} }));
    expect((await graph.createCall(createRequest)).id).toBe(callId);
  });

  test.each([
    { name: "without one", answer: () => Response.json({ state: "establishing" }), how: "without an id" },
    {
      name: "with a Location of something else",
      answer: () => Response.json({}, { headers: { location: "/communications/onlineMeetings/1" } }),
      how: "without an id",
    },
    { name: "without a body", answer: () => empty(201), how: "without a call" },
    { name: "with null", answer: () => Response.json(null), how: "without a call" },
    { name: "with a list", answer: () => Response.json([]), how: "with a body that is not a call" },
    { name: "with HTML", answer: () => new Response("<html>"), how: "with a body that is not JSON" },
  ])("an answer $name cannot be read, and the call may have been started", async ({ answer, how }) => {
    const { graph, sent } = clientOver(answer);
    expect(await rejection(graph.createCall(createRequest))).toMatchObject({
      code: "ERR_HTTP",
      mayHaveTakenEffect: true,
      advice: `It answered ${how}; whether it was started is unknown`,
    });
    expect(sent).toHaveLength(1);
  });

  test("of getCall it is the one that was asked for, where the answer has none", async () => {
    const { graph } = clientOver(() => Response.json({ state: "established" }));
    expect((await graph.getCall(callId.toUpperCase())).id).toBe(callId);
  });
});

describe("ER-02 after 503 what does no harm is sent again", () => {
  test.each<{ name: string; ask: (graph: CallsClient) => Promise<unknown>; attempts: number }>([
    { name: "hangUp", ask: (graph) => graph.hangUp(callId), attempts: 3 },
    { name: "getCall", ask: (graph) => graph.getCall(callId), attempts: 3 },
    { name: "CA-08 keepAlive", ask: (graph) => graph.keepAlive(callId), attempts: 3 },
    { name: "createCall", ask: (graph) => graph.createCall(createRequest), attempts: 1 },
    { name: "answer", ask: (graph) => graph.answer(callId, { mediaConfig }), attempts: 1 },
    { name: "playPrompt", ask: (graph) => graph.playPrompt(callId, { prompts }), attempts: 1 },
    { name: "cancelMediaProcessing", ask: (graph) => graph.cancelMediaProcessing(callId), attempts: 1 },
    { name: "subscribeToTone", ask: (graph) => graph.subscribeToTone(callId), attempts: 1 },
  ])("$name: attempts $attempts", async ({ ask, attempts }) => {
    const { graph, sent, clock } = clientOver(() => empty(503, { "retry-after": "1" }));
    const settled = rejection(ask(graph));
    await clock.advance(10_000);
    expect(await settled).toMatchObject({ code: "ERR_HTTP", status: 503 });
    expect(sent).toHaveLength(attempts);
  });

  test.each([
    { name: "createCall", ask: (graph: CallsClient) => graph.createCall(createRequest) },
    { name: "answer", ask: (graph: CallsClient) => graph.answer(callId, { mediaConfig }) },
  ])("after 429 $name too", async ({ ask }) => {
    const { graph, sent, clock } = clientOver((_, attempt) =>
      attempt === 1 ? empty(429, { "retry-after": "1" }) : Response.json({ id: callId }),
    );
    const asked = ask(graph);
    await clock.advance(1_000);
    await asked;
    expect(sent).toHaveLength(2);
  });
});

describe("RR-23 a request is checked before it is sent", () => {
  test("CA-01 createCall takes members that the contract does not name", async () => {
    const { graph, sent } = clientOver(() => Response.json({ id: callId }, { status: 201 }));
    const request = { ...createRequest, myNewMember: { of: "Graph" } };
    await graph.createCall(request);
    expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request);
  });

  test.each<{ name: string; ask: (graph: CallsClient) => Promise<unknown>; issue: object }>([
    {
      name: "CA-02 answer with a member that the contract does not name: the nearest is named",
      ask: (graph) => graph.answer(callId, { mediaConfig, acceptedModality: ["audio"] } as never),
      issue: { path: "$.acceptedModality", code: "additionalProperties", nearest: "acceptedModalities" },
    },
    {
      name: "CA-02 answer without mediaConfig",
      ask: (graph) => graph.answer(callId, {} as never),
      issue: { path: "$.mediaConfig", code: "required" },
    },
    {
      name: "CA-02 answer without a request",
      ask: (graph) => graph.answer(callId, undefined as never),
      issue: { path: "$.mediaConfig", code: "required" },
    },
    {
      name: "CA-01 createCall without callbackUri",
      ask: (graph) => graph.createCall({ mediaConfig } as never),
      issue: { path: "$.callbackUri", code: "required" },
    },
    {
      name: "CA-01 createCall with a callbackUri over http",
      ask: (graph) => graph.createCall({ callbackUri: "http://bot.example.com", mediaConfig }),
      issue: { path: "$.callbackUri", code: "pattern" },
    },
    {
      name: "CA-05 playPrompt with 21 prompts",
      ask: (graph) => graph.playPrompt(callId, { prompts: Array.from({ length: 21 }, () => prompts[0]) as never }),
      issue: { path: "$.prompts", code: "maxItems", limit: 20 },
    },
    {
      name: "CA-05 playPrompt without prompts",
      ask: (graph) => graph.playPrompt(callId, { prompts: [] as never }),
      issue: { path: "$.prompts", code: "minItems", limit: 1 },
    },
    {
      name: "CA-09 subscribeToTone with a clientContext of 257 characters",
      ask: (graph) => graph.subscribeToTone(callId, { clientContext: "c".repeat(257) }),
      issue: { path: "$.clientContext", code: "maxLength", limit: 256 },
    },
  ])("$name", async ({ ask, issue }) => {
    const { graph, sent } = clientOver(() => empty(500));
    expect(await rejection(ask(graph))).toMatchObject({ code: "ERR_INVALID_REQUEST", issues: [issue] });
    expect(sent).toEqual([]);
  });

  test("extraMembers lets answer take one", async () => {
    const { graph, sent } = clientOver(() => empty(202), { extraMembers: ["myNewMember"] });
    await graph.answer(callId, { mediaConfig, myNewMember: 1 } as never);
    expect(sent).toHaveLength(1);
  });

  test.each(["", ".", ".."])("RR-21 a call id that would reach another resource is a TypeError: %j", async (id) => {
    const { graph, sent } = clientOver(() => empty(204));
    for (const ask of [graph.hangUp, graph.getCall, graph.keepAlive])
      expect(await rejection(ask(id))).toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });
});

describe("CA-14 ER-06 a 403 names the permissions of which the token needs one", () => {
  const accessToken = `e30.${btoa(JSON.stringify({ roles: ["User.Read.All"] }))}.x`;
  const join = "Calls.JoinGroupCall.All or Calls.JoinGroupCallAsGuest.All";
  const later = "Calls.Initiate.All or Calls.AccessMedia.All";

  test.each<{ name: string; ask: (graph: CallsClient) => Promise<unknown>; permissions: string }>([
    {
      name: "createCall",
      ask: (graph) => graph.createCall(createRequest),
      permissions: `Calls.Initiate.All or Calls.InitiateGroupCall.All or ${join}`,
    },
    { name: "answer", ask: (graph) => graph.answer(callId, { mediaConfig }), permissions: join },
    { name: "hangUp", ask: (graph) => graph.hangUp(callId), permissions: later },
    { name: "playPrompt", ask: (graph) => graph.playPrompt(callId, { prompts }), permissions: later },
    { name: "keepAlive", ask: (graph) => graph.keepAlive(callId), permissions: later },
  ])("$name: $permissions", async ({ ask, permissions }) => {
    const { graph } = clientOver(() => empty(403), { accessToken });
    const error = await rejection(ask(graph));
    const advice = `The access token lacks ${permissions} (its roles: User.Read.All); grant it as an application permission, with admin consent`;
    expect(error).toMatchObject({ code: "ERR_HTTP", status: 403, advice });
    expect(error.message).toContain(advice);
  });
});
