/// <reference lib="esnext.disposable" preserve="true" />
import { memberLimits } from "../../../generated/vocabulary.ts";
import { type CanonicalId, canonicalId } from "../../contract/ids.ts";
import type {
  ParsedNotification,
  RecordingOutcome,
  RecordOperation,
  RecordResponseAnswer,
  RecordResponseRequest,
  ResultInfo,
} from "../../contract/types.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { createMemory, type MemoryLimits } from "../../lib/memory.ts";
import { checkNumbers } from "../../lib/options.ts";
import { contextKey, createHeard } from "./heard.ts";
import { awaitOutcome, type WatchedRecording } from "./outcome.ts";
import {
  initialRecordingState,
  type RecordingEvent,
  type RecordingState,
  type RecordNotification,
  reduceRecording,
} from "./reduce.ts";

export interface OperationWaiterOptions {
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** How long after the end of its call a recording may still complete, milliseconds; default 2,000. [NT-11] */
  readonly graceMs?: number | undefined;
  /** How much is kept of what no ticket asked for yet; default 1,000 operations, each for 60,000 ms. */
  readonly unclaimed?: { readonly maxEntries?: number | undefined; readonly maxAgeMs?: number | undefined } | undefined;
}

/** Which recording is waited for. */
export interface ExpectOptions {
  readonly callId: string;
  /** The request's clientContext, a new value for each recording and each further try [RR-13]; default: that of `request`. */
  readonly clientContext?: string | null | undefined;
  /** What Graph is asked for; gives the default of the two others. */
  readonly request?: RecordResponseRequest | undefined;
  /** How long `outcome()` waits, milliseconds; default: the request's initial silence and duration, and 120 s for prompt and queue. */
  readonly timeoutMs?: number | undefined;
}

