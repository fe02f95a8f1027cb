import { existsSync } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page as referencePage } from "../../scripts/docs/page.ts";
import { quotedIn } from "../../scripts/docs/quoted.ts";
import { readClauseGroups, readClauses } from "../../scripts/lib/clause-list.ts";
import { bundle } from "../../scripts/stages/bundle.ts";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { projectFolder } from "../support/project-copy.ts";

const { resolve } = createRequire(import.meta.url);
/** In a folder, as GitHub Pages serves it. */
const address = "https://docs.contoso.com/graph-record-response/";
const reports = join(projectFolder, ".reports");
const clauses = Object.keys(readClauses());

let html: string;

beforeAll(async () => {
  html = await referencePage(await bundle());
});

describe("the reference page is made of the contract", () => {
  test("each clause is in a group, has a heading, and names the tests that quote it", () => {
    expect(readClauseGroups().flatMap(({ ids }) => ids)).toEqual(clauses);
    expect(clauses.filter((id) => !html.includes(`### ${id}\\n`))).toEqual([]);
    const quoted = quotedIn();
    expect(clauses.filter((id) => !quoted.has(id))).toEqual([]);
  });

  test("x-clause, x-source and x-permissions are in the descriptions beside which they stand", () => {
    expect(html).not.toMatch(/"x-(?:clause|source|permissions)":/);
    expect(html).toContain(
      "[RR-02](#/clauses/rr-02) · Source: call-recordresponse, HTTP request · Permission: Calls.AccessMedia.All (application)",
    );
  });

  test("what is not Redoc's own script weighs less than 1.2 MB", async () => {
    const script = join(dirname(resolve("@redocly/cli/package.json")), "lib/chunks/redoc.standalone.js");
    expect(Buffer.byteLength(html) - (await stat(script)).size).toBeLessThan(1_200_000);
  });
});

