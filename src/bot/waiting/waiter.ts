/// <reference lib="esnext.disposable" preserve="true" />
import { type CanonicalId, canonicalId } from "../../contract/ids.ts";
import type { CommsOperation, ResultInfo } from "../../contract/types.ts";
import { isCommsError } from "../../errors.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { dispose } from "../../lib/dispose.ts";
import { callHook } from "../../lib/hooks.ts";
import { createMemory, type MemoryLimits } from "../../lib/memory.ts";
import {
  abortSignal,
  type Checks,
  checked,
  clockLike,
  flag,
  func,
  members,
  methods,
  needed,
  number,
  objectLike,
  rule,
  text,
} from "../../lib/options.ts";
import { owned } from "../../lib/owned.ts";
import { refusalsOf } from "../../lib/refusals.ts";
import { reading } from "../../lib/untrusted.ts";
import { createWarnings } from "../../lib/warnings.ts";
import { anyOperation } from "../kinds/any-operation.ts";
import { defaultKind } from "../kinds/index.ts";
import type { AnyKind, OperationOf } from "../kinds/kind.ts";
import { kindOf } from "../kinds/registry.ts";
import type { ExpectOptions, OutcomeOptions, Ticket } from "../kinds/ticket.ts";
import {
  isCallEnd,
  isOperationNotification,
  type OperationNotification,
  type ParsedNotification,
} from "../notifications/parsed.ts";
import { awaitOutcome, type WatchedOperation } from "./outcome.ts";
import { initialOperationState, type OperationEvent, type OperationState, reduceOperation } from "./reduce.ts";
import { contextKey, contextOf, createSeenNotifications, isUntyped } from "./seen-notifications.ts";

export interface UnclaimedLimits {
  readonly maxEntries?: number | undefined;
  readonly maxAgeMs?: number | undefined;
  readonly maxBytes?: number | undefined;
}

export interface OperationWaiterOptions {
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** How long after the end of its call an operation may still complete, milliseconds; default 2,000. [NT-11] */
  readonly graceMs?: number | undefined;
  /**
   * How much is kept of what no ticket asked for yet, and once more of what was asked for; default 1,000 operations, each for
   * 60,000 ms, and about 16 MiB, of which one operation may take a sixteenth. [NT-15]
   */
  readonly unclaimed?: UnclaimedLimits | undefined;
  /** Whether `actionFailed` takes 404 with code 8522, "Call not found", for the end of the call; default true. [NT-17] */
  readonly notFoundEndsCall?: boolean | undefined;
  /**
   * Whether a file may come from this address: for all tickets, and before anything is kept. A notification that names
   * another is dropped and counted, as its token shows who sent it and not what. Default: any address. [AU-12]
   */
  readonly trustRecording?: ((location: string) => boolean) | undefined;
  /** Called with each notification of an operation that no ticket asked for yet. */
  readonly onUnclaimed?: ((notification: OperationNotification) => unknown) | undefined;
  /** Called with each notification that is given up, as `stats.dropped` and `stats.untrusted` count them. */
  readonly onDropped?: ((notification: OperationNotification) => unknown) | undefined;
}

export const waiterChecks: Checks<OperationWaiterOptions> = {
  clock: clockLike(),
  graceMs: number(),
  unclaimed: members<UnclaimedLimits>({ maxEntries: number(), maxAgeMs: number(), maxBytes: number() }),
  notFoundEndsCall: flag(),
  trustRecording: func(),
  onUnclaimed: func(),
  onDropped: func(),
};

const expectChecks: Checks<ExpectOptions<AnyKind>> = {
  kind: methods(["read", "recognises", "outcome", "timeoutMs"], "a kind of operation (see anyOperation)"),
  callId: needed(text()),
  clientContext: rule((value) => value === null || typeof value === "string", "a string"),
  request: objectLike(),
  trustRecording: func(),
  timeoutMs: number(),
};

const outcomeChecks: Checks<OutcomeOptions> = { timeoutMs: number(), signal: abortSignal() };

export interface WaiterStats {
  /** Operations that are waited for: neither ended nor closed. */
  readonly open: number;
  /** Operations that were notified and have no ticket. */
  readonly unclaimed: number;
  /** Notifications given up: too old, too many, too large, or without operation id and usable clientContext. */
  readonly dropped: number;
  /** About how many bytes the notifications take that are kept, claimed or not. */
  readonly bytes: number;
  /**
   * Notifications of operations and calls, whatever their status, that settled nothing because they contradict: by two
   * full ids of one call or operation (`fullIdsDisagree`), or by the id of an open ticket's operation with another
   * clientContext than the ticket's. Each delivery counts once. [NT-16]
   */
  readonly contradictory: number;
  /** Notifications of files at an address that the waiter's `trustRecording` refuses. [AU-12] */
  readonly untrusted: number;
}

