import { describe, expect, test } from "vitest";
import { Redacted } from "../../src/redacted.ts";
import { createOperationWaiter } from "../../src/operations/waiter.ts";
import { createVirtualClock } from "../../src/testing/virtual-clock.ts";
import type { RecordingOutcome } from "../../src/types.ts";
import { answer, callId, callTold, completion, failure, first, otherCallId, running, second } from "../support/waiting.ts";

function setUp() {
  const clock = createVirtualClock();
  return { clock, waiter: createOperationWaiter({ clock }) };
}

/** The outcome's kind, and of a completed one which operation's file it names. */
async function told(outcome: Promise<RecordingOutcome>): Promise<string> {
  const settled = await outcome;
  return settled.kind === "completed" ? `completed ${settled.recording?.location.split("/").at(-1)}` : settled.kind;
}

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
      kind: "completed",
      operation: { status: "completed", completionReason: "stopToneDetected" },
      recording: { location: `https://media.example.com/${first}` },
    });
    expect(outcome.kind === "completed" && outcome.recording?.accessToken.reveal()).toBe("the-recordings-own");
  });

  test("before the answer that names its operation", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    waiter.accept(completion());
    expect(waiter.stats).toEqual({ open: 1, unclaimed: 1, dropped: 0 });
    ticket.answered(answer());
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 0 });
  });

  test("without an answer, by its clientContext", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });

  test.each([first, null])("before its ticket is opened, by its clientContext, operation id %s", async (operationId) => {
    const { waiter } = setUp();
    waiter.accept(completion({ operationId, clientContext: "greeting-1" }));
    const ticket = waiter.expect({ callId, request: { clientContext: "greeting-1" } });
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 0 });
  });

  test("before its ticket is opened, by its operation id, and its running notification first", async () => {
    const { waiter } = setUp();
    waiter.accept(running());
    waiter.accept(completion());
    waiter.accept(running());
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 1, dropped: 0 });
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });

  test("while somebody waits", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    const outcome = ticket.outcome();
    await clock.advance(60_000);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(clock.pending).toBe(0);
    expect(await told(outcome)).toBe(`completed ${first}`);
  });

  test("a failed recording is a value", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    waiter.accept(failure());
    expect(await ticket.outcome()).toMatchObject({ kind: "failed", operation: { completionReason: "operationCanceled" } });
  });

  test("a completed one without location has no recording", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({}, "completed"));
    expect(await ticket.outcome()).toMatchObject({ kind: "completed", recording: undefined });
  });
});

describe("NT-06 calls are the same whatever the spelling of their id", () => {
  test("a ticket for dash-less capitals", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId: "57DAB8B1894C409AB240BD8BEAE78896", clientContext: "greeting-1" });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });

  test("an operation of a call that the notification does not name", async () => {
    const { waiter } = setUp();
    const early = waiter.expect({ callId });
    early.answered(answer());
    waiter.accept({ ...completion(), callId: undefined });
    const late = waiter.expect({ callId });
    late.answered(answer());
    expect(await Promise.all([told(early.outcome()), told(late.outcome())])).toEqual([`completed ${first}`, `completed ${first}`]);
  });

  test("the same operation id in another call is another operation", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, timeoutMs: 10_000 });
    ticket.answered(answer({ operationId: "op-1" }));
    waiter.accept(completion({ operationId: "op-1", callId: otherCallId }));
    const outcome = told(ticket.outcome());
    await clock.runAll();
    expect(await outcome).toBe("timedOut");
  });
});

describe("NT-09 the same notification twice has one effect", () => {
  test("the first ending stays", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    for (const notification of [completion(), completion(), failure(), running(), callTold()]) waiter.accept(notification);
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });

  test("a repetition after the ticket was closed is not unclaimed", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    waiter.accept(completion());
    ticket.close();
    waiter.accept(completion());
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 0 });
  });

  test("a repetition that nobody asked for is kept once", () => {
    const { waiter } = setUp();
    for (let times = 0; times < 5; times += 1) waiter.accept(completion());
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 1, dropped: 0 });
  });
});

