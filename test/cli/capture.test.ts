import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { freePort, listenOnLoopback } from "../../scripts/lib/serve.ts";
import type { Answer, Fixture } from "../../src/cli/capture/fixture.ts";
import { type Arrived, createForwarder, type Forwarder } from "../../src/cli/capture/forward.ts";
import { createRecorder, mostFixtures } from "../../src/cli/capture/record.ts";
import { textOutput } from "../../src/cli/capture-output.ts";
import { bearer, folderInTest, linesOf, usualHeaders } from "../support/capture.ts";
import { appId, startBot, startMockInTest } from "./mock-support.ts";
import { jsonLines, keepingTerminal, type Running, run, serveInTest, soon, start } from "./support.ts";

const taken = Promise.resolve({ status: 202, ms: 1 });
const established = JSON.stringify(examples["commsNotifications.captured.callMediaActive"]);

interface Capture {
  readonly running: Running;
  readonly origin: string;
  readonly folder: string;
  fixtures(): readonly Fixture[];
}

async function startCapture(to: string, ...args: readonly string[]): Promise<Capture> {
  const folder = join(folderInTest(), "captured");
  const running = start(["capture", to, "--port", "0", "--out", folder, ...args]);
  onTestFinished(() => void running.child.kill());
  const [, origin = ""] = await running.until(/(?:listens on |"origin":")(http:\/\/[\d.]+:\d+)/);
  return {
    running,
    origin,
    folder,
    fixtures: () =>
      readdirSync(folder)
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Fixture),
  };
}

interface Passed extends Arrived {
  readonly answer: Answer;
}

interface Forwarding {
  readonly forwarder: Forwarder;
  /** Of which the answer is over, in that order. */
  readonly passed: readonly Passed[];
  /** In the order in which they were forwarded. */
  readonly arrived: readonly Arrived[];
  readonly refused: readonly string[];
  readonly at: string;
  readonly port: number;
}

/** What a forwarder of this process did with requests to a bot. */
async function forwarding(
  bot: RequestListener | string,
  limits: { readonly answerWithinMs?: number; readonly bodyWithinMs?: number } = {},
): Promise<Forwarding> {
  const [passed, arrived, refused]: [Passed[], Arrived[], string[]] = [[], [], []];
  const origin = typeof bot === "string" ? bot : `${await serveInTest(bot)}/api/calls?code=1`;
  const forwarder = createForwarder({
    to: new URL(origin),
    onArrived(one, answer) {
      arrived.push(one);
      void answer.then((known) => passed.push({ ...one, answer: known }));
    },
    onRefused: (why) => void refused.push(why),
    ...limits,
  });
  const { origin: at, close } = await listenOnLoopback(forwarder.listener);
  onTestFinished(close);
  return { forwarder, passed, arrived, refused, at, port: Number(new URL(at).port) };
}

const post = (at: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${at}/hook`, {
    method: "POST",
    headers: { authorization: bearer(), ...usualHeaders },
    body: established,
    redirect: "manual",
    ...init,
  });

/** Bytes written by hand, and what came back until the connection ended. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => (received += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(received));
  });
}

/** A bot that answers by bytes written by hand. */
function rawBot(answer: string): RequestListener {
  return (req) => void bodyOf(req).then(() => req.socket.end(answer, "latin1"));
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("capture between the mock and a bot", () => {
  test("CP-01 the bot gets a call, and CP-03 each delivery has a line, a file and what it shows", async () => {
    const bot = await startBot();
    onTestFinished(() => bot.close());
    const capture = await startCapture(bot.url, "--app-id", appId);
    const mock = await startMockInTest("--callback", `${capture.origin}/api/calls`, "--app-id", appId);
    bot.trust(mock.keys, appId);
    const callId = await mock.begin({ announce: true });
    await mock.ask(callId, { maxRecordDurationInSeconds: 1, clientContext: "ask Jane Doe" });
    await mock.act(callId, [{ kind: "speak", ms: 1_500 }]);
    await soon(() => bot.received.some(({ kind }) => kind === "recordOperation"));
    await mock.act(callId, [{ kind: "hangUp" }]);
    await capture.running.until(/call terminated/);
    capture.running.child.kill("SIGINT");
    const { code, out, err } = await capture.running.ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(bot.refusals).toEqual([]);
    expect(out).toMatch(/\d\d:\d\d:\d\d {2}0001 {2}call establish/);
    expect(out).toMatch(/recordOperation completed +202 {2}\d+ ms {2}as the contract says/);
    expect(out).toMatch(/evidence {2}PL-10 {2}\$\.value\[0\]\.resourceData is a recordOperation: no capture of one is/);
    expect(out).toMatch(/\d deliveries: .*recordOperation completed ×1/);
    expect(out).toContain("Evidence for what the contract leaves open or inferred:");
    expect(out).not.toContain("Differs from the contract:");
    const fixtures = capture.fixtures();
    expect(fixtures).toHaveLength(bot.received.length);
    expect(JSON.stringify(fixtures)).not.toMatch(new RegExp(`eyJ|Jane|Doe|${callId}|${appId}`));
    expect(fixtures.flatMap(({ differences }) => differences.filter(({ kind }) => kind === "difference"))).toEqual([]);
    const [first] = readdirSync(capture.folder);
    expect(statSync(join(capture.folder, first ?? "")).mode & 0o777).toBe(0o600);
    const files = readdirSync(capture.folder).map((name) => join(capture.folder, name));
    const judged = await run("validate", ...files);
    expect(judged.code).toBe(0);
    expect(judged.out).toContain(": notifications (guessed: it is a file of capture)");
  });

  test("CP-01 a bot that is not there is 502 for the sender, CP-03 exits with 1, and --json says it line by line", async () => {
    const port = await freePort();
    const capture = await startCapture(`http://127.0.0.1:${port}/api/calls`, "--json");
    const response = await post(capture.origin);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain(
      `graph-record-response capture: the bot at http://127.0.0.1:${port} is not reached (ECONNREFUSED).`,
    );
    await capture.running.until(/"kind":"delivery"/);
    capture.running.child.kill("SIGINT");
    const { code, out } = await capture.running.ended;
    expect(code).toBe(1);
    const [ready, delivery, end] = jsonLines(out);
    expect(ready).toMatchObject({ kind: "ready", origin: capture.origin, folder: capture.folder });
    expect(delivery).toMatchObject({
      kind: "delivery",
      number: 1,
      carries: "call established",
      answer: { failure: "is not reached (ECONNREFUSED)" },
    });
    expect(end).toMatchObject({
      kind: "end",
      deliveries: 1,
      carried: { "call established": 1 },
      differences: [
        { clause: "PL-06", at: "answer", count: 1, file: join(capture.folder, "0001-call-established.json") },
      ],
    });
    expect(capture.fixtures()).toHaveLength(1);
  });

  test("CP-04 a second run counts on, and a taken port is named with what holds it", async () => {
    const bot = await serveInTest((req, res) => void bodyOf(req).then(() => res.writeHead(202).end()));
    const first = await startCapture(bot);
    await post(first.origin);
    const { port } = new URL(first.origin);
    const second = await run("capture", bot, "--port", port, "--out", first.folder);
    expect(second.code).toBe(1);
    expect(second.err).toContain(`Port ${port} of 127.0.0.1 is taken by another graph-record-response capture.`);
    first.running.child.kill("SIGINT");
    expect((await first.running.ended).code).toBe(0);
    writeFileSync(join(first.folder, "0041-kept.json"), "{}");
    const recorder = await createRecorder({ folder: first.folder, appId: undefined });
    const arrived = { method: "POST", target: "/", headers: [], body: Buffer.from(established) };
    const recorded = await recorder.take(arrived, taken);
    expect(recorded?.number).toBe(42);
  });

  test("CP-04 --for ends it, and it exits with 1 when no delivery came", async () => {
    const { running } = await startCapture("http://127.0.0.1:1/", "--for", "1");
    const { code, out } = await running.ended;
    expect(code).toBe(1);
    expect(out).toContain("No delivery came. Does the tunnel lead to http://127.0.0.1:");
  });

  test.each([
    { args: [], says: "capture takes the address of the bot's callback" },
    { args: ["ftp://a"], says: '"ftp://a" is not an http or https address' },
    { args: ["http://a", "http://b"], says: 'capture takes one address; "http://b" is too many' },
    ...[
      ["http://127.0.0.1:4012/api"],
      ["http://localhost/", "--port", "80"],
      ["https://[::1]/", "--port", "443"],
      ["http://0.0.0.0:4012/"],
      ["http://127.0.0.1:4012/", "--host", "0.0.0.0"],
      ["http://bot.example:81/", "--host", "bot.example", "--port", "81"],
      ["http://192.0.2.7/", "--host", "192.0.2.7", "--port", "80"],
    ].map((args) => ({ args, says: "is where capture itself listens" })),
    { args: ["http://a", "--out", "/dev/null/captured"], says: "--out cannot write to /dev/null/captured (ENOTDIR)" },
    { args: ["http://a", "--for", "soon"], says: "--for takes a whole number" },
  ])("wrong usage exits with 2: $args", async ({ args, says }) => {
    const { code, err } = await run("capture", ...args);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  test("warns of a host that others reach, and of tokens that leave the machine in the clear", async () => {
    const { running } = await startCapture("http://bot.example/", "--host", "0.0.0.0", "--for", "1");
    const { out } = await running.ended;
    expect(out).toContain("0.0.0.0 is reached from other machines");
    expect(out).toContain("bot.example is another machine, and is asked over plain http");
  });
});

