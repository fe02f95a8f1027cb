import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  type CallsClient,
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  type MediaPrompt,
  type RecordingDownload,
  type RecordingSource,
  recordAndWait,
  tones,
} from "../../src/index.ts";
import {
  createKeySource,
  createWebhookReceiver,
  toNodeListener,
  type WebhookReceiver,
} from "../../src/webhook/index.ts";
import { appId, type Mock, startBot, startMock, startMockInTest } from "./mock-support.ts";
import { answering, jsonLines, run, serveInTest, soon, start } from "./support.ts";

function temporaryFile(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "mock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "file.json"), JSON.stringify(content));
  return join(folder, "file.json");
}

/** A bot whose receiver is known once the mock has said what it must be. */
async function startLateBot(): Promise<{ url: string; mount: (receiver: WebhookReceiver) => void }> {
  let listener: RequestListener = (_, res) => void res.writeHead(503).end();
  const url = await serveInTest((req, res) => listener(req, res));
  return { url, mount: (receiver) => void (listener = toNodeListener(receiver)) };
}

function create(mock: Mock, callbackUri: string, targets: readonly object[]): Promise<Response> {
  const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
  return fetch(`${mock.origin}/v1.0/communications/calls`, {
    method: "POST",
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: JSON.stringify({ callbackUri, mediaConfig, targets }),
  });
}

