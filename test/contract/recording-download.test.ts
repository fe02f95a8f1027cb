import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import type { RecordingSource } from "../../src/bot/kinds/recording/kind.ts";
import { Redacted } from "../../src/contract/redacted.ts";

import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import {
  atRest,
  bodyOf,
  bytesOf,
  deaf,
  downloadAt,
  downloadOf,
  once,
  recordingOf,
  serve,
  sourceAt,
  token,
} from "../support/recordings.ts";

const MiB = 1024 * 1024;

const refused = async (answer: Response): Promise<unknown> => downloadOf(answer).catch((error: unknown) => error);

describe("RF-01 GET of the location with the recording's own token", () => {
  test("method, path and token as they arrive, and the file as it is sent", async () => {
    const arrived: unknown[] = [];
    const origin = await serve(({ method, url, headers }, response) => {
      arrived.push([method, url, headers.authorization]);
      response.writeHead(200, { "content-type": "application/octet-stream", "content-length": 5 }).end("sound");
    });
    const clock = createVirtualClock();
    const { stream, contentType, contentLength } = await downloadAt(`${origin}/a%2Fb//c?sig=1%3D`, { clock });
    expect(arrived).toEqual([["GET", "/a%2Fb//c?sig=1%3D", "Bearer the-recordings-own"]]);
    expect([contentType, contentLength]).toEqual(["application/octet-stream", 5]);
    expect((await bytesOf(stream)).toString()).toBe("sound");
    expect(clock.pending).toBe(0);
  });

  test("chunked, as in the reference: no length is known", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-type": "audio/wav" }).write("so");
      response.end("und");
    });
    const { stream, contentType, contentLength } = await downloadAt(origin);
    expect([contentType, contentLength]).toEqual(["audio/wav", undefined]);
    expect((await bytesOf(stream)).toString()).toBe("sound");
  });

  test("a body that was compressed has another length than its header", async () => {
    const { stream, contentLength } = await downloadOf(
      recordingOf(bodyOf(10, 2).stream, { "content-encoding": "gzip", "content-length": "99" }),
    );
    expect(contentLength).toBeUndefined();
    expect(await bytesOf(stream)).toHaveLength(20);
  });

  test("no body at all is an empty recording", async () => {
    expect(await bytesOf((await downloadOf(recordingOf(null, { "content-length": "0" }))).stream)).toHaveLength(0);
  });

  test.each([
    { why: "no location", says: "recording.location is missing", recording: { accessToken: new Redacted("sesame") } },
    {
      why: "an empty location",
      says: "recording.location is missing",
      recording: { location: "", accessToken: new Redacted("sesame") },
    },
    {
      why: "no token",
      says: "recording.accessToken is missing",
      recording: { location: "https://media.example.com/1" },
    },
    {
      why: "an empty token",
      says: "recording.accessToken is missing",
      recording: { location: "https://media.example.com/1", accessToken: new Redacted("") },
    },
    {
      why: "a token that is not Redacted",
      says: "it is a Redacted<string>",
      recording: { location: "https://media.example.com/1", accessToken: "sesame" },
    },
    {
      why: "a token with a line break",
      says: "a header cannot carry",
      recording: { location: "https://media.example.com/1", accessToken: new Redacted("sesame\n") },
    },
    {
      why: "a token with a letter that no header carries",
      says: "a header cannot carry",
      recording: { location: "https://media.example.com/1", accessToken: new Redacted("sesame→") },
    },
    { why: "maxBytes 0", says: "maxBytes must be a number of bytes, more than 0; not 0", options: { maxBytes: 0 } },
    {
      why: "maxBytes NaN",
      says: "maxBytes must be a number of bytes, more than 0; not NaN",
      options: { maxBytes: Number.NaN },
    },
    {
      why: "timeoutMs -1",
      says: "timeoutMs must be a number of milliseconds, more than 0; not -1",
      options: { timeoutMs: -1 },
    },
  ])(
    "invalid arguments reject with a TypeError: $why",
    async ({ says, recording = sourceAt("https://media.example.com/1"), options }) => {
      const clock = createVirtualClock();
      const outcome = downloadRecording(recording as RecordingSource, { fetch: deaf, clock, ...options });
      const error: unknown = await outcome.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toContain(says);
      expect(inspect(error)).not.toContain("sesame");
      expect(clock.pending).toBe(0);
    },
  );
});

