import { afterEach, describe, expect, test, vi } from "vitest";
import { type CallClaim, type CallDispatcherOptions, createCallDispatcher } from "../../src/bot/calls/dispatcher.ts";
import type { CallStep } from "../../src/bot/calls/events.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { callPath, type Item, item, parseItems, parseOne } from "../support/notifications.ts";
import { callback, setUp as setUpReceiver } from "../support/receiver.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const pathOf = (id: string): string => `/communications/calls/${id}`;

const call = (facts: Item, { changeType = "updated", resourceUrl = callPath } = {}): ParsedNotification =>
  parseOne({ changeType, resourceUrl, resourceData: { "@odata.type": "#microsoft.graph.call", ...facts } });
const tone = (sequenceId: unknown, pressed: unknown = "tone1"): ParsedNotification =>
  call({ state: "established", toneInfo: { sequenceId, tone: pressed } });
const roster = (...ids: string[]): ParsedNotification =>
  parseOne({
    resourceUrl: `${callPath}/participants`,
    resourceData: ids.map((id) => ({ "@odata.type": "#microsoft.graph.participant", id })),
  });

/** What a call of two is notified of. */
const notifications = {
  incoming: call({ state: "incoming" }, { changeType: "created" }),
  establishing: call({ state: "establishing" }),
  established: call({ state: "established" }),
  media: call({ state: "established", mediaState: { audio: "active" } }),
  terminated: call({ state: "terminated" }, { changeType: "deleted" }),
};
type Name = keyof typeof notifications;

/** A dispatcher that has all handlers, with the names of those that were called. */
function setUp(options: CallDispatcherOptions = {}) {
  const called: string[] = [];
  const errors: unknown[] = [];
  const noted = (step: CallStep) => () => void called.push(step);
  const { accept } = createCallDispatcher({
    onIncomingCall: noted("onIncomingCall"),
    onEstablished: noted("onEstablished"),
    onMediaActive: noted("onMediaActive"),
    onTone: ({ sequenceId }) => void called.push(`onTone ${sequenceId}`),
    onParticipants: ({ participants }) => void called.push(`onParticipants ${participants.length}`),
    onTerminated: noted("onTerminated"),
    otherwise: ({ kind }) => void called.push(`otherwise ${kind}`),
    onError: (error) => void errors.push(error),
    clock: createVirtualClock(),
    ...options,
  });
  return { accept, called, errors };
}

function ordersOf<Each>(all: readonly Each[]): Each[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((each, index) => ordersOf(all.toSpliced(index, 1)).map((others) => [each, ...others]));
}

/** Something that is waited for, and ended from outside. */
function pending<Value = void>() {
  let end!: (value: Value) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<Value>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { promise, end, fail };
}

