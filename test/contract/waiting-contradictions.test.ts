import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import {
  answer,
  callId,
  completion,
  failure,
  first,
  otherCallId,
  resultOf,
  running,
  second,
  setUp,
  setUpWithTicket,
} from "../support/waiting.ts";

const nothing = { open: 1, unclaimed: 0, dropped: 0, contradictory: 0 };

describe("NT-16 a completion with another clientContext than the ticket's settles nothing, and is counted", () => {
  test("though it carries the id of the operation that the answer named", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject({ open: 1, contradictory: 1 });
    const outcome = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await outcome).toEqual({ kind: "timedOut" });
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
    expect(waiter.stats).toEqual({ ...nothing, open: 0, contradictory: 1 });
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

  const contradiction = failure({ clientContext: "greeting-2" });
  test.each([
    { order: "answer, contradiction, completion", at: 0 },
    { order: "contradiction, answer, completion", at: 1 },
    { order: "contradiction, completion, answer", at: 2 },
    { order: "completion, contradiction, answer", at: 2, genuineFirst: true },
  ])("NT-10 in any order: $order", async ({ at, genuineFirst = false }) => {
    const { waiter, ticket } = setUpWithTicket();
    const genuine = completion({ clientContext: "greeting-1" });
    const steps = (genuineFirst ? [genuine, contradiction] : [contradiction, genuine]).map(
      (notification) => () => waiter.accept(notification),
    );
    steps.splice(at, 0, () => ticket.answered(answer()));
    for (const step of steps) step();
    expect(await resultOf(ticket.outcome())).toBe(`recorded ${first}`);
  });

  test("of two tickets of one operation, it settles the one that it does not contradict", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const other = waiter.expect({ callId, clientContext: "greeting-2" });
    for (const each of [ticket, other]) each.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(await resultOf(other.outcome())).toBe(`recorded ${first}`);
    expect(waiter.stats).toEqual(nothing);
  });

  test("the ticket whose clientContext it carries is settled by it, as long as no answer says otherwise", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const other = waiter.expect({ callId, clientContext: "greeting-2" });
    ticket.answered(answer());
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect(waiter.stats).toMatchObject({ open: 1, contradictory: 1 });
    other.answered(answer({ operationId: second }));
    expect(waiter.stats.open).toBe(2);
  });
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
    expect(waiter.stats).toEqual({ ...nothing, contradictory: 1 });
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

  test("a running one is counted as well", () => {
    const { waiter } = setUpWithTicket();
    waiter.accept({ ...running({ clientContext: "greeting-1" }), idsDisagree: true, fullIdsDisagree: true });
    expect(waiter.stats).toEqual({ ...nothing, contradictory: 1 });
  });
});
