import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { run, say } from "../lib/command.ts";
import { writeFiles } from "../lib/folder.ts";
import { openPage } from "../lib/open-page.ts";
import { doing } from "../lib/progress.ts";
import { projectRoot } from "../lib/project.ts";
import { serve } from "../lib/serve.ts";
import { bundle } from "../stages/bundle.ts";
import { page } from "./page.ts";

const usage = `Usage: npm run docs [-- --open]

Makes the reference page, .docs/index.html, from openapi/, the examples and the titles of the tests, and prints its weight.

  --open  serve the page on this machine and open it in a browser, until Ctrl-C
  --help  show this text

Exit codes: 0 success, 1 the spec or a chapter is invalid, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { open: { type: "boolean", default: false } } });
  doing("Building the reference page");
  const text = await page(await bundle());
  await writeFiles(join(projectRoot, ".docs"), [{ path: "index.html", text }]);
  say(`.docs/index.html: ${kB(Buffer.byteLength(text))}, ${kB(gzipSync(text).byteLength)} gzip`, 0);
  return values.open ? serveUntilEnd(text) : 0;
}

const kB = (bytes: number): string => `${Math.round(bytes / 1_000).toLocaleString("en")} kB`;

async function serveUntilEnd(text: string): Promise<never> {
  const headers = { "content-type": "text/html; charset=utf-8" };
  const { origin } = await serve(async () => new Response(text, { headers }));
  console.log(`Serving it at ${origin}/; Ctrl-C ends it.`);
  openPage(`${origin}/`);
  return new Promise(() => undefined);
}

await run(usage, main);
