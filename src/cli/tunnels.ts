import type { IncomingMessage, RequestListener } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { absoluteUrl, unbracketed } from "../lib/url.ts";
import type { Certificate } from "./certificate.ts";

export interface TunnelOptions {
  readonly certificate: Certificate;
  /** Hosts whose TLS ends here. */
  readonly hosts: ReadonlySet<string>;
  /** Hosts that are reached as they are. */
  readonly passThrough: ReadonlySet<string>;
  /** Answers what is asked of `hosts`. */
  readonly listener: RequestListener;
  /** Called with what whoever runs the proxy should know, once for each thing. */
  readonly onNote: (text: string) => void;
}

export interface Tunnels {
  /** Listener of a server's `connect`. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** What CONNECT asks of a proxy: to some hosts a tunnel that ends here, to some a true one, to all others none. */
export function createTunnels({ certificate, hosts, passThrough, listener, onNote }: TunnelOptions): Tunnels {
  const secure = createServer(certificate, listener);
  const sockets = new Set<Duplex>();
  const noted = new Set<string>();

  secure.on("tlsClientError", ({ code = "" }: NodeJS.ErrnoException) => {
    if (/CERT|UNKNOWN_CA/.test(code))
      note(`a client does not trust the proxy's certificate (${code}): set what is printed above`);
  });

  function note(text: string): void {
    if (noted.has(text)) return;
    noted.add(text);
    onNote(text);
  }

  function keep(socket: Duplex): void {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  }

  function pass(socket: Duplex, host: string, port: number): void {
    const remote = connect({ host, port });
    let isOpen = false;
    keep(remote);
    remote.once("connect", () => {
      isOpen = true;
      socket.write(established);
      remote.pipe(socket);
      socket.pipe(remote);
    });
    remote.once("close", () => {
      if (!isOpen) refuse(socket, 502, `${host}:${port} is not reached.`);
      else if (!remote.readableEnded) socket.destroy();
    });
    socket.once("close", () => remote.destroy());
  }

  return {
    open(request, socket, head) {
      keep(socket);
      if (head.length > 0) socket.unshift(head);
      const target = /^[^/]+:\d+$/.test(request.url ?? "") ? absoluteUrl(`http://${request.url}`) : undefined;
      if (!target) return refuse(socket, 400, "CONNECT takes a host and a port.");
      const [host, port] = [target.hostname.replace(/\.$/, ""), Number(target.port || 80)];
      if (hosts.has(host) && port === 443) {
        socket.write(established);
        secure.emit("connection", socket);
      } else if (passThrough.has(host)) pass(socket, unbracketed(host), port);
      else {
        const why = hosts.has(host)
          ? `port ${port} of ${host} is not reached: the proxy has only its port 443`
          : `${host} is not reached; --pass-through ${host} allows it`;
        note(why);
        refuse(socket, 403, `graph-record-response mock: ${why}.`);
      }
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

const established = "HTTP/1.1 200 Connection Established\r\n\r\n";
const reasons = { 400: "Bad Request", 403: "Forbidden", 502: "Bad Gateway" } as const;

function refuse(socket: Duplex, status: keyof typeof reasons, why: string): void {
  const head = [
    `HTTP/1.1 ${status} ${reasons[status]}`,
    "Content-Type: text/plain",
    `Content-Length: ${why.length + 1}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${why}\n`);
}
