import type { RecordResponseRequest } from "../../contract/types.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { assertCallerAct, type CallerAct, silence, soundOf } from "../audio/caller.ts";
import type { DtmfKey } from "../audio/sounds.ts";
import type { WavSegment } from "../audio/wav.ts";
import type { RecordingFiles, SimulatedRecording } from "../kinds/recording/files.ts";
import { callNotification, hasRecording, recordingNotification } from "../kinds/recording/outgoing.ts";
import type { RecordingEnd } from "../kinds/recording/timeline.ts";
import type { PlatformTime } from "../time/platform-time.ts";
import type { CallEvent, CallFacts } from "./call-events.ts";
import type { Outgoing } from "./delivery.ts";
import { createRecordingQueue, type QueuedRecording, type RecordingQueueOptions } from "./queue.ts";

export type MediaConfig = "serviceHosted" | "appHosted";

/** What becomes of the recordings of a call that ends: nobody tells of them, or each fails as `operationCanceled` first. [PL-05] */
export type EarlyEnd = "unnotified" | "canceled";

/**
 * The human on the line, who does one thing at a time: a new act ends the one before. Each act resolves when its time is
 * over, a virtual clock having been moved on by it, and the notifications that it led to have been answered.
 * Acts reject with a TypeError when they make no sense; in a call that is over nobody hears them.
 */
export interface Caller {
  speak(options: { readonly ms: number }): Promise<void>;
  silent(options: { readonly ms: number }): Promise<void>;
  /** Holds a key down for 100 ms. */
  press(key: DtmfKey): Promise<void>;
  hangUp(): Promise<void>;
  /** Any of these, as data. */
  perform(act: CallerAct): Promise<void>;
}

/** A call on the simulated platform. */
export interface SimulatedCall {
  /** Dashed and in small letters. */
  readonly id: string;
  readonly mediaConfig: MediaConfig;
  readonly caller: Caller;
  /** Ends its recordings as `operationCanceled`, as the bot's own cancelMediaProcessing would. [PL-04] */
  cancel(): Promise<void>;
  /** Ends the call from the bot's or the platform's side. */
  end(): Promise<void>;
  readonly ended: boolean;
  /** What happened, in order; of a very long call the last 1,000. */
  readonly events: readonly CallEvent[];
  /** What was recorded and kept, in order; of a very long call the last 1,000. Gone from the platform once the call has ended. */
  readonly recordings: readonly SimulatedRecording[];
  /**
   * Lets others go on until the predicate holds: what the bot does behind its 202. A virtual clock does not move
   * meanwhile. Rejects when it does not hold after 10,000 turns of the event loop, or 100 s of another clock.
   */
  until(predicate: (call: SimulatedCall) => boolean): Promise<void>;
}

export interface CallSetup {
  readonly id: string;
  readonly mediaConfig: MediaConfig;
  readonly time: PlatformTime;
  readonly version: GraphVersion;
  readonly earlyEnd: EarlyEnd;
  readonly files: RecordingFiles;
  readonly rulesFor: RecordingQueueOptions["rulesFor"];
  readonly createDelivery: (report: (facts: CallFacts) => void) => (outgoing: Outgoing) => void;
  readonly onEvent: (event: CallEvent) => void;
  readonly onEnd: () => void;
}

/** A call as the platform sees it. */
export interface PlatformCall {
  readonly call: SimulatedCall;
  ask(operationId: string, request: RecordResponseRequest): "running" | "notStarted";
  /** A recording that has not ended. */
  operation(
    operationId: string,
  ): { readonly status: "running" | "notStarted"; readonly clientContext: string | undefined } | undefined;
  report(facts: CallFacts): void;
  announce(): void;
  /** Stops without a word to anybody. */
  drop(): void;
}

const keptPerCall = 1_000;
const untilTurns = 10_000;

