import { request as httpRequest, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { isLoopback } from "../../lib/url.ts";
import { refused, send } from "../http/answers.ts";
import { portAsker } from "../http/port-in-use.ts";
import { goneSignal, type Refusal, received } from "../http/received.ts";
import type { Answer } from "./fixture.ts";
import type { Header } from "./redact.ts";

/** What passed through, as it was. */
export interface Passed {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly answer: Answer;
}

export interface ForwardOptions {
  /** The bot's callback. One without a path is asked at the path of the request. */
  readonly to: URL;
  /** Called once for each request that was forwarded, after its answer. */
  readonly onPassed: (passed: Passed) => void;
  /** Called with why a request was not forwarded. */
  readonly onRefused: (why: string) => void;
  /** For the bot's answer to begin, milliseconds. Default: 30 s. */
  readonly answerWithinMs?: number;
}

const forNoPage = "This takes what Graph sends to a bot, and nothing from a browser";

/** Forwarded at once: each holds its body. */
const mostAtOnce = 100;

const hopByHop = new Set(
  "connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

/**
 * Forwards each request as it came, and its answer as it is: method, headers and the bytes of the body. What belongs to
 * one connection alone is left out, and `Expect`, which is fulfilled here. Pages in a browser are refused: the platform is
 * none, and a page could fill the folder. The name in `Host` is a tunnel's, so it is not looked at. [CP-01, CP-04]
 */
export function createForwarder({ to, onPassed, onRefused, answerWithinMs = 30_000 }: ForwardOptions): RequestListener {
  let underWay = 0;

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.headers["user-agent"] === portAsker)
      return void res.writeHead(421, { server: "graph-record-response capture" }).end();
    if (underWay >= mostAtOnce) {
      const why = `${mostAtOnce} deliveries are under way`;
      return refuse(res, { status: 503, code: "TooManyRequests", why, headers: { "retry-after": "1" } });
    }
    underWay += 1;
    try {
      await exchange(req, res);
    } finally {
      underWay -= 1;
    }
  }

  async function exchange(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const refusesPage = (origin: string | undefined, site: string | undefined): string | undefined =>
      origin === undefined && site === undefined ? undefined : forNoPage;
    const read = await received(req, { gone: goneSignal(res), refusesPage });
    if (!read) return onRefused("the sender hung up before the body was complete");
    if (read.refusal) return refuse(res, read.refusal);
    const { body } = read;
    const { method = "GET", url: target = "/" } = req;
    const headers = pairs(req.rawHeaders);
    const startMs = performance.now();
    const outgoing = { method, path: pathAt(to, target), headers: forwarded(headers, body, to), body };
    const answer = await answered(to, outgoing, res, answerWithinMs);
    onPassed({ method, target, headers, body, answer: { ...answer, ms: Math.round(performance.now() - startMs) } });
  }

  async function refuse(res: ServerResponse, { status, code, why, headers }: Refusal): Promise<void> {
    onRefused(`${status}: ${why}`);
    if (!res.destroyed) await send(res, refused(status, code, `${why}.`, headers));
  }

  return (req, res) => {
    // the sender may be gone, and hang up at any time
    res.on("error", () => undefined);
    forward(req, res).catch((error: unknown) => {
      onRefused(`forwarding failed: ${String(error)}`);
      res.destroy();
    });
  };
}

interface Forwarded {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/** Passes the bot's answer on. Resolves once it is over, whatever became of it. */
function answered(
  to: URL,
  { body, ...outgoing }: Forwarded,
  res: ServerResponse,
  answerWithinMs: number,
): Promise<{ status: number } | { failure: string }> {
  return new Promise((resolve) => {
    const options = { ...outgoing, agent: false, rejectUnauthorized: !isLoopback(to.hostname) };
    const request = (to.protocol === "https:" ? httpsRequest : httpRequest)(to, options);
    let isConnected = false;
    const timer = setTimeout(() => fail(504, `did not answer within ${answerWithinMs / 1_000} s`), answerWithinMs);
    const fail = (status: number, failure: string): void => {
      clearTimeout(timer);
      request.destroy();
      if (!res.destroyed)
        void send(
          res,
          refused(status, "BadGateway", `graph-record-response capture: the bot at ${to.origin} ${failure}.`),
        );
      resolve({ failure });
    };
    request.once("socket", (socket) => socket.once("connect", () => void (isConnected = true)));
    request.once("response", (response) => {
      clearTimeout(timer);
      const { statusCode: status = 502, statusMessage } = response;
      // the bot's own, or none
      res.sendDate = false;
      res.writeHead(status, statusMessage, endToEnd(pairs(response.rawHeaders)).flat());
      pipeline(response, res).then(
        () => resolve({ status }),
        () => {
          res.destroy();
          resolve({ status });
        },
      );
    });
    request.on("error", ({ code = "" }: NodeJS.ErrnoException) => {
      if (!res.headersSent) fail(502, isConnected ? `hung up (${code})` : `is not reached (${code})`);
    });
    request.end(body);
  });
}

/** Path and query to ask for: the callback's own, and of the request what the callback does not name. */
function pathAt(to: URL, target: string): string {
  const [path = "", query = ""] = target.split(/(?=\?)(.*)/s);
  return (to.pathname === "/" ? path : to.pathname) + (to.search || query);
}

function forwarded(headers: readonly Header[], body: Uint8Array, to: URL): string[] {
  const kept = endToEnd(headers).filter(([name]) => !/^(?:expect|content-length)$/i.test(name));
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  const length = has("content-length") || has("transfer-encoding") ? [["Content-Length", String(body.byteLength)]] : [];
  return [...kept, ...(has("host") ? [] : [["Host", to.host]]), ...length].flat();
}

/** Those that are not of one connection alone. */
function endToEnd(headers: readonly Header[]): readonly Header[] {
  const named = headers.flatMap(([name, value]) =>
    name.toLowerCase() === "connection" ? value.split(",").map((each) => each.trim().toLowerCase()) : [],
  );
  return headers.filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.includes(name.toLowerCase()));
}

function pairs(raw: readonly string[]): readonly Header[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[index * 2] ?? "", raw[index * 2 + 1] ?? ""]);
}
