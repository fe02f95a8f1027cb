import { describe, expect, test } from "vitest";
import { createOperationQueue } from "../../src/platform/call/queue.ts";
import type { PlatformKind } from "../../src/platform/kinds/kind.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { inShort, simulate, timelineOf } from "../support/platform.ts";

describe("PL-01 record operations of one call run in the order in which they were asked for", () => {
  test("the first is answered running, those that wait are notStarted", async () => {
    const { record } = simulate();
    const statuses: unknown[] = [];
    for (const clientContext of ["one", "two", "three"]) statuses.push((await record({ clientContext })).body.status);
    expect(statuses).toEqual(["running", "notStarted", "notStarted"]);
  });

  test("each begins when the one before it has ended; a key that ended one is not heard by the next", async () => {
    const { record, call, delivered } = simulate();
    await record({ clientContext: "one", stopTones: ["#"] });
    await record({ clientContext: "two", stopTones: ["#"], initialSilenceTimeoutInSeconds: 2 });
    await record({ clientContext: "three", maxRecordDurationInSeconds: 1 });
    await call.caller.speak({ ms: 700 });
    await call.caller.press("#");
    await call.caller.silent({ ms: 2_100 });
    await call.caller.speak({ ms: 1_000 });
    expect(timelineOf(call.events)).toEqual([
      "0 callStarted",
      "0 asked one running",
      "0 listening",
      "0 asked two notStarted",
      "0 asked three notStarted",
      "0 speechStarted",
      "700 silenceStarted",
      "700 stopped stopToneDetected 700",
      "700 listening",
      "700 notified taken",
      "2700 stopped initialSilenceTimeout 0",
      "2700 listening",
      "2700 notified taken",
      "2900 speechStarted",
      "3900 stopped maxRecordDurationReached 1000",
      "3900 notified taken",
    ]);
    expect(inShort(delivered)).toEqual([
      "one stopToneDetected",
      "two initialSilenceTimeout",
      "three maxRecordDurationReached",
    ]);
  });

  test("who speaks on is heard by the next from its beginning", async () => {
    const { record, call } = simulate();
    await record({ clientContext: "one", maxRecordDurationInSeconds: 1 });
    await record({ clientContext: "two", playBeep: true, maxRecordDurationInSeconds: 2 });
    await call.caller.speak({ ms: 5_000 });
    expect(timelineOf(call.events).filter((line) => /(speech|beep)Started|stopped/.test(line))).toEqual([
      "0 speechStarted",
      "1000 stopped maxRecordDurationReached 1000",
      "1000 beepStarted",
      "1500 speechStarted",
      "3500 stopped maxRecordDurationReached 2000",
    ]);
  });

  test("a waiting one can be read, becomes running, and is gone when it has ended", async () => {
    const { record, call, get } = simulate();
    await record({ clientContext: "one", maxRecordDurationInSeconds: 1 });
    const location =
      (await record({ clientContext: "two", maxRecordDurationInSeconds: 1 })).headers.get("location") ?? "";
    const read = async (): Promise<unknown[]> => {
      const response = await get(location);
      const { status, clientContext } = (await response.json()) as Record<string, unknown>;
      return [response.status, status, clientContext];
    };
    expect(await read()).toEqual([200, "notStarted", "two"]);
    await call.caller.speak({ ms: 1_000 });
    expect(await read()).toEqual([200, "running", "two"]);
    await call.caller.speak({ ms: 1_000 });
    expect(await read()).toEqual([404, undefined, undefined]);
  });

  test("the recordings of another call do not wait", async () => {
    const { record, platform } = simulate();
    const other = platform.startCall();
    await record({ clientContext: "one" });
    const { body } = await record(
      {},
      `https://graph.microsoft.com/beta/communications/calls/${other.id}/recordResponse`,
    );
    expect(body.status).toBe("running");
  });
});

describe("PL-02 bargeInAllowed ends the running and the queued ones as operationCanceled", () => {
  test("in their order, and then it runs at once", async () => {
    const { record, call, delivered, clock } = simulate();
    await record({ clientContext: "one" });
    await record({ clientContext: "two" });
    await record({ clientContext: "three" });
    await call.caller.speak({ ms: 1_000 });
    expect(
      (await record({ clientContext: "four", bargeInAllowed: true, maxRecordDurationInSeconds: 1 })).body.status,
    ).toBe("running");
    await clock.advance(0);
    expect(inShort(delivered)).toEqual(["one operationCanceled", "two operationCanceled", "three operationCanceled"]);
    await call.caller.speak({ ms: 1_000 });
    expect(inShort(delivered).slice(3)).toEqual(["four maxRecordDurationReached"]);
    expect(call.recordings.map(({ clientContext, durationMs }) => [clientContext, durationMs])).toEqual([
      ["four", 1_000],
    ]);
  });

  test("what was spoken until then is not kept", async () => {
    const { record, call, delivered } = simulate();
    await record({ clientContext: "one" });
    await call.caller.speak({ ms: 1_000 });
    await record({ clientContext: "two", bargeInAllowed: true });
    await call.caller.silent({ ms: 0 });
    expect(delivered[0]?.data).toMatchObject({
      status: "failed",
      recordingLocation: "",
      recordingAccessToken: "",
      resultInfo: { code: 400, subcode: 8508 },
    });
    expect(call.recordings).toEqual([]);
  });

  test.each([{ bargeInAllowed: false }, { bargeInAllowed: null }, {}])("%j waits its turn", async (request) => {
    const { record, call, delivered } = simulate();
    await record({ clientContext: "one" });
    expect((await record({ ...request, clientContext: "two" })).body.status).toBe("notStarted");
    await call.caller.silent({ ms: 0 });
    expect(delivered).toEqual([]);
  });

  test("one that is refused ends nothing", async () => {
    const { record, call, delivered } = simulate();
    await record({ clientContext: "one" });
    expect((await record({ bargeInAllowed: true, maxRecordDurationInSeconds: 121 })).status).toBe(400);
    await call.caller.silent({ ms: 4_999 });
    expect(delivered).toEqual([]);
  });
});

test("PL-01 an operation that cannot be prepared ends, and the next one begins", async () => {
  const clock = createVirtualClock();
  const seen: string[] = [];
  const queue = createOperationQueue({
    clock,
    onEvent: ({ operationId }, event) => seen.push(`${operationId} ${event.kind}`),
    onEnd: ({ operationId }, { completionReason, why }) =>
      seen.push(`${operationId} ended ${completionReason}: ${why}`),
  });
  const kindOf = (prepare: PlatformKind["prepare"]): PlatformKind => ({
    timeline: {
      dueMs: () => Number.POSITIVE_INFINITY,
      passTime: (state) => ({ state, events: [] }),
      hear: (state) => ({ state, events: [] }),
      cut: (state) => ({ state, events: [] }),
    },
    canceled: "operationCanceled",
    interruption: () => undefined,
    prepare,
    inCall: () => ({ view: {}, ended: () => undefined, over: () => undefined }),
    answers: {},
  });
  const begins = kindOf(() => (atMs) => ({
    state: { end: undefined, sinceMs: atMs },
    events: [{ kind: "begun", atMs }],
  }));
  const facts = { clientContext: undefined, request: {}, askedAtMs: clock.now() };
  queue.add({ ...facts, operationId: "one", kind: kindOf(() => Promise.reject(new Error("no such file"))) });
  queue.add({ ...facts, operationId: "two", kind: begins });
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual([
    "one stopped",
    "one ended undefined: it could not be prepared: Error: no such file",
    "two begun",
  ]);
  expect(queue.find("two")?.status).toBe("running");
});
