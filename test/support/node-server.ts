import { request as httpRequest, type IncomingMessage, type RequestListener } from "node:http";
import { connect, type Socket } from "node:net";
import { listenOnLoopback, type Served } from "../../scripts/lib/serve.ts";
import { batch, token } from "./receiver.ts";

const servers: Served[] = [];

export async function closeServers(): Promise<void> {
  for (const { close } of servers.splice(0)) await close();
}

/** Serves on loopback and gives the port. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = await listenOnLoopback(listener);
  servers.push(server);
  return Number(new URL(server.origin).port);
}

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** What a callback over node:http is, where it differs from a valid one. */
export interface Asked {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** node:http's own client, which can send a header more than once. */
export function ask(port: number, { method = "POST", headers = {}, body = batch }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const defaults = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = httpRequest(
      { host: "127.0.0.1", port, method, path: "/callback", headers: { ...defaults, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(method === "GET" ? undefined : body);
  });
}

/** A connection of which every byte is written by hand. */
export async function rawConnection(port: number): Promise<Socket & { received: () => string }> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => (received += chunk.toString()));
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  return Object.assign(socket, { received: () => received });
}

/** The head of a callback, to be written by hand. */
export const head = (headers: string[] = []): string =>
  ["POST /callback HTTP/1.1", "Host: bot.example.com", "Content-Type: application/json", ...headers, "", ""].join(
    "\r\n",
  );
