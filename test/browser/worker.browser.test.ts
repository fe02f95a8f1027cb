import { setupWorker } from "msw/browser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { createHandlers } from "../../src/msw/handlers.ts";

const worker = setupWorker(...createHandlers());
beforeAll(() => worker.start({ onUnhandledFrame: "bypass", quiet: true }));
afterAll(() => worker.stop());

const graph = createCallsClient({ accessToken: "t" });
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";

test("RR-18 the client asks and is answered in a browser", async () => {
  await expect(graph.recordResponse("c1", { clientContext: "mine" })).resolves.toMatchObject({
    kind: "pending",
    operationId,
    location: `https://graph.microsoft.com/beta/communications/calls/c1/operations/${operationId}`,
    operation: { status: "running", clientContext: "mine" },
  });
});

test("RR-23 a fault is refused before it is sent, in a browser too", async () => {
  await expect(graph.recordResponse("c1", { maxRecordDurationInSeconds: 0 })).rejects.toMatchObject({
    code: "ERR_INVALID_REQUEST",
  });
});

test("OP-08 an operation is read in a browser", async () => {
  await expect(graph.getOperation("c1", "o1")).resolves.toMatchObject({ id: "o1", status: "running" });
});

test("RF-01 a recording streams in a browser", async () => {
  const response = await fetch("https://file.location/r1", { headers: { authorization: "Bearer r" } });
  const sizes: number[] = [];
  await response.body?.pipeTo(new WritableStream({ write: ({ length }: Uint8Array) => void sizes.push(length) }));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(160_696);
});
