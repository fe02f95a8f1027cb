import { afterEach, describe, expect, test, vi } from "vitest";
import contract from "../../generated/openapi.json" with { type: "json" };
import { eventually } from "../support/eventually.ts";
import { type Asked, batch, callback, clock, contextOf, setUp } from "../support/receiver.ts";

afterEach(() => expect(clock.pending).toBe(0));

describe("NT-08 a wrong shape is handed over as invalid, which is a normal day", () => {
  test.each(['{"value":5}', '{"value":[1]}', "[]", "null", "5", '"text"', '{"value":null}'])("%s", async (body) => {
    const { receiver, handed, refusals } = setUp();
    expect((await receiver.receive(callback({ body }))).status).toBe(202);
    expect(handed.map(([{ kind }]) => kind)).toStrictEqual(["invalid"]);
    expect(refusals).toStrictEqual([]);
  });

  test("an empty batch hands over nothing", async () => {
    const { receiver, handed } = setUp();
    expect((await receiver.receive(callback({ body: '{"value":[]}' }))).status).toBe(202);
    expect(handed).toStrictEqual([]);
  });
});

describe("NT-14 the body is decoded by the charset of its Content-Type", () => {
  test("utf-16le", async () => {
    const { receiver, handed } = setUp();
    const body = Buffer.from(batch.replace('"one"', '"día"'), "utf16le");
    expect((await receiver.receive(callback({ body, contentType: "application/json; charset=utf-16le" }))).status).toBe(
      202,
    );
    expect(handed.map(([notification]) => contextOf(notification))).toStrictEqual(["día", "two", "three"]);
  });
});

describe("AU-11 NT-13 after authentication, a body without a batch is answered by its kind, and its reason is reported", () => {
  const rows: { name: string; asked: Asked; status: number; reason: string }[] = [
    ...["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "POSTS"].map((method) => ({
      name: method,
      asked: { method },
      status: 405,
      reason: "method",
    })),
    ...[
      "text/plain",
      "text/json",
      "application/xml",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "application/json-seq",
      "application/problem+json",
      "xapplication/json",
      "application",
      "json",
      "*/*",
      "text/html;application/json",
    ].map((contentType) => ({ name: contentType, asked: { contentType }, status: 415, reason: "mediaType" })),
    {
      name: "no media type",
      asked: { contentType: null, body: new TextEncoder().encode(batch) },
      status: 415,
      reason: "mediaType",
    },
    ...["{", "value", '{"value":[}', "{'value':[]}", '{"value":[]}}', "\u0000", "<html>", '{"value":[NaN]}'].map(
      (body) => ({ name: `body ${JSON.stringify(body)}`, asked: { body }, status: 400, reason: "json" }),
    ),
    ...["", " ", "\r\n"].map((body) => ({
      name: `body ${JSON.stringify(body)}`,
      asked: { body },
      status: 202,
      reason: "empty",
    })),
    { name: "no body", asked: { body: null }, status: 202, reason: "empty" },
    { name: "no body and no media type", asked: { body: null, contentType: null }, status: 202, reason: "empty" },
    {
      name: "no body, another media type",
      asked: { body: null, contentType: "text/plain" },
      status: 202,
      reason: "empty",
    },
    ...[
      "{}",
      '{"values":[]}',
      '{"conversationId":"x","links":{}}',
      '{"id":"1c2f6d0e","participants":[{"identity":"8:live:caller","originator":true}],"isMultiparty":false,"presentedModalityTypes":["audio"],"callState":"incoming"}',
      '{"data":{"value":[]}}',
    ].map((body) => ({
      name: `NT-13 ${body}`,
      asked: { body },
      status: 204,
      reason: "notCommsNotifications",
    })),
  ];

  test.each(rows)("$name: $status", async ({ asked, status, reason }) => {
    const { receiver, handed, refusals, errors } = setUp();
    const response = await receiver.receive(callback(asked));
    expect(response.status).toBe(status);
    expect(refusals).toStrictEqual([{ reason, status, error: undefined }]);
    expect(handed).toStrictEqual([]);
    expect(errors).toStrictEqual([]);
    expect(response.headers.get("allow")).toBe(status === 405 ? "POST" : null);
  });

  test.each(rows)("before authentication, $name is 401 like anything else", async ({ asked }) => {
    const { receiver, refusals } = setUp();
    const response = await receiver.receive(callback({ ...asked, authorization: "Bearer x" }));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(refusals.map(({ reason }) => reason)).toStrictEqual(["malformedToken"]);
  });

  test.each([
    "application/json",
    "APPLICATION/JSON",
    "application/json;charset=utf-8",
    "application/json ; charset=utf-8",
    "application/json;odata.metadata=minimal",
  ])("%s is JSON", async (contentType) => {
    const { receiver, handed } = setUp();
    expect((await receiver.receive(callback({ contentType }))).status).toBe(202);
    expect(handed).toHaveLength(3);
  });

  test("every answer to a callback is declared in the contract", () => {
    const declared = Object.keys(contract.webhooks.commsNotifications.post.responses).map(Number);
    expect(declared).toEqual(expect.arrayContaining([202, 204, 400, 401, 403, 405, 408, 413, 415, 503]));
  });
});

