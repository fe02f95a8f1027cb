import { describe, expect, test } from "vitest";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import type { CallerAct } from "../../src/platform/audio/caller.ts";
import {
  beginRecording,
  cut,
  dueMs,
  hear,
  passTime,
  type RecordingSettings,
  recordingRules,
  recordingTimeline,
  type TimelineEvent,
} from "../../src/platform/kinds/recording/timeline.ts";
import { prompts } from "../support/platform.ts";

const speak = (ms: number): CallerAct => ({ kind: "speak", ms });
const silent = (ms: number): CallerAct => ({ kind: "silent", ms });
const hash: CallerAct = { kind: "press", key: "#" };
const one: CallerAct = { kind: "press", key: "1" };
const hangUp: CallerAct = { kind: "hangUp" };

interface Row {
  readonly why: string;
  readonly request?: RecordResponseRequest;
  readonly script: readonly CallerAct[];
  readonly settings?: RecordingSettings;
  /** `endedAtMs completionReason durationMs`. */
  readonly end: string;
}

/** Without a beep unless the request has one. */
function play({ request = {}, script, settings }: Pick<Row, "request" | "script" | "settings">): string {
  const { endedAtMs, completionReason, durationMs } = recordingTimeline(
    { playBeep: false, ...request },
    script,
    settings,
  );
  return [endedAtMs, completionReason ?? "-", durationMs].join(" ");
}

const lines = (events: readonly TimelineEvent[]): string[] =>
  events.map((event) => [event.atMs, event.kind, ...(event.kind === "toneStarted" ? [event.key] : [])].join(" "));

