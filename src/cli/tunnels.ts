import type { IncomingMessage, RequestListener } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import type { Certificate } from "./certificate.ts";

export interface TunnelOptions {
  readonly certificate: Certificate;
  /** Hosts whose TLS ends here. */
  readonly hosts: ReadonlySet<string>;
  /** Hosts that are reached as they are. */
  readonly passThrough: ReadonlySet<string>;
  /** Answers what is asked of `hosts`. */
  readonly listener: RequestListener;
  /** Called with each host that is refused. */
  readonly onRefused: (host: string) => void;
}

export interface Tunnels {
  /** Listener of a server's `connect`. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** What CONNECT asks of a proxy: to some hosts a tunnel that ends here, to some a true one, to all others none. */
export function createTunnels({ certificate, hosts, passThrough, listener, onRefused }: TunnelOptions): Tunnels {
  const secure = createServer(certificate, listener);
  const sockets = new Set<Duplex>();

  function keep(socket: Duplex): void {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  }

  function pass(socket: Duplex, host: string, port: number): void {
    const remote = connect({ host, port }, () => {
      socket.write(established);
      remote.pipe(socket);
      socket.pipe(remote);
    });
    keep(remote);
    remote.once("error", () => socket.end(`HTTP/1.1 502 Bad Gateway\r\n\r\n`));
    socket.once("close", () => remote.destroy());
  }

  return {
    open(request, socket, head) {
      const [, host = "", port = "443"] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(request.url?.toLowerCase() ?? "") ?? [];
      keep(socket);
      if (head.length > 0) socket.unshift(head);
      if (hosts.has(host) && port === "443") {
        socket.write(established);
        secure.emit("connection", socket);
      } else if (passThrough.has(host)) pass(socket, host, Number(port));
      else {
        onRefused(host);
        const why = `graph-record-response mock does not reach ${host}; --pass-through ${host} lets it.\n`;
        socket.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${why.length}\r\n\r\n${why}`);
      }
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

const established = "HTTP/1.1 200 Connection Established\r\n\r\n";
