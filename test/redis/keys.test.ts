import { expect, test, vi } from "vitest";
import {
  callEnded,
  describeWithRedis,
  dump,
  keyA,
  keyB,
  only,
  recorded,
  redisForTest,
  settled,
  waiterOn,
} from "../support/redis.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
const completion = recorded({ callId, operationId, clientContext: "the context" });

describeWithRedis("SC-05 keys are bounded by number, size and age", () => {
  test("a call keeps maxPerCall notifications, and accept rejects the next one", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, { maxPerCall: 3 });
    const all = ["1", "2", "3"].map((clientContext) => recorded({ callId, operationId, clientContext }));
    for (const each of all) await a.accept(each);
    await expect(a.accept(recorded({ callId }))).rejects.toThrow(
      new RangeError(`Call ${callId} has 3 notifications; maxPerCall allows no more`),
    );
    await a.accept(recorded({ callId, operationId, clientContext: "2" }));
    await a.accept(recorded({ callId: crypto.randomUUID() }));
    expect(a.stats).toMatchObject({ stored: 4, repeated: 1 });
  });

  test("a notification of more than 65,536 bytes is not kept, and accept rejects", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const resourceData = { "@odata.type": "#microsoft.graph.call", state: "terminated", note: "x".repeat(65_536) };
    await expect(a.accept(only({ resourceUrl: `/communications/calls/${callId}`, resourceData }))).rejects.toThrow(
      /^A notification of call 57dab8b1-894c-409a-b240-bd8beae78896 has 65\d{3} bytes; at most 65536 are kept$/,
    );
    expect(await dump(server)).not.toContain(callId);
  });

  test("nothing is left after ttlMs, of instances that died too", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, { ttlMs: 1_500, leaseMs: 300, storeWithinMs: 500 });
    const ticket = a.expect({ callId, clientContext: "the context", timeoutMs: 500 });
    await a.accept(completion);
    await ticket.claim();
    await a.claim({ callId: ticket.callId, step: "onEstablished" });
    const admin = await server.admin();
    expect((await admin.keys("*")).sort()).toEqual([
      expect.stringMatching(/^grr:\{57dab8b1-894c-409a-b240-bd8beae78896\}$/),
      expect.stringMatching(/^grr:\{57dab8b1-894c-409a-b240-bd8beae78896\}:step:onEstablished$/),
      expect.stringMatching(/^grr:\{reg\}:claim:[\w-]{16}$/),
      "grr:{reg}:instances",
      expect.stringMatching(/^grr:\{reg\}:waits:[\w-]{36}$/),
    ]);
    for (const key of await admin.keys("*")) expect([key, (await admin.pTTL(key)) > 0]).toEqual([key, true]);
    await a.close();
    await vi.waitFor(async () => expect(await admin.keys("*")).toEqual([]), 3_000);
  });

  test("a wait that is longer than what is kept is refused, by expect and by outcome", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, { ttlMs: 60_000, leaseMs: 10_000 });
    const message =
      "ttlMs must be at least timeoutMs and 3 times leaseMs together, 130000 and 30000; not 60000: give a longer ttlMs or a shorter timeoutMs";
    expect(() => a.expect({ callId, clientContext: "one" })).toThrow(new RangeError(message));
    expect(a.stats.open).toBe(0);
    const ticket = a.expect({ callId, clientContext: "one", timeoutMs: 30_000 });
    await expect(ticket.outcome({ timeoutMs: 30_001 })).rejects.toThrow(/^ttlMs must be at least/);
  });
});

describeWithRedis("SC-05 a recording's token is encrypted at rest", () => {
  test("nothing in Redis shows a token, a location or a context", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const ticket = a.expect({ callId, clientContext: "the context" });
    await ticket.ready();
    await a.accept(completion);
    await ticket.claim();
    const held = await dump(server);
    expect(held).toContain(callId);
    expect(held).toContain("waits:");
    for (const secret of ["token-of", "media.example.com", "the context", "recordOperation"])
      expect(held).not.toContain(secret);
  });

  test("keys are rotated without loss, in instances that have both", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server, { keys: [keyA, keyB] }), await waiterOn(server, { keys: [keyB, keyA] })];
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const clientContext = crypto.randomUUID();
      const ticket = to.expect({ callId, clientContext });
      await ticket.ready();
      const outcome = ticket.outcome();
      await from.accept(recorded({ callId, clientContext }));
      expect(await outcome).toMatchObject({ kind: "recorded" });
    }
  });

  test("what cannot be opened here is counted once, named by its key, and stays for those who can", async () => {
    const server = await redisForTest();
    const [a, b, c] = [
      await waiterOn(server, { readAgainMs: 50 }),
      await waiterOn(server, { keys: [keyB] }),
      await waiterOn(server, { keys: [keyB] }),
    ];
    const ticket = a.expect({ callId, clientContext: "the context", timeoutMs: 300 });
    await ticket.ready();
    await b.accept(completion);
    expect(await ticket.outcome()).toMatchObject({ kind: "timedOut" });
    expect(a.stats.unreadable).toBe(1);
    expect(a.errors.map(({ message }) => message)).toEqual([
      `A notification of call ${callId} cannot be opened: keys has none with the id "b"`,
    ]);
    expect(await c.expect({ callId, clientContext: "the context" }).outcome()).toMatchObject({ kind: "recorded" });
  });

  test("an entry that was moved to another call does not open there", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    await a.accept(completion);
    const admin = await server.admin();
    const otherCall = crypto.randomUUID();
    await admin.rename(`grr:{${callId}}`, `grr:{${otherCall}}`);
    expect(await a.expect({ callId: otherCall, clientContext: "the context", timeoutMs: 100 }).outcome()).toMatchObject(
      { kind: "timedOut" },
    );
    expect(a.errors.map(({ message }) => message)).toEqual([
      `A notification of call ${otherCall} cannot be opened: it was altered`,
    ]);
  });

  test("a wait that cannot be opened is left to those who can, and reported once", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, { keys: [keyB] });
    await a.expect({ callId, clientContext: "one" }).ready();
    await a.close();
    const orphans: unknown[] = [];
    const onOrphan = (ticket: unknown): void => void orphans.push(ticket);
    const c = await waiterOn(server, { leaseMs: 150, onOrphan });
    await settled(500);
    expect(c.errors.map(({ message }) => message)).toEqual([
      'A wait of another instance cannot be opened: keys has none with the id "b"',
    ]);
    await waiterOn(server, { keys: [keyB], leaseMs: 150, onOrphan });
    await vi.waitFor(() => expect(orphans).toHaveLength(1));
  });

  test("the end of a call is kept sealed, too", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    await a.accept(callEnded(callId));
    expect(await dump(server)).not.toContain("terminated");
  });
});
