import { operationMembers } from "../../../generated/vocabulary.ts";
import { type CanonicalId, idsFromResource, type ResourceIds } from "../../contract/ids.ts";
import { type Named, readCall, readParticipant, textOf } from "../../contract/read.ts";
import { spellings } from "../../lib/spellings.ts";
import { isObject, memberNamed, ownColumns, sortedMembers, unreadable } from "../../lib/untrusted.ts";
import type { AnyKind } from "../kinds/kind.ts";
import { kindOf, kindOfUntyped, schemaOfType } from "../kinds/registry.ts";
import type { Resource } from "./parsed.ts";

/** A resource and the ids in it, those of its `@odata.id` first. */
export interface ReadResource {
  readonly resource: Resource;
  readonly callIds: readonly CanonicalId[];
  readonly operationIds: readonly CanonicalId[];
}

/** What shows the type of a resource that does not name it. */
const knownNames = spellings([...operationMembers, "state"]);

/** Where a resource was found, for one that does not name its type. */
export interface Place {
  /** What the notification's path names. */
  readonly names: ResourceIds["names"];
  /** True when all that can be there is what the path names: one resource, deleted. */
  readonly deleted: boolean;
  /** True of an element of a list: a participant alone is not a roster. */
  readonly inList: boolean;
}

/** Reads one resource; what is not an object, or of a type that the contract does not name, is `unknown`. [NT-05, NT-07] */
export function readResource(value: unknown, place: Place): ReadResource | typeof unreadable {
  const members = ownColumns(isObject(value) ? value : {});
  if (members === unreadable) return unreadable;
  const odataType = textOf(memberNamed(members, "@odata.type"));
  const own = idsFromResource(textOf(memberNamed(members, "@odata.id")) ?? "");
  const read =
    odataType === undefined
      ? readerOfUntyped(sortedMembers(members, knownNames).named, { ...place, names: place.names ?? own.names })
      : readerOfType(odataType);
  const isRead = read !== participantReader || (place.inList && isObject(value));
  const resource: Resource = (isRead && read?.(isObject(value) ? value : {})) || { kind: "unknown", odataType };
  return {
    resource,
    callIds: [own.callId, resource.kind === "call" ? resource.call.id : undefined].filter((id) => id !== undefined),
    operationIds: [own.operationId, "operation" in resource ? resource.operation.id : undefined].filter(
      (id) => id !== undefined,
    ),
  };
}

type Reader = (value: object) => Resource;

/** Of one element of a roster. [CA-13] */
const participantReader: Reader = (value) => ({ kind: "participants", participants: [readParticipant(value)] });

const callReader: Reader = (value) => ({ kind: "call", call: readCall(value) });

function operationReader(kind: AnyKind | undefined): Reader | undefined {
  return kind && ((value) => ({ kind: kind.name, operation: kind.read(value) }) as Resource);
}

function readerOfType(odataType: string): Reader | undefined {
  const schema = schemaOfType(odataType);
  if (schema === "participant") return participantReader;
  return schema === "call" ? callReader : operationReader(schema === undefined ? undefined : kindOf(schema));
}

/**
 * The type of a resource that does not name it, where its place and members leave no doubt: at an operation's path some
 * operation, of the type that alone can have its members; at a call's path, one with a state or one that was deleted is
 * the call; at that of its participants, one of them. [NT-05]
 */
function readerOfUntyped(named: Named, { names, deleted }: Place): Reader | undefined {
  if (names === "call") return deleted || textOf(named.get("state")) !== undefined ? callReader : undefined;
  if (names === "participants") return participantReader;
  return names === "operation" ? operationReader(kindOfUntyped(named)) : undefined;
}
