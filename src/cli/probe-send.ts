import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unbracketed } from "../lib/url.ts";

/** What came of one POST to the bot. */
export type Answer =
  | { readonly status: number }
  /** `cutOff`: the connection broke, as it does when a server stops reading. `silent`: the time was over. */
  | { readonly failure: "unreachable" | "cutOff" | "silent"; readonly why: string };

export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Iterable<Uint8Array>;
}

/** A connection that was to end with the answer would be cut off by many servers that answer before they have read all. */
const keepAlive = true;

/**
 * Posts once, over a connection of its own, and looks at nothing but the status; redirects are not followed. The address
 * is on this machine, so the certificate of an https one may be a developer's own.
 *
 * @param timeoutMs for the whole exchange, milliseconds
 */
export function post(url: URL, { headers, body }: Post, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { method: "POST", headers };
    const request =
      url.protocol === "https:"
        ? httpsRequest(url, { ...options, agent: new HttpsAgent({ keepAlive, rejectUnauthorized: false }) })
        : httpRequest(url, { ...options, agent: new HttpAgent({ keepAlive }) });
    let isConnected = false;
    const timer = setTimeout(
      () => end({ failure: "silent", why: `no answer within ${timeoutMs / 1_000} s` }),
      timeoutMs,
    );
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    request.once("socket", (socket) => socket.once("connect", () => void (isConnected = true)));
    request.once("response", ({ statusCode = 0 }) => end({ status: statusCode }));
    request.on("error", (error: NodeJS.ErrnoException) => {
      const why = error.code ?? error.message;
      end(
        isConnected ? { failure: "cutOff", why: `it broke the connection (${why})` } : { failure: "unreachable", why },
      );
    });
    if (typeof body === "string") request.end(body);
    else pipeline(Readable.from(body), request).catch(() => undefined);
  });
}

/** Whether anybody takes connections at an address. */
export function isListening({ hostname, port, protocol }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: unbracketed(hostname), port: Number(port || (protocol === "https:" ? 443 : 80)) });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
