import { describe, expect, test } from "vitest";
import {
  answer,
  callId,
  callNotification,
  completion,
  failure,
  otherCallId,
  second,
  setUpWithTicket,
} from "../support/waiting.ts";

const callEnded = { kind: "callEnded", resultInfo: { code: 0, subcode: 0, message: "The call has ended." } };

describe("NT-11 a terminated call ends its open recordings as callEnded once the grace has passed", () => {
  test.each([
    { name: "state terminated", notification: callNotification() },
    {
      name: "a deleted call without a state",
      notification: callNotification({ state: undefined, changeType: "deleted" }),
    },
  ])("$name: 2,000 ms", async ({ notification }) => {
    const { clock, waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    let outcome: unknown;
    void ticket.outcome().then((settled) => (outcome = settled));
    waiter.accept(notification);
    await clock.advance(1_999);
    expect(outcome).toBeUndefined();
    await clock.advance(1);
    expect(outcome).toEqual(callEnded);
    expect(clock.pending).toBe(0);
  });

  test("graceMs is an option", async () => {
    const { clock, waiter, ticket } = setUpWithTicket({ graceMs: 50 });
    const outcome = ticket.outcome();
    waiter.accept(callNotification());
    await clock.advance(50);
    expect(await outcome).toEqual(callEnded);
  });

  test.each([
    { notification: completion({ clientContext: "greeting-1" }), kind: "recorded" },
    { notification: failure({ clientContext: "greeting-1" }), kind: "failed" },
  ])("$kind inside the grace wins", async ({ notification, kind }) => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.accept(callNotification());
    await clock.advance(1_999);
    waiter.accept(notification);
    await clock.runAll();
    expect((await outcome).kind).toBe(kind);
  });

  test("all open recordings of the call, and of no other", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const tickets = [ticket, waiter.expect({ callId }), waiter.expect({ callId, clientContext: "greeting-2" })];
    const other = waiter.expect({ callId: otherCallId, timeoutMs: 10_000 });
    const outcomes = Promise.all([...tickets, other].map((each) => each.outcome()));
    waiter.accept(callNotification());
    await clock.runAll();
    expect((await outcomes).map(({ kind }) => kind)).toEqual(["callEnded", "callEnded", "callEnded", "timedOut"]);
  });

  test("an established call ends nothing", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome({ timeoutMs: 10_000 });
    waiter.accept(callNotification({ state: "established" }));
    await clock.runAll();
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("before the answer: the grace runs from the end of the call", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    waiter.accept(callNotification());
    expect(clock.pending).toBe(0);
    await clock.advance(1_500);
    ticket.answered(answer());
    const outcome = ticket.outcome();
    await clock.advance(500);
    expect(await outcome).toEqual(callEnded);
  });

  test("before anybody waits: the outcome is there at once when the grace is over", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    waiter.accept(callNotification());
    await clock.advance(2_000);
    expect(await ticket.outcome()).toEqual(callEnded);
    expect(clock.pending).toBe(0);
  });

  test("before the ticket: the end of a call is remembered for ten minutes", async () => {
    const { clock, waiter } = setUpWithTicket();
    waiter.accept(callNotification());
    await clock.advance(600_000);
    expect(await waiter.expect({ callId }).outcome()).toEqual(callEnded);
    await clock.advance(1);
    const outcome = waiter.expect({ callId }).outcome({ timeoutMs: 0 });
    await clock.advance(0);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
  });

  test("a repeated end starts no second grace", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.accept(callNotification());
    await clock.advance(1_000);
    waiter.accept(callNotification({ state: undefined, changeType: "deleted" }));
    await clock.advance(1_000);
    expect(clock.pending).toBe(0);
    expect(await outcome).toEqual(callEnded);
  });

  test("nor does it for a ticket that comes later", async () => {
    const { clock, waiter } = setUpWithTicket();
    waiter.accept(callNotification());
    await clock.advance(1_500);
    waiter.accept(callNotification());
    await clock.advance(500);
    expect(await waiter.expect({ callId }).outcome()).toEqual(callEnded);
  });

  test("two pending outcomes both resolve", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcomes = Promise.all([ticket.outcome(), ticket.outcome()]);
    waiter.accept(callNotification());
    await clock.runAll();
    expect(await outcomes).toEqual([callEnded, callEnded]);
  });

  test("an answer that names another operation than a notification did still gets the end of the call", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    waiter.accept(completion({ operationId: second, clientContext: "greeting-1" }));
    waiter.accept(callNotification());
    ticket.answered(answer());
    const outcome = ticket.outcome();
    await clock.advance(2_000);
    expect(await outcome).toEqual(callEnded);
  });
});

describe("NT-11 rank: completed or failed, then callEnded, then timedOut", () => {
  test("a deadline inside the grace gives callEnded, and does not wait longer", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome({ timeoutMs: 1_000 });
    waiter.accept(callNotification());
    await clock.advance(1_000);
    expect(clock.pending).toBe(0);
    expect(await outcome).toEqual(callEnded);
  });

  test("a call that ends after timedOut gives callEnded when asked again", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const earlier = ticket.outcome({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await earlier).toMatchObject({ kind: "timedOut" });
    waiter.accept(callNotification());
    const again = ticket.outcome();
    await clock.advance(2_000);
    expect(await again).toEqual(callEnded);
  });

  test("a completion after callEnded is given when asked again", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    waiter.accept(callNotification());
    await clock.advance(2_000);
    expect(await ticket.outcome()).toEqual(callEnded);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect((await ticket.outcome()).kind).toBe("recorded");
  });
});