describe("AU-09 a body over the limit is 413 before it is buffered whole", () => {
  /** A hundred chunks, made as they are read. */
  const long = (
    chunkBytes: number,
  ): { body: ReadableStream<Uint8Array>; read: () => number; cancelled: () => boolean } => {
    let read = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          read += chunkBytes;
          controller.enqueue(new Uint8Array(chunkBytes));
          if (read === 100 * chunkBytes) controller.close();
        },
        cancel: () => void (cancelled = true),
      },
      { highWaterMark: 0 },
    );
    return { body, read: () => read, cancelled: () => cancelled };
  };

  test.each([
    { maxBodyBytes: undefined, chunkBytes: 65_536, read: 1_114_112 },
    { maxBodyBytes: 1_000, chunkBytes: 100, read: 1_100 },
    { maxBodyBytes: 0, chunkBytes: 1, read: 1 },
  ])("maxBodyBytes $maxBodyBytes stops reading after $read bytes", async ({ maxBodyBytes, chunkBytes, read }) => {
    const { receiver, refusals } = setUp({ maxBodyBytes });
    const stream = long(chunkBytes);
    expect((await receiver.receive(callback({ body: stream.body }))).status).toBe(413);
    expect(stream.read()).toBe(read);
    expect(stream.cancelled()).toBe(true);
    expect(refusals).toMatchObject([{ reason: "bodyTooLarge", status: 413, error: { code: "ERR_TOO_LARGE" } }]);
  });

  test("a length that is announced over the limit is refused without reading", async () => {
    const stream = long(1);
    const { receiver } = setUp();
    expect(
      (await receiver.receive(callback({ body: stream.body, headers: { "content-length": "1048577" } }))).status,
    ).toBe(413);
    expect(stream.read()).toBe(0);
  });

  test.each(["nonsense", "-1", "1e9x"])("a length of %s changes nothing", async (length) => {
    expect((await setUp().receiver.receive(callback({ headers: { "content-length": length } }))).status).toBe(202);
  });

  test("a body at the limit is read", async () => {
    const { receiver, handed } = setUp({ maxBodyBytes: Buffer.byteLength(batch) });
    expect((await receiver.receive(callback())).status).toBe(202);
    expect(handed).toHaveLength(3);
  });

  test("a body that is not JSON is refused at its first chunk", async () => {
    const stream = long(10);
    expect((await setUp().receiver.receive(callback({ contentType: "video/mp4", body: stream.body }))).status).toBe(
      415,
    );
    expect(stream.read()).toBe(10);
  });
});

describe("AU-09 a body slower than bodyTimeoutMs is 408, on the clock", () => {
  const dripping = (): { body: ReadableStream<Uint8Array>; push(text: string): void; cancelled: () => boolean } => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (own) => void (controller = own),
      cancel: () => void (cancelled = true),
    });
    return { body, push: (text) => controller.enqueue(new TextEncoder().encode(text)), cancelled: () => cancelled };
  };

  test.each([
    { bodyTimeoutMs: undefined, limitMs: 10_000 },
    { bodyTimeoutMs: 250, limitMs: 250 },
  ])("bodyTimeoutMs $bodyTimeoutMs: after $limitMs ms, however it drips", async ({ bodyTimeoutMs, limitMs }) => {
    const { receiver, handed, refusals } = setUp({ bodyTimeoutMs });
    const stream = dripping();
    const answered = vi.fn();
    const response = receiver.receive(callback({ body: stream.body }));
    void response.then(answered);
    await eventually(() => clock.pending === 1);
    stream.push('{"value":');
    await clock.advance(limitMs - 1);
    stream.push("[");
    expect(answered).not.toHaveBeenCalled();
    await clock.advance(1);
    expect((await response).status).toBe(408);
    expect(stream.cancelled()).toBe(true);
    expect(refusals).toMatchObject([
      { reason: "bodyTooSlow", status: 408, error: { code: "ERR_TIMEOUT", timeoutMs: limitMs } },
    ]);
    expect(handed).toStrictEqual([]);
  });

  test.each([
    { name: "breaks", failure: new Error("reset") },
    { name: "breaks with no Error", failure: "reset" },
  ])("a body that $name is bodyBroken", async ({ failure }) => {
    const { receiver, refusals } = setUp();
    const body = new ReadableStream({ pull: (controller) => controller.error(failure) });
    expect((await receiver.receive(callback({ body }))).status).toBe(400);
    expect(refusals).toMatchObject([{ reason: "bodyBroken", status: 400, error: expect.any(Error) as Error }]);
  });

  test("a stream of text instead of bytes is bodyBroken at its first chunk: its size could not be limited", async () => {
    const { receiver, refusals } = setUp();
    let read = 0;
    const pull = (controller: ReadableStreamDefaultController): void =>
      ++read > 100 ? controller.close() : controller.enqueue("[]");
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    expect((await receiver.receive(callback({ body }))).status).toBe(400);
    expect(refusals).toMatchObject([{ reason: "bodyBroken" }]);
    expect(read).toBe(1);
  });
});
