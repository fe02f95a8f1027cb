import type { RecordResponseRequest } from "../../contract/types.ts";
import type { Clock } from "../../lib/clock.ts";
import { type CallerSound, silence } from "../audio/caller.ts";
import type { WavSegment } from "../audio/wav.ts";
import {
  beginRecording,
  cut,
  dueMs,
  hear,
  passTime,
  type RecordingEnd,
  type RecordingRules,
  type RecordingState,
  type Step,
  type TimelineEvent,
} from "../kinds/recording/timeline.ts";

/** A recording that was asked for and has not ended. */
export interface QueuedRecording {
  readonly operationId: string;
  readonly clientContext: string | undefined;
  readonly request: RecordResponseRequest;
  readonly askedAtMs: number;
}

export interface RecordingQueueOptions {
  readonly clock: Clock;
  /** Asked when a recording's turn comes; a promise while its prompt is fetched. */
  readonly rulesFor: (recording: QueuedRecording) => RecordingRules | Promise<RecordingRules>;
  readonly onEvent: (recording: QueuedRecording, event: TimelineEvent) => void;
  readonly onEnd: (recording: QueuedRecording, end: RecordingEnd, segments: readonly WavSegment[]) => void;
}

/** The recordings of one call: one runs, the others wait their turn. [PL-01] */
export interface RecordingQueue {
  add(recording: QueuedRecording): void;
  /** Whether the next to be added would run at once. */
  isFree(): boolean;
  /** The recording, and whether it runs or waits; undefined when it has ended or never was. */
  find(
    operationId: string,
  ): { readonly recording: QueuedRecording; readonly status: "running" | "notStarted" } | undefined;
  hear(sound: CallerSound): void;
  /** Ends the running one, then those that wait; without a reason the call is over. [PL-02, PL-05] */
  endAll(reason: "operationCanceled" | undefined, why: string): void;
}

interface Running {
  readonly recording: QueuedRecording;
  /** Undefined while the prompt is fetched. */
  state: RecordingState | undefined;
}

/** Plays recordings on a clock. It waits on the clock only while something of a recording falls due by itself. */
export function createRecordingQueue({ clock, rulesFor, onEvent, onEnd }: RecordingQueueOptions): RecordingQueue {
  const waiting: QueuedRecording[] = [];
  let running: Running | undefined;
  let sound = silence;
  let freeSinceMs = 0;
  let alarm: { readonly atMs: number; readonly off: AbortController } | undefined;

  /** Whatever is due by now has happened, and whoever's turn it is has begun. */
  function catchUp(): void {
    const nowMs = clock.now();
    for (;;) {
      if (!running) {
        if (!startNext()) break;
      } else {
        if (!running.state || dueMs(running.state) > nowMs) break;
        take(running, passTime(running.state, nowMs));
      }
    }
    setAlarm();
  }

  function startNext(): boolean {
    const recording = waiting.shift();
    if (!recording) return false;
    const current: Running = { recording, state: undefined };
    const rules = rulesFor(recording);
    running = current;
    if (rules instanceof Promise) void rules.then((fetched) => playIfCurrent(current, fetched));
    else take(current, beginRecording(rules, Math.max(freeSinceMs, recording.askedAtMs), sound));
    return true;
  }

  function playIfCurrent(current: Running, rules: RecordingRules): void {
    if (running !== current) return;
    take(current, beginRecording(rules, clock.now(), sound));
    catchUp();
  }

  function take(current: Running, { state, events }: Step): void {
    current.state = state;
    for (const event of events) onEvent(current.recording, event);
    if (running !== current || !state.end) return;
    running = undefined;
    freeSinceMs = state.sinceMs;
    onEnd(current.recording, state.end, state.segments);
  }

  function setAlarm(): void {
    const atMs = running?.state ? dueMs(running.state) : Number.POSITIVE_INFINITY;
    if (alarm?.atMs === atMs) return;
    alarm?.off.abort("off");
    alarm = undefined;
    if (atMs === Number.POSITIVE_INFINITY) return;
    const set = { atMs, off: new AbortController() };
    alarm = set;
    clock.sleep(atMs - clock.now(), set.off.signal).then(
      () => ring(set),
      () => undefined,
    );
  }

  /** A clock may ring a little early: the alarm is then set again. */
  function ring(set: typeof alarm): void {
    if (alarm === set) alarm = undefined;
    catchUp();
  }

  /** Ends one that has not begun to play. */
  function drop(recording: QueuedRecording, completionReason: RecordingEnd["completionReason"], why: string): void {
    const end: RecordingEnd = { completionReason, durationMs: 0, why };
    onEvent(recording, { kind: "stopped", atMs: clock.now(), ...end });
    onEnd(recording, end, []);
  }

  return {
    add(recording) {
      waiting.push(recording);
      catchUp();
    },
    isFree() {
      catchUp();
      return !running;
    },
    find(operationId) {
      if (running?.recording.operationId === operationId) return { recording: running.recording, status: "running" };
      const recording = waiting.find((queued) => queued.operationId === operationId);
      return recording && { recording, status: "notStarted" };
    },
    hear(heard) {
      catchUp();
      sound = heard;
      if (running?.state) take(running, hear(running.state, clock.now(), heard));
      catchUp();
    },
    endAll(reason, why) {
      catchUp();
      const current = running;
      const others = waiting.splice(0);
      if (current?.state) {
        take(current, cut(current.state, clock.now(), reason, why));
      } else if (current) {
        running = undefined;
        drop(current.recording, reason, why);
      }
      for (const recording of others) drop(recording, reason, why);
      catchUp();
    },
  };
}
