import type { RecordingOutcome, RecordResponseAnswer, RecordResponseRequest } from "../../../contract/types.ts";
import { abortReason } from "../../../lib/abort.ts";
import type { OperationWaiter } from "../../waiting/waiter.ts";

/** Whatever can ask for a recording, as `createCallsClient` can. */
export interface RecordingClient {
  recordResponse(
    callId: string,
    request: RecordResponseRequest,
    options?: { signal?: AbortSignal },
  ): Promise<RecordResponseAnswer>;
}

export interface RecordAndWaitOptions {
  readonly graph: RecordingClient;
  /** Fed with every notification of the call: `onNotification: waiter.accept`. */
  readonly waiter: Pick<OperationWaiter, "expect">;
  readonly callId: string;
  /** Default: Graph's own defaults. Without a clientContext, or with an empty one, a unique one is sent. [RR-25] */
  readonly request?: RecordResponseRequest | undefined;
  /** How long to wait after the answer, milliseconds; default: the ticket's. */
  readonly timeoutMs?: number | undefined;
  /** Ends the POST or the wait; the recording itself goes on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for a recording and waits until it is known how it ended. Rejects with the client's error when the POST fails,
 * and with the signal's reason when it aborts; everything later is an outcome. [NT-12, RR-25, ER-04]
 *
 * @example
 * const outcome = await recordAndWait({ graph, waiter, callId, request: { stopTones: ["#"] } });
 * if (outcome.kind === "completed" && outcome.recording) await downloadRecording(outcome.recording);
 */
export async function recordAndWait({
  graph,
  waiter,
  callId,
  request = {},
  timeoutMs,
  signal,
}: RecordAndWaitOptions): Promise<RecordingOutcome> {
  if (signal?.aborted) throw abortReason(signal);
  const correlated = { ...request, clientContext: request.clientContext || crypto.randomUUID() };
  const ticket = waiter.expect({ callId, request: correlated, timeoutMs });
  try {
    ticket.answered(await graph.recordResponse(callId, correlated, signal && { signal }));
    return await ticket.outcome({ signal });
  } finally {
    ticket.close();
  }
}
