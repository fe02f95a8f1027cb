import * as enumMembers from "../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../generated/vocabulary/memberNames.ts";
import { type Spellings, spelled, spellings } from "../lib/spellings.ts";
import {
  elementsOf,
  isList,
  isObject,
  type Member,
  type Members,
  membersOf,
  ownMembers,
  unreadable,
} from "../lib/untrusted.ts";
import { type CanonicalId, canonicalId } from "./ids.ts";
import { Redacted } from "./redacted.ts";
import { withoutSecrets } from "./secrets.ts";
import type { Call, CommsOperation, Participant, ResultInfo } from "./types.ts";

const statuses = spellings(enumMembers.operationStatus);
const callStates = spellings(enumMembers.callState);
const directions = spellings(enumMembers.callDirection);
const mediaStates = spellings(enumMembers.mediaState);
const names = {
  call: spellings(memberNames.call),
  mediaState: spellings(memberNames.callMediaState),
  participant: spellings(memberNames.participant),
  toneInfo: spellings(memberNames.toneInfo),
  resultInfo: spellings(memberNames.resultInfo),
} as const;
/** Not part of `extra`: `odataType` has a field of its own, and other annotations are only in `raw`. */
const annotations: ReadonlySet<string> = new Set(memberNames.entity);

/** Members of an object under the contract's names. */
export type Named = Members["named"];

/**
 * Reads an operation: what all have in common, and what `own` reads of the members that its type adds. The status is `""`
 * when the body has none. Never throws: what cannot be read is undefined. [OP-01, NT-07]
 *
 * @param known names of the type's members
 */
export function readOperation<Kind extends string, Own extends object>(
  kind: Kind,
  value: object,
  known: Spellings,
  own: (named: Named) => Own,
): CommsOperation & { readonly kind: Kind } & Own {
  const members = readMembers(value, known);
  const { named } = members;
  const fields = {
    id: idOf(named.get("id")),
    clientContext: textOf(named.get("clientContext")),
    status: wordOf(named.get("status"), statuses),
    resultInfo: readResultInfo(named.get("resultInfo")),
    ...own(named),
  };
  return { kind, ...fields, status: fields.status ?? "", ...around(value, members, fields) };
}

const endings = ["completed", "failed"] as const;

/** How an operation ended; undefined while it has not, for a status that is new, and for no operation. [RR-20] */
export function endedStatus(operation: Pick<CommsOperation, "status"> | undefined): "completed" | "failed" | undefined {
  return endings.find((status) => status === operation?.status);
}

/** Reads a call out of an answer or a notification. Never throws. [NT-07, CA-11] */
export function readCall(value: object): Call {
  const members = readMembers(value, names.call);
  const { named } = members;
  const read = readerOf(named);
  const fields = {
    id: idOf(named.get("id")),
    state: wordOf(named.get("state"), callStates),
    direction: wordOf(named.get("direction"), directions),
    mediaState: readPart(named.get("mediaState"), names.mediaState, (part) => ({
      audio: wordOf(part.get("audio"), mediaStates),
    })),
    toneInfo: readPart(named.get("toneInfo"), names.toneInfo, (part) => ({
      sequenceId: integerOf(part.get("sequenceId")),
      // Every name of a key is in lower case.
      tone: textOf(part.get("tone"))?.toLowerCase(),
    })),
    resultInfo: readResultInfo(named.get("resultInfo")),
    ...read(textOf, "callChainId", "callbackUri", "tenantId", "myParticipantId", "subject", "terminationReason"),
    ...read(objectOf, "source", "answeredBy", "mediaConfig", "chatInfo", "meetingInfo", "callOptions"),
    ...read(objectsOf, "targets"),
    ...read(textsOf, "requestedModalities"),
  };
  return { ...fields, ...around(value, members, fields) } as Call;
}

/** Reads a participant of a roster. Never throws. [CA-13] */
export function readParticipant(value: object): Participant {
  const members = readMembers(value, names.participant);
  const read = readerOf(members.named);
  const fields = {
    ...read(textOf, "id", "metadata", "meetingRole"),
    ...read(flagOf, "isInLobby", "isMuted", "isIdentityAnonymized"),
    ...read(objectOf, "info"),
    ...read(objectsOf, "mediaStreams"),
  };
  return { ...fields, ...around(value, members, fields) } as Participant;
}

/** Reads several members in the same way. */
function readerOf(named: Named) {
  return <Name extends string, Value>(read: (value: unknown) => Value, ...these: readonly Name[]) =>
    Object.fromEntries(these.map((name) => [name, read(named.get(name))])) as { readonly [Each in Name]: Value };
}

/** Reads a result; undefined where there is none. A number written as a string is read, and so is `subCode`. [OP-04] */
export function readResultInfo(value: unknown): ResultInfo | undefined {
  return readPart(value, names.resultInfo, (named) => ({
    code: integerOf(named.get("code")),
    subcode: integerOf(named.get("subcode")),
    message: textOf(named.get("message")),
  }));
}

function readPart<Part>(value: unknown, known: Spellings, read: (named: Named) => Part): Part | undefined {
  return isObject(value) ? read(readMembers(value, known).named) : undefined;
}

/** A copy with its secrets `Redacted`; what stands in it is as it came. */
function objectOf(value: unknown): object | undefined {
  const members = isObject(value) ? ownMembers(value) : unreadable;
  return members === unreadable ? undefined : withoutSecrets(members);
}

function objectsOf(value: unknown): readonly object[] | undefined {
  const objects = listOf(value, isObject)?.map(objectOf);
  return objects?.every((each) => each !== undefined) ? objects : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
  return listOf(value, (each) => typeof each === "string");
}

/** So many elements of a list in a call or participant are read; a longer list is left in `extra`. */
const longestList = 1_000;

function listOf<Each>(value: unknown, isEach: (each: unknown) => each is Each): readonly Each[] | undefined {
  const elements = isList(value) ? elementsOf(value, longestList) : unreadable;
  return elements !== unreadable && elements.left === 0 && elements.read.every(isEach) ? elements.read : undefined;
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** A filled string; `""` and null mean the same as an absent member. [OP-05] */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An enum's value in the contract's spelling, one that it does not name as it is. [OP-02] */
export function wordOf(value: unknown, known: Spellings): string | undefined {
  const word = textOf(value);
  return word === undefined ? undefined : (spelled(word, known) ?? word);
}

function readMembers(value: object, known: Spellings): Members {
  const members = membersOf(value, known);
  return members === unreadable ? { named: new Map(), others: [] } : members;
}

/** What surrounds the fields that were read; `fields` are under the contract's names. */
function around(value: object, { named, others }: Members, fields: Readonly<Record<string, unknown>>) {
  const unread: Member[] = [];
  for (const member of named) {
    const [name, value] = member;
    if (fields[name] === undefined && !annotations.has(name) && !isNone(value)) unread.push(member);
  }
  return {
    odataType: textOf(named.get("@odata.type")),
    extra: withoutSecrets([...unread, ...others]) as Readonly<Record<string, unknown>>,
    raw: new Redacted<unknown>(value),
  };
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function idOf(value: unknown): CanonicalId | undefined {
  const id = textOf(value);
  return id === undefined ? undefined : canonicalId(id);
}

function integerOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}
