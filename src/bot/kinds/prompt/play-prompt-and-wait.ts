import type { PlayPromptRequest } from "../../../contract/types.ts";
import { checked, methods, needed } from "../../../lib/options.ts";
import { startAndWait, type WaitOptions, waitChecks } from "../start-and-wait.ts";
import { type PlayPromptAnswer, type PromptKind, type PromptOutcome, prompt } from "./kind.ts";

/** Whatever can play a prompt, as `createCallsClient` can. */
export interface PromptClient {
  playPrompt(callId: string, request: PlayPromptRequest, options?: { signal?: AbortSignal }): Promise<PlayPromptAnswer>;
}

export interface PlayPromptAndWaitOptions extends Omit<WaitOptions<PromptKind>, "request"> {
  /** Sends the request: what `createCallsClient` returns. */
  readonly graph: PromptClient;
  /** What to play. Not with `loop`, whose end is not notified. */
  readonly request: PlayPromptRequest;
}

/**
 * Plays a prompt and waits until it is known how it ended. Rejects with the client's error when the POST fails, and with the
 * signal's reason when it aborts; everything later is an outcome. [CA-05, NT-12, RR-25, RR-27]
 *
 * The default of `timeoutMs` is 120,000: for the prompt, and for what is queued before it.
 *
 * @throws TypeError for a wrong option, and for `loop: true`
 * @example
 * const outcome = await playPromptAndWait({ graph, waiter, callId, request: { prompts: [greeting] } });
 */
export async function playPromptAndWait(options: PlayPromptAndWaitOptions): Promise<PromptOutcome> {
  const { graph, ...waitOptions } = checked("playPromptAndWait", options, {
    ...waitChecks,
    request: needed(waitChecks.request),
    graph: needed(methods(["playPrompt"], "a client (see createCallsClient)")),
  });
  if (waitOptions.request.loop)
    throw new TypeError("request.loop must not be true, as no notification follows; use graph.playPrompt");
  return startAndWait(
    prompt,
    (callId, request, sent) => graph.playPrompt(callId, request as PlayPromptRequest, sent),
    waitOptions,
  );
}
