import { readFileSync } from "node:fs";
import { createClient, RESP_TYPES } from "@redis/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRedisWaiter, type OrphanTicket } from "../../src/redis/index.ts";
import { createWebhookReceiver } from "../../src/webhook/index.ts";
import { callback, clock, tokens } from "../support/receiver.ts";
import { describeWithRedis, keyA, ownRedis, recorded, redisForTest, settled, waiterOn } from "../support/redis.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const short = { storeWithinMs: 1_500 };
const trusted = { appId: tokens.appId, clock, ...tokens.trust };

/** Answers LOADING for three seconds, once it was saved with twenty keys. */
const slowToLoad = [
  ...["--appendonly", "no", "--rdbcompression", "no", "--loading-process-events-interval-bytes", "1024"],
  ...["--key-load-delay", "150000"],
];

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
beforeEach(() => void process.on("unhandledRejection", note));
afterEach(async () => {
  await settled(20);
  process.removeListener("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
});

describeWithRedis("what is wrong with Redis is said at the start", () => {
  const rows = [
    {
      what: "one of before 7.0, without sharded channels",
      settings: ["--rename-command", "SPUBLISH", "", "--rename-command", "SSUBSCRIBE", ""],
      message:
        /^Redis has no sharded channels, which came with 7\.0: give sharded: false \(ERR unknown command 'SPUBLISH'/,
    },
    {
      what: "one that evicts keys",
      settings: ["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"],
      message:
        /^Redis must not evict keys, as an answer that was evicted is lost: set maxmemory-policy to noeviction; it is allkeys-lru$/,
    },
    {
      what: "one that evicts keys with a time to live",
      settings: ["--maxmemory", "100mb", "--maxmemory-policy", "volatile-ttl"],
      message: /noeviction; it is volatile-ttl$/,
    },
    {
      what: "one without memory left",
      settings: ["--maxmemory", "1"],
      message: /^Redis has no memory left: raise maxmemory \(OOM /,
    },
    {
      what: "one that asks for a password",
      settings: ["--requirepass", "secret"],
      message: /^NOAUTH /,
    },
  ];
  test.each(rows)("$what", async ({ settings, message }) => {
    const server = await ownRedis(settings);
    await expect(waiterOn(server, short)).rejects.toThrow(message);
    await settled(50);
  });

  test("a user who may use neither the channels nor the keys", async () => {
    const server = await ownRedis();
    const admin = await server.admin();
    const cases = [
      ["channels", "~grr:*", "+@all"],
      ["keys", "~app:*", "&*", "+@all"],
      ["scripts", "~*", "&*", "+@all", "-eval", "-evalsha"],
    ];
    for (const [username = "", ...rules] of cases) {
      await admin.sendCommand(["ACL", "SETUSER", username, "on", ">secret", "resetchannels", ...rules]);
      const client = server.client({ username, password: "secret" });
      const started = createRedisWaiter({ client, keys: [keyA], ...short });
      await expect(started, username).rejects.toThrow(
        /^The user of client needs the keys and channels below prefix, and scripts \(NOPERM /,
      );
    }
  });

  test("a user with the rights that openapi/docs/several-instances.md names can do everything", async () => {
    const server = await ownRedis();
    const text = readFileSync(new URL("../../openapi/docs/several-instances.md", import.meta.url), "utf8");
    const [, named = ""] = /`(~grr:\* [^`]*)`/.exec(text) ?? [];
    const rules = ["on", ">secret", "resetchannels", "-@all", ...named.split(/\s+/)];
    await (await server.admin()).sendCommand(["ACL", "SETUSER", "app", ...rules]);
    const own = (): object => ({ client: server.client({ username: "app", password: "secret" }), leaseMs: 150 });
    const orphans: OrphanTicket[] = [];
    const a = await waiterOn(server, own());
    const b = await waiterOn(server, { ...own(), onOrphan: (ticket) => void orphans.push(ticket) });
    const tickets = ["one", "two"].map((clientContext) => a.expect({ callId, clientContext }));
    await Promise.all(tickets.map((ticket) => ticket.ready()));
    await b.accept(recorded({ callId, clientContext: "one" }));
    expect([await tickets[0]?.outcome(), await tickets[0]?.claim()]).toMatchObject([{ kind: "recorded" }, true]);
    await tickets[0]?.close();
    await a.claim({ callId, step: "onEstablished" } as never);
    await a.close();
    await expect.poll(() => orphans.length).toBe(1);
    await orphans[0]?.close();
    expect([...a.errors, ...b.errors]).toEqual([]);
  });

  test("whether keys are evicted is not known where INFO is not allowed: onError, once", async () => {
    const server = await ownRedis();
    await (await server.admin()).sendCommand(["ACL", "SETUSER", "app", "on", ">secret", "~*", "&*", "+@all", "-info"]);
    const waiter = await waiterOn(server, { client: server.client({ username: "app", password: "secret" }) });
    expect(waiter.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Whether Redis evicts keys is not known \(NOPERM .*\): its maxmemory-policy must be noeviction$/,
      ),
    ]);
  });

  test("a policy without a limit evicts nothing", async () => {
    const server = await ownRedis(["--maxmemory-policy", "allkeys-lru"]);
    expect((await waiterOn(server)).errors).toEqual([]);
  });

  test("one that is not there", async () => {
    const client = createClient({ socket: { path: "/nowhere/redis", tls: false } });
    await expect(createRedisWaiter({ client, keys: [keyA], ...short })).rejects.toThrow(
      "createRedisWaiter failed: Redis was away for 1500 ms (connect ENOENT /nowhere/redis)",
    );
  });

  test("one that loads is waited for, and not for longer than storeWithinMs", async () => {
    const server = await ownRedis(slowToLoad);
    const admin = await server.admin();
    for (let key = 0; key < 20; key += 1) await admin.set(`key ${key}`, "x".repeat(2_000));
    await admin.sendCommand(["SAVE"]);
    await server.down("kill");
    await server.up();
    await expect(createRedisWaiter({ client: server.client(), keys: [keyA], ...short })).rejects.toThrow(
      /^createRedisWaiter failed: Redis was away for 1500 ms \(LOADING /,
    );
    const waiter = await waiterOn(server);
    expect([waiter.stats.connected, waiter.errors]).toEqual([true, []]);
  });
});

describeWithRedis("what happens later is a 503 with onError", () => {
  test("Redis is full: at once, as trying again is of no use", async () => {
    const server = await ownRedis();
    const waiter = await waiterOn(server);
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const receiver = createWebhookReceiver({ ...trusted, onNotification: waiter.accept, onError });
    const admin = await server.admin();
    await admin.configSet("maxmemory", "1");
    const ticket = waiter.expect({ callId, clientContext: "one", timeoutMs: 50 });
    await expect(ticket.ready()).rejects.toThrow(/^OOM /);
    const beganAt = performance.now();
    expect((await receiver.receive(callback())).status).toBe(503);
    expect(performance.now() - beganAt).toBeLessThan(5_000);
    expect(errors).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ message: expect.stringMatching(/^OOM /) })),
    );
    await expect(ticket.claim()).rejects.toThrow(/^OOM /);
    await admin.configSet("maxmemory", "0");
    expect((await receiver.receive(callback())).status).toBe(202);
  });

  test("a beat that fails is reported once, and what it missed is made up for", async () => {
    const server = await ownRedis();
    const waiter = await waiterOn(server, { leaseMs: 150 });
    const admin = await server.admin();
    await admin.configSet("maxmemory", "1");
    await settled(300);
    expect(waiter.errors.map(({ message }) => message.slice(0, 4))).toEqual(["OOM "]);
    await admin.configSet("maxmemory", "0");
    const ticket = waiter.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await settled(100);
    expect(await admin.zCard("grr:{reg}:instances")).toBe(1);
  });

  test("Redis loads when it comes back: callbacks wait", async () => {
    const server = await ownRedis(slowToLoad);
    const waiter = await waiterOn(server);
    const ticket = waiter.expect({ callId, clientContext: "one" });
    await ticket.ready();
    const admin = await server.admin();
    for (let key = 0; key < 20; key += 1) await admin.set(`key ${key}`, "x".repeat(2_000));
    await admin.sendCommand(["SAVE"]);
    await server.down("kill");
    await server.up();
    const outcome = ticket.outcome();
    await waiter.accept(recorded({ callId, clientContext: "one" }));
    expect([await outcome, waiter.errors.length]).toMatchObject([{ kind: "recorded" }, 1]);
  });

  test("close() never rejects: while Redis is away, full, and gone for good", async () => {
    const server = await ownRedis();
    const [a, b] = [await waiterOn(server, short), await waiterOn(server, short)];
    await a.expect({ callId, clientContext: "one" }).ready();
    const ticket = b.expect({ callId, clientContext: "two" });
    await ticket.ready();
    await (await server.admin()).configSet("maxmemory", "1");
    await a.close();
    await server.down("kill");
    await ticket.close();
    await b.close();
    expect(b.errors.map(({ message }) => message)).toEqual([
      "The connection to Redis was lost",
      expect.stringMatching(/^close\(\) failed: Redis was away for 1500 ms/),
    ]);
  });
});

describeWithRedis("the owner's client", () => {
  test.each([
    { what: "never connected", options: {} },
    { what: "of RESP2", options: { RESP: 2 } },
    {
      what: "that gives bytes for strings",
      options: { commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } },
    },
    { what: "with a cache", options: { clientSideCache: { ttl: 0, maxEntries: 10 } } },
    { what: "that never connects again", options: { socketOptions: { reconnectStrategy: false } } },
    { what: "that queues nothing", options: { disableOfflineQueue: true } },
  ])("$what serves, and is left as it is", async ({ options }) => {
    const server = await ownRedis();
    const { socketOptions, ...others } = options as { socketOptions?: object };
    const client = server.client({ ...others, socket: { path: server.path, ...socketOptions } });
    const a = await waiterOn(server, { client });
    const ticket = a.expect({ callId, clientContext: "one" });
    await ticket.ready();
    await server.down("term");
    await server.up();
    const b = await waiterOn(server);
    const outcome = ticket.outcome();
    await b.accept(recorded({ callId, clientContext: "one" }));
    expect([await outcome, await ticket.claim()]).toMatchObject([{ kind: "recorded" }, true]);
    expect([client.isOpen, client.listenerCount("error")]).toEqual([false, 0]);
  });

  test("that is in use goes on after the waiter was closed", async () => {
    const server = await redisForTest();
    const client = await server.admin();
    const waiter = await waiterOn(server, { client });
    await waiter.close();
    expect(await client.ping()).toBe("PONG");
  });
});
