import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import type { CallerAct } from "../../src/platform/audio/caller.ts";
import type { DtmfKey } from "../../src/platform/audio/sounds.ts";
import { createWav } from "../../src/platform/audio/wav.ts";
import {
  type RecordingSettings,
  type RecordingTimeline,
  recordingTimeline,
} from "../../src/platform/kinds/recording/timeline.ts";
import { inShort, prompts, simulate } from "../support/platform.ts";

/** What the oracle says of a recording. */
interface Expected {
  readonly reason: string | undefined;
  readonly endedAtMs: number;
  readonly durationMs: number;
  /** One letter for each recorded millisecond: `s` speech, `.` silence, else the key. */
  readonly sound: string;
  readonly order: readonly string[];
}

/** The caller's line: what is on it in each millisecond, which keys go down at which, and when it goes dead. */
interface Line {
  readonly soundAt: (ms: number) => string;
  readonly keyAt: ReadonlyMap<number, string>;
  readonly hangUpAt: number;
}

function lineOf(script: readonly CallerAct[]): Line {
  let sound = "";
  let hangUpAt = Number.POSITIVE_INFINITY;
  const keyAt = new Map<number, string>();
  for (const act of script) {
    if (act.kind === "hangUp") hangUpAt = Math.min(hangUpAt, sound.length);
    if (act.kind === "press") keyAt.set(sound.length, act.key);
    if (act.kind === "press") sound += act.key.repeat(100);
    if ("ms" in act) sound += (act.kind === "speak" ? "s" : ".").repeat(act.ms);
  }
  return { soundAt: (ms) => sound[ms] ?? ".", keyAt, hangUpAt };
}

/**
 * An account of its own, a millisecond at a time: it looks at the clock first, then at what the caller does in this
 * millisecond. It shares nothing with the code under test.
 */
function oracle(
  request: RecordResponseRequest,
  script: readonly CallerAct[],
  promptMs: number,
  beepMs: number,
): Expected {
  const line = lineOf(script);
  const promptEnd = request.prompts?.length ? promptMs : 0;
  const listenAt = promptEnd + ((request.playBeep ?? true) ? beepMs : 0);
  const initialMs = 1_000 * (request.initialSilenceTimeoutInSeconds ?? 5);
  const silenceMs = 1_000 * (request.maxSilenceTimeoutInSeconds ?? 5);
  const longestMs = 1_000 * (request.maxRecordDurationInSeconds ?? 5);
  const order = [
    ...(request.prompts?.length ? ["promptStarted"] : []),
    ...((request.playBeep ?? true) ? ["beepStarted"] : []),
    "listening",
  ];
  let sound = "";
  let quietMs = 0;
  const ended = (reason: string | undefined, ms: number): Expected => ({
    reason,
    endedAtMs: ms,
    durationMs: sound.length,
    sound,
    order: [
      ...order.slice(
        0,
        ms < promptEnd ? order.indexOf("promptStarted") + 1 : ms < listenAt ? order.length - 1 : order.length,
      ),
      "stopped",
    ],
  });

  for (let ms = 0; ; ms += 1) {
    const isListening = ms >= listenAt;
    if (isListening && sound.length === longestMs) return ended("maxRecordDurationReached", ms);
    if (isListening && sound !== "" && quietMs === silenceMs) return ended("maxSilenceTimeout", ms);
    if (isListening && sound === "" && ms - listenAt === initialMs) return ended("initialSilenceTimeout", ms);
    if (line.hangUpAt === ms) return ended(undefined, ms);
    if (!isListening) continue;
    const key = line.keyAt.get(ms);
    if (key !== undefined && request.stopTones?.includes(key)) return ended("stopToneDetected", ms);
    const here = line.soundAt(ms);
    const isOldKey = sound === "" && here !== "s" && !pressedSince(line, listenAt, ms);
    if (sound !== "" || (here !== "." && !isOldKey)) sound += here;
    quietMs = here === "." ? quietMs + 1 : 0;
  }
}

/** Whether a key that is down in this millisecond went down after listening began. */
function pressedSince({ keyAt }: Line, listenAt: number, ms: number): boolean {
  return [...keyAt.keys()].some((downAt) => downAt >= listenAt && downAt <= ms && ms < downAt + 100);
}

const soundOf = ({ segments }: RecordingTimeline): string =>
  segments
    .map(({ kind, key = "", ms = 0 }) => (kind === "tone" ? key : kind === "speech" ? "s" : ".").repeat(ms))
    .join("");

