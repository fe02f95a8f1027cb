import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  type NodeRequest,
  type NodeResponse,
  toNodeListener,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from "../../src/webhook/index.ts";
import { eventually } from "../support/eventually.ts";
import { type Asked, ask, closeServers, head, rawConnection, serve } from "../support/node-server.ts";
import { batch, clock, contextOf, setUp, token } from "../support/receiver.ts";

afterEach(closeServers);

function listening(
  options: Partial<WebhookReceiverOptions> = {},
): ReturnType<typeof setUp> & { listener: ReturnType<typeof toNodeListener> } {
  const built = setUp(options);
  return { ...built, listener: toNodeListener(built.receiver) };
}

describe("AU-11 over node:http a callback is answered as over fetch", () => {
  test.each<{ name: string; asked: Asked; status: number }>([
    { name: "a valid batch", asked: {}, status: 202 },
    { name: "GET", asked: { method: "GET" }, status: 405 },
    { name: "PUT", asked: { method: "PUT" }, status: 405 },
    { name: "TRACE, which no Request can carry", asked: { method: "TRACE", body: "" }, status: 405 },
    { name: "PROPFIND", asked: { method: "PROPFIND" }, status: 405 },
    { name: "text", asked: { headers: { "content-type": "text/plain" } }, status: 415 },
    { name: "invalid JSON", asked: { body: "{" }, status: 400 },
    { name: "no body", asked: { body: "" }, status: 202 },
    { name: "the older format", asked: { body: "{}" }, status: 204 },
    { name: "5 MB, of which the client sends every byte", asked: { body: Buffer.alloc(5_000_000, " ") }, status: 413 },
    {
      name: "5 MB in chunks",
      asked: { body: Buffer.alloc(5_000_000, " "), headers: { "transfer-encoding": "chunked" } },
      status: 413,
    },
    {
      name: "5 MB and a bad token",
      asked: { body: Buffer.alloc(5_000_000, " "), headers: { authorization: "Bearer x" } },
      status: 401,
    },
    { name: "a bad token", asked: { headers: { authorization: "Bearer x" } }, status: 401 },
  ])("$name: $status", async ({ asked, status }) => {
    const { listener, errors } = listening();
    const answer = await ask(await serve(listener), asked);
    expect(answer.status).toBe(status);
    expect(answer.text).toBe("");
    expect(answer.headers["allow"]).toBe(status === 405 ? "POST" : undefined);
    expect(answer.headers["www-authenticate"]).toBe(status === 401 ? "Bearer" : undefined);
    expect(errors).toStrictEqual([]);
  });

  test("NT-01 a large batch, in many chunks, arrives whole", async () => {
    const { listener, handed } = listening({ maxItems: 2_000 });
    const one = (JSON.parse(batch) as { value: unknown[] }).value[0];
    const body = JSON.stringify({ value: Array.from({ length: 2_000 }, () => one) });
    expect(Buffer.byteLength(body)).toBeGreaterThan(400_000);
    expect((await ask(await serve(listener), { body })).status).toBe(202);
    expect(handed).toHaveLength(2_000);
    expect(new Set(handed.map(([notification]) => contextOf(notification)))).toStrictEqual(new Set(["one"]));
  });

  test("a connection serves on after a refusal", async () => {
    const { listener, refusals } = listening({ maxBodyBytes: 10 });
    const socket = await rawConnection(await serve(listener));
    const chunk = `186a0\r\n${"x".repeat(100_000)}\r\n`;
    const oversized = `${head([`Authorization: Bearer ${token}`, "Transfer-Encoding: chunked"])}${chunk}${chunk}${chunk}0\r\n\r\n`;
    socket.write(oversized + oversized);
    await eventually(() => socket.received().split("HTTP/1.1 413").length === 3);
    expect(refusals.map(({ reason }) => reason)).toStrictEqual(["bodyTooLarge", "bodyTooLarge"]);
  });
});

