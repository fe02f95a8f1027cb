import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { HttpError } from "../../src/errors.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver, clientOverMock } from "../support/graph.ts";

const failing =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    typeof body === "string" ? new Response(body, { status, headers }) : Response.json(body, { status, headers });

describe("ER-01 every failure is read, whatever its body", () => {
  test.each([
    {
      case: "the documented envelope",
      body: { error: { code: "BadRequest", message: "No.", innerError: { "request-id": "r1", date: "d" } } },
      graphCode: "BadRequest",
      graphMessage: "No.",
      requestId: "r1",
    },
    {
      case: "innererror and requestId",
      body: { error: { code: "BadRequest", message: "No.", innererror: { requestId: "r2" } } },
      graphCode: "BadRequest",
      graphMessage: "No.",
      requestId: "r2",
    },
    {
      case: "PascalCase",
      body: { Error: { Code: "BadRequest", Message: "No.", InnerError: { RequestId: "r3" } } },
      graphCode: "BadRequest",
      graphMessage: "No.",
      requestId: "r3",
    },
    {
      case: "a numeric code",
      body: { error: { code: "8522", message: "Call not found." } },
      graphCode: "8522",
      graphMessage: "Call not found.",
    },
    {
      case: "a code that is a number",
      body: { error: { code: 8522, message: "Call not found." } },
      graphCode: "8522",
      graphMessage: "Call not found.",
    },
    {
      case: "a message that is JSON",
      body: { error: { code: "UnknownError", message: '{"errorCode":"1"}' } },
      graphCode: "UnknownError",
      graphMessage: '{"errorCode":"1"}',
    },
    {
      case: "inner members that are strings",
      body: {
        error: {
          code: "TooManyRequests",
          message: "m",
          innerError: { code: "429", status: "429", "request-id": "r4" },
        },
      },
      graphCode: "TooManyRequests",
      graphMessage: "m",
      requestId: "r4",
    },
    { case: "no message", body: { error: { code: "Forbidden" } }, graphCode: "Forbidden" },
    { case: "an empty envelope", body: { error: {} } },
    { case: "error as text", body: { error: "invalid_grant" }, graphCode: "invalid_grant" },
    { case: "null", body: null },
    { case: "a list", body: [] },
    { case: "an empty body", body: "" },
    { case: "a page of HTML", body: "<html>502 Bad Gateway</html>" },
    { case: "broken JSON", body: '{"error":{"code":' },
  ])("$case", async ({ body, graphCode, graphMessage, requestId }) => {
    const { graph } = clientOver(failing(400, body));
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({
      name: "HttpError",
      code: "ERR_HTTP",
      status: 400,
      graphCode,
      graphMessage,
      requestId,
    });
  });

  test.each([400, 401, 403, 404, 409, 415, 422, 500, 501, 502, 503, 504, 302])(
    "%i rejects with its status",
    async (status) => {
      const { graph } = clientOver(failing(status, ""), { retry: { attempts: 1 } });
      await expect(graph.recordResponse(callId)).rejects.toMatchObject({ code: "ERR_HTTP", status });
    },
  );

  test("a 200 whose body is not JSON, or not an operation, rejects too: what is running is unknown", async () => {
    for (const body of ["{", "<html>", "[]", "5", '"running"']) {
      const { graph } = clientOver(failing(200, body, { "request-id": "r9" }));
      await expect(graph.recordResponse(callId)).rejects.toMatchObject({
        code: "ERR_HTTP",
        status: 200,
        requestId: "r9",
      });
    }
  });
});

