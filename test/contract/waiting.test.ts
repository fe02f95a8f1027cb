import { describe, expect, test } from "vitest";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import {
  answer,
  callId,
  callNotification,
  completion,
  failure,
  first,
  otherCallId,
  resultOf,
  running,
  second,
  setUp,
} from "../support/waiting.ts";

/** Whether a promise has settled by now. */
function watch(promise: Promise<unknown>): { settled: boolean } {
  const watched = { settled: false };
  const note = (): void => void (watched.settled = true);
  promise.then(note, note);
  return watched;
}

describe("NT-10 a completion finds its ticket, early or late", () => {
  test("after the answer that names its operation", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    waiter.accept(running());
    waiter.accept(completion());
    const outcome = await ticket.outcome();
    expect(outcome).toMatchObject({
      kind: "recorded",
      operation: { status: "completed", completionReason: "stopToneDetected" },
      recording: { location: `https://media.example.com/${first}` },
    });
    expect(outcome.kind === "recorded" && outcome.recording.accessToken.reveal()).toBe("the-recordings-own");
  });

  test("before the answer that names its operation", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    waiter.accept(completion());
    expect(waiter.stats).toMatchObject({ open: 1, unclaimed: 1, dropped: 0, contradictory: 0 });
    ticket.answered(answer());
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
  });

  test("without an answer, by its clientContext", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test.each([first, null])(
    "before its ticket is opened, by its clientContext, operation id %s",
    async (operationId) => {
      const { waiter } = setUp();
      waiter.accept(completion({ operationId, clientContext: "greeting-1" }));
      const ticket = waiter.expect({ callId, request: { clientContext: "greeting-1" } });
      expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
      expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
    },
  );

  test("before its ticket is opened, by its operation id, and its running notification first", async () => {
    const { waiter } = setUp();
    waiter.accept(running());
    waiter.accept(completion());
    waiter.accept(running());
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1, dropped: 0, contradictory: 0 });
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("while somebody waits", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    const outcome = ticket.outcome();
    await clock.advance(60_000);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(clock.pending).toBe(0);
    expect(await resultOf(outcome)).toBe(`recorded ${first}`);
  });

  test("a failed recording is a value", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    waiter.accept(failure());
    expect(await ticket.outcome()).toMatchObject({
      kind: "failed",
      operation: { completionReason: "operationCanceled" },
    });
  });

  test("one that is completed without a location is completed, not recorded", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({}, "completed"));
    const outcome = await ticket.outcome();
    expect(outcome).toMatchObject({ kind: "completed", operation: { status: "completed" } });
    expect(outcome).not.toHaveProperty("recording");
  });
});

describe("NT-06 calls are the same whatever the spelling of their id", () => {
  test("a ticket for dash-less capitals", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId: "57DAB8B1894C409AB240BD8BEAE78896", clientContext: "greeting-1" });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("an operation of a call that the notification does not name", async () => {
    const { waiter } = setUp();
    const early = waiter.expect({ callId });
    early.answered(answer());
    waiter.accept({ ...completion(), callId: undefined });
    const late = waiter.expect({ callId });
    late.answered(answer());
    expect(await Promise.all([resultOf(early.outcome()), resultOf(late.outcome())])).toEqual([
      `recorded ${first}`,
      `recorded ${first}`,
    ]);
  });

  test("the same operation id in another call is another operation", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, timeoutMs: 10_000 });
    ticket.answered(answer({ operationId: "op-1" }));
    waiter.accept(completion({ operationId: "op-1", callId: otherCallId }));
    const outcome = resultOf(ticket.outcome());
    await clock.runAll();
    expect(await outcome).toBe("timedOut");
  });
});

describe("NT-09 the same notification twice has one effect", () => {
  test("the first ending stays", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    for (const notification of [completion(), completion(), failure(), running(), callNotification()])
      waiter.accept(notification);
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("a repetition after the ticket was closed is not unclaimed", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    waiter.accept(completion());
    ticket.close();
    waiter.accept(completion());
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
  });

  test("a repetition that nobody asked for is kept once", () => {
    const { waiter } = setUp();
    for (let times = 0; times < 5; times += 1) waiter.accept(completion());
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1, dropped: 0, contradictory: 0 });
  });
});

