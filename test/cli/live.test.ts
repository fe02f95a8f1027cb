import type { RequestListener } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { createEventStreams, type EventStreamsOptions } from "../../src/cli/live/event-stream.ts";
import { createHistory } from "../../src/cli/live/history.ts";
import type { MockState } from "../../src/cli/live/records.ts";
import { createLiveView } from "../../src/cli/live-view.ts";
import { createVoices } from "../../src/cli/voices.ts";
import { createVoice } from "../../src/platform/audio/voice.ts";
import { appId, type Json, type Mock, startBot, startMockInTest } from "./mock-support.ts";
import { start } from "./support.ts";

interface Read {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Json;
}

/** The events in the text of a stream; comments are left out. */
function eventsIn(text: string): Read[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2))))
    .filter((fields) => "data" in fields)
    .map(({ id, event, data }) => ({ id, event, data: JSON.parse(data) as Json }));
}

/** Reads a stream of the mock until the test has finished. */
async function follow(mock: Mock, headers: Record<string, string> = {}, query = ""): Promise<() => Read[]> {
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const response = await fetch(`${mock.origin}/_platform/events${query}`, { headers, signal: over.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  let text = "";
  void (async () => {
    for await (const chunk of response.body as ReadableStream<Uint8Array>) text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  return () => eventsIn(text);
}

const kindsOf = (read: readonly Read[]): unknown[] => read.map(({ event, data }) => data.kind ?? event);
const atMock = (mock: Mock, path: string, init?: RequestInit): Promise<Response> => fetch(mock.origin + path, init);

const exchangesOf = async (mock: Mock): Promise<Json[]> =>
  ((await (await atMock(mock, "/_platform/exchanges?limit=9999")).json()) as { value: Json[] }).value;
const notified = async (mock: Mock): Promise<Json[]> =>
  (await exchangesOf(mock)).filter(({ direction }) => direction === "toBot");

/** A bot that answers every notification alike, until the test has finished. Default: 202. */
async function startCallback(
  answer: RequestListener = (_, res) => res.writeHead(202).end(),
): Promise<{ readonly url: string }> {
  const server = await listenOnLoopback((req, res) => {
    req.resume().once("end", () => answer(req, res));
  });
  onTestFinished(server.close);
  return { url: `${server.origin}/api/calls` };
}

describe("PL-14 GET /_platform/events streams what happens", () => {
  test("begins with what the mock is, and what happened before", async () => {
    const mock = await startMockInTest("--seed", "7");
    const read = await follow(mock);
    await expect.poll(() => kindsOf(read())).toEqual(["mock", "callStarted"]);
    const [state, started] = read();
    expect(state?.data).toMatchObject({ origin: mock.origin, seed: 7, version: "beta", faults: [] });
    expect(started).toMatchObject({
      id: `${String(state?.data.run)}-1`,
      data: { callId: mock.callId, direction: "outgoing", mediaConfig: "serviceHosted", participants: ["Ada Byron"] },
    });
  });

  test("a recording is what it is held to, what happens in it, its file, and each exchange", async () => {
    const mock = await startMockInTest();
    const read = await follow(mock);
    const asked = { stopTones: ["#"], playBeep: false, maxRecordDurationInSeconds: 60 };
    const { id } = (await (await mock.ask(mock.callId, asked)).json()) as { id: string };
    await mock.act(mock.callId, [
      { kind: "speak", ms: 250 }, // a timer may fire a millisecond early
      { kind: "press", key: "#" },
    ]);
    await expect.poll(() => kindsOf(read())).toContain("notified");
    const of = (event: string): Json | undefined => read().find((each) => each.event === event)?.data;
    expect(of("limits")).toMatchObject({
      ...{ callId: mock.callId, operationId: id, stopTones: ["#"] },
      ...{ initialSilenceMs: 5_000, maxSilenceMs: 5_000, maxRecordMs: 60_000 },
    });
    const { file } = of("recording") as { file: string };
    const wav = await (await atMock(mock, file)).arrayBuffer();
    expect(wav.byteLength).toBeGreaterThan(44 + 200 * 32);
    expect(of("exchange")).toMatchObject({
      ...{ direction: "toMock", callId: mock.callId, operation: "recordResponse", method: "POST", faults: [] },
      answer: { status: 200 },
    });
  });

  test("a reader that comes back goes on after the event that it names, by header or by query", async () => {
    const mock = await startMockInTest();
    const first = await follow(mock);
    await expect.poll(() => first().length).toBe(2);
    const last = first().at(-1)?.id ?? "";
    const begun = await mock.begin();
    for (const read of [await follow(mock, { "last-event-id": last }), await follow(mock, {}, `?after=${last}`)]) {
      await expect.poll(() => kindsOf(read())).toEqual(["mock", "callStarted"]);
      expect(read()[1]?.data.callId).toBe(begun);
    }
  });

  test.each(["", "x", "RUN-99", "RUN--1", "RUN-1e3", "RUN-999999999999999999999", "-", "\u00ff"])(
    "after %j, which names no event, everything follows",
    async (named) => {
      const mock = await startMockInTest();
      const first = await follow(mock);
      await expect.poll(() => first().length).toBe(2);
      const read = await follow(mock, { "last-event-id": named.replace("RUN", String(first()[0]?.data.run)) });
      await expect.poll(() => kindsOf(read())).toEqual(["mock", "gap", "callStarted"]);
    },
  );

  test("an event of another run is said to be so, and all that is kept follows", async () => {
    const mock = await startMockInTest();
    const read = await follow(mock, { "last-event-id": "00000000-12" });
    await expect.poll(() => kindsOf(read())).toEqual(["mock", "gap", "callStarted"]);
    expect(read()[1]?.data).toEqual({ why: "restarted" });
  });

  test("17 streams are one too many: 429, and a place is free once one has ended", async () => {
    const mock = await startMockInTest();
    const over = new AbortController();
    const open = (): Promise<Response> => atMock(mock, "/_platform/events", { signal: over.signal });
    // kept, as fetch ends a stream whose response nobody holds
    const opened: Response[] = [];
    for (let count = 0; count < 16; count += 1) opened.push(await open());
    expect(opened.map(({ status }) => status)).toEqual(Array(16).fill(200));
    const refused = await atMock(mock, "/_platform/events");
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { message: expect.stringContaining("16 streams are open") } });
    over.abort();
    await follow(mock).catch(() => undefined);
    await expect.poll(async () => (await atMock(mock, "/_platform/events", { method: "HEAD" })).status).toBe(405);
  });

  test("is refused to whoever lacks the control token, and to pages of other sites", async () => {
    const mock = await startMockInTest("--control-token", "let-me-drive");
    const status = async (headers: Record<string, string>): Promise<number> => {
      const over = new AbortController();
      const { status } = await atMock(mock, "/_platform/events", { headers, signal: over.signal });
      over.abort();
      return status;
    };
    const authorization = "Bearer let-me-drive";
    expect(await status({})).toBe(401);
    expect(await status({ authorization })).toBe(200);
    expect(await status({ authorization, origin: "http://evil.example" })).toBe(421);
    expect(await status({ authorization, "sec-fetch-site": "cross-site" })).toBe(421);
  });
});

describe("PL-14 an exchange has everything but what is secret", () => {
  test("no event has a token, a client's secret, or the recording's token", async () => {
    const bot = await startBot();
    onTestFinished(bot.close);
    const mock = await startMockInTest("--callback", bot.url, "--app-id", appId);
    bot.trust(mock.keys, appId);
    const read = await follow(mock);
    const form =
      "grant_type=client_credentials&client_id=me&client_secret=hush-hush-hush&scope=https%3A%2F%2Fg%2F.default";
    const headers = { "content-type": "application/x-www-form-urlencoded", cookie: "session=hush-hush-hush" };
    const token = await atMock(mock, "/t/oauth2/v2.0/token", { method: "POST", headers, body: form });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    await fetch(`${mock.origin}/beta/communications/calls/${mock.callId}/recordResponse?sig=hush-hush-hush`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({
        playBeep: false,
        stopTones: ["#"],
        prompts: [
          {
            "@odata.type": "#microsoft.graph.mediaPrompt",
            mediaInfo: { uri: "https://cdn.contoso.com/a.wav?sig=hush-hush-hush" },
          },
        ],
      }),
    });
    await mock.ask(mock.callId, { recordingAccessToken: "hush-hush-hush" });
    await fetch(`${mock.origin}/beta/communications/calls`, { method: "POST", body: "token hush-hush-hush" });
    await expect.poll(() => kindsOf(read())).toContain("listening");
    await mock.act(mock.callId, { kind: "press", key: "#" });
    await expect.poll(() => kindsOf(read()), { timeout: 20_000 }).toContain("notified");
    const { recordings } = (await (await atMock(mock, `/_platform/calls/${mock.callId}`)).json()) as {
      recordings: { location: string; accessToken: string }[];
    };
    const { location = "", accessToken: ofRecording = "" } = recordings[0] ?? {};
    await fetch(location, { headers: { authorization: `Bearer ${ofRecording}` } });
    await expect.poll(() => kindsOf(read())).toContain("downloaded");
    await expect.poll(() => read().filter(({ event }) => event === "exchange").length).toBeGreaterThan(5);

    const text = JSON.stringify(read());
    const list = await (await atMock(mock, "/_platform/exchanges?limit=9999")).text();
    for (const secret of ["hush-hush-hush", accessToken, ofRecording, "eyJ"]) {
      expect(secret.length).toBeGreaterThan(2);
      expect(text).not.toContain(secret);
      expect(list).not.toContain(secret);
    }
    const notification = read().find(({ data }) => data.direction === "toBot");
    expect(notification?.data).toMatchObject({
      ...{ callId: mock.callId, operation: "receiveCommsNotifications", target: bot.url, answer: { status: 202 } },
      request: {
        headers: { authorization: "Bearer [redacted]", "content-type": "application/json" },
        body: expect.stringContaining('"recordingAccessToken": "[redacted]"'),
      },
      ms: expect.any(Number),
    });
  });

  test("a fault of the contract is named with its member and the clause", async () => {
    const mock = await startMockInTest();
    await mock.ask(mock.callId, { maxRecordDurationInSeconds: 600, prompts: [], playBeep: 1, maxSilence: 1 });
    await fetch(`${mock.origin}/beta/communications/calls/${mock.callId}/recordResponse`, {
      method: "POST",
      body: "{}",
    });
    const { value } = (await (await atMock(mock, `/_platform/exchanges?call=${mock.callId}`)).json()) as {
      value: { faults: Json[] }[];
    };
    const named = value.map(({ faults }) => faults.map(({ path, clause }) => `${String(path)} ${String(clause)}`));
    expect(named).toEqual([
      ["$.maxSilence RR-14", "$.prompts RR-05", "$.maxRecordDurationInSeconds RR-10", "$.playBeep RR-11"],
      ["authorization RR-03"],
    ]);
  });

  test.each([
    { spelling: "captured", version: "beta" },
    { spelling: "documented", version: "v1.0" },
  ])("of notifications that are $spelling, $version, none is marked", async ({ spelling, version }) => {
    const callback = await startCallback();
    const mock = await startMockInTest("--callback", callback.url, "--spelling", spelling, "--version", version);
    const id = await mock.begin({ meeting: true, announce: true });
    await mock.ask(id, { playBeep: false, stopTones: ["#"] }, version);
    await mock.act(id, [
      { kind: "join", name: "Bob" },
      { kind: "speak", ms: 100 },
      { kind: "press", key: "#" },
    ]);
    await atMock(mock, `/_platform/calls/${id}`, { method: "DELETE" });
    await expect.poll(async () => (await notified(mock)).map(({ about }) => about)).toContain("call, terminated");
    const exchanges = await notified(mock);
    expect(exchanges.map(({ about }) => String(about).split(",")[0])).toEqual(
      expect.arrayContaining(["call", "participants", "recordOperation"]),
    );
    expect(exchanges.flatMap(({ faults, answerFaults }) => [faults, answerFaults].flat())).toEqual([]);
  });

  test("PL-04 a notification that a fault has changed is marked at the member that differs", async () => {
    const callback = await startCallback();
    const mock = await startMockInTest("--callback", callback.url, "--fault", "noResultInfo");
    await mock.ask(mock.callId, { playBeep: false, stopTones: ["#"] });
    await mock.act(mock.callId, [
      { kind: "speak", ms: 100 },
      { kind: "press", key: "#" },
    ]);
    await expect.poll(async () => (await notified(mock)).length).toBe(1);
    expect((await notified(mock))[0]?.faults).toEqual([
      {
        path: "$.value[0].resourceData",
        message: "is stopToneDetected, completed with none; the contract has completed with 200/8514",
        clause: "PL-04",
      },
    ]);
  });

  test.each([
    { status: 401, clause: "AU-08", message: "is 401: the bot refused the token, by its issuers, keys or app id" },
    { status: 500, clause: "PL-06", message: "is 500: the delivery was not taken" },
  ])("$clause a callback's answer $status is marked", async ({ status, clause, message }) => {
    const callback = await startCallback((_, res) => res.writeHead(status).end());
    const mock = await startMockInTest("--callback", callback.url);
    await mock.begin({ announce: true });
    await expect.poll(async () => (await notified(mock)).length).toBeGreaterThan(0);
    expect((await notified(mock))[0]).toMatchObject({
      ...{ faults: [], answer: { status }, ms: expect.any(Number) },
      answerFaults: [{ path: "answer", clause, message }],
    });
  });

  const key = "k".repeat(32);
  test.each([
    {
      type: "application/json",
      body: '{"why":"aud","password":"hush"}',
      shown: '{\n  "why": "aud",\n  "password": "[redacted]"\n}',
    },
    { type: "text/plain", body: `no: ${key} is expired`, shown: "no: [redacted] is expired" },
    { type: "text/html", body: `<p>${key}</p>`, shown: "(39 characters, which are not JSON)" },
    { type: "text/plain", body: "", shown: undefined },
    { type: "text/plain", body: "x".repeat(70_000), shown: "(The body is larger than 65536 bytes)" },
  ])("the body of a callback's answer is shown without secrets: $type $shown", async ({ type, body, shown }) => {
    const callback = await startCallback((_, res) => res.writeHead(200, { "content-type": type }).end(body));
    const mock = await startMockInTest("--callback", callback.url);
    await mock.begin({ announce: true });
    await expect.poll(async () => (await notified(mock)).length).toBeGreaterThan(0);
    expect(((await notified(mock))[0] as { answer: { body?: string } }).answer.body).toBe(shown);
  });

  test("a callback that echoes the token of its notification does not show it", async () => {
    const callback = await startCallback(({ headers }, res) =>
      res.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify({ got: headers.authorization })),
    );
    const mock = await startMockInTest("--callback", callback.url);
    await mock.begin({ announce: true });
    await expect.poll(async () => (await notified(mock)).length).toBeGreaterThan(0);
    expect(((await notified(mock))[0] as { answer: { body?: string } }).answer.body).toBe(
      '{\n  "got": "Bearer [redacted]"\n}',
    );
  });

  test("an answer whose body never ends holds up no notification", async () => {
    const callback = await startCallback((_, res) => void res.writeHead(202).write("x"));
    const mock = await startMockInTest("--callback", callback.url);
    const id = await mock.begin({ announce: true });
    await atMock(mock, `/_platform/calls/${id}`, { method: "DELETE" });
    const ofEnd = (): Json[] => mock.events().filter(({ about }) => about === "terminated");
    await expect.poll(ofEnd, { timeout: 4_000 }).toMatchObject([{ verdict: "taken", status: 202 }]);
  });

  test("prompts that are fetched are exchanges too", async () => {
    const host = await startCallback((_, res) => res.writeHead(200, { "content-type": "audio/wav" }).end("no wav"));
    const mock = await startMockInTest("--fetch-prompts");
    const prompt = (uri: string): object => ({ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri } });
    await mock.ask(mock.callId, { prompts: [prompt(`${host.url}?sig=hush-hush-hush`)] });
    await mock.ask(mock.callId, { prompts: [prompt("http://127.0.0.1:9/a.wav")] });
    const fetched = async (): Promise<Json[]> => (await exchangesOf(mock)).filter(({ about }) => about === "prompt");
    await expect.poll(async () => (await fetched()).length).toBe(2);
    expect(await fetched()).toMatchObject([
      {
        ...{ direction: "toPrompt", method: "GET", target: `${host.url}?[redacted]` },
        answer: { status: 200, headers: { "content-type": "audio/wav" }, body: "(a file, audio/wav)" },
      },
      { direction: "toPrompt", target: "http://127.0.0.1:9/a.wav", error: expect.stringContaining("fetch failed") },
    ]);
  });

  test("a callback that does not answer is shown with why", async () => {
    const mock = await startMockInTest("--callback", "http://127.0.0.1:9/api/calls");
    await mock.begin({ announce: true });
    const exchanges = async (): Promise<Json[]> =>
      ((await (await atMock(mock, "/_platform/exchanges")).json()) as { value: Json[] }).value;
    await expect.poll(async () => (await exchanges()).length).toBeGreaterThan(0);
    expect((await exchanges())[0]).toMatchObject({
      ...{ direction: "toBot", error: expect.stringContaining("fetch failed: ") },
      answerFaults: [{ path: "answer", message: "is missing: the bot did not answer", clause: "PL-06" }],
    });
    expect((await exchanges())[0]).not.toHaveProperty("answer");
  });
});

