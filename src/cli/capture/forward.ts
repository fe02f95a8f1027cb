import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { isLoopback } from "../../lib/url.ts";
import { refused, send } from "../http/answers.ts";
import { portAsker } from "../http/port-in-use.ts";
import { goneSignal, type Refusal, received } from "../http/received.ts";
import type { Answer } from "./fixture.ts";
import type { Header } from "./redact.ts";

/** A request that is forwarded, as it came. */
export interface Arrived {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export interface ForwardOptions {
  /** The bot's callback. One without a path is asked at the path of the request. */
  readonly to: URL;
  /** Called for each request that is forwarded, in the order in which they were complete. The answer never rejects. */
  readonly onArrived: (arrived: Arrived, answer: Promise<Answer>) => void;
  /** Called with why a request was not forwarded. */
  readonly onRefused: (why: string) => void;
  /** For the bot's whole answer, milliseconds. Default: 30 s. */
  readonly answerWithinMs?: number;
  /** For a request's body to be complete, milliseconds. Default: 10 s, as a receiver's. */
  readonly bodyWithinMs?: number;
}

export interface Forwarder {
  readonly listener: RequestListener;
  /** Requests whose answer is not complete. */
  readonly underWay: number;
  /** Takes no more requests; resolves once those under way are over. */
  end(): Promise<void>;
}

const forNoPage = "This takes what Graph sends to a bot, and nothing from a browser";

/** Forwarded at once: each holds a connection to the bot. */
const mostForwarded = 100;
/** Under way at once, with those whose body is still being read; each may hold 1 MiB. */
const mostUnderWay = 500;

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
export function createForwarder(options: ForwardOptions): Forwarder {
  const { to, onArrived, onRefused, answerWithinMs = 30_000, bodyWithinMs = 10_000 } = options;
  const underWay = new Set<Promise<void>>();
  let exchanges = 0;
  let isEnding = false;

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.headers["user-agent"] === portAsker)
      return void res.writeHead(421, { server: "graph-record-response capture" }).end();
    if (isEnding) return refuse(res, busy("capture is ending", { connection: "close" }));
    if (underWay.size >= mostUnderWay) return refuse(res, busy(`${mostUnderWay} deliveries are under way`));
    const refusesPage = (origin: string | undefined, site: string | undefined): string | undefined =>
      origin === undefined && site === undefined ? undefined : forNoPage;
    const read = await received(req, { gone: goneSignal(res), refusesPage, bodyWithinMs });
    if (!read) return onRefused("the sender hung up before the body was complete");
    if (read.refusal) return refuse(res, read.refusal);
    if (exchanges >= mostForwarded) return refuse(res, busy(`the bot has ${mostForwarded} deliveries to answer`));
    exchanges += 1;
    try {
      await exchange(req, read.body, res);
    } finally {
      exchanges -= 1;
    }
  }

  async function exchange(req: IncomingMessage, body: Uint8Array, res: ServerResponse): Promise<void> {
    const { method = "GET", url: target = "/" } = req;
    const headers = pairs(req.rawHeaders);
    const outgoing = { method, path: pathAt(to, target), headers: forwarded(headers, body, to), body };
    const startMs = performance.now();
    const answer = answered(to, outgoing, res, answerWithinMs).then((outcome) => ({
      ...outcome,
      ms: Math.round(performance.now() - startMs),
    }));
    onArrived({ method, target, headers, body }, answer);
    await answer;
  }

  async function refuse(res: ServerResponse, { status, code, why, headers }: Refusal): Promise<void> {
    onRefused(`${status}: ${why}`);
    if (!res.destroyed) await send(res, refused(status, code, `${why}.`, headers));
  }

  return {
    listener(req, res) {
      // the sender may be gone, and hang up at any time
      res.on("error", () => undefined);
      const over = forward(req, res).catch((error: unknown) => {
        onRefused(`forwarding failed: ${String(error)}`);
        res.destroy();
      });
      underWay.add(over);
      void over.then(() => underWay.delete(over));
    },
    get underWay() {
      return underWay.size;
    },
    async end() {
      isEnding = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const busy = (why: string, headers: Readonly<Record<string, string>> = {}): Refusal => ({
  status: 503,
  code: "TooManyRequests",
  why,
  headers: { "retry-after": "1", ...headers },
});

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
  withinMs: number,
): Promise<{ status: number } | { failure: string }> {
  return new Promise((resolve) => {
    let request: ClientRequest | undefined;
    let [isConnected, isOver] = [false, false];
    const timer = setTimeout(() => {
      const missed = res.headersSent ? "did not complete its answer" : "did not answer";
      fail(504, `${missed} within ${withinMs / 1_000} s`);
    }, withinMs);

    function end(outcome: { status: number } | { failure: string }): void {
      clearTimeout(timer);
      isOver = true;
      request?.destroy();
      resolve(outcome);
    }

    function fail(status: number, failure: string): void {
      if (isOver) return;
      end({ failure });
      if (res.headersSent || res.destroyed) {
        res.destroy();
        return;
      }
      // those of the bot may be what failed
      res.statusMessage = "";
      res.sendDate = true;
      const message = `graph-record-response capture: the bot at ${to.origin} ${failure}.`;
      void send(res, refused(status, "BadGateway", message));
    }

    function passOn(response: IncomingMessage): void {
      if (isOver) return;
      const { statusCode: status = 0, statusMessage } = response;
      try {
        // its own Date, or none
        res.sendDate = false;
        res.writeHead(status, statusMessage, endToEnd(pairs(response.rawHeaders)).flat());
        pipeline(response, res)
          .catch(() => res.destroy())
          .finally(() => end({ status }));
      } catch {
        fail(502, "gave an answer that HTTP does not allow");
      }
    }

    try {
      const options = { ...outgoing, agent: false, rejectUnauthorized: !isLoopback(to.hostname) };
      request = (to.protocol === "https:" ? httpsRequest : httpRequest)(to, options);
    } catch (error) {
      fail(502, `cannot be asked for this (${(error as NodeJS.ErrnoException).code})`);
      return;
    }
    request.once("socket", (socket) => socket.once("connect", () => void (isConnected = true)));
    request.once("response", passOn);
    request.once("upgrade", (_, socket) => {
      socket.destroy();
      fail(502, "changed the protocol (101)");
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
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  const kept = endToEnd(headers).filter(([name]) => !/^(?:expect|content-length)$/i.test(name));
  const length = has("content-length") || has("transfer-encoding") ? [["Content-Length", String(body.byteLength)]] : [];
  return [...(isLoopback(to.hostname) && has("host") ? kept : atItsOwnHost(kept, to)), ...length].flat();
}

/** Another machine may serve several hosts by their names, and knows none of a tunnel's. */
function atItsOwnHost(headers: readonly Header[], to: URL): readonly Header[] {
  const named = (wanted: string): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const requested = named("x-forwarded-host") === undefined ? named("host") : undefined;
  return [
    ["Host", to.host],
    ...headers.filter(([name]) => name.toLowerCase() !== "host"),
    ...(requested === undefined ? [] : [["X-Forwarded-Host", requested] as const]),
  ];
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