export interface OperationWaiter {
  /** Takes every notification as it was parsed. Bound, and never throws. */
  readonly accept: (notification: ParsedNotification) => void;
  /** Opens a ticket: before the POST, so that nothing can be missed. */
  expect<Kind extends AnyKind = typeof defaultKind>(options: ExpectOptions<Kind>): Ticket<Kind>;
  /**
   * Takes the error of a request to a call, in either spelling of its id. The notification of a call's end may never
   * come: 404 with code 8522 stands for it, and ends the tickets that are open for the call as `callEnded` once the grace
   * has passed; tickets that are opened later are not affected. Any other error changes nothing. `recordAndWait` calls it;
   * call it for requests of your own, in their `catch`. Throws a TypeError when `callId` is not a non-empty string. [NT-17]
   */
  actionFailed(callId: string, error: unknown): void;
  readonly stats: WaiterStats;
}

interface Expected extends WatchedOperation<AnyKind> {
  readonly callId: CanonicalId;
  readonly clientContext: string | undefined;
  /** Key of the clientContext. */
  readonly context: string | undefined;
  readonly trust: ((location: string) => boolean) | undefined;
  state: OperationState;
  operation: CommsOperation | undefined;
  graceEndsAtMs: number;
  closed: boolean;
}

type CallEnd = { readonly graceEndsAtMs: number; readonly resultInfo: ResultInfo | undefined };
type CallNotification = Extract<ParsedNotification, { kind: "call" }>;

/** For tickets that are opened when their call is over already. */
const endedCallLimits: MemoryLimits = { maxEntries: 10_000, maxAgeMs: 600_000 };

/** So many open tickets are more than a bot has calls. */
const manyTickets = 10_000;

/** Longest id of a call whose end is remembered, and longest message of it. */
const longestCallId = 512;
const longestMessage = 1_000;

/**
 * Brings notifications and those who wait for them together.
 *
 * A notification belongs to the ticket whose answer named its operation. Until an answer came, it belongs to the one
 * ticket of its call and kind with its clientContext; an answer that then names another operation decides. Nothing is
 * guessed: a clientContext that two operations of a kind carried in a call identifies neither; only the operation id
 * does. What contradicts a ticket's clientContext, or itself, settles nothing. One without clientContext whose answer
 * named no operation (`null`, an empty 202) cannot be distinguished: it ends as `callEnded` or `timedOut`.
 * `recordAndWait` always sends a clientContext. [NT-09, NT-10, NT-11, NT-12, NT-16, RR-13]
 *
 * What belongs to no ticket is kept for one that comes later, within `unclaimed`; tokens in it are forgotten by the next
 * call after their time, as no timer runs for them.
 */
