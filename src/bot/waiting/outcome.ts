import { abortReason } from "../../lib/abort.ts";
import { type Clock, elapsedMs } from "../../lib/clock.ts";
import { reading } from "../../lib/untrusted.ts";
import { areRequestsApart } from "../../lib/workerd.ts";
import type { AnyKind, OperationOf, OutcomeOf } from "../kinds/kind.ts";
import { type OperationEvent, type OperationState, reduceOperation } from "./reduce.ts";

/** An operation as whoever waits for it sees it. */
export interface WatchedOperation<Kind extends AnyKind> {
  readonly kind: Kind;
  readonly state: OperationState;
  /** As it was when it ended. */
  readonly operation: OperationOf<Kind> | undefined;
  /** When the grace after the call's end is over, milliseconds since 1970; infinite while the call goes on. */
  readonly graceEndsAtMs: number;
  /** How long that grace is, milliseconds. */
  readonly graceMs: number;
  /** True when no more events are taken. */
  readonly closed: boolean;
  /** What reached the waiter since the ticket was opened, in words. */
  readonly heard: () => string;
  /** Called after each change. */
  readonly watchers: Set<() => void>;
  graceElapsed(): void;
}

/**
 * Waits until it is known how the operation ended, or `timeoutMs` milliseconds. A deadline is this wait's own: it leaves
 * the operation as it is. Rejects only when `signal` aborts, with its reason. [NT-12, ER-04]
 */
export async function awaitOutcome<Kind extends AnyKind>(
  watched: WatchedOperation<Kind>,
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<OutcomeOf<Kind>> {
  if (signal?.aborted) throw abortReason(signal);
  if (graceLeftMs(watched, clock) <= 0) watched.graceElapsed();
  const known = outcomeOf(watched);
  if (known) return known;
  if (areRequestsApart()) return pollOutcome(watched, clock, timeoutMs, signal);

  return new Promise((resolve, reject) => {
    const timers = new AbortController();
    let graceRuns = false;

    /** A clock's sleep rejects for no other reason than its signal. */
    const after = (ms: number, act: () => void): void => void clock.sleep(ms, timers.signal).then(act, () => {});

    /**
     * Called once the promise is settled. In workerd a notification comes in a request of its own, which may not end the timers
     * of the request that waits: they are then left to run out, and change nothing.
     */
    function stop(): void {
      watched.watchers.delete(look);
      reading(() => signal?.removeEventListener("abort", onAbort));
      reading(() => timers.abort("no longer waited for"));
    }

    function giveUp(event: OperationEvent): void {
      const outcome = outcomeOf({ ...watched, state: reduceOperation(watched.state, event) });
      if (outcome) resolve(outcome);
      else reject(abortReason(signal as AbortSignal));
      stop();
    }
    const onAbort = (): void => giveUp({ kind: "aborted" });
    const onDeadline = (): void => giveUp({ kind: "deadline" });

    function look(): void {
      const outcome = outcomeOf(watched);
      if (outcome) {
        resolve(outcome);
        stop();
      } else if (watched.closed) {
        onDeadline();
      } else if (watched.state.phase === "callEnding" && !graceRuns) {
        graceRuns = true;
        after(graceLeftMs(watched, clock), watched.graceElapsed);
      }
    }

    watched.watchers.add(look);
    signal?.addEventListener("abort", onAbort, { once: true });
    after(timeoutMs, onDeadline);
    look();
  });
}

/** How long a notification may go unnoticed where only timers of one's own go on, milliseconds. */
const pollMs = 200;

/** The same for a request that nothing outside of it can wake. */
async function pollOutcome<Kind extends AnyKind>(
  watched: WatchedOperation<Kind>,
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<OutcomeOf<Kind>> {
  const startMs = clock.now();
  for (;;) {
    if (graceLeftMs(watched, clock) <= 0) watched.graceElapsed();
    const known = outcomeOf(watched);
    if (known) return known;
    const leftMs = timeoutMs - elapsedMs(clock, startMs);
    if (leftMs <= 0 || watched.closed)
      return outcomeOf({ ...watched, state: reduceOperation(watched.state, { kind: "deadline" }) }) as OutcomeOf<Kind>;
    await clock.sleep(Math.min(pollMs, leftMs), signal);
  }
}

function graceLeftMs({ graceEndsAtMs, graceMs }: WatchedOperation<AnyKind>, clock: Clock): number {
  if (graceEndsAtMs === Number.POSITIVE_INFINITY) return graceEndsAtMs;
  return graceMs - elapsedMs(clock, graceEndsAtMs - graceMs);
}

/** Undefined while the end is open, and for an aborted wait. */
function outcomeOf<Kind extends AnyKind>({
  kind,
  state,
  operation,
  heard,
}: Pick<WatchedOperation<Kind>, "kind" | "state" | "operation" | "heard">): OutcomeOf<Kind> | undefined {
  switch (state.phase) {
    case "completed":
    case "failed":
      return operation && (kind.outcome(operation) as OutcomeOf<Kind>);
    case "callEnded":
      return { kind: "callEnded", resultInfo: state.callEnded?.resultInfo ?? undefined };
    case "timedOut":
      return { kind: "timedOut", why: heard() };
    default:
      return undefined;
  }
}
