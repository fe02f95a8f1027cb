import { describe, expect, test } from "vitest";
import { inShort, simulate, timelineOf } from "../support/platform.ts";

const hangUps = [
  { when: "during the beep", request: { playBeep: true }, speakMs: 0, waitMs: 499 },
  { when: "during the initial silence", request: {}, speakMs: 0, waitMs: 1_000 },
  { when: "while speaking", request: {}, speakMs: 1_000, waitMs: 0 },
  { when: "during a pause", request: {}, speakMs: 1_000, waitMs: 1_000 },
];

describe("PL-05 the caller hangs up before the recording has ended", () => {
  test.each(hangUps)(
    "$when: the recordings get no notification, the call's terminated one is delivered",
    async ({ request, speakMs, waitMs }) => {
      const { record, call, delivered } = simulate();
      await record({ ...request, clientContext: "one" });
      await record({ clientContext: "two" });
      await call.caller.speak({ ms: speakMs });
      await call.caller.silent({ ms: waitMs });
      await call.caller.hangUp();
      expect(inShort(delivered)).toEqual(["call terminated"]);
      expect(call.recordings).toEqual([]);
      expect(call.ended).toBe(true);
    },
  );

  test.each(hangUps)(
    "$when, by option: the recordings fail as operationCanceled first",
    async ({ request, speakMs, waitMs }) => {
      const { record, call, delivered } = simulate({ earlyEnd: "canceled" });
      await record({ ...request, clientContext: "one" });
      await record({ clientContext: "two" });
      await call.caller.speak({ ms: speakMs });
      await call.caller.silent({ ms: waitMs });
      await call.caller.hangUp();
      expect(inShort(delivered)).toEqual(["one operationCanceled", "two operationCanceled", "call terminated"]);
      expect(delivered[0]?.data).toMatchObject({
        status: "failed",
        recordingLocation: "",
        resultInfo: { code: 400, subcode: 8508 },
      });
    },
  );

  test("PL-10 the call's notification is of the call, which is deleted and terminated", async () => {
    const { call, delivered } = simulate();
    await call.caller.hangUp();
    const chain = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown;
    expect(delivered.map(({ text }) => JSON.parse(text) as unknown)).toStrictEqual([
      {
        "@odata.type": "#microsoft.graph.commsNotifications",
        value: [
          {
            "@odata.type": "#microsoft.graph.commsNotification",
            changeType: "deleted",
            resource: `/app/calls/${call.id}`,
            resourceUrl: `/communications/calls/${call.id}`,
            resourceData: {
              "@odata.type": "#microsoft.graph.call",
              state: "terminated",
              resultInfo: {
                "@odata.type": "#microsoft.graph.resultInfo",
                code: 200,
                subcode: 5002,
                message: "The conversation has ended. DiagCode: 0#5002.@",
              },
              callChainId: chain,
            },
          },
        ],
      },
    ]);
  });

  test("PL-10 the bot, or the platform, ends it: 200/5001", async () => {
    const { call, delivered } = simulate();
    await call.end();
    expect(delivered[0]?.data.resultInfo).toMatchObject({ code: 200, subcode: 5001 });
  });

  test("the timeline says why, and no timer is left", async () => {
    const { record, call, clock } = simulate();
    await record({ maxRecordDurationInSeconds: 60 });
    await call.caller.speak({ ms: 1_000 });
    await call.caller.hangUp();
    expect(timelineOf(call.events)).toEqual([
      "0 callStarted",
      "0 asked - running",
      "0 listening",
      "0 speechStarted",
      "1000 silenceStarted",
      "1000 stopped - 1000",
      "1000 callEnded",
      "1000 notified taken",
    ]);
    expect(call.events.flatMap((event) => ("why" in event ? [event.why] : []))).toEqual([
      "the caller hung up",
      "the caller hung up",
      "taken",
    ]);
    expect(clock.pending).toBe(0);
  });

  test("a recording that ended before is notified", async () => {
    const { record, call, delivered } = simulate();
    await record({ clientContext: "one", maxRecordDurationInSeconds: 1 });
    await call.caller.speak({ ms: 1_000 });
    await call.caller.hangUp();
    expect(inShort(delivered)).toEqual(["one maxRecordDurationReached", "call terminated"]);
  });

  test("ending the call from the other side is the same, and so is doing it twice", async () => {
    const { record, call, delivered } = simulate();
    await record();
    await call.end();
    await call.end();
    await call.caller.hangUp();
    expect(inShort(delivered)).toEqual(["call terminated"]);
    expect(call.events.flatMap((event) => (event.kind === "callEnded" ? [event.why] : []))).toEqual([
      "the call was ended",
    ]);
  });

  test("in a call that is over the caller's acts only take their time", async () => {
    const { call, clock, delivered } = simulate();
    await call.caller.hangUp();
    const before = clock.now();
    await call.caller.speak({ ms: 1_000 });
    await call.caller.press("#");
    await call.cancel();
    expect(clock.now() - before).toBe(1_100);
    expect(inShort(delivered)).toEqual(["call terminated"]);
  });
});
