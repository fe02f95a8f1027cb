import * as enumMembers from "../../../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../../../generated/vocabulary/memberNames.ts";
import { readOperation, wordOf } from "../../../contract/read.ts";
import type {
  CommsOperation,
  OperationAnswer,
  PlayPromptCompletionReason,
  PlayPromptRequest,
} from "../../../contract/types.ts";
import { spellings } from "../../../lib/spellings.ts";
import { type OperationKind, type OutcomeOf, playAndQueueMs } from "../kind.ts";

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