describe("mock, by its options", () => {
  test("--version v1.0 and --script: the caller plays the script in each recording, and no completionReason is sent", async () => {
    const script = temporaryFile([
      { kind: "speak", ms: 200 },
      { kind: "press", key: "*" },
    ]);
    const bot = await startBot();
    onTestFinished(bot.close);
    const mock = await startMockInTest(
      "--callback",
      bot.url,
      "--app-id",
      appId,
      "--version",
      "v1.0",
      "--script",
      script,
    );
    bot.trust(mock.keys, appId);
    for (const clientContext of ["first", "second"])
      await mock.ask(mock.callId, { stopTones: ["*"], clientContext }, "v1.0");
    await soon(() => bot.received.length === 2);
    expect(
      bot.received.map(
        (one) =>
          one.kind === "recordOperation" && [
            one.operation.clientContext,
            one.operation.status,
            one.operation.completionReason,
          ],
      ),
    ).toEqual([
      ["first", "completed", undefined],
      ["second", "completed", undefined],
    ]);
    expect(mock.events().filter(({ kind }) => kind === "stopped")).toMatchObject([
      { completionReason: "stopToneDetected" },
      { completionReason: "stopToneDetected" },
    ]);
  });

  test("--script with acts for the whole call: they are played in each call once it is established", async () => {
    const script = temporaryFile({ call: [{ kind: "silent", ms: 300 }, { kind: "hangUp" }] });
    const mock = await startMockInTest("--script", script);
    const target = { identity: { user: { id: "1" } } };
    const created = await create(mock, "http://127.0.0.1:9/calls", [target]);
    const { id } = (await created.json()) as { id: string };
    await expect
      .poll(() => mock.events().filter(({ callId }) => callId === id), { timeout: 10_000 })
      .toContainEqual(
        expect.objectContaining({ kind: "callEnded", why: expect.stringContaining("hung up") as string }),
      );
  });

  test("--script with the acts themselves, in place of a file", async () => {
    const mock = await startMockInTest("--script", '[{"kind":"speak","ms":200},{"kind":"press","key":"#"}]');
    await mock.ask(mock.callId, { playBeep: false, stopTones: ["#"] });
    await expect
      .poll(() => mock.events().find(({ kind }) => kind === "stopped"), { timeout: 10_000 })
      .toMatchObject({ completionReason: "stopToneDetected" });
  });

  test.each([
    { script: { call: [], recording: [] }, says: '"recording" must not be beside call' },
    { script: { call: [{ kind: "sing" }] }, says: "Act 1: A caller can speak" },
  ])("--script with $script is refused", async ({ script, says }) => {
    const { code, err } = await run("mock", "--script", temporaryFile(script));
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });

  test("[PL-11] --answers: another address of Graph is answered as the file says; one that it lacks is 501", async () => {
    const body = { value: [{ id: "m" }] };
    const answers = temporaryFile([{ method: "GET", path: "/users/{id}/onlineMeetings", status: 200, body }]);
    const mock = await startMockInTest("--answers", answers);
    const answer = await fetch(`${mock.origin}/v1.0/users/ada/onlineMeetings`);
    expect([answer.status, await answer.json()]).toEqual([200, body]);
    expect((await fetch(`${mock.origin}/v1.0/users/ada/calendar`)).status).toBe(501);
  });

  test.each([
    { args: [], named: "https://bot.contoso.com/calls", status: 400 },
    { args: ["--callback", "http://127.0.0.1:9/"], named: "https://bot.contoso.com/calls", status: 201 },
    { args: [], named: "http://127.0.0.1:9/calls", status: 201 },
  ])("[CA-15] $args and a call that names $named: $status", async ({ args, named, status }) => {
    const mock = await startMockInTest(...args);
    const answer = await create(mock, named, [{ identity: { user: { id: "1" } } }]);
    const { error } = (await answer.json()) as { error?: { message: string } };
    expect(answer.status).toBe(status);
    expect(error?.message).toBe(
      status === 201
        ? undefined
        : "callbackUri is at bot.contoso.com, which the mock does not reach. Start it with --callback http://127.0.0.1:PORT, and the bot is notified there, at the same path.",
    );
  });

  test("[CA-15] --callback: a bot that names its tunnel is notified there, at the path that it named", async () => {
    const paths: string[] = [];
    const origin = await serveInTest((req, res) => {
      paths.push(req.url ?? "");
      req.resume().once("end", () => res.writeHead(202).end());
    });
    const mock = await startMockInTest("--callback", `${origin}/registered`);
    await create(mock, "https://bot.ngrok-free.app/calls/of?instance=1", [{ identity: { user: { id: "1" } } }]);
    await soon(() => paths.length >= 2);
    expect(new Set(paths)).toEqual(new Set(["/calls/of?instance=1"]));
  });

  test.each(["beta", "v1.0"])(
    "[PL-06] what it prints in TypeScript is all that a bot has to say, in %s",
    async (version) => {
      const waiter = createOperationWaiter();
      const { url, mount } = await startLateBot();
      const mock = await startMockInTest("--callback", url, "--version", version);
      const [{ typescript = [] } = {}] = mock.events() as { typescript?: string[] }[];
      const written = typescript.join(",\n").replace("downloadRecording(recording,", "(recording) => $&");
      const known = { createCallsClient, createWebhookReceiver, createKeySource, downloadRecording };
      const parts = new Function(...Object.keys(known), "onNotification", `return [${written}]`) as (
        ...given: unknown[]
      ) => [CallsClient, WebhookReceiver, (recording: RecordingSource) => Promise<RecordingDownload>];
      const [graph, receiver, download] = parts(...Object.values(known), waiter.accept);
      mount(receiver);

      const mediaInfo = { uri: "https://cdn.contoso.com/question.wav" };
      const prompts: MediaPrompt[] = [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo }];
      const request = { prompts, stopTones: [tones.pound] };
      const outcome = recordAndWait({ graph, waiter, callId: mock.callId, request });
      await mock.running.until(/"listening"/);
      await mock.act(mock.callId, [
        { kind: "speak", ms: 350 }, // a timer may fire a millisecond early
        { kind: "press", key: "#" },
      ]);
      const recorded = await outcome;
      if (recorded.kind !== "recorded") throw new Error(`It ended as ${recorded.kind}`);
      const { stream } = await download(recorded.recording);
      expect((await new Response(stream).arrayBuffer()).byteLength).toBeGreaterThan(9_600);
    },
  );

  test("a request without a token, by plain http, names what may have withheld it", async () => {
    const mock = await startMockInTest();
    const answer = await fetch(`${mock.origin}/beta/communications/calls/${mock.callId}`);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(answer.status).toBe(401);
    expect(error.message).toMatch(
      /Microsoft's clients send no token over plain http: run the bot with node --import graph-record-response\/redirect, or start the mock with --proxy, and it sees https\.$/,
    );
  });

  test("--fault throttled:times=1 and --fault playBeepFailed; a bot that refuses is shown; Ctrl-C closes cleanly and exits with 0", async () => {
    const { listener, headers } = answering(() => 403);
    const mock = await startMockInTest(
      "--callback",
      await serveInTest(listener),
      "--fault",
      "throttled:times=1",
      "--fault",
      "playBeepFailed",
    );
    const statuses = [await mock.ask(mock.callId, {}), await mock.ask(mock.callId, {})].map(({ status }) => status);
    expect(statuses).toEqual([429, 200]);
    await mock.running.until(/"notified".*/);
    expect(mock.events()).toContainEqual(
      expect.objectContaining({ kind: "notified", verdict: "refused", status: 403 }),
    );
    expect(mock.events()).toContainEqual(
      expect.objectContaining({ kind: "stopped", completionReason: "playBeepFailed" }),
    );
    mock.running.child.kill("SIGINT");
    const { code, out, err } = await mock.running.ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(jsonLines(out).at(-1)).toEqual({ kind: "closed" });
    expect(out).not.toContain(headers[0]?.authorization?.split(" ")[1]);
  });

  test("prints what to configure, a curl line that works, and the call as it happens; Ctrl-C does not wait for a bot that hangs", async () => {
    const running = start(["mock", "--port", "0", "--callback", await serveInTest(() => undefined)]);
    onTestFinished(() => void running.child.kill("SIGKILL"));
    await running.until(/one character is 250 ms/);
    const printed = running.out();
    expect(printed).toMatch(/^ {2}issuer {4}https:\/\/api\.botframework\.com$/m);
    expect(printed).toMatch(/^ {2}keys {6}http:\/\/127\.0\.0\.1:\d+\/v1\/\.well-known\/OpenIdConfiguration$/m);
    expect(printed).toMatch(/^ {2}app id {4}0b07a991-0000-4000-8000-000000000001 /m);
    const [ask, act] = curlsIn(printed) as [Curl, Curl];
    expect((await fetch(...ask)).status).toBe(200);
    const acting = fetch(...act).catch(() => undefined);
    await running.until(/ {2}1\.1 {3}stopped {3}stopToneDetected: the caller pressed #; /);
    expect(running.out()).toMatch(
      / {2}1\.1 {3}asked {5}runs at once; clientContext "question-1"\n +seconds 0 {3}1 {3}2/,
    );
    expect(running.out()).toMatch(/ {2}1\.1 {3}(?:beep|speech) +0\.\d\d s +[≈█]+\n/);
    running.child.kill("SIGINT");
    const { code, out, err } = await running.ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/\nClosed\.\n$/);
    expect(out).not.toContain("\u001b");
    await acting;
  });

  test("a taken port is said plainly, with what to do, and exits with 1", async () => {
    const { port } = new URL(await serveInTest(() => undefined));
    const { code, out, err } = await start(["mock", "--port", port]).ended;
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const [, free] = /another port: --port (\d+);/.exec(err) ?? [];
    expect(err).toBe(
      `Port ${port} of 127.0.0.1 is taken by a program that does not answer HTTP. Stop it, or choose another port: --port ${free}; --port 0 picks a free one.\n`,
    );
    expect(Number(free)).toBeGreaterThan(Number(port));
  });

  test("a host that is not this machine's is said plainly", async () => {
    expect(await run("mock", "--host", "192.0.2.1", "--port", "0")).toEqual({
      code: 1,
      out: "",
      err: "192.0.2.1 is not an address of this machine. Choose one that is, such as 127.0.0.1.\n",
    });
  });

  test.each([
    { args: ["--port", "65536"], says: '--port takes a whole number from 0 to 65535; not "65536".' },
    { args: ["--seed", "1.5"], says: '--seed takes a whole number from 0 up; not "1.5".' },
    {
      args: ["--callback", "127.0.0.1:3978"],
      says: '--callback takes the bot\'s address, such as http://127.0.0.1:3978/api/calls; not "127.0.0.1:3978".',
    },
    {
      args: ["--version", "v2"],
      says: "--version takes Graph's: beta or v1.0; not \"v2\". This package's own: graph-record-response --version.",
    },
    { args: ["--spelling", "odd"], says: '--spelling takes captured or documented; not "odd".' },
    {
      args: ["--fault", "fire"],
      says: '--fault takes one of throttled, serverError, slow, lost, doubled, late, reordered, noResultInfo, establishedTwice, establishedLate, establishedNever, terminatedNever, rosterFlaps, outOfOrder, playPromptFailed, playBeepFailed, mediaReceiveTimeout, unspecifiedError; not "fire".',
    },
    {
      args: ["--fault", "lost:often"],
      says: '--fault lost takes times and ms, whole numbers, and rate, from 0 to 1: lost:times=1,rate=0.5,ms=2000; not "often".',
    },
    { args: ["--fault", "lost:rate=2"], says: 'not "rate=2".' },
    {
      args: ["--script", "nowhere.json"],
      says: '--script cannot read nowhere.json (ENOENT): name a file with a JSON list of acts, or {"call":[…]}.',
    },
    {
      args: ["--script", '[{"kind":"speak",}]'],
      says: '--script is not JSON: see line 1, column 18; --script takes a JSON list of acts, or {"call":[…]}.',
    },
    {
      args: ["--script", "package.json"],
      says: "package.json: A caller can speak, be silent, press, hangUp, answer, decline, join or leave; not undefined.",
    },
    {
      args: ["--script", "README.md"],
      says: 'README.md is not JSON: see line 1, column 1; --script takes a JSON list of acts, or {"call":[…]}.',
    },
    {
      args: ["--answers", "README.md"],
      says: "README.md is not JSON: see line 1, column 1.",
    },
    { args: ["--host", ""], says: '--host takes an address or a name of this machine, such as 127.0.0.1; not "".' },
    { args: ["--host", "a b"], says: '; not "a b".' },
    { args: ["--answers", "nowhere.json"], says: "--answers cannot read nowhere.json (ENOENT)" },
  ])("$args is a wrong call", async ({ args, says }) => {
    const { code, out, err } = await run("mock", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
  });
});

