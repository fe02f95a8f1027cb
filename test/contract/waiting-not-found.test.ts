import { describe, expect, test } from "vitest";
import { type RecordingClient, recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import type { OperationWaiterLike } from "../../src/bot/kinds/ticket.ts";
import { HttpError, TimeoutError } from "../../src/errors.ts";
import {
  callId,
  callNotification,
  completion,
  first,
  hungUp,
  otherCallId,
  resultOf,
  setUp,
  setUpWithTicket,
} from "../support/waiting.ts";

const notFound = new HttpError({ status: 404, graphCode: "8522", graphMessage: "Call not found." });
const inCapitals = callId.replaceAll("-", "").toUpperCase();

describe("NT-17 404 with code 8522 to an action on a call ends the call's tickets, after the grace", () => {
  test.each([callId, inCapitals])("as callEnded, for the call %s", async (ofCall) => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.actionFailed(ofCall, notFound);
    await clock.advance(1_999);
    expect(clock.pending).toBe(2);
    await clock.advance(1);
    expect(await outcome).toEqual({ kind: "callEnded", resultInfo: undefined });
    expect(clock.pending).toBe(0);
  });

  test("NT-11 a completion inside the grace wins", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.actionFailed(callId, notFound);
    await clock.advance(1_999);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(outcome)).toBe(`recorded ${first}`);
  });

  test("the call's own notification adds its resultInfo, and no time", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.actionFailed(callId, notFound);
    await clock.advance(1_500);
    waiter.accept(callNotification());
    await clock.advance(500);
    expect(await outcome).toEqual({ kind: "callEnded", resultInfo: hungUp });
  });

  test.each([
    ["another code", new HttpError({ status: 404, graphCode: "8500" })],
    ["a code that only contains it", new HttpError({ status: 404, graphCode: "18522" })],
    ["no code", new HttpError({ status: 404 })],
    ["another status", new HttpError({ status: 400, graphCode: "8522" })],
    ["no answer", new TimeoutError("The request", 5)],
    ["an error of another kind", Object.assign(new Error("no"), { code: "ERR_HTTP", status: 404, graphCode: "8522" })],
    ["no error", undefined],
  ])("not with %s", async (_, error) => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome({ timeoutMs: 10_000 });
    waiter.actionFailed(callId, error);
    await clock.runAll();
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("not in another call, and not for tickets that are opened later: the call may have been too young", async () => {
    const { clock, waiter } = setUp();
    const other = waiter.expect({ callId: otherCallId, timeoutMs: 10_000 }).outcome();
    waiter.actionFailed(callId, notFound);
    const later = waiter.expect({ callId, timeoutMs: 10_000 }).outcome();
    await clock.runAll();
    expect(await Promise.all([other, later])).toMatchObject([{ kind: "timedOut" }, { kind: "timedOut" }]);
  });

  test.each([undefined, null, "", 7])("a callId that is %j is a TypeError", (wrong) => {
    const { waiter } = setUp();
    for (const error of [notFound, undefined])
      expect(() => waiter.actionFailed(wrong as string, error)).toThrow(/^callId must be a non-empty string; not /);
  });

  test("not where notFoundEndsCall is false", async () => {
    const { clock, waiter, ticket } = setUpWithTicket({ notFoundEndsCall: false });
    const outcome = ticket.outcome({ timeoutMs: 10_000 });
    waiter.actionFailed(callId, notFound);
    await clock.runAll();
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });
});

describe("NT-17 recordAndWait says it to the waiter", () => {
  const graph = { recordResponse: () => Promise.reject(notFound) };

  test("it rejects at once, and the call's other tickets end after the grace", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const other = ticket.outcome();
    await expect(recordAndWait({ graph, waiter, callId })).rejects.toBe(notFound);
    expect(clock.pending).toBe(2);
    await clock.advance(2_000);
    expect(await resultOf(other)).toBe("callEnded");
  });

  test("ER-04 not of a signal that was aborted with the error of another call", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const aborted: RecordingClient = {
      recordResponse: async (_call, _request, options) => {
        controller.abort(notFound);
        throw options?.signal?.reason;
      },
    };
    const other = ticket.outcome({ timeoutMs: 10_000 });
    await expect(recordAndWait({ graph: aborted, waiter, callId, signal: controller.signal })).rejects.toBe(notFound);
    await clock.runAll();
    expect(await other).toMatchObject({ kind: "timedOut" });
  });

  test("but of a request that failed before the abort", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const failed: RecordingClient = {
      recordResponse: () => Promise.reject(notFound).finally(() => controller.abort("stopped")),
    };
    const other = ticket.outcome({ timeoutMs: 10_000 });
    await expect(recordAndWait({ graph: failed, waiter, callId, signal: controller.signal })).rejects.toBe(notFound);
    await clock.runAll();
    expect(await resultOf(other)).toBe("callEnded");
  });

  test("a waiter of one's own may do without", async () => {
    const { expect: open } = setUp().waiter;
    const waiter: OperationWaiterLike = { expect: open };
    await expect(recordAndWait({ graph, waiter, callId })).rejects.toBe(notFound);
  });
});
