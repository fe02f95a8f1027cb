import { describe, expect, test, vi } from "vitest";
import { recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter, type OperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { callId, first, second } from "../support/waiting.ts";

const genuine = "https://media.contoso.com/recordings/1";
const forged = "https://attacker.example/recordings/1";
const trustRecording = (location: string): boolean => new URL(location).hostname === "media.contoso.com";

/** A completed recording as it is notified; `type` undefined leaves its type out. */
function notify(
  waiter: OperationWaiter,
  recordingLocation: string | undefined,
  facts: { type?: string; id?: string } = {},
): void {
  const { type = "#microsoft.graph.recordOperation", id = first } = facts;
  const resourceData = {
    "@odata.type": type,
    status: "completed",
    clientContext: "question-1",
    recordingLocation,
    recordingAccessToken: "token-of-the-file",
  };
  const resourceUrl = `/communications/calls/${callId}/operations/${id}`;
  for (const each of parseNotifications({ value: [{ changeType: "deleted", resourceUrl, resourceData }] }))
    waiter.accept(each);
}

describe("AU-12 trustRecording: a recording from another address ends no wait", () => {
  const ways = [
    { of: "the waiter", options: { trustRecording }, ticket: {} },
    { of: "the ticket", options: {}, ticket: { trustRecording } },
    { of: "both", options: { trustRecording: () => true }, ticket: { trustRecording } },
  ];

  test.each(ways)(
    "of $of: the genuine notification, which comes after the forged one, does",
    async ({ options, ticket: own }) => {
      const waiter = createOperationWaiter(options);
      const ticket = waiter.expect({ callId, clientContext: "question-1", ...own });
      notify(waiter, forged);
      notify(waiter, genuine);
      expect(await ticket.outcome()).toMatchObject({ kind: "recorded", recording: { location: genuine } });
    },
  );

  test.each(ways)("of $of: one whose type says nothing is looked at too", async ({ options, ticket: own }) => {
    const waiter = createOperationWaiter(options);
    const ticket = waiter.expect({ callId, clientContext: "question-1", ...own });
    notify(waiter, forged, { type: "#microsoft.graph.commsOperation" });
    expect((await ticket.outcome({ timeoutMs: 0 })).kind).toBe("timedOut");
  });

  test("of the waiter: nothing is kept of it, so that one which comes before its ticket hides nothing", async () => {
    const waiter = createOperationWaiter({ trustRecording });
    notify(waiter, forged, { id: second });
    notify(waiter, forged);
    expect(waiter.stats).toMatchObject({ untrusted: 2, unclaimed: 0, bytes: 0 });
    notify(waiter, genuine);
    const ticket = waiter.expect({ callId, clientContext: "question-1" });
    expect(await ticket.outcome()).toMatchObject({ kind: "recorded", recording: { location: genuine } });
  });

  test("without a recording there is nothing to trust", async () => {
    const waiter = createOperationWaiter({ trustRecording: () => false });
    const ticket = waiter.expect({ callId, clientContext: "question-1" });
    notify(waiter, "");
    expect((await ticket.outcome()).kind).toBe("completed");
  });

  test("a check that throws trusts nothing", async () => {
    const waiter = createOperationWaiter({
      trustRecording: () => {
        throw new Error("not an address");
      },
    });
    const ticket = waiter.expect({ callId, clientContext: "question-1" });
    notify(waiter, genuine);
    expect((await ticket.outcome({ timeoutMs: 0 })).kind).toBe("timedOut");
  });

  test("recordAndWait hands it to its ticket", async () => {
    const waiter = createOperationWaiter();
    const graph = {
      async recordResponse() {
        notify(waiter, forged);
        notify(waiter, genuine);
        const facts = {
          callId,
          operationId: undefined,
          location: undefined,
          requestId: undefined,
          clientRequestId: "1",
        };
        return { kind: "pending", operation: undefined, ...facts } as never;
      },
    };
    const outcome = await recordAndWait({
      graph,
      waiter,
      callId,
      request: { clientContext: "question-1" },
      trustRecording,
    });
    expect(outcome).toMatchObject({ kind: "recorded", recording: { location: genuine } });
  });
});

describe("NT-15 what the waiter lets go is said", () => {
  test("onUnclaimed: once for each notification that no ticket asked for yet", () => {
    const onUnclaimed = vi.fn();
    const waiter = createOperationWaiter({ onUnclaimed });
    notify(waiter, genuine);
    notify(waiter, genuine);
    notify(waiter, genuine, { id: second });
    expect(onUnclaimed.mock.calls.map(([{ operationId }]) => operationId as unknown)).toEqual([first, second]);
  });

  test("onDropped: what was given up, for its number, its size or its address", () => {
    const onDropped = vi.fn();
    const waiter = createOperationWaiter({
      onDropped,
      trustRecording,
      unclaimed: { maxEntries: 1, maxBytes: 64 * 1024 },
    });
    notify(waiter, genuine);
    notify(waiter, genuine, { id: second });
    notify(waiter, `${genuine}${"0".repeat(8_000)}`, { id: "large" });
    notify(waiter, forged, { id: "forged" });
    expect(onDropped.mock.calls.map(([{ operationId }]) => operationId as unknown)).toEqual([first, "large", "forged"]);
    expect(waiter.stats).toMatchObject({ dropped: 2, untrusted: 1 });
  });

  test("hooks that throw do no harm", () => {
    const broken = (): never => {
      throw new Error("a hook");
    };
    const waiter = createOperationWaiter({ onUnclaimed: broken, onDropped: broken, unclaimed: { maxEntries: 1 } });
    notify(waiter, genuine);
    notify(waiter, genuine, { id: second });
    expect(waiter.stats).toMatchObject({ unclaimed: 1, dropped: 1 });
  });

  test("more than 10,000 open tickets are warned of, once", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const waiter = createOperationWaiter();
    for (let index = 0; index < 10_000; index += 1) waiter.expect({ callId, clientContext: String(index) });
    expect(warn).not.toHaveBeenCalled();
    for (let index = 0; index < 3; index += 1) waiter.expect({ callId, clientContext: `more ${index}` });
    expect(warn.mock.calls).toEqual([
      ["graph-record-response: More than 10000 tickets are open: close each, or use recordAndWait"],
    ]);
    warn.mockRestore();
  });
});
