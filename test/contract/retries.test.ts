import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { retryAfterMs, retryDelay } from "../../src/bot/client/retry.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const nowMs = Date.UTC(2026, 0, 15, 10, 30);
const answer = { method: "GET", repeatable: false, status: 429, retryAfter: null, attempt: 1, nowMs, random: 0.5 };

describe("ER-02 what is tried again", () => {
  test.each([
    { method: "GET", status: 429, retried: true },
    { method: "GET", status: 503, retried: true },
    { method: "GET", status: 500, retried: false },
    { method: "GET", status: 502, retried: false },
    { method: "GET", status: 408, retried: false },
    { method: "DELETE", status: 429, retried: true },
    { method: "DELETE", status: 503, retried: true },
    { method: "DELETE", status: 500, retried: false },
    { method: "PATCH", status: 429, retried: true },
    { method: "PATCH", status: 503, retried: false },
    { method: "PUT", status: 503, retried: false },
    { method: "POST", status: 429, retried: true },
    { method: "POST", status: 503, retried: false },
    { method: "POST", status: 500, retried: false },
    { method: "POST", status: 504, retried: false },
  ])("$method $status: $retried", ({ method, status, retried }) => {
    expect(retryDelay({ ...answer, method, status }) !== "stop").toBe(retried);
  });

  test("POST after 503 where the contract says that it may be repeated (x-repeatable)", () => {
    expect(retryDelay({ ...answer, method: "POST", status: 503, repeatable: true })).not.toBe("stop");
    expect(retryDelay({ ...answer, method: "POST", status: 500, repeatable: true })).toBe("stop");
  });

  test("POST after 503 by option", () => {
    expect(retryDelay({ ...answer, method: "POST", status: 503 }, { retryPostOn503: true })).not.toBe("stop");
    expect(retryDelay({ ...answer, method: "POST", status: 500 }, { retryPostOn503: true })).toBe("stop");
  });

  test("at most three attempts, or as many as `attempts` says", () => {
    expect([1, 2, 3].map((attempt) => retryDelay({ ...answer, attempt, retryAfter: "1" }))).toEqual([
      1_000,
      1_000,
      "stop",
    ]);
    expect(retryDelay({ ...answer, attempt: 1 }, { attempts: 1 })).toBe("stop");
  });
});

describe("ER-02 Retry-After in seconds, decimals too, or as a date", () => {
  test.each([
    { header: "0", ms: 0 },
    { header: "2", ms: 2_000 },
    { header: "2.128", ms: 2_128 },
    { header: " 3 ", ms: 3_000 },
    { header: "Thu, 15 Jan 2026 10:30:07 GMT", ms: 7_000 },
    { header: "Thu, 15 Jan 2026 10:29:00 GMT", ms: 0 },
    { header: "Thursday, 15-Jan-26 10:30:07 GMT", ms: 7_000 },
    { header: "Thu Jan 15 10:30:07 2026", ms: 7_000 },
    { header: "wait 5", ms: undefined },
    { header: "Jan 15", ms: undefined },
    { header: "Thu, 15 Jan 2026 10:30:07 +0100", ms: undefined },
    { header: "2026-01-15T10:30:07Z", ms: undefined },
    { header: null, ms: undefined },
    { header: "", ms: undefined },
    { header: "-1", ms: undefined },
    { header: "1e3", ms: undefined },
    { header: "soon", ms: undefined },
    { header: "2, 3", ms: undefined },
    { header: "NaN", ms: undefined },
    { header: "Infinity", ms: undefined },
  ])("$header is $ms ms", ({ header, ms }) => {
    expect(retryAfterMs(header, nowMs)).toBe(ms);
  });

  test.each([
    { header: "60", delay: 60_000 },
    { header: "60.001", delay: "stop" },
    { header: "3600", delay: "stop" },
    { header: "Thu, 15 Jan 2026 11:30:00 GMT", delay: "stop" },
  ])("$header: over 60 s stops ($delay)", ({ header, delay }) => {
    expect(retryDelay({ ...answer, retryAfter: header })).toBe(delay);
  });

  test.each([
    { attempt: 1, random: 0, ms: 250 },
    { attempt: 1, random: 0.5, ms: 375 },
    { attempt: 2, random: 0, ms: 500 },
    { attempt: 2, random: 0.5, ms: 750 },
  ])("missing or nonsense: exponential with jitter (attempt $attempt, $ms ms)", ({ attempt, random, ms }) => {
    expect(retryDelay({ ...answer, attempt, random })).toBe(ms);
    expect(retryDelay({ ...answer, attempt, random, retryAfter: "soon" })).toBe(ms);
  });
});

describe("ER-02 the client", () => {
  const throttledOnce = (_: Request, attempt: number): Response =>
    attempt === 1
      ? new Response("", { status: 429, headers: { "retry-after": "2.128" } })
      : Response.json({ id: operationId, status: "running" });

  test("waits as long as Graph says, then sends the same once more with a fresh token", async () => {
    const tokens = ["first", "second"];
    const { graph, sent, clock } = clientOver(throttledOnce, { accessToken: () => tokens.shift() ?? "none" });
    const asked = graph.recordResponse(callId, { clientContext: "c" });
    await clock.advance(2_127);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    await expect(asked).resolves.toMatchObject({ kind: "pending", operationId });
    expect(
      sent.map(({ headers, body }) => [
        headers.authorization,
        headers["client-request-id"] === sent[0]?.headers["client-request-id"],
        body,
      ]),
    ).toEqual([
      ["Bearer first", true, '{"clientContext":"c"}'],
      ["Bearer second", true, '{"clientContext":"c"}'],
    ]);
  });

  test("gives up after three and reports the time that was asked for", async () => {
    const { graph, sent, clock } = clientOver(() => new Response("", { status: 429, headers: { "retry-after": "5" } }));
    const settled = expect(graph.recordResponse(callId)).rejects.toMatchObject({
      code: "ERR_HTTP",
      status: 429,
      retryAfterMs: 5_000,
    });
    await clock.advance(10_000);
    await settled;
    expect(sent).toHaveLength(3);
  });

  test("stops at once when the wait is over a minute, and reports it", async () => {
    const { graph, sent } = clientOver(() => new Response("", { status: 429, headers: { "retry-after": "61" } }));
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ status: 429, retryAfterMs: 61_000 });
    expect(sent).toHaveLength(1);
  });

  test.each([
    { case: "the network broke", network: () => Promise.reject(new TypeError("fetch failed")), code: "ERR_NETWORK" },
    { case: "Graph failed", network: () => new Response("", { status: 500 }), code: "ERR_HTTP" },
    { case: "Graph was not available", network: () => new Response("", { status: 503 }), code: "ERR_HTTP" },
  ])("never repeats a POST after an unknown outcome: $case", async ({ network, code }) => {
    const { graph, sent } = clientOver(network as () => Response);
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ code });
    expect(sent).toHaveLength(1);
  });
});

test("ER-04 a signal that many calls share keeps no listener of one that is over", async () => {
  const { signal } = new AbortController();
  const { graph, clock } = clientOver((_, attempt) =>
    attempt % 2 === 1
      ? new Response("", { status: 429, headers: { "retry-after": "1" } })
      : Response.json({ id: "1", status: "running" }),
  );
  for (let call = 0; call < 20; call += 1) {
    const asked = graph.recordResponse(callId, {}, { signal });
    await clock.advance(1_000);
    await asked;
  }
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