describe("AU-01 a repeated Authorization header is refused, which node:http itself hides", () => {
  test.each([
    { name: "a good one first", authorization: [`Bearer ${token}`, "Bearer x"] },
    { name: "a good one last", authorization: ["Bearer x", `Bearer ${token}`] },
    { name: "the same twice", authorization: [`Bearer ${token}`, `Bearer ${token}`] },
  ])("$name", async ({ authorization }) => {
    const { listener, refusals, handed } = listening();
    expect((await ask(await serve(listener), { headers: { authorization } })).status).toBe(401);
    expect(refusals.map(({ reason }) => reason)).toStrictEqual(["duplicatedAuthorization"]);
    expect(handed).toStrictEqual([]);
  });
});

describe("AU-09 a slow or broken body does no harm", () => {
  test("a body that stalls is answered 408 once its time is up, and the client receives the answer", async () => {
    const { listener, refusals } = listening();
    const socket = await rawConnection(await serve(listener));
    socket.write(`${head([`Authorization: Bearer ${token}`, "Content-Length: 100"])}{"value"`);
    await eventually(() => clock.pending === 1);
    await clock.advance(10_000);
    await eventually(() => socket.received().startsWith("HTTP/1.1 408"));
    expect(refusals.map(({ reason }) => reason)).toStrictEqual(["bodyTooSlow"]);
    socket.destroy();
  });

  test("AU-15 one that is refused before its body came is answered at once; the connection is closed when it never comes", async () => {
    const { listener } = listening();
    const socket = await rawConnection(await serve(listener));
    socket.write(head(["Authorization: Bearer x", "Content-Length: 100"]));
    await eventually(() => socket.received().startsWith("HTTP/1.1 401"));
    expect(socket.closed).toBe(false);
    await eventually(() => socket.closed);
  });

  test("a client that hangs up in the middle of its body", async () => {
    const { listener, refusals, errors, handed } = listening();
    const socket = await rawConnection(await serve(listener));
    socket.write(`${head([`Authorization: Bearer ${token}`, "Content-Length: 100"])}{"value"`);
    await eventually(() => clock.pending === 1);
    socket.destroy();
    await eventually(() => refusals.length === 1);
    expect(refusals).toMatchObject([{ reason: "bodyBroken", status: 400, error: { message: "The client hung up" } }]);
    expect([errors, handed, clock.pending]).toStrictEqual([[], [], 0]);
  });

  test("a client that hangs up before its token was checked", async () => {
    let letGo!: () => void;
    const checked = new Promise<undefined>((resolve) => (letGo = () => resolve(undefined)));
    const get = vi.fn(() => checked);
    const { listener, refusals } = listening({ keys: { get } });
    let gone = false;
    const port = await serve((req, res) => {
      req.on("close", () => (gone = true));
      listener(req, res);
    });
    const socket = await rawConnection(port);
    socket.write(`${head([`Authorization: Bearer ${token}`, "Content-Length: 100"])}{"value"`);
    await eventually(() => get.mock.calls.length === 1);
    socket.destroy();
    await eventually(() => gone);
    letGo();
    await eventually(() => refusals.length === 1);
    expect(refusals).toMatchObject([{ reason: "unknownKey", status: 401 }]);
  });

  test("a client that had hung up when its body was asked for", async () => {
    const built = setUp();
    let letGo!: () => void;
    const late = new Promise<void>((resolve) => (letGo = resolve));
    const receiver: WebhookReceiver = { receive: (request) => late.then(() => built.receiver.receive(request)) };
    const listener = toNodeListener(receiver);
    let arrived = false;
    let gone = false;
    const port = await serve((req, res) => {
      arrived = true;
      req.on("close", () => (gone = true));
      listener(req, res);
    });
    const socket = await rawConnection(port);
    socket.write(`${head([`Authorization: Bearer ${token}`, "Content-Length: 100"])}{"value"`);
    await eventually(() => arrived);
    socket.destroy();
    await eventually(() => gone);
    letGo();
    await eventually(() => built.refusals.length === 1);
    expect(built.refusals).toMatchObject([{ reason: "bodyBroken" }]);
    expect(clock.pending).toBe(0);
  });

  test("a client that hangs up while the handler still works", async () => {
    let finish!: () => void;
    const work = new Promise<void>((resolve) => (finish = resolve));
    const onNotification = vi.fn(() => work);
    const { listener, errors } = listening({ acknowledge: "whenHandled", onNotification });
    const socket = await rawConnection(await serve(listener));
    socket.write(`${head([`Authorization: Bearer ${token}`, `Content-Length: ${Buffer.byteLength(batch)}`])}${batch}`);
    await eventually(() => onNotification.mock.calls.length === 3);
    socket.destroy();
    finish();
    await clock.advance(0);
    expect(errors).toStrictEqual([]);
  });
});