describe("RF-02 streamed, never held whole", () => {
  test("the first bytes can be read before the last ones are sent", async () => {
    const read = once();
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-type": "audio/wav" }).write("first");
      void read.happened.then(() => response.end("last"));
    });
    const reader = (await downloadAt(origin)).stream.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("first");
    read.happen();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("last");
    expect((await reader.read()).done).toBe(true);
  });

  test("a sender of 200 MB is paused when its reader stops, and disconnected when the reader cancels", async () => {
    let sent = 0;
    const letGo = once();
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-type": "audio/wav" }).on("close", letGo.happen);
      const piece = Buffer.alloc(64 * 1024);
      const send = (): void => {
        while (sent < 200 * MiB) {
          sent += piece.byteLength;
          if (!response.write(piece)) return void response.once("drain", send);
        }
        response.end();
      };
      send();
    });
    const clock = createVirtualClock();
    const reader = (await downloadAt(origin, { maxBytes: 1024 * MiB, clock })).stream.getReader();
    for (let bytes = 0; bytes < MiB; ) bytes += (await reader.read()).value?.byteLength ?? Number.NaN;

    expect(await atRest(() => sent)).toBeLessThan(64 * MiB);
    await reader.cancel();
    await letGo.happened;
    expect(clock.pending).toBe(0);
  });

  test("not one chunk is pulled before it is asked for", async () => {
    const endless = bodyOf(1_000);
    const reader = (await downloadOf(recordingOf(endless.stream))).stream.getReader();
    expect(endless.pulled).toBe(0);
    await reader.read();
    await reader.read();
    expect(endless.pulled).toBe(2);
    await reader.cancel("enough");
    expect(endless.cancelledWith).toEqual(["enough"]);
  });

  test("a reader that cancels while it waits for bytes leaves nothing behind", async () => {
    const clock = createVirtualClock();
    const silent = recordingOf(new ReadableStream<Uint8Array>(), { "content-length": "9" });
    const reader = (await downloadOf(silent, { clock })).stream.getReader();
    const waiting = reader.read();
    await reader.cancel();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(clock.pending).toBe(0);
  });
});

describe("RF-05 a refusal says which token was refused, or that the recording is gone", () => {
  const gone = "The recording is gone: it is discarded shortly after the call ends, so it has to be downloaded at once";

  test.each([
    {
      status: 401,
      code: "ERR_HTTP",
      advice: "The recording's own token (recordingAccessToken) was refused; the token for Graph is not used here",
    },
    {
      status: 403,
      code: "ERR_HTTP",
      advice:
        "The recording's own token (recordingAccessToken) does not open this recording; the token for Graph is not used here",
    },
    { status: 404, code: "ERR_GONE", advice: gone },
    { status: 410, code: "ERR_GONE", advice: gone },
    { status: 400, code: "ERR_HTTP", advice: undefined },
    { status: 429, code: "ERR_HTTP", advice: undefined },
    { status: 500, code: "ERR_HTTP", advice: undefined },
    { status: 204, code: "ERR_HTTP", advice: "A recording comes with status 200" },
    { status: 206, code: "ERR_HTTP", advice: "A recording comes with status 200" },
  ])("$status is $code", async ({ status, code, advice }) => {
    const clock = createVirtualClock();
    const error = await downloadOf(new Response(null, { status }), { clock }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, status, advice, retryAfterMs: undefined });
    expect((error as Error).message).toBe(`media.example.com answered ${status}${advice ? `. ${advice}` : ""}`);
    expect(clock.pending).toBe(0);
  });

  test.each([
    { type: "text/html; charset=utf-8", shown: "text/html" },
    { type: "application/json", shown: "application/json" },
    { type: "Application/Problem+JSON", shown: "Application/Problem+JSON" },
    { type: "application/xml", shown: "application/xml" },
    { type: "text/plain", shown: "text/plain" },
    { type: "multipart/form-data; boundary=x", shown: "multipart/form-data" },
  ])("200 with $type is not a recording", async ({ type, shown }) => {
    const page = bodyOf(10, 1);
    const clock = createVirtualClock();
    await expect(downloadOf(recordingOf(page.stream, { "content-type": type }), { clock })).rejects.toMatchObject({
      code: "ERR_HTTP",
      status: 200,
      message: `media.example.com answered 200. It came as ${shown}, which is not a recording`,
    });
    expect([page.cancelledWith.length, clock.pending]).toEqual([1, 0]);
  });

  test.each([
    "application/octet-stream",
    "audio/wav",
    "audio/x-wav; codecs=1",
    "AUDIO/WAVE",
    "video/mp4",
    "binary/octet-stream",
    "",
  ])("200 with %j is a recording", async (type) => {
    expect(
      await bytesOf((await downloadOf(recordingOf(bodyOf(10, 1).stream, { "content-type": type }))).stream),
    ).toHaveLength(10);
  });
});

