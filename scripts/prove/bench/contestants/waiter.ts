import { randomUUID } from "node:crypto";
import { createOperationWaiter, type OperationNotification, parseNotifications } from "graph-record-response";
import { type Contestant, type Contestants, type Figures, processorUs } from "../contestant.ts";
import { notification } from "./bodies.ts";

const callIds = 100;

/** The completion of a recording, as the parser gives it. */
function completion(callId: string, clientContext: string): OperationNotification {
  const body = JSON.parse(notification) as { value: [{ resourceUrl: string; resourceData: Record<string, unknown> }] };
  const [item] = body.value;
  const id = randomUUID();
  item.resourceUrl = `/communications/calls/${callId}/operations/${id}`;
  Object.assign(item.resourceData, { "@odata.id": item.resourceUrl, id, clientContext });
  return parseNotifications(body)[0] as OperationNotification;
}

/** Each step of a wait for every one of so many tickets: microseconds a ticket. */
function steps(tickets: number): Contestant {
  return () => {
    const calls = Array.from({ length: callIds }, () => randomUUID());
    const waits = Array.from({ length: tickets }, (_, index) => ({
      callId: calls[index % callIds] ?? "",
      clientContext: randomUUID(),
    }));
    const completions = waits.map(({ callId, clientContext }) => completion(callId, clientContext));
    console.warn = () => undefined; // of so many tickets
    return async (): Promise<Figures> => {
      const waiter = createOperationWaiter();
      globalThis.gc?.();
      const beganUs = processorUs();
      const open = waits.map((wait) => waiter.expect(wait));
      const expectedUs = processorUs();
      for (const one of completions) waiter.accept(one);
      const acceptedUs = processorUs();
      const outcomes = await Promise.all(open.map((ticket) => ticket.outcome()));
      const endedUs = processorUs();
      const lost = outcomes.filter(({ kind }) => kind !== "recorded").length;
      if (lost > 0) throw new Error(`${lost} of ${tickets} tickets were not settled`);
      return {
        expect: (expectedUs - beganUs) / tickets,
        accept: (acceptedUs - expectedUs) / tickets,
        outcome: (endedUs - acceptedUs) / tickets,
      };
    };
  };
}

export const contestants: Contestants = { "10,000 tickets": steps(10_000), "100,000 tickets": steps(100_000) };