/** A turn of the event loop, after which nothing is left that only had to be scheduled. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("CA-17 a dispatcher calls onIncomingCall, onEstablished, onMediaActive and onTerminated once per call", () => {
  test("whatever is delivered: each notification of a call three times", async () => {
    const { accept, called } = setUp();
    for (const name of ["incoming", "established", "media", "terminated"] as const)
      for (let time = 0; time < 3; time += 1) await accept(notifications[name]);
    expect(called).toEqual(["onIncomingCall", "onEstablished", "onMediaActive", "onTerminated"]);
  });

  test.each<{ order: Name[]; handlers: string[] }>([
    { order: ["media"], handlers: ["onEstablished", "onMediaActive"] },
    { order: ["established", "media"], handlers: ["onEstablished", "onMediaActive"] },
    { order: ["media", "established"], handlers: ["onEstablished", "onMediaActive"] },
    { order: ["media", "incoming"], handlers: ["onEstablished", "onMediaActive", "onIncomingCall"] },
    { order: ["establishing"], handlers: ["otherwise call"] },
    { order: ["terminated", "incoming"], handlers: ["onTerminated"] },
    { order: ["terminated", "media", "established"], handlers: ["onTerminated"] },
    { order: ["incoming", "terminated", "media"], handlers: ["onIncomingCall", "onTerminated"] },
  ])("$order: $handlers", async ({ order, handlers }) => {
    const { accept, called } = setUp();
    for (const name of order) await accept(notifications[name]);
    expect(called).toEqual(handlers);
  });

  describe("in every order, and each twice", () => {
    /** What each is the first news of, when nothing came before. */
    const newsOf: Record<Name, readonly string[]> = {
      incoming: ["onIncomingCall"],
      establishing: [],
      established: ["onEstablished"],
      media: ["onEstablished", "onMediaActive"],
      terminated: ["onTerminated"],
    };
    const orders = ordersOf(Object.keys(notifications) as Name[]);
    const twiceEach = (order: readonly Name[]): Name[] => order.flatMap((name) => [name, name]);
    const allTwice = (order: readonly Name[]): Name[] => [...order, ...order];

    test("there are 120 orders", () => {
      expect(orders).toHaveLength(120);
    });

    test.each([
      { name: "one after another", doubled: twiceEach, claim: undefined },
      { name: "all again at the end", doubled: allTwice, claim: undefined },
      { name: "with a claim", doubled: allTwice, claim: async () => true },
    ])("$name: those that were due before the end, in the order of arrival", async ({ doubled, claim }) => {
      for (const order of orders) {
        const { accept, called, errors } = setUp({ otherwise: undefined, claim });
        await Promise.all(doubled(order).map((name) => accept(notifications[name])));
        const beforeEnd = order.slice(0, order.indexOf("terminated") + 1);
        expect(called, order.join()).toEqual([...new Set(beforeEnd.flatMap((name) => newsOf[name]))]);
        expect(errors).toEqual([]);
      }
    });
  });

  test("each call by itself, in either spelling of its id", async () => {
    const { accept, called } = setUp();
    const other = "1b5e0e5c-7a3e-4d8f-9a43-2f9d5f6c1c10";
    for (const id of [callId, other, callId.replaceAll("-", "").toUpperCase()])
      await accept(call({ state: "incoming" }, { resourceUrl: pathOf(id) }));
    expect(called).toEqual(["onIncomingCall", "onIncomingCall"]);
  });

  test.each([
    { facts: { state: "establishing", mediaState: { audio: "active" } }, handlers: ["onMediaActive"] },
    { facts: { mediaState: { audio: "Active" } }, handlers: ["onMediaActive"] },
    { facts: { state: "established", mediaState: { audio: "inactive" } }, handlers: ["onEstablished"] },
    { facts: { state: "terminated", mediaState: { audio: "active" } }, handlers: ["onTerminated"] },
    { facts: { state: "Terminated" }, handlers: ["onTerminated"] },
    { facts: { state: "hold" }, handlers: ["otherwise call"] },
    { facts: { state: "aNewState" }, handlers: ["otherwise call"] },
  ])("CA-11 $facts: $handlers", async ({ facts, handlers }) => {
    const { accept, called } = setUp();
    await accept(call(facts));
    expect(called).toEqual(handlers);
  });

  test("CA-12 a call that was deleted has ended, whatever its state", async () => {
    const { accept, called } = setUp();
    await accept(call({ state: "established" }, { changeType: "deleted" }));
    await accept(parseOne({ changeType: "deleted", resourceData: null }));
    await accept(notifications.established);
    expect(called).toEqual(["onTerminated"]);
  });

  test("a handler gets the call's id, the call and the notification", async () => {
    const onTerminated = vi.fn();
    const { accept } = setUp({ onTerminated });
    const notification = call({ state: "terminated", resultInfo: { code: 200, subcode: 5002 } });
    await accept(notification);
    expect(onTerminated.mock.calls).toEqual([[{ callId, call: Object(notification).call, notification }]]);
    expect(onTerminated.mock.lastCall?.[0].call.resultInfo).toMatchObject({ code: 200, subcode: 5002 });
  });

  test("a handler that is not there is no error, and what it is about is not for otherwise", async () => {
    const { accept, called, errors } = setUp({ onEstablished: undefined, onTerminated: undefined });
    await accept(notifications.media);
    await accept(notifications.terminated);
    await accept(notifications.incoming);
    expect([called, errors]).toEqual([["onMediaActive"], []]);
  });
});

