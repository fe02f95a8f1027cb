import { describe, expect, test } from "vitest";
import type { AnswerEvent, RequestEvent, RetryEvent } from "../../src/bot/client/telemetry.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import type { DeliveryEvent } from "../../src/webhook/listeners.ts";
import { createWebhookReceiver } from "../../src/webhook/receive.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const running = (): Response =>
  Response.json({ id: operationId, status: "running" }, { headers: { "request-id": "r-1" } });

describe("ER-03 ER-05 the client's hooks get facts, times and ids, and no token or body", () => {
  test("before and after each attempt, and before a further one", async () => {
    const events: (RequestEvent | AnswerEvent | RetryEvent)[] = [];
    const push = (event: RequestEvent): unknown => events.push(event);
    const { graph, clock } = clientOver(
      (_, attempt) =>
        attempt === 1 ? new Response("secret", { status: 429, headers: { "retry-after": "2" } }) : running(),
      { onRequest: push, onAnswer: push, onRetry: push, accessToken: "token-of-a-test" },
    );
    const answer = graph.recordResponse(callId, { clientContext: "of-the-body" }, { clientRequestId: "mine" });
    await clock.advance(2_000);
    await answer;
    const sent = { operationId: "recordResponse", method: "POST", ids: { callId }, clientRequestId: "mine" };
    const atMs = clock.now() - 2_000;
    const throttled = { ...sent, attempt: 1, atMs, status: 429, error: undefined, requestId: undefined, durationMs: 0 };
    expect(events).toEqual([
      { ...sent, attempt: 1, atMs },
      throttled,
      { ...throttled, delayMs: 2_000 },
      { ...sent, attempt: 2, atMs: atMs + 2_000 },
      { ...sent, attempt: 2, atMs: atMs + 2_000, status: 200, error: undefined, requestId: "r-1", durationMs: 0 },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/token-of-a-test|of-the-body|secret/);
  });

  test.each([
    { name: "a broken connection", error: "ERR_NETWORK", network: () => Promise.reject(new TypeError("broken")) },
    { name: "the caller's abort", error: "ABORTED", network: () => new Promise<Response>(() => undefined) },
  ])("$name has no status, and says why: $error", async ({ error, network }) => {
    const ends: AnswerEvent[] = [];
    const { graph } = clientOver(network, { onAnswer: (event) => ends.push(event) });
    const abort = new AbortController();
    const outcome = graph.getOperation(callId, operationId, { signal: abort.signal }).catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    await outcome;
    expect(ends).toMatchObject([{ operationId: "getCallOperation", status: undefined, error }]);
  });

  test.each([
    {
      name: "throws",
      hook: () => {
        throw new Error("no");
      },
    },
    {
      name: "rejects",
      hook: async () => {
        throw new Error("no");
      },
    },
  ])("a hook that $name does no harm", async ({ hook }) => {
    const { graph } = clientOver(running, { onRequest: hook, onAnswer: hook, onRetry: hook });
    expect((await graph.getOperation(callId, operationId)).status).toBe("running");
  });
});

describe("AU-08 NT-01 the receiver's onDelivery gets each callback that was answered", () => {
  async function deliveredBy(
    body: string,
    token = true,
    hook?: () => never,
  ): Promise<{ status: number; events: DeliveryEvent[] }> {
    const clock = createVirtualClock();
    const tokens = createTokenIssuer({ clock });
    const events: DeliveryEvent[] = [];
    const onDelivery = hook ?? ((event: DeliveryEvent) => events.push(event));
    const { receive } = createWebhookReceiver({
      appId: tokens.appId,
      clock,
      ...tokens.trust,
      onDelivery,
      onNotification: () => undefined,
    });
    const headers = {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${await tokens.sign()}` }),
    };
    const { status } = await receive(new Request("https://bot.example.com/", { method: "POST", headers, body }));
    return { status, events };
  }
  const item = {
    changeType: "updated",
    resourceUrl: `/communications/calls/${callId}`,
    resourceData: { state: "established" },
  };

  test.each([
    {
      what: "a batch",
      body: JSON.stringify({ value: [item, item] }),
      token: true,
      event: { status: 202, reason: undefined, notifications: 2, callIds: [callId] },
    },
    {
      what: "no token",
      body: "{}",
      token: false,
      event: { status: 401, reason: "missingToken", notifications: 0, callIds: [] },
    },
    {
      what: "the older format",
      body: "{}",
      token: true,
      event: { status: 204, reason: "notCommsNotifications", notifications: 0, callIds: [] },
    },
  ])("$what", async ({ body, token, event }) => {
    const { events } = await deliveredBy(body, token);
    expect(events).toEqual([{ atMs: expect.any(Number), durationMs: 0, ...event }]);
  });

  test("one that throws does no harm", async () => {
    const { status } = await deliveredBy(JSON.stringify({ value: [item] }), true, () => {
      throw new Error("no");
    });
    expect(status).toBe(202);
  });
});
