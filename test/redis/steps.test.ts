import { expect, test } from "vitest";
import { createCallDispatcher } from "../../src/bot/calls/dispatcher.ts";
import { callEnded, describeWithRedis, only, ownRedis, redisForTest, waiterOn } from "../support/redis.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const call = (facts: object) =>
  only({
    changeType: "updated",
    resourceUrl: `/communications/calls/${callId}`,
    resourceData: { "@odata.type": "#microsoft.graph.call", ...facts },
  });
const life = [
  call({ state: "incoming" }),
  call({ state: "established" }),
  call({ state: "established", mediaState: { audio: "active" } }),
  call({ toneInfo: { sequenceId: 1, tone: "tone1" } }),
  call({ toneInfo: { sequenceId: 2, tone: "tone1" } }),
  callEnded(callId),
];

describeWithRedis(
  "CA-17 SC-02 createCallDispatcher({ claim }) acts once in all instances on each step of a call",
  () => {
    test("whichever gets a notification, and however often", async () => {
      const server = await redisForTest();
      const waiters = [await waiterOn(server), await waiterOn(server), await waiterOn(server)];
      const called: string[] = [];
      const noted = (step: string) => () => void called.push(step);
      const dispatchers = waiters.map(({ claim }) =>
        createCallDispatcher({
          claim,
          onIncomingCall: noted("incoming"),
          onEstablished: noted("established"),
          onMediaActive: noted("media"),
          onTone: ({ sequenceId }) => void called.push(`tone ${sequenceId}`),
          onTerminated: noted("terminated"),
        }),
      );
      for (const notification of life) await Promise.all(dispatchers.map(({ accept }) => accept(notification)));
      expect(called).toEqual(["incoming", "established", "media", "tone 1", "tone 2", "terminated"]);
    });

    test("a claim is true again for the one that has it, as its answer may have been lost", async () => {
      const server = await redisForTest();
      const [a, b] = [await waiterOn(server), await waiterOn(server)];
      const step = { callId, step: "onEstablished" } as unknown as Parameters<typeof a.claim>[0];
      expect([await a.claim(step), await b.claim(step), await a.claim(step)]).toEqual([true, false, true]);
    });

    test("while Redis is away it rejects after storeWithinMs: onError, and a repetition asks again", async () => {
      const server = await ownRedis();
      const { claim } = await waiterOn(server, { storeWithinMs: 1_500 });
      const [errors, called]: [Error[], string[]] = [[], []];
      const { accept } = createCallDispatcher({
        claim,
        onEstablished: () => void called.push("established"),
        onError: (error) => void errors.push(error as Error),
      });
      const established = call({ state: "established" });
      await server.down("term");
      await accept(established);
      expect([called, errors.map(({ message }) => message)]).toEqual([
        [],
        [expect.stringMatching(/^claim failed: Redis was away for 1500 ms/)],
      ]);
      await server.up();
      await accept(established);
      expect(called).toEqual(["established"]);
    });
  },
);