describe("ER-01 the error in the body of a failure is read, whatever the body is", () => {
  const all = {
    graphCode: "Unauthorized",
    graphMessage: "The recording access token is missing or refused.",
    requestId: "7d0a1b3e",
  };
  const nothing = { graphCode: undefined, graphMessage: undefined, requestId: undefined };
  const { graphCode: code, graphMessage: message } = all;

  test.each([
    { body: JSON.stringify({ error: { code, message, innerError: { "request-id": "7d0a1b3e" } } }), facts: all },
    { body: JSON.stringify({ error: { code, message, innererror: { requestId: "7d0a1b3e" } } }), facts: all },
    {
      body: `\uFEFF${JSON.stringify({ error: { code: 8522, message: null } })}`,
      facts: { ...nothing, graphCode: "8522" },
    },
    { body: JSON.stringify({ error: "expired" }), facts: { ...nothing, graphCode: "expired" } },
    { body: JSON.stringify({ error: null }), facts: nothing },
    { body: "null", facts: nothing },
    { body: "[1]", facts: nothing },
    { body: "<html>no</html>", facts: nothing },
    { body: "{", facts: nothing },
    { body: "", facts: nothing },
    { body: null, facts: nothing },
  ])("$body", async ({ body, facts }) => {
    expect(await refused(new Response(body, { status: 401 }))).toMatchObject({
      code: "ERR_HTTP",
      status: 401,
      ...facts,
    });
  });

  test("the header's request-id comes first", async () => {
    const body = JSON.stringify({ error: { innerError: { "request-id": "inner" } } });
    expect(await refused(new Response(body, { status: 500, headers: { "request-id": "outer" } }))).toMatchObject({
      requestId: "outer",
    });
  });

  test("of an endless body no more than 64 KiB and a chunk are read, and it is cancelled", async () => {
    const endless = bodyOf(1024);
    expect(await refused(new Response(endless.stream, { status: 500 }))).toMatchObject({
      code: "ERR_HTTP",
      status: 500,
      ...nothing,
    });
    expect([endless.pulled, endless.cancelledWith.length]).toEqual([65, 1]);
  });

  test("a body that breaks off counts as empty", async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("reset")) });
    expect(await refused(new Response(broken, { status: 404 }))).toMatchObject({
      code: "ERR_GONE",
      status: 404,
      ...nothing,
    });
  });
});

describe("RF-05 a broken connection is a NetworkError", () => {
  test("no answer: its cause is the network's own", async () => {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
    const clock = createVirtualClock();
    const outcome = downloadAt("https://media.example.com/1", { clock, fetch: () => Promise.reject(cause) });
    await expect(outcome).rejects.toMatchObject({
      code: "ERR_NETWORK",
      message: "No answer came from media.example.com",
      cause: { name: "TypeError", message: "fetch failed", cause: { code: "ECONNRESET" } },
    });
    expect(clock.pending).toBe(0);
  });

  test("a server that closes the connection without an answer", async () => {
    const origin = await serve(({ socket }) => socket.destroy());
    await expect(downloadAt(origin)).rejects.toMatchObject({ code: "ERR_NETWORK", cause: expect.any(Error) });
  });

  test("a server that hangs up in the middle", async () => {
    const origin = await serve((_, response) => {
      response
        .writeHead(200, { "content-type": "audio/wav", "content-length": 10 })
        .write("first", () => response.destroy());
    });
    const clock = createVirtualClock();
    const { stream } = await downloadAt(origin, { clock });
    await expect(bytesOf(stream)).rejects.toMatchObject({ code: "ERR_NETWORK" });
    expect(clock.pending).toBe(0);
  });

  test("a body that ends before its length, in a runtime that does not notice", async () => {
    const clock = createVirtualClock();
    const { stream } = await downloadOf(recordingOf(bodyOf(4, 2).stream, { "content-length": "9" }), { clock });
    await expect(bytesOf(stream)).rejects.toMatchObject({
      code: "ERR_NETWORK",
      message: "The recording from media.example.com ended after 8 of 9 bytes",
    });
    expect(clock.pending).toBe(0);
  });
});

describe("ER-05 no token in any message or inspect output", () => {
  const echo = JSON.stringify({
    error: { code: token, message: `Bearer ${token} was refused`, innerError: { "request-id": token } },
  });

  /** As some networks put a request into their errors. */
  const leak = (): Error =>
    Object.assign(new Error(`Bearer ${token}`), { request: { headers: { authorization: `Bearer ${token}` } } });
  const broken = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: (controller) => controller.error(leak()) });

  test.each([
    {
      what: "an answer that repeats it",
      outcome: () => downloadOf(new Response(echo, { status: 401, headers: { "request-id": token } })),
    },
    { what: "a body that repeats it", outcome: () => downloadOf(new Response(echo, { status: 404 })) },
    {
      what: "a type that repeats it",
      outcome: () => downloadOf(recordingOf(null, { "content-type": `text/${token}` })),
    },
    {
      what: "a redirect",
      outcome: () =>
        downloadOf(new Response(null, { status: 302, headers: { location: "https://evil.example.net/" } })),
    },
    { what: "a refused host", outcome: () => downloadAt("https://localhost/1") },
    {
      what: "too many bytes",
      outcome: () => downloadOf(recordingOf(bodyOf(1).stream, { "content-length": "9999999999" })),
    },
    {
      what: "a broken body",
      outcome: async () =>
        bytesOf((await downloadOf(recordingOf(bodyOf(4, 2).stream, { "content-length": "9" }))).stream),
    },
    { what: "no answer", outcome: async () => downloadAt(await serve(({ socket }) => socket.destroy())) },
    {
      what: "a network that repeats it",
      outcome: () => downloadAt("https://media.example.com/1", { fetch: () => Promise.reject(leak()) }),
    },
    {
      what: "a body that breaks and repeats it",
      outcome: async () => bytesOf((await downloadOf(recordingOf(broken()))).stream),
    },
  ])("$what", async ({ outcome }) => {
    const error: unknown = await outcome().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/) });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(token);
    expect(JSON.stringify(error)).not.toContain(token);
  });
});