describe("PL-09 PL-14 faults are switched on and off while the mock runs", () => {
  test("by PUT /_platform/faults; each reader is notified", async () => {
    const mock = await startMockInTest("--fault", "throttled", "--seed", "3");
    const read = await follow(mock);
    const put = (faults: unknown): Promise<Response> =>
      atMock(mock, "/_platform/faults", { method: "PUT", body: JSON.stringify(faults) });
    expect((await mock.ask(mock.callId, {})).status).toBe(429);
    expect(await (await put([])).json()).toMatchObject({ seed: 3, value: [] });
    expect((await mock.ask(mock.callId, {})).status).toBe(200);
    expect((await put([{ name: "serverError", times: 1 }])).status).toBe(200);
    expect((await mock.ask(mock.callId, {})).status).toBe(500);
    expect((await mock.ask(mock.callId, {})).status).toBe(200);
    await expect
      .poll(() =>
        read()
          .filter(({ event }) => event === "faults")
          .map(({ data }) => data.faults),
      )
      .toEqual([[], [{ name: "serverError", times: 1 }]]);
  });

  test("with the settings that --fault has: times, rate and ms; GET gives those that take ms, and their default", async () => {
    const mock = await startMockInTest();
    const faults = [{ name: "slow", times: 1, rate: 1, ms: 300 }, "doubled"];
    expect((await atMock(mock, "/_platform/faults", { method: "PUT", body: JSON.stringify(faults) })).status).toBe(200);
    expect(await (await atMock(mock, "/_platform/faults")).json()).toMatchObject({
      value: faults,
      delaysMs: { slow: 5_000, late: 10_000, reordered: 10_000, establishedLate: 10_000 },
    });
    const times = [];
    for (let count = 0; count < 2; count += 1) {
      const startedMs = performance.now();
      await mock.ask(mock.callId, {});
      times.push(performance.now() - startedMs);
    }
    expect(times[0]).toBeGreaterThan(295);
    expect(times[1]).toBeLessThan(times[0] as number);
  });

  test.each([
    { fault: { name: "slow", times: -1 }, says: "times" },
    { fault: { name: "slow", rate: 1.1 }, says: "a number from 0 to 1" },
    { fault: { name: "slow", ms: "soon" }, says: "ms" },
    { fault: { name: "slow", often: 1 }, says: "often" },
  ])("$fault is refused with 400: $says", async ({ fault, says }) => {
    const mock = await startMockInTest();
    const refused = await atMock(mock, "/_platform/faults", { method: "PUT", body: JSON.stringify([fault]) });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(says);
    expect(await (await atMock(mock, "/_platform/faults")).json()).toMatchObject({ value: [] });
  });

  test("one that does not exist is refused by name, and changes nothing", async () => {
    const mock = await startMockInTest("--fault", "lost");
    const refused = await atMock(mock, "/_platform/faults", { method: "PUT", body: '["los"]' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('not \\"los\\"');
    expect(await (await atMock(mock, "/_platform/faults")).json()).toMatchObject({ value: [{ name: "lost" }] });
  });
});

describe("PL-14 a stream over a bounded history", () => {
  const record = (text: string) =>
    ({ kind: "call", at: 0, data: { kind: "callEnded", callId: "1", atMs: 0, why: text } }) as const;

  function world(limits: { maxRecords: number; maxLength?: number }, options: Partial<EventStreamsOptions> = {}) {
    const history = createHistory({ maxLength: Number.POSITIVE_INFINITY, ...limits });
    const streams = createEventStreams({ history, run: "ab", state: () => ({}) as MockState, ...options });
    const over = new AbortController();
    onTestFinished(() => over.abort());
    const open = (after?: string): AsyncIterator<string> => {
      const stream = streams.stream(after, over.signal);
      if (!stream) throw new Error("Too many streams");
      return stream.body[Symbol.asyncIterator]();
    };
    return { history, streams, open, over };
  }

  const next = async (stream: AsyncIterator<string>): Promise<string> => String((await stream.next()).value);

  test("a reader that falls behind gets a gap, and what is still kept", async () => {
    const { history, open } = world({ maxRecords: 3 });
    const stream = open();
    await next(stream);
    for (let count = 1; count <= 10; count += 1) history.add(record(`event ${count}`));
    const read = eventsIn(await next(stream));
    expect(read.map(({ event, id, data }) => id ?? [event, data])).toEqual([
      ["gap", { why: "forgotten" }],
      "ab-8",
      "ab-9",
      "ab-10",
    ]);
  });

  test("one that was away for too long, too", async () => {
    const { history, open } = world({ maxRecords: 3 });
    for (let count = 1; count <= 10; count += 1) history.add(record(`event ${count}`));
    const stream = open("ab-2");
    expect(eventsIn(await next(stream)).map(({ event }) => event)).toEqual(["mock", "gap"]);
    expect(eventsIn(await next(stream)).map(({ id }) => id)).toEqual(["ab-8", "ab-9", "ab-10"]);
  });

  test("long records go before short ones would", () => {
    const { history } = world({ maxRecords: 100, maxLength: 1_000 });
    for (let count = 1; count <= 10; count += 1) history.add(record("x".repeat(400)));
    expect([history.first, history.next]).toEqual([9, 11]);
  });

  test("nothing is kept for a reader that does not read: what it takes next is one piece of what is left", async () => {
    const { history, open } = world({ maxRecords: 1_000 });
    const stream = open();
    await next(stream);
    for (let count = 0; count < 1_000; count += 1) history.add(record("x".repeat(1_000)));
    const piece = await next(stream);
    expect(piece.length).toBeLessThan(70_000);
    for (let count = 0; count < 1_000; count += 1) history.add(record("y".repeat(1_000)));
    expect(
      eventsIn(await next(stream))
        .slice(0, 2)
        .map(({ event, id }) => id ?? event),
    ).toEqual(["gap", "ab-1001"]);
  });

  test("a record is made when it is first read, once, and is as long as it is from then on", async () => {
    const { history, open } = world({ maxRecords: 10, maxLength: 1_000 });
    const make = vi.fn(() => record("x".repeat(400)).data);
    history.add({ kind: "call", at: 0, length: 300, make });
    expect(make).not.toHaveBeenCalled();
    for (const stream of [open(), open()]) {
      await next(stream);
      expect(eventsIn(await next(stream)).map(({ id }) => id)).toEqual(["ab-1"]);
    }
    expect(make).toHaveBeenCalledOnce();
    history.add(record("y".repeat(600)));
    expect([history.first, history.next]).toEqual([2, 3]);
  });

  test.each([0, 1, 2, 3, 4, 5])(
    "what happens %i microtasks after a reader began to wait is sent at once",
    async (later) => {
      const { history, open } = world({ maxRecords: 10 }, { heartbeatMs: 1_000 });
      const stream = open();
      await next(stream);
      const piece = next(stream);
      for (let count = 0; count < later; count += 1) await undefined;
      history.add(record("first"));
      expect(eventsIn(await piece).map(({ id }) => id)).toEqual(["ab-1"]);
    },
  );

  test("an exchange that cannot be shown is said to be so, and holds up none after it", async () => {
    const errors: unknown[] = [];
    const facts = { origin: "http://127.0.0.1:1", version: "beta", callback: undefined, seed: 1 } as const;
    const live = createLiveView({
      ...facts,
      faults: () => [],
      call: () => undefined,
      onError: (each) => errors.push(each),
    });
    const request = {
      method: "GET",
      url: "http://127.0.0.1:1/beta/me",
      headers: {},
      body: undefined,
      route: undefined,
    };
    const unreadable = { status: 200, headers: { location: "/" }, body: "{}" };
    live.answered(request, unreadable, 1);
    Object.defineProperty(unreadable.headers, "location", { get: () => expect.unreachable("why") });
    live.answered(request, { status: 204, headers: {}, body: undefined }, 1);
    const shown = [live.history.at(1), live.history.at(2)].map(async (kept) => JSON.parse((await kept?.json()) ?? ""));
    expect(await Promise.all(shown)).toMatchObject([
      { target: "(could not be shown)", answer: { status: 200 } },
      { target: "/beta/me", answer: { status: 204 } },
    ]);
    expect(String(errors)).toContain("why");
  });

  test("while nothing happens comments are sent", async () => {
    const { open } = world({ maxRecords: 3 }, { heartbeatMs: 5 });
    const stream = open();
    await next(stream);
    expect([await next(stream), await next(stream)]).toEqual([":\n\n", ":\n\n"]);
  });

  test("a reader that took nothing for long gives its place to another", async () => {
    const { streams, over } = world({ maxRecords: 3 }, { maxStreams: 1, stalledMs: 20 });
    const stalled = streams.stream(undefined, over.signal);
    expect(streams.stream(undefined, over.signal)).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(streams.stream(undefined, over.signal)).toBeDefined();
    expect(stalled?.end.aborted).toBe(true);
    expect(streams.open).toBe(1);
  });

  test("the signal ends it", async () => {
    const { streams, open, over } = world({ maxRecords: 3 });
    const stream = open();
    await next(stream);
    const waiting = stream.next();
    over.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(streams.open).toBe(0);
  });
});

describe("PL-15 the mock serves a page", () => {
  const paths = ["/", "/_page/page.js", "/_page/page.css"];

  test.each(paths)("%s under a policy that allows its own files alone, without a token", async (path) => {
    const mock = await startMockInTest("--control-token", "let-me-drive");
    const answer = await atMock(mock, path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self' blob:; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect((await atMock(mock, path, { method: "POST" })).status).toBe(405);
    expect((await atMock(mock, path, { headers: { origin: "http://evil.example" } })).status).toBe(421);
  });

  test("but not with --no-page", async () => {
    const mock = await startMockInTest("--no-page");
    for (const path of paths) expect((await atMock(mock, path)).status).toBe(404);
    expect(mock.events()[0]).not.toHaveProperty("page");
  });

  test("its address is in the first line", async () => {
    const running = start(["mock", "--port", "0"]);
    onTestFinished(() => void running.child.kill());
    const [, origin = ""] = await running.until(
      /^graph-record-response mock listens on (\S+); its page is \1\/; Ctrl-C ends it\.$/m,
    );
    expect(await (await fetch(`${origin}/`)).text()).toContain("<title>graph-record-response mock</title>");
  });
});

describe("PL-07 PL-15 a caller speaks with a voice", () => {
  /** Samples that no murmur has, and as base64. */
  const samples = Int16Array.from({ length: 8_000 }, (_, n) => ((n * 37) % 65_536) - 32_768);
  const pcmOf = (from: number, to: number): string =>
    Buffer.from(samples.buffer, 2 * from, 2 * (to - from)).toString("base64");
  const say = (mock: Mock, body: unknown): Promise<Response> =>
    atMock(mock, `/_platform/calls/${mock.callId}/voice`, { method: "POST", body: JSON.stringify(body) });

  test("what was said, in pieces, is what is recorded, to the bit", async () => {
    const mock = await startMockInTest();
    const read = await follow(mock);
    await mock.ask(mock.callId, { playBeep: false, stopTones: ["#"] });
    const begun = await say(mock, { pcm: pcmOf(0, 4_000), ms: 120_000 });
    expect(begun.status).toBe(201);
    const { voice } = (await begun.json()) as { voice: number };
    expect((await say(mock, { voice, pcm: pcmOf(4_000, 8_000) })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 550));
    await mock.act(mock.callId, { kind: "press", key: "#" });
    await expect.poll(() => read().map(({ event }) => event)).toContain("recording");
    const file = read().find(({ event }) => event === "recording")?.data.file;
    const wav = await (await atMock(mock, String(file))).arrayBuffer();
    expect(new Int16Array(wav.slice(44, 44 + samples.byteLength))).toEqual(samples);
  });

  test.each([
    { body: {}, status: 400, says: "pcm is base64." },
    { body: { pcm: "?" }, status: 400, says: "pcm is base64." },
    { body: { pcm: "" }, status: 400, says: "ms is a whole number from 1 to 120000." },
    { body: { pcm: "", ms: 120_001 }, status: 400, says: "ms is a whole number from 1 to 120000." },
    { body: { pcm: "", voice: 99 }, status: 404, says: "The call has no voice 99, or it was too long ago." },
  ])("$body is refused with $status: $says", async ({ body, status, says }) => {
    const mock = await startMockInTest();
    const answer = await say(mock, body);
    expect([answer.status, await answer.json()]).toMatchObject([status, { error: { message: says } }]);
  });

  test("a voice is bounded: of each 120 s, and the oldest of 20 is forgotten", () => {
    const voice = createVoice(1);
    voice.add(new Uint8Array(64_000).fill(1));
    expect([voice.bytes, voice.sample(15_999) > 0, voice.sample(16_000)]).toEqual([32_000, true, 0]);
    const voices = createVoices();
    const first = voices.begin("a");
    first.voice.add(new Uint8Array(100));
    for (let more = 0; more < 20; more += 1) voices.begin("a");
    expect([first.voice.bytes, voices.find("a", first.number), voices.find("b", 2)]).toEqual([0, undefined, undefined]);
  });
});