describe("CA-17 onTone once per sequenceId, onParticipants each time", () => {
  test("tones come twice and out of order", async () => {
    const onTone = vi.fn();
    const { accept } = setUp({ onTone });
    for (const each of [tone(2, "pound"), tone(1, "tone7"), tone(2, "pound"), tone("3", "Star"), tone(3, "star")])
      await accept(each);
    expect(onTone.mock.calls.map(([event]) => [event.callId, event.sequenceId, event.tone])).toEqual([
      [callId, 2, "pound"],
      [callId, 1, "tone7"],
      [callId, 3, "star"],
    ]);
    expect(onTone.mock.calls[0]?.[0].notification.call.toneInfo).toEqual({ sequenceId: 2, tone: "pound" });
  });

  test.each([
    { name: "without a sequenceId", notification: tone(undefined) },
    { name: "with one that is not a whole number", notification: tone(1.5) },
    { name: "without a tone", notification: tone(1, null) },
  ])("a tone $name calls nothing", async ({ notification }) => {
    const { accept, called } = setUp();
    await accept(notification);
    await accept(notification);
    expect(called).toEqual(["onEstablished"]);
  });

  test("the first news of a call may be all at once", async () => {
    const { accept, called } = setUp();
    await accept(
      call({ state: "established", mediaState: { audio: "active" }, toneInfo: { sequenceId: 1, tone: "tone1" } }),
    );
    expect(called).toEqual(["onEstablished", "onMediaActive", "onTone 1"]);
  });

  test("each roster, an empty one too", async () => {
    const onParticipants = vi.fn();
    const { accept } = setUp({ onParticipants });
    for (const each of [roster("a", "b"), roster("a", "b"), roster()]) await accept(each);
    expect(onParticipants.mock.calls.map(([event]) => event.participants.map(({ id }: { id: string }) => id))).toEqual([
      ["a", "b"],
      ["a", "b"],
      [],
    ]);
    expect(onParticipants.mock.lastCall?.[0]).toMatchObject({ callId, notification: { kind: "participants" } });
  });

  test("none of both after the end of the call", async () => {
    const { accept, called } = setUp();
    for (const each of [notifications.terminated, tone(1), roster("a"), roster()]) await accept(each);
    expect(called).toEqual(["onTerminated"]);
  });
});

describe("CA-17 otherwise gets what no step is about", () => {
  const operation = (resourceData: Item): ParsedNotification =>
    parseOne({ resourceUrl: `${callPath}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`, resourceData });
  const disagreeing = call(
    { state: "established", id: "1b5e0e5c-7a3e-4d8f-9a43-2f9d5f6c1c10" },
    { resourceUrl: callPath },
  );

  test.each([
    { name: "a recording", notification: operation({ "@odata.type": "#microsoft.graph.recordOperation" }) },
    { name: "a prompt", notification: operation({ "@odata.type": "#microsoft.graph.playPromptOperation" }) },
    { name: "an operation of another type", notification: operation({ status: "completed" }) },
    { name: "unknown", notification: parseOne({ resourceData: { "@odata.type": "#microsoft.graph.content" } }) },
    { name: "invalid", notification: parseItems(1)[0] as ParsedNotification },
    { name: "another state", notification: call({ state: "terminating" }) },
    { name: "a call without an id", notification: call({ state: "established" }, { resourceUrl: "/elsewhere" }) },
    { name: "NT-16 ids that disagree", notification: disagreeing },
    {
      name: "an id of 513 characters",
      notification: call({ state: "established" }, { resourceUrl: pathOf("x".repeat(513)) }),
    },
  ])("$name, each time, before the end of a call and after it", async ({ notification }) => {
    const otherwise = vi.fn();
    const { accept, called } = setUp({ otherwise });
    await accept(notification);
    await accept(notification);
    await accept(notifications.terminated);
    await accept(notification);
    expect(called).toEqual(["onTerminated"]);
    expect(otherwise.mock.calls).toEqual([[notification], [notification], [notification]]);
  });

  test("an id of 512 characters is that of a call", async () => {
    const { accept, called } = setUp();
    await accept(call({ state: "established" }, { resourceUrl: pathOf("x".repeat(512)) }));
    expect(called).toEqual(["onEstablished"]);
  });

  test("it may be left out", async () => {
    const { accept, errors } = setUp({ otherwise: undefined });
    await accept(notifications.establishing);
    expect(errors).toEqual([]);
  });
});

