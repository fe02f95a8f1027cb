import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Child } from "../../scripts/lib/child.ts";
import { type Mock, startMock } from "../../scripts/lib/mock-process.ts";
import { startReadmeBot } from "../../scripts/lib/readme-bot.ts";
import { freePort, listenOnLoopback } from "../../scripts/lib/serve.ts";
import { removeFolder, temporaryFolder } from "../../scripts/lib/temporary-folder.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { projectFolder } from "../support/project-copy.ts";

const { resolve } = createRequire(import.meta.url);
const reports = join(projectFolder, ".reports");
const built = join(projectFolder, "dist/src/cli/page");

describe("PL-15 the page as it is built", () => {
  test("is four files, under 60 kB gzipped in all", () => {
    const bytes = ["index.html", "page.css", "page.js", "voice.js"].map(
      (name) => gzipSync(readFileSync(join(built, name))).length,
    );
    const total = bytes.reduce((sum, each) => sum + each, 0);
    console.log(`the page is ${total} bytes gzipped`);
    expect(total).toBeLessThan(60_000);
  });

  test("names no other host, and has no script or style in its markup", () => {
    const html = readFileSync(join(built, "index.html"), "utf8");
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|https?:/);
    const code = readFileSync(join(built, "page.js"), "utf8");
    expect(code.match(/https?:\/\/[^"'`\s]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});

const absent = !existsSync(chromiumPath);
if (absent && process.env.CI)
  throw new Error(`the mock's page cannot be looked at: there is no Chromium at ${chromiumPath}`);
const title = absent
  ? `the mock's page in a browser: skipped, as there is no Chromium at ${chromiumPath}`
  : "PL-15 the mock's page in a browser";
if (absent) console.warn(title);

describe.skipIf(absent)(title, () => {
  let browser: Browser;
  let mock: Mock;
  let bot: Child;
  let botSaid = "";
  const folder = temporaryFolder();
  /** Errors of pages, and what their policy forbade. */
  const errors: string[] = [];

  /** A window with the page of a mock. */
  async function open(
    origin: string = mock.origin,
    { watched = true, ...options }: Parameters<Browser["newPage"]>[0] & { readonly watched?: boolean } = {},
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...options });
    page.setDefaultTimeout(30_000);
    onTestFinished(() => page.close());
    if (watched) {
      page.on("pageerror", ({ message }) => errors.push(message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    }
    await page.goto(`${origin}/`);
    await page.locator("#link", { hasText: "live" }).waitFor();
    return page;
  }

  const control = async (origin: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(origin + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    expect(response.status).toBeLessThan(300);
    return response.status === 204 ? undefined : response.json();
  };

  /** Begins a call by its button, and waits until it is the one that is shown. */
  async function begin(page: Page, how: "Incoming" | "Outgoing" | "Meeting"): Promise<void> {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/calls")),
      page.getByRole("button", { name: how, exact: true }).click(),
    ]);
    const { id } = (await answer.json()) as { id: string };
    await page.locator(".call-head", { hasText: id }).waitFor();
  }

  /** Begins an incoming call, and waits until the caller may speak. */
  async function callTheBot(page: Page): Promise<void> {
    await begin(page, "Incoming");
    await page.getByText("incoming, established").waitFor();
    await page.locator(".timeline .waiting").waitFor({ state: "attached" });
  }

  beforeAll(async () => {
    await mkdir(reports, { recursive: true });
    const port = await freePort();
    const callback = `http://127.0.0.1:${port}/api/calls`;
    [browser, mock] = await Promise.all([
      chromium.launch({
        executablePath: chromiumPath,
        args: [
          ...chromiumArguments,
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--host-resolver-rules=MAP evil.example 127.0.0.1, MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ],
      }),
      startMock(["--callback", callback, "--seed", "7"]),
    ]);
    bot = startReadmeBot(mock.origin, port, folder);
    bot.stdout.on("data", (text: Buffer) => (botSaid += text.toString()));
    await vi.waitFor(() => expect(botSaid).toContain("listening"), 30_000);
  });

  afterAll(async () => {
    bot?.kill();
    await Promise.all([mock?.close(), browser?.close()]);
    removeFolder(folder);
  });

  test("the keyboard alone: # ends the recording, the bot fetches the file, and a second window sees the same", async () => {
    const page = await open();
    const other = await open();
    await callTheBot(page);
    await page.keyboard.down(" ");
    await page.locator(".timeline .speech").waitFor({ state: "attached" });
    await page.waitForTimeout(400);
    await page.keyboard.up(" ");
    await page.locator(".timeline .silence").waitFor({ state: "attached" });
    await page.keyboard.press("#");
    for (const each of [page, other]) {
      await each.locator(".verdict", { hasText: "stopToneDetected: the caller pressed #" }).waitFor();
      await each.getByText("200, the file").waitFor();
      await each.locator(".wave path").waitFor({ state: "attached" });
    }
    await expect.poll(() => botSaid, { timeout: 30_000 }).toContain("recorded answer.wav");
    const file = await readFile(join(folder, "answer.wav"));
    expect(readWavHeader(file)?.seconds).toBeGreaterThan(0.3);
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).click();
    expect((await readFile(await (await saved).path())).equals(file)).toBe(true);
    const player = page.locator("audio");
    await expect.poll(() => player.evaluate((audio) => (audio as HTMLAudioElement).duration)).toBeGreaterThan(0.3);
    await page.screenshot({ path: join(reports, "mock-page.png") });
  });

  test("hold to speak with the mouse, then hang up: the bot is notified that the call has ended, and of no recording", async () => {
    const page = await open();
    await callTheBot(page);
    await page.getByRole("button", { name: /Hold to speak/ }).hover();
    await page.mouse.down();
    await page.locator(".timeline .speech").waitFor({ state: "attached" });
    await page.mouse.up();
    await page.locator(".timeline .silence").waitFor({ state: "attached" });
    await page.getByRole("button", { name: /Hang up/ }).click();
    await page.locator(".verdict", { hasText: "no notification: the caller hung up" }).waitFor();
    await page.getByText("incoming, terminated").waitFor();
    await page.getByText("terminated: 202, taken").waitFor();
  });

  // In real time: sound that a busy machine brings too late has the murmur in its place.
  test("with a microphone, what was said is what is recorded", { retry: 2 }, async () => {
    const page = await open();
    const { id } = (await control(mock.origin, "POST", "/_platform/calls", {})) as { id: string };
    await page.getByRole("heading", { name: "Call" }).filter({ visible: true }).last().waitFor();
    await page.getByText(id).waitFor();
    await page.getByLabel("My microphone").check();
    await expect.poll(() => page.getByLabel("My microphone").isChecked()).toBe(true);
    await fetch(`${mock.origin}/beta/communications/calls/${id}/recordResponse`, {
      method: "POST",
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: JSON.stringify({ playBeep: false, stopTones: ["#"] }),
    });
    await page.getByRole("button", { name: /Hold to speak/ }).hover();
    await page.mouse.down();
    await page.locator(".timeline .speech").waitFor({ state: "attached" });
    await page.waitForTimeout(1_500);
    await page.mouse.up();
    await page.locator(".timeline .silence").waitFor({ state: "attached" });
    await page.keyboard.press("#");
    await page.locator(".wave path").waitFor({ state: "attached" });
    const { recordings } = (await control(mock.origin, "GET", `/_platform/calls/${id}`)) as {
      recordings: { file: string }[];
    };
    const wav = await (await fetch(mock.origin + String(recordings[0]?.file))).arrayBuffer();
    const samples = [...new Int16Array(wav.slice(44))];
    const loud = samples.filter((sample) => Math.abs(sample) > 1_000).length;
    expect(loud).toBeGreaterThan(100);
    // Chromium's false microphone beeps in a small part of each second; the murmur in its place is never quiet for long
    const quiet = samples.slice(0, 24_000).filter((sample) => Math.abs(sample) < 300).length;
    console.log(`of the microphone ${loud} samples were loud, ${quiet} of 24,000 quiet`);
    expect(quiet).toBeGreaterThan(8_000);
    await page.getByLabel("My microphone").uncheck();
  });

  test("a fault is switched on, happens, and is switched off; the seed is shown", async () => {
    const page = await open();
    await page.getByText("Faults:").click();
    await page.getByText("Seed 7 decides ids").waitFor();
    await page.getByLabel("throttled", { exact: true }).check();
    await page.locator("#faults-on", { hasText: "1" }).waitFor();
    const { id } = (await control(mock.origin, "POST", "/_platform/calls", {})) as { id: string };
    const ask = (): Promise<Response> =>
      fetch(`${mock.origin}/beta/communications/calls/${id}/recordResponse`, {
        method: "POST",
        headers: { authorization: "Bearer any", "content-type": "application/json" },
        body: "{}",
      });
    expect((await ask()).status).toBe(429);
    await page.getByText("throttled").nth(1).waitFor();
    await page.getByLabel("throttled", { exact: true }).uncheck();
    await page.locator("#faults-on", { hasText: "none" }).waitFor();
    expect((await ask()).status).toBe(200);
  });

  test("a fault is given how often, how likely and how late; another window shows the same", async () => {
    const page = await open();
    const other = await open();
    await page.getByText("Faults:").click();
    await other.getByText("Faults:").click();
    await page.getByLabel("slow", { exact: true }).check();
    await page.getByLabel("slow: times").fill("2");
    await page.getByLabel("slow: likely").fill("0.5");
    await page.getByLabel("slow: ms late").fill("20");
    await page.keyboard.press("Tab");
    const faults = async (): Promise<unknown> =>
      ((await control(mock.origin, "GET", "/_platform/faults")) as { value: unknown }).value;
    await expect.poll(faults).toEqual([{ name: "slow", times: 2, rate: 0.5, ms: 20 }]);
    await expect.poll(() => other.getByLabel("slow: likely").inputValue()).toBe("0.5");
    await page.getByLabel("slow: likely").fill("7");
    await page.keyboard.press("Tab");
    expect(await page.getByLabel("slow: likely").evaluate((input) => (input as HTMLInputElement).validity.valid)).toBe(
      false,
    );
    expect(await page.getByLabel("throttled: ms late").count()).toBe(0);
    await other.getByLabel("slow", { exact: true }).uncheck();
    await expect.poll(faults).toEqual([]);
    await expect.poll(() => page.getByLabel("slow", { exact: true }).isChecked()).toBe(false);
  });

  test("a bot's refusal is shown with its body, and marked with the clause", async () => {
    const refusing = await listenOnLoopback((_, res) =>
      res.writeHead(401, { "content-type": "application/json" }).end('{"why":"<b>audience</b>"}'),
    );
    const own = await startMock(["--callback", `${refusing.origin}/api/calls`]);
    onTestFinished(() => Promise.all([refusing.close(), own.close()]).then(() => undefined));
    const page = await open(own.origin);
    await begin(page, "Incoming");
    await page
      .getByRole("button", { name: /breaks AU-08/ })
      .first()
      .click();
    await page.locator("#exchange .body", { hasText: '"why": "<b>audience</b>"' }).waitFor();
    const why = "answer is 401: the bot refused the token, by its issuers, keys or app id (AU-08)";
    expect(await page.locator("#exchange .summary li").allTextContents()).toEqual([why]);
    await page.locator("#exchange .part p.bad", { hasText: why }).waitFor();
  });

  test("a meeting is begun, joined and left", async () => {
    const page = await open();
    await begin(page, "Meeting");
    const name = page.getByLabel("Name of who joins or leaves");
    await name.fill("Grace");
    await page.getByRole("button", { name: "Join" }).click();
    await page.locator(".people", { hasText: "the bot, Ada Byron, Grace" }).waitFor();
    await page.getByRole("button", { name: "Leave" }).click();
    await expect.poll(() => page.locator(".people").textContent()).toBe("the bot, Ada Byron");
    await page.getByRole("button", { name: "End the call" }).click();
    await page.getByText("outgoing, terminated").waitFor();
  });

  test("what breaks the contract is marked at its member, with the clause; an exchange is copied as curl", async () => {
    const page = await open();
    const { id } = (await control(mock.origin, "POST", "/_platform/calls", {})) as { id: string };
    await fetch(`${mock.origin}/beta/communications/calls/${id}/recordResponse`, {
      method: "POST",
      headers: { authorization: "Bearer hush-hush-hush", "content-type": "application/json" },
      body: JSON.stringify({ maxRecordDurationInSeconds: 600 }),
    });
    await page.getByLabel("Which").selectOption("not as the contract");
    await page.getByLabel("Filter by text").fill("600");
    await page
      .getByRole("button", { name: /breaks RR-10/ })
      .first()
      .click();
    const marked = page.locator("#exchange mark");
    expect(await marked.allTextContents()).toEqual([
      '  "maxRecordDurationInSeconds": 600',
      "^ $.maxRecordDurationInSeconds must be 120 or less (RR-10)",
    ]);
    await page.getByText("As curl").click();
    expect(await page.locator(".curl pre").textContent()).toContain(
      `recordResponse' \\\n  -H 'authorization: Bearer '"$TOKEN"`,
    );
    expect(await page.content()).not.toContain("hush-hush-hush");
  });

  test("what comes from outside is text, wherever it is shown", async () => {
    const markup = `<img src=x onerror="globalThis.pwned=1"><script>pwned=1</script>`;
    const { id } = (await control(mock.origin, "POST", "/_platform/calls", { ring: true, from: markup })) as {
      id: string;
    };
    await control(mock.origin, "DELETE", `/_platform/calls/${id}`);
    const meeting = (await control(mock.origin, "POST", "/_platform/calls", { meeting: true })) as { id: string };
    const prompts = [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: markup, resourceId: markup } }];
    for (const body of [
      { clientContext: markup, playBeep: false },
      { prompts, [markup]: markup },
    ]) {
      await fetch(`${mock.origin}/beta/communications/calls/${meeting.id}/recordResponse`, {
        method: "POST",
        headers: { authorization: "Bearer any", "content-type": "application/json", "x-note": markup },
        body: JSON.stringify(body),
      });
    }
    await control(mock.origin, "POST", `/_platform/calls/${meeting.id}/caller`, { kind: "join", name: markup });
    await fetch(`${mock.origin}/${encodeURIComponent(markup)}`);
    const page = await open();
    await page.locator(".context", { hasText: "<img src=x" }).waitFor();
    await page.locator(".people", { hasText: "<script>" }).waitFor();
    await page.locator("#calls .who", { hasText: "<img src=x" }).first().waitFor();
    await page.getByLabel("Filter by text").fill("onerror");
    await page.locator("#exchanges-count", { hasText: " of " }).waitFor();
    const rows = page.locator("#exchange-list button");
    for (let row = 0; row < (await rows.count()); row += 1) {
      await rows.nth(row).click();
      await page.locator("#exchange", { hasText: "onerror" }).waitFor();
    }
    await page.getByLabel("Filter by text").fill("x-note");
    await rows.filter({ hasText: "recordResponse" }).first().click();
    await page.locator(".headers dd", { hasText: "<img src=x" }).waitFor();
    expect(await page.evaluate("globalThis.pwned")).toBeUndefined();
    expect(await page.locator("img, body script, iframe").count()).toBe(0);
  });

  test("a mock that asks for its control token is opened with it, in this tab alone", async () => {
    const locked = await startMock(["--control-token", "let-me-drive", "--callback", "http://127.0.0.1:9/"]);
    onTestFinished(locked.close);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${locked.origin}/`);
    const token = page.getByLabel("This mock asks for its control token");
    await token.fill("wrong-token");
    await page.keyboard.press("Enter");
    await page.locator("#link", { hasText: "locked" }).waitFor();
    await token.fill("let-me-drive");
    await page.keyboard.press("Enter");
    await page.locator("#link", { hasText: "live" }).waitFor();
    await begin(page, "Outgoing");
    await page.reload();
    await page.locator("#link", { hasText: "live" }).waitFor();
  });

  test("after the mock was gone and came back, the page shows what is there now", async () => {
    const port = await freePort();
    const first = await startMock(["--port", port]);
    const page = await open(first.origin, { watched: false });
    await page.getByText(first.callId).first().waitFor();
    await first.close();
    await page.locator("#link", { hasText: "the mock is gone" }).waitFor();
    const second = await startMock(["--port", port]);
    onTestFinished(second.close);
    await page.getByText(second.callId).first().waitFor();
    expect(await page.locator("#link").textContent()).toBe("live");
    expect(await page.locator("#calls li").count()).toBe(1);
  });

  test("after the line was cut, the page goes on after the last event that it had, and has each once", async () => {
    const own = await startMock([]);
    const sockets = new Set<Socket>();
    const { port } = new URL(own.origin);
    const line = createServer((near) => {
      const far = connect(Number(port), "127.0.0.1");
      for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((listening) => line.listen(0, "127.0.0.1", listening));
    onTestFinished(async () => {
      for (const socket of sockets) socket.destroy();
      line.close();
      await own.close();
    });
    const page = await open(`http://127.0.0.1:${(line.address() as AddressInfo).port}`, { watched: false });
    await page.getByText(own.callId).first().waitFor();
    const again = page.waitForRequest((request) => request.url().endsWith("/_platform/events"));
    await Promise.all(Array.from({ length: 3 }, () => control(own.origin, "POST", "/_platform/calls", {})));
    await page.locator("#calls-count", { hasText: /^4$/ }).waitFor();
    for (const socket of sockets) socket.destroy();
    await Promise.all(Array.from({ length: 3 }, () => control(own.origin, "POST", "/_platform/calls", {})));
    expect((await again).headers()["last-event-id"]).toMatch(/^[0-9a-f]{8}-4$/);
    await page.locator("#calls-count", { hasText: /^7$/ }).waitFor();
    await page.locator("#link", { hasText: "live" }).waitFor();
    expect(await page.locator("#calls .number").allTextContents()).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
    expect(await page.locator("#facts").textContent()).not.toContain("gone");
  });

  test("a page of another site can neither read nor drive it, nor frame it, nor take its name", async () => {
    const other = await listenOnLoopback((_, res) =>
      res.writeHead(200, { "content-type": "text/html" }).end("<p>other</p>"),
    );
    onTestFinished(other.close);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const evil = other.origin.replace("127.0.0.1", "evil.example");
    await page.goto(evil);
    const callsBefore = await control(mock.origin, "GET", "/_platform/calls");
    const tried = await page.evaluate(async (origin) => {
      const outcome = (work: Promise<unknown>): Promise<string> => work.then(String, () => "refused");
      const read = (path: string): Promise<string> => outcome(fetch(origin + path).then((answer) => answer.text()));
      const drive = (init: RequestInit): Promise<unknown> =>
        fetch(`${origin}/_platform/calls`, { method: "POST", mode: "no-cors", body: "{}", ...init });
      const streamed = new Promise<string>((resolve) => {
        const source = new EventSource(`${origin}/_platform/events`);
        source.onmessage = () => resolve("read");
        source.onerror = () => resolve("refused");
      });
      await outcome(drive({}));
      await outcome(fetch(`${origin}/_platform/faults`, { method: "PUT", body: '["lost"]' }));
      const script = document.createElement("script");
      script.src = `${origin}/_page/page.js`;
      const loaded = new Promise<string>((resolve) => {
        script.onload = () => resolve("loaded");
        script.onerror = () => resolve("refused");
      });
      document.head.append(script);
      return [
        await read("/"),
        await read("/_platform/calls"),
        await read("/_platform/exchanges"),
        await streamed,
        await loaded,
      ];
    }, mock.origin);
    expect(tried).toEqual(["refused", "refused", "refused", "refused", "refused"]);
    expect(await control(mock.origin, "GET", "/_platform/calls")).toEqual(callsBefore);
    expect(await control(mock.origin, "GET", "/_platform/faults")).toMatchObject({ value: [] });

    await page.evaluate((origin) => {
      const frame = document.createElement("iframe");
      frame.src = `${origin}/`;
      document.body.append(frame);
    }, mock.origin);
    await page.waitForTimeout(300);
    expect(await Promise.all(page.frames().map((frame) => frame.locator("#calls").count()))).toEqual([0, 0]);

    const rebound = await page.goto(mock.origin.replace("127.0.0.1", "evil.example"));
    expect(rebound?.status()).toBe(421);
  });

  test("1,000 calls and 10,000 events: the page stays small and answers", async () => {
    const loaded = await startMock([]);
    onTestFinished(loaded.close);
    const acts = ["Ann", "Bob", "Cid", "Dee"].flatMap((name) => [
      { kind: "join", name },
      { kind: "leave", name },
    ]);
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const { id } = (await control(loaded.origin, "POST", "/_platform/calls", { meeting: true })) as {
            id: string;
          };
          await control(loaded.origin, "POST", `/_platform/calls/${id}/caller`, acts);
          await control(loaded.origin, "DELETE", `/_platform/calls/${id}`);
        }),
      );
    }
    expect(await numberOfEvents(loaded.origin)).toBeGreaterThan(10_000);
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    onTestFinished(() => page.close());
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
        buffered: true,
      });
    });
    await page.goto(`${loaded.origin}/`);
    await page.locator("#calls-count", { hasText: /^1001$/ }).waitFor();
    await page.locator("#calls").evaluate((box) => (box.scrollTop = 20_000));
    await page.locator("#calls li button").nth(3).click();
    await page.locator("#calls button[aria-current=true]").waitFor();
    const [tasks, elements] = await page.evaluate(
      () => [(globalThis as unknown as { tasks: number[] }).tasks, document.querySelectorAll("*").length] as const,
    );
    const longest = Math.round(Math.max(0, ...tasks));
    console.log(
      `1,000 calls, 10,000 events: the longest task took ${longest} ms, of ${tasks.length} over 50 ms; ${elements} elements`,
    );
    expect(longest).toBeLessThan(1_000);
    expect(elements).toBeLessThan(1_000);
  });

  test.each([
    { colorScheme: "light", width: 1400 },
    { colorScheme: "dark", width: 1400 },
    { colorScheme: "light", width: 390 },
  ] as const)(
    "axe finds nothing serious or moderate, in $colorScheme colours, $width wide",
    async ({ colorScheme, width }) => {
      const page = await open(mock.origin, {
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
        bypassCSP: true,
      });
      await page.locator("#exchange-list button").first().click();
      await page.locator("#calls li button").last().click();
      await page.getByText("Faults:").click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.evaluate(await readFile(resolve("axe-core/axe.min.js"), "utf8"));
      expect(await page.evaluate(faults)).toEqual([]);
      await page.screenshot({ path: join(reports, `mock-page-${colorScheme}-${width}.png`) });
    },
  );

  test("no page threw an error, and none did what its policy forbids", () => {
    expect(errors).toEqual([]);
  });
});

/** The number of the last event of a stream, once there is one above 10,000. */
async function numberOfEvents(origin: string): Promise<number> {
  const over = new AbortController();
  const { body } = await fetch(`${origin}/_platform/events`, { signal: over.signal });
  let number = 0;
  for await (const piece of body as ReadableStream<Uint8Array>) {
    for (const [, digits] of Buffer.from(piece)
      .toString()
      .matchAll(/^id: \w+-(\d+)$/gm))
      number = Number(digits);
    if (number > 10_000) break;
  }
  over.abort();
  return number;
}

/** Run in the page. */
const faults = `axe.run().then(({ violations }) => violations
  .filter(({ impact }) => ["moderate", "serious", "critical"].includes(impact))
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;
