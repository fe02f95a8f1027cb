import { describe, expect, test } from "vitest";
import { type CallbackRequest, fromFunctionsV3, fromLambdaEvent } from "../../src/webhook/index.ts";
import { batch, callback, contextOf, setUp, token } from "../support/receiver.ts";

const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
const all = ["one", "two", "three"];
/** More than ASCII, and cut by base64 where a letter has two bytes. */
const accented = batch.replace("one", "öné");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function received(request: CallbackRequest) {
  const { receiver, handed, refusals, errors } = setUp();
  const { status } = await receiver.receive(request);
  return {
    status,
    contexts: handed.map(([each]) => contextOf(each)),
    reasons: refusals.map(({ reason }) => reason),
    errors,
  };
}

const taken = { status: 202, contexts: all, reasons: [], errors: [] };
const refused = (status: number, reason: string): object => ({ status, contexts: [], reasons: [reason], errors: [] });

describe("[AU-10] receive takes the members of a request that it uses", () => {
  test("an object with method, headers, body and bodyUsed, as HttpRequest of Azure Functions v4 is one", async () => {
    const { method, headers: given, body } = callback();
    const minimum = { method, headers: { get: (name: string) => given.get(name) }, body, bodyUsed: false };
    expect(await received(minimum)).toEqual(taken);
  });

  const node = { method: "POST", rawHeaders: [], headers: {} };
  test.each([
    {
      what: "a Lambda event",
      value: { version: "2.0", requestContext: { http: { method: "POST" } }, headers, body: batch },
      says: "this is an event of AWS Lambda: use receive(fromLambdaEvent(event))",
    },
    {
      what: "a REST API's event",
      value: { httpMethod: "POST", headers, body: batch },
      says: "this is an event of AWS Lambda: use receive(fromLambdaEvent(event))",
    },
    {
      what: "a request of Azure Functions v3",
      value: { method: "POST", headers, body: JSON.parse(batch) as unknown, rawBody: batch },
      says: "this is a request of Azure Functions v3: use receive(fromFunctionsV3(request))",
    },
    { what: "Express's request", value: node, says: "this is a request of node:http: use toNodeListener(receiver)" },
    {
      what: "Fastify's request",
      value: { method: "POST", headers: {}, raw: node },
      says: "this is a request of node:http: use toNodeListener(receiver)",
    },
    {
      what: "Hono's context",
      value: { req: { raw: callback() } },
      says: "this is Hono's context: use receive(c.req.raw)",
    },
    { what: "Hono's request", value: { raw: callback() }, says: "this is Hono's request: use receive(c.req.raw)" },
    {
      what: "a request with a stream of Node's",
      value: { method: "POST", headers: new Headers(), body: { pipe: () => undefined } },
      says: "bodyUsed; the body must be a web stream, or null",
    },
    { what: "nothing", value: undefined, says: "receive takes a Request, or an object with its method, headers.get()" },
    { what: "a string", value: batch, says: "receive takes a Request, or an object" },
  ])("$what is a TypeError that names what takes it", async ({ value, says }) => {
    const { receiver, errors, refusals } = setUp();
    const answer = receiver.receive(value as unknown as CallbackRequest);
    await expect(answer).rejects.toThrow(says);
    await expect(answer).rejects.toThrow(TypeError);
    expect([errors, refusals]).toEqual([[], []]);
  });
});

