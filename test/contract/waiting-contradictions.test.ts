import { describe, expect, test } from "vitest";
import type { Ticket } from "../../src/bot/kinds/ticket.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { visitOrders } from "../support/orders.ts";
import {
  answer,
  callId,
  callNotification,
  completion,
  failure,
  first,
  type OperationFacts,
  otherCallId,
  resultOf,
  running,
  second,
  setUp,
  setUpWithTicket,
} from "../support/waiting.ts";

const contradictoryIds = { idsDisagree: true, fullIdsDisagree: true };
const nothing = { open: 1, unclaimed: 0, dropped: 0, contradictory: 0 };

describe("NT-16 a completion with another clientContext than the ticket's settles nothing, and is counted", () => {
  test("though it carries the id of the operation that the answer named", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject({ open: 1, contradictory: 1 });
    const outcome = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test.each([
    ["its own clientContext", { clientContext: "greeting-1" }],
    ["none, absent or null", {}],
    ["an empty one", { clientContext: "" }],
  ])("one with %s settles it, whatever came before", async (_, facts) => {
    const { waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    waiter.accept(completion(facts));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats).toMatchObject({ ...nothing, open: 0, contradictory: 1 });
  });

  test.each([undefined, null, ""])("a ticket with clientContext %j contradicts nothing", async (clientContext) => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, clientContext });
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats.contradictory).toBe(0);
  });

  test("the clientContext of the request is the ticket's", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ callId, request: { clientContext: "greeting-1" } });
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject({ open: 1, contradictory: 1 });
  });

  test("of two tickets of one operation, it settles the one that it does not contradict", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const other = waiter.expect({ callId, clientContext: "greeting-2" });
    for (const each of [ticket, other]) each.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(await resultOf(other.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats).toMatchObject(nothing);
  });

  test("it is not counted while it settles the ticket whose clientContext it carries", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const other = waiter.expect({ callId, clientContext: "greeting-2" });
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject(nothing);
    other.answered(answer({ operationId: second }));
    expect(waiter.stats.open).toBe(2);
  });

  test.each(["answer first", "completion first"])("it is counted once, not for each of three tickets: %s", (order) => {
    const { waiter } = setUp();
    const tickets = ["a", "b", "c"].map((clientContext) => waiter.expect({ callId, clientContext }));
    if (order === "completion first") waiter.accept(completion({ clientContext: "greeting-2" }));
    for (const ticket of tickets) ticket.answered(answer());
    if (order === "answer first") waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject({ open: 3, contradictory: 1 });
  });

  test("it stays unclaimed, for a ticket that comes later", async () => {
    const { waiter, ticket } = setUpWithTicket();
    waiter.accept(completion({ clientContext: "greeting-2" }));
    ticket.answered(answer());
    expect(waiter.stats).toMatchObject({ ...nothing, unclaimed: 1, contradictory: 1 });
    const later = waiter.expect({ callId, clientContext: "greeting-2" });
    expect(await resultOf(later.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats).toMatchObject({ ...nothing, contradictory: 1 });
  });
});

