import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Handler = (request: Request) => Promise<Response>;

export type Served = { origin: string; close: () => Promise<void> };

/** Serves a fetch handler over HTTP on loopback, on a free port. */
export function serve(handler: Handler): Promise<Served> {
  return listenOnLoopback((req, res) => {
    answer(handler, req, res).catch((error: unknown) => {
      console.error(error);
      res.destroy();
    });
  });
}

/** The same for a listener of node:http. */
export async function listenOnLoopback(listener: RequestListener): Promise<Served> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}

/** A port that nobody listens on, for a program that cannot pick one. */
export async function freePort(): Promise<string> {
  const { origin, close } = await listenOnLoopback(() => undefined);
  await close();
  return new URL(origin).port;
}

async function answer(handler: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const request = new Request(`http://${req.headers.host}${req.url}`, {
    method: req.method ?? "GET",
    headers: Object.entries(req.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    ...(hasBody && { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: "half" as const }),
  });
  const response = await handler(request);
  res.writeHead(response.status, [...response.headers].flat());
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), res);
  else res.end();
}