describe("[AU-10] fromLambdaEvent", () => {
  const url = { version: "2.0", requestContext: { http: { method: "POST" } }, headers };

  test.each([
    { what: "a function URL", event: { ...url, body: batch, isBase64Encoded: false } },
    { what: "a function URL, in base64", event: { ...url, body: base64(batch), isBase64Encoded: true } },
    { what: "a REST API", event: { httpMethod: "POST", headers, multiValueHeaders: lists(headers), body: batch } },
    {
      what: "a load balancer, with headers in lists alone",
      event: { httpMethod: "POST", multiValueHeaders: lists(headers), body: batch },
    },
  ])("$what", async ({ event }) => expect(await received(fromLambdaEvent(event))).toEqual(taken));

  test.each([
    { body: accented, isBase64Encoded: false },
    { body: base64(accented), isBase64Encoded: true },
  ])("text beyond ASCII is kept, base64 $isBase64Encoded", async (body) => {
    expect((await received(fromLambdaEvent({ ...url, ...body }))).contexts).toEqual(["öné", "two", "three"]);
  });

  test.each([
    {
      what: "no token",
      event: { ...url, headers: { "content-type": "application/json" } },
      to: refused(401, "missingToken"),
    },
    {
      what: "[AU-01] a second Authorization header",
      event: { httpMethod: "POST", multiValueHeaders: { ...lists(headers), authorization: ["Bearer a", "Bearer b"] } },
      to: refused(401, "duplicatedAuthorization"),
    },
    {
      what: "a GET",
      event: { ...url, requestContext: { http: { method: "GET" } }, body: "" },
      to: refused(405, "method"),
    },
    {
      what: "[AU-11] another type",
      event: { ...url, headers: { ...headers, "content-type": "text/plain" }, body: batch },
      to: refused(415, "mediaType"),
    },
    ...["TRACE", "CONNECT", "get", "a b"].map((method) => ({
      what: method,
      event: { ...url, requestContext: { http: { method } }, body: batch },
      to: refused(405, "method"),
    })),
    {
      what: "a header that no header can be",
      event: { ...url, headers: { ...headers, "a b": "1", "x-name": "Zoë\u0142", other: "a\nb" }, body: batch },
      to: taken,
    },
    {
      what: "a token that no header can have",
      event: { ...url, headers: { ...headers, authorization: "Bearer \u0142" }, body: batch },
      to: refused(401, "missingToken"),
    },
    { what: "[AU-11] no base64", event: { ...url, body: "*", isBase64Encoded: true }, to: refused(400, "json") },
    { what: "[AU-11] no body", event: { ...url, body: null }, to: refused(202, "empty") },
    { what: "[AU-11] no JSON", event: { ...url, body: "{" }, to: refused(400, "json") },
    {
      what: "[AU-09] a body that is too large",
      event: { ...url, body: " ".repeat(1024 * 1024) + batch },
      to: refused(413, "bodyTooLarge"),
    },
  ])("$what is answered as over HTTP", async ({ event, to }) =>
    expect(await received(fromLambdaEvent(event))).toEqual(to),
  );
});

describe("[AU-14] fromFunctionsV3 uses the body that the host has read", () => {
  const parsed = JSON.parse(batch) as unknown;

  test.each([
    { what: "rawBody", request: { method: "POST", headers, rawBody: batch, body: parsed } },
    { what: "body, parsed", request: { method: "POST", headers, body: parsed } },
    { what: "body, in bytes", request: { method: "POST", headers, body: Buffer.from(batch) } },
  ])("$what", async ({ request }) => expect(await received(fromFunctionsV3(request))).toEqual(taken));

  test.each([
    { what: "no token", request: { method: "POST", headers: {}, rawBody: batch }, to: refused(401, "missingToken") },
    { what: "a GET", request: { method: "GET", headers }, to: refused(405, "method") },
    {
      what: "[AU-11] no body",
      request: { method: "POST", headers: { ...headers, "content-length": "0" }, rawBody: "" },
      to: refused(202, "empty"),
    },
    {
      what: "[AU-11] no JSON",
      request: { method: "POST", headers, rawBody: "{", body: "{" },
      to: refused(400, "json"),
    },
  ])("$what is answered as over HTTP", async ({ request, to }) =>
    expect(await received(fromFunctionsV3(request))).toEqual(to),
  );
});

function lists(given: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]));
}

test.each([
  { adapt: fromLambdaEvent, value: callback(), says: "fromLambdaEvent takes the event of a Lambda function URL" },
  { adapt: fromLambdaEvent, value: undefined, says: "fromLambdaEvent takes" },
  { adapt: fromFunctionsV3, value: callback(), says: "fromFunctionsV3 takes the request of Azure Functions v3" },
  { adapt: fromFunctionsV3, value: "{}", says: "give receive itself a Request" },
  { adapt: fromFunctionsV3, value: { method: "POST", headers: "none" }, says: "whose headers are a plain object" },
])("$adapt.name refuses what is of another host", ({ adapt, value, says }) => {
  expect(() => adapt(value as never)).toThrow(TypeError);
  expect(() => adapt(value as never)).toThrow(says);
});