describe("NT-16 NT-10 NT-09 a contradiction takes no recording from the two tickets of a call, in any order", () => {
  const events = ["answer 1", "answer 2", "completion 1", "completion 2", "contradiction"] as const;
  const contexts = ["one", "two"] as const;
  const operations = [first, second] as const;
  const genuine = [
    { carry: ["one", "two"] },
    { carry: [undefined, "two"] },
    { carry: ["one", undefined] },
    { carry: [undefined, undefined] },
  ] as const;
  const contradictions = [
    { operationId: first, clientContext: "two" },
    { operationId: first, clientContext: "three" },
    { operationId: second, clientContext: "one" },
  ];

  /** Opens the tickets at the start or, `late`, when their answer comes. */
  async function play(
    tickets: "early" | "late",
    order: readonly (typeof events)[number][],
    carry: readonly (string | undefined)[],
    contradiction: OperationFacts,
  ): Promise<string> {
    const { waiter } = setUp();
    const opened = new Map<number, Ticket>();
    const ticketOf = (index: number): Ticket => {
      const ticket = opened.get(index) ?? waiter.expect({ callId, clientContext: contexts[index] });
      opened.set(index, ticket);
      return ticket;
    };
    if (tickets === "early") for (const index of contexts.keys()) ticketOf(index);
    for (const event of order) {
      if (event === "contradiction") waiter.accept(failure(contradiction));
      for (const [index, operationId] of operations.entries()) {
        if (event === `answer ${index + 1}`) ticketOf(index).answered(answer({ operationId }));
        if (event === `completion ${index + 1}`)
          waiter.accept(completion({ operationId, clientContext: carry[index] }));
      }
    }
    const delivered = order.filter((event) => event === "contradiction").length;
    const counted = waiter.stats.contradictory > delivered ? `, ${waiter.stats.contradictory} contradictions` : "";
    for (const ticket of opened.values()) ticket.close();
    return `${await Promise.all(contexts.map((_, index) => resultOf(ticketOf(index).outcome())))}${counted}`;
  }

  test.each(genuine.flatMap(({ carry }) => contradictions.map((contradiction) => ({ carry, contradiction }))))(
    "completions under $carry.0 and $carry.1, operation $contradiction.operationId under $contradiction.clientContext: 1,920 orders, and 120 of late tickets",
    async ({ carry, contradiction }) => {
      const orders: (typeof events)[number][][] = [];
      visitOrders(
        events,
        "one",
        undefined,
        () => undefined,
        (order) => events.every((event) => order.includes(event)) && orders.push([...order]),
      );
      const wrong: string[] = [];
      for (const order of orders) {
        for (const tickets of order.length === events.length ? (["early", "late"] as const) : (["early"] as const)) {
          const got = await play(tickets, order, carry, contradiction);
          if (got !== `recorded ${first},recorded ${second}`) wrong.push(`${tickets}, ${order}: ${got}`);
        }
      }
      expect({ lost: wrong.length, such: wrong.slice(0, 5) }).toEqual({ lost: 0, such: [] });
      expect(orders).toHaveLength(1_920);
    },
  );
});

describe("NT-16 a notification with two full ids that contradict each other settles nothing, and is counted", () => {
  const path = `/communications/calls/${callId}/operations/${first}`;
  const resource = {
    "@odata.type": "#microsoft.graph.recordOperation",
    status: "completed",
    clientContext: "greeting-1",
  };

  test.each([
    { between: "the operations of path and body", item: { resourceData: { ...resource, id: second } } },
    {
      between: "path and body, in capitals without dashes",
      item: { resourceData: { ...resource, id: second.replaceAll("-", "").toUpperCase() } },
    },
    {
      between: "the calls of path and body",
      item: { resourceData: { ...resource, "@odata.id": `/app/calls/${otherCallId}/operations/${first}` } },
    },
    {
      between: "resourceUrl and resource",
      item: { resource: `/app/calls/${callId}/operations/${second}`, resourceData: resource },
    },
  ])("$between", ({ item }) => {
    const { waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    const [notification, ...none] = parseNotifications({
      value: [{ changeType: "deleted", resourceUrl: path, ...item }],
    });
    expect([notification, none]).toMatchObject([{ idsDisagree: true, fullIdsDisagree: true }, []]);
    if (notification) waiter.accept(notification);
    expect(waiter.stats).toMatchObject({ ...nothing, contradictory: 1 });
  });

  test.each([
    { what: "an id that is not a GUID contradicts nothing", item: { resourceData: { ...resource, id: "1" } } },
    {
      what: "nor does what stands at its place in a path",
      item: { resource: `/app/calls/${callId}/operations/participants`, resourceData: resource },
    },
    { what: "nor an id that is null", item: { resourceData: { ...resource, id: null } } },
  ])("$what", async ({ item }) => {
    const { waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    for (const notification of parseNotifications({
      value: [{ changeType: "deleted", resourceUrl: path, ...item }],
    }))
      waiter.accept(notification);
    expect((await ticket.outcome()).kind).toBe("completed");
    expect(waiter.stats.contradictory).toBe(0);
  });

  test.each([
    { what: "a running operation", notification: running({ clientContext: "greeting-1" }) },
    { what: "a terminated call", notification: callNotification() },
    { what: "a deleted call", notification: callNotification({ state: undefined, changeType: "deleted" }) },
  ])("$what: whatever it is of", async ({ notification }) => {
    const { clock, waiter, ticket } = setUpWithTicket();
    waiter.accept({ ...notification, ...contradictoryIds });
    expect(waiter.stats).toMatchObject({ ...nothing, contradictory: 1 });
    const outcomes = [ticket, waiter.expect({ callId })].map((each) => resultOf(each.outcome()));
    await clock.runAll();
    expect(await Promise.all(outcomes)).toEqual(["timedOut", "timedOut"]);
  });
});