describe("CA-17 handlers start in the order of arrival, and none waits for another", () => {
  test("onTerminated comes while onMediaActive awaits a recording", async () => {
    const recording = pending();
    const { accept, called } = setUp({
      async onMediaActive() {
        called.push("recording");
        await recording.promise;
        called.push("recorded");
      },
    });
    const whenHandled = accept(notifications.media);
    await accept(notifications.terminated);
    expect(called).toEqual(["onEstablished", "recording", "onTerminated"]);
    recording.end();
    await whenHandled;
    expect(called.at(-1)).toBe("recorded");
  });

  test("without a claim, while accept is called", () => {
    const { accept, called } = setUp();
    void accept(notifications.established);
    void accept(notifications.media);
    void accept(tone(1));
    expect(called).toEqual(["onEstablished", "onMediaActive", "onTone 1"]);
  });

  test("accept settles with all that a notification called", async () => {
    const [established, media] = [pending(), pending()];
    const { accept } = setUp({ onEstablished: () => established.promise, onMediaActive: () => media.promise });
    const settled = vi.fn();
    const handled = accept(notifications.media).then(settled);
    media.end();
    await turn();
    expect(settled).not.toHaveBeenCalled();
    established.end();
    await handled;
  });

  test("a repetition does not wait for the handler of the first", async () => {
    const { accept } = setUp({ onEstablished: () => new Promise(() => undefined) });
    void accept(notifications.established);
    await expect(accept(notifications.established)).resolves.toBeUndefined();
  });
});

describe("CA-17 errors go to onError, and accept never rejects", () => {
  const thrown = new Error("thrown");
  const rejected = new Error("rejected");

  test("what handlers and otherwise throw or reject with; the others are called all the same", async () => {
    const { accept, called, errors } = setUp({
      onEstablished() {
        throw thrown;
      },
      onMediaActive: () => Promise.reject(rejected),
      otherwise() {
        throw thrown;
      },
    });
    await accept(notifications.media);
    await accept(notifications.establishing);
    await accept(notifications.terminated);
    expect(errors).toEqual([thrown, rejected, thrown]);
    expect(called).toEqual(["onTerminated"]);
  });

  test("a handler that failed is not called again", async () => {
    const onEstablished = vi.fn().mockRejectedValue(rejected);
    const { accept } = setUp({ onEstablished });
    await accept(notifications.established);
    await accept(notifications.established);
    expect(onEstablished).toHaveBeenCalledOnce();
  });

  test.each([
    { name: "throws", onError: vi.fn().mockThrow(thrown) },
    { name: "rejects", onError: vi.fn().mockRejectedValue(rejected) },
  ])("an onError that $name itself does no harm", async ({ onError }) => {
    const { accept } = setUp({ onEstablished: () => Promise.reject(rejected), onError });
    await expect(accept(notifications.established)).resolves.toBeUndefined();
    await turn();
    expect(onError.mock.calls).toEqual([[rejected]]);
  });

  test("by default they are printed", async () => {
    const print = vi.spyOn(console, "error").mockReturnValue(undefined);
    const { accept } = setUp({ onEstablished: () => Promise.reject(rejected), onError: undefined });
    await accept(notifications.established);
    expect(print.mock.calls).toEqual([["graph-record-response:", rejected]]);
  });

  test("a clock that throws is an error like others", async () => {
    const now = (): never => {
      throw thrown;
    };
    const { accept, errors, called } = setUp({ clock: { ...createVirtualClock(), now } });
    await accept(notifications.established);
    expect([errors, called]).toEqual([[thrown], []]);
  });

  test("of what is not a notification nothing is called", async () => {
    const { accept, errors } = setUp();
    await expect(accept(undefined as unknown as ParsedNotification)).resolves.toBeUndefined();
    expect(errors).toEqual([expect.any(TypeError)]);
  });
});

