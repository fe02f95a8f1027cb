import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { absoluteUrl, bracketed, hostnameOf, isEverywhere, isLoopback } from "../lib/url.ts";
import type { PlainRequest } from "../platform/http/plain.ts";
import { CannotListen } from "./arguments.ts";
import { refused, type ServedResponse, send } from "./http/answers.ts";
import { holderOf, nextFreePort } from "./http/port-in-use.ts";
import { goneSignal, received } from "./http/received.ts";
import { createTunnels, type TunnelOptions } from "./tunnels.ts";

/** The signal aborts when whoever asked is gone. */
export type PlainHandler = (request: PlainRequest, signal: AbortSignal) => ServedResponse | Promise<ServedResponse>;

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
  const reached = isEverywhere(hostnameOf(host)) ? (host.includes(":") ? "::1" : "127.0.0.1") : host;
  return `http://${bracketed(reached)}:${port}`;
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
    isOwn: (authority) =>
      isNamed(nameOf(authority)) || (isEverywhere(hostnameOf(host)) && isAddress.test(nameOf(authority))),
    isOwnSite(origin, authority) {
      const hostname = absoluteUrl(origin)?.hostname ?? "";
      return hostname !== "" && (isNamed(hostname) || hostname === nameOf(authority));
    },
  };
}

const otherHost =
  "This server answers only to its own host, such as 127.0.0.1; to give it another name, start it with --name.";
const otherSite = "This server does not answer to pages of other sites";

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  handler: PlainHandler,
  { isOwn, isOwnSite, hosts }: Names,
): Promise<void> {
  const { host = "" } = req.headers;
  const isForeign = hosts.has(absoluteUrl(`https://${host}`)?.hostname.replace(/\.$/, "") ?? "");
  if (!isForeign && !isOwn(host)) return send(res, refused(421, "MisdirectedRequest", otherHost));
  const gone = goneSignal(res);
  const isOfOtherSite = (origin: string | undefined, site: string | undefined): boolean =>
    origin === undefined ? site === "cross-site" : !isOwnSite(origin, host);
  const read = await received(req, {
    gone,
    refusesPage: (origin, site) => (isOfOtherSite(origin, site) ? otherSite : undefined),
  });
  if (!read) return;
  if (read.refusal) {
    const { status, code, why, headers } = read.refusal;
    return send(res, refused(status, code, `${why}.`, headers));
  }
  const body = read.body.byteLength === 0 ? undefined : Buffer.from(read.body).toString("utf8");
  const url = `${isForeign ? "https" : "http"}://${host}${req.url}`;
  const request: PlainRequest = { method: req.method ?? "GET", url, headers: headersOf(req), body };
  try {
    await send(res, await handler(request, gone));
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const read: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    read[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return read;
}