export interface OutcomeOptions {
  /** Milliseconds from now; default: the ticket's. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One recording that is waited for. It buffers; no timer runs until `outcome()` is called. */
export interface Ticket {
  /** Links the operation that Graph's answer names; a final answer ends the wait [RR-20]. */
  answered(answer: RecordResponseAnswer): void;
  /**
   * How the recording ended. Rejects only when `signal` aborts, with its reason. May be called more than once, at the
   * same time too; after `timedOut` and `callEnded` it may be asked again, as a completion may still come. [NT-12]
   */
  outcome(options?: OutcomeOptions): Promise<RecordingOutcome>;
  /** Forgets the recording; who still waits is told `timedOut`, or `callEnded` when the call was over. */
  close(): void;
  [Symbol.dispose](): void;
}

export interface WaiterStats {
  /** Recordings that are waited for: neither ended nor closed. */
  readonly open: number;
  /** Operations that were told of and have no ticket. */
  readonly unclaimed: number;
  /** Notifications given up: too old, too many, or without operation id and usable clientContext. */
  readonly dropped: number;
}

export interface OperationWaiter {
  /** Takes every notification as it was parsed. Bound, and never throws. */
  readonly accept: (notification: ParsedNotification) => void;
  /** Opens a ticket: before the POST, so that nothing can be missed. */
  expect(options: ExpectOptions): Ticket;
  readonly stats: WaiterStats;
}

interface Recording extends WatchedRecording {
  readonly callId: CanonicalId;
  readonly context: string | undefined;
  state: RecordingState;
  operation: RecordOperation | undefined;
  graceEndsAtMs: number;
  closed: boolean;
}

type CallEnd = { readonly graceEndsAtMs: number; readonly resultInfo: ResultInfo | undefined };
type CallNotification = Extract<ParsedNotification, { kind: "call" }>;

/** For tickets that are opened when their call is over already. */
const endedCallLimits: MemoryLimits = { maxEntries: 10_000, maxAgeMs: 600_000 };

/** Time for the prompt and for the recordings before this one. */
const promptAndQueueMs = 120_000;

/** `Symbol.dispose`, or the name under which compilers look for it where a runtime has none. */
const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/**
 * Brings notifications and those who wait for them together.
 *
 * A notification belongs to the ticket whose answer named its operation. Until an answer came, it belongs to the one
 * ticket of its call with its clientContext; an answer that then names another operation decides. Nothing is guessed: a
 * clientContext that two recordings of a call carried tells nothing, and then only the operation id does. A recording
 * without clientContext whose answer named no operation (`null`, an empty 202) cannot be told from others: it ends as
 * `callEnded` or `timedOut`. `recordAndWait` always sends a clientContext. [NT-09, NT-10, NT-11, NT-12, RR-13]
 *
 * What belongs to no ticket is kept for one that comes later, within `unclaimed`; tokens in it are forgotten by the next
 * call after their time, as no timer runs for them.
 */
export function createOperationWaiter({
  clock = systemClock,
  graceMs = 2_000,
  unclaimed: { maxEntries = 1_000, maxAgeMs = 60_000 } = {},
}: OperationWaiterOptions = {}): OperationWaiter {
  checkNumbers({ graceMs, maxEntries, maxAgeMs });
  const heard = createHeard(clock, { maxEntries, maxAgeMs });
  const endedCalls = createMemory<CallEnd>(clock, endedCallLimits);
  const open = new Set<Recording>();
  const byCall = new Map<string, Set<Recording>>();
  const byContext = new Map<string, Set<Recording>>();
  const byOperation = new Map<string, Set<Recording>>();

  function enter(recording: Recording): void {
    const { callId, context, state } = recording;
    open.add(recording);
    addTo(byCall, callId, recording);
    addTo(byContext, context, recording);
    addTo(byOperation, state.named?.operationId, recording);

    const told = state.named ? heard.ofOperation(callId, state.named.operationId) : context && heard.ofContext(context);
    if (told) give(told, [recording]);
    const end = endedCalls.get(callId);
    if (end) endCall(recording, end);
  }

  function leave(recording: Recording, { named }: RecordingState): void {
    open.delete(recording);
    removeFrom(byCall, recording.callId, recording);
    removeFrom(byContext, recording.context, recording);
    removeFrom(byOperation, named?.operationId, recording);
  }

  function apply(recording: Recording, event: RecordingEvent): void {
    const before = recording.state;
    const after = reduceRecording(before, event);
    recording.state = after;
    if (after.ended !== before.ended) recording.operation = after.ended === null ? undefined : operationOf(event);
    if (!recording.closed) keepIndexed(recording, before);
    for (const look of [...recording.watchers]) look();
  }

  /** A recording that has ended needs no index, so a ticket that nobody closes costs nothing; an answer can open it again. */
  function keepIndexed(recording: Recording, before: RecordingState): void {
    const { named, ended } = recording.state;
    const isSame = named?.operationId === before.named?.operationId && (ended === null) === (before.ended === null);
    if (isSame) return;
    if (before.ended === null) leave(recording, before);
    if (ended === null) enter(recording);
    else spendContext(recording);
  }

  function spendContext({ context }: Recording): void {
    if (context !== undefined) heard.spend(context);
  }

  function give(notification: RecordNotification, recordings: readonly Recording[]): void {
    heard.claim(notification);
    for (const recording of recordings) apply(recording, { kind: "notification", notification });
  }

  function endCall(recording: Recording, { graceEndsAtMs, resultInfo }: CallEnd): void {
    recording.graceEndsAtMs = Math.min(recording.graceEndsAtMs, graceEndsAtMs);
    apply(recording, { kind: "callEnded", resultInfo });
  }

  function acceptCall({ callId, changeType, call }: CallNotification): void {
    if (callId === undefined || (call.state !== "terminated" && changeType !== "deleted")) return;
    const known = endedCalls.get(callId);
    const end: CallEnd = {
      graceEndsAtMs: known?.graceEndsAtMs ?? clock.now() + graceMs,
      resultInfo: known?.resultInfo ?? call.resultInfo,
    };
    endedCalls.set(callId, end);
    for (const recording of [...(byCall.get(callId) ?? [])]) endCall(recording, end);
  }

  function acceptRecording(notification: RecordNotification): void {
    const owners = ownersOf(notification);
    if (owners.length > 0) give(notification, owners);
    else heard.hold(notification);
  }

  function ownersOf({ callId, operationId, operation }: RecordNotification): readonly Recording[] {
    const named = operationId === undefined ? [] : [...(byOperation.get(operationId) ?? [])];
    const ofThisCall = named.filter((recording) => callId === undefined || recording.callId === callId);
    if (ofThisCall.length > 0) return ofThisCall;

    const context = contextKey(callId, operation.clientContext);
    const carriers = [...((context !== undefined && !heard.isSpent(context) && byContext.get(context)) || [])];
    return carriers.length === 1
      ? carriers.filter(({ state }) => operationId === undefined || state.named === null)
      : [];
  }

  function expect({ callId: givenCallId, clientContext, request = {}, timeoutMs }: ExpectOptions): Ticket {
    if (typeof givenCallId !== "string" || givenCallId === "")
      throw new TypeError("expect() needs the id of the call: callId");
    if (timeoutMs !== undefined) checkNumbers({ timeoutMs });
    const callId = canonicalId(givenCallId);
    const recording: Recording = {
      callId,
      context: contextKey(callId, clientContext || request.clientContext),
      state: initialRecordingState(),
      operation: undefined,
      graceEndsAtMs: Number.POSITIVE_INFINITY,
      closed: false,
      watchers: new Set(),
      graceElapsed: () => apply(recording, { kind: "graceElapsed" }),
    };
    if (recording.context !== undefined && byContext.has(recording.context)) heard.spend(recording.context);
    enter(recording);

    function close(): void {
      if (recording.closed) return;
      recording.closed = true;
      if (recording.state.ended === null) leave(recording, recording.state);
      spendContext(recording);
      for (const look of [...recording.watchers]) look();
    }

    return {
      answered(answer) {
        if (!recording.closed) apply(recording, { kind: "answer", answer });
      },
      async outcome({ timeoutMs: ownTimeoutMs = timeoutMs ?? defaultTimeoutMs(request), signal } = {}) {
        checkNumbers({ timeoutMs: ownTimeoutMs });
        return awaitOutcome(recording, clock, ownTimeoutMs, signal);
      },
      close,
      [dispose]: close,
    };
  }

  return {
    accept(notification) {
      if (notification.kind === "call") acceptCall(notification);
      if (notification.kind === "recordOperation") acceptRecording(notification);
    },
    expect,
    get stats() {
      return { open: open.size, ...heard.stats() };
    },
  };
}

function operationOf(event: RecordingEvent): RecordOperation | undefined {
  if (event.kind === "answer") return event.answer.operation;
  return event.kind === "notification" ? event.notification.operation : undefined;
}

function defaultTimeoutMs({
  initialSilenceTimeoutInSeconds,
  maxRecordDurationInSeconds,
}: RecordResponseRequest): number {
  const limits = memberLimits.recordResponseRequest;
  const silence = initialSilenceTimeoutInSeconds ?? limits.initialSilenceTimeoutInSeconds.default;
  const duration = maxRecordDurationInSeconds ?? limits.maxRecordDurationInSeconds.default;
  return (silence + duration) * 1_000 + promptAndQueueMs;
}

function addTo(index: Map<string, Set<Recording>>, key: string | undefined, recording: Recording): void {
  if (key === undefined) return;
  const recordings = index.get(key);
  if (recordings) recordings.add(recording);
  else index.set(key, new Set([recording]));
}

function removeFrom(index: Map<string, Set<Recording>>, key: string | undefined, recording: Recording): void {
  const recordings = key === undefined ? undefined : index.get(key);
  if (recordings?.delete(recording) && recordings.size === 0) index.delete(key as string);
}
