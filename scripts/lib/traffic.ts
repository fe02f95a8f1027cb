import { shownHeader, withoutTokens } from "./redacted.ts";
import type { Handler } from "./serve.ts";

/** Records exchanges as a HAR, the exchange format of browsers and proxies, with tokens redacted. */
export interface Traffic {
  /** Wraps a handler so that each of its exchanges is recorded. */
  recorded(handler: Handler): Handler;
  har(): Har;
}

export type Har = { log: { version: "1.2"; creator: { name: string; version: string }; entries: HarEntry[] } };
type HarHeader = { name: string; value: string };
type HarText = { mimeType: string; text: string; encoding?: "base64" };
export type HarEntry = {
  startedDateTime: string;
  time: number;
  request: HarMessage & { method: string; url: string; queryString: HarHeader[]; postData?: HarText };
  response: HarMessage & {
    status: number;
    statusText: string;
    redirectURL: string;
    content: HarText & { size: number };
  };
  cache: object;
  timings: { send: number; wait: number; receive: number };
};
type HarMessage = { httpVersion: string; headers: HarHeader[]; cookies: never[]; headersSize: -1; bodySize: number };

export function createTraffic(): Traffic {
  const entries: HarEntry[] = [];

  async function keep(request: Request, response: Response, time: number): Promise<void> {
    const [sent, answered] = await Promise.all([content(request), content(response)]);
    entries.push({
      startedDateTime: new Date().toISOString(),
      time,
      request: {
        method: request.method,
        url: request.url,
        ...message(request, sent.size),
        queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
        ...(sent.size > 0 && { postData: sent }),
      },
      response: {
        status: response.status,
        statusText: response.statusText,
        redirectURL: "",
        ...message(response, answered.size),
        content: answered,
      },
      cache: {},
      timings: { send: 0, wait: time, receive: 0 },
    });
  }

  return {
    recorded: (handler) => async (request) => {
      const startMs = performance.now();
      const copy = request.clone();
      const response = await handler(request);
      await keep(copy, response.clone(), performance.now() - startMs);
      return response;
    },
    har: () => ({ log: { version: "1.2", creator: { name: "graph-record-response", version: "1" }, entries } }),
  };
}

function message({ headers }: Request | Response, bodySize: number): HarMessage {
  const shown = [...headers].map(([name, value]) => ({ name, value: shownHeader(name, value) }));
  return { httpVersion: "HTTP/1.1", headers: shown, cookies: [], headersSize: -1, bodySize };
}

async function content(body: Request | Response): Promise<HarText & { size: number }> {
  const mimeType = body.headers.get("content-type") ?? "";
  const bytes = Buffer.from(await body.arrayBuffer());
  if (!mimeType.includes("json"))
    return { size: bytes.length, mimeType, text: bytes.toString("base64"), encoding: "base64" };
  return { size: bytes.length, mimeType, text: redacted(bytes.toString("utf8")) };
}

/** Redacts tokens in JSON; anything else is returned as is. */
function redacted(text: string): string {
  try {
    return JSON.stringify(withoutTokens(JSON.parse(text)));
  } catch {
    return text;
  }
}
