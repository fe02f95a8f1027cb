import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { HttpError } from "../../src/errors.ts";
import { plainCause } from "../../src/lib/cause.ts";
import type { Fetch } from "../../src/lib/fetch.ts";
import { redactText } from "../../src/lib/redact.ts";
import { callId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";
import { bodyOf, downloadAt, token as recordingToken } from "../support/recordings.ts";

const secret = "eyJhbGciOiJSUzI1NiJ9.eyJyb2xlcyI6W119.c2lnbmF0dXJl";
const rejection = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => new Error("it did not reject"),
    (error: Error) => error,
  );

describe("ER-07 a secret under 8 characters is not searched for in texts", () => {
  test.each([
    { secrets: ["any"], text: "This company has too many calls.", shown: "This company has too many calls." },
    { secrets: ["1234567"], text: "token 1234567", shown: "token 1234567" },
    { secrets: ["12345678"], text: "token 12345678", shown: "token [redacted]" },
    { secrets: [""], text: "nothing", shown: "nothing" },
    { secrets: ["fifteen-letters"], text: "fifteen-letters, fifteen-letter", shown: "[redacted], fifteen-letter" },
    { secrets: ["12345678", "abcdefgh"], text: "12345678abcdefgh.", shown: "[redacted]." },
  ])("$secrets in $text", ({ secrets, text, shown }) => {
    expect(redactText(text, secrets)).toBe(shown);
  });

  test("code is never rewritten: the token of the README's test leaves TooManyRequests as it is", async () => {
    const answer = { error: { code: "TooManyRequests", message: "This company has too many calls." } };
    const { graph } = clientOver(() => Response.json(answer, { status: 403 }), { accessToken: "any" });
    expect(await rejection(graph.recordResponse(callId))).toMatchObject({
      message: "Graph answered 403 TooManyRequests: This company has too many calls.",
      graphCode: "TooManyRequests",
    });
  });

  test.each([
    { why: "holds the token", code: `Bad-${secret}` },
    { why: "holds 16 characters of it", code: secret.slice(3, 19) },
    { why: "is longer than an error shows", code: "x".repeat(2_001) },
  ])("code is never rewritten: one that $why is left out", async ({ code }) => {
    const { graph } = clientOver(() => Response.json({ error: { code, message: "No." } }, { status: 400 }), {
      accessToken: secret,
    });
    expect(await rejection(graph.recordResponse(callId))).toMatchObject({
      message: "Graph answered 400 No.",
      graphCode: undefined,
    });
  });
});

describe("ER-05 a part of a token is masked too, 16 characters or more", () => {
  test.each([
    { text: `the end: ${secret.slice(-16)}`, shown: "the end: [redacted]" },
    { text: `too little: ${secret.slice(0, 15)}`, shown: `too little: ${secret.slice(0, 15)}` },
    { text: `<${secret.slice(2, 40)}> and <${secret.slice(10, 30)}>`, shown: "<[redacted]> and <[redacted]>" },
    { text: secret.slice(0, 30) + secret.slice(20), shown: "[redacted]" },
    { text: secret.toUpperCase(), shown: "[redacted]" },
    { text: `${secret.slice(0, 20)}\n${secret.slice(20)}`, shown: "[redacted]\n[redacted]" },
    { text: `İ${secret}`, shown: "İ[redacted]" },
  ])("$text", ({ text, shown }) => {
    expect(redactText(text, [secret])).toBe(shown);
  });

  test("a string of a megabyte takes about as long as one of 5,000 characters", () => {
    const fastestMs = (text: string): number =>
      Math.min(
        ...Array.from({ length: 10 }, () => {
          const startedAt = performance.now();
          redactText(text, [secret]);
          return performance.now() - startedAt;
        }),
      );
    expect(fastestMs(`Bearer ${"x".repeat(1_000_000)}`)).toBeLessThan(20 * fastestMs(`Bearer ${"x".repeat(5_000)}`));
  });
});

describe("ER-07 texts in errors are cut", () => {
  test.each([
    { of: "2,000 characters", text: "x".repeat(2_000), shown: "x".repeat(2_000) },
    { of: "2,001 characters", text: "x".repeat(2_001), shown: `${"x".repeat(2_000)}…` },
    { of: "a secret across the cut", text: "x".repeat(1_995) + secret, shown: `${"x".repeat(1_995)}[redacted]` },
    { of: "a secret and more", text: `${"x".repeat(1_995)}${secret}y`, shown: `${"x".repeat(1_995)}[redacted]…` },
    { of: "secrets alone", text: secret.repeat(1_000), shown: "[redacted]…" },
  ])("$of", ({ text, shown }) => {
    expect(redactText(text, [secret])).toBe(shown);
  });

  test("Graph's message and the cause of a NetworkError", async () => {
    const long = "x".repeat(100_000);
    const { graph } = clientOver(() => Response.json({ error: { code: "c", message: long } }, { status: 400 }));
    expect(((await rejection(graph.recordResponse(callId))) as HttpError).graphMessage).toHaveLength(2_001);
    const { graph: cutOff } = clientOver(() => Promise.reject(new Error(long)));
    const { cause } = await rejection(cutOff.recordResponse(callId));
    expect((cause as Error).message).toHaveLength(2_001);
    expect((cause as Error).stack).toHaveLength(10_001);
  });
});

