import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { appId, startBot, startMockInTest } from "./mock-support.ts";
import { answering, jsonLines, run, serveInTest, soon, start } from "./support.ts";

describe("mock, by its options", () => {
  test("--version v1.0 and --script: the caller plays the script in each recording, and no completionReason is sent", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mock-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const script = join(folder, "caller.json");
    writeFileSync(
      script,
      JSON.stringify([
        { kind: "speak", ms: 200 },
        { kind: "press", key: "*" },
      ]),
    );
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
    expect(await start(["mock", "--port", port]).ended).toEqual({
      code: 1,
      out: "",
      err: `Port ${port} of 127.0.0.1 is taken. Stop whatever listens there, or choose another port: --port ${Number(port) + 1}; --port 0 picks a free one.\n`,
    });
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
      says: "--script cannot read nowhere.json (ENOENT): name a file with a JSON list of acts.",
    },
    {
      args: ["--script", "package.json"],
      says: "package.json: A caller can speak, be silent, press, hangUp, answer, decline, join or leave; not undefined.",
    },
    {
      args: ["--script", "README.md"],
      says: "README.md is not JSON: see line 1, column 1; --script takes a JSON list of acts.",
    },
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

describe.runIf(existsSync(built))("mock, as it is built", () => {
  test("listens within a second on a busy machine", async () => {
    const bootsMs: number[] = [];
    for (let boot = 0; boot < 3; boot += 1) {
      const begunMs = performance.now();
      const running = start(["mock", "--port", "0"], { main: built });
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
