import { randomUUID } from "node:crypto";
import { readBundledContract } from "../../../lib/bundled-contract.ts";

/** The value of an example of the contract. */
export function example<T>(name: string): T {
  return readBundledContract().components.examples[name]?.value as T;
}

/** The notification of the reference, as text; the same each time. */
export const notification: string = JSON.stringify(example("commsNotifications.reference"));

const { value } = JSON.parse(notification) as { value: [{ resourceData: { id: string; clientContext: string } }] };
const { id, clientContext } = value[0].resourceData;
const address = /calls\/(\w+)\/operations\/(\w+)/.exec(notification) ?? [];

/** The same of another operation in another call. */
export function freshNotification(): string {
  const [callId, operationId] = [randomUUID(), randomUUID()];
  const plain = (guid: string): string => guid.replaceAll("-", "").toUpperCase();
  return notification
    .replaceAll(String(address[1]), plain(callId))
    .replaceAll(String(address[2]), plain(operationId))
    .replaceAll(id, operationId)
    .replaceAll(clientContext, randomUUID());
}

/** Notifications of so many items, each of an operation of its own, in one body. */
export function batch(items: number): string {
  const bodies = Array.from({ length: items }, () => JSON.parse(freshNotification()) as { value: unknown[] });
  return JSON.stringify({ ...bodies[0], value: bodies.flatMap((body) => body.value) });
}

/** Takes from a pool, round and round; more than any memory of recent addresses holds. */
export function fresh<T>(make: () => T, size = 8_192): () => T {
  const pool = Array.from({ length: size }, make);
  let next = 0;
  return () => pool[next++ % size] as T;
}
