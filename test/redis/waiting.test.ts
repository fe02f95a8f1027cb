import { expect, test } from "vitest";
import { anyOperation } from "../../src/bot/kinds/any-operation.ts";
import { prompt } from "../../src/bot/kinds/prompt/kind.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { eventually } from "../support/eventually.ts";
import { callEnded, describeWithRedis, only, recorded, redisForTest, settled, waiterOn } from "../support/redis.ts";
import { answer } from "../support/waiting.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
const completion = recorded({ callId, operationId, clientContext: "one" });
const running = (): ParsedNotification => recorded({ callId, clientContext: "two", status: "running" });

describeWithRedis("SC-02 a notification that one process acknowledged reaches the one that waits", () => {
  test.each([
    { how: "over sharded channels", sharded: true },
    { how: "over channels of Redis 6", sharded: false },
  ])("$how", async ({ sharded }) => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server, { sharded }), await waiterOn(server, { sharded })];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(completion);
    expect(await outcome).toMatchObject({
      kind: "recorded",
      recording: { location: expect.stringContaining(operationId) },
    });
    expect([a.stats.stored, b.stats.stored, b.stats.bytes]).toEqual([0, 1, 0]);
  });

  test("before its ticket was opened, and once more for a second ticket of the call", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    await b.accept(completion);
    const two = recorded({ callId, clientContext: "two" });
    await b.accept(two);
    for (const clientContext of ["one", "two"])
      expect(await a.expect({ callId, clientContext }).outcome()).toMatchObject({ kind: "recorded" });
  });

  test("in the process that waits, before Redis has it", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const stored = a.accept(completion);
    expect(await ticket.outcome()).toMatchObject({ kind: "recorded" });
    expect(a.stats.stored).toBe(0);
    await stored;
    expect(a.stats.stored).toBe(1);
  });

  test("by the id of its answer, where it carries no clientContext", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const ticket = a.expect({ callId });
    ticket.answered(answer({ callId, operationId }));
    const outcome = ticket.outcome();
    await b.accept(recorded({ callId }));
    await b.accept(recorded({ callId, operationId }));
    expect(await outcome).toMatchObject({
      kind: "recorded",
      recording: { location: expect.stringContaining(operationId) },
    });
  });

  test("of any kind: a prompt, and a type that this package does not name", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const waits = [
      { kind: prompt, type: "playPromptOperation", end: "played" },
      { kind: anyOperation, type: "sendDtmfTonesOperation", end: "completed" },
    ];
    for (const { kind, type, end } of waits) {
      const ticket = a.expect({ kind, callId, clientContext: type, operationId: type });
      await ticket.ready();
      const resourceData = { "@odata.type": `#microsoft.graph.${type}`, status: "completed", clientContext: type };
      await b.accept(only({ resourceUrl: `/communications/calls/${callId}/operations/${type}`, resourceData }));
      expect(await ticket.outcome()).toMatchObject({ kind: end });
    }
  });

  test("the end of a call ends the waits in it, in another process too", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server, { graceMs: 50 }), await waiterOn(server)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(callEnded(callId));
    expect(await outcome).toMatchObject({ kind: "callEnded" });
  });
});

/** One that stores in Redis and announces it where nobody listens. */
const mute = { sharded: false };

describeWithRedis("SC-02 a message that is lost is made up for", () => {
  test("by the next one, whose count shows the gap", async () => {
    const server = await redisForTest();
    const [a, b, c] = [await waiterOn(server), await waiterOn(server, mute), await waiterOn(server)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(completion);
    await c.accept(running());
    expect(await outcome).toMatchObject({ kind: "recorded" });
  });

  test("by reading again", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server, { readAgainMs: 100 }), await waiterOn(server, mute)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(completion);
    expect(await outcome).toMatchObject({ kind: "recorded" });
  });

  test("when subscriptions are cut, as soon as they are back", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server, mute)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(completion);
    await (await server.admin()).sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"]);
    expect(await outcome).toMatchObject({ kind: "recorded" });
  });

  test.each(["timedOut", "callEnded"])("before a wait ends as %s", async (end) => {
    const server = await redisForTest();
    const [a, b, c] = [await waiterOn(server, { graceMs: 50 }), await waiterOn(server, mute), await waiterOn(server)];
    const ticket = a.expect({ callId, clientContext: "one", timeoutMs: end === "timedOut" ? 100 : 10_000 });
    await ticket.ready();
    const outcome = ticket.outcome();
    await b.accept(completion);
    if (end === "callEnded") c.actionFailed(callId, undefined);
    if (end === "callEnded") await a.accept(callEnded(callId));
    expect(await outcome).toMatchObject({ kind: "recorded" });
  });
});