describe("CP-01 what passes through is the same on both sides", () => {
  test("method, target, headers in order and spelling, bytes of the body; status, headers and bytes of the answer", async () => {
    const seen: { method: string | undefined; url: string | undefined; raw: string[]; body: Buffer }[] = [];
    const { at, port, passed } = await forwarding(async (req, res) => {
      seen.push({ method: req.method, url: req.url, raw: req.rawHeaders, body: await bodyOf(req) });
      res.writeHead(207, "Fine", [
        "X-One",
        "1",
        "Set-Cookie",
        "a=1",
        "Set-Cookie",
        "b=2",
        "Connection",
        "x-hop",
        "x-hop",
        "1",
      ]);
      res.end(Buffer.from([0, 255, 254]));
    });
    const text = await raw(
      port,
      "PUT /any?x=1 HTTP/1.1\r\nHost: bot.ngrok.app\r\nx-b: 2\r\nX-A: 1\r\nX-A: 2\r\nKeep-Alive: 1\r\nX-Hop: 1\r\nConnection: close, X-Hop\r\nContent-Length: 3\r\n\r\n\u0000é",
    );
    expect(seen[0]).toEqual({
      method: "PUT",
      url: "/api/calls?code=1",
      raw: ["Host", "bot.ngrok.app", "x-b", "2", "X-A", "1", "X-A", "2", "Content-Length", "3", "Connection", "close"],
      body: Buffer.from("\u0000é"),
    });
    expect(text.replace(/(?<=Date: ).*/, "now")).toBe(
      "HTTP/1.1 207 Fine\r\nX-One: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nDate: now\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\u0000\ufffd\ufffd\r\n0\r\n\r\n",
    );
    expect(passed[0]).toMatchObject({ target: "/any?x=1", answer: { status: 207 } });
    expect((await post(at)).headers.get("x-one")).toBe("1");
  });

  test("a callback without a path is asked at the path of the request", async () => {
    const urls: (string | undefined)[] = [];
    const bot = await serveInTest((req, res) => {
      urls.push(req.url);
      res.end();
    });
    const { port } = await forwarding(`${bot}/`);
    await raw(port, "POST /a//b/../c?d=%20e HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(urls).toEqual(["/a//b/../c?d=%20e"]);
  });

  test("gzip, chunks, bytes that are not UTF-8, and two at once", async () => {
    const bodies: Buffer[] = [];
    const { at, port, passed } = await forwarding(async (req, res) => {
      bodies.push(await bodyOf(req));
      setTimeout(() => res.writeHead(202).end(), 50);
    });
    const zipped = gzipSync(established);
    await post(at, { body: zipped, headers: { ...usualHeaders, "content-encoding": "gzip" } });
    await raw(
      port,
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    );
    await post(at, { body: Buffer.from([0xff, 0xfe, 0x00]) });
    await Promise.all([post(at, { body: "one" }), post(at, { body: "two" })]);
    expect(bodies.slice(0, 3)).toEqual([zipped, Buffer.from("abcde"), Buffer.from([0xff, 0xfe, 0x00])]);
    expect(bodies.slice(3).map(String).sort()).toEqual(["one", "two"]);
    expect(passed).toHaveLength(5);
  });

  test("HTTP/1.0 without a host, and Expect: 100-continue", async () => {
    const { port, passed } = await forwarding(async (req, res) => {
      await bodyOf(req);
      res.writeHead(202).end();
    });
    expect(await raw(port, "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}")).toMatch(/^HTTP\/1\.1 202 /);
    const waiting =
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}";
    expect(await raw(port, waiting)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 /);
    expect(passed.map(({ answer }) => answer)).toMatchObject([{ status: 202 }, { status: 202 }]);
  });

  test("a redirect is passed on, and not followed", async () => {
    const { at } = await forwarding((req, res) => {
      void bodyOf(req).then(() => res.writeHead(302, { location: "https://other.example/api" }).end());
    });
    const { status, headers } = await post(at);
    expect([status, headers.get("location")]).toEqual([302, "https://other.example/api"]);
  });

  test.each<{ name: string; bot: RequestListener; answerWithinMs?: number; status: number; failure: RegExp }>([
    {
      name: "hangs up",
      bot: (req) => void req.socket.destroy(),
      status: 502,
      failure: /^hung up \(ECONNRESET\)$/,
    },
    ...["099 Odd", "000 X", "202 A\u0001b"].map((line) => ({
      name: `answers ${JSON.stringify(line)}`,
      bot: rawBot(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`),
      status: 502,
      failure: /^(?:gave an answer that HTTP does not allow|hung up \(HPE_\w+\))$/,
    })),
    {
      name: "answers 101",
      bot: rawBot("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
      status: 502,
      failure: /^changed the protocol \(101\)$/,
    },
    {
      name: "does not answer",
      bot: () => undefined,
      answerWithinMs: 200,
      status: 504,
      failure: /^did not answer within 0\.2 s$/,
    },
  ])(
    "a bot that $name is $status for the sender, and the delivery is kept",
    async ({ bot, answerWithinMs = 20_000, status, failure }) => {
      const { at, passed } = await forwarding(bot, { answerWithinMs });
      expect((await post(at)).status).toBe(status);
      await soon(() => passed.length === 1);
      expect(passed[0]?.answer).toMatchObject({ failure: expect.stringMatching(failure) as string });
      expect(Buffer.from(passed[0]?.body ?? []).toString()).toBe(established);
    },
  );

  test("a bot that breaks off its answer breaks off here too", async () => {
    const { at, passed } = await forwarding((_, res) => {
      res.writeHead(200, { "content-length": "10" });
      res.write("abc", () => res.destroy());
    });
    await expect(post(at).then((response) => response.text())).rejects.toThrow();
    await soon(() => passed.length === 1);
    expect(passed[0]?.answer).toMatchObject({ status: 200 });
  });
});

describe("CP-01 the host that a bot is asked for", () => {
  test.each([
    { name: "its own, for a bot on another machine", sent: "", to: undefined },
    {
      name: "and one that was forwarded before stays noted",
      sent: "X-Forwarded-Host: first.example\r\n",
      to: "first.example",
    },
  ])("$name", async ({ sent, to = "bot.ngrok.app" }) => {
    let headers: IncomingMessage["headers"] = {};
    const bot = new URL(
      await serveInTest((req, res) => {
        headers = req.headers;
        res.writeHead(202).end();
      }),
    );
    // an address that is not loopback by its name, and leads here all the same
    const { port } = await forwarding(`http://0.0.0.0:${bot.port}/api/calls`);
    await raw(port, `POST / HTTP/1.1\r\nHost: bot.ngrok.app\r\nConnection: close\r\n${sent}Content-Length: 0\r\n\r\n`);
    expect([headers.host, headers["x-forwarded-host"]]).toEqual([`0.0.0.0:${bot.port}`, to]);
  });
});

describe("CP-04 bounds", () => {
  test("a body of more than 1 MiB is refused with 413, and not forwarded", async () => {
    let asked = 0;
    const { at, passed, refused } = await forwarding((_, res) => {
      asked += 1;
      res.end();
    });
    const response = await post(at, { body: "x".repeat(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect([asked, passed.length, refused]).toEqual([0, 0, ["413: A body may have 1048576 bytes"]]);
  });

  test.each([{ origin: "https://evil.example" }, { "sec-fetch-site": "same-origin" }])(
    "a page in a browser is refused: %o",
    async (headers) => {
      const { port, passed } = await forwarding((_, res) => void res.end());
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const text = await raw(
        port,
        `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${lines.join("")}\r\n`,
      );
      expect(text).toMatch(/^HTTP\/1\.1 421 [\s\S]*nothing from a browser/);
      expect(passed).toEqual([]);
    },
  );

  test("a sender that hangs up before its body is complete is not forwarded", async () => {
    const { port, passed, refused } = await forwarding((_, res) => void res.end());
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
      setTimeout(() => socket.destroy(), 50);
    });
    await soon(() => refused.length === 1);
    expect(refused).toEqual(["the sender hung up before the body was complete"]);
    expect(passed).toEqual([]);
  });

  test("a hundred deliveries are under way at once, and one more is asked to come again", async () => {
    const waiting: (() => void)[] = [];
    const { at } = await forwarding((_, res) => void waiting.push(() => res.writeHead(202).end()));
    const sent = Array.from({ length: 100 }, () => post(at));
    await soon(() => waiting.length === 100);
    const { status, headers } = await post(at);
    expect([status, headers.get("retry-after")]).toEqual([503, "1"]);
    for (const answer of waiting) answer();
    expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true);
  });

  test("bodies that are slow hold no place of deliveries, and have a time of their own (408)", async () => {
    const bodyWithinMs = 3_000;
    const { port, at, refused } = await forwarding((_, res) => void res.writeHead(202).end(), { bodyWithinMs });
    const slow = Array.from({ length: 120 }, () =>
      raw(port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"),
    );
    expect((await post(at)).status).toBe(202);
    for (const text of await Promise.all(slow)) expect(text).toMatch(/^HTTP\/1\.1 408 [\s\S]*not complete after 3 s/);
    expect(refused).toHaveLength(120);
  });

  test("an answer that does not end is cut", async () => {
    const { at, passed } = await forwarding((_, res) => void res.writeHead(200).write("abc"), {
      answerWithinMs: 2_000,
    });
    await expect(post(at).then((response) => response.text())).rejects.toThrow();
    await soon(() => passed.length === 1);
    expect(passed[0]?.answer).toMatchObject({ failure: "did not complete its answer within 2 s" });
  });

  test("the end waits for deliveries under way, and takes no others", async () => {
    const waiting: (() => void)[] = [];
    const { at, forwarder, passed } = await forwarding((_, res) => void waiting.push(() => res.writeHead(202).end()));
    const sent = post(at);
    await soon(() => waiting.length === 1);
    let hasEnded = false;
    const ended = forwarder.end().then(() => (hasEnded = true));
    expect((await post(at)).status).toBe(503);
    expect([forwarder.underWay, hasEnded]).toEqual([1, false]);
    for (const answer of waiting) answer();
    expect((await sent).status).toBe(202);
    await ended;
    expect(passed).toHaveLength(1);
  });

  test("Ctrl-C lets a delivery under way finish and keeps it; the second one ends at once", async () => {
    const waiting: (() => void)[] = [];
    const bot = await serveInTest((_, res) => void waiting.push(() => res.writeHead(202).end()));
    const [patient, hasty] = [await startCapture(bot), await startCapture(bot)];
    const sent = [patient, hasty].map(({ origin }) =>
      post(origin).then(
        ({ status }) => status,
        () => "cut",
      ),
    );
    await soon(() => waiting.length === 2);
    for (const { running } of [patient, hasty]) {
      running.child.kill("SIGINT");
      await running.until(/Waits for 1 delivery under way; Ctrl-C again ends at once/);
    }
    hasty.running.child.kill("SIGINT");
    expect((await hasty.running.ended).code).not.toBe(0);
    for (const answer of waiting) answer();
    expect((await patient.running.ended).out).toContain("1 delivery: call established ×1.");
    expect(await Promise.all(sent)).toEqual([202, "cut"]);
    expect([patient.fixtures().length, hasty.fixtures().length]).toEqual([1, 0]);
  });

  test("numbers, times and files are in the order in which deliveries came, whenever they were answered", async () => {
    const folder = folderInTest();
    const recorder = await createRecorder({ folder, appId: undefined });
    const arrived = { method: "POST", target: "/", headers: [], body: Buffer.from(established) };
    const done: number[] = [];
    let answerFirst: (answer: Answer) => void = () => undefined;
    const first = recorder.take(arrived, new Promise((resolve) => (answerFirst = resolve)));
    const second = recorder.take(arrived, taken);
    void first.then((kept) => done.push(kept?.number ?? 0));
    void second.then((kept) => done.push(kept?.number ?? 0));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(done).toEqual([]);
    answerFirst({ status: 202, ms: 60 });
    const kept = await Promise.all([first, second]);
    expect(done).toEqual([1, 2]);
    expect(kept[1]?.atMs).toBeLessThan(50);
    expect(linesOf(kept[1] ?? { differences: [] })).toContain("evidence NT-09 delivery repeats delivery 1");
  });

  test("what stand-ins remember is bounded, and then no more is kept", async () => {
    const recorder = await createRecorder({ folder: folderInTest(), appId: undefined });
    const words = (from: number): string =>
      Array.from({ length: 8_000 }, (_, at) => (from + at).toString(36).padStart(6, "x")).join(" ");
    let count = 0;
    for (let kept: unknown = {}; kept !== undefined && count < 100; count += 1) {
      const body = Buffer.from(JSON.stringify({ value: [], note: words(count * 8_000) }));
      kept = await recorder.take({ method: "POST", target: "/", headers: [], body }, taken);
    }
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(30);
  });

  test.each([
    ["parts of a token", () => "ey-".repeat(21_000)],
    ["short words", () => Array.from({ length: 13_000 }, (_, at) => at.toString(36).padStart(4, "a")).join(" ")],
    [
      "names",
      () => Object.fromEntries(Array.from({ length: 4_500 }, (_, at) => [`n${at.toString(36).padStart(3, "a")}`, at])),
    ],
    ["notifications", () => Array.from({ length: 900 }, () => ({ resourceData: { "@odata.type": "#a.b" } }))],
  ])("a body of 64 KiB of %s is read in a time that its length explains", async (_, make) => {
    const recorder = await createRecorder({ folder: folderInTest(), appId: undefined });
    const made = make();
    const body = Buffer.from(JSON.stringify({ value: Array.isArray(made) ? made : [{ note: made }] }));
    expect(body.byteLength).toBeLessThan(64 * 1_024);
    expect(body.byteLength).toBeGreaterThan(30_000);
    const startMs = process.cpuUsage().user / 1_000;
    const kept = await recorder.take({ method: "POST", target: "/", headers: [], body }, taken);
    // on an idle machine a tenth of it
    expect(process.cpuUsage().user / 1_000 - startMs).toBeLessThan(4_000);
    expect(kept?.request.notKept).toBeUndefined();
  });

  test("a run keeps so many files", async () => {
    const folder = folderInTest();
    const recorder = await createRecorder({ folder, appId: undefined });
    const arrived = { method: "GET", target: "/", headers: [], body: new Uint8Array() };
    for (let count = 0; count < mostFixtures; count += 1) expect(await recorder.take(arrived, taken)).toBeDefined();
    expect(await recorder.take(arrived, taken)).toBeUndefined();
    expect(readdirSync(folder)).toHaveLength(mostFixtures);
  });
});

test("CP-03 a difference counts for the exit code after any number of sorts of evidence, and the rest is counted", () => {
  const { terminal, out } = keepingTerminal();
  const output = textOutput(terminal, { origin: "http://127.0.0.1:1", to: new URL("http://a"), folder: "f" });
  const sorts = Array.from({ length: 510 }, (_, at) => `$.${String.fromCharCode(97 + (at % 26))}${"x".repeat(at)}`);
  const differences = [
    ...sorts.map((at) => ({ kind: "evidence", clause: "NT-03", at, says: "is missing" }) as const),
    { kind: "difference", clause: "NT-01", at: "method", says: "is PUT, and not POST" } as const,
  ];
  const request = {
    method: "PUT",
    target: "/",
    headers: [],
    token: { issuer: undefined, claims: [], lifetimeS: undefined, fault: undefined },
  };
  const answer = { status: 202, ms: 1 };
  output.delivery({
    format: "",
    number: 1,
    atMs: 0,
    request,
    answer,
    differences,
    file: "f/0001.json",
    carries: "nothing",
  });
  expect(output.end()).toBe(1);
  expect(out()).toContain("method is PUT, and not POST (first in f/0001.json)");
  expect(out()).toContain("and 10 more of other sorts, which the files name");
});

test("CP-03 validate judges the body in a file of capture, with paths in that file", async () => {
  const folder = folderInTest();
  const recorder = await createRecorder({ folder, appId: undefined });
  const arrived = { method: "POST", target: "/", headers: [] };
  const wrong = await recorder.take({ ...arrived, body: Buffer.from('{"value":[{}]}') }, taken);
  const unread = await recorder.take({ ...arrived, body: Buffer.from("RIFF") }, taken);
  const { code, out } = await run("validate", wrong?.file ?? "", unread?.file ?? "");
  expect(code).toBe(1);
  expect(out).toMatch(/\$\.request\.body\.value\[0\]\.changeType +is required/);
  expect(out).toMatch(/\$\.request\.body +was not kept \(notJson\)/);
});
