import { type EventEmitter, errorMonitor } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";
import { unbracketed } from "../lib/url.ts";

export interface Redirection {
  /** Hosts whose connections are redirected, on the usual ports of http and https. */
  readonly hosts: ReadonlySet<string>;
  /** Where they go, by plain http. */
  readonly target: URL;
  /** Called when nothing listens there. */
  readonly onUnreachable: () => void;
}

/** What a connection is asked for, by whichever of the signatures of `net` and `tls`. */
interface Asked {
  readonly host?: unknown;
  readonly servername?: unknown;
  readonly port?: number | string | undefined;
  readonly timeout?: number | undefined;
  readonly socket?: net.Socket | undefined;
}

/**
 * Redirects connections of this process, below every client: `node:http`, `node:https` with whatever agent, `fetch`, and
 * undici all open theirs by `tls.connect` and `Socket.connect`. TLS is left out, as the target is on this machine.
 */
export function redirectConnections({ hosts, target, onUnreachable }: Redirection): void {
  const place = { host: unbracketed(target.hostname), port: Number(target.port || 80) };
  const connectTls = tls.connect as (...args: unknown[]) => tls.TLSSocket;
  const connectSocket = net.Socket.prototype.connect as (...args: unknown[]) => net.Socket;

  /** A name may end in a dot. */
  const isRedirected = (host: unknown): boolean =>
    typeof host === "string" && hosts.has(host.toLowerCase().replace(/\.$/, ""));

  function plainSocket({ servername, host, timeout, socket: tunnel }: Asked): tls.TLSSocket {
    tunnel?.destroy();
    const socket = net.connect({ ...place, ...(timeout !== undefined && { timeout }) });
    socket.once("connect", () => socket.emit("secureConnect"));
    watch(socket);
    return Object.assign(socket, secured, { servername: servername || host }) as unknown as tls.TLSSocket;
  }

  function watch(socket: net.Socket): void {
    (socket as EventEmitter).once(errorMonitor, ({ code }: NodeJS.ErrnoException) => {
      if (code === "ECONNREFUSED") onUnreachable();
    });
  }

  replace(tls, "connect", (...args: unknown[]) => {
    const asked = askedIn(args);
    if (!isRedirected(asked.host ?? asked.servername) || Number(asked.port ?? 443) !== 443) return connectTls(...args);
    const socket = plainSocket(asked);
    const callback = args.at(-1);
    if (typeof callback === "function") socket.once("secureConnect", callback as () => void);
    return socket;
  });

  replace(net.Socket.prototype, "connect", function (this: net.Socket, ...args: unknown[]) {
    // `net.connect` hands over its arguments as one list
    const list = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const { host, port } = askedIn(list);
    if (!isRedirected(host) || Number(port) !== 80) return connectSocket.apply(this, args);
    watch(this);
    return connectSocket.call(
      this,
      place,
      list.find((argument) => typeof argument === "function"),
    );
  });
  syncBuiltinESMExports();
}

/** What clients ask of a socket of TLS, beside what every socket has. */
const secured = {
  encrypted: true,
  authorized: true,
  authorizationError: null,
  alpnProtocol: false,
  getSession: () => undefined,
  isSessionReused: () => false,
  getPeerCertificate: () => ({}),
  getProtocol: () => null,
} as const;

function askedIn(args: readonly unknown[]): Asked {
  const objects = args.filter((argument) => typeof argument === "object" && argument !== null);
  const [port, host] = args.filter((argument) => /^(?:string|number)$/.test(typeof argument));
  const named = { ...(port !== undefined && { port }), ...(host !== undefined && { host }) };
  return Object.assign({}, named, ...objects) as Asked;
}

/** A function declared as an export cannot be assigned to, as the compiler sees it. */
function replace<Name extends string>(object: { [name in Name]: unknown }, name: Name, value: unknown): void {
  object[name] = value;
}
