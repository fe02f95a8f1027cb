import fc from "fast-check";
import { expect, test } from "vitest";
import { asked, simplyAsked } from "../../src/platform/http/asked.ts";
import { toPlainRequest } from "../../src/platform/http/web.ts";

const addresses = fc.oneof(
  fc.constantFrom(
    "https://graph.microsoft.com/beta/communications/calls",
    "https://graph.microsoft.com/beta//calls/%41/a b?$select=id#part",
    "HTTP://Graph.Microsoft.com:443/../a",
    "https://user:secret@graph.microsoft.com/beta",
    "/beta/communications/calls",
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const headerNames = [
  "authorization",
  "Authorization",
  "content-type",
  "accept",
  "client-request-id",
  "x-other",
  "content-length",
];
const headerValues = fc.oneof(
  fc.constantFrom("Bearer any", "application/json", "", " spaced ", "two  spaces", "a\tb", "é", "line\nbreak"),
  fc.string({ unit: "binary" }),
  fc.string(),
);
const bodies = fc.oneof(
  fc.constantFrom(undefined, "", "{}", "\ufeff{}", "{}\ufeff", "\ud800", "😀", null),
  fc.string({ unit: "binary" }),
  fc.string(),
);
const anyInits = fc.record(
  {
    method: fc.constantFrom("GET", "POST", "PATCH", "DELETE", "post", "HEAD", "TRACE", "no method"),
    headers: fc.oneof(
      fc.dictionary(fc.constantFrom(...headerNames), headerValues),
      fc.dictionary(fc.constantFrom(...headerNames), headerValues).map((headers) => Object.entries(headers)),
      fc.constant(new Headers({ authorization: "Bearer any" })),
    ),
    body: bodies,
    redirect: fc.constantFrom("follow", "manual", "error"),
    signal: fc.constantFrom(undefined, null, new AbortController().signal, AbortSignal.abort("over")),
    keepalive: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const usually = <Value, Other>(value: Value, others: fc.Arbitrary<Other>): fc.Arbitrary<Value | Other> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others });
/** In the form in which clients ask, with any values. */
const clientInits = fc.record(
  {
    method: usually("POST", fc.constantFrom("PATCH", "GET")),
    headers: fc.record(
      {
        "content-type": fc.constant("application/json"),
        authorization: usually("Bearer any", headerValues),
        accept: usually("*/*", headerValues),
      },
      { requiredKeys: ["content-type"], noNullPrototype: true },
    ),
    body: usually("{}", bodies),
    redirect: fc.constantFrom("follow", "manual"),
    signal: usually(new AbortController().signal, fc.constant(AbortSignal.abort("over"))),
  },
  { requiredKeys: ["method", "headers"], noNullPrototype: true },
);
const inits = fc.oneof(anyInits, clientInits);

/** What a Request makes of it; an error by its kind, as each has its own words. */
async function byRequest(address: string, init: RequestInit): Promise<unknown> {
  try {
    const request = new Request(address, init);
    request.signal.throwIfAborted();
    return await toPlainRequest(request);
  } catch (error) {
    return refused(error);
  }
}

const refused = (error: unknown): unknown => (error instanceof Error ? error.name : error);

test("what a fetch is asked for is read as a Request reads it, with one and without", async () => {
  let simple = 0;
  await fc.assert(
    fc.asyncProperty(addresses, inits, async (address, init) => {
      const given = init as RequestInit;
      if (init.signal?.aborted !== true && simplyAsked(address, given)) simple += 1;
      const read = await asked(address, given).then(({ request }) => request, refused);
      expect(read).toEqual(await byRequest(address, given));
    }),
    { numRuns: 3_000 },
  );
  expect(simple).toBeGreaterThan(100);
});

test("what the client and the receiver of recordings ask for needs no Request", () => {
  const headers = { authorization: "Bearer any", "content-type": "application/json", "client-request-id": "4f8c1d52" };
  const url = "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896";
  const { signal } = new AbortController();
  const body = JSON.stringify({ clientContext: "Grüße 😀" });
  expect(simplyAsked(url, { method: "POST", headers, body, redirect: "manual", signal })).toEqual({
    request: { method: "POST", url, headers, body },
    signal,
  });
  expect(simplyAsked(url)?.request).toEqual({ method: "GET", url, headers: {}, body: undefined });
});
