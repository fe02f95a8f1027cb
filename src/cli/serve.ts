import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TooLargeError } from "../errors.ts";
import { type BodyLimits, readLimited } from "../lib/limited-body.ts";
import { requestBody } from "../lib/request-body.ts";
import { absoluteUrl, bracketed, isLoopback } from "../lib/url.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { CannotListen } from "./arguments.ts";
import { holderOf, nextFreePort } from "./port-in-use.ts";
import { createTunnels, type TunnelOptions } from "./tunnels.ts";

export type PlainHandler = (request: PlainRequest, signal: AbortSignal) => PlainResponse | Promise<PlainResponse>;

export interface Place {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Names by which it is reached as well, such as that of a container; the first stands in addresses. Default: none. */
  readonly names?: readonly string[];
  /** The option that chooses the port, for the advice when it cannot be had. */
  readonly portOption: string;
  /** Hosts of others that it answers for, by https. Default: none. */
  readonly hosts?: ReadonlySet<string>;
}

export interface Server {
  /** Where it is reached: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Answers by a handler from now on. What it throws is answered 500, and passed to `onError`. */
  handle(handler: PlainHandler, onError: (error: unknown) => void): void;
  /** Is a proxy for https too, from now on. */
  tunnel(options: Omit<TunnelOptions, "listener">): void;
  close(): Promise<void>;
}

/** Nobody sends a mock a longer body, bytes. */
const maxBodyBytes = 1024 * 1024;

/**
 * A server of plain answers over node:http, which listens once this resolves. A request whose `Host`, or `Origin`, names
 * another machine is refused with 421, so that no web page gets in by pointing its own name here (DNS rebinding). At the
 * hosts that it answers for, a handler must give away nothing but what those hosts would.
 *
 * @throws CannotListen
 */
export async function listen(place: Place): Promise<Server> {
  const { hosts = new Set() } = place;
  const server = createServer();
  const origin = await listenAt(server, place);
  const names: Names = { ...ownHosts(place), hosts };
  const closing: (() => void)[] = [];
  let listener: RequestListener = (_, res) => void res.writeHead(503).end();
  server.on("request", (req, res) => listener(req, res));
  return {
    origin,
    handle(handler, onError) {
      listener = (req, res) => {
        answer(req, res, handler, names).catch((error: unknown) => {
          onError(error);
          if (res.headersSent) res.destroy();
          else res.writeHead(500).end();
        });
      };
    },
    tunnel(options) {
      const tunnels = createTunnels({ ...options, listener: (req, res) => listener(req, res) });
      server.on("connect", tunnels.open);
      closing.push(tunnels.close);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const close of closing) close();
      }),
  };
}

/** By which names it answers, and to pages of which. */
interface Names {
  readonly isOwn: (authority: string) => boolean;
  readonly isOwnSite: (origin: string, authority: string) => boolean;
  readonly hosts: ReadonlySet<string>;
}

/** Has a server listen; resolves to the origin at which it is reached. @throws CannotListen */
export async function listenAt(server: HttpServer, place: Place): Promise<string> {
  const { host, names: [name] = [] } = place;
  await listening(server, place);
  return originOf(name ?? host, (server.address() as AddressInfo).port);
}

function listening(server: HttpServer, place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      obstacle(error.code, place).then((why) => reject(new CannotListen(why, { cause: error })), reject);
    });
    server.listen(place.port, place.host, () => resolve());
  });
}

async function obstacle(code: string | undefined, { host, port, portOption }: Place): Promise<string> {
  const other = `${portOption} 0 picks a free one`;
  if (code === "EADDRINUSE") {
    const [holder, free] = await Promise.all([holderOf(originOf(host, port)), nextFreePort(host, port)]);
    const next = free === undefined ? "" : `${portOption} ${free}; `;
    return `Port ${port} of ${host} is taken by ${holder}. Stop it, or choose another port: ${next}${other}.`;
  }
  if (code === "EACCES") return `Port ${port} is reserved for the system. Choose one above 1023; ${other}.`;
  if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL")
    return `${host} is not an address of this machine. Choose one that is, such as 127.0.0.1.`;
  return `Listening on port ${port} of ${host} failed (${code}). Choose another port; ${other}.`;
}