const keys: readonly DtmfKey[] = ["1", "2", "#"];
/** Lengths around the limits, and others; seconds are few, so that limits meet. */
const lengths = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(-500, -1, 0, 1, 500))
    .map(([seconds, off]) => Math.max(0, seconds * 1_000 + off)),
  fc.constantFrom(0, 1, 99, 100, 101, 250, 499, 500, 501, 900, 999),
  fc.integer({ min: 0, max: 3_000 }),
);
const acts: fc.Arbitrary<CallerAct> = fc.oneof(
  { weight: 4, arbitrary: lengths.map((ms): CallerAct => ({ kind: "speak", ms })) },
  { weight: 4, arbitrary: lengths.map((ms): CallerAct => ({ kind: "silent", ms })) },
  { weight: 3, arbitrary: fc.constantFrom(...keys).map((key): CallerAct => ({ kind: "press", key })) },
  { weight: 1, arbitrary: fc.constant<CallerAct>({ kind: "hangUp" }) },
);
const scripts = fc.array(acts, { maxLength: 8 });
const seconds = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  fc.constantFrom(5, 120),
  fc.constantFrom(undefined, null),
);
const requests: fc.Arbitrary<RecordResponseRequest> = fc
  .record(
    {
      prompts: fc.constantFrom(prompts, null),
      initialSilenceTimeoutInSeconds: seconds,
      maxSilenceTimeoutInSeconds: seconds,
      maxRecordDurationInSeconds: seconds,
      playBeep: fc.constantFrom(true, false, null),
      stopTones: fc.oneof(fc.subarray(["1", "#"]), fc.constant(null)),
    },
    { requiredKeys: [] },
  )
  .map(
    (request) =>
      Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) as RecordResponseRequest,
  );
const settings = fc.record({ promptMs: fc.constantFrom(0, 1, 700, 1_000), beepMs: fc.constantFrom(0, 1, 300, 500) });

describe("PL-03 RR-08 RR-09 RR-10 a recording agrees with an account of it millisecond by millisecond", () => {
  test("reason, end, length, sound and order, for any request and any caller", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(requests, scripts, settings, (request, script, { promptMs, beepMs }) => {
        const expected = oracle(request, script, promptMs, beepMs);
        const timeline = recordingTimeline(request, script, { promptMs, beepMs });
        const order = timeline.events
          .map(({ kind }) => kind)
          .filter((kind) => !/^(speech|silence|tone)Started$/.test(kind));
        expect({
          reason: timeline.completionReason,
          endedAtMs: timeline.endedAtMs,
          durationMs: timeline.durationMs,
          sound: soundOf(timeline),
          order,
        }).toEqual(expected);
        expect(createWav({ segments: timeline.segments }).byteLength).toBe(44 + 32 * expected.durationMs);
        seen.set(expected.reason ?? "hangUp", (seen.get(expected.reason ?? "hangUp") ?? 0) + 1);
      }),
      { numRuns: 3_000 },
    );
    expect([...seen.keys()].sort()).toEqual([
      "hangUp",
      "initialSilenceTimeout",
      "maxRecordDurationReached",
      "maxSilenceTimeout",
      "stopToneDetected",
    ]);
    expect(Math.min(...seen.values())).toBeGreaterThan(50);
  });

  test("events come in the order of time, the first at 0 and one end at the last", () => {
    fc.assert(
      fc.property(requests, scripts, settings, (request, script, given) => {
        const { events, endedAtMs } = recordingTimeline(request, script, given);
        const times = events.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect([
          times[0],
          times.at(-1),
          events.filter(({ kind }) => kind === "stopped").length,
          events.at(-1)?.kind,
        ]).toEqual([0, endedAtMs, 1, "stopped"]);
      }),
    );
  });

  test("within its limits: no longer than maxRecordDuration, no pause longer than maxSilence", () => {
    fc.assert(
      fc.property(requests, scripts, settings, (request, script, given) => {
        const { durationMs, segments } = recordingTimeline(request, script, given);
        expect(durationMs).toBeLessThanOrEqual(1_000 * (request.maxRecordDurationInSeconds ?? 5));
        const pauses = segments.filter(({ kind }) => kind === "silence").map(({ ms = 0 }) => ms);
        expect(Math.max(0, ...pauses)).toBeLessThanOrEqual(1_000 * (request.maxSilenceTimeoutInSeconds ?? 5));
        expect(segments.every(({ ms = 0 }) => ms > 0)).toBe(true);
        expect(segments[0]?.kind).not.toBe("silence");
      }),
    );
  });
});

describe("PL-03 PL-04 PL-08 the platform plays live what the script gives at once", () => {
  const faults = fc.constantFrom<RecordingSettings["fault"]>(
    undefined,
    undefined,
    "playPromptFailed",
    "playBeepFailed",
    "mediaReceiveTimeout",
    "unspecifiedError",
  );

  test("for any request, any caller and any fault", async () => {
    await fc.assert(
      fc.asyncProperty(requests, scripts, settings, faults, async (request, script, given, fault) => {
        const pure = recordingTimeline(request, script, { ...given, fault });
        const { platform, call, delivered, record, clock } = simulate({ ...given, faults: fault ? [fault] : [] });
        await record({ playBeep: null, ...request, clientContext: "one" });
        for (const act of script) await call.caller.perform(act);
        await clock.runAll();
        const stopped = call.events.find((event) => event.kind === "stopped");
        expect(stopped).toMatchObject({
          completionReason: pure.completionReason,
          durationMs: pure.durationMs,
          atMs: pure.endedAtMs,
          why: pure.why,
        });
        expect(inShort(delivered).filter((line) => line.startsWith("one"))).toEqual(
          pure.completionReason ? [`one ${pure.completionReason}`] : [],
        );
        const kept = ["stopToneDetected", "maxRecordDurationReached", "maxSilenceTimeout"].includes(
          pure.completionReason ?? "",
        );
        expect(call.recordings.map(({ segments }) => segments)).toEqual(kept ? [pure.segments] : []);
        platform.close();
      }),
      { numRuns: 300 },
    );
  });
});
