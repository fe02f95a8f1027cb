import { abortReason } from "../../lib/abort.ts";
import { type Clock, elapsedMs } from "../../lib/clock.ts";
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

  return new Promise((resolve, reject) => {
    const timers = new AbortController();
    let graceRuns = false;

    /** A clock's sleep rejects for no other reason than its signal. */
    const after = (ms: number, act: () => void): void => void clock.sleep(ms, timers.signal).then(act, () => {});

    function stop(): void {
      watched.watchers.delete(look);
      signal?.removeEventListener("abort", onAbort);
      timers.abort("no longer waited for");
    }

    function giveUp(event: OperationEvent): void {
      stop();
      const outcome = outcomeOf({ ...watched, state: reduceOperation(watched.state, event) });
      if (outcome) resolve(outcome);
      else reject(abortReason(signal as AbortSignal));
    }
    const onAbort = (): void => giveUp({ kind: "aborted" });
    const onDeadline = (): void => giveUp({ kind: "deadline" });

    function look(): void {
      const outcome = outcomeOf(watched);
      if (outcome) {
        stop();
        resolve(outcome);
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

function graceLeftMs({ graceEndsAtMs, graceMs }: WatchedOperation<AnyKind>, clock: Clock): number {
  if (graceEndsAtMs === Number.POSITIVE_INFINITY) return graceEndsAtMs;
  return graceMs - elapsedMs(clock, graceEndsAtMs - graceMs);
}

/** Undefined while the end is open, and for an aborted wait. */
function outcomeOf<Kind extends AnyKind>({
  kind,
  state,
  operation,
}: Pick<WatchedOperation<Kind>, "kind" | "state" | "operation">): OutcomeOf<Kind> | undefined {
  switch (state.phase) {
    case "completed":
    case "failed":
      return operation && (kind.outcome(operation) as OutcomeOf<Kind>);
    case "callEnded":
      return { kind: "callEnded", resultInfo: state.callEnded?.resultInfo ?? undefined };
    case "timedOut":
      return { kind: "timedOut" };
    default:
      return undefined;
  }
}