describe("ER-03 each request carries a client-request-id; errors carry it and the answer's request-id", () => {
  test("the caller's own, or a new UUID", async () => {
    const { graph, sent } = clientOverMock();
    await graph.recordResponse(callId, {}, { clientRequestId: "mine" });
    await graph.recordResponse(callId);
    await graph.getOperation(callId, operationId);
    expect(sent[0]?.headers["client-request-id"]).toBe("mine");
    expect(sent[1]?.headers["client-request-id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(sent[2]?.headers["client-request-id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  test("answers and errors carry both", async () => {
    const { graph } = clientOverMock({ getCallOperation: "conflict" });
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    const answered = await graph.recordResponse(callId, {}, { clientRequestId: "c1" });
    expect(answered).toMatchObject({ clientRequestId: "c1", requestId: expect.stringMatching(guid) as unknown });
    const failed = (error: unknown): unknown => error;
    const error = await graph.getOperation(callId, operationId, { clientRequestId: "c2" }).catch(failed);
    expect(error).toMatchObject({ clientRequestId: "c2", requestId: expect.stringMatching(guid) as unknown });
    const { message, requestId } = error as HttpError;
    expect(message).toContain(`request-id ${requestId}`);
    expect(requestId).not.toBe(answered.requestId);
  });
});

describe("ER-04 signals and timeouts work on every call; an abort stays an abort", () => {
  const hanging = (): Promise<Response> => new Promise(() => undefined);

  test("aborted before: nothing is sent", async () => {
    const { graph, sent } = clientOver(hanging);
    const reason = new Error("the caller hung up");
    await expect(graph.recordResponse(callId, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test("aborted in flight: it rejects with the caller's reason, even if the network ignores the signal", async () => {
    const { graph, clock } = clientOver(hanging);
    const controller = new AbortController();
    const asked = graph.recordResponse(callId, {}, { signal: controller.signal });
    const settled = expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await clock.advance(10);
    controller.abort();
    await settled;
    expect(clock.pending).toBe(0);
  });

  test("aborted while waiting for the next try", async () => {
    const { graph, clock, sent } = clientOver(failing(429, "", { "retry-after": "30" }));
    const controller = new AbortController();
    const settled = expect(
      graph.getOperation(callId, operationId, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: "AbortError" });
    await clock.advance(1_000);
    controller.abort();
    await settled;
    expect(sent).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test("a time-out counts each attempt, and a body that stalls counts too", async () => {
    const stalled = (): Response => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }));
    for (const network of [hanging, stalled]) {
      const { graph, clock } = clientOver(network, { timeoutMs: 5_000 });
      const settled = expect(graph.recordResponse(callId, {}, { clientRequestId: "c" })).rejects.toMatchObject({
        code: "ERR_TIMEOUT",
        timeoutMs: 5_000,
        clientRequestId: "c",
      });
      await clock.advance(5_000);
      await settled;
      expect(clock.pending).toBe(0);
    }
  });

  test("no timer is left after an answer", async () => {
    const { graph, clock } = clientOverMock();
    await graph.recordResponse(callId);
    expect(clock.pending).toBe(0);
  });
});

describe("ER-05 no token in any message, and no request in any error", () => {
  const token = "eyJ.secret-of-the-bot.sig";
  const leaky = Object.assign(new TypeError(`failed with Bearer ${token}`), {
    request: new Request("https://graph.microsoft.com", { headers: { authorization: `Bearer ${token}` } }),
    cause: new Error(`also ${token}`),
  });

  test.each([
    { case: "the network fails with an error that holds the token", network: () => Promise.reject(leaky) },
    { case: "Graph refuses", network: failing(401, { error: { code: "InvalidAuthenticationToken", message: "bad" } }) },
    { case: "Graph forbids", network: failing(403, "") },
    { case: "the body is broken", network: failing(200, "{") },
  ])("$case", async ({ network }) => {
    const { graph } = clientOver(network as () => Promise<Response>, { accessToken: token });
    const error: unknown = await graph.recordResponse(callId).catch((reason: unknown) => reason);
    const shown = [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      String(error),
      (error as Error).stack,
    ].join("\n");
    expect(error).toHaveProperty("code");
    expect(shown).not.toContain("secret-of-the-bot");
  });

  test("the cause keeps its name, message and code", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
    const { graph } = clientOver(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({
      code: "ERR_NETWORK",
      message: "Graph could not be reached at https://graph.microsoft.com",
      cause: { name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } },
    });
  });

  test.each(["", "two words", "line\nbreak", "ünï"])(
    "a token that no header can carry (%j) is a TypeError that does not show it",
    async (accessToken) => {
      const { graph, sent } = clientOverMock({}, { accessToken: () => accessToken });
      const error: unknown = await graph.recordResponse(callId).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/^accessToken gave /);
      if (accessToken) expect((error as Error).message).not.toContain(accessToken);
      expect(sent).toEqual([]);
    },
  );
});
