import { enumMembers, memberNames } from "../../../generated/vocabulary.ts";
import { type CanonicalId, idsFromResource, isFullId, type ResourceIds } from "../../contract/ids.ts";
import { textOf, wordOf } from "../../contract/read.ts";
import { Redacted } from "../../contract/redacted.ts";
import type { Issue } from "../../errors.ts";
import { bytesOf, decodeText } from "../../lib/decode.ts";
import { parseJson } from "../../lib/json.ts";
import { checked, rule } from "../../lib/options.ts";
import { spellings } from "../../lib/spellings.ts";
import { elementsOf, isList, isObject, membersOf, unreadable } from "../../lib/untrusted.ts";
import type { NotificationFacts, ParsedNotification } from "./parsed.ts";
import { type Place, type ReadResource, readResource } from "./resource.ts";

const envelopeNames = spellings(memberNames.commsNotifications);
const notificationNames = spellings(memberNames.commsNotification);
const changeTypes = spellings(enumMembers.changeType);

/**
 * Reads a callback's body item by item, in order. Never throws for a body: what cannot be read is `invalid` with issues
 * that say where, what the contract does not name is `unknown`, and all keep `raw`. A wrong option is a TypeError. Says
 * nothing about who sent it: see `./webhook`. An item gives one result; one whose `resourceData` is a list gives one for
 * each element of a known type and one `unknown` for all others together. [NT-01, NT-04, NT-07, NT-08]
 *
 * A body that is not a JSON value (a Proxy or a getter that throws) gives an `invalid` with code `unreadable` where that
 * was met; other items come out as they would without it.
 *
 * @param body text, bytes, or the value that JSON.parse gave
 * @param options `contentType` of the request names the charset of bytes, default UTF-8 [NT-14]
 * @throws TypeError for a wrong option, whatever the body
 * @example
 * for (const notification of parseNotifications(await request.text())) {
 *   if (notification.kind === "recordOperation") console.log(notification.callId, notification.operation.status);
 * }
 */
export function parseNotifications(
  body: unknown,
  options?: { readonly contentType?: string | null | undefined },
): readonly ParsedNotification[] {
  // `bodies.flatMap(parseNotifications)` passes an index where options go.
  const given = typeof options === "object" ? options : undefined;
  const { contentType } = checked("parseNotifications", given, {
    contentType: rule((value) => value === null || typeof value === "string", "a media type"),
  });
  const read = readBody(body, contentType ?? undefined);
  return "issue" in read ? [invalid([read.issue], body)] : readBatch(read.value, body);
}

function readBody(body: unknown, contentType: string | undefined): { value: unknown } | { issue: Issue } {
  const bytes = bytesOf(body);
  const text = bytes ? decodeText(bytes, contentType) : (body ?? "");
  if (text === undefined) return { issue: unreadableIssue("$") };
  return typeof text === "string" ? parseJson(text) : { value: text };
}

function readBatch(batch: unknown, body: unknown): readonly ParsedNotification[] {
  if (!isObject(batch)) return [invalid([typeIssue("$", ["object"], batch)], body)];
  const members = membersOf(batch, envelopeNames);
  if (members === unreadable) return [invalid([unreadableIssue("$")], body)];
  if (!members.named.has("value")) return [invalid([legacyIssue], body)];
  const value = members.named.get("value");
  if (!isList(value)) return [invalid([typeIssue("$.value", ["array"], value)], body)];
  const items = elementsOf(value);
  if (items === unreadable) return [invalid([unreadableIssue("$.value")], body)];
  return items.flatMap((item, index) => readItem(item, `$.value[${index}]`));
}

function readItem(item: unknown, path: string): readonly ParsedNotification[] {
  if (item === unreadable) return [invalid([unreadableIssue(path)], undefined)];
  if (!isObject(item)) return [invalid([typeIssue(path, ["object"], item)], item)];
  const members = membersOf(item, notificationNames);
  if (members === unreadable) return [invalid([unreadableIssue(path)], item)];
  const { named } = members;
  const issues = faultsOf(named, path);
  const changeType = wordOf(named.get("changeType"), changeTypes);
  const addresses = [textOf(named.get("resourceUrl")), textOf(named.get("resource"))].filter(
    (address) => address !== undefined,
  );
  const paths = addresses.map(idsFromResource);
  const resources = readResources(named.get("resourceData"), placeOf(paths, changeType));
  if (resources === unreadable) issues.push(unreadableIssue(`${path}.resourceData`));
  if (issues.length > 0 || resources === unreadable) return [invalid(issues, item)];
  const raw = new Redacted<unknown>(item);
  return resources.map((read) => ({
    changeType,
    resourceUrl: addresses[0],
    ...idsOf(paths, read),
    raw,
    ...read.resource,
  }));
}