export function createOperationWaiter(options?: OperationWaiterOptions): OperationWaiter {
  const {
    clock = systemClock,
    graceMs = 2_000,
    unclaimed: { maxEntries = 1_000, maxAgeMs = 60_000, maxBytes = 16 * 1024 * 1024 } = {},
    notFoundEndsCall = true,
    trustRecording,
    onUnclaimed,
    onDropped,
  } = checked("createOperationWaiter", options, waiterChecks);
  const heard = createSeenNotifications(clock, { maxEntries, maxAgeMs, maxBytes }, (notification) =>
    callHook(onDropped, notification),
  );
  const warn = createWarnings("graph-record-response");
  const endedCalls = createMemory<CallEnd>(clock, endedCallLimits);
  const open = new Set<Expected>();
  const byCall = new Map<string, Set<Expected>>();
  const byContext = new Map<string, Set<Expected>>();
  const byOperation = new Map<string, Set<Expected>>();
  let contradictory = 0;
  let untrusted = 0;
  let accepted = 0;
  /** Given to a ticket or counted as contradictory. */
  const settled = new WeakSet<OperationNotification>();

  function enter(expected: Expected): void {
    const { callId, context, state } = expected;
    open.add(expected);
    if (open.size > manyTickets)
      warn("tickets", `More than ${manyTickets} tickets are open: close each, or use recordAndWait`);
    addTo(byCall, callId, expected);
    addTo(byContext, context, expected);
    addTo(byOperation, state.named?.operationId, expected);

    const byName = state.named && heard.ofOperation(callId, state.named.operationId);
    const known = (byName ?? (context ? heard.ofContext(context) : [])).filter((each) => isOfKind(expected.kind, each));
    const agreeing = known.find((each) => agrees(expected, each));
    for (const each of known) if (!agrees(expected, each)) count(each);
    if (agreeing) give(agreeing, [expected]);
    const end = endedCalls.get(callId);
    if (end) endCall(expected, end);
  }

  function leave(expected: Expected, { named }: OperationState): void {
    open.delete(expected);
    removeFrom(byCall, expected.callId, expected);
    removeFrom(byContext, expected.context, expected);
    removeFrom(byOperation, named?.operationId, expected);
  }

  function apply(expected: Expected, event: OperationEvent): void {
    const before = expected.state;
    const after = reduceOperation(before, event);
    expected.state = after;
    if (after.ended !== before.ended)
      expected.operation = after.ended === null ? undefined : operationIn(event, expected.kind);
    if (!expected.closed) keepIndexed(expected, before);
    for (const look of [...expected.watchers]) look();
  }

  /** An operation that has ended needs no index, so a ticket that nobody closes costs nothing; an answer can open it again. */
  function keepIndexed(expected: Expected, before: OperationState): void {
    const { named, ended } = expected.state;
    const isSame = named?.operationId === before.named?.operationId && (ended === null) === (before.ended === null);
    if (isSame) return;
    if (before.ended === null) leave(expected, before);
    if (ended === null) enter(expected);
    else spendContext(expected);
  }

  function spendContext({ context }: Expected): void {
    if (context !== undefined) heard.spend(context);
  }

  /** Once for each notification, and for none that a ticket was given. [NT-16] */
  function count(contradiction: OperationNotification): void {
    if (settled.has(contradiction)) return;
    settled.add(contradiction);
    contradictory += 1;
  }

  function give(notification: OperationNotification, all: readonly Expected[]): void {
    settled.add(notification);
    heard.claim(notification);
    for (const expected of all) apply(expected, { kind: "notification", notification });
  }

  function endCall(expected: Expected, { graceEndsAtMs, resultInfo }: CallEnd): void {
    expected.graceEndsAtMs = Math.min(expected.graceEndsAtMs, graceEndsAtMs);
    apply(expected, { kind: "callEnded", resultInfo });
  }

  function acceptCall(notification: CallNotification): void {
    const { callId, call } = notification;
    if (callId === undefined || !isCallEnd(notification)) return;
    const known = endedCalls.get(callId);
    const end: CallEnd = {
      graceEndsAtMs: known?.graceEndsAtMs ?? clock.now() + graceMs,
      resultInfo: known?.resultInfo ?? shortened(call.resultInfo),
    };
    if (callId.length <= longestCallId) endedCalls.set(callId, end);
    for (const expected of [...(byCall.get(callId) ?? [])]) endCall(expected, end);
  }

  function acceptOperation(notification: OperationNotification): void {
    const owners = ownersOf(notification);
    if (owners.length > 0) give(notification, owners);
    else if (heard.hold(notification)) callHook(onUnclaimed, notification);
  }

  function ownersOf(notification: OperationNotification): readonly Expected[] {
    const { callId, operationId } = notification;
    const named = operationId === undefined ? [] : [...(byOperation.get(operationId) ?? [])];
    const ofThisCall = named.filter((expected) => callId === undefined || expected.callId === callId);
    const ofThisKind = ofThisCall.filter((expected) => isOfKind(expected.kind, notification));
    const agreeing = ofThisKind.filter((expected) => agrees(expected, notification));
    if (agreeing.length > 0) return agreeing;

    const context = contextOf(notification);
    const carriers = [...((context !== undefined && !heard.isSpent(context) && byContext.get(context)) || [])];
    const [carrier, another] = carriers;
    const isFree = carrier && !another && (operationId === undefined || carrier.state.named === null);
    if (isFree && agrees(carrier, notification)) return [carrier];
    if (ofThisKind.length > 0 || isFree) count(notification);
    return [];
  }

  function expect<Kind extends AnyKind = typeof defaultKind>(options: ExpectOptions<Kind>): Ticket<Kind> {
    checked<ExpectOptions<AnyKind>>("expect", options, expectChecks);
    const {
      kind = defaultKind as AnyKind as Kind,
      clientContext,
      request,
      trustRecording: ownTrust,
      timeoutMs,
    } = options;
    const callId = canonicalId(options.callId);
    const ownContext = clientContext || request?.clientContext || undefined;
    const expected: Expected = {
      kind,
      callId,
      clientContext: ownContext,
      context: contextKey(kind.name, callId, ownContext),
      trust: both(trustRecording, ownTrust),
      state: initialOperationState(),
      operation: undefined,
      graceEndsAtMs: Number.POSITIVE_INFINITY,
      graceMs,
      closed: false,
      watchers: new Set(),
      heard: heardFromNowOn(),
      graceElapsed: () => apply(expected, { kind: "graceElapsed" }),
    };
    if (expected.context !== undefined && byContext.has(expected.context)) heard.spend(expected.context);
    enter(expected);

    function close(): void {
      if (expected.closed) return;
      expected.closed = true;
      if (expected.state.ended === null) leave(expected, expected.state);
      spendContext(expected);
      for (const look of [...expected.watchers]) look();
    }

    return {
      answered(answer) {
        if (!expected.closed) apply(expected, { kind: "answer", answer });
      },
      async outcome(outcomeOptions) {
        const { timeoutMs: ownTimeoutMs = timeoutMs ?? kind.timeoutMs(request ?? {}), signal } = checked(
          "outcome",
          outcomeOptions,
          outcomeChecks,
        );
        return awaitOutcome(
          expected as WatchedOperation<AnyKind> as WatchedOperation<Kind>,
          clock,
          ownTimeoutMs,
          signal,
        );
      },
      close,
      [dispose]: close,
    };
  }

  function accept(notification: ParsedNotification): void {
    accepted += 1;
    if (notification.kind !== "call" && !isOperationNotification(notification)) return;
    if (notification.fullIdsDisagree) contradictory += 1;
    else if (notification.kind === "call") acceptCall(notification);
    else if (isTrusted(trustRecording, notification.operation, kindOf(notification.kind)))
      acceptOperation(notification);
    else {
      untrusted += 1;
      callHook(onDropped, notification);
    }
  }

  /** In words, when it is asked for. */
  function heardFromNowOn(): () => string {
    const [before, refusedBefore] = [accepted, refusalsOf(accept).count];
    return () => {
      const reached = accepted - before;
      const { count, last } = refusalsOf(accept);
      const heard =
        reached === 0
          ? "no notification reached this waiter"
          : `${reached} notification${reached === 1 ? "" : "s"} reached this waiter, and none was this operation's end`;
      return count === refusedBefore ? heard : `${heard}; the last callback was refused: ${last}`;
    };
  }

  return {
    accept,
    expect,
    actionFailed(callId, error) {
      text()(callId, "callId", "actionFailed");
      if (!notFoundEndsCall || !isCallNotFound(error)) return;
      const end: CallEnd = { graceEndsAtMs: clock.now() + graceMs, resultInfo: undefined };
      for (const expected of [...(byCall.get(canonicalId(callId)) ?? [])]) endCall(expected, end);
    },
    get stats() {
      return { open: open.size, ...heard.stats(), contradictory, untrusted };
    },
  };
}

