import { examples } from "../../../../generated/examples.ts";
import * as enumMembers from "../../../../generated/vocabulary/enumMembers.ts";
import type { CommsNotifications, RecordResponseRequest, WireRecordOperation } from "../../../contract/types.ts";
import { type Checks, checked, choice, objectLike, text } from "../../../lib/options.ts";
import { notificationAbout, type Spelling, spellings } from "../../spelling.ts";

/** The reference's request; each member given takes the place of its own. */
export function buildRecordResponseRequest(overrides: RecordResponseRequest = {}): RecordResponseRequest {
  return { ...copy(examples["recordResponseRequest.reference"]), ...overrides };
}

/** A running record operation as Graph answers it; each member given takes the place of its own. */
export function buildRecordOperation(overrides: Partial<WireRecordOperation> = {}): WireRecordOperation {
  return { ...copy(examples["recordOperation.running"]), ...overrides };
}

export interface NotificationOverrides {
  /** Which of the contract's `captured` examples to begin with. Default `stopToneDetected`. */
  readonly completionReason?: NotifiedReason | undefined;
  readonly changeType?: string | undefined;
  readonly callId?: string | undefined;
  readonly operationId?: string | undefined;
  /** Members of the record operation; undefined leaves one out. */
  readonly operation?:
    | { readonly [Name in keyof WireRecordOperation]?: WireRecordOperation[Name] | undefined }
    | undefined;
  /** As bots captured notifications, or as the documentation shows them. Default `captured`. */
  readonly spelling?: Spelling | undefined;
}

type KnownReason = (typeof enumMembers.recordCompletionReason)[number];

/** A completionReason of which the contract has a notification as an example. */
export type NotifiedReason = {
  [Reason in KnownReason]: `commsNotifications.captured.${Reason}` extends keyof typeof examples ? Reason : never;
}[KnownReason];

export const notifiedReasons: readonly NotifiedReason[] = enumMembers.recordCompletionReason.filter(
  (reason): reason is NotifiedReason => `commsNotifications.captured.${reason}` in examples,
);

const checks: Checks<NotificationOverrides> = {
  completionReason: choice(...notifiedReasons),
  changeType: text(),
  callId: text(),
  operationId: text(),
  operation: objectLike(),
  spelling: choice(...spellings),
};

/**
 * A body as Graph posts it when a recording has ended. In the documented spelling it has a `resultInfo` only where the
 * documentation shows one. A wrong option is a TypeError.
 */
export function buildNotification(overrides: NotificationOverrides = {}): CommsNotifications {
  const {
    completionReason = "stopToneDetected",
    changeType = "deleted",
    callId = "57dab8b1-894c-409a-b240-bd8beae78896",
    operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    operation,
    spelling = "captured",
  } = checked("buildNotification", overrides, checks);
  const name = `commsNotifications.captured.${completionReason}` as const;
  const members = { id: operationId, ...operation };
  const { value, ...envelope } = notificationAbout(name, { callId, operationId, spelling }, members);
  return { ...envelope, value: value.map((item) => ({ ...item, changeType })) };
}

function copy<T>(example: T): T {
  return structuredClone(example);
}
