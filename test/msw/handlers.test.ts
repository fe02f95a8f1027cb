import { type HttpHandler, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { createHandlers } from "../../src/msw/handlers.ts";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { callId, operationId, recordResponseUrl } from "../support/ask.ts";

const server = setupServer();
// Each major of msw knows one of the two names and ignores the other.
beforeAll(() => server.listen({ onUnhandledFrame: "error", onUnhandledRequest: "error" } as never));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const withHandlers = (handlers: HttpHandler[]): void => server.use(...handlers);
const graph = createCallsClient({ accessToken: "t", retry: { attempts: 1 } });

const post = (url: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { authorization: "Bearer t", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("createHandlers answers every operation of the contract", () => {
  test("one handler for each path", () => {
    const below = (path: string): string =>
      `/^(?:https:\\/\\/proxy\\.contoso\\.com\\/a\\.b)\\/+(?:beta|v1\\.0)\\/+${path}(?:\\/.*)?$/i`;
    const action = (root: string, name: string): string =>
      below(`${root}\\/+calls\\/+[^/]*\\/+(?:microsoft\\.graph\\.)?${name}`);
    expect(createHandlers({ baseUrl: "https://proxy.contoso.com/a.b" }).map(({ info }) => String(info.path))).toEqual([
      below("communications\\/+calls"),
      below("communications\\/+calls\\/+[^/]*"),
      action("communications", "answer"),
      action("communications", "playPrompt"),
      action("communications", "recordResponse"),
      action("app", "recordResponse"),
      action("communications", "cancelMediaProcessing"),
      action("communications", "subscribeToTone"),
      action("communications", "keepAlive"),
      below("communications\\/+calls\\/+[^/]*\\/+operations\\/+[^/]*"),
      "/^(?:https:\\/\\/file\\.location)(?:\\/.*)?$/i",
    ]);
  });

  test("RR-18 recordResponse: 200, a Location of the call that was asked, clientContext back", async () => {
    withHandlers(createHandlers());
    await expect(graph.recordResponse("call 1", { clientContext: "c1" })).resolves.toMatchObject({
      kind: "pending",
      location: `https://graph.microsoft.com/beta/communications/calls/call%201/operations/${operationId}`,
      operation: { status: "running", clientContext: "c1" },
    });
  });

  test("RR-02 the deprecated path", async () => {
    withHandlers(createHandlers());
    expect((await post(`https://graph.microsoft.com/beta/app/calls/${callId}/recordResponse`)).status).toBe(200);
  });

  test("RR-18 on each host, with a Location of that host", async () => {
    withHandlers(createHandlers());
    for (const host of ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us"]) {
      const response = await post(`https://${host}/v1.0/communications/calls/${callId}/microsoft.graph.recordResponse`);
      expect(response.headers.get("location")).toBe(
        `https://${host}/v1.0/communications/calls/${callId}/operations/${operationId}`,
      );
    }
  });

  test("CA-01 createCall: 201, a Location of the call, and what was asked for back", async () => {
    withHandlers(createHandlers());
    for (const version of ["v1.0", "beta"]) {
      const calls = `https://graph.microsoft.com/${version}/communications/calls`;
      const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
      const response = await post(calls, { callbackUri: "https://bot.contoso.com/api/calls?a=1", mediaConfig });
      expect([response.status, response.headers.get("location")]).toEqual([201, `${calls}/${callId}`]);
      expect(await response.json()).toMatchObject({
        id: callId,
        state: "establishing",
        callbackUri: "https://bot.contoso.com/api/calls?a=1",
        mediaConfig,
      });
    }
  });

  test("CA-02 CA-04 CA-08 answer, hang up and keepAlive: no body", async () => {
    withHandlers(createHandlers());
    const call = `https://graph.microsoft.com/v1.0/communications/calls/${callId}`;
    const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
    const headers = { authorization: "Bearer t" };
    const answers = [
      await post(`${call}/answer`, { mediaConfig }),
      await fetch(call, { method: "DELETE", headers }),
      await fetch(`${call}/keepAlive`, { method: "POST", headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 204, 200]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["", "", ""]);
  });

  test.each([
    { clause: "CA-05", action: "playPrompt", status: "running" },
    { clause: "CA-07", action: "cancelMediaProcessing", status: "completed" },
    { clause: "CA-09", action: "subscribeToTone", status: "completed" },
  ])("$clause $action: 200, a $status operation, its Location, clientContext back", async ({ action, status }) => {
    withHandlers(createHandlers());
    const call = `https://graph.microsoft.com/v1.0/communications/calls/${callId}`;
    const prompts = [
      { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" } },
    ];
    const body = { clientContext: "c1", ...(action === "playPrompt" && { prompts }) };
    const response = await post(`${call}/${action}`, body);
    expect([response.status, response.headers.get("location")]).toEqual([200, `${call}/operations/${operationId}`]);
    expect(await response.json()).toEqual({
      "@odata.type": `#microsoft.graph.${action}Operation`,
      id: operationId,
      status,
      clientContext: "c1",
    });
  });

  test("CA-03 getCall: the call that was asked for", async () => {
    withHandlers(createHandlers());
    const url = "https://graph.microsoft.com/beta/communications/calls/call%201";
    const response = await fetch(url, { headers: { authorization: "Bearer t" } });
    expect(await response.json()).toMatchObject({ id: "call 1", state: "established" });
  });

  test("OP-08 getCallOperation", async () => {
    withHandlers(createHandlers());
    await expect(graph.getOperation(callId, "op-2")).resolves.toMatchObject({ id: "op-2", status: "running" });
  });

  test("RF-01 the recording, at the opaque address that the notification names", async () => {
    withHandlers(createHandlers());
    const response = await fetch("https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad", {
      headers: { authorization: "Bearer r" },
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBe(160_696);
    expect(String.fromCharCode(...bytes.slice(0, 4))).toBe("RIFF");
  });

  test("RF-01 not without a token", async () => {
    withHandlers(createHandlers());
    expect((await fetch("https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad")).status).toBe(401);
  });
});

describe("createHandlers refuses what the contract refuses", () => {
  test("RR-23 a fault is 400 with its path", async () => {
    withHandlers(createHandlers());
    const response = await post(recordResponseUrl, { maxRecordDurationInSeconds: 121 });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: [{ target: "$.maxRecordDurationInSeconds" }] } });
  });

  test("RR-04 another media type is 415", async () => {
    withHandlers(createHandlers());
    expect((await post(recordResponseUrl, {}, { "content-type": "text/plain" })).status).toBe(415);
  });

  test("RR-03 no token is 401", async () => {
    withHandlers(createHandlers());
    const response = await fetch(recordResponseUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(401);
  });
});

describe("createHandlers answers as configured", () => {
  test("ER-02 a named example, with its headers", async () => {
    withHandlers(createHandlers({ answers: { recordResponse: "tooManyRequests" } }));
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ status: 429, retryAfterMs: 2_128 });
  });

  test("RR-20 a resolver, by the request", async () => {
    withHandlers(
      createHandlers({
        answers: {
          recordResponse: ({ body }) =>
            (body as { stopTones?: string[] }).stopTones
              ? { example: "failed", members: { completionReason: "playBeepFailed" } }
              : undefined,
          getCallOperation: ({ path }) => ({ status: 200, body: { id: path.operationId ?? "", status: "completed" } }),
        },
      }),
    );
    await expect(graph.recordResponse(callId, { stopTones: ["#"] })).resolves.toMatchObject({
      kind: "final",
      operation: { status: "failed", completionReason: "playBeepFailed" },
    });
    await expect(graph.recordResponse(callId)).resolves.toMatchObject({ kind: "pending" });
    await expect(graph.getOperation(callId, "own")).resolves.toMatchObject({ id: "own", status: "completed" });
  });

  test("RR-19 an answer that is null, by its name", async () => {
    withHandlers(createHandlers({ answers: { recordResponse: "nullOperation" } }));
    await expect(graph.recordResponse(callId)).resolves.toMatchObject({ kind: "pending", operation: undefined });
  });

  test("PL-04 v1.0 leaves completionReason out", async () => {
    withHandlers(createHandlers({ answers: { recordResponse: "completed" } }));
    expect(await (await post(recordResponseUrl)).json()).toHaveProperty("completionReason", "stopToneDetected");
    expect(await (await post(recordResponseUrl.replace("beta", "v1.0"))).json()).not.toHaveProperty("completionReason");
  });

  test("PL-04 CA-05 of a prompt v1.0 has it too, as it was captured there", async () => {
    withHandlers(createHandlers({ answers: { playPrompt: "completed" } }));
    const prompts = [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://a/b.wav" } }];
    for (const version of ["beta", "v1.0"]) {
      const url = `https://graph.microsoft.com/${version}/communications/calls/${callId}/playPrompt`;
      const answer = (await (await post(url, { prompts })).json()) as object;
      expect(answer).toHaveProperty("completionReason", "completedSuccessfully");
    }
  });

  test("RR-01 on another host, and on one version alone", async () => {
    withHandlers(createHandlers({ baseUrl: "https://proxy.contoso.com/graph/", version: "v1.0" }));
    const moved = createCallsClient({ accessToken: "t", baseUrl: "https://proxy.contoso.com/graph", version: "v1.0" });
    await expect(moved.recordResponse(callId)).resolves.toMatchObject({
      location: `https://proxy.contoso.com/graph/v1.0/communications/calls/${callId}/operations/${operationId}`,
    });
  });

  test("PL-01 over the state of a simulated platform", async () => {
    const platform = createCallPlatform({ tokens: { sign: async () => "t" }, clock: createVirtualClock() });
    withHandlers(createHandlers({ platform, answers: { getCallOperation: "conflict" } }));
    const call = platform.startCall();
    await expect(graph.recordResponse(call.id)).resolves.toMatchObject({ operation: { status: "running" } });
    await expect(graph.recordResponse(call.id)).resolves.toMatchObject({ operation: { status: "notStarted" } });
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ status: 404 });
    await expect(graph.getOperation(call.id, "o")).rejects.toMatchObject({ status: 409 });
  });
});

describe("PL-11 whatever lies at or below the contract's paths is answered, and nothing else", () => {
  const ofCall = `https://graph.microsoft.com/v1.0/communications/calls/${callId}`;
  const ofUser = "https://graph.microsoft.com/v1.0/users/1";

  test.each([
    ["POST", `${ofCall}/microsoft.graph.recordResponse`, 200],
    ["POST", `${ofCall}/recordResponse/`, 200],
    ["POST", `${ofCall}/recordresponse`, 501],
    ["POST", "https://graph.microsoft.com/beta/communications/calls//recordResponse", 400],
    ["GET", `${ofCall}/operations/`, 400],
    ["GET", `${ofCall}/operations/%E0%A4%A`, 200],
    ["POST", `${ofCall}//recordResponse`, 501],
    ["POST", "https://graph.microsoft.com//beta/communications/calls/1/recordResponse", 501],
    ["POST", "https://GRAPH.microsoft.com/v1.0/communications/calls/1/recordResponse?a=1#b", 200],
    ["POST", "https://graph.microsoft.com/v1.0/app/calls/1/recordResponse", 501],
    ["POST", "https://graph.microsoft.us/beta/communications/calls/1/recordResponse", 501],
    ["POST", `${ofCall}/recordResponse/more`, 501],
    ["DELETE", `${ofCall}/recordResponse`, 405],
    ["GET", ofCall, 200],
    ["DELETE", `${ofCall}/`, 204],
    ["PATCH", ofCall, 501],
    ["POST", `${ofCall}/microsoft.graph.keepAlive`, 200],
    ["POST", `${ofCall}/cancelMediaProcessing`, 200],
    ["POST", `${ofCall}/subscribetotone`, 501],
    ["POST", `${ofCall}/playPrompt`, 400],
    ["POST", `${ofCall}/transfer`, 501],
    ["GET", `${ofCall}/participants`, 501],
    ["POST", "https://graph.microsoft.com/beta/communications/calls", 400],
    ["GET", `${ofCall}/Operations/${operationId}`, 501],
    ["PATCH", `${ofCall}/operations/${operationId}`, 501],
    ["POST", "https://file.location/x", 405],
  ])("%s %s is %i", async (method, url, status) => {
    withHandlers(createHandlers());
    const body = method === "POST" ? "{}" : null;
    const headers = { authorization: "Bearer t", "content-type": "application/json" };
    expect((await fetch(url, { method, headers, body })).status).toBe(status);
  });

  test.each([
    { options: { version: "v1.0" }, url: "https://graph.microsoft.com/beta/communications/calls/1/recordResponse" },
    { options: { version: "beta" }, url: "https://graph.microsoft.com/v1.0/communications/calls/1/recordResponse" },
    {
      options: { version: "beta", baseUrl: "https://gw.contoso.com/a.b+c(d)" },
      url: "https://gw.contoso.com/a.b+c(d)/v1.0/communications/calls/1/recordResponse",
    },
  ] as const)("with $options the other version is 501 too: $url", async ({ options, url }) => {
    withHandlers(createHandlers(options));
    expect((await post(url)).status).toBe(501);
    const served =
      "version" in options && options.version === "v1.0" ? url.replace("beta", "v1.0") : url.replace("v1.0", "beta");
    expect((await post(served)).status).toBe(200);
  });

  test("an address with spaces is a base too, one with a query is not", async () => {
    withHandlers(createHandlers({ baseUrl: "https://gw.contoso.com/a b" }));
    expect((await post("https://gw.contoso.com/a b/beta/communications/calls/1/recordResponse")).status).toBe(200);
    expect(() => createHandlers({ baseUrl: "https://gw.contoso.com/graph?x=1" })).toThrow(TypeError);
  });

  test("PL-12 each error has its own request-id", async () => {
    withHandlers(createHandlers());
    const ids = await Promise.all(
      [1, 2].map(async () => (await post(recordResponseUrl, { playBeep: "no" })).headers.get("request-id")),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test("beside a consumer's handlers, which serve other paths though they are listed after", async () => {
    withHandlers([
      ...createHandlers(),
      http.get("https://api.contoso.com/x", () => HttpResponse.json({ own: true })),
      http.get(`${ofUser}/onlineMeetings`, () => HttpResponse.json({ value: [] })),
      http.delete(`${ofUser}/onlineMeetings/1`, () => new HttpResponse(null, { status: 204 })),
    ]);
    expect(await (await fetch("https://api.contoso.com/x")).json()).toEqual({ own: true });
    expect(await (await fetch(`${ofUser}/onlineMeetings`)).json()).toEqual({ value: [] });
    expect((await fetch(`${ofUser}/onlineMeetings/1`, { method: "DELETE" })).status).toBe(204);
    expect((await post(recordResponseUrl)).status).toBe(200);
  });

  test("CA-16 an action of the call that the contract leaves out is 501, unless a handler before these serves it", async () => {
    withHandlers(createHandlers());
    expect((await post(`${ofCall}/mute`)).status).toBe(501);
    withHandlers([http.post(`${ofCall}/mute`, () => HttpResponse.json({ muted: true })), ...createHandlers()]);
    expect(await (await post(`${ofCall}/mute`)).json()).toEqual({ muted: true });
  });
});