describe("CA-17 once in all instances where a claim is given", () => {
  /** As a set in a store that all instances share. */
  function sharedClaims() {
    const taken = new Set<string>();
    return async ({ callId: ofCall, step }: CallClaim): Promise<boolean> => {
      await turn();
      const key = `${ofCall} ${step}`;
      return !taken.has(key) && taken.add(key).has(key);
    };
  }

  test("two instances get everything, and each step is one's alone", async () => {
    const claim = sharedClaims();
    const [one, other] = [setUp({ claim }), setUp({ claim })];
    const delivered = [notifications.incoming, notifications.established, notifications.media, tone(1), tone(2)];
    await Promise.all([
      ...[...delivered, ...delivered, notifications.terminated].map(one.accept),
      ...[...delivered, ...delivered, notifications.terminated].map(other.accept),
    ]);
    expect([...one.called, ...other.called].sort()).toEqual([
      ...["onEstablished", "onIncomingCall", "onMediaActive", "onTerminated", "onTone 1", "onTone 2"],
    ]);
  });

  test("it is asked once for each step and tone, not for rosters, repetitions and what has no handler", async () => {
    const claim = vi.fn(async () => false);
    const { accept, called } = setUp({ claim, onTerminated: undefined });
    const { incoming, media, establishing, terminated } = notifications;
    for (const each of [incoming, incoming, establishing, media, media, tone(3), tone(3), roster("a"), terminated])
      await accept(each);
    expect(claim.mock.calls).toEqual([
      [{ callId, step: "onIncomingCall" }],
      [{ callId, step: "onEstablished" }],
      [{ callId, step: "onMediaActive" }],
      [{ callId, step: "onTone:3" }],
    ]);
    expect(called).toEqual(["otherwise call", "onParticipants 1"]);
  });

  test("handlers of a call start in the order of arrival, however long a claim takes; other calls do not wait", async () => {
    const first = pending<boolean>();
    const ofOther = call({ state: "incoming" }, { resourceUrl: pathOf("1b5e0e5c-7a3e-4d8f-9a43-2f9d5f6c1c10") });
    const { accept, called } = setUp({
      claim: ({ callId: ofCall, step }) => (ofCall === callId && step === "onEstablished" ? first.promise : true),
    });
    const handled = [notifications.media, roster("a"), notifications.terminated].map(accept);
    await accept(ofOther);
    await turn();
    expect(called).toEqual(["onIncomingCall"]);
    first.end(true);
    await Promise.all(handled);
    expect(called.slice(1)).toEqual(["onEstablished", "onMediaActive", "onParticipants 1", "onTerminated"]);
  });

  test("a handler does not hold up the claims that follow", async () => {
    const { accept, called } = setUp({ claim: () => true, onMediaActive: () => new Promise(() => undefined) });
    void accept(notifications.media);
    await accept(notifications.terminated);
    expect(called).toEqual(["onEstablished", "onTerminated"]);
  });

  const down = new Error("the store is down");

  test.each([
    { name: "rejects", fail: () => Promise.reject(down), error: down },
    {
      name: "throws",
      fail: () => {
        throw down;
      },
      error: down,
    },
    {
      name: "resolves to something else",
      fail: async () => undefined,
      error: new TypeError("claim must resolve to true or false; not undefined"),
    },
  ])("a claim that $name: onError, no handler, and a repetition asks again", async ({ fail, error }) => {
    const claim = vi.fn().mockImplementationOnce(fail).mockResolvedValue(true);
    const { accept, called, errors } = setUp({ claim });
    await accept(notifications.established);
    expect([called, errors]).toEqual([[], [error]]);
    await accept(notifications.established);
    await accept(notifications.established);
    expect([called, errors]).toEqual([["onEstablished"], [error]]);
    expect(claim).toHaveBeenCalledTimes(2);
  });

  test("a repetition that came while the claim was asked asks again when that rejects", async () => {
    const first = pending<boolean>();
    const claim = vi.fn().mockReturnValueOnce(first.promise).mockResolvedValue(true);
    const { accept, called, errors } = setUp({ claim });
    const handled = [notifications.established, notifications.established].map(accept);
    await turn();
    first.fail(down);
    await Promise.all(handled);
    expect([called, errors]).toEqual([["onEstablished"], [down]]);
  });

  test("the same for a tone and for the end of the call, which has ended all the same", async () => {
    const claim = vi.fn().mockRejectedValueOnce(down).mockRejectedValueOnce(down).mockResolvedValue(true);
    const { accept, called } = setUp({ claim, onEstablished: undefined });
    for (const each of [tone(1), notifications.terminated, notifications.incoming, tone(1), notifications.terminated])
      await accept(each);
    expect(called).toEqual(["onTerminated"]);
  });
});

