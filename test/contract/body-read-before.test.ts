import { EventEmitter, once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:http2";
import { createRequire } from "node:module";
import express5 from "express";
import fastify from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { toNodeListener, type WebhookReceiverOptions } from "../../src/webhook/index.ts";
import { eventually } from "../support/eventually.ts";
import { type Asked, ask, closeServers, head, rawConnection, serve } from "../support/node-server.ts";
import { batch, contextOf, setUp, token } from "../support/receiver.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeServers();
  await Promise.all(closing.splice(0).map((close) => close()));
});

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

function listening(options: Partial<WebhookReceiverOptions> = {}) {
  const built = setUp(options);
  return {
    ...built,
    listener: toNodeListener(built.receiver),
    contexts: () => built.handed.map(([each]) => contextOf(each)),
  };
}

const all = ["one", "two", "three"];
const withContext = (clientContext: string): string => batch.replace('"one"', JSON.stringify(clientContext));

// Its types are those of Express 5 as far as they are used here.
const express4 = createRequire(import.meta.url)("express4") as typeof express5;

describe.each([
  ["Express 4", express4],
  ["Express 5", express5],
])("AU-14 a body that %s read before is used", (_, express) => {
  const keepRawBody = (req: IncomingMessage, _res: ServerResponse, bytes: Buffer): void =>
    void Object.assign(req, { rawBody: bytes });

  const parsers = {
    "json()": express.json(),
    "json({ verify }) that keeps rawBody": express.json({ verify: keepRawBody }),
    "raw()": express.raw({ type: "*/*" }),
    "text()": express.text({ type: "*/*" }),
    "urlencoded(), which is for another type": express.urlencoded({ extended: true }),
    "json() and urlencoded()": [express.json(), express.urlencoded({ extended: true })],
    "json() of another type, which reads nothing": express.json({ type: "application/vnd.contoso+json" }),
    "no parser": (_req: unknown, _res: unknown, next: () => void): void => next(),
  };

  type Parser = express5.RequestHandler | express5.RequestHandler[];
  const serving = async (parser: Parser, options?: Partial<WebhookReceiverOptions>) => {
    const built = listening(options);
    return { ...built, port: await serve(express().use(parser).post("/callback", built.listener)) };
  };

  test.each(Object.entries(parsers))("%s: 202, and handed over", async (_name, parser) => {
    const { port, contexts, errors } = await serving(parser);
    expect(await ask(port)).toMatchObject({ status: 202, text: "" });
    expect([contexts(), errors]).toStrictEqual([all, []]);
  });

  test.each(Object.entries(parsers))("%s, sent in chunks: 202", async (_name, parser) => {
    const { port, contexts } = await serving(parser);
    expect((await ask(port, { headers: { "transfer-encoding": "chunked" } })).status).toBe(202);
    expect(contexts()).toStrictEqual(all);
  });

  test.each(Object.entries(parsers))("%s: an empty body stays the empty body", async (_name, parser) => {
    const { port, handed, refusals, errors } = await serving(parser);
    expect((await ask(port, { body: "" })).status).toBe(202);
    expect(refusals).toStrictEqual([{ reason: "empty", status: 202, error: undefined }]);
    expect([handed, errors]).toStrictEqual([[], []]);
  });

  test.each(Object.entries(parsers))("%s: NT-13 {} is the older format", async (_name, parser) => {
    const { port, refusals } = await serving(parser);
    expect((await ask(port, { body: "{}" })).status).toBe(204);
    expect(refusals).toMatchObject([{ reason: "notCommsNotifications" }]);
  });

  test.each(Object.entries(parsers))("%s: AU-08 a forged token is 401", async (_name, parser) => {
    const { port, handed } = await serving(parser);
    expect((await ask(port, { headers: { authorization: "Bearer x" } })).status).toBe(401);
    expect(handed).toStrictEqual([]);
  });

  test("the limits are the parser's: json() refuses more than 100 kB by itself, the receiver's do not count", async () => {
    const long = batch.replace('"one"', JSON.stringify("x".repeat(100 * 1024)));
    const parsed = await serving(parsers["json()"], { maxBodyBytes: 10 });
    expect((await ask(parsed.port, { body: long })).status).toBe(413);
    expect((await ask(parsed.port)).status).toBe(202);
    expect(parsed.contexts()).toStrictEqual(all);
  });
});