describe("AU-08 no rejection goes unhandled, whatever the server or the receiver does", () => {
  test("an answer that another middleware has begun is left to it", async () => {
    const { listener, handed } = listening();
    const port = await serve((req, res) => {
      res.writeHead(418).write("tea");
      listener(req, res);
      void eventually(() => handed.length === 3)
        .then(() => clock.advance(0))
        .then(() => res.end("pot"));
    });
    expect(await ask(port)).toMatchObject({ status: 418, text: "teapot" });
  });

  test("a receiver that rejects is 500", async () => {
    const port = await serve(toNodeListener({ receive: () => Promise.reject(new Error("not ours")) }));
    expect(await ask(port)).toMatchObject({ status: 500, text: "" });
  });

  /** Asks without a server: by what a listener may be handed elsewhere. */
  function answerTo(
    req: Partial<NodeRequest>,
    receiver: WebhookReceiver,
    res: Partial<NodeResponse> = {},
  ): Promise<number> {
    const on = (): undefined => undefined;
    return new Promise((resolve) => {
      const all = {
        statusCode: 0,
        headersSent: false,
        on,
        setHeader: on,
        end: (): void => resolve(all.statusCode),
        ...res,
      };
      toNodeListener(receiver)({ method: "GET", rawHeaders: [], on, pause: on, resume: on, ...req }, all);
    });
  }

  test("headers that no Request can carry are 500, and pseudo-headers of HTTP/2 are passed over", async () => {
    const { receiver, refusals } = setUp();
    expect(await answerTo({ rawHeaders: ["bad name", "x"] }, receiver)).toBe(500);
    expect(
      await answerTo({ rawHeaders: [":method", "GET", ":path", "/", "authorization", "Bearer x"] }, receiver),
    ).toBe(401);
    expect(refusals.map(({ reason }) => reason)).toStrictEqual(["malformedToken"]);
  });

  test("a stream that only reports readableEnded counts as read", async () => {
    const { receiver } = setUp();
    const rawHeaders = ["Authorization", `Bearer ${token}`, "Content-Length", "5"];
    expect(await answerTo({ method: "POST", rawHeaders, readableEnded: true }, receiver)).toBe(500);
  });

  test("error events of the request and of the response have a listener", async () => {
    const req = new EventEmitter();
    const res = new EventEmitter();
    const on = (emitter: EventEmitter): NodeRequest["on"] => emitter.on.bind(emitter);
    expect(await answerTo({ on: on(req) }, setUp().receiver, { on: on(res) })).toBe(401);
    expect(req.emit("error", new Error("reset"))).toBe(true);
    expect(res.emit("error", new Error("broken pipe"))).toBe(true);
  });

  test("an answer that cannot be sent is dropped", async () => {
    const end = vi.fn(() => {
      throw new Error("no longer");
    });
    void answerTo({}, setUp().receiver, { end });
    await eventually(() => end.mock.calls.length === 2);
    await clock.advance(0);
  });

  test("AU-09 the body is read no faster than the receiver reads", async () => {
    let made = 0;
    const stream = new Readable({
      highWaterMark: 1,
      read() {
        this.push(++made > 100 ? null : Buffer.alloc(10));
      },
    });
    const receiver: WebhookReceiver = {
      async receive(request) {
        await request.body?.getReader().read();
        for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
        return new Response(null, { status: made < 5 ? 202 : 500 });
      },
    };
    const [on, pause, resume] = [
      stream.on.bind(stream) as NodeRequest["on"],
      stream.pause.bind(stream),
      stream.resume.bind(stream),
    ];
    expect(await answerTo({ method: "POST", on, pause, resume }, receiver)).toBe(202);
  });
});
