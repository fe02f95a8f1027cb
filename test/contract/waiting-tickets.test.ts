import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answer, callId, callNotification, completion, first, setUpWithTicket } from "../support/waiting.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});

afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

describe("ER-04 an abort stays an abort: outcome() rejects with the signal's own reason", () => {
  test("aborted before", async () => {
    const { clock, ticket } = setUpWithTicket();
    const reason = new Error("the bot was stopped");
    await expect(ticket.outcome({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
  });

  test("aborted before, of a recording that has ended", async () => {
    const { waiter, ticket } = setUpWithTicket();
    waiter.accept(completion({ clientContext: "greeting-1" }));
    await expect(ticket.outcome({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  });

  test("aborted while waiting", async () => {
    const { clock, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const outcome = ticket.outcome({ signal: controller.signal });
    await clock.advance(1_000);
    controller.abort("hung up");
    expect(clock.pending).toBe(0);
    await expect(outcome).rejects.toBe("hung up");
  });

  test("aborted inside the grace: the end of the call was not awaited", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const outcome = ticket.outcome({ signal: controller.signal });
    waiter.accept(callNotification());
    controller.abort("hung up");
    expect(clock.pending).toBe(0);
    await expect(outcome).rejects.toBe("hung up");
  });

  test("aborted after: the outcome stands", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const outcome = ticket.outcome({ signal: controller.signal });
    waiter.accept(completion({ clientContext: "greeting-1" }));
    controller.abort();
    expect((await outcome).kind).toBe("recorded");
  });

  test("an abort ends one wait, not the recording", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const controller = new AbortController();
    const aborted = ticket.outcome({ signal: controller.signal });
    const other = ticket.outcome();
    controller.abort("hung up");
    await expect(aborted).rejects.toBe("hung up");
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect((await other).kind).toBe("recorded");
    expect((await ticket.outcome()).kind).toBe("recorded");
  });

  test("no listener stays on the signal", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: never) => {
      listeners.add(listener);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: never) => {
      listeners.delete(listener);
      remove(type, listener);
    };
    const outcome = ticket.outcome({ signal });
    expect(listeners.size).toBe(1);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    await outcome;
    expect(listeners.size).toBe(0);
  });
});

describe("NT-12 a ticket leaves nothing behind", () => {
  test("no timer runs before somebody waits", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    ticket.answered(answer());
    waiter.accept(callNotification());
    expect(clock.pending).toBe(0);
    void ticket.outcome();
    expect(clock.pending).toBe(2);
    ticket.close();
    expect(clock.pending).toBe(0);
  });

  test("a failed POST: the ticket is closed and nobody waits", async () => {
    const { clock, waiter, ticket } = setUpWithTicket();
    ticket.close();
    ticket.close();
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
    waiter.accept(callNotification());
    await clock.runAll();
    expect(clock.pending).toBe(0);
  });

  test("whoever still waits on a closed ticket gets timedOut", async () => {
    const { clock, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    ticket.close();
    expect(clock.pending).toBe(0);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    expect(await ticket.outcome()).toMatchObject({ kind: "timedOut" });
  });

  test("or callEnded, when the call was over", async () => {
    const { waiter, ticket } = setUpWithTicket();
    const outcome = ticket.outcome();
    waiter.accept(callNotification());
    ticket.close();
    expect((await outcome).kind).toBe("callEnded");
  });

  test("a closed ticket keeps what it received, and receives no more", async () => {
    const { waiter, ticket } = setUpWithTicket();
    waiter.accept(completion({ clientContext: "greeting-1" }));
    ticket.close();
    expect((await ticket.outcome()).kind).toBe("recorded");

    const forgotten = waiter.expect({ callId, clientContext: "greeting-2" });
    forgotten.close();
    forgotten.answered(answer({ operationId: first }, "completed"));
    expect(waiter.stats.open).toBe(0);
    expect((await forgotten.outcome()).kind).toBe("timedOut");
  });

  test("a ticket whose recording ended is open no longer, closed or not", () => {
    const { waiter } = setUpWithTicket();
    expect(waiter.stats.open).toBe(1);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(waiter.stats.open).toBe(0);
  });

  test("`using` closes it", () => {
    const { waiter } = setUpWithTicket();
    {
      using ticket = waiter.expect({ callId });
      ticket.answered(answer());
      expect(waiter.stats.open).toBe(2);
    }
    expect(waiter.stats.open).toBe(1);
  });
});