describe("NT-12 a recording of which nothing is told ends as timedOut", () => {
  test.each([
    { request: undefined, timeoutMs: undefined, ms: 130_000 },
    { request: {}, timeoutMs: undefined, ms: 130_000 },
    { request: { initialSilenceTimeoutInSeconds: null, maxRecordDurationInSeconds: null }, timeoutMs: undefined, ms: 130_000 },
    { request: { initialSilenceTimeoutInSeconds: 30, maxRecordDurationInSeconds: 60 }, timeoutMs: undefined, ms: 210_000 },
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
    expect(await outcome).toEqual({ kind: "timedOut" });
    expect(clock.pending).toBe(0);
  });

  test("and may be asked again: a later completion still counts", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    const earlier = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await earlier).toEqual({ kind: "timedOut" });
    const again = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(999);
    waiter.accept(completion());
    expect(await told(again)).toBe(`completed ${first}`);
  });

  test("a completion between two asks counts", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer());
    const earlier = ticket.outcome({ timeoutMs: 0 });
    await clock.advance(0);
    expect(await earlier).toEqual({ kind: "timedOut" });
    waiter.accept(completion());
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
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
    expect(await Promise.all(asks.map(told))).toEqual(["timedOut", `completed ${first}`, `completed ${first}`]);
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
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });

  test("which is nobody's without a clientContext, however alone the ticket is", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: null }));
    waiter.accept(completion());
    waiter.accept(completion({ operationId: second, clientContext: "someone-else" }));
    const outcome = ticket.outcome();
    await clock.advance(130_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
  });

  test("an answer may name it later", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: null }));
    waiter.accept(completion());
    ticket.answered(answer());
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });
});

describe("RR-13 no recording is given another one's result", () => {
  test("two recordings in one call", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting-1" });
    const two = waiter.expect({ callId, clientContext: "greeting-2" });
    waiter.accept(completion({ operationId: second, clientContext: "greeting-2" }));
    waiter.accept(completion({ operationId: first, clientContext: "greeting-1" }));
    expect(await told(one.outcome())).toBe(`completed ${first}`);
    expect(await told(two.outcome())).toBe(`completed ${second}`);
  });

  test("the same clientContext in another call", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1", timeoutMs: 10_000 });
    waiter.accept(completion({ callId: otherCallId, clientContext: "greeting-1" }));
    const outcome = ticket.outcome();
    await clock.runAll();
    expect(await outcome).toEqual({ kind: "timedOut" });
  });

  test("two open recordings with one clientContext: only the answers tell them apart", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    const two = waiter.expect({ callId, clientContext: "greeting" });
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    expect(waiter.stats).toEqual({ open: 2, unclaimed: 2, dropped: 0 });
    one.answered(answer({ operationId: first }));
    two.answered(answer({ operationId: second }));
    expect(await told(one.outcome())).toBe(`completed ${first}`);
    expect(await told(two.outcome())).toBe(`completed ${second}`);
  });

  test.each(["before", "after"])("a late completion, told %s a second recording with its clientContext is opened", async (when) => {
    const { clock, waiter } = setUp();
    const stray = completion({ operationId: first, clientContext: "greeting" });
    waiter.expect({ callId, clientContext: "greeting" }).close();
    if (when === "before") waiter.accept(stray);
    const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    if (when === "after") waiter.accept(stray);
    const outcome = ticket.outcome();
    await clock.advance(10_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
    ticket.answered(answer({ operationId: second }));
    waiter.accept(completion({ operationId: second }));
    expect(await told(ticket.outcome())).toBe(`completed ${second}`);
  });

  test("a repetition of an ended recording, with its clientContext used again", async () => {
    const { clock, waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    waiter.accept(completion({ clientContext: "greeting" }));
    expect(await told(one.outcome())).toBe(`completed ${first}`);
    const two = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    waiter.accept(completion({ clientContext: "greeting" }));
    waiter.accept(completion({ operationId: null, clientContext: "greeting" }));
    const outcome = two.outcome();
    await clock.advance(10_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
  });

  test("two unclaimed operations with one clientContext", async () => {
    const { clock, waiter } = setUp();
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    const outcome = ticket.outcome();
    await clock.advance(10_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
    ticket.answered(answer({ operationId: second }));
    expect(await told(ticket.outcome())).toBe(`completed ${second}`);
  });

  test("another operation with the clientContext of an answered recording is unclaimed, until an answer names it", async () => {
    const { clock, waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    one.answered(answer({ operationId: first }));
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    expect(waiter.stats).toEqual({ open: 1, unclaimed: 1, dropped: 0 });
    const two = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    const outcome = two.outcome();
    await clock.advance(10_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
    two.answered(answer({ operationId: second }));
    expect(await told(two.outcome())).toBe(`completed ${second}`);
  });

  test("an answer that names another operation than the clientContext did", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    waiter.accept(callTold({ state: "established" }));
    ticket.answered(answer({ operationId: first }));
    expect(waiter.stats.open).toBe(1);
    const outcome = ticket.outcome();
    await clock.advance(9_999);
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    expect(await told(outcome)).toBe(`completed ${first}`);
  });

  test("the answer to another POST", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: first }));
    ticket.answered(answer({ operationId: second }, "failed"));
    waiter.accept(completion({ operationId: first }));
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });
});

