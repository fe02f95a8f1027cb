import { describe, expect, test } from "vitest";
import type { RecordingOutcome } from "../../src/bot/kinds/recording/kind.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";

import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { visitOrders } from "../support/orders.ts";
import { answer, callId, callNotification, completion, first, running, second } from "../support/waiting.ts";

const names = ["answer", "running", "completion", "call terminated", "grace elapses", "deadline passes"] as const;
type EventName = (typeof names)[number];
type Kind = RecordingOutcome["kind"];

const timeoutMs = 10_000;
const passingMs: Partial<Record<EventName, number>> = { "grace elapses": 2_000, "deadline passes": timeoutMs };

/** What the clauses say of whoever asked at the start, and of whoever asks again at the end; written without the waiter. */
function outcomesByTheClauses(order: readonly EventName[], isKnownByContext: boolean): { atOnce: Kind; again: Kind } {
  const seen = new Set<EventName>();
  const isCompleted = (): boolean => seen.has("completion") && (isKnownByContext || seen.has("answer"));
  const end = (): Kind => {
    if (isCompleted()) return "recorded";
    return seen.has("call terminated") ? "callEnded" : "timedOut";
  };
  let atOnce: Kind | undefined;
  for (const event of order) {
    seen.add(event);
    if (isCompleted()) atOnce ??= "recorded";
    if (event === "grace elapses" && seen.has("call terminated")) atOnce ??= "callEnded";
    if (event === "deadline passes") atOnce ??= end();
  }
  return { atOnce: atOnce ?? end(), again: end() };
}

/** Plays orders whose time passes in the same places, each with a waiter of its own, on one clock. */
async function play(orders: readonly EventName[][], clientContext: string | undefined) {
  const clock = createVirtualClock();
  const players = orders.map((order) => {
    const waiter = createOperationWaiter({ clock });
    const ticket = waiter.expect({ callId, clientContext, timeoutMs });
    return { order, waiter, ticket, atOnce: ticket.outcome() };
  });
  for (let turn = 0; turn < (orders[0]?.length ?? 0); turn += 1) {
    for (const { order, waiter, ticket } of players) {
      if (order[turn] === "answer") ticket.answered(answer({ clientContext }));
      if (order[turn] === "running") waiter.accept(running({ clientContext }));
      if (order[turn] === "completion") waiter.accept(completion({ clientContext }));
      if (order[turn] === "call terminated") waiter.accept(callNotification());
    }
    await clock.advance(passingMs[orders[0]?.[turn] ?? "answer"] ?? 0);
  }
  await clock.advance(timeoutMs);
  const asked = players.map((player) => ({ ...player, again: player.ticket.outcome() }));
  await clock.advance(timeoutMs);
  return Promise.all(
    asked.map(async ({ order, waiter, ticket, atOnce, again }) => {
      const outcomes = [summaryOf(await atOnce), summaryOf(await again)];
      ticket.close();
      return { order, outcomes, left: clock.pending + waiter.stats.open };
    }),
  );
}

function summaryOf(outcome: RecordingOutcome): string {
  return outcome.kind === "recorded" ? `recorded ${outcome.recording.location}` : outcome.kind;
}

/** Groups of at most a hundred, as the virtual clock looks through all its timers for the next one. */
function ordersByTheirTimes(): { orders: number; groups: readonly EventName[][][] } {
  const groups: EventName[][][] = [];
  const latest = new Map<string, EventName[][]>();
  const orders = visitOrders(
    names,
    "one",
    undefined,
    () => undefined,
    (order) => {
      const times = order.map((event) => passingMs[event] ?? 0).join();
      const group = latest.get(times) ?? [];
      if (group.length === 0) groups.push(group);
      group.push([...order]);
      latest.set(times, group.length < 100 ? group : []);
    },
  );
  return { orders, groups };
}

