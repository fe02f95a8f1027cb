import { examples } from "../../../../generated/examples.ts";
import { betaMembers } from "../../../../generated/vocabulary.ts";
import type { CommsNotifications, WireRecordOperation } from "../../../contract/types.ts";
import type { GraphVersion } from "../../../contract/versions.ts";
import { buildNotification, type NotifiedReason } from "./builders.ts";

/** Where a recording is, as its notification says. */
export interface RecordingPlace {
  readonly location: string;
  readonly token: string;
}

/** Whether a recording that ended so is handed out, as the contract's example has it. [OP-03] */
export function hasRecording(reason: NotifiedReason): boolean {
  const operation = examples[`commsNotifications.${reason}`].value[0]?.resourceData as WireRecordOperation;
  return Boolean(operation.recordingLocation);
}

/** A recording has ended: the contract's example of its completionReason, about this operation. [PL-04] */
export function recordingNotification(facts: {
  readonly callId: string;
  readonly operationId: string;
  readonly clientContext: string | undefined;
  readonly reason: NotifiedReason;
  readonly place: RecordingPlace | undefined;
  readonly version: GraphVersion;
}): CommsNotifications {
  const { callId, operationId, clientContext, reason, place, version } = facts;
  const operation = {
    ...(clientContext !== undefined && { clientContext }),
    ...(place && { recordingLocation: place.location, recordingAccessToken: place.token }),
  };
  const left: readonly string[] = [
    ...(version === "v1.0" ? betaMembers.recordOperation : []),
    ...(clientContext === undefined ? ["clientContext"] : []),
  ];
  return withoutMembers(buildNotification({ completionReason: reason, callId, operationId, operation }), left);
}

function withoutMembers({ value, ...envelope }: CommsNotifications, names: readonly string[]): CommsNotifications {
  const without = (data: object): object =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
  return {
    ...envelope,
    value: value.map((item) => ({ ...item, resourceData: without(item.resourceData as object) })),
  } as CommsNotifications;
}
