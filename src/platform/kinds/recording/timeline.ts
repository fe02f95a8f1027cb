import * as memberLimits from "../../../../generated/vocabulary/memberLimits.ts";
import type { RecordResponseRequest } from "../../../contract/types.ts";
import { begunAt, type CallerAct, type CallerSound, silence, soundOf } from "../../audio/caller.ts";
import type { WavSegment } from "../../audio/wav.ts";
import type { Cut, PlayEnd, PlayState, Step } from "../kind.ts";

// One recording, from its prompt to its end, as a pure state: time passes, the caller is heard, the bot cancels. The
// platform drives it live, `recordingTimeline` a whole script at once; there is no second account of it.

/** Failures that no request and no caller brings about. */
export const recordingFaults = [
  "playPromptFailed",
  "playBeepFailed",
  "mediaReceiveTimeout",
  "unspecifiedError",
] as const;
export type RecordingFault = (typeof recordingFaults)[number];

/** The completionReason of a recording that was cut short. */
export const canceled = "operationCanceled";

/** Every end that the platform reports. */
export type RecordingReason =
  | RecordingFault
  | "stopToneDetected"
  | "maxRecordDurationReached"
  | "maxSilenceTimeout"
  | "initialSilenceTimeout"
  | "operationCanceled";

/** What the request leaves open. */
export interface RecordingSettings {
  /** Length of a prompt in milliseconds, or that it cannot be played. Default: 1,000. */
  readonly promptMs?: number | "unplayable" | undefined;
  /** Length of the beep in milliseconds. Default: 500. */
  readonly beepMs?: number | undefined;
  /** A failure to come to, as soon as the recording gets where it can happen. */
  readonly fault?: RecordingFault | undefined;
}

/** What one recording is held to; all lengths in milliseconds. */
export interface RecordingRules {
  /** Undefined when there is no prompt. */
  readonly promptMs: number | "unplayable" | undefined;
  /** Undefined when there is no beep. */
  readonly beepMs: number | undefined;
  readonly initialSilenceMs: number;
  readonly maxSilenceMs: number;
  readonly maxRecordMs: number;
  readonly stopTones: readonly string[];
  readonly fault: RecordingFault | undefined;
}

/** What happened, and at which millisecond of the clock; each thing that started ends what had started before it. */
export type TimelineEvent = { readonly atMs: number } & (
  | { readonly kind: "promptStarted" | "beepStarted" | "listening" | "speechStarted" | "silenceStarted" }
  | { readonly kind: "toneStarted"; readonly key: string }
  | ({ readonly kind: "stopped" } & RecordingEnd)
);

export interface RecordingEnd extends PlayEnd {
  readonly completionReason: RecordingReason | undefined;
}

export interface RecordingState extends PlayState {
  readonly rules: RecordingRules;
  readonly phase: "prompt" | "beep" | "initialSilence" | "recording" | "stopped";
  readonly sound: CallerSound;
  readonly soundSinceMs: number;
  /** What is recorded, up to `soundSinceMs`; whole once stopped. */
  readonly segments: readonly WavSegment[];
  readonly end: RecordingEnd | undefined;
}

type RecordingStep = Step<RecordingState, TimelineEvent>;

/** A recording played to its end. */
export interface RecordingTimeline extends RecordingEnd {
  readonly events: readonly TimelineEvent[];
  readonly endedAtMs: number;
  readonly segments: readonly WavSegment[];
}

/** A request's limits, the contract's defaults for what it leaves out. [RR-07..RR-12] */
export function recordingRules(
  request: RecordResponseRequest,
  { promptMs = 1_000, beepMs = 500, fault }: RecordingSettings = {},
): RecordingRules {
  const limits = memberLimits.recordResponseRequest;
  return {
    promptMs: request.prompts?.length ? promptMs : undefined,
    beepMs: (request.playBeep ?? limits.playBeep.default) ? beepMs : undefined,
    initialSilenceMs: (request.initialSilenceTimeoutInSeconds ?? limits.initialSilenceTimeoutInSeconds.default) * 1_000,
    maxSilenceMs: (request.maxSilenceTimeoutInSeconds ?? limits.maxSilenceTimeoutInSeconds.default) * 1_000,
    maxRecordMs: (request.maxRecordDurationInSeconds ?? limits.maxRecordDurationInSeconds.default) * 1_000,
    stopTones: request.stopTones ?? [],
    fault,
  };
}

