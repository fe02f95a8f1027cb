import { afterAll, describe, onTestFinished } from "vitest";
import { type RedisServer, redisServer, startRedis } from "../../scripts/lib/redis-server.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import {
  createRedisWaiter,
  type RedisClientLike,
  type RedisKey,
  type RedisWaiter,
  type RedisWaiterOptions,
} from "../../src/redis/index.ts";
import type { Item } from "./notifications.ts";

/** Skipped where there is no redis-server; `npm test` says so. */
export const describeWithRedis: typeof describe.skip = describe.skipIf(
  redisServer === undefined,
) as typeof describe.skip;

export const keyA: RedisKey = { id: "a", key: new Uint8Array(32).fill(1) };
export const keyB: RedisKey = { id: "b", key: new Uint8Array(32).fill(2) };

let shared: Promise<RedisServer> | undefined;

afterAll(async () => {
  await (await shared)?.stop();
  shared = undefined;
});

/** An empty server, which the tests of a file have one after the other. */
export async function redisForTest(): Promise<RedisServer> {
  shared ??= startRedis();
  const server = await shared;
  await (await server.admin()).flushAll();
  return server;
}

/** A server for one test, which may stop it. */
export async function ownRedis(settings?: readonly string[]): Promise<RedisServer> {
  const server = await startRedis(settings);
  onTestFinished(() => server.stop());
  return server;
}

/** A waiter on the server, closed after the test, and the errors that it reported. */
export async function waiterOn(
  server: RedisServer,
  options: Partial<RedisWaiterOptions> = {},
): Promise<RedisWaiter & { readonly errors: readonly Error[] }> {
  const errors: Error[] = [];
  const waiter = await createRedisWaiter({
    client: server.client(),
    keys: [keyA],
    onError: (error) => void errors.push(error as Error),
    ...options,
  });
  onTestFinished(() => waiter.close());
  return Object.defineProperty(waiter, "errors", { value: errors }) as RedisWaiter & { errors: Error[] };
}

export interface RecordingFacts {
  readonly callId: string;
  readonly operationId?: string;
  readonly clientContext?: string;
  readonly status?: string;
}

const recordOperation = "#microsoft.graph.recordOperation";

/** One notification of a recording, completed unless the facts say more. */
export function recorded({
  callId,
  operationId = crypto.randomUUID(),
  clientContext,
  status = "completed",
}: RecordingFacts): ParsedNotification {
  const isOver = status === "completed";
  return only({
    changeType: isOver ? "deleted" : "updated",
    resourceUrl: `/communications/calls/${callId}/operations/${operationId}`,
    resourceData: {
      "@odata.type": recordOperation,
      status,
      clientContext,
      ...(isOver && {
        recordingLocation: `https://media.example.com/${operationId}`,
        recordingAccessToken: `token-of-${operationId}`,
      }),
    },
  });
}

export function callEnded(callId: string): ParsedNotification {
  const resourceData = { "@odata.type": "#microsoft.graph.call", state: "terminated" };
  return only({ changeType: "deleted", resourceUrl: `/communications/calls/${callId}`, resourceData });
}

export function only(item: Item): ParsedNotification {
  const [notification] = parseNotifications({ value: [item] });
  return notification as ParsedNotification;
}

/** Options with a client whose copies can be cut for good, as if the process that has them had died. */
export function mortal(server: RedisServer): { readonly options: Partial<RedisWaiterOptions>; die(): void } {
  const copies: RedisClientLike[] = [];
  const client: RedisClientLike = server.client();
  const { duplicate } = client;
  client.duplicate = (overrides) => {
    const copy = duplicate.call(client, overrides);
    copies.push(copy);
    return copy;
  };
  return { options: { client, storeWithinMs: 1_500 }, die: () => copies.forEach((copy) => void copy.destroy()) };
}

/** Keys with all that they hold, in one string. */
export async function dump(server: RedisServer): Promise<string> {
  const admin = await server.admin();
  const parts = (await admin.keys("*")).map(async (key) => {
    const type = await admin.type(key);
    const held = type === "hash" ? await admin.hGetAll(key) : type === "string" ? await admin.get(key) : type;
    return `${key} ${JSON.stringify(held)}`;
  });
  return (await Promise.all(parts)).sort().join("\n");
}

export const settled = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
