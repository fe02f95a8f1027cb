import { spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from "node:http";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { validators } from "../../generated/validators.ts";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { probeCases } from "../../src/cli/probe-cases.ts";
import { post } from "../../src/cli/probe-send.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import type { Fetch } from "../../src/lib/fetch.ts";
import { spellings } from "../../src/platform/spelling.ts";
import { createKeySource, createWebhookReceiver, toNodeListener } from "../../src/webhook/index.ts";
import { answering, jsonLines, keepingTerminal, type Ran, run, serveInTest, start } from "./support.ts";

const appId = "2c54f1ab-0000-4000-8000-000000000001";

interface Case {
  readonly name: string;
  readonly ok: boolean;
  readonly answers: readonly { status?: number; failure?: string }[];
}

/** A receiver of this package that trusts the keys which are being printed. */
function goodBot(printed: () => string, audience: string): RequestListener {
  let listener: RequestListener | undefined;
  return (req, res) => {
    const [url = ""] = /http:\/\/[^\s"]*OpenIdConfiguration/.exec(printed()) ?? [];
    listener ??= toNodeListener(
      createWebhookReceiver({
        appId: audience,
        keys: createKeySource({ url, allowInsecureLoopback: true }),
        onNotification: () => undefined,
        onRefused: () => undefined,
      }),
    );
    listener(req, res);
  };
}

async function probeGoodBot(...args: readonly string[]): Promise<Ran> {
  const { terminal, out, err } = keepingTerminal();
  const origin = await serveInTest(goodBot(out, appId));
  const code = await runCli(["probe", `${origin}/api/calls`, "--app-id", appId, "--keys-port", "0", ...args], terminal);
  return { code, out: out(), err: err() };
}

/** What `./redirect` does to a fetch of the keys: the host of Microsoft, at the probe's port. */
const atProbe =
  (printed: () => string): Fetch =>
  async (input) => {
    const { host, pathname } = new URL(input);
    const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+(?=\/v1)/.exec(printed()) ?? [];
    const [response] = (await once(get(origin + pathname, { headers: { host } }), "response")) as [IncomingMessage];
    return new Response(Readable.toWeb(response) as ReadableStream, { status: response.statusCode ?? 0 });
  };

test("CA-15 a bot that reads its keys where Microsoft has them trusts the probe under ./redirect", async () => {
  const { terminal, out } = keepingTerminal();
  const receiver = createWebhookReceiver({
    appId,
    fetch: atProbe(out),
    onNotification: () => undefined,
    onRefused: () => undefined,
  });
  const origin = await serveInTest(toNodeListener(receiver));
  expect(await runCli(["probe", origin, "--app-id", appId, "--keys-port", "0"], terminal)).toBe(0);
});

const casesIn = (out: string): Case[] => jsonLines(out).filter(({ kind }) => kind === "case") as unknown as Case[];

describe("probe, played at a good bot", () => {
  test("finds every case ok, and exits with 0", async () => {
    const { code, out, err } = await probeGoodBot("--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const answers = casesIn(out).map(({ name, answers: got }) => [name, got.map(({ status }) => status).join(" ")]);
    expect(answers).toEqual([
      ["stopToneDetected", "202"],
      ["operationCanceled", "202"],
      ["maxRecordDurationReached", "202"],
      ["initialSilenceTimeout", "202"],
      ["maxSilenceTimeout", "202"],
      ["playPromptFailed", "202"],
      ["playBeepFailed", "202"],
      ["mediaReceiveTimeout", "202"],
      ["unspecifiedError", "202"],
      ["batch of two", "202"],
      ["the same twice", "202 202"],
      ["out of order", "202 202"],
      ["four spellings of ids", "202 202 202 202"],
      ["resource, resourceUrl", "202 202"],
      ["unknown type", "202"],
      ["no resultInfo", "202 202"],
      ["a call's life", "202 202 202 202 202 202 202 202 202 202"],
      ["established twice", "202 202 202 202 202 202"],
      ["tones", "202 202 202 202"],
      ["roster", "202 202"],
      ["prompt played", "202 202"],
      ["call terminated", "202"],
      ["documented spelling", "202 202 202 202 202 202 202 202 202 202"],
      ["no token", "401"],
      ["forged token", "401"],
      ["unsigned token", "401"],
      ["expired token", "401"],
      ["other audience", "401"],
      ["other issuer", "401"],
      ["oversized body", "413"],
      ["broken JSON", "400"],
      ["empty body", "202"],
    ]);
    expect(casesIn(out).every(({ ok }) => ok)).toBe(true);
    expect(jsonLines(out).at(-1)).toEqual({ kind: "end", ok: 32, bad: [], notRun: [] });
  });

  test("prints issuer, keys address and app id first, and a table that says what it judges by", async () => {
    const { out } = await probeGoodBot();
    const [heading, ...rest] = out.split("\n\n");
    expect(heading).toMatch(/^graph-record-response probe tests http:\/\/127\.0\.0\.1:\d+\/api\/calls$/);
    expect(rest[0]).toMatch(
      /issuer {4}https:\/\/api\.botframework\.com\n {2}keys {6}http:\/\/127\.0\.0\.1:\d+\/v1\/\.well-known\/OpenIdConfiguration\n {2}app id {4}2c54f1ab-/,
    );
    expect(rest[1]).toBe(
      "Verdicts judge the status alone; what the bot does with a notification is not seen from here.",
    );
    expect(out).toMatch(/^ok {3}forged token {14}401 {10}answers 401 \(or 403\): another key has signed it/m);
    expect(out).toMatch(/\n32 cases: 32 ok, 0 bad\.\n$/);
  });
});

test("[PL-10] probe sends the platform's headers, and the same notification with the same message id", async () => {
  const posts: { body: string; headers: IncomingHttpHeaders }[] = [];
  const bot = answering((body) => {
    posts.push({ body, headers: bot.headers.at(-1) ?? {} });
    return 202;
  });
  await run("probe", await serveInTest(bot.listener), "--keys-port", "0");
  const strangers = probeCases.filter(({ expects }) => expects === "turnedAway").length;
  const traced = posts.filter(({ headers }) => "x-microsoft-skype-message-id" in headers);
  expect(posts.length - traced.length).toBe(strangers);
  const guid = expect.stringMatching(/^[0-9a-f-]{36}$/);
  for (const { headers } of traced) {
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Microsoft-Skype/3.0,(Calling/1.0)",
      "x-microsoft-skype-chain-id": guid,
      "x-microsoft-skype-message-id": guid,
      "scenario-id": guid,
    });
  }
  const bodies = traced.map(({ body }) => body);
  const repeated = bodies.filter((body, index) => bodies.indexOf(body) !== index);
  expect(repeated).toHaveLength(3);
  const ids = traced.map(({ headers }) => headers["x-microsoft-skype-message-id"]);
  expect(new Set(ids).size).toBe(ids.length - repeated.length);
  for (const again of repeated) {
    const twice = traced.filter(({ body }) => body === again);
    expect(new Set(twice.map(({ headers }) => headers["x-microsoft-skype-message-id"])).size).toBe(1);
  }
  for (const { body, headers } of traced) {
    const [, chainId] = /"callChainId":"([^"]*)"/.exec(body) ?? [];
    if (chainId !== undefined) expect(chainId).toBe(headers["x-microsoft-skype-chain-id"]);
  }
});

