import * as enumMembers from "../../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../../generated/vocabulary/memberNames.ts";
import { readOperation, wordOf } from "../../contract/read.ts";
import type {
  CommsOperation,
  OperationAnswer,
  PlayPromptCompletionReason,
  PlayPromptRequest,
} from "../../contract/types.ts";
import { checked, methods, needed } from "../../lib/options.ts";
import { spellings } from "../../lib/spellings.ts";
import { type OperationKind, type OutcomeOf, playAndQueueMs } from "./kind.ts";
import { startAndWait, type WaitOptions, waitChecks } from "./start-and-wait.ts";

/** A prompt that was asked for. */
export interface PlayPromptOperation extends CommsOperation {
  readonly kind: "playPromptOperation";
  /** Documented in beta alone, and captured in v1.0 too. */
  readonly completionReason: PlayPromptCompletionReason | undefined;
}

/** How a prompt ended, by its notification or a final answer. [CA-05] */
export type PromptEnd =
  /** To its end. */
  | { readonly kind: "played"; readonly operation: PlayPromptOperation }
  /** A recording with `bargeInAllowed` or the bot's cancelMediaProcessing came first. */
  | { readonly kind: "canceled"; readonly operation: PlayPromptOperation }
  /** A file could not be fetched or played. */
  | { readonly kind: "failed"; readonly operation: PlayPromptOperation };

export interface PromptKind
  extends OperationKind<"playPromptOperation", PlayPromptOperation, PromptEnd, PlayPromptRequest> {}

/** How a wait for a prompt ended. */
export type PromptOutcome = OutcomeOf<PromptKind>;

/** What Graph answered to `playPrompt`. */
export type PlayPromptAnswer = OperationAnswer<PlayPromptOperation>;

const names = spellings(memberNames.playPromptOperation);
const reasons = spellings(enumMembers.playPromptCompletionReason);
/** `resultInfo.subcode` of what was cancelled, where there is no completionReason. */
const canceledSubcode = 8508;

/** Operations that `playPrompt` starts. */
export const prompt: PromptKind = {
  name: "playPromptOperation",

  read: (value) =>
    readOperation("playPromptOperation", value, names, (named) => ({
      completionReason: wordOf(named.get("completionReason"), reasons),
    })),

  /** What sends tones has the same reasons. */
  recognises: () => false,

  outcome(operation) {
    const { completionReason, resultInfo, status } = operation;
    const isCanceled =
      completionReason === undefined
        ? resultInfo?.subcode === canceledSubcode
        : completionReason === "mediaOperationCanceled";
    return { kind: isCanceled ? "canceled" : status === "completed" ? "played" : "failed", operation };
  },

  timeoutMs: () => playAndQueueMs,
};

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