/** Faults of an item's own members. A missing `changeType` is not one: the resource says enough. */
function faultsOf(named: ReadonlyMap<string, unknown>, path: string): Issue[] {
  const given = ["changeType", "resourceUrl", "resource", "resourceData"].filter(
    (name) => (named.get(name) ?? "") !== "",
  );
  const issues = given.flatMap((name) => {
    const isData = name === "resourceData";
    const wanted: readonly JsonType[] = isData ? ["object", "array"] : ["string"];
    const isRight = typeof named.get(name) === (isData ? "object" : "string");
    return isRight ? [] : [typeIssue(`${path}.${name}`, wanted, named.get(name))];
  });
  if (given.some((name) => name !== "changeType")) return issues;
  const message = "is missing, and so is resourceData: nothing says what changed";
  return [
    ...issues,
    { path: `${path}.resourceUrl`, code: "required", alternatives: ["resource", "resourceData"], message },
  ];
}

function placeOf(paths: readonly ResourceIds[], changeType: string | undefined): Place {
  return { names: paths.find(({ callId }) => callId !== undefined)?.names, deleted: changeType === "deleted" };
}

/** The resources of an item: one at least. [NT-04] */
function readResources(data: unknown, place: Place): readonly ReadResource[] | typeof unreadable {
  if (isList(data)) return readList(data, { ...place, deleted: false });
  const read = readResource(data, place);
  return read === unreadable ? unreadable : [read];
}

/** The elements of known types one by one, all others together as one `unknown` in the place of the first. */
function readList(list: readonly unknown[], place: Place): readonly ReadResource[] | typeof unreadable {
  const elements = elementsOf(list);
  if (elements === unreadable) return unreadable;
  const read = elements.map((element) => {
    const resource = readResource(element, place);
    return resource === unreadable ? nothingKnown : resource;
  });
  const firstUnknown = read.findIndex(isUnknown);
  return read.length === 0
    ? [nothingKnown]
    : read.filter((resource, index) => !isUnknown(resource) || index === firstUnknown);
}

const nothingKnown: ReadResource = {
  resource: { kind: "unknown", odataType: undefined },
  callIds: [],
  operationIds: [],
};

function isUnknown({ resource }: ReadResource): boolean {
  return resource.kind === "unknown";
}

/** The path's ids first, `resourceUrl` before `resource`, then those in the resource itself. [NT-06] */
function idsOf(
  paths: readonly ResourceIds[],
  read: ReadResource,
): Pick<NotificationFacts, "callId" | "operationId" | "idsDisagree" | "fullIdsDisagree"> {
  const callIds = [...known(paths.map(({ callId }) => callId)), ...read.callIds];
  const operationIds = [...known(paths.map(({ operationId }) => operationId)), ...read.operationIds];
  return {
    callId: callIds[0],
    operationId: operationIds[0],
    idsDisagree: disagree(callIds) || disagree(operationIds),
    fullIdsDisagree: disagree(callIds.filter(isFullId)) || disagree(operationIds.filter(isFullId)),
  };
}

function disagree([first, ...others]: readonly CanonicalId[]): boolean {
  return others.some((other) => other !== first);
}

function known(ids: readonly (CanonicalId | undefined)[]): CanonicalId[] {
  return ids.filter((id) => id !== undefined);
}

const legacyIssue: Issue = {
  path: "$",
  code: "notCommsNotifications",
  message: "has no `value`, so it is not commsNotifications; it may be in the platform's older format",
};

type JsonType = "object" | "array" | "string";

const inWords: Readonly<Record<JsonType, string>> = { object: "an object", array: "a list", string: "a string" };

function typeIssue(path: string, wanted: readonly JsonType[], value: unknown): Issue {
  const words = wanted.map((type) => inWords[type]).join(" or ");
  return { path, code: "type", wanted, message: `must be ${words}, not ${kindOf(value)}` };
}

function unreadableIssue(path: string): Issue {
  return { path, code: "unreadable", message: "cannot be read as JSON: looking at it threw" };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return isList(value) ? "a list" : `of type ${typeof value}`;
}

function invalid(issues: readonly Issue[], raw: unknown): ParsedNotification {
  return { kind: "invalid", issues, raw: new Redacted(raw) };
}