describeWithRedis("NT-09 NT-15 SC-05 what is kept of what comes", () => {
  test("a repetition changes nothing, from whichever process", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    for (const waiter of [a, b, a]) await waiter.accept(recorded({ callId, operationId, clientContext: "one" }));
    expect([a, b].map(({ stats }) => [stats.stored, stats.repeated])).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(await (await server.admin()).hLen(`grr:{${callId}}`)).toBe(1);
  });

  test("an item with a list is stored once", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const resources = ["1", "2", "3"].map((id) => ({
      "@odata.type": "#microsoft.graph.recordOperation",
      id,
      status: "running",
    }));
    const read = parseNotifications({
      value: [{ resourceUrl: `/communications/calls/${callId}`, resourceData: resources }],
    });
    await Promise.all(read.map(a.accept));
    expect([read.length, a.stats.stored, a.stats.repeated]).toEqual([3, 1, 0]);
  });

  test("recordings of a watched call that nobody here waits for stay out of the local waiter", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    for (let other = 0; other < 20; other += 1) await b.accept(recorded({ callId, clientContext: `other ${other}` }));
    const outcome = ticket.outcome();
    await b.accept(completion);
    await outcome;
    expect([a, b].map(({ stats }) => [stats.unclaimed, stats.dropped])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("what another process cannot wait for is the handler's: a roster, a call that goes on, ids that disagree", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const call = { "@odata.type": "#microsoft.graph.call", state: "established" };
    const resourceUrl = `/communications/calls/${callId}`;
    await a.accept(only({ resourceUrl, resourceData: call }));
    await a.accept(only({ resourceUrl: `${resourceUrl}/participants`, resourceData: [] }));
    const disagreeing = {
      "@odata.type": "#microsoft.graph.recordOperation",
      id: crypto.randomUUID(),
      status: "completed",
    };
    await a.accept(only({ resourceUrl: `${resourceUrl}/operations/${operationId}`, resourceData: disagreeing }));
    expect([a.stats.stored, a.stats.contradictory]).toEqual([0, 1]);
  });
});

describeWithRedis("SC-02 claim() is true in one process only", () => {
  test("of all that wait for the same operation", async () => {
    const server = await redisForTest();
    const waiters = [await waiterOn(server), await waiterOn(server), await waiterOn(server)];
    const tickets = waiters.map((waiter) => waiter.expect({ callId, clientContext: "one" }));
    await Promise.all(tickets.map((ticket) => ticket.ready()));
    await waiters[0]?.accept(completion);
    await Promise.all(tickets.map((ticket) => ticket.outcome()));
    const claims = await Promise.all(tickets.map((ticket) => ticket.claim()));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await Promise.all(tickets.map((ticket) => ticket.claim()))).toEqual(claims);
    expect(waiters.map(({ stats }) => stats.refused)).toEqual(claims.map((mayAct) => (mayAct ? 0 : 2)));
  });

  test("a later operation under the same clientContext is another one", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    for (const waiter of [a, b]) {
      const ticket = waiter.expect({ callId, clientContext: "one" });
      ticket.answered(answer({ callId, operationId: crypto.randomUUID() }));
      expect(await ticket.claim()).toBe(true);
      await ticket.close();
    }
  });
});

describeWithRedis("a ticket that is closed", () => {
  test("SC-05 takes a claimed operation's notifications out of Redis, those that come yet too", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const admin = await server.admin();
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await b.accept(running());
    await b.accept(recorded({ callId, operationId, clientContext: "one", status: "running" }));
    await b.accept(completion);
    await ticket.outcome();
    expect(await admin.hLen(`grr:{${callId}}`)).toBe(3);
    await ticket.claim();
    await ticket.close();
    expect(await admin.hLen(`grr:{${callId}}`)).toBe(1);
    await a.accept(recorded({ callId, operationId, clientContext: "one", status: "running" }));
    expect(await admin.hLen(`grr:{${callId}}`)).toBe(1);
    expect(await admin.keys("grr:{reg}:waits:*")).toEqual([]);
  });

  test("leaves them to others when it did not claim", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const ticket = a.expect({ callId, clientContext: "one" });
    await b.accept(completion);
    await ticket.outcome();
    await ticket.close();
    expect(await b.expect({ callId, clientContext: "one" }).outcome()).toMatchObject({ kind: "recorded" });
  });

  test("is no longer notified of the call, and is found by nobody", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const admin = await server.admin();
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    expect(await admin.sendCommand(["PUBSUB", "SHARDCHANNELS"])).toContain(`grr:{${callId}}`);
    await ticket.close();
    await eventually(() => a.stats.open === 0);
    await settled(20);
    expect(await admin.sendCommand(["PUBSUB", "SHARDCHANNELS"])).not.toContain(`grr:{${callId}}`);
  });

  test("at once after it was opened, leaves nothing", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => a.expect({ callId, clientContext: `${index}` }).close()),
    );
    expect(await (await server.admin()).keys("grr:{reg}:waits:*")).toEqual([]);
  });
});
