import { expect, test, vi } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import type { OrphanTicket } from "../../src/redis/index.ts";
import { eventually } from "../support/eventually.ts";
import { describeWithRedis, mortal, ownRedis, recorded, redisForTest, settled, waiterOn } from "../support/redis.ts";
import { answer } from "../support/waiting.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
const completion = recorded({ callId, operationId, clientContext: "one" });
const lease = { leaseMs: 300 };

/** Keeps what it is called with. */
function collected(): { readonly orphans: OrphanTicket[]; readonly onOrphan: (ticket: OrphanTicket) => void } {
  const orphans: OrphanTicket[] = [];
  return { orphans, onOrphan: (ticket) => void orphans.push(ticket) };
}

async function adopted(orphans: readonly OrphanTicket[]): Promise<OrphanTicket> {
  await eventually(() => orphans.length > 0);
  return orphans[0] as OrphanTicket;
}

describeWithRedis("SC-03 a process that ends while it waits loses nothing that was acknowledged", () => {
  test("another adopts the wait, with what is known of it, and acts", async () => {
    const server = await redisForTest();
    const { orphans, onOrphan } = collected();
    const [mortalA, b] = [mortal(server), await waiterOn(server, { ...lease, onOrphan })];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    await a.expect({ callId, clientContext: "one" }).ready();
    mortalA.die();
    await b.accept(completion);
    const ticket = await adopted(orphans);
    expect(ticket).toMatchObject({ kind: "recordOperation", callId, clientContext: "one", mayBeHandled: false });
    expect(await ticket.outcome()).toMatchObject({ kind: "recorded" });
    expect(await ticket.claim()).toBe(true);
    await ticket.close();
    await settled(700);
    expect([orphans.length, b.stats.adopted]).toEqual([1, 1]);
  });

  test("one whose earlier owner had claimed is marked mayBeHandled, and still so after a second death", async () => {
    const server = await redisForTest();
    const [mortalA, mortalB] = [mortal(server), mortal(server)];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    const first = collected();
    await waiterOn(server, { ...lease, ...mortalB.options, onOrphan: first.onOrphan });
    const ticket = a.expect({ callId, clientContext: "one" });
    await a.accept(completion);
    await ticket.outcome();
    expect(await ticket.claim()).toBe(true);
    mortalA.die();
    expect(await adopted(first.orphans)).toMatchObject({ mayBeHandled: true });
    mortalB.die();
    const second = collected();
    await waiterOn(server, { ...lease, onOrphan: second.onOrphan });
    const orphan = await adopted(second.orphans);
    expect(orphan.mayBeHandled).toBe(true);
    expect([await orphan.outcome(), await orphan.claim()]).toMatchObject([{ kind: "recorded" }, true]);
  });

  test("several that adopt it die one after the other, for longer than ttlMs", async () => {
    const server = await redisForTest();
    const deaths = 7;
    const times = { ...lease, ttlMs: 1_500, storeWithinMs: 200 };
    let adoptions = 0;
    let found: OrphanTicket | undefined;
    const beganAt = performance.now();
    for (let each = 0; each < deaths; each += 1) {
      const { options, die } = mortal(server);
      const onOrphan = (ticket: OrphanTicket): void => {
        adoptions += 1;
        if (adoptions < deaths) void ticket.ready().then(die);
        else found = ticket;
      };
      await waiterOn(server, { ...options, ...times, onOrphan });
    }
    const first = mortal(server);
    const a = await waiterOn(server, { ...first.options, ...times });
    await a.expect({ callId, clientContext: "one", timeoutMs: 600 }).ready();
    await a.accept(completion);
    first.die();
    await vi.waitFor(() => expect(found).toBeDefined(), 15_000);
    expect(await found?.outcome()).toMatchObject({ kind: "recorded" });
    expect(performance.now() - beganAt).toBeGreaterThan(1.2 * times.ttlMs);
  });

  test("one that was only asleep is refused", async () => {
    const server = await redisForTest();
    const { orphans, onOrphan } = collected();
    const b = await waiterOn(server, { ...lease, onOrphan });
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms === lease.leaseMs / 3 ? 60_000 : ms, signal),
    };
    const asleep = await waiterOn(server, { ...lease, clock });
    const ticket = asleep.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const orphan = await adopted(orphans);
    await b.accept(completion);
    expect(await Promise.all([ticket.outcome(), orphan.outcome()])).toMatchObject([
      { kind: "recorded" },
      { kind: "recorded" },
    ]);
    expect([await ticket.claim(), await orphan.claim(), await ticket.claim()]).toEqual([false, true, false]);
  });

  test("one that was only asleep gets its wait back when the one that adopted it dies", async () => {
    const server = await redisForTest();
    let isAsleep = true;
    const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
      do await systemClock.sleep(ms, signal);
      while (isAsleep && ms === lease.leaseMs / 3);
    };
    const [first, second] = [collected(), collected()];
    const mortalB = mortal(server);
    await waiterOn(server, { ...lease, ...mortalB.options, onOrphan: first.onOrphan });
    const a = await waiterOn(server, { ...lease, onOrphan: second.onOrphan, clock: { ...systemClock, sleep } });
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await adopted(first.orphans);
    const admin = await server.admin();
    const waits = (): Promise<string[]> => admin.keys("grr:{reg}:waits:*");
    const ofB = await waits();
    isAsleep = false;
    mortalB.die();
    await vi.waitFor(async () => expect(await waits()).not.toEqual(ofB), 5_000);
    await vi.waitFor(async () => expect(await admin.zCard("grr:{reg}:instances")).toBe(1), 5_000);
    await a.accept(completion);
    expect([await ticket.outcome(), await ticket.claim()]).toMatchObject([{ kind: "recorded" }, true]);
    expect([second.orphans, a.stats.open, a.stats.adopted]).toEqual([[], 0, 0]);
  });

  test("by the operation's id, which was written after the answer", async () => {
    const server = await redisForTest();
    const { orphans, onOrphan } = collected();
    const [mortalA, b] = [mortal(server), await waiterOn(server, { ...lease, onOrphan })];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    const ticket = a.expect({ callId });
    ticket.answered(answer({ callId, operationId }));
    await ticket.ready();
    await settled(50);
    mortalA.die();
    const orphan = await adopted(orphans);
    expect(orphan.operationId).toBe(operationId);
    await b.accept(recorded({ callId, operationId }));
    expect(await orphan.outcome()).toMatchObject({ kind: "recorded" });
  });

  test("an adopted wait goes on for the time that was left of it", async () => {
    const server = await redisForTest();
    const { orphans, onOrphan } = collected();
    const [mortalA] = [mortal(server), await waiterOn(server, { ...lease, onOrphan })];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    const ticket = a.expect({ callId, clientContext: "one", timeoutMs: 60_000 });
    await ticket.ready();
    const beganAt = performance.now();
    ticket.outcome({ timeoutMs: 1_500 }).catch(() => undefined);
    await settled(50);
    mortalA.die();
    expect(await (await adopted(orphans)).outcome()).toMatchObject({ kind: "timedOut" });
    expect(performance.now() - beganAt).toBeGreaterThan(1_400);
    expect(performance.now() - beganAt).toBeLessThan(2_500);
  });

  test("another takes it up by call and clientContext, and sees that it may be handled", async () => {
    const server = await redisForTest();
    const mortalA = mortal(server);
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    const lost = a.expect({ callId, clientContext: "one" });
    await a.accept(completion);
    await lost.claim();
    mortalA.die();
    await settled(600);
    const b = await waiterOn(server, lease);
    const ticket = b.expect({ callId, clientContext: "one" });
    await ticket.ready();
    expect([await ticket.outcome(), ticket.mayBeHandled, await ticket.claim()]).toMatchObject([
      { kind: "recorded" },
      true,
      true,
    ]);
  });

  test("without onOrphan nobody adopts", async () => {
    const server = await redisForTest();
    const [mortalA, b] = [mortal(server), await waiterOn(server, lease)];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    await a.expect({ callId, clientContext: "one" }).ready();
    mortalA.die();
    await settled(600);
    expect(b.stats.adopted).toBe(0);
  });

  test("what onOrphan throws goes to onError", async () => {
    const server = await redisForTest();
    const onOrphan = vi.fn<() => Promise<never>>().mockRejectedValue(new Error("not mine"));
    const [mortalA, b] = [mortal(server), await waiterOn(server, { ...lease, onOrphan })];
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    await a.expect({ callId, clientContext: "one" }).ready();
    mortalA.die();
    await eventually(() => b.errors.length > 0);
    expect(b.errors).toMatchObject([{ message: "not mine" }]);
  });
});

