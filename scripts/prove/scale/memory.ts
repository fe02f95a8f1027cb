import { parseNotifications } from "../../../src/index.ts";
import { createRedisWaiter } from "../../../src/redis/index.ts";
import { startRedis } from "../../lib/redis-server.ts";

/** Bytes that Redis takes for one call. */
export interface Memory {
  readonly oneItem: number;
  readonly fourItems: number;
  readonly wait: number;
  readonly claim: number;
}

/** Of an item's JSON; sealed it has about 1,350. */
const itemBytes = 980;

/** Measured in a server that has nothing else. */
export async function measureMemory(): Promise<Memory> {
  const server = await startRedis();
  const keys = [{ id: "a", key: new Uint8Array(32) }];
  const waiter = await createRedisWaiter({ client: server.client(), keys, onError: () => undefined });
  const admin = await server.admin();
  const usage = async (pattern: string): Promise<number> => {
    const [key = ""] = await admin.keys(pattern);
    return Number(await admin.sendCommand(["MEMORY", "USAGE", key, "SAMPLES", "0"]));
  };
  async function store(callId: string, count: number): Promise<void> {
    for (let item = 0; item < count; item += 1) {
      const resourceUrl = `/communications/calls/${callId}/operations/${crypto.randomUUID()}`;
      const facts = {
        resourceUrl,
        resourceData: { "@odata.type": "#microsoft.graph.recordOperation", status: "running" },
      };
      const filled = { ...facts, filling: "x".repeat(itemBytes - JSON.stringify({ ...facts, filling: "" }).length) };
      for (const notification of parseNotifications({ value: [filled] })) await waiter.accept(notification);
    }
  }
  try {
    const [one, four] = [crypto.randomUUID(), crypto.randomUUID()];
    await store(one, 1);
    await store(four, 4);
    const ticket = waiter.expect({ callId: one, clientContext: crypto.randomUUID(), operationId: crypto.randomUUID() });
    await ticket.ready();
    await ticket.claim();
    const calls = [await usage(`grr:{${one}}`), await usage(`grr:{${four}}`)] as const;
    return { oneItem: calls[0], fourItems: calls[1], wait: await usage("*:waits:*"), claim: await usage("*:claim:*") };
  } finally {
    await waiter.close();
    await server.stop();
  }
}