export function createCall(setup: CallSetup): PlatformCall {
  const { id, mediaConfig, time, version, earlyEnd, files } = setup;
  const startedAtMs = time.now();
  const events: CallEvent[] = [];
  const recordings: SimulatedRecording[] = [];
  const over = new AbortController();
  const deliver = setup.createDelivery(report);
  const queue = createRecordingQueue({
    clock: time,
    rulesFor: setup.rulesFor,
    onEvent: ({ operationId }, { atMs, ...event }) => report({ ...event, operationId }, atMs),
    onEnd: recordingEnded,
  });
  let acts = 0;

  function report(facts: CallFacts, clockMs: number = time.now()): void {
    const event = { ...facts, callId: id, atMs: clockMs - startedAtMs } as CallEvent;
    events.push(event);
    if (events.length > keptPerCall) events.shift();
    setup.onEvent(event);
  }

  function recordingEnded(
    { operationId, clientContext }: QueuedRecording,
    { completionReason: reason, durationMs }: RecordingEnd,
    segments: readonly WavSegment[],
  ): void {
    if (reason === undefined) return;
    const kept = hasRecording(reason) ? keep({ operationId, clientContext, segments, durationMs }) : undefined;
    const place = kept && { location: kept.location, token: kept.accessToken.reveal() };
    deliver({
      operationId,
      body: recordingNotification({ callId: id, operationId, clientContext, reason, place, version }),
    });
  }

  function keep(facts: Omit<SimulatedRecording, "location" | "accessToken">): SimulatedRecording {
    const recording = files.keep(facts, (status) =>
      report({ kind: "downloaded", operationId: facts.operationId, status }),
    );
    recordings.push(recording);
    if (recordings.length > keptPerCall) files.discard(recordings.shift() as SimulatedRecording);
    return recording;
  }

  function finish(): boolean {
    if (over.signal.aborted) return false;
    over.abort("over");
    for (const recording of recordings) files.discard(recording);
    setup.onEnd();
    return true;
  }

  function end(why: string): Promise<void> {
    const settled = time.pass(0);
    if (over.signal.aborted) return settled;
    queue.endAll(earlyEnd === "canceled" ? "operationCanceled" : undefined, why);
    finish();
    report({ kind: "callEnded", why });
    deliver({ operationId: undefined, body: callNotification(id, "terminated") });
    return settled;
  }

  async function perform(act: CallerAct): Promise<void> {
    assertCallerAct(act);
    acts += 1;
    const mine = acts;
    if (act.kind === "hangUp") return end("the caller hung up");
    const { sound, ms } = soundOf(act);
    const passed = time.pass(ms, over.signal);
    if (ms > 0) queue.hear(sound);
    await passed;
    if (ms > 0 && mine === acts) queue.hear(silence);
  }

  async function until(predicate: (call: SimulatedCall) => boolean): Promise<void> {
    for (let turn = 0; turn < untilTurns; turn += 1) {
      if (predicate(call)) return;
      await time.turn();
    }
    const last = events.at(-1);
    throw new Error(
      `What call ${id} was to come to did not happen; the last thing was ${last ? `${last.kind} at ${last.atMs} ms` : "nothing"}`,
    );
  }

  const call: SimulatedCall = {
    id,
    mediaConfig,
    events,
    recordings,
    until,
    caller: {
      speak: async ({ ms }) => perform({ kind: "speak", ms }),
      silent: async ({ ms }) => perform({ kind: "silent", ms }),
      press: (key) => perform({ kind: "press", key }),
      hangUp: () => perform({ kind: "hangUp" }),
      perform,
    },
    cancel() {
      const settled = time.pass(0);
      queue.endAll("operationCanceled", "the bot cancelled it");
      return settled;
    },
    end: () => end("the call was ended"),
    get ended() {
      return over.signal.aborted;
    },
  };

  return {
    call,
    report,
    ask(operationId, request) {
      const clientContext = request.clientContext ?? undefined;
      if (request.bargeInAllowed) queue.endAll("operationCanceled", "a request with bargeInAllowed came");
      const status = queue.isFree() ? "running" : "notStarted";
      report({ kind: "asked", operationId, clientContext, status });
      queue.add({ operationId, clientContext, request, askedAtMs: time.now() });
      return status;
    },
    operation(operationId) {
      const found = queue.find(operationId);
      return found && { status: found.status, clientContext: found.recording.clientContext };
    },
    announce() {
      deliver({ operationId: undefined, body: callNotification(id, "established") });
    },
    drop() {
      if (finish()) queue.endAll(undefined, "the platform was closed");
    },
  };
}