describe("probe, played at a bad bot", () => {
  test("that takes everything, exits with 1 and names what it should have refused", async () => {
    const { listener, headers } = answering(() => 202);
    const origin = await serveInTest(listener);
    const { code, out } = await run("probe", origin, "--keys-port", "0");
    expect(code).toBe(1);
    expect(out).toContain(
      "32 cases: 24 ok, 8 bad (no token, forged token, unsigned token, expired token, other audience, other issuer, oversized body, broken JSON).",
    );
    const tokens = headers.flatMap(({ authorization }) => authorization?.split(" ")[1] ?? []);
    expect(tokens.length).toBeGreaterThan(20);
    for (const token of tokens) expect(out).not.toContain(token);
  });

  test.each([
    {
      what: "breaks at a type that it does not know",
      statusOf: (body: string) => (body.includes("OfTomorrow") ? 500 : 200),
      bad: "unknown type",
    },
    { what: "breaks at an empty body", statusOf: (body: string) => (body === "" ? 500 : 200), bad: "empty body" },
    {
      what: "refuses a batch",
      statusOf: (body: string) => ((body.match(/changeType/g)?.length ?? 0) > 1 ? 400 : 200),
      bad: "batch of two",
    },
    {
      what: "needs resourceUrl",
      statusOf: (body: string) => (body !== "" && !body.includes("resourceUrl") ? 500 : 200),
      bad: "resource, resourceUrl",
    },
    {
      what: "wants dashes",
      statusOf: (body: string) => (/resourceUrl":"\/app/.test(body) ? 404 : 200),
      bad: "four spellings of ids",
    },
  ])("that $what, fails that case", async ({ statusOf, bad }) => {
    const origin = await serveInTest(answering(statusOf).listener);
    const { code, out } = await run("probe", origin, "--keys-port", "0", "--json");
    expect(code).toBe(1);
    expect(
      casesIn(out)
        .filter(({ ok }) => !ok)
        .map(({ name }) => name),
    ).toContain(bad);
  });

  test("that hangs up on a body which is too large, is content", async () => {
    const listener: RequestListener = (req, res) => {
      if (Number(req.headers["content-length"]) > 1_000_000) res.socket?.destroy();
      else req.resume().on("end", () => res.writeHead(202).end());
    };
    const { out } = await run("probe", await serveInTest(listener), "--keys-port", "0");
    expect(out).toMatch(/^ok {3}oversized body {12}hung up/m);
  });
});