describe("CA-17 bounded memory", () => {
  const established = (id: string): ParsedNotification =>
    ({ ...notifications.established, callId: id }) as ParsedNotification;

  test("the last 10,000 calls", async () => {
    const onEstablished = vi.fn();
    const { accept } = setUp({ onEstablished });
    for (let index = 0; index < 10_000; index += 1) await accept(established(`call-${index}`));
    await accept(established("call-0"));
    expect(onEstablished).toHaveBeenCalledTimes(10_000);
    await accept(established("call-10000"));
    await accept(established("call-0"));
    expect(onEstablished).toHaveBeenCalledTimes(10_001);
    await accept(established("call-1"));
    expect(onEstablished).toHaveBeenCalledTimes(10_002);
  });

  test("the last 100,000 tones", async () => {
    const onTone = vi.fn();
    const { accept } = setUp({ onTone });
    const template = tone(1) as Extract<ParsedNotification, { kind: "call" }>;
    const numbered = (sequenceId: number): ParsedNotification => ({
      ...template,
      call: { ...template.call, toneInfo: { sequenceId, tone: "tone1" } },
    });
    for (let number = 0; number < 100_000; number += 1) void accept(numbered(number));
    await accept(numbered(0));
    expect(onTone).toHaveBeenCalledTimes(100_000);
    await accept(numbered(100_000));
    await accept(numbered(0));
    expect(onTone).toHaveBeenCalledTimes(100_002);
  });

  test.each([
    { hours: 24, ms: 0, times: 1 },
    { hours: 24, ms: 1, times: 2 },
  ])("a call for a day after its last notification: after $hours h and $ms ms $times", async ({ hours, ms, times }) => {
    const clock = createVirtualClock();
    const onEstablished = vi.fn();
    const { accept } = setUp({ onEstablished, clock });
    await accept(notifications.established);
    await clock.advance(23 * 3_600_000);
    await accept(roster("a"));
    await clock.advance(hours * 3_600_000 + ms);
    await accept(notifications.established);
    expect(onEstablished).toHaveBeenCalledTimes(times);
  });

  test("AU-13 a clock that is set back makes it forget nothing", async () => {
    const clock = createVirtualClock();
    let backMs = 0;
    const { accept, called } = setUp({ clock: { ...clock, now: () => clock.now() - backMs } });
    await accept(tone(1));
    backMs = 60_000;
    await accept(tone(1));
    expect(called).toEqual(["onEstablished", "onTone 1"]);
  });
});

describe("CA-17 AU-10 the receiver gives accept's promise to waitUntil, and does not wait for it before its answer", () => {
  test.each(["atOnce", "whenHandled"] as const)("acknowledge %s", async (acknowledge) => {
    const recording = pending();
    const onMediaActive = vi.fn(() => recording.promise);
    const { accept, errors } = setUp({ onMediaActive });
    const { receiver } = setUpReceiver({ onNotification: accept, acknowledge });
    const held: Promise<unknown>[] = [];
    const body = JSON.stringify({
      value: [item({ resourceData: { "@odata.type": "#microsoft.graph.call", mediaState: { audio: "active" } } })],
    });
    const host = { waitUntil: (work: Promise<unknown>) => held.push(work) };
    const answered = vi.fn();
    void receiver.receive(callback({ body }), host).then(({ status }) => answered(status));
    await vi.waitFor(() => expect(answered.mock.calls).toEqual([[202]]), { timeout: 5_000 });
    expect(onMediaActive).toHaveBeenCalledOnce();
    const settled = vi.fn();
    void Promise.all(held).then(settled);
    await turn();
    expect([held.length, settled.mock.calls.length]).toEqual([1, 0]);
    recording.fail(new Error("the call ended"));
    await Promise.all(held);
    expect(errors).toEqual([new Error("the call ended")]);
  });
});

describe("CA-17 wrong options are a TypeError", () => {
  test.each([
    { options: { onEstablished: "log" }, message: 'onEstablished must be a function; not "log"' },
    { options: { claim: true }, message: "claim must be a function; not a boolean" },
    { options: { clock: {} }, message: "clock must be a clock, with now() and sleep(); not an object" },
    {
      options: { onMediaAktive: () => undefined },
      message: 'createCallDispatcher has no option "onMediaAktive"; did you mean "onMediaActive"?',
    },
    { options: "log", message: "The options of createCallDispatcher must be an object; not a string" },
  ])("$message", ({ options, message }) => {
    expect(() => createCallDispatcher(options as CallDispatcherOptions)).toThrow(new TypeError(message));
  });
});