/**
 * Begins with the prompt, the beep or listening, whichever the rules have first. [PL-03]
 *
 * No source says more than PL-03 and RR-08..RR-10; what is inferred:
 * - The initial silence counts from the end of prompt and beep. Until then nothing is heard: a stop tone is lost, a key
 *   that is still down is not noticed, and who speaks over the beep is heard from its end.
 * - The file and `maxRecordDurationInSeconds` begin with the first sound; a key that is not a stop tone is a sound too.
 * - A stop tone ends the recording as the key goes down, during the initial silence too, and is not in the file.
 * - A pause belongs to the file, the one that ended the recording too.
 * - A limit is reached when its last millisecond is over, and goes before whatever the caller or the bot does then. When
 *   both are reached at once, it is the longest recording that is reported.
 * - `mediaReceiveTimeout`: the caller is not heard, and it is reported when the initial silence is over. `unspecifiedError`
 *   and `none` end the recording when listening begins.
 */
export function beginRecording(rules: RecordingRules, atMs: number, sound: CallerSound = silence): RecordingStep {
  const state: RecordingState = {
    rules,
    phase: "prompt",
    sinceMs: atMs,
    sound,
    soundSinceMs: atMs,
    segments: [],
    end: undefined,
  };
  return after(toPrompt(state, atMs), (begun) => passTime(begun, atMs));
}

/** When something happens though nobody does anything; Infinity once stopped. */
export function dueMs(state: RecordingState): number {
  const { phase, sinceMs, rules, sound, soundSinceMs } = state;
  switch (phase) {
    case "prompt":
      return sinceMs + (rules.promptMs as number);
    case "beep":
      return sinceMs + (rules.beepMs as number);
    case "initialSilence":
      return sinceMs + (isSpokenInto(state) ? 1 : rules.initialSilenceMs);
    case "recording":
      return Math.min(
        sinceMs + rules.maxRecordMs,
        sound.kind === "silence" ? soundSinceMs + rules.maxSilenceMs : Number.POSITIVE_INFINITY,
      );
    case "stopped":
      return Number.POSITIVE_INFINITY;
  }
}

/** Whatever is due up to and at `toMs`. */
export function passTime(state: RecordingState, toMs: number): RecordingStep {
  let step: RecordingStep = { state, events: [] };
  for (let due = dueMs(state); due <= toMs; due = dueMs(step.state))
    step = after(step, (before) => fallDue(before, due));
  return step;
}

/** The caller's sound changes, after whatever is due by then. */
export function hear(state: RecordingState, atMs: number, sound: CallerSound): RecordingStep {
  return after(passTime(state, atMs), (before) => changeSound(before, atMs, sound));
}

/** The recording is ended from outside, after whatever is due by then; `cutBy` undefined: the call was over. [PL-02, PL-05] */
export function cut(state: RecordingState, atMs: number, cutBy: Cut | undefined, why: string): RecordingStep {
  return after(passTime(state, atMs), (before) =>
    before.phase === "stopped" ? unchanged(before) : stop(before, atMs, cutBy && canceled, why, cutBy),
  );
}

/** Plays a recording for a caller who, after the script, stays silent. Time begins at 0. */
export function recordingTimeline(
  request: RecordResponseRequest,
  script: readonly CallerAct[],
  settings: RecordingSettings = {},
): RecordingTimeline {
  const begun = beginRecording(recordingRules(request, settings), 0);
  const events = [...begun.events];
  let { state } = begun;
  let nowMs = 0;
  const take = (step: RecordingStep): void => {
    state = step.state;
    events.push(...step.events);
  };
  for (const act of script) {
    const { sound, ms } = soundOf(act);
    if (act.kind === "hangUp") take(cut(state, nowMs, undefined, "the caller hung up"));
    if (ms === 0) continue;
    take(hear(state, nowMs, begunAt(sound, nowMs)));
    nowMs += ms;
    take(hear(state, nowMs, silence));
  }
  while (!state.end) take(passTime(state, dueMs(state)));
  return { ...state.end, endedAtMs: state.sinceMs, segments: state.segments, events };
}

function toPrompt(state: RecordingState, atMs: number): RecordingStep {
  const { promptMs, fault } = state.rules;
  if (promptMs === undefined) return toBeep(state, atMs);
  if (promptMs === "unplayable" || fault === "playPromptFailed")
    return stop(state, atMs, "playPromptFailed", "the prompt could not be played");
  return enter(state, "prompt", { kind: "promptStarted", atMs });
}

function toBeep(state: RecordingState, atMs: number): RecordingStep {
  const { beepMs, fault } = state.rules;
  if (beepMs === undefined) return toListening(state, atMs);
  if (fault === "playBeepFailed") return stop(state, atMs, "playBeepFailed", "the beep could not be played");
  return enter(state, "beep", { kind: "beepStarted", atMs });
}

