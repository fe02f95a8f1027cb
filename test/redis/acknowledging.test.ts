import { expect, onTestFinished, test } from "vitest";
import { createWebhookReceiver } from "../../src/webhook/index.ts";
import { eventually } from "../support/eventually.ts";
import { callback, clock, tokens } from "../support/receiver.ts";
import { describeWithRedis, ownRedis, recorded, redisForTest, waiterOn } from "../support/redis.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";

const trusted = { appId: tokens.appId, clock, ...tokens.trust };

describeWithRedis("SC-04 with ./redis, 202 means that it is in Redis", () => {
  test("its accept makes the receiver acknowledge whenHandled", async () => {
    const server = await redisForTest();
    const waiter = await waiterOn(server);
    const receiver = createWebhookReceiver({ ...trusted, onNotification: waiter.accept });
    const answered = await receiver.receive(callback());
    expect(answered.status).toBe(202);
    expect(await (await server.admin()).hLen(`grr:{${callId}}`)).toBe(3);
  });

  test("an explicit atOnce is refused", async () => {
    const server = await redisForTest();
    const waiter = await waiterOn(server);
    expect(() => createWebhookReceiver({ ...trusted, acknowledge: "atOnce", onNotification: waiter.accept })).toThrow(
      new TypeError(
        'acknowledge must not be "atOnce", as a listener of onNotification demands "whenHandled"; leave it out',
      ),
    );
  });

  test("while Redis is away it is tried until it is back", async () => {
    const server = await ownRedis();
    const waiter = await waiterOn(server);
    const receiver = createWebhookReceiver({ ...trusted, onNotification: waiter.accept });
    await server.down("term");
    const answered = receiver.receive(callback());
    await server.up();
    expect((await answered).status).toBe(202);
    expect(waiter.stats.stored).toBe(3);
    await eventually(() => waiter.stats.connected); // its subscriptions may come back after its commands
  });

  test("and answered 503 after a limit, with onError", async () => {
    const server = await ownRedis();
    const waiter = await waiterOn(server, { storeWithinMs: 1_500 });
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const receiver = createWebhookReceiver({ ...trusted, onNotification: waiter.accept, onError });
    await server.down("term");
    await eventually(() => !waiter.stats.connected);
    const beganAt = performance.now();
    expect((await receiver.receive(callback())).status).toBe(503);
    expect(performance.now() - beganAt).toBeLessThan(8_000);
    expect(errors).toHaveLength(3);
    const away =
      /^Storing a notification of call 57dab8b1-894c-409a-b240-bd8beae78896 failed: Redis was away for 1500 ms \(/;
    expect(errors).toEqual(expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(away) })]));
    expect(waiter.errors.map(({ message }) => message)).toEqual(["The connection to Redis was lost"]);
  });

  test("whoever does not await accept, ready or close ends no process", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.removeListener("unhandledRejection", note));
    const server = await ownRedis();
    const waiter = await waiterOn(server, { storeWithinMs: 1_500 });
    await server.down("term");
    await eventually(() => !waiter.stats.connected);
    void waiter.accept(recorded({ callId, clientContext: "one" }));
    const ticket = waiter.expect({ callId, clientContext: "two", timeoutMs: 50 });
    void ticket.outcome();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    void ticket.close();
    await waiter.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(unhandled).toEqual([]);
  });
});
