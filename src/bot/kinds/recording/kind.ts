import * as enumMembers from "../../../../generated/vocabulary/enumMembers.ts";
import * as memberLimits from "../../../../generated/vocabulary/memberLimits.ts";
import * as memberNames from "../../../../generated/vocabulary/memberNames.ts";
import { readOperation, textOf, wordOf } from "../../../contract/read.ts";
import { Redacted } from "../../../contract/redacted.ts";
import type {
  CommsOperation,
  OperationAnswer,
  RecordCompletionReason,
  RecordResponseRequest,
} from "../../../contract/types.ts";
import { spelled, spellings } from "../../../lib/spellings.ts";
import { type OperationKind, type OutcomeOf, playAndQueueMs } from "../kind.ts";

/** A recording that was asked for. */
export interface RecordOperation extends CommsOperation {
  readonly kind: "recordOperation";
  /** Where the file is; absent, null and `""` in the body all read as undefined: there is none. */
  readonly recordingLocation: string | undefined;
  /** Opens that one file. */
  readonly recordingAccessToken: Redacted<string> | undefined;
  /** Beta only; undefined in v1.0. */
  readonly completionReason: RecordCompletionReason | undefined;
}

/** Where a recording is, and the token that opens it. */
export interface RecordingSource {
  readonly location: string;
  readonly accessToken: Redacted<string>;
}

/** How a recording ended, by its notification or a final answer. */
export type RecordingEnd =
  /** There is a file: download it at once. */
  | { readonly kind: "recorded"; readonly operation: RecordOperation; readonly recording: RecordingSource }
  /** The body says that it is completed, and names no file or no token. */
  | { readonly kind: "completed"; readonly operation: RecordOperation }
  | { readonly kind: "failed"; readonly operation: RecordOperation };

export interface RecordingKind
  extends OperationKind<"recordOperation", RecordOperation, RecordingEnd, RecordResponseRequest> {}

/** How a wait for a recording ended. */
export type RecordingOutcome = OutcomeOf<RecordingKind>;

/** What Graph answered to `recordResponse`. */
export type RecordResponseAnswer = OperationAnswer<RecordOperation>;

const names = spellings(memberNames.recordOperation);
const reasons = spellings(enumMembers.recordCompletionReason);
const limits = memberLimits.recordResponseRequest;

/** Operations that `recordResponse` starts. */
export const recording: RecordingKind = {
  name: "recordOperation",

  read: (value) =>
    readOperation("recordOperation", value, names, (named) => {
      const token = textOf(named.get("recordingAccessToken"));
      return {
        recordingLocation: textOf(named.get("recordingLocation")),
        recordingAccessToken: token === undefined ? undefined : new Redacted(token),
        completionReason: wordOf(named.get("completionReason"), reasons),
      };
    }),

  /** A prompt has a `completionReason` too, with values of its own. */
  recognises: (named) =>
    named.has("recordingLocation") ||
    named.has("recordingAccessToken") ||
    spelled(textOf(named.get("completionReason")) ?? "", reasons) !== undefined,

  location: ({ recordingLocation }) => recordingLocation,

  outcome(operation) {
    if (operation.status !== "completed") return { kind: "failed", operation };
    const { recordingLocation: location, recordingAccessToken: accessToken } = operation;
    return location && accessToken
      ? { kind: "recorded", operation, recording: { location, accessToken } }
      : { kind: "completed", operation };
  },

  timeoutMs({ initialSilenceTimeoutInSeconds, maxRecordDurationInSeconds }) {
    const silence = initialSilenceTimeoutInSeconds ?? limits.initialSilenceTimeoutInSeconds.default;
    const duration = maxRecordDurationInSeconds ?? limits.maxRecordDurationInSeconds.default;
    return (silence + duration) * 1_000 + playAndQueueMs;
  },
};
