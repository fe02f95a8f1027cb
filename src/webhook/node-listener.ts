import { methods } from "../lib/options.ts";
import { type PausableRequest, requestBody } from "../lib/request-body.ts";
import type { WebhookReceiver } from "./receive.ts";

/** What is used of node:http's IncomingMessage, and of the requests that Express and Fastify (`request.raw`) hand on. */
export interface NodeRequest extends PausableRequest {
  readonly method?: string | undefined;
  /** Names and values in turn, repeated headers included. */
  readonly rawHeaders: readonly string[];
  readonly readableEnded?: boolean;
  readonly readableDidRead?: boolean;
  /** Set by a body parser that was there first. */
  readonly body?: unknown;
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
 * The receiver as a listener for node:http, Express and Fastify. It reads the body itself: mount it before any body
 * parser. When the body was already read, an otherwise valid callback is answered 500, and `onError` is called with
 * an error that says what to do.
 *
 * ```ts
 * createServer(toNodeListener(receiver)).listen(3978);
 * express().post("/callback", toNodeListener(receiver));                          // before app.use(express.json())
 * fastify.register(async (scope) => {
 *   scope.removeAllContentTypeParsers();
 *   scope.addContentTypeParser("*", (request, body, done) => done(null));
 *   scope.post("/callback", (request, reply) => { reply.hijack(); listener(request.raw, reply.raw); });
 * });
 * ```
 */
export function toNodeListener(receiver: WebhookReceiver): (req: NodeRequest, res: NodeResponse) => void {
  methods(["receive"], "a webhook receiver (see createWebhookReceiver)")(receiver, "receiver", "toNodeListener");
  return (req, res) => {
    req.on("error", ignore);
    res.on("error", ignore);
    toRequest(req)
      .then((request) => receiver.receive(request))
      .then((response) => send(response, res))
      .catch(() => send(new Response(null, { status: 500 }), res))
      .catch(ignore);
  };
}

/** The client disconnected: the receiver sees it in the body's stream, and nobody is left to answer. */
function ignore(): void {}

/** The receiver only checks whether the method is POST and ignores the address, so neither has to be valid. */
async function toRequest(req: NodeRequest): Promise<Request> {
  const url = "http://callback.invalid/";
  const headers = headersOf(req.rawHeaders);
  if (req.method !== "POST") return new Request(url, { headers });
  const wasRead = req.body !== undefined || req.readableDidRead === true || req.readableEnded === true;
  const request = new Request(url, {
    method: "POST",
    headers,
    body: wasRead ? "" : requestBody(req),
    duplex: "half",
  } as RequestInit);
  if (wasRead) await request.text();
  return request;
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

async function send(response: Response, res: NodeResponse): Promise<void> {
  const body = await response.text();
  if (res.headersSent) return;
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  res.end(body);
}