function toListening(state: RecordingState, atMs: number): RecordingStep {
  const { fault } = state.rules;
  const listening = enter(state, "initialSilence", { kind: "listening", atMs });
  if (fault !== "unspecifiedError") return listening;
  return after(listening, (before) => stop(before, atMs, fault, "a fault that was asked for"));
}

function toRecording(state: RecordingState, atMs: number): RecordingStep {
  return enter({ ...state, soundSinceMs: atMs }, "recording", started(state.sound, atMs));
}

function fallDue(state: RecordingState, atMs: number): RecordingStep {
  const { phase, sinceMs, rules } = state;
  if (phase === "prompt") return toBeep(state, atMs);
  if (phase === "beep") return toListening(state, atMs);
  if (isSpokenInto(state)) return toRecording(state, sinceMs);
  if (phase === "initialSilence") {
    return isDeaf(state)
      ? stop(state, atMs, "mediaReceiveTimeout", "no sound came from the caller's line")
      : stop(state, atMs, "initialSilenceTimeout", `the caller said nothing for ${inSeconds(rules.initialSilenceMs)}`);
  }
  return atMs === sinceMs + rules.maxRecordMs
    ? stop(state, atMs, "maxRecordDurationReached", `it had lasted ${inSeconds(rules.maxRecordMs)}, its longest`)
    : stop(state, atMs, "maxSilenceTimeout", `the caller paused for ${inSeconds(rules.maxSilenceMs)}`);
}

function changeSound(state: RecordingState, atMs: number, sound: CallerSound): RecordingStep {
  if (state.phase === "stopped" || (sound.kind === "silence" && state.sound.kind === "silence"))
    return unchanged(state);
  const isHeard = (state.phase === "initialSilence" || state.phase === "recording") && !isDeaf(state);
  if (isHeard && sound.kind === "tone" && state.rules.stopTones.includes(sound.key)) {
    return stop(state, atMs, "stopToneDetected", `the caller pressed ${sound.key}`);
  }
  const changed: RecordingState = { ...state, segments: recorded(state, atMs), sound, soundSinceMs: atMs };
  if (!isHeard || (state.phase === "initialSilence" && sound.kind === "silence")) return unchanged(changed);
  return state.phase === "recording" ? { state: changed, events: [started(sound, atMs)] } : toRecording(changed, atMs);
}

function stop(
  state: RecordingState,
  atMs: number,
  completionReason: RecordingReason | undefined,
  why: string,
  cutBy?: Cut,
): RecordingStep {
  const segments = recorded(state, atMs);
  const durationMs = state.phase === "recording" ? atMs - state.sinceMs : 0;
  const end: RecordingEnd = { completionReason, durationMs, why, ...(cutBy && { cutBy }) };
  return enter({ ...state, segments, end }, "stopped", { kind: "stopped", atMs, ...end });
}

/** What is recorded by now, the sound that goes on included. */
function recorded({ phase, segments, sound, soundSinceMs }: RecordingState, atMs: number): readonly WavSegment[] {
  const ms = atMs - soundSinceMs;
  return phase === "recording" && ms > 0 ? [...segments, segmentOf(sound, soundSinceMs, ms)] : segments;
}

/** Of a voice that was spoken into the beep the beginning is not in the file. */
function segmentOf(sound: CallerSound, sinceMs: number, ms: number): WavSegment {
  if (sound.kind !== "speech") return { ...sound, ms };
  const { voice, voiceSinceMs = sinceMs } = sound;
  return { kind: "speech", ms, ...(voice && { voice, fromMs: sinceMs - voiceSinceMs }) };
}

function enter(state: RecordingState, phase: RecordingState["phase"], event: TimelineEvent): RecordingStep {
  return { state: { ...state, phase, sinceMs: event.atMs }, events: [event] };
}

function started(sound: CallerSound, atMs: number): TimelineEvent {
  if (sound.kind === "tone") return { kind: "toneStarted", atMs, key: sound.key };
  return { kind: sound.kind === "speech" ? "speechStarted" : "silenceStarted", atMs };
}

/** Who speaks over the beep is heard from its end, which is known when the first millisecond after it is over. */
function isSpokenInto(state: RecordingState): boolean {
  return state.phase === "initialSilence" && state.sound.kind === "speech" && !isDeaf(state);
}

function isDeaf({ rules }: RecordingState): boolean {
  return rules.fault === "mediaReceiveTimeout";
}

function unchanged(state: RecordingState): RecordingStep {
  return { state, events: [] };
}

function after({ state, events }: RecordingStep, next: (state: RecordingState) => RecordingStep): RecordingStep {
  const step = next(state);
  return { state: step.state, events: [...events, ...step.events] };
}

function inSeconds(ms: number): string {
  return `${ms / 1_000} s`;
}
