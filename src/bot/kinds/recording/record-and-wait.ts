import type { RecordResponseRequest } from "../../../contract/types.ts";
import { checked, methods, needed } from "../../../lib/options.ts";
import { startAndWait, type WaitOptions, waitChecks } from "../start-and-wait.ts";
import { type RecordingKind, type RecordingOutcome, type RecordResponseAnswer, recording } from "./kind.ts";

/** Whatever can ask for a recording, as `createCallsClient` can. */
export interface RecordingClient {
  recordResponse(
    callId: string,
    request: RecordResponseRequest,
    options?: { signal?: AbortSignal },
  ): Promise<RecordResponseAnswer>;
}

export interface RecordAndWaitOptions extends WaitOptions<RecordingKind> {
  /**
   * Sends the request: what `createCallsClient` returns. One of your own sets on what it throws, whatever its class,
   * `mayHaveTakenEffect: true` after which the recording may run, and `status` as a number when Graph answered.
   */
  readonly graph: RecordingClient;
}

/**
 * Asks for a recording and waits until it is known how it ended. Rejects with the client's error when the POST fails,
 * and with the signal's reason when it aborts; everything later is an outcome.
 *
 * A recording may run although the POST failed, as after a time-out (`mayHaveTakenEffect`): then it is waited for all the
 * same, the POST is not sent again, and its error is rejected with when nothing came within `timeoutMs`. After any other
 * answer that failed, a completion that came before it is the outcome. [NT-12, RR-25, RR-27, ER-04]
 *
 * @example
 * const outcome = await recordAndWait({ graph, waiter, callId, request: { prompts: [ask], stopTones: ["#"] } });
 * if (outcome.kind === "recorded") await downloadRecording(outcome.recording);
 */
export async function recordAndWait(options: RecordAndWaitOptions): Promise<RecordingOutcome> {
  const { graph, ...waitOptions } = checked("recordAndWait", options, {
    ...waitChecks,
    graph: needed(methods(["recordResponse"], "a client (see createCallsClient)")),
  });
  return startAndWait(recording, (...sent) => graph.recordResponse(...sent), waitOptions);
}
