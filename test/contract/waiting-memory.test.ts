import { describe, expect, test } from "vitest";
import type { Ticket } from "../../src/bot/kinds/ticket.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter, type OperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { createMemory } from "../../src/lib/memory.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { heapUsed } from "../support/heap.ts";
import { answer, callId, callNotification, completion, running } from "../support/waiting.ts";

const operationId = (index: number): string => `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
const megabyte = 1_000_000;

describe("NT-10 what no ticket claims is kept for a while", () => {
  test("1,000 operations, the oldest is dropped first", async () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    for (let index = 0; index <= 1_000; index += 1) waiter.accept(completion({ operationId: operationId(index) }));
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1_000, dropped: 1, contradictory: 0 });
    const [oldest, next] = [0, 1].map((index) => {
      const ticket = waiter.expect({ callId });
      ticket.answered(answer({ operationId: operationId(index) }));
      return ticket;
    });
    expect(waiter.stats).toMatchObject({ open: 1, unclaimed: 999, dropped: 1, contradictory: 0 });
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
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1, dropped: 0, contradictory: 0 });
    await clock.advance(1);
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 1, contradictory: 0 });
    const late = waiter.expect({ callId, clientContext: "greeting-2" });
    late.answered(answer({ operationId: operationId(2) }));
    expect(waiter.stats.open).toBe(1);
    expect(clock.pending).toBe(0);
  });

  test("both are options; with none kept, none is found", () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock, unclaimed: { maxEntries: 0, maxAgeMs: 1 } });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 1, contradictory: 0 });
    waiter.expect({ callId, clientContext: "greeting-1" });
    expect(waiter.stats.open).toBe(1);
  });

  test("a running operation makes room for none of its own ending", () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock(), unclaimed: { maxEntries: 2 } });
    waiter.accept(running({ operationId: operationId(1) }));
    waiter.accept(running({ operationId: operationId(2) }));
    waiter.accept(completion({ operationId: operationId(1) }));
    waiter.accept(completion({ operationId: operationId(2) }));
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 2, dropped: 0, contradictory: 0 });
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
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1_000, dropped: 101_000, contradictory: 0 });
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
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
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
    expect(waiter.stats).toMatchObject({ open: 100_000, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
    const outcomes = tickets.slice(45_000, 55_000).map((ticket) => ticket.outcome());
    expect(clock.pending).toBe(10_000);
    complete(waiter, 45_000, 55_000);
    expect(waiter.stats).toMatchObject({ open: 90_000, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
    const wrong = (await Promise.all(outcomes)).filter(
      (outcome, index) =>
        outcome.kind !== "recorded" ||
        outcome.recording.location !== `https://media.example.com/${operationId(45_000 + index)}`,
    );
    expect(wrong).toEqual([]);
    for (const ticket of tickets) ticket.close();
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
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

describe("NT-15 what waiting remembers is bounded in bytes", () => {
  const large = (index: number, length: number): string =>
    JSON.stringify({
      value: [
        {
          changeType: "deleted",
          resource: `/communications/calls/${callId}/operations/${operationId(index)}`,
          resourceData: { "@odata.type": "recordOperation", status: "completed", pad: "x".repeat(length) },
        },
      ],
    });
  const accept = (waiter: OperationWaiter, body: string): void => parseNotifications(body).forEach(waiter.accept);

  test("16 MiB in all; the oldest is dropped first", () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    for (let index = 0; index < 200; index += 1) accept(waiter, large(index, 100_000));
    const { unclaimed, dropped, bytes } = waiter.stats;
    expect(bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(bytes).toBeGreaterThan(15 * 1024 * 1024);
    expect(unclaimed + dropped).toBe(200);
    expect(unclaimed).toBeGreaterThan(30);
  });

  test("maxBytes is an option, and one operation takes a sixteenth of it at most", () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock(), unclaimed: { maxBytes: 1_600_000 } });
    accept(waiter, large(1, 20_000));
    accept(waiter, large(2, 30_000));
    expect(waiter.stats).toMatchObject({ unclaimed: 1, dropped: 1 });
  });

  test("what a ticket was given counts too", async () => {
    const waiter = createOperationWaiter({ clock: createVirtualClock(), unclaimed: { maxBytes: 1_600_000 } });
    const ticket = waiter.expect({ callId });
    ticket.answered(answer({ operationId: operationId(1) }));
    accept(waiter, large(1, 20_000));
    expect((await ticket.outcome()).kind).toBe("completed");
    expect(waiter.stats.bytes).toBeGreaterThan(80_000);
  });

  test.each([
    { name: "200,000 small notifications", count: 200_000, length: 10 },
    { name: "300 of 1 MB", count: 300, length: megabyte },
    { name: "2,000 of 100 kB", count: 2_000, length: 100_000 },
  ])("$name leave the heap within 64 MB of the start", { timeout: 120_000 }, ({ count, length }) => {
    const waiter = createOperationWaiter({ clock: createVirtualClock() });
    const before = heapUsed();
    for (let index = 0; index < count; index += 1) accept(waiter, large(index, length));
    expect(heapUsed() - before).toBeLessThan(64 * megabyte);
    expect(waiter.stats.unclaimed + waiter.stats.dropped).toBe(count);
  });

  test("ends of calls with long ids, addresses and messages leave nothing behind", { timeout: 120_000 }, async () => {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock });
    const open = waiter.expect({ callId: "short-call" });
    const before = heapUsed();
    for (let index = 0; index < 300; index += 1) {
      const pad = "x".repeat(megabyte / 2);
      const call = { "@odata.type": "call", state: "terminated", resultInfo: { code: 0, subcode: 0, message: pad } };
      const resource =
        index % 2 === 0 ? `/communications/calls/${index}${pad}` : `/communications/calls/${index}?${pad}`;
      accept(waiter, JSON.stringify({ value: [{ changeType: "deleted", resource, resourceData: call }] }));
    }
    expect(heapUsed() - before).toBeLessThan(16 * megabyte);
    accept(
      waiter,
      JSON.stringify({
        value: [
          {
            changeType: "deleted",
            resource: "/communications/calls/short-call",
            resourceData: {
              "@odata.type": "call",
              state: "terminated",
              resultInfo: { code: 1, message: "x".repeat(9_999) },
            },
          },
        ],
      }),
    );
    await clock.advance(2_000);
    const outcome = await open.outcome();
    expect(outcome.kind === "callEnded" && outcome.resultInfo?.message).toHaveLength(1_000);
  });
});

describe("AU-13 a clock that was set back", () => {
  test("the grace after a call's end counts as over", async () => {
    let nowMs = 1_000_000;
    const slept: number[] = [];
    const clock = {
      now: () => nowMs,
      sleep: async (ms: number) => void slept.push(ms),
    };
    const waiter = createOperationWaiter({ clock });
    const ticket = waiter.expect({ callId });
    waiter.accept(callNotification());
    nowMs -= 3_600_000;
    expect((await ticket.outcome({ timeoutMs: 9_000_000 })).kind).toBe("callEnded");
    expect(slept.every((ms) => ms <= 2_000)).toBe(true);
  });

  test.each([
    { maxAgeMs: 60_000, title: "what is kept for a while is forgotten", kept: undefined },
    { maxAgeMs: undefined, title: "what is kept for any time stays", kept: "value" },
  ])("$title", ({ maxAgeMs, kept }) => {
    let nowMs = 1_000_000;
    const memory = createMemory<string>({ now: () => nowMs, sleep: async () => {} }, { maxEntries: 10, maxAgeMs });
    memory.set("key", "value");
    nowMs -= 3_600_000;
    expect(memory.get("key")).toBe(kept);
  });
});