describeWithRedis("SC-03 a planned stop", () => {
  const long = { leaseMs: 60_000 };

  test("hands the open waits on at once, to an instance that has just started too", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, long);
    const { orphans, onOrphan } = collected();
    const b = await waiterOn(server, { ...long, onOrphan });
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome().catch((error: Error) => error.name);
    await a.close();
    expect(await outcome).toBe("AbortError");
    const orphan = await adopted(orphans);
    await b.accept(completion);
    expect([await orphan.outcome(), await orphan.claim()]).toMatchObject([{ kind: "recorded" }, true]);
    await ticket.close();
    expect(await (await server.admin()).keys("grr:{reg}:waits:*")).toHaveLength(1);
  });

  test("keeps them for an instance that comes later", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, long);
    await a.expect({ callId, clientContext: "one" }).ready();
    await a.close();
    const { orphans, onOrphan } = collected();
    await waiterOn(server, { ...long, leaseMs: 300, onOrphan });
    expect(await adopted(orphans)).toMatchObject({ clientContext: "one" });
  });

  test("leaves no key when nothing is open; afterwards nothing is taken, and closing again does nothing", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server, { ...long, storeWithinMs: 1_500 });
    await a.close();
    await a.close();
    expect(await (await server.admin()).keys("*")).toEqual([]);
    expect(() => a.expect({ callId })).toThrow("The waiter is closed");
    await expect(a.accept(completion)).rejects.toThrow(/^Storing a notification of call 57dab8b1-.* failed/);
  });
});