describe("AU-14 what is used, of what a parser left", () => {
  const [one, two, three] = ["1", "2", "3"].map(withContext) as [string, string, string];
  const bytes = (text: string): Buffer => Buffer.from(text);
  const value = (text: string): unknown => JSON.parse(text);

  /** Reads the stream to its end and leaves this. */
  const leaving =
    (left: object): Middleware =>
    (req, _res, next) => {
      Object.assign(req, left);
      req.resume().on("end", () => next());
    };

  const answerTo = async (parser: Middleware, asked?: Asked, options?: Partial<WebhookReceiverOptions>) => {
    const built = listening(options);
    const { status, text } = await ask(
      await serve((req, res) => parser(req, res, () => built.listener(req, res))),
      asked,
    );
    return { ...built, status, text };
  };

  test.each([
    { left: "bytes before text", rawBody: two, body: bytes(one), used: "1" },
    { left: "rawBody's bytes before body's", rawBody: bytes(one), body: bytes(two), used: "1" },
    { left: "text before a parsed value", rawBody: one, body: value(two), used: "1" },
    { left: "bytes before a parsed value", rawBody: bytes(one), body: value(two), used: "1" },
    { left: "a Uint8Array", body: new TextEncoder().encode(one), used: "1" },
    { left: "an ArrayBuffer", body: new TextEncoder().encode(one).buffer, used: "1" },
    { left: "text", body: one, used: "1" },
    { left: "a parsed value", body: value(one), used: "1" },
    {
      left: "a parsed value, where rawBody is neither bytes nor text",
      rawBody: { length: 5 },
      body: value(three),
      used: "3",
    },
    { left: "no body, but rawBody", rawBody: bytes(three), used: "3" },
  ])("$left", async ({ left: _, used, ...left }) => {
    const { status, contexts, errors } = await answerTo(leaving(left));
    expect([status, contexts(), errors]).toStrictEqual([202, [used, "two", "three"], []]);
  });

  test("NT-14 bytes are decoded by the charset of the Content-Type, text is taken as it is", async () => {
    const headers = { "content-type": "application/json; charset=utf-16le" };
    const encoded = await answerTo(leaving({ rawBody: Buffer.from(withContext("día"), "utf16le") }), { headers });
    expect(encoded.contexts()).toStrictEqual(["día", "two", "three"]);
    const decoded = await answerTo(leaving({ body: withContext("día") }), { headers });
    expect(decoded.contexts()).toStrictEqual(["día", "two", "three"]);
  });

  test("the media type was the parser's to check", async () => {
    const headers = { "content-type": "text/plain" };
    expect((await answerTo(leaving({ body: batch }), { headers })).status).toBe(202);
  });

  test.each([
    { left: { body: "{" }, sent: batch, status: 400, reason: "json" },
    { left: { body: {} }, sent: "{}", status: 204, reason: "notCommsNotifications" },
    { left: { body: {} }, sent: " { \n } ", status: 204, reason: "notCommsNotifications" },
    { left: { body: null }, sent: "null", status: 202, reason: undefined },
  ])("AU-11 $left beside $sent is $status", async ({ left, sent, status, reason }) => {
    const answer = await answerTo(leaving(left), { body: sent });
    expect([answer.status, answer.refusals]).toMatchObject([status, reason === undefined ? [] : [{ reason }]]);
  });

  test.each([
    { left: { body: {} }, why: "urlencoded() after the stream was read" },
    { left: { body: "" }, why: "an empty text" },
    { left: { rawBody: Buffer.alloc(0) }, why: "empty bytes" },
    { left: {}, why: "nothing" },
  ])("of an announced, longer body, $why is nothing left: 500", async ({ left }) => {
    expect((await answerTo(leaving(left))).status).toBe(500);
  });

  test.each([
    { name: "text", rawBody: "" },
    { name: "bytes", rawBody: Buffer.alloc(0) },
  ])("an empty rawBody of $name hides no body", async ({ rawBody }) => {
    for (const body of [JSON.parse(batch) as unknown, batch, Buffer.from(batch)]) {
      const { status, contexts } = await answerTo(leaving({ rawBody, body }));
      expect([status, contexts()]).toStrictEqual([202, ["one", "two", "three"]]);
    }
  });

  test("a getter of one that throws hides not the other", async () => {
    const parser: Middleware = (req, _res, next) => {
      const get = () => {
        throw new Error("no body parser is mounted");
      };
      Object.defineProperty(req, "body", { get });
      Object.assign(req, { rawBody: batch });
      req.resume().on("end", () => next());
    };
    expect((await answerTo(parser)).status).toBe(202);
  });

  test("AU-01 nothing of it is looked at before the token is right", async () => {
    const looked: string[] = [];
    const watched = (name: string): PropertyDescriptor => ({ get: () => void looked.push(name) });
    const parser: Middleware = (req, _res, next) => {
      Object.defineProperties(req, { body: watched("body"), rawBody: watched("rawBody") });
      req.resume().on("end", () => next());
    };
    expect((await answerTo(parser, { headers: { authorization: "Bearer x" } })).status).toBe(401);
    expect(looked).toStrictEqual([]);
    expect((await answerTo(parser)).status).toBe(500);
    expect(looked).toContain("body");
  });

  test("a body beside a stream that nobody has read does not count: the stream is read, within the limits", async () => {
    const untouched: Middleware = (req, _res, next) => {
      Object.assign(req, { body: value(two) });
      next();
    };
    const { status, contexts } = await answerTo(untouched);
    expect([status, contexts()]).toStrictEqual([202, all]);
    expect((await answerTo(untouched, {}, { maxBodyBytes: 10 })).status).toBe(413);
  });

  test("a client that announced a body and hung up is not taken for the body that a parser left", async () => {
    const { listener, handed, refusals } = listening();
    const socket = await rawConnection(
      await serve((req, res) => {
        Object.assign(req, { body: {} });
        listener(req, res);
      }),
    );
    socket.write(`${head([`Authorization: Bearer ${token}`, "Content-Length: 100"])}{"value"`);
    await eventually(() => socket.bytesWritten > 0);
    socket.destroy();
    await eventually(() => refusals.length === 1);
    expect([handed, refusals]).toMatchObject([[], [{ reason: "bodyBroken" }]]);
  });
});

