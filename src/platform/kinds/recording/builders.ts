import { examples } from "../../../../generated/examples.ts";
import { enumMembers } from "../../../../generated/vocabulary.ts";
import type { CommsNotifications, RecordResponseRequest, WireRecordOperation } from "../../../contract/types.ts";
import { operationAddress } from "../../resource-address.ts";

/** The reference's request; each member given takes the place of its own. */
export function buildRecordResponseRequest(overrides: RecordResponseRequest = {}): RecordResponseRequest {
  return { ...copy(examples["recordResponseRequest.reference"]), ...overrides };
}

/** A running record operation as Graph answers it; each member given takes the place of its own. */
export function buildRecordOperation(overrides: Partial<WireRecordOperation> = {}): WireRecordOperation {
  return { ...copy(examples["recordOperation.running"]), ...overrides };
}

export interface NotificationOverrides {
  /** Which of the contract's examples to begin with. Default `stopToneDetected`. */
  readonly completionReason?: NotifiedReason | undefined;
  readonly changeType?: string | undefined;
  readonly callId?: string | undefined;
  readonly operationId?: string | undefined;
  /** Members of the record operation. */
  readonly operation?: Partial<WireRecordOperation> | undefined;
}

type KnownReason = (typeof enumMembers.recordCompletionReason)[number];

/** A completionReason of which the contract has a notification as an example. */
export type NotifiedReason = {
  [Reason in KnownReason]: `commsNotifications.${Reason}` extends keyof typeof examples ? Reason : never;
}[KnownReason];

export const notifiedReasons: readonly NotifiedReason[] = enumMembers.recordCompletionReason.filter(
  (reason): reason is NotifiedReason => `commsNotifications.${reason}` in examples,
);

/** A body as Graph posts it when a recording has ended, its ids in the path spelled as Graph spells them there. */
export function buildNotification({
  completionReason = "stopToneDetected",
  changeType = "deleted",
  callId = "57dab8b1-894c-409a-b240-bd8beae78896",
  operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
  operation = {},
}: NotificationOverrides = {}): CommsNotifications {
  const { value, ...envelope } = copy(examples[`commsNotifications.${completionReason}`]) as CommsNotifications;
  const resource = operationAddress(callId, operationId);
  return {
    ...envelope,
    value: value.map((item) => ({
      ...item,
      changeType,
      resourceUrl: resource,
      resourceData: { ...(item.resourceData as object), "@odata.id": resource, id: operationId, ...operation },
    })),
  };
}

function copy<T>(example: T): T {
  return structuredClone(example);
}