describe("probe ends when the bot has died", () => {
  /** A process of its own, which ends at the first notification that a condition holds for. */
  async function startMortal(condition: string): Promise<string> {
    const script = `require("node:http").createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", () => { res.writeHead(202).end(() => { if (${condition}) process.exit(1); }); });
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;
    const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    return `http://127.0.0.1:${String(port).trim()}/`;
  }

  test("after the case in which it died; the rest is not run, and not counted as bad", async () => {
    const url = await startMortal('body.includes("/participants")');
    const { code, out } = await run("probe", url, "--keys-port", "0", "--json");
    const names = probeCases.map(({ name }) => name);
    const lines = jsonLines(out);
    expect(code).toBe(1);
    expect(lines.at(-2)).toEqual({ kind: "died", after: "roster" });
    expect(lines.at(-1)).toMatchObject({ kind: "end", notRun: names.slice(names.indexOf("roster") + 1) });
  });

  test("after a good answer to the last case: all are ok, the run is not", async () => {
    const { terminal, out } = keepingTerminal();
    const takesAll = goodBot(out, appId);
    const bot = await listenOnLoopback((req, res) => {
      if (req.headers["content-length"] === "0") res.once("close", bot.close);
      takesAll(req, res);
    });
    const code = await runCli(["probe", `${bot.origin}/`, "--app-id", appId, "--keys-port", "0"], terminal);
    expect([code, out()]).toEqual([1, expect.stringMatching(/\n32 cases: 32 ok, 0 bad\.\n$/)]);
  });

  test("after the last case too, in words", async () => {
    const url = await startMortal('body === ""');
    const { code, out, err } = await run("probe", url, "--keys-port", "0");
    expect([code, err]).toEqual([1, `\nThe bot died after "empty body": nobody listens at ${url} any more.\n`]);
    expect(out).toMatch(/\n32 cases: 24 ok, 8 bad \(.*\)\.\n$/);
  });
});

test("[PL-10] what probe sends of calls, prompts and recordings is valid by the contract, in both spellings", () => {
  const bodies = probeCases
    .filter(({ expects }) => expects === "taken")
    .flatMap(({ posts }) => posts("http://127.0.0.1:4011").map(({ body }) => JSON.parse(String(body)) as unknown));
  expect(bodies.filter((body) => validators.commsNotifications(body).length > 0)).toEqual([]);
  const kinds = bodies.flatMap((body) => parseNotifications(body).map(({ kind }) => kind));
  expect([...new Set(kinds)].sort()).toEqual([
    "call",
    "participants",
    "playPromptOperation",
    "recordOperation",
    "unknown",
  ]);
});