describe("AU-14 hosts that always read the body before", () => {
  const readText = async (req: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  };

  /** What restify 11.1.0 leaves (lib/plugins/bodyReader.js and jsonBodyParser.js): text in rawBody, the value in body. */
  const restify = async (req: IncomingMessage): Promise<object> => {
    const text = await readText(req);
    return { _readBody: true, _body: text, rawBody: text, body: text === "" ? text : (JSON.parse(text) as unknown) };
  };

  /** NestJS with rawBody: true, and Google's functions framework: body-parser's `verify` keeps the bytes. */
  const rawBody = async (req: IncomingMessage): Promise<object> => {
    const text = await readText(req);
    return { rawBody: Buffer.from(text), body: text === "" ? {} : (JSON.parse(text) as unknown) };
  };

  test.each([
    ["restify", restify],
    ["NestJS, cloud functions", rawBody],
  ])("%s: 202, and an empty body stays the empty body", async (_, read) => {
    const { listener, contexts, refusals } = listening();
    const port = await serve((req, res) => void read(req).then((left) => listener(Object.assign(req, left), res)));
    expect((await ask(port)).status).toBe(202);
    expect(contexts()).toStrictEqual(all);
    expect((await ask(port, { body: "" })).status).toBe(202);
    expect(refusals).toMatchObject([{ reason: "empty" }]);
  });

  test("Fastify 5, whose request goes to the listener", async () => {
    const { listener, contexts } = listening();
    const app = fastify();
    app.post("/callback", (request, reply) => {
      reply.hijack();
      listener(request, reply.raw);
    });
    closing.push(() => app.close());
    const { port } = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    expect((await ask(Number(port))).status).toBe(202);
    expect(contexts()).toStrictEqual(all);
  });

  test("what holds node's request and the body, as Koa's context can be put", async () => {
    const { listener, contexts } = listening();
    const port = await serve((raw, res) => void readText(raw).then((body) => listener({ raw, body }, res)));
    expect((await ask(port)).status).toBe(202);
    expect(contexts()).toStrictEqual(all);
  });
});

