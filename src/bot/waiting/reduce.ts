import type { CanonicalId } from "../../contract/ids.ts";
import { endedStatus } from "../../contract/read.ts";
import type { CommsOperation, OperationAnswer, ResultInfo } from "../../contract/types.ts";
import type { OperationNotification } from "../notifications/parsed.ts";

/** What can happen to an operation, or to the wait for it. */
export type OperationEvent =
  /** Graph answered the request. */
  | { readonly kind: "answer"; readonly answer: OperationAnswer }
  /** The platform notified of this operation, whatever its status. */
  | { readonly kind: "notification"; readonly notification: OperationNotification }
  /** The call was terminated or deleted. */
  | { readonly kind: "callEnded"; readonly resultInfo: ResultInfo | undefined }
  /** The time in which a completion may still follow the end of the call has passed. */
  | { readonly kind: "graceElapsed" }
  /** The caller's time-out has passed. */
  | { readonly kind: "deadline" }
  /** The caller wants to wait no longer. */
  | { readonly kind: "aborted" };

/**
 * Where an operation is. `waiting` and `callEnding` (the call is over, its grace is not) are open; `timedOut` and `aborted`
 * end a wait, not the operation, so better news still replaces them.
 */
export type OperationPhase = "waiting" | "callEnding" | "completed" | "failed" | "callEnded" | "timedOut" | "aborted";

/**
 * What is known of one operation: JSON values only, so it survives `JSON.stringify` and `JSON.parse` unchanged (members
 * of `resultInfo` that were undefined are then missing). It holds no operation and so no token: when an event changes
 * `ended`, that event carries the operation to keep.
 */
export interface OperationState {
  readonly phase: OperationPhase;
  /** The operation's id and what named it; a notification, matched by its clientContext, gives way to the answer. */
  readonly named: { readonly operationId: CanonicalId; readonly by: "answer" | "notification" } | null;
  /** How the operation ended, and which kind of event reported it. */
  readonly ended: { readonly status: "completed" | "failed"; readonly by: "answer" | "notification" } | null;
  readonly callEnded: { readonly resultInfo: ResultInfo | null; readonly graceElapsed: boolean } | null;
  readonly deadlinePassed: boolean;
  readonly aborted: boolean;
}

/** An operation of which nothing is known yet. */
export function initialOperationState(): OperationState {
  return { phase: "waiting", named: null, ended: null, callEnded: null, deadlinePassed: false, aborted: false };
}

/**
 * The state after one more event of the same operation; the same object when the event adds nothing. Pure.
 *
 * Events may come late, twice, or not at all, and their order does not matter, but that grace elapses after the call's
 * end [NT-09, NT-10]. Rank: completed or failed, then callEnded, then aborted, then timedOut [NT-11]; of two endings the
 * first one stays. A notification that names another operation is ignored, and what one reported is forgotten when the
 * answer then names another operation.
 */
export function reduceOperation(state: OperationState, event: OperationEvent): OperationState {
  const next = withEvent(state, event);
  return next === state ? state : { ...next, phase: phaseOf(next) };
}

function withEvent(state: OperationState, event: OperationEvent): OperationState {
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

function withAnswer(state: OperationState, { operationId, operation }: OperationAnswer): OperationState {
  const contradicts = operationId !== undefined && state.named !== null && state.named.operationId !== operationId;
  if (contradicts && state.named?.by === "answer") return state;
  const named =
    operationId === undefined || state.named?.by === "answer" ? state.named : { operationId, by: "answer" as const };
  const ended = (contradicts ? null : state.ended) ?? endingOf(operation, "answer");
  return named === state.named && ended === state.ended ? state : { ...state, named, ended };
}

function withNotification(state: OperationState, { operationId, operation }: OperationNotification): OperationState {
  if (operationId !== undefined && state.named !== null && state.named.operationId !== operationId) return state;
  const named = state.named ?? (operationId === undefined ? null : { operationId, by: "notification" as const });
  const ended = state.ended ?? endingOf(operation, "notification");
  return named === state.named && ended === state.ended ? state : { ...state, named, ended };
}

function withCallEnded(state: OperationState, told: ResultInfo | null): OperationState {
  const resultInfo = state.callEnded?.resultInfo ?? told;
  if (state.callEnded !== null && state.callEnded.resultInfo === resultInfo) return state;
  return { ...state, callEnded: { resultInfo, graceElapsed: state.callEnded?.graceElapsed ?? false } };
}

function endingOf(operation: CommsOperation | undefined, by: "answer" | "notification"): OperationState["ended"] {
  const status = endedStatus(operation);
  return status === undefined ? null : { status, by };
}

function phaseOf({ ended, callEnded, deadlinePassed, aborted }: OperationState): OperationPhase {
  if (ended !== null) return ended.status;
  if (callEnded?.graceElapsed) return "callEnded";
  if (aborted) return "aborted";
  if (deadlinePassed) return callEnded === null ? "timedOut" : "callEnded";
  return callEnded === null ? "waiting" : "callEnding";
}