function shortened(resultInfo: ResultInfo | undefined): ResultInfo | undefined {
  const { message } = resultInfo ?? {};
  return resultInfo && message ? { ...resultInfo, message: owned(message, longestMessage) } : resultInfo;
}

function isCallNotFound(error: unknown): boolean {
  return isCommsError(error) && error.code === "ERR_HTTP" && error.status === 404 && error.graphCode === "8522";
}

/**
 * Whether a notification may be the ticket's by its clientContext, of which absent, null and empty contradict nothing, and
 * by where its file is. [NT-16, AU-12]
 */
function agrees({ clientContext, kind, trust }: Expected, notification: OperationNotification): boolean {
  const other = notification.operation.clientContext;
  return (!clientContext || !other || clientContext === other) && isTrusted(trust, readAs(kind, notification), kind);
}

type Trust = Expected["trust"];

function both(one: Trust, other: Trust): Trust {
  return one && other ? (location) => one(location) && other(location) : (one ?? other);
}

/** A check that throws trusts nothing. */
function isTrusted(trust: Trust, operation: CommsOperation, kind: AnyKind | undefined): boolean {
  const location = trust && kind?.location?.(operation);
  return location === undefined || reading(() => trust?.(location)) === true;
}

/**
 * Whether an operation that a ticket's answer named is what the ticket expects. Its type may be left out, and a ticket for
 * any operation takes every type.
 */
function isOfKind(kind: AnyKind, notification: OperationNotification): boolean {
  return notification.kind === kind.name || isUntyped(notification) || kind.name === anyOperation.name;
}

/** The operation in an event, with what its kind reads of it. */
function operationIn(event: OperationEvent, kind: AnyKind): OperationOf<AnyKind> | undefined {
  if (event.kind === "answer") return event.answer.operation;
  if (event.kind !== "notification") return undefined;
  return readAs(kind, event.notification);
}

/** The operation as its ticket's kind reads it, where it was read by what all have in common. */
function readAs(kind: AnyKind, { kind: readBy, operation }: OperationNotification): OperationOf<AnyKind> {
  const isRead = readBy === kind.name || kind.name === anyOperation.name;
  return isRead ? operation : kind.read(operation.raw.reveal() as object);
}

function addTo(index: Map<string, Set<Expected>>, key: string | undefined, expected: Expected): void {
  if (key === undefined) return;
  const all = index.get(key);
  if (all) all.add(expected);
  else index.set(key, new Set([expected]));
}

function removeFrom(index: Map<string, Set<Expected>>, key: string | undefined, expected: Expected): void {
  const all = key === undefined ? undefined : index.get(key);
  if (all?.delete(expected) && all.size === 0) index.delete(key as string);
}