describe("probe stops when the first and plainest notification is not taken", () => {
  test("at a bot that does not trust it, and says how to", async () => {
    const { listener, headers } = answering(() => 401);
    const origin = await serveInTest(listener);
    const { code, out, err } = await run("probe", origin, "--keys-port", "0", "--app-id", appId);
    expect(code).toBe(1);
    expect(headers).toHaveLength(1);
    expect(err).toMatch(/OpenID configuration {2}http:\/\/127\.0\.0\.1:\d+\/v1\/\.well-known\/OpenIdConfiguration/);
    expect(err).toContain("issuer                https://api.botframework.com");
    expect(err).toContain(`audience              ${appId}`);
    expect(out).toContain("bad  stopToneDetected          401");
  });

  test.each([
    { status: 404, says: /The bot answers 404, so its callback is not at http/ },
    { status: 302, says: /The bot answers 302, which sends the platform elsewhere/ },
    { status: 500, says: /The bot answers 500 to a valid notification/ },
    { status: 503, says: /OpenID configuration/ },
  ])("at a bot that answers $status", async ({ status, says }) => {
    const origin = await serveInTest(answering(() => status).listener);
    const { code, err } = await run("probe", origin, "--keys-port", "0");
    expect(code).toBe(1);
    expect(err).toMatch(says);
  });

  test("where nobody listens", async () => {
    const { origin, close } = await listenOnLoopback(() => undefined);
    close();
    const { code, out, err } = await run("probe", origin, "--keys-port", "0", "--json");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(jsonLines(out).at(-1)).toEqual({
      kind: "gaveUp",
      why: `Nobody answers at ${origin}/ (ECONNREFUSED): is the bot running, and is this its address?`,
    });
  });
});

test("[PL-10] probe --help names the spellings that it plays", async () => {
  const { out } = await run("probe", "--help");
  for (const spelling of spellings) expect(out).toContain(`(${spelling})`);
});

describe("probe is called wrongly", () => {
  test.each([
    {
      args: ["http://bot.example.com/api/calls"],
      says: "bot.example.com is refused: the probe sends forged tokens and huge bodies, and does that to a bot on this machine only",
    },
    { args: ["http://127.0.0.1.example.com/"], says: "127.0.0.1.example.com is refused" },
    { args: ["http://192.168.1.7:3978/"], says: "192.168.1.7 is refused" },
    { args: ["http://user@10.0.0.1/"], says: "10.0.0.1 is refused" },
    { args: ["ftp://127.0.0.1/"], says: '"ftp://127.0.0.1/" is not an http or https address' },
    { args: ["callback"], says: '"callback" is not an http or https address' },
    { args: [], says: "probe takes the address of the bot's callback" },
    { args: ["http://127.0.0.1/", "http://127.0.0.1/"], says: "probe takes one address" },
  ])("$args", async ({ args, says }) => {
    const { code, out, err } = await run("probe", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
  });

  test("with a port for the keys that is taken", async () => {
    const port = new URL(await serveInTest(() => undefined)).port;
    const { code, out, err } = await run("probe", "http://127.0.0.1:9/", "--keys-port", port);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(
      new RegExp(
        `^Port ${port} of 127\\.0\\.0\\.1 is taken by .*: --keys-port \\d+; --keys-port 0 picks a free one\\.\n$`,
      ),
    );
  });
});

describe("the cases of probe", () => {
  test("have unique names, and each says what a good bot does and by which clause", () => {
    expect(new Set(probeCases.map(({ name }) => name)).size).toBe(probeCases.length);
    for (const { good, clause } of probeCases)
      expect([good, clause]).toEqual([expect.stringMatching(/^answers \d/), expect.stringMatching(/^[A-Z]{2}-\d\d$/)]);
  });

  test("point recordings at the probe itself: no bot is made to call a stranger", () => {
    const text = JSON.stringify(
      probeCases.flatMap(({ posts }) =>
        posts("http://127.0.0.1:4011").map(({ body }) => (typeof body === "string" ? body : "")),
      ),
    );
    const hosts = new Set([...text.matchAll(/https?:\/\/[^/\\"]+/g)].map(([origin]) => origin));
    expect([...hosts]).toEqual(["http://127.0.0.1:4011"]);
  });

  test("wait for an answer only so long", async () => {
    const origin = await serveInTest(() => undefined);
    expect(await post(new URL(origin), { headers: {}, body: "{}" }, 50)).toEqual({
      failure: "silent",
      why: "no answer within 0.05 s",
    });
  });
});

test("probe as a process of its own serves its keys over HTTP until it ends", async () => {
  let printed = (): string => "";
  const origin = await serveInTest(goodBot(() => printed(), appId));
  const probe = start(["probe", origin, "--app-id", appId, "--keys-port", "0"]);
  printed = probe.out;
  const { code, out, err } = await probe.ended;
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("32 cases: 32 ok, 0 bad.");
});