/** Where the server is reached; one that listens everywhere is reached on loopback too. */
function originOf(host: string, port: number): string {
  const reached = isEverywhere(host) ? (host.includes(":") ? "::1" : "127.0.0.1") : host;
  return `http://${bracketed(reached)}:${port}`;
}

/** In any spelling: `0`, `::0`. */
function isEverywhere(host: string): boolean {
  const hostname = absoluteUrl(`http://${bracketed(host)}`)?.hostname ?? "";
  return hostname === "0.0.0.0" || hostname === "[::]";
}

/**
 * Whether a host is this server's own, whatever its port: loopback, the host that it listens on, its names, and for one that
 * listens everywhere any address in numbers, since only a name can be made to point elsewhere. A page is of the same site
 * when it is at such a name, or at the very host that is asked.
 */
function ownHosts({ host, names = [] }: Place): Omit<Names, "hosts"> {
  const isAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/;
  const nameOf = (authority: string): string => absoluteUrl(`http://${authority}`)?.hostname ?? "";
  const own = new Set(
    [originOf(host, 0), ...names.map((name) => originOf(name, 0))].map((each) => nameOf(each.slice(7))),
  );
  const isNamed = (hostname: string): boolean => own.has(hostname) || isLoopback(hostname);
  return {
    isOwn: (authority) => isNamed(nameOf(authority)) || (isEverywhere(host) && isAddress.test(nameOf(authority))),
    isOwnSite(origin, authority) {
      const hostname = absoluteUrl(origin)?.hostname ?? "";
      return hostname !== "" && (isNamed(hostname) || hostname === nameOf(authority));
    },
  };
}

const otherHost =
  "This server answers only to its own host, such as 127.0.0.1; to give it another name, start it with --name.";
const otherSite = "This server does not answer to pages of other sites.";

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  handler: PlainHandler,
  { isOwn, isOwnSite, hosts }: Names,
): Promise<void> {
  const { host = "", origin } = req.headers;
  const isForeign = hosts.has(absoluteUrl(`https://${host}`)?.hostname.replace(/\.$/, "") ?? "");
  const url = `${isForeign ? "https" : "http"}://${host}${req.url}`;
  if (!isForeign && !isOwn(host)) return send(res, refused(421, "MisdirectedRequest", otherHost));
  const isOfOtherSite =
    origin === undefined ? req.headers["sec-fetch-site"] === "cross-site" : !isOwnSite(origin, host);
  if (isOfOtherSite) return send(res, refused(421, "MisdirectedRequest", otherSite));
  if (!req.url?.startsWith("/") || !absoluteUrl(url))
    return send(res, refused(400, "BadRequest", "The request's target is not a path."));
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const limits: BodyLimits = { what: "The body", maxBytes: maxBodyBytes, signal: gone.signal };
  const read = await readLimited(requestBody(req), limits).catch((error: unknown) =>
    error instanceof TooLargeError ? "tooLarge" : "hungUp",
  );
  if (read === "hungUp") return;
  if (read === "tooLarge")
    return send(res, { ...refused(413, "RequestTooLarge", `A body may have ${maxBodyBytes} bytes.`), close: true });
  const body = read.byteLength === 0 ? undefined : Buffer.from(read).toString("utf8");
  const request: PlainRequest = { method: req.method ?? "GET", url, headers: headersOf(req), body };
  try {
    await send(res, await handler(request, gone.signal));
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}

/** An answer in Graph's envelope. */
export function refused(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): PlainResponse {
  return json(status, { error: { code, message } }, headers);
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): PlainResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

async function send(
  res: ServerResponse,
  { status, headers, body, close = false }: PlainResponse & { readonly close?: boolean },
): Promise<void> {
  const length = typeof body === "string" ? { "content-length": String(Buffer.byteLength(body)) } : {};
  res.writeHead(status, { ...headers, ...length, ...(close && { connection: "close" }) });
  if (body === undefined || typeof body === "string") res.end(body);
  else await pipeline(Readable.from(body), res);
}