describeWithRedis("SC-03 when Redis was away", () => {
  test("nobody adopts, as all leases lapsed with it; and all goes on", async () => {
    const server = await ownRedis();
    const { orphans, onOrphan } = collected();
    const waiters = [];
    for (let count = 0; count < 3; count += 1) waiters.push(await waiterOn(server, { ...lease, onOrphan }));
    const tickets = waiters.map((waiter, index) => waiter.expect({ callId, clientContext: `${index}` }));
    await Promise.all(tickets.map((ticket) => ticket.ready()));
    const outcomes = Promise.all(tickets.map((ticket) => ticket.outcome()));
    await server.down("term");
    const stored = Promise.all(
      waiters.map(({ accept }, index) => accept(recorded({ callId, clientContext: `${index}` }))),
    );
    await settled(600);
    await server.up();
    await stored;
    expect((await outcomes).map(({ kind }) => kind)).toEqual(["recorded", "recorded", "recorded"]);
    await settled(600);
    expect(orphans).toEqual([]);
    for (const { errors, stats } of waiters) {
      expect(errors.map(({ message }) => message)).toEqual(["The connection to Redis was lost"]);
      expect(stats.connected).toBe(true);
    }
  });

  test("and comes back empty, own waits are written again, and that they are claimed", async () => {
    const server = await ownRedis();
    const mortalA = mortal(server);
    const a = await waiterOn(server, { ...lease, ...mortalA.options });
    const { orphans, onOrphan } = collected();
    await waiterOn(server, { ...lease, onOrphan });
    const [claimed, open] = ["one", "two"].map((clientContext) => a.expect({ callId, clientContext }));
    await open?.ready();
    await claimed?.claim();
    await server.down("empty");
    await server.up();
    const admin = await server.admin();
    await vi.waitFor(async () => expect(await admin.keys("grr:{reg}:claim:*")).toHaveLength(1));
    mortalA.die();
    await eventually(() => orphans.length === 2);
    expect(Object.fromEntries(orphans.map((ticket) => [ticket.clientContext, ticket.mayBeHandled]))).toEqual({
      one: true,
      two: false,
    });
  });

  test("and comes back empty, a claim of a wait that others know of is still true in one process only", async () => {
    const server = await ownRedis();
    const { orphans, onOrphan } = collected();
    const [a, b] = [await waiterOn(server, lease), await waiterOn(server, { ...lease, onOrphan })];
    const tickets = [a, b].map((waiter) => waiter.expect({ callId, clientContext: "one" }));
    await Promise.all(tickets.map((ticket) => ticket.ready()));
    await server.down("empty");
    await server.up();
    const claims = await Promise.all(tickets.map((ticket) => ticket.claim()));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(orphans).toEqual([]);
  });

  test("and lost its data at once, a wait that nobody has written again can still be claimed", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await (await server.admin()).flushAll();
    expect([await ticket.claim(), await ticket.claim()]).toEqual([true, true]);
  });

  test("and comes back empty, what was acknowledged in the last seconds is there again", async () => {
    const server = await ownRedis();
    const a = await waiterOn(server);
    await a.accept(completion);
    await server.down("empty");
    await server.up();
    const admin = await server.admin();
    await vi.waitFor(async () => expect(await admin.hLen(`grr:{${callId}}`)).toBe(1));
    const b = await waiterOn(server);
    expect(await b.expect({ callId, clientContext: "one" }).outcome()).toMatchObject({ kind: "recorded" });
  });

  test("a ticket that was closed meanwhile is found by nobody", async () => {
    const server = await ownRedis();
    const a = await waiterOn(server, lease);
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await server.down("term");
    await ticket.close();
    await server.up();
    const admin = await server.admin();
    await vi.waitFor(async () => expect(await admin.keys("grr:{reg}:waits:*")).toEqual([]));
    expect(a.errors.map(({ message }) => message)).toEqual(["The connection to Redis was lost"]);
  });

  test("ready() rejects, and the wait is made known afterwards", async () => {
    const server = await ownRedis();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    await server.down("term");
    await eventually(() => !a.stats.connected);
    const ticket = a.expect({ callId, clientContext: "one" });
    await expect(ticket.ready()).rejects.toThrow("There is no connection to Redis");
    const outcome = ticket.outcome();
    await server.up();
    await b.accept(completion);
    expect(await outcome).toMatchObject({ kind: "recorded" });
    expect(await (await server.admin()).keys("grr:{reg}:waits:*")).toHaveLength(1);
  });

  test("one that hangs is noticed, and what was asked of it is asked again", async () => {
    const server = await ownRedis();
    const [a, b] = [await waiterOn(server, { storeWithinMs: 4_000 }), await waiterOn(server, { storeWithinMs: 4_000 })];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    server.child().kill("SIGSTOP");
    const stored = b.accept(completion);
    await eventually(() => b.errors.length > 0);
    server.child().kill("SIGCONT");
    await stored;
    expect(await outcome).toMatchObject({ kind: "recorded" });
    expect(b.errors[0]?.cause).toMatchObject({ message: "Redis did not answer within 2000 ms" });
  });
});
