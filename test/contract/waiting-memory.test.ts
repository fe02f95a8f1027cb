import { describe, expect, test } from "vitest";
import type { Ticket } from "../../src/bot/kinds/ticket.ts";
import { createOperationWaiter, type OperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { heapUsed } from "../support/heap.ts";
import { answer, callId, callNotification, completion, running } from "../support/waiting.ts";

const operationId = (index: number): string => `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
const megabyte = 1_000_000;

describe("NT-10 what no ticket claims is kept for a while", () => {
  test("1,000 operations, the oldest is dropped first", async () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    for (let index = 0; index <= 1_000; index += 1) waiter.accept(completion({ operationId: operationId(index) }));
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 1_000, dropped: 1, contradictory: 0 });
    const [oldest, next] = [0, 1].map((index) => {
      const ticket = waiter.expect({ callId });
      ticket.answered(answer({ operationId: operationId(index) }));
      return ticket;
    });
    expect(waiter.stats).toEqual({ open: 1, unclaimed: 999, dropped: 1, contradictory: 0 });
    expect((await next?.outcome())?.kind).toBe("recorded");
    oldest?.close();
  });

  test("for 60,000 ms", async () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock });
    waiter.accept(completion({ operationId: operationId(1), clientContext: "greeting-1" }));
    waiter.accept(completion({ operationId: operationId(2), clientContext: "greeting-2" }));
    await clock.advance(60_000);
    expect((await waiter.expect({ callId, clientContext: "greeting-1" }).outcome()).kind).toBe("recorded");
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 1, dropped: 0, contradictory: 0 });
    await clock.advance(1);
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 1, contradictory: 0 });
    const late = waiter.expect({ callId, clientContext: "greeting-2" });
    late.answered(answer({ operationId: operationId(2) }));
    expect(waiter.stats.open).toBe(1);
    expect(clock.pending).toBe(0);
  });

  test("both are options; with none kept, none is found", () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock, unclaimed: { maxEntries: 0, maxAgeMs: 1 } });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 1, contradictory: 0 });
    waiter.expect({ callId, clientContext: "greeting-1" });
    expect(waiter.stats.open).toBe(1);
  });

  test("a running operation makes room for none of its own ending", () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock(), unclaimed: { maxEntries: 2 } });
    waiter.accept(running({ operationId: operationId(1) }));
    waiter.accept(running({ operationId: operationId(2) }));
    waiter.accept(completion({ operationId: operationId(1) }));
    waiter.accept(completion({ operationId: operationId(2) }));
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 2, dropped: 0, contradictory: 0 });
  });

  test("100,000 unclaimed notifications leave the heap as it was", { timeout: 120_000 }, () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    const accept = (from: number, to: number): void => {
      for (let index = from; index < to; index += 1) {
        waiter.accept(completion({ operationId: operationId(index), clientContext: `greeting-${index}` }));
      }
    };
    accept(0, 2_000);
    const before = heapUsed();
    accept(2_000, 102_000);
    const grownBy = heapUsed() - before;
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 1_000, dropped: 101_000, contradictory: 0 });
    expect(grownBy).toBeLessThan(megabyte);
  });

  test("and so do 30,000 ended calls", () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    const accept = (from: number, to: number): void => {
      for (let index = from; index < to; index += 1) waiter.accept(callNotification({ callId: operationId(index) }));
    };
    accept(0, 10_000);
    const before = heapUsed();
    accept(10_000, 40_000);
    expect(heapUsed() - before).toBeLessThan(megabyte);
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
  });
});

function openTickets(waiter: OperationWaiter, from: number, to: number): Ticket[] {
  return Array.from({ length: to - from }, (_, index) =>
    waiter.expect({ callId, clientContext: `greeting-${from + index}` }),
  );
}

function complete(waiter: OperationWaiter, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    waiter.accept(completion({ operationId: operationId(index), clientContext: `greeting-${index}` }));
  }
}

describe("NT-12 many recordings at the same time", () => {
  test("100,000 are open, 10,000 of them awaited and settled with their own end, and no timer is left", {
    timeout: 120_000,
  }, async () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock });
    const tickets = openTickets(waiter, 0, 100_000);
    expect(waiter.stats).toEqual({ open: 100_000, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
    const outcomes = tickets.slice(45_000, 55_000).map((ticket) => ticket.outcome());
    expect(clock.pending).toBe(10_000);
    complete(waiter, 45_000, 55_000);
    expect(waiter.stats).toEqual({ open: 90_000, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
    const wrong = (await Promise.all(outcomes)).filter(
      (outcome, index) =>
        outcome.kind !== "recorded" ||
        outcome.recording.location !== `https://media.example.com/${operationId(45_000 + index)}`,
    );
    expect(wrong).toEqual([]);
    for (const ticket of tickets) ticket.close();
    expect(waiter.stats).toEqual({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
  });

  test("10,000 end with their call", async () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock });
    const tickets = openTickets(waiter, 0, 10_000);
    waiter.accept(callNotification());
    await clock.advance(2_000);
    const kinds = new Set((await Promise.all(tickets.map((ticket) => ticket.outcome()))).map(({ kind }) => kind));
    expect([...kinds]).toEqual(["callEnded"]);
    expect(clock.pending).toBe(0);
  });
});

describe("NT-12 tickets that are over leave the heap as it was", () => {
  test.each([
    { how: "closed", isClosed: true, isCompleted: false },
    { how: "completed and not closed", isClosed: false, isCompleted: true },
    { how: "closed, then completed", isClosed: true, isCompleted: true },
  ])("20,000 $how", ({ isClosed, isCompleted }) => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    const live = (from: number, to: number): void => {
      const tickets = openTickets(waiter, from, to);
      if (isClosed) for (const ticket of tickets) ticket.close();
      if (isCompleted) complete(waiter, from, to);
    };
    live(0, 12_000);
    const before = heapUsed();
    live(12_000, 32_000);
    expect(heapUsed() - before).toBeLessThan(megabyte);
    expect(waiter.stats.open).toBe(0);
  });

  test("10,000 waits on one open ticket", async () => {
    const clock = createVirtualClock();
    const ticket = createOperationWaiter({ clock }).expect({ callId });
    const wait = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        const controller = new AbortController();
        const outcome = ticket.outcome({ signal: controller.signal });
        controller.abort("asks again");
        await outcome.catch(() => undefined);
      }
    };
    await wait(1_000);
    const before = heapUsed();
    await wait(10_000);
    expect(heapUsed() - before).toBeLessThan(2 * megabyte);
    expect(clock.pending).toBe(0);
  });
});
