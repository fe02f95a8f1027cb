import { describe, expect, test } from "vitest";
import { anyOperation } from "../../src/bot/kinds/any-operation.ts";
import type { Ticket } from "../../src/bot/kinds/ticket.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { CommsOperation, OperationAnswer } from "../../src/contract/types.ts";
import type { VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { answer, callId, completion, first, resultOf, second, setUp } from "../support/waiting.ts";

/** A finished operation of a type that this package does not name, or of none. */
function ended(facts: { operationId?: string; clientContext?: string; type?: string | undefined; status?: string }) {
  const {
    operationId = first,
    clientContext,
    type = "#microsoft.graph.sendDtmfTonesOperation",
    status = "completed",
  } = facts;
  const [notification] = parseNotifications({
    value: [
      {
        changeType: "deleted",
        resourceUrl: `/communications/calls/${callId}/operations/${operationId}`,
        resourceData: { ...(type !== "" && { "@odata.type": type }), clientContext, status },
      },
    ],
  });
  if (!notification) throw new Error("nothing was parsed");
  return notification;
}

/** Whether a wait goes on until its time is up. */
async function isOpen(clock: VirtualClock, ticket: Ticket | Ticket<typeof anyOperation>): Promise<boolean> {
  const outcome = ticket.outcome({ timeoutMs: 1_000 });
  await clock.advance(1_000);
  return (await outcome).kind === "timedOut";
}

const other = (operationId: string): OperationAnswer<CommsOperation> => answer({ operationId });

describe("CT-01 NT-07 the waiter settles an operation of any type", () => {
  test.each([
    { status: "completed", kind: "completed" },
    { status: "failed", kind: "failed" },
  ])("one that this package does not name ends by its status: $status", async ({ status, kind }) => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ kind: anyOperation, callId, clientContext: "tones-1" });
    waiter.accept(ended({ clientContext: "tones-1", status }));
    expect(await ticket.outcome()).toMatchObject({
      kind,
      operation: { odataType: "#microsoft.graph.sendDtmfTonesOperation", clientContext: "tones-1", status },
    });
  });

  test("it is held for a ticket that comes later, as a recording is", async () => {
    const { waiter } = setUp();
    waiter.accept(ended({ clientContext: "tones-1" }));
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 1, dropped: 0, contradictory: 0 });
    const ticket = waiter.expect({ kind: anyOperation, callId, clientContext: "tones-1" });
    expect((await ticket.outcome()).kind).toBe("completed");
  });

  test("an operation that is still running settles nothing", async () => {
    const { clock, waiter } = setUp();
    const ticket = waiter.expect({ kind: anyOperation, callId, clientContext: "tones-1" });
    waiter.accept(ended({ clientContext: "tones-1", status: "running" }));
    expect(await isOpen(clock, ticket)).toBe(true);
  });
});

describe("CT-01 NT-09 a completion is only a ticket's when it is of its kind", () => {
  test("one of another kind under the same clientContext is not", async () => {
    const { waiter } = setUp();
    const recording = waiter.expect({ callId, clientContext: "greeting-1" });
    waiter.accept(ended({ clientContext: "greeting-1" }));
    waiter.accept(completion({ operationId: second, clientContext: "greeting-1" }));
    expect(await resultOf(recording.outcome())).toBe(`recorded ${second}`);
  });

  test("tickets of two kinds may carry one clientContext", async () => {
    const { waiter } = setUp();
    const recording = waiter.expect({ callId, clientContext: "step-1" });
    const tones = waiter.expect({ kind: anyOperation, callId, clientContext: "step-1" });
    waiter.accept(completion({ operationId: second, clientContext: "step-1" }));
    waiter.accept(ended({ clientContext: "step-1" }));
    expect(await resultOf(recording.outcome())).toBe(`recorded ${second}`);
    expect((await tones.outcome()).kind).toBe("completed");
  });

  test("one of another kind with the id that the answer named is not", async () => {
    const { clock, waiter } = setUp();
    const recording = waiter.expect({ callId });
    recording.answered(answer());
    waiter.accept(ended({}));
    expect(await isOpen(clock, recording)).toBe(true);
  });

  test("one of another kind that came before the answer named its id is not", async () => {
    const { clock, waiter } = setUp();
    waiter.accept(ended({}));
    const recording = waiter.expect({ callId });
    recording.answered(answer());
    expect(await isOpen(clock, recording)).toBe(true);
    expect(waiter.stats).toMatchObject({ open: 1, unclaimed: 1, dropped: 0, contradictory: 0 });
  });

  test("one without a type is, when its operation id is; the kind reads its members", async () => {
    const { waiter } = setUp();
    const recording = waiter.expect({ callId });
    recording.answered(answer());
    waiter.accept(ended({ type: "", status: "failed" }));
    expect(await recording.outcome()).toMatchObject({
      kind: "failed",
      operation: { status: "failed", recordingLocation: undefined, completionReason: undefined },
    });
  });

  test("one without a type is not by its clientContext alone", async () => {
    const { clock, waiter } = setUp();
    const recording = waiter.expect({ callId, clientContext: "greeting-1" });
    waiter.accept(ended({ type: "", clientContext: "greeting-1" }));
    expect(await isOpen(clock, recording)).toBe(true);
  });

  test.each(["#microsoft.graph.commsOperation", "microsoft.graph.commsOperation"])(
    "one of the type that all are built on is, when its operation id is: %s",
    async (type) => {
      const { waiter } = setUp();
      const recording = waiter.expect({ callId });
      recording.answered(answer());
      waiter.accept(ended({ type, status: "failed" }));
      expect((await recording.outcome()).kind).toBe("failed");
    },
  );

  test("one without a type settles no ticket for any operation by its clientContext alone either", async () => {
    const { clock, waiter } = setUp();
    const any = waiter.expect({ kind: anyOperation, callId, clientContext: "step-1" });
    waiter.accept(ended({ type: "", clientContext: "step-1" }));
    expect(await isOpen(clock, any)).toBe(true);
  });

  test("a copy of the kind is the same kind", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ kind: { ...anyOperation }, callId });
    ticket.answered(other(first));
    waiter.accept(completion());
    expect((await ticket.outcome()).kind).toBe("completed");
  });

  test("a ticket for any operation takes every type by its operation id", async () => {
    const { waiter } = setUp();
    const ticket = waiter.expect({ kind: anyOperation, callId });
    ticket.answered(other(first));
    waiter.accept(completion());
    expect(await ticket.outcome()).toMatchObject({ kind: "completed", operation: { status: "completed" } });
  });
});
