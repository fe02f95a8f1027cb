import { betaMembers } from "../../../../generated/vocabulary.ts";
import type { CommsNotifications, WireRecordOperation } from "../../../contract/types.ts";
import type { GraphVersion } from "../../../contract/versions.ts";
import { resourceIn, type Spelling } from "../../spelling.ts";
import { buildNotification, type NotifiedReason } from "./builders.ts";

/** Where a recording is, as its notification says. */
export interface RecordingPlace {
  readonly location: string;
  readonly token: string;
}

/** Whether a recording that ended so is handed out, as the contract's example has it. [OP-03] */
export function hasRecording(reason: NotifiedReason): boolean {
  const operation = resourceIn(`commsNotifications.captured.${reason}`) as WireRecordOperation;
  return Boolean(operation.recordingLocation);
}

/** Of one that barging in ended with a file. [PL-02] */
const succeeded = {
  status: "completed",
  resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
} as const;

/** A recording has ended: the contract's example of its completionReason, about this operation. [PL-04] */
export function recordingNotification(facts: {
  readonly callId: string;
  readonly operationId: string;
  readonly clientContext: string | undefined;
  readonly reason: NotifiedReason;
  readonly place: RecordingPlace | undefined;
  readonly version: GraphVersion;
  readonly spelling: Spelling;
}): CommsNotifications {
  const { callId, operationId, clientContext, reason, place, version, spelling } = facts;
  const left = version === "v1.0" ? betaMembers.recordOperation.map((name) => [name, undefined] as const) : [];
  const operation = {
    clientContext,
    ...(place && { recordingLocation: place.location, recordingAccessToken: place.token }),
    ...(place && !hasRecording(reason) && succeeded),
    ...Object.fromEntries(left),
  };
  return buildNotification({ completionReason: reason, callId, operationId, operation, spelling });
}
