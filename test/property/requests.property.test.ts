import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraphTokenClient, createRecordingAccessTokenClient } from "../../generated/client.ts";
import { requests } from "../../generated/requests.ts";

// The safe client sends what the builders make; ./client lets openapi-fetch make its requests.

type Init = { params: { path: object; header?: object }; body?: unknown };
type Send = (init: Init) => Promise<unknown>;
type Build = (params: object, body?: unknown) => { url: string; init: RequestInit };
type Sent = { method: string; url: string; headers: [string, string][]; body: string };

const server = "https://graph.example.com/beta";

async function shown(request: Request): Promise<Sent> {
  return {
    method: request.method,
    url: request.url,
    headers: [...request.headers].sort(),
    body: await request.text(),
  };
}

/** What an operation of ./client sends. */
async function sentByClient(operationId: string, init: Init): Promise<Sent> {
  const sent: Sent[] = [];
  const options = {
    baseUrl: server,
    fetch: async (request: Request) => {
      sent.push(await shown(request));
      return new Response(null, { status: 204 });
    },
  };
  const operations = { ...createGraphTokenClient(options), ...createRecordingAccessTokenClient(options) };
  await (operations as unknown as Record<string, Send>)[operationId]?.(init);
  if (!sent[0]) throw new Error(`${operationId} sent nothing`);
  return sent[0];
}

const segment = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text !== "." && text !== "..");
const headerValue = fc.stringMatching(/^[\x21-\x7e]{1,20}$/);
const json = fc.dictionary(fc.string(), fc.jsonValue());

describe("CT-01 ./client and the safe client send the same bytes", () => {
  test.each(Object.keys(requests))("%s", async (operationId) => {
    const build = requests[operationId as keyof typeof requests] as Build;
    const values = fc.record({ callId: segment, operationId: segment, recordingId: segment });
    const header = fc.option(fc.record({ "client-request-id": headerValue }), { nil: undefined });
    const takesBody = operationId.startsWith("recordResponse");
    await fc.assert(
      fc.asyncProperty(values, header, takesBody ? json : fc.constant(undefined), async (path, headers, body) => {
        const params = { path, ...(headers && { header: headers }) };
        const { url, init } = build(params, body);
        const built = await shown(new Request(server + url, init));
        expect(built).toEqual(await sentByClient(operationId, { params, ...(body !== undefined && { body }) }));
      }),
      { numRuns: 200 },
    );
  });
});