type Curl = [url: string, init: RequestInit];

/** The requests of the curl lines in `text`, with a shorter speech. */
function curlsIn(text: string): Curl[] {
  return [...text.matchAll(/curl (\S+) ((?:\\\n|.)+)/g)].map(([, url = "", options = ""]) => {
    const [, body = ""] = /-d '(.*)'/.exec(options) ?? [];
    const headers = [...options.matchAll(/-H '([^:]+): ([^']+)'/g)].map(
      ([, name = "", value = ""]): [string, string] => [name, value],
    );
    return [url, { method: "POST", headers, body: body.replace("3000", "2000") }];
  });
}

const built = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
const uncached = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };

describe.runIf(existsSync(built))("mock, as it is built", () => {
  test("listens within a second on a busy machine", async () => {
    const bootsMs: number[] = [];
    for (let boot = 0; boot < 3; boot += 1) {
      const begunMs = performance.now();
      const running = start(["mock", "--port", "0"], { main: built, env: uncached });
      await running.until(/listens on/);
      bootsMs.push(performance.now() - begunMs);
      running.child.kill("SIGINT");
      expect((await running.ended).code).toBe(0);
    }
    const bestMs = Math.round(Math.min(...bootsMs));
    console.log(`mock listened ${bestMs} ms after it was started, the best of ${bootsMs.length}`);
    expect(bestMs).toBeLessThan(1_000);
  });
});

