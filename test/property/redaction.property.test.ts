import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import type { Fetch, FetchedResponse } from "../../src/lib/fetch.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";

const partLength = 16;

/** Of the characters of a bearer token (RFC 6750), which neither `inspect` nor JSON escapes. */
const tokens = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{16,80}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{10,40}\.[A-Za-z0-9_-]{10,40}\.[A-Za-z0-9_-]{10,40}$/),
  fc.stringMatching(/^[A-Za-z0-9._~+/=-]{16,200}$/),
);

/** A string in which parts of the token occur, whole, cut and overlapping. */
function repeating(token: string): fc.Arbitrary<string> {
  const part = fc.tuple(fc.nat(token.length), fc.nat(token.length)).map(([from, to]) => token.slice(from, to));
  const pieces = fc.oneof(
    part,
    fc.constant(token),
    fc.constant("Bearer "),
    fc.constant("https://h.example/p?token="),
    fc.constant("x".repeat(1_990)),
    fc.string(),
  );
  return fc.array(pieces, { minLength: 1, maxLength: 8 }).map((all) => all.join(""));
}

/** What a network does that knows the token: it answers with parts of it wherever there is place, or fails with them. */
function networks(token: string): fc.Arbitrary<Fetch> {
  const text = repeating(token);
  const body = fc.oneof(
    text,
    fc
      .record({ code: text, message: text, innerError: fc.record({ "request-id": text }) })
      .map((error) => JSON.stringify({ error })),
    text.map((error) => JSON.stringify({ error })),
  );
  const location = fc.oneof(
    text,
    text.map((target) => `https://${target}`),
    text.map((target) => `https://media.example.com/${target}`),
  );
  const answers = fc
    .record({
      status: fc.constantFrom(0, 200, 204, 302, 400, 401, 403, 404, 410, 429, 500),
      body,
      headers: fc.record(
        {
          "request-id": text,
          location,
          "retry-after": text,
          "content-type": fc.oneof(
            text,
            text.map((type) => `text/${type}`),
          ),
          "content-length": fc.constantFrom("1", "99999999"),
        },
        { requiredKeys: [] },
      ),
    })
    .map((answer) => async () => answered(answer));
  const failures = fc
    .record({ message: text, name: text, code: text, stack: text, cause: fc.oneof(text, text.map(errorOf)) })
    .map(
      (facts) => () => Promise.reject(Object.assign(new Error(), facts, { token, headers: { authorization: token } })),
    );
  return fc.oneof(answers, failures);
}

function errorOf(text: string): Error {
  return Object.assign(new TypeError(text), { code: text, cause: new Error(text) });
}

function answered({ status, body, headers }: { status: number; body: string; headers: Record<string, string> }) {
  const response: FetchedResponse = {
    status,
    headers: { get: (name) => headers[name] ?? null },
    body: new Response(body).body,
    text: async () => body,
  };
  return response;
}

/** Parts of the token that the text holds. */
function partsIn(text: string, token: string): string[] {
  const parts = Array.from({ length: token.length - partLength + 1 }, (_, at) => token.slice(at, at + partLength));
  return parts.filter((part) => text.includes(part));
}

const shownOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "",
    (error: unknown) => `${inspect(error, { depth: 20, showHidden: true })} ${String(error)} ${JSON.stringify(error)}`,
  );

const cases = tokens.chain((token) => fc.record({ token: fc.constant(token), fetch: networks(token) }));

describe("ER-05 no part of a token of 16 characters or more in a rejection, whatever the network answers", () => {
  test("of the client", async () => {
    let rejections = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ token, fetch }) => {
        const graph = createCallsClient({
          accessToken: token,
          fetch,
          clock: createVirtualClock(),
          retry: { attempts: 1 },
          maxBodyBytes: 4_000,
        });
        const shown = await shownOf(graph.recordResponse("c", {}, { clientRequestId: "mine" }));
        if (shown) rejections += 1;
        expect(partsIn(shown, token)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(rejections).toBeGreaterThan(500);
  });

  test("of a download and its stream", async () => {
    let rejections = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ token, fetch }) => {
        const recording = {
          location: `https://media.example.com/r?sig=${encodeURIComponent(token)}`,
          accessToken: new Redacted(token),
        };
        const clock = createVirtualClock();
        const work = downloadRecording(recording, { fetch, clock, maxBytes: 1_000 });
        const shown = await shownOf(work.then(({ stream }) => new Response(stream).text()));
        if (shown) rejections += 1;
        expect(partsIn(shown, token)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(rejections).toBeGreaterThan(500);
  });
});
