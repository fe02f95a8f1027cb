import { readFile } from "node:fs/promises";
import type { PlainRequest } from "../platform/http/plain.ts";
import { refused, type ServedResponse } from "./http/answers.ts";

/** Files of the page, by path; scripts and the style are bundled by the build. */
const files: ReadonlyMap<string, readonly [name: string, type: string]> = new Map([
  ["/", ["index.html", "text/html; charset=utf-8"]],
  ["/_page/page.js", ["page.js", "text/javascript; charset=utf-8"]],
  ["/_page/voice.js", ["voice.js", "text/javascript; charset=utf-8"]],
  ["/_page/page.css", ["page.css", "text/css; charset=utf-8"]],
]);

/** Nothing but the page's own files and addresses, in no frame; recordings are played from memory. [PL-15] */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

/** Answers the addresses of the page; undefined when the address is another. [PL-15] */
export async function pageFile({ method, url }: PlainRequest): Promise<ServedResponse | undefined> {
  const [name, type] = files.get(new URL(url).pathname) ?? [];
  if (name === undefined || type === undefined) return undefined;
  if (method !== "GET") return refused(405, "MethodNotAllowed", "This address takes GET.", { allow: "GET" });
  const body = await readFile(builtFile(name), "utf8").catch(() => undefined);
  if (body === undefined) return refused(404, "NotFound", "The page is not built: npm run build builds it.");
  return { status: 200, headers: { ...headers, "content-type": type }, body };
}

/** From source the built files are meant too. */
function builtFile(name: string): URL {
  return new URL(`dist/src/cli/page/${name}`, import.meta.resolve("graph-record-response/package.json"));
}
