import { methods } from "../lib/options.ts";
import { type PausableRequest, requestBody } from "../lib/request-body.ts";
import { type BodyHolder, wasReadBefore } from "./read-before.ts";
import type { WebhookReceiver } from "./receive.ts";

/** What is used of node:http's IncomingMessage, and of what Express and others make of it. */
export interface NodeRequest extends PausableRequest, BodyHolder {
  readonly method?: string | undefined;
  /** Names and values in turn, repeated headers included. */
  readonly rawHeaders: readonly string[];
  readonly readableEnded?: boolean;
  readonly readableDidRead?: boolean;
  destroy?(): unknown;
}

/** A request that holds node:http's, as Fastify's does. */
export interface WrappedRequest extends BodyHolder {
  readonly raw: NodeRequest;
}

/** What is used of node:http's ServerResponse. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  on(event: string, listener: (value?: unknown) => void): unknown;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/**
 * The receiver as a listener for node:http, Express, NestJS, restify, cloud functions and Fastify. It reads the body
 * itself, within the receiver's limits and once the token was checked: mount it before any body parser.
 *
 * Where a parser read the body before, what it left is used: bytes or text in `req.rawBody` or `req.body`, else the
 * parsed `req.body`. Size, charset and media type are then the parser's, checked before the token: express.json() refuses
 * more than 100 kB (`limit`). When nothing is left, an otherwise valid callback is answered 500, and `onError` is called
 * with an error that says what to do. [AU-14]
 *
 * ```ts
 * createServer(toNodeListener(receiver)).listen(3978);
 * express().post("/callback", toNodeListener(receiver));                          // before app.use(express.json())
 * fastify.post("/callback", (request, reply) => { reply.hijack(); listener(request, reply.raw); });
 * fastify.register(async (scope) => {                                             // the same, before Fastify's parser
 *   scope.removeAllContentTypeParsers();
 *   scope.addContentTypeParser("*", (request, body, done) => done(null));
 *   scope.post("/callback", (request, reply) => { reply.hijack(); listener(request, reply.raw); });
 * });
 * ```
 */
export function toNodeListener(
  receiver: WebhookReceiver,
): (req: NodeRequest | WrappedRequest, res: NodeResponse) => void {
  methods(["receive"], "a webhook receiver (see createWebhookReceiver)")(receiver, "receiver", "toNodeListener");
  return (request, res) => {
    const req = "rawHeaders" in request ? request : request.raw;
    if (!Array.isArray(req?.rawHeaders))
      throw new TypeError("The listener takes a request of node:http, or an object that holds one as `raw`");
    req.on("error", ignore);
    res.on("error", ignore);
    toRequest(req, request)
      .then((callback) => receiver.receive(callback))
      .then((response) => send(response, req, res))
      .catch(() => send(new Response(null, { status: 500 }), req, res))
      .catch(ignore);
  };
}

/** The client disconnected: the receiver sees it in the body's stream, and nobody is left to answer. */
function ignore(): void {}

/** The receiver only checks whether the method is POST and ignores the address, so neither has to be valid. */
async function toRequest(req: NodeRequest, holder: BodyHolder): Promise<Request> {
  const url = "http://callback.invalid/";
  const headers = headersOf(req.rawHeaders);
  if (req.method !== "POST") return new Request(url, { headers });
  const init = { method: "POST", headers, duplex: "half" };
  if (!wasRead(req, holder)) return new Request(url, { ...init, body: requestBody(req) });
  const length = announcedLength(req, headers);
  if (length === 0) return new Request(url, init);
  const request = new Request(url, { ...init, body: "" });
  await request.text();
  wasReadBefore(request, { holder, length });
  return request;
}

/** What is not a stream of Node's, but has a body, was read as well. */
function wasRead({ readableDidRead, readableEnded }: NodeRequest, holder: BodyHolder): boolean {
  if (readableDidRead === undefined && readableEnded === undefined) return "body" in holder || "rawBody" in holder;
  return readableDidRead === true || readableEnded === true;
}

/** Undefined for a body in chunks, and over HTTP/2, where a body needs no header. */
function announcedLength({ rawHeaders }: NodeRequest, headers: Headers): number | undefined {
  if (headers.has("content-length")) return Number(headers.get("content-length"));
  const isHttp2 = rawHeaders.some((name, index) => index % 2 === 0 && name.startsWith(":"));
  return headers.has("transfer-encoding") || isHttp2 ? undefined : 0;
}

/** From the raw headers: node:http's own list keeps the first of two Authorization headers and drops the other. [AU-01] */
function headersOf(rawHeaders: readonly string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!name.startsWith(":")) headers.append(name, value);
  }
  return headers;
}

/** How long the rest of a body that was answered already may take before its connection is closed, milliseconds. */
const lingerMs = 1_000;

async function send(response: Response, req: NodeRequest, res: NodeResponse): Promise<void> {
  const body = await response.text();
  if (res.headersSent) return;
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  res.end(body);
  if (req.readableEnded === false) closeUnlessEnded(req);
}

/** The rest is thrown away, so that the answer gets through; a client that never sends it loses its connection. [AU-15] */
function closeUnlessEnded(req: NodeRequest): void {
  const timer = setTimeout(() => req.destroy?.(), lingerMs);
  req.on("end", () => clearTimeout(timer));
  req.on("close", () => clearTimeout(timer));
  req.resume();
}
