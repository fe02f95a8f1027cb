import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../scripts/stages/bundle.ts";
import { docs } from "../../scripts/stages/docs.ts";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { projectFolder } from "../support/project-copy.ts";

const address = "https://docs.contoso.com/";
const reports = join(projectFolder, ".reports");

let html: string;

beforeAll(async () => {
  const [page] = await docs(await bundle());
  html = page?.text ?? "";
});

describe("the docs page is whole in one file", () => {
  test("no tag and no style loads anything from another place", () => {
    const tags = html.matchAll(
      /<(?:script|link|img|iframe|source|audio|video|embed|object)\b[^>]*?\s(?:src|href|data)\s*=\s*["']?([^"'\s>]*)/g,
    );
    expect([...tags].map(([, target]) => target)).toEqual([]);
    const styles = html.matchAll(/(?:@import\s*|url\(\s*)["'`]?((?:https?:)?\/\/[^"'`)\s]*)/g);
    expect([...styles].map(([, target]) => target)).toEqual([]);
  });

  test("it names no host for fonts, icons, images or telemetry, and telemetry is off", () => {
    for (const host of [
      "cdn.redoc.ly",
      "cdn.redocly.com",
      "otel.cloud.redocly.com",
      "fonts.googleapis.com",
      "unpkg.com",
      "cdn.jsdelivr.net",
    ]) {
      expect(html).not.toContain(host);
    }
    expect(html).toContain('"disableTelemetry":true');
  });

  test("links for readers and the values of examples stay", () => {
    expect(html).toContain("https://learn.microsoft.com/legal/microsoft-apis/terms-of-use");
    expect(html).toContain("https://cdn.contoso.com/beep.wav");
  });
});

const absent = !existsSync(chromiumPath);
if (absent && process.env.CI)
  throw new Error(`the docs page cannot be looked at: there is no Chromium at ${chromiumPath}`);
const title = absent
  ? `the docs page in a browser: skipped, as there is no Chromium at ${chromiumPath}`
  : "the docs page in a browser without a network";
if (absent) console.warn(title);

describe.skipIf(absent)(title, () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...chromiumArguments, "--host-resolver-rules=MAP * ~NOTFOUND"],
    });
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("websocket", (socket) => requests.push(socket.url()));
    page.on("request", (request) => {
      if (/^(https?|wss?|ftp):/.test(request.url()) && request.url() !== address)
        requests.push(`${request.method()} ${request.url()}`);
    });
    await page.route("**/*", (route) =>
      route.request().url() === address ? route.fulfill({ contentType: "text/html", body: html }) : route.abort(),
    );
    await mkdir(reports, { recursive: true });
    await page.goto(address);
  });

  afterAll(() => browser?.close());

  async function open(chapter: string, entry: string, method = "POST"): Promise<void> {
    await page.getByRole("link", { name: chapter, exact: true }).first().click();
    await page
      .getByRole("link", { name: `${entry} ${method}` })
      .first()
      .click();
    await page.getByRole("heading", { name: entry }).first().waitFor();
  }

  test("shows what the contract is for, and the chapter of its clauses", async () => {
    await page.getByRole("heading", { name: "Microsoft Graph call: recordResponse" }).waitFor();
    await page.getByRole("heading", { name: "Clauses" }).waitFor();
    await page
      .getByText("RR-10 maxRecordDurationInSeconds: integer seconds, 1..120, default 5 (docs)", { exact: true })
      .waitFor();
    await page.screenshot({ path: join(reports, "docs-clauses.png") });
  });

  test("shows recordResponse, its limits and its answer 200", async () => {
    await open("Recording", "Record a short answer");
    await page.getByText("Longest recording before the platform stops it, in seconds.").first().waitFor();
    await page.getByRole("tab", { name: "200" }).first().click();
    await page.getByText("The operation was created;").first().scrollIntoViewIfNeeded();
    await page.getByText("Address of the operation that this request created.").first().waitFor();
    await page.screenshot({ path: join(reports, "docs-record-response.png") });
  });

  test("CA-01 shows createCall, what it needs, and its answer 201", async () => {
    await open("Calls", "Begin or join a call");
    await page.getByText("Whom to call: one, or several for a group call.").first().waitFor();
    await page.getByRole("tab", { name: "201" }).first().click();
    await page.getByText("The call was created, and is being established.").first().scrollIntoViewIfNeeded();
    await page.getByText("Address of the call that this request created.").first().waitFor();
    await page.screenshot({ path: join(reports, "docs-create-call.png") });
  });

  test.each([
    { clause: "CA-02", chapter: "Calls", entry: "Answer an incoming call", method: "POST" },
    { clause: "CA-03", chapter: "Calls", entry: "Read a call", method: "GET" },
    { clause: "CA-04", chapter: "Calls", entry: "Hang up", method: "DELETE" },
    { clause: "CA-05", chapter: "Prompts", entry: "Play a prompt", method: "POST" },
    { clause: "CA-07", chapter: "Prompts", entry: "Cancel prompts and recordings", method: "POST" },
    { clause: "CA-08", chapter: "Calls", entry: "Keep a call alive", method: "POST" },
    { clause: "CA-09", chapter: "Calls", entry: "Be notified of keys", method: "POST" },
  ])("$clause has in the chapter $chapter: $entry", async ({ chapter, entry, method }) => {
    await open(chapter, entry, method);
  });

  test("shows the webhook and its answers", async () => {
    await open("Notifications", "Receive change notifications");
    await page.getByText("Webhook", { exact: true }).first().waitFor();
    await page.getByRole("tab", { name: "202" }).first().click();
    await page.getByText("Accepted, and processed after the answer;").first().waitFor();
    await page.screenshot({ path: join(reports, "docs-webhook.png") });
  });

  test("asked no host for anything and threw no error, all the while", async () => {
    await page.waitForLoadState("networkidle");
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });
});
