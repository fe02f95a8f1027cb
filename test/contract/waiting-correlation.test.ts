import { describe, expect, test } from "vitest";
import {
  answer,
  callId,
  callNotification,
  completion,
  first,
  otherCallId,
  resultOf,
  running,
  second,
  setUp,
} from "../support/waiting.ts";

describe("RR-13 no recording is given another one's result", () => {
  test("two recordings in one call", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting-1" });
    const two = waiter.expect({ callId, clientContext: "greeting-2" });
    waiter.accept(completion({ operationId: second, clientContext: "greeting-2" }));
    waiter.accept(completion({ operationId: first, clientContext: "greeting-1" }));
    expect(await resultOf(one.outcome())).toBe(`recorded ${first}`);
    expect(await resultOf(two.outcome())).toBe(`recorded ${second}`);
  });

  test("the same clientContext in another call", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting-1", timeoutMs: 10_000 });
    waiter.accept(completion({ callId: otherCallId, clientContext: "greeting-1" }));
    const outcome = ticket.outcome();
    await clock.runAll();
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("two open recordings with one clientContext: only the answers distinguish them", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    const two = waiter.expect({ callId, clientContext: "greeting" });
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    expect(waiter.stats).toMatchObject({ open: 2, unclaimed: 2, dropped: 0, contradictory: 0 });
    one.answered(answer({ operationId: first }));
    two.answered(answer({ operationId: second }));
    expect(await resultOf(one.outcome())).toBe(`recorded ${first}`);
    expect(await resultOf(two.outcome())).toBe(`recorded ${second}`);
  });

  test.each(["before", "after"])(
    "a late completion, received %s a second recording with its clientContext is opened",
    async (when) => {
      const { clock, waiter } = setUp();
      const stray = completion({ operationId: first, clientContext: "greeting" });
      waiter.expect({ callId, clientContext: "greeting" }).close();
      if (when === "before") waiter.accept(stray);
      const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
      if (when === "after") waiter.accept(stray);
      const outcome = ticket.outcome();
      await clock.advance(10_000);
      expect(await outcome).toMatchObject({ kind: "timedOut" });
      ticket.answered(answer({ operationId: second }));
      waiter.accept(completion({ operationId: second }));
      expect(await resultOf(ticket.outcome())).toBe(`recorded ${second}`);
    },
  );

  test("a repetition of an ended recording, with its clientContext used again", async () => {
    const { clock, waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    waiter.accept(completion({ clientContext: "greeting" }));
    expect(await resultOf(one.outcome())).toBe(`recorded ${first}`);
    const two = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    waiter.accept(completion({ clientContext: "greeting" }));
    waiter.accept(completion({ operationId: null, clientContext: "greeting" }));
    const outcome = two.outcome();
    await clock.advance(10_000);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("two unclaimed operations with one clientContext", async () => {
    const { clock, waiter } = setUp();
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    const outcome = ticket.outcome();
    await clock.advance(10_000);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    ticket.answered(answer({ operationId: second }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${second}`);
  });

  test("another operation with the clientContext of an answered recording is unclaimed, until an answer names it", async () => {
    const { clock, waiter } = setUp();
    const one = waiter.expect({ callId, clientContext: "greeting" });
    one.answered(answer({ operationId: first }));
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    expect(waiter.stats).toMatchObject({ open: 1, unclaimed: 1, dropped: 0, contradictory: 0 });
    const two = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    const outcome = two.outcome();
    await clock.advance(10_000);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    two.answered(answer({ operationId: second }));
    expect(await resultOf(two.outcome())).toBe(`recorded ${second}`);
  });

  test("an answer that names another operation than the clientContext did", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext: "greeting", timeoutMs: 10_000 });
    waiter.accept(completion({ operationId: second, clientContext: "greeting" }));
    waiter.accept(callNotification({ state: "established" }));
    ticket.answered(answer({ operationId: first }));
    expect(waiter.stats.open).toBe(1);
    const outcome = ticket.outcome();
    await clock.advance(9_999);
    waiter.accept(completion({ operationId: first, clientContext: "greeting" }));
    expect(await resultOf(outcome)).toBe(`recorded ${first}`);
  });

  test("the answer to another POST", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: first }));
    ticket.answered(answer({ operationId: second }, "failed"));
    waiter.accept(completion({ operationId: first }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });
});

test("NT-10 a running notification that comes after the completion takes nothing", async () => {
  const { waiter } = setUp();
  const ticket = waiter.expect({ callId, clientContext: "greeting-1" });
  waiter.accept(completion());
  waiter.accept(running({ clientContext: "greeting-1" }));
  ticket.answered(answer());
  expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
});

describe("NT-10 an operation with several tickets or waiters settles them all", () => {
  test.each(["before", "between", "after"])("two tickets, completed %s the answers", async (when) => {
    const { waiter } = setUp();
    const tickets = [
      waiter.expect({ callId, clientContext: "greeting" }),
      waiter.expect({ callId, clientContext: "greeting" }),
    ];
    const notification = completion({ clientContext: "greeting" });
    if (when === "before") waiter.accept(notification);
    tickets[0]?.answered(answer());
    if (when === "between") waiter.accept(notification);
    tickets[1]?.answered(answer());
    if (when === "after") waiter.accept(notification);
    expect(await Promise.all(tickets.map((ticket) => resultOf(ticket.outcome())))).toEqual([
      `recorded ${first}`,
      `recorded ${first}`,
    ]);
  });

  test("a ticket that is opened after the first one was closed", async () => {
    const { waiter } = setUp();
    const one = waiter.expect({ callId });
    one.answered(answer());
    waiter.accept(completion());
    one.close();
    const two = waiter.expect({ callId });
    two.answered(answer());
    expect(await resultOf(two.outcome())).toBe(`recorded ${first}`);
  });

  test("two waiters", async () => {
    const waiters = [setUp().waiter, setUp().waiter];
    const tickets = waiters.map((waiter) => waiter.expect({ callId, clientContext: "greeting-1" }));
    for (const waiter of waiters) waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await Promise.all(tickets.map((ticket) => resultOf(ticket.outcome())))).toEqual([
      `recorded ${first}`,
      `recorded ${first}`,
    ]);
  });
});