describe("NT-09 NT-10 NT-11 NT-12 in any order the waiter comes to the same end", () => {
  test.each([
    { known: "by clientContext or operation id", clientContext: "greeting-1" },
    { known: "by operation id alone", clientContext: undefined },
  ])("a recording known $known: 32,293 orders", { timeout: 60_000 }, async ({ known, clientContext }) => {
    const { orders, groups } = ordersByTheirTimes();
    const wrong: string[] = [];
    const ends: Record<string, number> = {};
    for (const group of groups) {
      for (const { order, outcomes, left } of await play(group, clientContext)) {
        const { atOnce, again } = outcomesByTheClauses(order, clientContext !== undefined);
        const wanted = [atOnce, again].map((kind) =>
          kind === "recorded" ? `recorded https://media.example.com/${first}` : kind,
        );
        if (outcomes.join() !== wanted.join())
          wrong.push(`${order}: ${outcomes.join(" then ")}, not ${wanted.join(" then ")}`);
        if (left > 0) wrong.push(`${order}: ${left} timers and recordings are left`);
        ends[atOnce] = (ends[atOnce] ?? 0) + 1;
      }
    }
    const model = `known ${known}: [${names.join(" | ")}], each lost or once, one of them perhaps twice`;
    console.log(`${model}: ${orders} orders, ${JSON.stringify(ends)}`);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(orders).toBe(32_293);
  });
});

describe("RR-13 NT-10 of two recordings in one call each gets its own end, or none", () => {
  const events = ["answer 1", "answer 2", "completion 1", "completion 2", "call terminated"] as const;

  async function playBoth(
    order: readonly string[],
    contexts: readonly (string | undefined)[],
    answered: readonly (string | null)[],
  ): Promise<readonly string[]> {
    const clock = createVirtualClock();
    const waiter = createOperationWaiter({ clock });
    const tickets = contexts.map((clientContext) => waiter.expect({ callId, clientContext }));
    for (const event of order) {
      for (const [index, operationId] of [first, second].entries()) {
        if (event === `answer ${index + 1}`) tickets[index]?.answered(answer({ operationId: answered[index] ?? null }));
        if (event === `completion ${index + 1}`)
          waiter.accept(completion({ operationId, clientContext: contexts[index] }));
      }
      if (event === "call terminated") waiter.accept(callNotification());
    }
    for (const ticket of tickets) ticket.close();
    return Promise.all(tickets.map(async (ticket) => summaryOf(await ticket.outcome())));
  }

  const byContext = ["context", "context"];
  const byAnswer = ["answer", "answer"];

  test.each([
    { model: "each with its clientContext", contexts: ["one", "two"], answered: [first, second], known: byContext },
    {
      model: "each with its clientContext, null operations",
      contexts: ["one", "two"],
      answered: [null, null],
      known: byContext,
    },
    { model: "the same clientContext", contexts: ["same", "same"], answered: [first, second], known: byAnswer },
    {
      model: "the same clientContext, a null operation",
      contexts: ["same", "same"],
      answered: [first, null],
      known: ["answer", "no"],
    },
    { model: "no clientContext", contexts: [undefined, undefined], answered: [first, second], known: byAnswer },
    {
      model: "no clientContext, a null operation",
      contexts: [undefined, undefined],
      answered: [null, second],
      known: ["no", "answer"],
    },
    {
      model: "a clientContext and none",
      contexts: ["one", undefined],
      answered: [first, null],
      known: ["context", "no"],
    },
  ])("$model: 3,751 orders", async ({ model, contexts, answered, known }) => {
    const orders: (typeof events)[number][][] = [];
    visitOrders(
      events,
      "one",
      undefined,
      () => undefined,
      (order) => orders.push([...order]),
    );
    const wrong: string[] = [];
    for (const order of orders) {
      const wanted = ([1, 2] as const).map((number) => {
        const by = known[number - 1];
        const isKnown = by === "context" || (by === "answer" && order.includes(`answer ${number}`));
        if (isKnown && order.includes(`completion ${number}`))
          return `recorded https://media.example.com/${number === 1 ? first : second}`;
        return order.includes("call terminated") ? "callEnded" : "timedOut";
      });
      const got = await playBoth(order, contexts, answered);
      if (got.join() !== wanted.join()) wrong.push(`${order}: ${got.join(" and ")}, not ${wanted.join(" and ")}`);
    }
    console.log(
      `two recordings, ${model}: [${events.join(" | ")}], each lost or once, one perhaps twice: ${orders.length} orders`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(orders.length).toBe(3_751);
  });
});