describe("ER-05 no token in any message: all texts of a cause are covered", () => {
  const causing = (facts: object): Error => plainCause(Object.assign(new Error("failed"), facts), [secret]);

  test("its name, code and stack, and those of its own cause", () => {
    const nested = Object.assign(new Error(secret), { name: `E${secret}`, code: secret });
    const cause = causing({ name: secret.slice(0, 16), code: `E_${secret}`, stack: `at ${secret}`, cause: nested });
    expect(cause).toMatchObject({ name: "Error", message: "failed", stack: "at [redacted]" });
    expect(cause).not.toHaveProperty("code");
    expect(cause.cause).toMatchObject({ name: "Error", message: "[redacted]" });
    expect(inspect(cause, { depth: 10, showHidden: true })).not.toContain(secret.slice(0, 16));
  });

  test("a name and a code without a secret stay as they are", () => {
    expect(causing({ name: "FetchError", code: "ECONNREFUSED" })).toMatchObject({
      name: "FetchError",
      code: "ECONNREFUSED",
    });
  });

  const throwing = (name: string): Error =>
    Object.defineProperty(new Error("failed"), name, {
      get() {
        throw new Error(`no ${secret}`);
      },
    });
  const hostile = new Proxy(new Error("failed"), {
    get() {
      throw new Error(`no ${secret}`);
    },
    has() {
      throw new Error(`no ${secret}`);
    },
    getPrototypeOf() {
      throw new Error(`no ${secret}`);
    },
  });

  test.each([
    {
      thrown: "an error whose message throws",
      cause: throwing("message"),
      says: "an error without a readable message",
    },
    { thrown: "an error whose name throws", cause: throwing("name"), says: "failed" },
    { thrown: "an error whose stack throws", cause: throwing("stack"), says: "failed" },
    { thrown: "an error whose code throws", cause: throwing("code"), says: "failed" },
    { thrown: "an error whose cause throws", cause: throwing("cause"), says: "failed" },
    {
      thrown: "an error whose message is an object",
      cause: Object.assign(new Error(""), { message: { secret } }),
      says: "an error without a readable message",
    },
    { thrown: "a Proxy that throws", cause: hostile, says: "something that is not an Error was thrown" },
    { thrown: "an object", cause: { message: secret }, says: "something that is not an Error was thrown" },
    { thrown: "null", cause: null, says: "something that is not an Error was thrown" },
    { thrown: "a symbol", cause: Symbol(secret), says: "something that is not an Error was thrown" },
    { thrown: "a string", cause: `no ${secret}`, says: "no [redacted]" },
  ])("$thrown does no harm", async ({ cause, says }) => {
    const fetch: Fetch = () => Promise.reject(cause);
    const { graph } = clientOver(() => new Response(), { accessToken: secret, fetch });
    const error = await rejection(graph.recordResponse(callId));
    expect(error).toMatchObject({ code: "ERR_NETWORK", cause: { message: says } });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
  });

  test("a cause that is its own cause ends", () => {
    const circle: Error = new Error("round");
    circle.cause = circle;
    expect(inspect(plainCause(circle, []), { depth: 20 }).match(/Error: round/g)).toHaveLength(5);
  });

  test("a request-id that repeats the token, in an answer that cannot be read", async () => {
    const { graph } = clientOver(() => new Response("{", { headers: { "request-id": secret } }), {
      accessToken: secret,
    });
    expect(await rejection(graph.recordResponse(callId))).toMatchObject({ requestId: "[redacted]" });
  });
});

