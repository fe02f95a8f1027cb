import { memberNames, resourceTypes } from "../../../generated/vocabulary.ts";
import { type CanonicalId, idsFromResource, type ResourceIds } from "../../contract/ids.ts";
import {
  isRecordCompletionReason,
  readCall,
  readCommsOperation,
  readRecordOperation,
  textOf,
} from "../../contract/read.ts";
import type { Call, CommsOperation, RecordOperation } from "../../contract/types.ts";
import { type Spellings, spelled, spellings } from "../../lib/spellings.ts";
import { isObject, membersOf, unreadable } from "../../lib/untrusted.ts";

/** What a notification carries, told apart by `kind`. */
export type Resource =
  | { readonly kind: "recordOperation"; readonly operation: RecordOperation }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "operation"; readonly operation: CommsOperation }
  | { readonly kind: "unknown"; readonly odataType: string | undefined };

/** A resource and the ids that it tells of itself, those of its `@odata.id` first. */
export interface ReadResource {
  readonly resource: Resource;
  readonly callIds: readonly CanonicalId[];
  readonly operationIds: readonly CanonicalId[];
}

type Schema = (typeof resourceTypes)[keyof typeof resourceTypes];

const readers: Record<Schema, (value: object) => Resource> = {
  recordOperation: (value) => ({ kind: "recordOperation", operation: readRecordOperation(value) }),
  commsOperation: (value) => ({ kind: "operation", operation: readCommsOperation(value) }),
  call: (value) => ({ kind: "call", call: readCall(value) }),
};

const typeSpellings = spellings(Object.keys(resourceTypes));
const telling: Spellings = spellings([...memberNames.recordOperation, ...memberNames.call]);

/** Where a resource was found, for one that does not tell its type. */
export interface Place {
  /** What the notification's path names. */
  readonly names: ResourceIds["names"];
  /** True when all that can be there is what the path names: one resource, deleted. */
  readonly deleted: boolean;
}

/** Reads one resource; what is no object, or of a type that the contract does not name, is `unknown`. [NT-05, NT-07] */
export function readResource(value: unknown, place: Place): ReadResource | typeof unreadable {
  const members = membersOf(isObject(value) ? value : {}, telling);
  if (members === unreadable) return unreadable;
  const { named } = members;
  const odataType = textOf(named.get("@odata.type"));
  const own = idsFromResource(textOf(named.get("@odata.id")) ?? "");
  const schema =
    odataType === undefined
      ? schemaOfUntyped(named, { ...place, names: place.names ?? own.names })
      : schemaOfType(odataType);
  const resource: Resource = schema ? readers[schema](isObject(value) ? value : {}) : { kind: "unknown", odataType };
  return {
    resource,
    callIds: [own.callId, resource.kind === "call" ? resource.call.id : undefined].filter((id) => id !== undefined),
    operationIds: [own.operationId, "operation" in resource ? resource.operation.id : undefined].filter(
      (id) => id !== undefined,
    ),
  };
}

/** Matched on the last part, with or without `#`, in any letter case. [NT-05] */
function schemaOfType(odataType: string): Schema | undefined {
  const type = spelled(odataType.slice(odataType.lastIndexOf(".") + 1).replace(/^#/, ""), typeSpellings);
  return type === undefined ? undefined : resourceTypes[type as keyof typeof resourceTypes];
}

/**
 * The type of a resource that does not tell it, where its place and members leave no doubt: at an operation's path, one
 * with a member that only a recording has is a recordOperation (a prompt has a `completionReason` too, with values of
 * its own), any other with a status some operation; at a call's path, one with a state or one that was deleted is the
 * call. [NT-05]
 */
function schemaOfUntyped(named: ReadonlyMap<string, unknown>, { names, deleted }: Place): Schema | undefined {
  if (names === "call") return deleted || textOf(named.get("state")) !== undefined ? "call" : undefined;
  if (names !== "operation") return undefined;
  const isRecording =
    named.has("recordingLocation") ||
    named.has("recordingAccessToken") ||
    isRecordCompletionReason(named.get("completionReason"));
  if (isRecording) return "recordOperation";
  return textOf(named.get("status")) === undefined ? undefined : "commsOperation";
}
