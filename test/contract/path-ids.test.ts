import { describe, expect, test } from "vitest";
import { createGraphTokenClient, createRecordingAccessTokenClient } from "../../generated/client.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const accepted = (): Response => new Response(null, { status: 202 });

describe("RR-21 ids are encoded in the path", () => {
  test.each([
    { id: "a/../../me?x=1#y", path: "a%2F..%2F..%2Fme%3Fx%3D1%23y" },
    { id: "a b", path: "a%20b" },
    { id: "%2e%2e", path: "%252e%252e" },
    { id: "...", path: "..." },
    { id: "$&{callId}", path: "%24%26%7BcallId%7D" },
    { id: "é\\", path: "%C3%A9%5C" },
  ])("$id stays one segment", async ({ id, path }) => {
    const { graph, sent } = clientOver(accepted);
    await graph.recordResponse(id);
    expect(sent[0]?.url).toBe(`https://graph.microsoft.com/beta/communications/calls/${path}/recordResponse`);
  });
});

const refused: { id: unknown; message: string }[] = [
  { id: "", message: 'callId must name one resource; "" would reach another' },
  { id: ".", message: 'callId must name one resource; "." would reach another' },
  { id: "..", message: 'callId must name one resource; ".." would reach another' },
  { id: "\ud800", message: "callId must be well-formed text; it holds half a surrogate pair" },
  { id: undefined, message: "callId must be a string, not undefined" },
  { id: null, message: "callId must be a string, not null" },
  { id: { toString: () => "x" }, message: "callId must be a string, not object" },
];

describe("RR-21 an id that would reach another resource is a TypeError before anything is sent", () => {
  test.each(refused)("$id by the client", async ({ id, message }) => {
    const { graph, sent } = clientOver(accepted);
    await expect(graph.recordResponse(id as string)).rejects.toThrow(new TypeError(message));
    await expect(graph.getOperation(id as string, operationId)).rejects.toThrow(new TypeError(message));
    expect(sent).toEqual([]);
  });

  test.each(refused)("$id by the generated client", async ({ id, message }) => {
    const sent: string[] = [];
    const operations = createGraphTokenClient({ fetch: async ({ url }) => accepted.call(sent.push(url)) });
    await expect(operations.recordResponse({ params: { path: { callId: id as string } }, body: {} })).rejects.toThrow(
      new TypeError(message),
    );
    await expect(
      operations.recordResponseByApp({ params: { path: { callId: id as string } }, body: {} }),
    ).rejects.toThrow(new TypeError(message));
    expect(sent).toEqual([]);
  });

  test("each id of an address is checked", async () => {
    const { graph, sent } = clientOver(accepted);
    await expect(graph.getOperation(callId, "..")).rejects.toThrow(
      new TypeError('operationId must name one resource; ".." would reach another'),
    );
    const recordings = createRecordingAccessTokenClient({
      fetch: async ({ url }) => accepted.call(sent.push(url as never)),
    });
    await expect(recordings.downloadRecording({ params: { path: { recordingId: "." } } })).rejects.toThrow(
      new TypeError('recordingId must name one resource; "." would reach another'),
    );
    expect(sent).toEqual([]);
  });

  test("a call without params is refused by name", async () => {
    const operations = createGraphTokenClient({ fetch: async () => accepted() });
    await expect(operations.recordResponse({ body: {} } as never)).rejects.toThrow(
      new TypeError("callId must be a string, not undefined"),
    );
  });
});
