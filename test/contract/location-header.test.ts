import { describe, expect, test } from "vitest";
import { ask, callId, operationId } from "../support/ask.ts";
import { clientOver, clientOverMock } from "../support/graph.ts";

describe("RR-18 success is 200 with the operation and its Location", () => {
  test("Location names the call that was asked for and the operation in the body", () => {
    const { status, headers, body } = ask(
      { clientContext: "c1" },
      { url: "https://graph.microsoft.com/beta/communications/calls/another-call/recordResponse" },
    );
    expect(status).toBe(200);
    expect(headers.Location).toBe(
      `https://graph.microsoft.com/beta/communications/calls/another-call/operations/${operationId}`,
    );
    expect(body).toMatchObject({ id: operationId, status: "running", clientContext: "c1" });
  });

  test("Location keeps the version and the host that were asked", () => {
    const { headers } = ask({}, { url: "https://dod-graph.microsoft.us/v1.0/communications/calls/c/recordResponse" });
    expect(headers.Location).toBe(
      `https://dod-graph.microsoft.us/v1.0/communications/calls/c/operations/${operationId}`,
    );
  });

  test("clientContext comes back, and is absent where none was given", () => {
    expect(ask({ clientContext: "mine" }).body).toHaveProperty("clientContext", "mine");
    expect(ask({}).body).not.toHaveProperty("clientContext");
  });

  test("an id with a slash stays one segment", () => {
    const { headers } = ask({}, { url: "https://graph.microsoft.com/beta/communications/calls/a%2Fb/recordResponse" });
    expect(headers.Location).toBe(
      `https://graph.microsoft.com/beta/communications/calls/a%2Fb/operations/${operationId}`,
    );
  });

  test("the client hands out operation, ids and Location", async () => {
    const { graph } = clientOverMock();
    await expect(graph.recordResponse(callId.toUpperCase(), { clientContext: "c1" })).resolves.toMatchObject({
      kind: "pending",
      callId,
      operationId,
      location: `https://graph.microsoft.com/beta/communications/calls/${callId.toUpperCase()}/operations/${operationId}`,
      operation: { id: operationId, status: "running", clientContext: "c1" },
    });
  });
});

describe("RR-19 the client lives with 202, an empty body and null", () => {
  const location = `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`;

  test.each([
    { case: "202 without a body", answer: () => new Response(null, { status: 202, headers: { location } }) },
    { case: "an empty 200", answer: () => new Response("", { status: 200, headers: { location } }) },
    {
      case: "an empty 200 of length 0",
      answer: () => new Response("", { status: 200, headers: { location, "content-length": "0" } }),
    },
    { case: "204", answer: () => new Response(null, { status: 204, headers: { location } }) },
    { case: "the literal null", answer: () => Response.json(null, { headers: { location } }) },
  ])("$case is pending, its operation named by Location", async ({ answer }) => {
    const { graph } = clientOver(answer);
    await expect(graph.recordResponse(callId)).resolves.toMatchObject({
      kind: "pending",
      operation: undefined,
      operationId,
      location,
    });
  });

  test("without Location the operation is not known yet", async () => {
    const { graph } = clientOver(() => new Response(null, { status: 202 }));
    await expect(graph.recordResponse(callId)).resolves.toMatchObject({
      kind: "pending",
      operationId: undefined,
      location: undefined,
    });
  });
});

describe("RR-20 completed and failed are final, everything else is pending", () => {
  test.each([
    { status: "completed", kind: "final" },
    { status: "failed", kind: "final" },
    { status: "COMPLETED", kind: "final" },
    { status: "running", kind: "pending" },
    { status: "notStarted", kind: "pending" },
    { status: "somethingNew", kind: "pending" },
  ])("$status is $kind", async ({ status, kind }) => {
    const { graph } = clientOver(() => Response.json({ id: operationId, status }));
    expect((await graph.recordResponse(callId)).kind).toBe(kind);
  });
});
