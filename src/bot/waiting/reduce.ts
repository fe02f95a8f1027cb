import type { CanonicalId } from "../../contract/ids.ts";
import { endedStatus } from "../../contract/read.ts";
import type { ParsedNotification, RecordOperation, RecordResponseAnswer, ResultInfo } from "../../contract/types.ts";

/** A notification of a recording. */
export type RecordNotification = Extract<ParsedNotification, { kind: "recordOperation" }>;

/** What can happen to a recording, or to the wait for it. */
export type RecordingEvent =
  /** Graph answered the request. */
  | { readonly kind: "answer"; readonly answer: RecordResponseAnswer }
  /** The platform told of this recording, whatever its status. */
  | { readonly kind: "notification"; readonly notification: RecordNotification }
  /** The call was terminated or deleted. */
  | { readonly kind: "callEnded"; readonly resultInfo: ResultInfo | undefined }
  /** The time in which a completion may still follow the end of the call has passed. */
  | { readonly kind: "graceElapsed" }
  /** The caller's time-out has passed. */
  | { readonly kind: "deadline" }
  /** The caller wants to wait no longer. */
  | { readonly kind: "aborted" };

/**
 * Where a recording is. `waiting` and `callEnding` (the call is over, its grace is not) are open; `timedOut` and `aborted`
 * end a wait, not the recording, so better news still replaces them.
 */
export type RecordingPhase = "waiting" | "callEnding" | "completed" | "failed" | "callEnded" | "timedOut" | "aborted";

/**
 * What is known of one recording: JSON values only, so it survives `JSON.stringify` and `JSON.parse` unchanged (members
 * of `resultInfo` that were undefined are then missing). It holds no operation and so no token: when an event changes
 * `ended`, that event carries the operation to keep.
 */
export interface RecordingState {
  readonly phase: RecordingPhase;
  /** The operation's id and who told it; a notification, matched by its clientContext, gives way to the answer. */
  readonly named: { readonly operationId: CanonicalId; readonly by: "answer" | "notification" } | null;
  /** How the operation ended, and which kind of event told it. */
  readonly ended: { readonly status: "completed" | "failed"; readonly by: "answer" | "notification" } | null;
  readonly callEnded: { readonly resultInfo: ResultInfo | null; readonly graceElapsed: boolean } | null;
  readonly deadlinePassed: boolean;
  readonly aborted: boolean;
}

/** A recording of which nothing was told yet. */
export function initialRecordingState(): RecordingState {
  return { phase: "waiting", named: null, ended: null, callEnded: null, deadlinePassed: false, aborted: false };
}

/**
 * The state after one more event of the same recording; the same object when the event tells nothing new. Pure.
 *
 * Events may come late, twice, or not at all, and their order does not matter, but that grace elapses after the call's
 * end [NT-09, NT-10]. Rank: completed or failed, then callEnded, then aborted, then timedOut [NT-11]; of two endings the
 * first one told stays. A notification that names another operation is ignored, and what one told is forgotten when the
 * answer then names another operation.
 */
export function reduceRecording(state: RecordingState, event: RecordingEvent): RecordingState {
  const next = withEvent(state, event);
  return next === state ? state : { ...next, phase: phaseOf(next) };
}

function withEvent(state: RecordingState, event: RecordingEvent): RecordingState {
  switch (event.kind) {
    case "answer":
      return withAnswer(state, event.answer);
    case "notification":
      return withNotification(state, event.notification);
    case "callEnded":
      return withCallEnded(state, event.resultInfo ?? null);
    case "graceElapsed":
      if (state.callEnded === null || state.callEnded.graceElapsed) return state;
      return { ...state, callEnded: { ...state.callEnded, graceElapsed: true } };
    case "deadline":
      return state.deadlinePassed ? state : { ...state, deadlinePassed: true };
    case "aborted":
      return state.aborted ? state : { ...state, aborted: true };
  }
}

function withAnswer(state: RecordingState, { operationId, operation }: RecordResponseAnswer): RecordingState {
  const contradicts = operationId !== undefined && state.named !== null && state.named.operationId !== operationId;
  if (contradicts && state.named?.by === "answer") return state;
  const named =
    operationId === undefined || state.named?.by === "answer" ? state.named : { operationId, by: "answer" as const };
  const ended = (contradicts ? null : state.ended) ?? endingOf(operation, "answer");
  return named === state.named && ended === state.ended ? state : { ...state, named, ended };
}

function withNotification(state: RecordingState, { operationId, operation }: RecordNotification): RecordingState {
  if (operationId !== undefined && state.named !== null && state.named.operationId !== operationId) return state;
  const named = state.named ?? (operationId === undefined ? null : { operationId, by: "notification" as const });
  const ended = state.ended ?? endingOf(operation, "notification");
  return named === state.named && ended === state.ended ? state : { ...state, named, ended };
}

function withCallEnded(state: RecordingState, told: ResultInfo | null): RecordingState {
  const resultInfo = state.callEnded?.resultInfo ?? told;
  if (state.callEnded !== null && state.callEnded.resultInfo === resultInfo) return state;
  return { ...state, callEnded: { resultInfo, graceElapsed: state.callEnded?.graceElapsed ?? false } };
}

function endingOf(operation: RecordOperation | undefined, by: "answer" | "notification"): RecordingState["ended"] {
  const status = endedStatus(operation);
  return status === undefined ? null : { status, by };
}

function phaseOf({ ended, callEnded, deadlinePassed, aborted }: RecordingState): RecordingPhase {
  if (ended !== null) return ended.status;
  if (callEnded?.graceElapsed) return "callEnded";
  if (aborted) return "aborted";
  if (deadlinePassed) return callEnded === null ? "timedOut" : "callEnded";
  return callEnded === null ? "waiting" : "callEnding";
}