describe("NT-12 a recording whose end is never notified ends as timedOut", () => {
  test.each([
    { request: undefined, timeoutMs: undefined, ms: 130_000 },
    { request: {}, timeoutMs: undefined, ms: 130_000 },
    {
      request: { initialSilenceTimeoutInSeconds: null, maxRecordDurationInSeconds: null },
      timeoutMs: undefined,
      ms: 130_000,
    },
    {
      request: { initialSilenceTimeoutInSeconds: 30, maxRecordDurationInSeconds: 60 },
      timeoutMs: undefined,
      ms: 210_000,
    },
    { request: { maxSilenceTimeoutInSeconds: 120 }, timeoutMs: undefined, ms: 130_000 },
    { request: { maxRecordDurationInSeconds: 120 }, timeoutMs: 500, ms: 500 },
  ])("after $ms ms for $request and timeoutMs $timeoutMs", async ({ request, timeoutMs, ms }) => {
    const { clock, waiter } = setUp();
    const outcome = waiter.expect({ callId, request, timeoutMs }).outcome();
    const watched = watch(outcome);
    await clock.advance(ms - 1);
    expect(watched.settled).toBe(false);
    await clock.advance(1);
    expect(watched.settled).toBe(true);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    expect(clock.pending).toBe(0);
  });

  test("and may be asked again: a later completion still counts", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    const earlier = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await earlier).toMatchObject({ kind: "timedOut" });
    const again = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(999);
    waiter.accept(completion());
    expect(await resultOf(again)).toBe(`recorded ${first}`);
  });

  test("a completion between two asks counts", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    const earlier = ticket.outcome({ timeoutMs: 0 });
    await clock.advance(0);
    expect(await earlier).toMatchObject({ kind: "timedOut" });
    waiter.accept(completion());
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("each ask has a time-out of its own", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    const asks = [ticket.outcome({ timeoutMs: 1_000 }), ticket.outcome({ timeoutMs: 5_000 }), ticket.outcome()];
    await clock.advance(1_000);
    expect(clock.pending).toBe(2);
    waiter.accept(completion());
    expect(clock.pending).toBe(0);
    expect(await Promise.all(asks.map(resultOf))).toEqual(["timedOut", `recorded ${first}`, `recorded ${first}`]);
  });
});

describe("RR-20 a final answer ends the wait", () => {
  test.each(["completed", "failed"] as const)("%s", async (status) => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    ticket.answered(answer({}, status));
    expect(clock.pending).toBe(0);
    expect((await ticket.outcome()).kind).toBe(status);
  });
});

describe("RR-19 RR-20 an answer without an operation: a notification follows", () => {
  test("which is known by its clientContext", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    ticket.answered(answer({ operationId: null }));
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("which is nobody's without a clientContext, however alone the ticket is", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: null }));
    waiter.accept(completion());
    waiter.accept(completion({ operationId: second, clientContext: "someone-else" }));
    const outcome = ticket.outcome();
    await clock.advance(130_000);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("an answer may name it later", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: null }));
    waiter.accept(completion());
    ticket.answered(answer());
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });
});

describe("NT-07 notifications about anything else are ignored", () => {
  test("accept is bound and ignores what is neither an operation nor the end of a call", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    const { accept } = waiter;
    const { operation: _, ...facts } = running();
    accept({ kind: "invalid", issues: [], raw: new Redacted(undefined) });
    accept({ ...facts, kind: "unknown", odataType: "#microsoft.graph.participant" });
    accept(callNotification({ state: "established" }));
    accept({ ...completion({ operationId: null }), callId: undefined });
    expect(waiter.stats).toMatchObject({ open: 1, unclaimed: 0, dropped: 1, contradictory: 0 });
    accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });
});

describe("wrong usage of the waiter is a TypeError that names the option", () => {
  test.each([
    { option: "callId", call: () => setUp().waiter.expect({ callId: "" }) },
    { option: "callId, left out,", call: () => setUp().waiter.expect({} as { callId: string }) },
    { option: "timeoutMs", call: () => setUp().waiter.expect({ callId, timeoutMs: -1 }) },
    { option: "graceMs", call: () => createOperationWaiter({ graceMs: Number.NaN }) },
    { option: "maxEntries", call: () => createOperationWaiter({ unclaimed: { maxEntries: -1 } }) },
    { option: "maxAgeMs", call: () => createOperationWaiter({ unclaimed: { maxAgeMs: "60" as never } }) },
  ])("$option", ({ option, call }) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(option.split(",")[0]);
  });

  test("timeoutMs of outcome() rejects", async () => {
    const { clock, waiter } = setUp();
    await expect(waiter.expect({ callId }).outcome({ timeoutMs: Number.NaN })).rejects.toThrow(TypeError);
    expect(clock.pending).toBe(0);
  });
});