describe("ER-05 an address is printed up to its path: no user, no query, no fragment", () => {
  test.each([
    { text: "request to https://h.example/p?sig=1 failed", shown: "request to https://h.example/p?[redacted] failed" },
    { text: "<https://h.example/p#t=1>", shown: "<https://h.example/p#[redacted]>" },
    { text: "https://h.example/a?b#c", shown: "https://h.example/a?[redacted]" },
    { text: "HTTP://me:pass@h.example/a@b", shown: "HTTP://[redacted]@h.example/a@b" },
    { text: "https://h.example/a b?c", shown: "https://h.example/a b?c" },
    { text: "https://h.example", shown: "https://h.example" },
  ])("$text", ({ text, shown }) => {
    expect(redactText(text, [])).toBe(shown);
  });

  const location = "https://media.example.com/r/1?sv=2020&sig=c2lnbmF0dXJlLW9mLWFuLWFkZHJlc3M%3D#part";
  const echo = "GET /r/1?sv=2020&sig=c2lnbmF0dXJlLW9mLWFuLWFkZHJlc3M%3D";
  const redirect = new Response(null, { status: 302, headers: { location: "/r/2?sig=YW5vdGhlci1zaWduYXR1cmU" } });
  const failing: Fetch = (url) => Promise.reject(new Error(`request to ${url} failed, as did ${echo}`));

  test.each<{ what: string; fetch: Fetch; code: string }>([
    { what: "the network fails and names it", fetch: failing, code: "ERR_NETWORK" },
    {
      what: "the network fails after a redirect",
      fetch: async (url, init) => (url === location ? redirect : failing(url, init)),
      code: "ERR_NETWORK",
    },
    {
      what: "the answer names it",
      fetch: async (url) =>
        Response.json({ error: { code: "BlobNotFound", message: `${url} ${echo}` } }, { status: 400 }),
      code: "ERR_HTTP",
    },
    {
      what: "a redirect to another origin",
      fetch: async () => new Response(null, { status: 302, headers: { location: `https://other.example.com${echo}` } }),
      code: "ERR_REFUSED_HOST",
    },
    {
      what: "a redirect to another origin that holds the token",
      fetch: async () =>
        new Response(null, { status: 302, headers: { location: `https://${recordingToken}.example.com` } }),
      code: "ERR_REFUSED_HOST",
    },
    {
      what: "a redirect to a scheme that holds the token",
      fetch: async () => new Response(null, { status: 302, headers: { location: `${recordingToken}://h` } }),
      code: "ERR_REFUSED_HOST",
    },
  ])("a recording's address, where $what", async ({ fetch, code }) => {
    const error = await rejection(downloadAt(location, { fetch }));
    expect(error).toMatchObject({ code });
    const shown = inspect(error, { depth: 10, showHidden: true });
    for (const part of ["c2lnbmF0dXJl", "YW5vdGhlci1z", "sv=2020", recordingToken]) expect(shown).not.toContain(part);
  });

  test("a recording's address, where its stream breaks", async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error(`${location} broke: ${echo}`)),
    });
    const { stream: received } = await downloadAt(location, { fetch: async () => new Response(stream) });
    const shown = inspect(await rejection(received.getReader().read()), { depth: 10 });
    expect(shown).toContain("broke after 0 bytes");
    expect(shown).not.toContain("sig=");
  });
});

describe("ER-07 bodies of answers are limited", () => {
  const longer = (): Response => new Response(bodyOf(1_000).stream);

  test.each([
    { maxBodyBytes: 1_000, body: "x".repeat(1_000), taken: true },
    { maxBodyBytes: 999, body: "x".repeat(1_000), taken: false },
    { maxBodyBytes: 1_000, body: "é".repeat(501), taken: false },
    { maxBodyBytes: undefined, body: "x".repeat(1_048_576), taken: true },
    { maxBodyBytes: undefined, body: "x".repeat(1_048_577), taken: false },
  ])("$maxBodyBytes: taken $taken", async ({ maxBodyBytes, body, taken }) => {
    for (const answer of [new Response(body, { status: 400 }), { ...answerOf(400), text: async () => body }]) {
      const { graph } = clientOver(() => new Response(), { maxBodyBytes, fetch: async () => answer });
      const error = await rejection(graph.recordResponse(callId, {}, { clientRequestId: "mine" }));
      expect(error).toMatchObject(
        taken
          ? { code: "ERR_HTTP" }
          : { code: "ERR_TOO_LARGE", maxBytes: maxBodyBytes ?? 1_048_576, clientRequestId: "mine" },
      );
    }
  });

  test("an endless answer is cancelled, and nothing is left behind", async () => {
    const endless = bodyOf(1_000);
    const { graph, clock } = clientOver(() => new Response(endless.stream), { maxBodyBytes: 2_500 });
    expect(await rejection(graph.recordResponse(callId))).toMatchObject({
      code: "ERR_TOO_LARGE",
      message: "The answer of Graph is larger than 2500 bytes",
    });
    expect([endless.pulled, endless.cancelledWith.length, clock.pending]).toEqual([3, 1, 0]);
  });

  test("a POST whose answer was too large is not sent again", async () => {
    const { graph, sent } = clientOver(longer, { maxBodyBytes: 10 });
    await rejection(graph.recordResponse(callId));
    expect(sent).toHaveLength(1);
  });

  test.each([0, -1, Number.NaN, "1 MiB"])("maxBodyBytes %j is a TypeError", (maxBodyBytes) => {
    expect(() => clientOver(longer, { maxBodyBytes: maxBodyBytes as number })).toThrow(
      `maxBodyBytes must be a number of bytes, more than 0; not ${JSON.stringify(maxBodyBytes) === "null" ? "NaN" : JSON.stringify(maxBodyBytes)}`,
    );
  });

  test.each<{ fetched: string; body: unknown }>([
    { fetched: "text alone", body: undefined },
    { fetched: "a body that is not a stream", body: "text" },
    { fetched: "a body that was read before", body: lockedStream() },
  ])("an answer with $fetched is read by text()", async ({ body }) => {
    const answer = { ...answerOf(200), body, text: async () => '{"id":"1","status":"running"}' };
    const { graph } = clientOver(() => new Response(), { fetch: async () => answer as never });
    expect(await graph.recordResponse(callId)).toMatchObject({ operation: { status: "running" } });
  });

  function answerOf(status: number) {
    return { status, headers: new Headers() };
  }

  function lockedStream(): ReadableStream {
    const stream = new ReadableStream();
    stream.getReader();
    return stream;
  }
});
