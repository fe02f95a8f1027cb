import { expect, test, vi } from "vitest";
import type { RecordingOutcome } from "../../src/bot/kinds/recording/kind.ts";
import { handleOnce, type OrphanTicket, recordAndHandle } from "../../src/redis/index.ts";
import { eventually } from "../support/eventually.ts";
import { describeWithRedis, mortal, ownRedis, recorded, redisForTest, waiterOn } from "../support/redis.ts";
import { answer } from "../support/waiting.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
const request = { clientContext: "one" };
const completion = recorded({ callId, operationId, clientContext: "one" });
const graph = { recordResponse: () => Promise.resolve(answer({ callId, operationId })) };
/** One whose POST is never answered. */
const silent = { recordResponse: () => new Promise<never>(() => undefined) };

const handler = () => vi.fn<(outcome: RecordingOutcome) => Promise<void>>().mockResolvedValue(undefined);

describeWithRedis("SC-03 recordAndHandle acts on the outcome in one process alone", () => {
  test("in the one that asked, which others know of before the POST; nothing is left afterwards", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    const admin = await server.admin();
    const handle = handler();
    let known: readonly string[] = [];
    const asking = {
      async recordResponse() {
        known = await admin.keys("grr:{reg}:waits:*");
        void b.accept(completion);
        return answer({ callId, operationId });
      },
    };
    expect(await recordAndHandle({ graph: asking, waiter: a, callId, request, handle })).toBe(true);
    expect(known).toHaveLength(1);
    expect(handle.mock.calls).toMatchObject([
      [{ kind: "recorded" }, { callId, clientContext: "one", mayBeHandled: false }],
    ]);
    expect(await admin.keys("grr:{57*")).toEqual([]);
    expect(await admin.keys("grr:{reg}:waits:*")).toEqual([]);
  });

  test("in another when that one dies, with the same handler", async () => {
    const server = await redisForTest();
    const handle = handler();
    const handled: boolean[] = [];
    const onOrphan = async (ticket: OrphanTicket): Promise<void> => {
      if (ticket.kind === "recordOperation") handled.push(await handleOnce(ticket, handle));
    };
    const [mortalA, b] = [mortal(server), await waiterOn(server, { leaseMs: 200, onOrphan })];
    const a = await waiterOn(server, { ...mortalA.options, leaseMs: 200 });
    const asked = vi.fn(silent.recordResponse);
    void recordAndHandle({ graph: { recordResponse: asked }, waiter: a, callId, request, handle }).catch(
      () => undefined,
    );
    await eventually(() => asked.mock.calls.length === 1);
    mortalA.die();
    await b.accept(completion);
    await eventually(() => handled.length > 0);
    expect([handled, handle.mock.calls]).toMatchObject([[true], [[{ kind: "recorded" }, { mayBeHandled: false }]]]);
  });

  test("not where another has claimed it", async () => {
    const server = await redisForTest();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    await b.accept(completion);
    const other = b.expect({ callId, clientContext: "one" });
    await other.outcome();
    await other.claim();
    const handle = handler();
    expect(await recordAndHandle({ graph, waiter: a, callId, request, handle })).toBe(false);
    expect([handle.mock.calls, a.stats.refused]).toEqual([[], 1]);
  });

  test("acts on every outcome: the wait that timed out, too", async () => {
    const server = await redisForTest();
    const handle = handler();
    expect(
      await recordAndHandle({ graph, waiter: await waiterOn(server), callId, request, handle, timeoutMs: 50 }),
    ).toBe(true);
    expect(handle.mock.calls).toMatchObject([[{ kind: "timedOut" }, {}]]);
  });

  test.each([
    { what: "the handler's error", handle: () => Promise.reject(new Error("no ears")), graph, message: "no ears" },
    {
      what: "the client's",
      handle: handler(),
      graph: { recordResponse: () => Promise.reject(new Error("refused")) },
      message: "refused",
    },
  ])("rejects with $what, and ends the wait for all", async ({ handle, graph, message }) => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    await a.accept(completion);
    const done = recordAndHandle({ graph, waiter: a, callId, request, handle });
    await expect(done).rejects.toThrow(message);
    expect(await (await server.admin()).keys("grr:{reg}:waits:*")).toEqual([]);
    expect(a.stats.open).toBe(0);
  });

  test("NT-17 the end of the call that a refused POST shows ends its other waits", async () => {
    const server = await redisForTest();
    const a = await waiterOn(server);
    const actionFailed = vi.spyOn(a, "actionFailed");
    const error = new Error("refused");
    const refusing = { recordResponse: () => Promise.reject(error) };
    await expect(recordAndHandle({ graph: refusing, waiter: a, callId, request, handle: handler() })).rejects.toBe(
      error,
    );
    expect(actionFailed.mock.calls).toEqual([[callId, error]]);
  });

  test("asks while Redis is away, and acts once it can claim", async () => {
    const server = await ownRedis();
    const [a, b] = [await waiterOn(server), await waiterOn(server)];
    await server.down("term");
    await eventually(() => !a.stats.connected);
    const asked = vi.fn(graph.recordResponse);
    const handle = handler();
    const done = recordAndHandle({ graph: { recordResponse: asked }, waiter: a, callId, request, handle });
    await eventually(() => asked.mock.calls.length === 1);
    await server.up();
    await b.accept(completion);
    expect([await done, handle.mock.calls]).toMatchObject([true, [[{ kind: "recorded" }, {}]]]);
  });
});
