import { once } from "node:events";
import { request as httpRequest, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";

import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { appId, type Bot, type Json, type Mock, startBot, startMock, startMockInTest } from "./mock-support.ts";
import { jsonLines, type Ran, run, serveInTest, soon } from "./support.ts";

describe("mock, driven only over HTTP", () => {
  let bot: Bot;
  let mock: Mock;

  beforeAll(async () => {
    bot = await startBot();
    mock = await startMock("--callback", bot.url, "--app-id", appId);
    bot.trust(mock.keys, appId);
  });

  afterAll(() => {
    mock.running.child.kill("SIGKILL");
    bot.close();
  });

  const completionOf = (clientContext: string): ParsedNotification | undefined =>
    bot.received.find((one) => one.kind === "recordOperation" && one.operation.clientContext === clientContext);

  test("says what to configure before all else", () => {
    expect(jsonLines(mock.running.out())[0]).toEqual({
      kind: "ready",
      origin: mock.origin,
      page: `${mock.origin}/`,
      callback: bot.url,
      version: "beta",
      seed: expect.any(Number) as number,
      issuer: "https://api.botframework.com",
      keys: `${mock.origin}/v1/.well-known/OpenIdConfiguration`,
      appId,
      tokens: `${mock.origin}/organizations/oauth2/v2.0/token`,
      environments: [
        {
          name: "Node",
          variables: {
            NODE_OPTIONS: expect.stringMatching(/^--import file:\/\/\/.*\/src\/redirect\/index\.js$/) as string,
            GRAPH_MOCK_URL: mock.origin,
            MICROSOFT_APP_ID: appId,
          },
        },
      ],
      typescript: expect.any(Array) as string[],
    });
  });

  test("PL-06 PL-07 a recording is played to its end, notified with a token that a bot can verify with keys over HTTP, and served until the call ends", async () => {
    const { callId } = mock;
    const answer = await mock.ask(callId, { playBeep: false, stopTones: ["#"], clientContext: "whole" });
    const operation = (await answer.json()) as Json;
    expect(answer.status).toBe(200);
    expect(answer.headers.get("location")).toBe(
      `${mock.origin}/beta/communications/calls/${callId}/operations/${String(operation.id)}`,
    );
    expect(operation).toMatchObject({ status: "running", clientContext: "whole" });

    const played = await mock.act(callId, [
      { kind: "speak", ms: 600 },
      { kind: "press", key: "#" },
    ]);
    expect([played.status, await played.json()]).toEqual([200, { performed: 2 }]);
    await soon(() => completionOf("whole") !== undefined);
    const completion = completionOf("whole");
    if (completion?.kind !== "recordOperation") throw new Error("There is no recording");
    expect(completion).toMatchObject({
      callId,
      operationId: operation.id,
      changeType: "deleted",
      operation: { status: "completed", completionReason: "stopToneDetected" },
    });

    const { recordingLocation: location = "", recordingAccessToken: accessToken } = completion.operation;
    const token = accessToken?.reveal() ?? "";
    const fetchFile = (bearer: string): Promise<Response> =>
      fetch(location, { headers: { authorization: `Bearer ${bearer}` } });
    expect(location.startsWith(`${mock.origin}/recordings/`)).toBe(true);
    expect((await fetchFile("another")).status).toBe(401);
    const file = new Uint8Array(await (await fetchFile(token)).arrayBuffer());
    const header = readWavHeader(file);
    expect(header).toMatchObject({ sampleRate: 16_000, channels: 1, bitsPerSample: 16 });
    const [stopped] = mock
      .events()
      .filter(({ kind, operationId }) => kind === "stopped" && operationId === operation.id);
    expect(header?.seconds).toBe((stopped?.durationMs as number) / 1_000);
    expect(header?.seconds).toBeGreaterThanOrEqual(0.59);

    const described = (await (await fetch(`${mock.origin}/_platform/calls/${callId}`)).json()) as {
      ended: boolean;
      events: Json[];
      recordings: Json[];
    };
    expect(described.ended).toBe(false);
    expect(described.recordings).toMatchObject([
      { operationId: operation.id, clientContext: "whole", location, accessToken: token },
    ]);
    const happened = described.events.map(({ kind }) => kind).filter((kind) => kind !== "silenceStarted");
    expect(happened).toEqual([
      "callStarted",
      "asked",
      "listening",
      "speechStarted",
      "stopped",
      "notified",
      "downloaded",
      "downloaded",
    ]);

    expect((await fetch(`${mock.origin}/_platform/calls/${callId}`, { method: "DELETE" })).status).toBe(204);
    expect((await fetchFile(token)).status).toBe(410);
    expect((await mock.ask(callId, {})).status).toBe(404);
    expect(mock.running.out()).not.toContain(token);
    expect(bot.refusals).toEqual([]);
  });

  test("PL-05 when the caller hangs up early, the end of the call is notified and the recording is not", async () => {
    const callId = await mock.begin();
    await mock.ask(callId, { playBeep: false, clientContext: "cut short" });
    const played = await mock.act(callId, [
      { kind: "speak", ms: 100 },
      { kind: "hangUp" },
      { kind: "speak", ms: 60_000 },
    ]);
    expect(await played.json()).toEqual({ performed: 2, stopped: "theCallEnded" });
    await soon(() =>
      bot.received.some((one) => one.kind === "call" && one.callId === callId && one.call.state === "terminated"),
    );
    expect(completionOf("cut short")).toBeUndefined();
    const stopped = mock.events().find((event) => event.callId === callId && event.kind === "stopped");
    expect(stopped).toMatchObject({ why: "the caller hung up" });
    expect(stopped).not.toHaveProperty("completionReason");
  });

  test("acts that come later end those before", async () => {
    const callId = await mock.begin();
    await mock.ask(callId, { playBeep: false, maxRecordDurationInSeconds: 60 });
    const first = mock.act(callId, [
      { kind: "speak", ms: 60_000 },
      { kind: "speak", ms: 60_000 },
    ]);
    await soon(() => mock.events().some((event) => event.callId === callId && event.kind === "speechStarted"));
    const second = await mock.act(
      callId,
      [
        { kind: "press", key: "5" },
        { kind: "speak", ms: 60_000 },
      ],
      "?wait=false",
    );
    expect([second.status, await second.json()]).toEqual([202, { accepted: 2 }]);
    expect(await (await first).json()).toEqual({ performed: 0, stopped: "otherActsCame" });
    await mock.act(callId, { kind: "hangUp" });
  });

  test("announces a call that is begun so", async () => {
    const callId = await mock.begin({ announce: true });
    await soon(() =>
      bot.received.some((one) => one.kind === "call" && one.callId === callId && one.call.state === "established"),
    );
  });

  test("a call without service-hosted media cannot be recorded", async () => {
    const answer = await mock.ask(await mock.begin({ mediaConfig: "appHosted" }), {});
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(
      "serviceHostedMediaConfig",
    );
  });

  test("reports the requests that it refused", async () => {
    expect((await mock.ask(await mock.begin(), { stopTone: "#" })).status).toBe(400);
    await soon(() =>
      mock
        .events()
        .some(({ message }) => message === '$.stopTone is not a member of the contract; did you mean "stopTones"?'),
    );
  });

  test("CA-01 says so when a callbackUri is plain http", async () => {
    const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
    const targets = [{ identity: { user: { id: "1", displayName: "Ada" } } }];
    const created = await fetch(`${mock.origin}/v1.0/communications/calls`, {
      method: "POST",
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: JSON.stringify({ callbackUri: "http://127.0.0.1:1/calls", mediaConfig, targets }),
    });
    expect(created.status).toBe(201);
    await soon(() => mock.events().some(({ kind, text }) => kind === "note" && String(text).includes("plain http")));
  });

  test("rings a call, which can be looked at", async () => {
    const callId = await mock.begin({ ring: true, from: "Grace" });
    const call = (await (await fetch(`${mock.origin}/_platform/calls/${callId}`)).json()) as Json;
    expect(call).toMatchObject({ id: callId, direction: "incoming", state: "incoming", participants: ["Grace"] });
  });

  test("lists the calls", async () => {
    const callId = await mock.begin();
    const listed = (await (await fetch(`${mock.origin}/_platform`)).json()) as { value: Json[] };
    expect(listed.value.map(({ method, path }) => [method, path])).toEqual([
      ["POST", "/_platform/calls"],
      ["POST", "/_platform/calls/{id}/caller"],
      ["POST", "/_platform/calls/{id}/voice"],
      ["GET", "/_platform/calls"],
      ["GET", "/_platform/calls/{id}"],
      ["GET", "/_platform/calls/{id}/recordings/{operationId}"],
      ["DELETE", "/_platform/calls/{id}"],
      ["GET", "/_platform/events"],
      ["GET", "/_platform/exchanges"],
      ["PUT", "/_platform/faults"],
    ]);
    const { value } = (await (await fetch(`${mock.origin}/_platform/calls`)).json()) as { value: Json[] };
    expect(value).toContainEqual({ id: callId, state: "established", ended: false });
  });

  test.each([
    {
      method: "POST",
      path: "/_platform/calls/ID/caller",
      body: '{"kind":"sing"}',
      status: 400,
      says: 'A caller can speak, be silent, press, hangUp, answer, decline, join or leave; not "sing".',
    },
    {
      method: "POST",
      path: "/_platform/calls/ID/caller",
      body: '[{"kind":"hangUp"},{"kind":"press","key":"x"}]',
      status: 400,
      says: 'Act 2: press takes one key of 0 1 2 3 4 5 6 7 8 9 * # A B C D; not "x".',
    },
    {
      method: "POST",
      path: "/_platform/calls/ID/caller",
      body: "{",
      status: 400,
      says: "The body is not JSON: it ends too early, at line 1, column 2.",
    },
    { method: "POST", path: "/_platform/calls/ID/caller", body: "", status: 400, says: "The body is empty." },
    { method: "GET", path: "/_platform/calls/ID/caller", status: 405, says: "This address takes POST." },
    { method: "PATCH", path: "/_platform/calls/ID", status: 405, says: "This address takes GET, DELETE." },
    {
      method: "POST",
      path: "/_platform/calls",
      body: '{"mediaConfig":"none"}',
      status: 400,
      says: 'mediaConfig must be "serviceHosted" or "appHosted"; not "none".',
    },
    {
      method: "POST",
      path: "/_platform/calls",
      body: '{"announce":1}',
      status: 400,
      says: "announce must be true or false; not 1.",
    },
    {
      method: "GET",
      path: "/_platform/calls/nobody",
      status: 404,
      says: "There is no call nobody; POST /_platform/calls begins one.",
    },
    {
      method: "GET",
      path: "/_platform/numbers",
      status: 404,
      says: "There is no /_platform/numbers; see graph-record-response mock --help.",
    },
    {
      method: "POST",
      path: "/_platform/calls/ID/caller",
      body: `{"pad":"${"x".repeat(1024 * 1024)}"}`,
      status: 413,
      says: "A body may have 1048576 bytes.",
    },
  ])("$method $path answers $status: $says", async ({ method, path, body, status, says }) => {
    const answer = await fetch(mock.origin + path.replace("ID", await mock.begin()), {
      method,
      ...(body !== undefined && { body }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { error: { code: expect.any(String) as string, message: says } },
    ]);
  });

  test("nobody acts in a call that has ended", async () => {
    const callId = await mock.begin();
    await fetch(`${mock.origin}/_platform/calls/${callId}`, { method: "DELETE" });
    expect((await mock.act(callId, { kind: "hangUp" })).status).toBe(409);
  });

  test.each([
    { headers: { host: "attacker.example" }, status: 421 },
    { headers: { host: "attacker.example:4010" }, status: 421 },
    { headers: { host: "127.0.0.1.attacker.example" }, status: 421 },
    { headers: { host: "10.0.0.1" }, status: 421 },
    { headers: { host: "localhost", origin: "https://attacker.example" }, status: 421 },
    { headers: { host: "localhost", origin: "null" }, status: 421 },
    { headers: { host: "localhost", origin: "http://10.0.0.1" }, status: 421 },
    { headers: { host: "localhost", "sec-fetch-site": "cross-site" }, status: 421 },
    { headers: { host: "localhost", "sec-fetch-site": "same-origin" }, status: 200 },
    { headers: { host: "localhost", "sec-fetch-site": "none" }, status: 200 },
    { headers: { host: "localhost:80" }, status: 200 },
    { headers: { host: "[::1]" }, status: 200 },
    { headers: { host: "127.0.0.1", origin: "http://localhost:3000" }, status: 200 },
  ])("[PL-13] a page of another site cannot reach it: $headers is answered $status", async ({ headers, status }) => {
    expect(await statusFor(mock.origin, headers)).toBe(status);
  });

  test.each([
    { head: "GET /_platform/calls HTTP/1.0", status: 421 },
    { head: "OPTIONS * HTTP/1.1\r\nHost: localhost", status: 400 },
    { head: "GET http://attacker.example/_platform/calls HTTP/1.1\r\nHost: localhost", status: 400 },
  ])("a request with another target or no host: $head is answered $status", async ({ head, status }) => {
    const socket = connect(Number(new URL(mock.origin).port), "127.0.0.1", () =>
      socket.write(`${head}\r\nConnection: close\r\n\r\n`),
    );
    let received = "";
    for await (const chunk of socket as AsyncIterable<Buffer>) received += chunk.toString();
    expect(received.split("\r\n")[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});

describe("PL-07 /_platform keeps what Graph's address has no more", () => {
  test("a recording once its call has ended, without a token; of ended calls the last fifty", async () => {
    const mock = await startMockInTest("--script", '[{"kind":"speak","ms":200},{"kind":"press","key":"#"}]');
    const callId = await mock.begin();
    await mock.ask(callId, { playBeep: false, stopTones: ["#"] });
    const at = `${mock.origin}/_platform/calls/${callId}`;
    const recordings = async (): Promise<Json[]> =>
      ((await (await fetch(at)).json()) as { recordings: Json[] }).recordings;
    await expect.poll(recordings).toHaveLength(1);
    await fetch(at, { method: "DELETE" });
    const [{ file = "", location = "", accessToken = "" } = {}] = (await recordings()) as Record<string, string>[];
    expect((await fetch(location, { headers: { authorization: `Bearer ${accessToken}` } })).status).toBe(410);
    const answer = await fetch(mock.origin + file);
    expect(answer.headers.get("content-type")).toBe("audio/wav");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.byteLength).toBe(Number(answer.headers.get("content-length")));
    expect(readWavHeader(bytes)).toMatchObject({ sampleRate: 16_000, channels: 1 });
    expect((await fetch(`${mock.origin}${file}0`)).status).toBe(404);
    expect((await fetch(mock.origin + file, { method: "POST" })).status).toBe(405);

    for (let ended = 0; ended < 50; ended += 1)
      await fetch(`${mock.origin}/_platform/calls/${await mock.begin()}`, { method: "DELETE" });
    expect((await fetch(at)).status).toBe(404);
    const { value } = (await (await fetch(`${mock.origin}/_platform/calls`)).json()) as { value: Json[] };
    expect(value).toHaveLength(51);
  });
});

describe("[PL-13] mock --host 0.0.0.0", () => {
  let open: Mock;
  beforeAll(async () => {
    open = await startMock(
      "--host",
      "0.0.0.0",
      "--name",
      "graph-mock",
      "--name",
      "other",
      "--control-token",
      "let-me-in",
    );
  });
  afterAll(() => void open.running.child.kill());
  const local = (): string => `http://127.0.0.1:${new URL(open.origin).port}`;

  test("says what it opens, and to whom, and names itself as it is reached", () => {
    const [ready, warning] = open.events();
    expect(ready).toMatchObject({
      origin: expect.stringMatching(/^http:\/\/graph-mock:\d+$/) as string,
      environments: [],
    });
    expect(ready?.["typescript"]).toContain('downloadRecording(recording, { insecureHosts: ["graph-mock"] })');
    expect(warning).toEqual({
      kind: "warning",
      text: "0.0.0.0 is reached from other machines: whoever is in that network can create calls and record (any token will do).",
    });
  });

  test.each([
    { headers: { host: "graph-mock:4010" }, status: 401 },
    { headers: { host: "other" }, status: 401 },
    { headers: { host: "10.0.0.1" }, status: 401 },
    { headers: { host: "graph-mock", origin: "http://graph-mock:3000" }, status: 401 },
    { headers: { host: "10.0.0.1", origin: "http://10.0.0.1:3000" }, status: 401 },
    { headers: { host: "10.0.0.1", authorization: "Bearer let-me-in" }, status: 200 },
    { headers: { host: "10.0.0.1", authorization: "Bearer let-me-on" }, status: 401 },
    { headers: { host: "attacker.example", authorization: "Bearer let-me-in" }, status: 421 },
    { headers: { host: "10.0.0.1", origin: "http://10.0.0.2" }, status: 421 },
    { headers: { host: "10.0.0.1", origin: "null" }, status: 421 },
    { headers: { host: "10.0.0.1", "sec-fetch-site": "cross-site" }, status: 421 },
  ])("$headers is answered $status below /_platform", async ({ headers, status }) => {
    expect(await statusFor(local(), headers)).toBe(status);
  });
});

function statusFor(origin: string, headers: Readonly<Record<string, string | undefined>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${origin}/_platform/calls`, { headers }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
}

describe("a port that is taken is said with what holds it, and the next free one", () => {
  const said = (args: readonly string[]): Promise<Ran> => run("mock", ...args);

  test.each([
    { by: "an HTTP server", listener: (_: unknown, res: ServerResponse) => void res.end("hi") },
    {
      by: "an HTTP server (nginx)",
      listener: (_: unknown, res: ServerResponse) => void res.setHeader("server", "nginx").end(),
    },
  ])("$by", async ({ by, listener }) => {
    const port = Number(new URL(await serveInTest(listener)).port);
    const { code, err } = await said(["--port", String(port)]);
    const [, free = 0] = /--port (\d+);/.exec(err) ?? [];
    expect([code, err]).toEqual([
      1,
      `Port ${port} of 127.0.0.1 is taken by ${by}. Stop it, or choose another port: --port ${free}; --port 0 picks a free one.\n`,
    ]);
    expect(Number(free)).toBeGreaterThan(port);
  });

  test.each([{ args: [] }, { args: ["--control-token", "let-me-in"] }])("another mock, $args", async ({ args }) => {
    const other = await startMockInTest(...args);
    const { err } = await said(["--port", new URL(other.origin).port]);
    expect(err).toContain("is taken by another graph-record-response mock.");
  });

  test("a program that speaks something else", async () => {
    const server = createServer((socket) => socket.end("220 ready\r\n")).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { err } = await said(["--port", String((server.address() as AddressInfo).port)]);
    expect(err).toContain("is taken by a program that does not answer HTTP.");
  });
});