describe("PL-03 order inside one: prompt, beep, initial silence, speech, stop", () => {
  test("each thing that starts ends the one before it", () => {
    const { events, segments, ...end } = recordingTimeline(
      { prompts, stopTones: ["#"], maxRecordDurationInSeconds: 10 },
      [silent(3_000), speak(2_000), silent(1_000), speak(500), one, silent(400), hash],
    );
    expect(lines(events)).toEqual([
      "0 promptStarted",
      "1000 beepStarted",
      "1500 listening",
      "3000 speechStarted",
      "5000 silenceStarted",
      "6000 speechStarted",
      "6500 silenceStarted",
      "6500 toneStarted 1",
      "6600 silenceStarted",
      "7000 stopped",
    ]);
    expect(segments).toEqual([
      { kind: "speech", ms: 2_000 },
      { kind: "silence", ms: 1_000 },
      { kind: "speech", ms: 500 },
      { kind: "tone", key: "1", ms: 100 },
      { kind: "silence", ms: 400 },
    ]);
    expect(end).toEqual({
      endedAtMs: 7_000,
      completionReason: "stopToneDetected",
      durationMs: 4_000,
      why: "the caller pressed #",
    });
  });

  test.each([
    { why: "neither prompt nor beep", request: { playBeep: false }, first: ["0 listening"] },
    { why: "a beep by default", request: {}, first: ["0 beepStarted", "500 listening"] },
    { why: "a beep for null", request: { playBeep: null }, first: ["0 beepStarted", "500 listening"] },
    {
      why: "a prompt without a beep",
      request: { prompts, playBeep: false },
      first: ["0 promptStarted", "1000 listening"],
    },
    { why: "an empty list of prompts", request: { prompts: [], playBeep: false }, first: ["0 listening"] },
  ])("$why", ({ request, first }) => {
    expect(lines(recordingTimeline(request, []).events).slice(0, -1)).toEqual(first);
  });

  test("prompt and beep are as long as the settings say", () => {
    const { events } = recordingTimeline({ prompts }, [], { promptMs: 0, beepMs: 250 });
    expect(lines(events)).toEqual(["0 promptStarted", "0 beepStarted", "250 listening", "5250 stopped"]);
  });

  test.each<Row>([
    {
      why: "a stop tone during the prompt is lost",
      request: { prompts, stopTones: ["#"] },
      script: [hash],
      end: "6000 initialSilenceTimeout 0",
    },
    {
      why: "a stop tone in the prompt's last millisecond is lost, held down or not",
      request: { prompts, stopTones: ["#"] },
      script: [silent(999), hash],
      end: "6000 initialSilenceTimeout 0",
    },
    {
      why: "a stop tone when the prompt is over counts",
      request: { prompts, stopTones: ["#"] },
      script: [silent(1_000), hash],
      end: "1000 stopToneDetected 0",
    },
    {
      why: "a stop tone during the beep is lost",
      request: { playBeep: true, stopTones: ["#"] },
      script: [silent(200), hash],
      end: "5500 initialSilenceTimeout 0",
    },
    {
      why: "a stop tone when the beep is over counts",
      request: { playBeep: true, stopTones: ["#"] },
      script: [silent(500), hash],
      end: "500 stopToneDetected 0",
    },
    {
      why: "speech over the beep is heard from its end",
      request: { playBeep: true },
      script: [speak(700)],
      end: "5500 maxRecordDurationReached 5000",
    },
    {
      why: "speech during the prompt alone is not heard",
      request: { prompts },
      script: [speak(1_000)],
      end: "6000 initialSilenceTimeout 0",
    },
    { why: "hanging up during the prompt", request: { prompts }, script: [silent(400), hangUp], end: "400 - 0" },
    { why: "hanging up during the beep", request: { playBeep: true }, script: [silent(499), hangUp], end: "499 - 0" },
    { why: "hanging up during the initial silence", script: [silent(100), hangUp], end: "100 - 0" },
    { why: "hanging up while speaking", script: [speak(1_200), hangUp], end: "1200 - 1200" },
  ])("$why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });
});

describe("RR-08 initialSilenceTimeoutInSeconds counts from the end of prompt and beep", () => {
  test.each<Row>([
    { why: "5 s by default", script: [], end: "5000 initialSilenceTimeout 0" },
    {
      why: "null is the default",
      request: { initialSilenceTimeoutInSeconds: null },
      script: [],
      end: "5000 initialSilenceTimeout 0",
    },
    {
      why: "the longest",
      request: { initialSilenceTimeoutInSeconds: 120 },
      script: [],
      end: "120000 initialSilenceTimeout 0",
    },
    {
      why: "after the prompt",
      request: { prompts, initialSilenceTimeoutInSeconds: 1 },
      script: [],
      end: "2000 initialSilenceTimeout 0",
    },
    {
      why: "after the beep",
      request: { playBeep: true, initialSilenceTimeoutInSeconds: 1 },
      script: [],
      end: "1500 initialSilenceTimeout 0",
    },
    {
      why: "speech in the last millisecond",
      request: { initialSilenceTimeoutInSeconds: 1 },
      script: [silent(999), speak(1)],
      end: "5999 maxRecordDurationReached 5000",
    },
    {
      why: "speech at the limit is too late",
      request: { initialSilenceTimeoutInSeconds: 1 },
      script: [silent(1_000), speak(500)],
      end: "1000 initialSilenceTimeout 0",
    },
    {
      why: "a key is a sound",
      request: { initialSilenceTimeoutInSeconds: 1, maxRecordDurationInSeconds: 9 },
      script: [silent(500), one],
      end: "5600 maxSilenceTimeout 5100",
    },
    {
      why: "a stop tone ends it",
      request: { stopTones: ["#"] },
      script: [silent(4_999), hash],
      end: "4999 stopToneDetected 0",
    },
    {
      why: "a stop tone at the limit is too late",
      request: { stopTones: ["#"] },
      script: [silent(5_000), hash],
      end: "5000 initialSilenceTimeout 0",
    },
    {
      why: "hanging up at the limit is too late",
      script: [silent(5_000), hangUp],
      end: "5000 initialSilenceTimeout 0",
    },
  ])("$why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });
});

describe("RR-09 maxSilenceTimeoutInSeconds is silence after speech has begun", () => {
  const request = { maxSilenceTimeoutInSeconds: 2, maxRecordDurationInSeconds: 60 };

  test.each<Row>([
    {
      why: "5 s by default",
      request: { maxRecordDurationInSeconds: 60 },
      script: [speak(1_000)],
      end: "6000 maxSilenceTimeout 6000",
    },
    {
      why: "it does not count before speech",
      request,
      script: [silent(4_000), speak(1_000)],
      end: "7000 maxSilenceTimeout 3000",
    },
    {
      why: "after a shorter pause it starts again",
      request,
      script: [speak(1_000), silent(1_999), speak(1)],
      end: "5000 maxSilenceTimeout 5000",
    },
    {
      why: "a pause of exactly the limit ends it",
      request,
      script: [speak(1_000), silent(2_000), speak(1_000)],
      end: "3000 maxSilenceTimeout 3000",
    },
    {
      why: "a key ends a pause",
      request,
      script: [speak(1_000), silent(1_500), one],
      end: "4600 maxSilenceTimeout 4600",
    },
    {
      why: "a stop tone in the last millisecond of a pause",
      request: { ...request, stopTones: ["#"] },
      script: [speak(1_000), silent(1_999), hash],
      end: "2999 stopToneDetected 2999",
    },
    {
      why: "a stop tone at the limit is too late",
      request: { ...request, stopTones: ["#"] },
      script: [speak(1_000), silent(2_000), hash],
      end: "3000 maxSilenceTimeout 3000",
    },
  ])("$why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });
});

describe("RR-10 maxRecordDurationInSeconds is the longest recording, from the first sound on", () => {
  test.each<Row>([
    { why: "5 s by default", script: [speak(9_000)], end: "5000 maxRecordDurationReached 5000" },
    {
      why: "the longest",
      request: { maxRecordDurationInSeconds: 120 },
      script: [speak(200_000)],
      end: "120000 maxRecordDurationReached 120000",
    },
    {
      why: "the initial silence is not part of it",
      request: { maxRecordDurationInSeconds: 1 },
      script: [silent(4_000), speak(9_000)],
      end: "5000 maxRecordDurationReached 1000",
    },
    {
      why: "pauses are",
      request: { maxRecordDurationInSeconds: 3 },
      script: [speak(1_000), silent(1_500), speak(9_000)],
      end: "3000 maxRecordDurationReached 3000",
    },
    {
      why: "before maxSilence when both are reached",
      request: { maxRecordDurationInSeconds: 3, maxSilenceTimeoutInSeconds: 2 },
      script: [speak(1_000)],
      end: "3000 maxRecordDurationReached 3000",
    },
    {
      why: "speech that ends at the limit",
      request: { maxRecordDurationInSeconds: 1 },
      script: [speak(1_000)],
      end: "1000 maxRecordDurationReached 1000",
    },
    {
      why: "a stop tone in the last millisecond",
      request: { maxRecordDurationInSeconds: 1, stopTones: ["#"] },
      script: [speak(999), hash],
      end: "999 stopToneDetected 999",
    },
    {
      why: "a stop tone at the limit is too late",
      request: { maxRecordDurationInSeconds: 1, stopTones: ["#"] },
      script: [speak(1_000), hash],
      end: "1000 maxRecordDurationReached 1000",
    },
    {
      why: "hanging up at the limit is too late",
      request: { maxRecordDurationInSeconds: 1 },
      script: [speak(1_000), hangUp],
      end: "1000 maxRecordDurationReached 1000",
    },
  ])("$why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });
});

describe("RR-12 stopTones end the recording as the key goes down", () => {
  test.each<Row>([
    {
      why: "one of several",
      request: { stopTones: ["1", "#", "*"] },
      script: [speak(500), hash],
      end: "500 stopToneDetected 500",
    },
    {
      why: "another key does not",
      request: { stopTones: ["1", "*"] },
      script: [speak(500), hash],
      end: "5000 maxRecordDurationReached 5000",
    },
    {
      why: "none is asked for",
      request: { stopTones: [] },
      script: [speak(500), hash],
      end: "5000 maxRecordDurationReached 5000",
    },
    {
      why: "a stop tone of two keys is never pressed",
      request: { stopTones: ["11"] },
      script: [speak(500), one, one],
      end: "5000 maxRecordDurationReached 5000",
    },
  ])("$why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });

  test("the tone that ended it is not in the file; another that was cut short is, so far", () => {
    expect(recordingTimeline({ playBeep: false, stopTones: ["#"] }, [speak(500), hash]).segments).toEqual([
      { kind: "speech", ms: 500 },
    ]);
    expect(recordingTimeline({ playBeep: false, maxRecordDurationInSeconds: 1 }, [speak(950), hash]).segments).toEqual([
      { kind: "speech", ms: 950 },
      { kind: "tone", key: "#", ms: 50 },
    ]);
  });
});

describe("OP-03 faults end a recording where they can happen", () => {
  test.each<Row>([
    {
      why: "a prompt",
      request: { prompts, playBeep: true },
      settings: { fault: "playPromptFailed" },
      script: [speak(9_000)],
      end: "0 playPromptFailed 0",
    },
    {
      why: "no prompt to fail",
      settings: { fault: "playPromptFailed" },
      script: [],
      end: "5000 initialSilenceTimeout 0",
    },
    {
      why: "a prompt that is not a usable wav",
      request: { prompts },
      settings: { promptMs: "unplayable" },
      script: [],
      end: "0 playPromptFailed 0",
    },
    {
      why: "a beep",
      request: { prompts, playBeep: true },
      settings: { fault: "playBeepFailed" },
      script: [speak(9_000)],
      end: "1000 playBeepFailed 0",
    },
    { why: "no beep to fail", settings: { fault: "playBeepFailed" }, script: [], end: "5000 initialSilenceTimeout 0" },
    {
      why: "no sound comes",
      request: { initialSilenceTimeoutInSeconds: 3, stopTones: ["#"] },
      settings: { fault: "mediaReceiveTimeout" },
      script: [speak(1_000), hash],
      end: "3000 mediaReceiveTimeout 0",
    },
    {
      why: "no sound comes of who speaks over the beep",
      request: { playBeep: true },
      settings: { fault: "mediaReceiveTimeout" },
      script: [speak(9_000)],
      end: "5500 mediaReceiveTimeout 0",
    },
    {
      why: "something",
      request: { playBeep: true },
      settings: { fault: "unspecifiedError" },
      script: [speak(9_000)],
      end: "500 unspecifiedError 0",
    },
  ])("$settings.fault, $why: $end", ({ end, ...row }) => {
    expect(play(row)).toBe(end);
  });
});

describe("PL-03 one step at a time, on any clock", () => {
  const { state } = beginRecording(recordingRules({ playBeep: true, initialSilenceTimeoutInSeconds: 1 }), 10_000);

  test("it says when something is due", () => {
    expect([dueMs(state), dueMs(passTime(state, 10_500).state), dueMs(passTime(state, 11_500).state)]).toEqual([
      10_500,
      11_500,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test.each([
    { toMs: 10_499, kinds: [] },
    { toMs: 10_500, kinds: ["listening"] },
    { toMs: 11_499, kinds: ["listening"] },
    { toMs: 11_500, kinds: ["listening", "stopped"] },
    { toMs: 99_999, kinds: ["listening", "stopped"] },
  ])("all that is due until $toMs has happened, each at its own time", ({ toMs, kinds }) => {
    const { events } = passTime(state, toMs);
    expect(events.map(({ kind }) => kind)).toEqual(kinds);
    expect(events.map(({ atMs }) => atMs)).toEqual([10_500, 11_500].slice(0, kinds.length));
  });

  test("what comes from outside comes after that, and too late when it has ended", () => {
    expect(cut(state, 11_499, "cancel", "the bot cancelled it").state.end?.completionReason).toBe("operationCanceled");
    expect(cut(state, 11_500, "cancel", "the bot cancelled it").state.end?.completionReason).toBe(
      "initialSilenceTimeout",
    );
    expect(hear(state, 11_500, { kind: "speech" }).state.end?.completionReason).toBe("initialSilenceTimeout");
    expect(hear(state, 11_499, { kind: "speech" }).events.map(({ kind }) => kind)).toEqual([
      "listening",
      "speechStarted",
    ]);
  });

  test("a state is never changed", () => {
    const before = JSON.stringify(state);
    hear(state, 10_700, { kind: "speech" });
    cut(state, 10_700, undefined, "the caller hung up");
    expect(JSON.stringify(state)).toBe(before);
  });
});
