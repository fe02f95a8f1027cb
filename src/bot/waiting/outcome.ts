import type { RecordingOutcome, RecordingSource, RecordOperation } from "../../contract/types.ts";
import { abortReason } from "../../lib/abort.ts";
import type { Clock } from "../../lib/clock.ts";
import { type RecordingEvent, type RecordingState, reduceRecording } from "./reduce.ts";

/** A recording as whoever waits for it sees it. */
export interface WatchedRecording {
  readonly state: RecordingState;
  /** The operation that ended it. */
  readonly operation: RecordOperation | undefined;
  /** When the grace after the call's end is over, milliseconds since 1970; infinite while the call goes on. */
  readonly graceEndsAtMs: number;
  /** True when nothing more will be told. */
  readonly closed: boolean;
  /** Called after each change. */
  readonly watchers: Set<() => void>;
  graceElapsed(): void;
}

/**
 * Waits until it is known how the recording ended, or `timeoutMs` milliseconds. A deadline is this wait's own: it leaves
 * the recording as it is. Rejects only when `signal` aborts, with its reason. [NT-12, ER-04]
 */
export async function awaitOutcome(
  recording: WatchedRecording,
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<RecordingOutcome> {
  if (signal?.aborted) throw abortReason(signal);
  if (clock.now() >= recording.graceEndsAtMs) recording.graceElapsed();
  const known = outcomeOf(recording.state, recording.operation);
  if (known) return known;

  return new Promise((resolve, reject) => {
    const timers = new AbortController();
    let graceRuns = false;

    /** A clock's sleep rejects for no other reason than its signal. */
    const after = (ms: number, act: () => void): void => void clock.sleep(ms, timers.signal).then(act, () => {});

    function stop(): void {
      recording.watchers.delete(look);
      signal?.removeEventListener("abort", onAbort);
      timers.abort("no longer waited for");
    }

    function giveUp(event: RecordingEvent): void {
      stop();
      const outcome = outcomeOf(reduceRecording(recording.state, event), recording.operation);
      if (outcome) resolve(outcome);
      else reject(abortReason(signal as AbortSignal));
    }
    const onAbort = (): void => giveUp({ kind: "aborted" });
    const onDeadline = (): void => giveUp({ kind: "deadline" });

    function look(): void {
      const outcome = outcomeOf(recording.state, recording.operation);
      if (outcome) {
        stop();
        resolve(outcome);
      } else if (recording.closed) {
        onDeadline();
      } else if (recording.state.phase === "callEnding" && !graceRuns) {
        graceRuns = true;
        after(recording.graceEndsAtMs - clock.now(), recording.graceElapsed);
      }
    }

    recording.watchers.add(look);
    signal?.addEventListener("abort", onAbort, { once: true });
    after(timeoutMs, onDeadline);
    look();
  });
}

/** Undefined while the end is open, and for an aborted wait. */
function outcomeOf(state: RecordingState, operation: RecordOperation | undefined): RecordingOutcome | undefined {
  switch (state.phase) {
    case "completed":
      return operation && { kind: "completed", operation, recording: sourceOf(operation) };
    case "failed":
      return operation && { kind: "failed", operation };
    case "callEnded":
      return { kind: "callEnded", resultInfo: state.callEnded?.resultInfo ?? undefined };
    case "timedOut":
      return { kind: "timedOut" };
    default:
      return undefined;
  }
}

function sourceOf({ recordingLocation, recordingAccessToken }: RecordOperation): RecordingSource | undefined {
  return recordingLocation && recordingAccessToken
    ? { location: recordingLocation, accessToken: recordingAccessToken }
    : undefined;
}
