import { existsSync } from "node:fs";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { chromiumArguments, chromiumPath } from "../../../test/support/chromium.ts";
import { type CheckResult, NotRun, passedChecks, type Row } from "./row.ts";
import type { Project } from "./workspace.ts";

/** WebCrypto needs an https page; no request for this one leaves the browser. */
const pageUrl = "https://conformance.example/";

/** Runs the suite in a blank page of a browser without network access. */
export function browserRow({ folder }: Project): Row {
  return {
    name: "Chromium",
    run: async () => {
      const script = await bundledSuite(folder);
      if (!existsSync(chromiumPath))
        throw new NotRun(
          "there is no Chromium; install it (apt-get install chromium-headless-shell), or name one in CHROMIUM_PATH",
        );
      const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
      try {
        return `${browser.version()}, ${passedChecks(await resultsIn(browser, script))}`;
      } finally {
        await browser.close();
      }
    },
  };
}

async function bundledSuite(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["suite.js"],
    absWorkingDir: folder,
    bundle: true,
    format: "iife",
    globalName: "conformance",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}

async function resultsIn(browser: Browser, script: string): Promise<CheckResult[]> {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.route("**", (route) => {
    const url = route.request().url();
    if (url === pageUrl)
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href=data:,>" });
    asked.push(url);
    return route.abort();
  });
  await page.goto(pageUrl);
  await page.addScriptTag({ content: script });
  const results = (await page.evaluate("conformance.run()")) as CheckResult[];
  return [...results, { name: "no network request is made", ok: asked.length === 0, error: asked.join() }];
}
