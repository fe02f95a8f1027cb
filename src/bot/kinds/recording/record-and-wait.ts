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
  /** Sends the request: what `createCallsClient` returns. */
  readonly graph: RecordingClient;
}

/**
 * Asks for a recording and waits until it is known how it ended. Rejects with the client's error when the POST fails,
 * and with the signal's reason when it aborts; everything later is an outcome. [NT-12, RR-25, ER-04]
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