describe("NT-10 an operation with several tickets or waiters tells them all", () => {
  test.each(["before", "between", "after"])("two tickets, completed %s the answers", async (when) => {
    const { waiter } = setUp();
    const tickets = [waiter.expect({ callId, clientContext: "greeting" }), waiter.expect({ callId, clientContext: "greeting" })];
    const notification = completion({ clientContext: "greeting" });
    if (when === "before") waiter.accept(notification);
    tickets[0]?.answered(answer());
    if (when === "between") waiter.accept(notification);
    tickets[1]?.answered(answer());
    if (when === "after") waiter.accept(notification);
    expect(await Promise.all(tickets.map((ticket) => told(ticket.outcome())))).toEqual([`completed ${first}`, `completed ${first}`]);
  });

  test("a ticket that is opened after the first one was closed", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId });
    one.answered(answer());
    waiter.accept(completion());
    one.close();
    const two = waiter.expect({ callId });
    two.answered(answer());
    expect(await told(two.outcome())).toBe(`completed ${first}`);
  });

  test("two waiters", async () => {
    const waiters = [setUp().waiter, setUp().waiter];
    const tickets = waiters.map((waiter) => waiter.expect({ callId, clientContext: "greeting-1" }));
    for (const waiter of waiters) waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await Promise.all(tickets.map((ticket) => told(ticket.outcome())))).toEqual([`completed ${first}`, `completed ${first}`]);
  });
});

describe("NT-07 notifications of other things are let through", () => {
  test("accept is bound and ignores what is no recording and no end of a call", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
    const { accept } = waiter;
    const facts = { ...running(), raw: new Redacted({}) };
    accept({ kind: "invalid", issues: [], raw: new Redacted(undefined) });
    accept({ ...facts, kind: "unknown", odataType: "#microsoft.graph.participant" });
    accept({ ...facts, kind: "operation" });
    accept(callTold({ state: "established" }));
    accept({ ...completion({ operationId: null }), callId: undefined });
    expect(waiter.stats).toEqual({ open: 1, unclaimed: 0, dropped: 1 });
    accept(completion({ clientContext: "greeting-1" }));
    expect(await told(ticket.outcome())).toBe(`completed ${first}`);
  });
});

describe("a call of the waiter that makes no sense is a TypeError that names the option", () => {
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
