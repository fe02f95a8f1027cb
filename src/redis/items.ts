import { parseNotifications } from "../bot/notifications/parse.ts";
import {
  isCallEnd,
  isOperationNotification,
  type OperationNotification,
  type ParsedNotification,
} from "../bot/notifications/parsed.ts";
import type { CanonicalId } from "../contract/ids.ts";

/** Longest id of a call that is used as a key. */
const longestCallId = 512;

/** What another process can wait for: an operation of a call, or the end of one. [NT-16] */
export function callOfShared(notification: ParsedNotification): CanonicalId | undefined {
  const { callId } = notification;
  if (callId === undefined || callId.length > longestCallId || notification.fullIdsDisagree) return undefined;
  return isOperationNotification(notification) || isCallEnd(notification) ? callId : undefined;
}

/** An item of a callback as JSON. */
export function textOfItem({ raw }: ParsedNotification): string {
  return JSON.stringify(raw.reveal());
}

/** The same item, parsed. */
export function notificationsIn(text: string): readonly ParsedNotification[] {
  return parseNotifications(`{"value":[${text}]}`).filter((read) => callOfShared(read) !== undefined);
}

/** Which operation is meant, as far as it is known. */
export interface OperationFacts {
  readonly operationId: CanonicalId | undefined;
  readonly clientContext: string | undefined;
}

export function factsOf({ operationId, operation }: OperationNotification): OperationFacts {
  return { operationId, clientContext: operation.clientContext || undefined };
}

/** Whether both are the same operation: by their ids, or else by a clientContext that both have. */
export function isSameOperation(one: OperationFacts, other: OperationFacts): boolean {
  if (one.operationId !== undefined && other.operationId !== undefined) return one.operationId === other.operationId;
  return one.clientContext !== undefined && one.clientContext === other.clientContext;
}

/** Whether nothing rules out that both are the same operation. */
export function mayBeSameOperation(one: OperationFacts, other: OperationFacts): boolean {
  const isOpen =
    (one.operationId === undefined || other.operationId === undefined) &&
    (one.clientContext === undefined || other.clientContext === undefined);
  return isOpen || isSameOperation(one, other);
}