describe("AU-14 a body that was read before and kept nowhere is 500 that says what to do", () => {
  const advice =
    "The callback's body was read before the webhook receiver got it, and neither `rawBody` nor `body` of the request" +
    " holds it. Mount the receiver before what reads the body, or set req.rawBody there; in Fastify pass the listener" +
    " the request itself, not request.raw.";

  const parsers: Record<string, Middleware> = {
    "read to its end": (req, _res, next) => void req.resume().on("end", () => next()),
    "read in part": (req, _res, next) => void req.once("data", () => next()),
  };

  test.each(Object.entries(parsers))("%s", async (_, parser) => {
    const { listener, handed, errors } = listening();
    const answer = await ask(await serve((req, res) => parser(req, res, () => listener(req, res))));
    expect(answer).toMatchObject({ status: 500, text: advice });
    expect(answer.headers["content-type"]).toBe("text/plain;charset=UTF-8");
    expect(errors).toMatchObject([{ name: "BodyAlreadyReadError", message: advice }]);
    expect(handed).toStrictEqual([]);
  });

  test("an unauthenticated client gets 401 without that explanation", async () => {
    const { listener, errors } = listening();
    const port = await serve((req, res) => req.resume().on("end", () => listener(req, res)));
    expect(await ask(port, { headers: { authorization: "Bearer x" } })).toMatchObject({ status: 401, text: "" });
    expect(errors).toStrictEqual([]);
  });

  test("Fastify 5, whose request.raw goes to the listener", async () => {
    const { listener, errors } = listening();
    const app = fastify();
    app.post("/callback", (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
    closing.push(() => app.close());
    const { port } = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    expect(await ask(Number(port))).toMatchObject({ status: 500, text: advice });
    expect(errors).toHaveLength(1);
  });
});

describe("AU-14 hosts whose requests are not node:http's streams", () => {
  test("HTTP/2, where a body needs no header: what is left says that there was one", async () => {
    const { listener, contexts, refusals } = listening();
    const app = fastify({ http2: true });
    closing.push(() => app.close());
    app.post("/callback", (request, reply) => {
      reply.hijack();
      listener(request as never, reply.raw as never);
    });
    const client = connect(await app.listen({ port: 0, host: "127.0.0.1" }));
    const stream = client.request({
      ":method": "POST",
      ":path": "/callback",
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
    });
    stream.end(batch);
    const [headers] = (await once(stream, "response")) as [{ ":status": number }];
    client.close();
    expect([headers[":status"], contexts(), refusals]).toStrictEqual([202, all, []]);
  });

  test("a plain object with the body beside it", async () => {
    const { listener, contexts } = listening();
    const rawHeaders = ["authorization", `Bearer ${token}`, "content-type", "application/json"];
    const length = ["content-length", String(batch.length)];
    const req = Object.assign(new EventEmitter(), {
      method: "POST",
      rawHeaders: [...rawHeaders, ...length],
      body: JSON.parse(batch) as unknown,
      pause: () => undefined,
      resume: () => undefined,
    });
    const res = { statusCode: 0, headersSent: false, on: () => undefined, setHeader: () => undefined };
    await new Promise<void>((end) => listener(req, Object.assign(res, { end: () => end() })));
    expect([res.statusCode, contexts()]).toStrictEqual([202, all]);
  });

  test("what is not a request of node:http is a TypeError", () => {
    const { listener } = listening();
    expect(() => listener({} as never, {} as never)).toThrow(
      new TypeError("The listener takes a request of node:http, or an object that holds one as `raw`"),
    );
  });
});