describe("the reference page is whole in one file", () => {
  test("no tag and no style loads anything from another place", () => {
    const tags = html.matchAll(
      /<(?:script|link|img|iframe|source|audio|video|embed|object)\b[^>]*?\s(?:src|href|data)\s*=\s*["']?([^"'\s>]*)/g,
    );
    expect([...tags].map(([, target]) => target)).toEqual(["data:,"]);
    const styles = html.matchAll(/(?:@import\s*|url\(\s*)["'`]?((?:https?:)?\/\/[^"'`)\s]*)/g);
    expect([...styles].map(([, target]) => target)).toEqual([]);
  });

  test("no link leads to the root of its host", () => {
    expect(html.match(/ href="\/[^"]*"/g)).toBeNull();
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
  throw new Error(`the reference page cannot be looked at: there is no Chromium at ${chromiumPath}`);
const title = absent
  ? `the reference page in a browser: skipped, as there is no Chromium at ${chromiumPath}`
  : "the reference page in a browser without a network";
if (absent) console.warn(title);

describe.skipIf(absent)(title, () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const errors: string[] = [];

  /** A page that has nothing but the reference page, at its address. */
  async function openPage(options: Parameters<Browser["newPage"]>[0], place = ""): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...options });
    opened.setDefaultTimeout(20_000);
    opened.on("pageerror", ({ message }) => errors.push(message));
    opened.on("websocket", (socket) => requests.push(socket.url()));
    opened.on("request", (request) => {
      if (/^(https?|wss?|ftp):/.test(request.url()) && request.url() !== address)
        requests.push(`${request.method()} ${request.url()}`);
    });
    await opened.route("**/*", (route) =>
      route.request().url() === address ? route.fulfill({ contentType: "text/html", body: html }) : route.abort(),
    );
    await opened.goto(address + place);
    return opened;
  }

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...chromiumArguments, "--host-resolver-rules=MAP * ~NOTFOUND"],
    });
    await mkdir(reports, { recursive: true });
    page = await openPage({});
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

  test("its chapters are in this order", async () => {
    const menu = page.locator(".menu-content [role=listitem] a");
    await menu.first().waitFor();
    expect(await menu.allInnerTexts()).toEqual([
      "Microsoft Graph call: recordResponse",
      "Quick start",
      "The life of a call and a recording",
      "Calls",
      "Prompts",
      "Recording",
      "Operations",
      "Notifications",
      "Quirks",
      "Several instances",
      "Security",
      "Permissions",
      "Headers",
      "Errors and result codes",
      "Legal note",
      "Versions and clouds",
      "Extensions of the specification",
      "Clauses",
    ]);
  });

  test("its text shows before its script has run, and the drawing with it", async () => {
    const still = await openPage({ javaScriptEnabled: false });
    await still.getByRole("heading", { name: "Quick start" }).waitFor();
    await still.getByText("deleted: recordOperation").waitFor();
    await still.close();
  });

  test.each([
    { place: "#/clauses/rr-10", shows: "maxRecordDurationInSeconds: integer seconds, 1..120, default 5 (docs)" },
    { place: "#/quirks", shows: "prompts: [] is refused." },
    { place: "#/recording/downloadrecording", shows: "Fetches the file that the completed notification names." },
  ])("a link into the page opens it there: $place", async ({ place, shows }) => {
    const linked = await openPage({}, place);
    await linked.getByText(shows).first().waitFor();
    await expect
      .poll(() =>
        linked
          .getByText(shows)
          .first()
          .boundingBox()
          .then((box) => box?.y),
      )
      .toBeLessThan(1_000);
    await linked.close();
  });

  test.each([
    { words: "stopToneDetected", finds: "Receive change notifications" },
    { words: "8508", finds: "Errors and result codes" },
    { words: "webhook", finds: "Receive change notifications" },
  ])("the search for $words finds: $finds", async ({ words, finds }) => {
    await page.keyboard.press("Control+k");
    const input = page.getByPlaceholder("Search", { exact: false }).last();
    await input.fill(words);
    await page.locator('[data-component-name*="Search"]').getByText(finds).first().waitFor();
    await page.keyboard.press("Escape");
  });

  test("NT-02 OP-03 the chapter of notifications names each reason, its status, and whether there is a file", async () => {
    await page.getByRole("link", { name: "Notifications", exact: true }).first().click();
    const row = page.getByRole("row", { name: "initialSilenceTimeout" }).first();
    await row.waitFor();
    expect(await row.getByRole("cell").allInnerTexts()).toEqual([
      "initialSilenceTimeout",
      "the caller stayed silent",
      "failed",
      "no",
    ]);
    await page.screenshot({ path: join(reports, "docs-notifications.png") });
  });

  test("RR-10 shows recordResponse, its limits and its answer 200", async () => {
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

  test.each(["light", "dark"] as const)(
    "axe finds no serious fault that a style can fix, in %s colours",
    async (colorScheme) => {
      const seen = await openPage({ colorScheme });
      await seen.getByRole("heading", { name: "Quick start" }).waitFor();
      expect(await seen.locator("html").getAttribute("class")).toContain(colorScheme);
      await seen.evaluate(await readFile(resolve("axe-core/axe.min.js"), "utf8"));
      for (const place of looked) {
        await seen.evaluate(`location.hash = "${place}"`);
        await seen.locator(`[data-section-id="${place}"]`).first().waitFor();
        expect(await seen.evaluate(seriousFaults(colorScheme)), place).toEqual([]);
      }
      await seen.close();
    },
  );

  test("on a narrow screen nothing is wider than it", async () => {
    const narrow = await openPage({ viewport: { width: 390, height: 800 } });
    await narrow.getByRole("heading", { name: "Quick start" }).waitFor();
    expect(await narrow.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await narrow.screenshot({ path: join(reports, "docs-narrow.png") });
    await narrow.close();
  });

  test("asked no host for anything and threw no error, all the while", async () => {
    await page.waitForLoadState("networkidle");
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });
});

const looked = [
  "/",
  "/quirks",
  "/errors-and-result-codes",
  "/recording/recordresponse",
  "/notifications",
  "/clauses/rr-10",
] as const;

/**
 * Run in the page; in dark colours nothing but the colours is another. The names of Redoc's own select boxes are in its
 * script, where a style does not reach.
 */
const seriousFaults = (
  colours: "light" | "dark",
): string => `axe.run({ runOnly: ${colours === "dark" ? '["color-contrast", "link-in-text-block"]' : "undefined"} }).then(({ violations }) => violations
  .filter(({ id, impact }) => ["serious", "critical"].includes(impact) && id !== "label-content-name-mismatch")
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;
