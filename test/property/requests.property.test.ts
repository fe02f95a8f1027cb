import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraphTokenClient, createRecordingAccessTokenClient } from "../../generated/client.ts";
import { examples } from "../../generated/examples.ts";
import { type Method, methods } from "../../generated/methods.ts";
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { requests } from "../../generated/requests.ts";
import { createCallsClient } from "../../src/bot/client/client.ts";

// The builders make what the safe client sends; ./client lets openapi-fetch make its requests.

type Init = { params: { path: object; query?: object; header?: object }; body?: unknown };
type Build = (params: object, body?: unknown) => { url: string; init: RequestInit };
type Sent = { method: string; url: string; headers: [string, string][]; body: string };

const server = "https://graph.example.com/beta";

async function shown(request: Request): Promise<Sent> {
  return { method: request.method, url: request.url, headers: [...request.headers].sort(), body: await request.text() };
}

/** Resolves with the first request that `use` sends. */
async function sentBy(use: (fetch: (request: Request) => Promise<Response>) => Promise<unknown>): Promise<Sent> {
  const sent: Sent[] = [];
  await use(async (request) => {
    sent.push(await shown(request));
    return new Response(null, { status: 204 });
  }).catch(() => undefined);
  if (!sent[0]) throw new Error("nothing was sent");
  return sent[0];
}

function sentByBareClient(operationId: string, init: Init): Promise<Sent> {
  return sentBy((fetch) => {
    const options = { baseUrl: server, fetch };
    const bare = { ...createGraphTokenClient(options), ...createRecordingAccessTokenClient(options) };
    return (bare as unknown as Record<string, (init: Init) => Promise<unknown>>)[operationId]?.(
      init,
    ) as Promise<unknown>;
  });
}

/** What the safe client sends, without the token that it adds. */
async function sentBySafeClient(name: string, args: readonly unknown[]): Promise<Sent> {
  const { headers, ...sent } = await sentBy((fetch) => {
    const graph = createCallsClient({
      accessToken: "token-of-a-test",
      baseUrl: "https://graph.example.com",
      fetch: (url, init) => fetch(new Request(url, init)),
    });
    return (graph as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>)[name]?.(
      ...args,
    ) as Promise<unknown>;
  });
  return { ...sent, headers: headers.filter(([header]) => header !== "authorization") };
}

const segment = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text !== "." && text !== "..");
const headerValue = fc.stringMatching(/^[\x21-\x7e]{1,20}$/);
const json = fc.dictionary(fc.string(), fc.jsonValue());

function valuesOf(operation: OperationEntry, place: "path" | "query"): fc.Arbitrary<Record<string, string>> {
  const names = operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  return fc.record(Object.fromEntries(names.map((name) => [name, segment])));
}

describe("CT-01 ./client sends the same bytes as the builders", () => {
  test.each(Object.keys(requests))("%s", async (operationId) => {
    const build = requests[operationId as keyof typeof requests] as Build;
    const operation = operations[operationId as keyof typeof requests];
    const header = fc.option(fc.record({ "client-request-id": headerValue }), { nil: undefined });
    const bodies = operation.requestBody ? json : fc.constant(undefined);
    await fc.assert(
      fc.asyncProperty(
        valuesOf(operation, "path"),
        valuesOf(operation, "query"),
        header,
        bodies,
        async (path, query, headers, body) => {
          const params = { path, query, ...(headers && { header: headers }) };
          const { url, init } = build(params, body);
          const bare = await sentByBareClient(operationId, { params, ...(body !== undefined && { body }) });
          expect(await shown(new Request(server + url, init))).toEqual(bare);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The first example of a method's body. */
function exampleOf({ body }: Method): object | undefined {
  const found = Object.entries(examples).find(([name]) => body && name.startsWith(`${body.schema}.`));
  return found && Object(found[1]);
}

describe("CT-01 the safe client sends the same bytes as ./client, and its token", () => {
  const rows: readonly (readonly [string, Method])[] = Object.entries(methods);
  test.each(rows)("%s", async (name, method) => {
    const operation = operations[method.operationId];
    await fc.assert(
      fc.asyncProperty(valuesOf(operation, "path"), headerValue, fc.string(), async (path, id, clientContext) => {
        const valid = exampleOf(method);
        const own = "clientContext" in Object(valid) && { clientContext: clientContext.slice(0, 256) };
        const body = valid && { ...valid, ...own };
        const args = [
          ...method.path.map((parameter) => path[parameter]),
          ...(body ? [body] : []),
          { clientRequestId: id },
        ];
        const params = { path, header: { "client-request-id": id } };
        const bare = await sentByBareClient(method.operationId, { params, ...(body && { body }) });
        expect(await sentBySafeClient(name, args)).toEqual(bare);
      }),
      { numRuns: 200 },
    );
  });
});