describe("[PL-13] what comes from outside is bounded, with a clear refusal", () => {
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  let mock: Mock;
  beforeAll(async () => void (mock = await startMock()));
  afterAll(() => void mock.running.child.kill());
  const post = async (path: string, body: string): Promise<[number, string]> => {
    const headers = { authorization: "Bearer any", "content-type": "application/json" };
    const answer = await fetch(mock.origin + path, { method: "POST", headers, body });
    const { error } = (await answer.json()) as { error?: { message: string } };
    return [answer.status, error?.message ?? ""];
  };
  const record = (): string => `/beta/communications/calls/${mock.callId}/recordResponse`;
  const act = (): string => `/_platform/calls/${mock.callId}/caller`;

  test.each([
    { what: "a deep body", at: act, body: deep, says: "Act 1: A caller can" },
    { what: "a deep act", at: act, body: `{"kind":${deep}}`, says: "A caller can speak" },
    { what: "a deep call", at: () => "/_platform/calls", body: `{"mediaConfig":${deep}}`, says: "mediaConfig" },
    {
      what: "many acts",
      at: act,
      body: JSON.stringify(Array(1_001).fill({ kind: "silent", ms: 0 })),
      says: "A list has at most 1000 acts; not 1001.",
    },
    { what: "a deep request", at: record, body: `{"a":${deep}}`, says: "$.a is not a member of the contract" },
    {
      what: "many unknown members",
      at: record,
      body: JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, 1]))),
      says: "; $.m19 is not a member of the contract; 4980 more",
    },
    {
      what: "a long name",
      at: record,
      body: JSON.stringify({ ["x".repeat(50_000)]: 1 }),
      says: "xxx… is not a member",
    },
  ])("$what", async ({ at, body, says }) => {
    const [status, message] = await post(at(), body);
    expect([status, message]).toEqual([400, expect.stringContaining(says)]);
    expect(message.length).toBeLessThan(2_000);
    const said = (): string => String(mock.events().at(-1)?.["message"]);
    await soon(() => message.startsWith(said().replace(/…$/, "")));
    expect(said().length).toBeLessThan(2_000);
  });

  test("the body of a request, as each is kept until its operation has ended", async () => {
    const body = JSON.stringify({ clientContext: "x".repeat(64 * 1024) });
    expect(await post(record(), body)).toEqual([413, "A request for Graph may have 65536 bytes here."]);
  });

  test("the people in a meeting", async () => {
    const callId = await mock.begin({ meeting: true });
    const join = (from: number, to: number): Promise<Response> => {
      const names = Array.from({ length: to - from }, (_, index) => `Guest ${from + index}`);
      return mock.act(
        callId,
        names.map((name) => ({ kind: "join", name })),
      );
    };
    expect((await join(0, 100)).status).toBe(200);
    const answer = await join(100, 201);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: "BadRequest", message: "A call has at most 200 participants." } },
    ]);
  });

  test("operations that wait in one call", async () => {
    const callId = await mock.begin();
    for (let asked = 0; asked < 1_000; asked += 1) expect((await mock.ask(callId, {})).status).toBe(200);
    const answer = await mock.ask(callId, {});
    expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([
      429,
      "1",
      {
        error: {
          code: "TooManyRequests",
          message:
            "1000 operations wait in this call, which is the mock's limit: cancel them (cancelMediaProcessing), or end the call.",
        },
      },
    ]);
    expect((await mock.ask(mock.callId, {})).status).toBe(200);
    const cancel = `/beta/communications/calls/${callId}/cancelMediaProcessing`;
    expect(await post(cancel, '{"all":true}')).toEqual([200, ""]);
    await expect.poll(async () => (await mock.ask(callId, {})).status).toBe(200);
    await fetch(`${mock.origin}/_platform/calls/${callId}`, { method: "DELETE" });
  });

  test("calls under way", async () => {
    const begun: string[] = [];
    for (let call = 1; call < 1_000; call += 1) begun.push(await mock.begin());
    const refused =
      "1000 calls are under way, which is the mock's limit: GET /_platform/calls lists them, DELETE ends one.";
    expect(await post("/_platform/calls", "{}")).toEqual([429, refused]);
    const media = { mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } };
    expect(await post("/v1.0/communications/calls", JSON.stringify(media))).toEqual([429, refused]);
    await fetch(`${mock.origin}/_platform/calls/${begun[0]}`, { method: "DELETE" });
    expect((await post("/_platform/calls", "{}"))[0]).toBe(201);
  });
});
