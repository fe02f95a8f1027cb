import * as enumMembers from "../../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../../generated/vocabulary/memberNames.ts";
import { type CanonicalId, idsFromResource, isFullId, type ResourceIds } from "../../contract/ids.ts";
import { textOf, wordOf } from "../../contract/read.ts";
import { Redacted } from "../../contract/redacted.ts";
import type { Issue } from "../../errors.ts";
import { bytesOf, decodeText } from "../../lib/decode.ts";
import { parseJson } from "../../lib/json.ts";
import { checked, rule, wholeNumber } from "../../lib/options.ts";
import { spellings } from "../../lib/spellings.ts";
import { elementsOf, isList, isObject, membersOf, unreadable } from "../../lib/untrusted.ts";
import type { NotificationFacts, ParsedNotification, Resource } from "./parsed.ts";
import { type Place, type ReadResource, readResource } from "./resource.ts";

const envelopeNames = spellings(memberNames.commsNotifications);
const notificationNames = spellings(memberNames.commsNotification);
const changeTypes = spellings(enumMembers.changeType);

/**
 * Reads a callback's body item by item, in order. Never throws for a body: what cannot be read is `invalid` with issues
 * that say where, what the contract does not name is `unknown`, and all keep `raw`. A wrong option is a TypeError. Says
 * nothing about who sent it: see `./webhook`. An item gives one result; one whose `resourceData` is a list gives one for
 * each operation and call, one for all participants, and one `unknown` for all others. [NT-01, NT-04, NT-07, NT-08, CA-13]
 *
 * At most `maxItems` results are read, 1,000 unless given; how many items are left is the last one, an `invalid`. Items that
 * cannot be read give one `invalid` together, with the first 20 issues and the number of others. [NT-15]
 *
 * A body that is not a JSON value (a Proxy or a getter that throws) gives an `invalid` with code `unreadable` where that
 * was met; other items come out as they would without it.
 *
 * @param body text, bytes, or the value that JSON.parse gave
 * @param options `contentType` of the request names the charset of bytes, default UTF-8 [NT-14]; `maxItems`
 * @throws TypeError for a wrong option, whatever the body
 * @example
 * for (const notification of parseNotifications(await request.text())) {
 *   if (notification.kind === "recordOperation") console.log(notification.callId, notification.operation.status);
 * }
 */
export function parseNotifications(
  body: unknown,
  options?: { readonly contentType?: string | null | undefined; readonly maxItems?: number | undefined },
): readonly ParsedNotification[] {
  // `bodies.flatMap(parseNotifications)` passes an index where options go.
  const given = typeof options === "object" ? options : undefined;
  const { contentType, maxItems = defaultMaxItems } =
    given === undefined ? {} : checked("parseNotifications", given, optionChecks);
  const read = readBody(body, contentType ?? undefined);
  return "issue" in read ? [invalid([read.issue], body)] : readBatch(read.value, body, maxItems);
}

const optionChecks = {
  contentType: rule((value) => value === null || typeof value === "string", "a media type"),
  maxItems: wholeNumber(1),
};

/** The platform was seen to send one item a batch. [NT-15] */
const defaultMaxItems = 1_000;
/** Issues of unreadable items that are listed. */
const maxIssues = 20;

function readBody(body: unknown, contentType: string | undefined): { value: unknown } | { issue: Issue } {
  const bytes = bytesOf(body);
  const text = bytes ? decodeText(bytes, contentType) : (body ?? "");
  if (text === undefined) return { issue: unreadableIssue("$") };
  return typeof text === "string" ? parseJson(text) : { value: text };
}

function readBatch(batch: unknown, body: unknown, maxItems: number): readonly ParsedNotification[] {
  if (!isObject(batch)) return [invalid([typeIssue("$", ["object"], batch)], body)];
  const members = membersOf(batch, envelopeNames);
  if (members === unreadable) return [invalid([unreadableIssue("$")], body)];
  if (!members.named.has("value")) return [invalid([legacyIssue], body)];
  const value = members.named.get("value");
  if (!isList(value)) return [invalid([typeIssue("$.value", ["array"], value)], body)];
  const items = elementsOf(value, maxItems);
  if (items === unreadable) return [invalid([unreadableIssue("$.value")], body)];
  const all: ParsedNotification[] = [];
  let { left } = items;
  for (const [index, item] of items.read.entries()) {
    const read = readItem(item, `$.value[${index}]`, maxItems - all.length);
    all.push(...read.notifications);
    left += read.left;
  }
  return left === 0 ? folded(all) : [...folded(all), invalid([leftIssue(left, maxItems)], body)];
}

/** What an item gives, and how many results more it would give. */
interface ReadItem {
  readonly notifications: readonly ParsedNotification[];
  readonly left: number;
}

function readItem(item: unknown, path: string, most: number): ReadItem {
  if (most === 0) return { notifications: [], left: 1 };
  const unread = (issues: readonly Issue[]): ReadItem => ({ notifications: [invalid(issues, item)], left: 0 });
  if (item === unreadable) return { notifications: [invalid([unreadableIssue(path)], undefined)], left: 0 };
  if (!isObject(item)) return unread([typeIssue(path, ["object"], item)]);
  const members = membersOf(item, notificationNames);
  if (members === unreadable) return unread([unreadableIssue(path)]);
  const { named } = members;
  const issues = faultsOf(named, path);
  const changeType = wordOf(named.get("changeType"), changeTypes);
  const addresses = known([textOf(named.get("resourceUrl")), textOf(named.get("resource"))]);
  const paths = addresses.map(idsFromResource);
  const resources = readResources(named.get("resourceData"), placeOf(paths, changeType), most);
  if (resources === unreadable) issues.push(unreadableIssue(`${path}.resourceData`));
  if (issues.length > 0 || resources === unreadable) return unread(issues);
  const raw = new Redacted<unknown>(item);
  const notifications = resources.read.map((read) => ({
    changeType,
    resourceUrl: addresses[0],
    ...idsOf(paths, read),
    raw,
    ...read.resource,
  }));
  return { notifications, left: resources.left };
}

/** All unreadable items as one, in the place of the first. */
function folded(all: readonly ParsedNotification[]): readonly ParsedNotification[] {
  const unread = all.length < 2 ? [] : all.filter((notification) => notification.kind === "invalid");
  if (unread.length < 2) return all;
  const issues = unread.flatMap((notification) => notification.issues);
  const others = issues.length - maxIssues;
  const shown = others > 0 ? [...issues.slice(0, maxIssues), othersIssue(others)] : issues;
  const one = invalid(
    shown,
    unread.map(({ raw }) => raw.reveal()),
  );
  return all.flatMap((notification) =>
    notification.kind !== "invalid" ? [notification] : notification === unread[0] ? [one] : [],
  );
}

const envelopeMembers = ["changeType", "resourceUrl", "resource", "resourceData"];

/** Faults of an item's own members. A missing `changeType` is not one: the resource says enough. */
function faultsOf(named: ReadonlyMap<string, unknown>, path: string): Issue[] {
  const issues: Issue[] = [];
  let saysWhat = false;
  for (const name of envelopeMembers) {
    const value = named.get(name) ?? "";
    if (value === "") continue;
    const isData = name === "resourceData";
    saysWhat ||= name !== "changeType";
    if (typeof value !== (isData ? "object" : "string"))
      issues.push(typeIssue(`${path}.${name}`, isData ? ["object", "array"] : ["string"], value));
  }
  if (saysWhat) return issues;
  const message = "is missing, and so is resourceData: nothing says what changed";
  return [
    ...issues,
    { path: `${path}.resourceUrl`, code: "required", alternatives: ["resource", "resourceData"], message },
  ];
}

function placeOf(paths: readonly ResourceIds[], changeType: string | undefined): Place {
  const names = paths.find(({ callId }) => callId !== undefined)?.names;
  return { names, deleted: changeType === "deleted", inList: false };
}

interface ReadResources {
  readonly read: readonly ReadResource[];
  readonly left: number;
}

/** The resources of an item: one at least. [NT-04] */
function readResources(data: unknown, place: Place, most: number): ReadResources | typeof unreadable {
  if (isList(data)) return readList(data, { ...place, deleted: false, inList: true }, most);
  const read = readResource(data, place);
  return read === unreadable ? unreadable : { read: [read], left: 0 };
}

/**
 * Operations and calls one by one, all participants together as one roster, and all others as one `unknown`, these in the
 * place of the first. [NT-04, CA-13]
 */
function readList(list: readonly unknown[], place: Place, most: number): ReadResources | typeof unreadable {
  const elements = elementsOf(list, most);
  if (elements === unreadable) return unreadable;
  const all = elements.read.map((element) => {
    const resource = readResource(element, place);
    return resource === unreadable ? nothingKnown : resource;
  });
  const participants = all.flatMap(({ resource }) => (resource.kind === "participants" ? resource.participants : []));
  // A part of a roster would show some as absent.
  const roster: Resource = elements.left > 0 ? nothingKnown.resource : { kind: "participants", participants };
  if (all.length === 0) all.push({ ...nothingKnown, ...(place.names === "participants" && { resource: roster }) });
  const seen = new Set<string>();
  const read = all.flatMap((each) => {
    const { kind } = each.resource;
    if (kind !== "participants" && kind !== "unknown") return [each];
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [kind === "participants" ? { ...each, resource: roster } : each];
  });
  return { read, left: elements.left };
}

const nothingKnown: ReadResource = {
  resource: { kind: "unknown", odataType: undefined },
  callIds: [],
  operationIds: [],
};

/** The path's ids first, `resourceUrl` before `resource`, then those in the resource itself. [NT-06] */
function idsOf(
  paths: readonly ResourceIds[],
  read: ReadResource,
): Pick<NotificationFacts, "callId" | "operationId" | "idsDisagree" | "fullIdsDisagree"> {
  const callIds = [...known(paths.map(({ callId }) => callId)), ...read.callIds];
  const operationIds = [...known(paths.map(({ operationId }) => operationId)), ...read.operationIds];
  const idsDisagree = disagree(callIds) || disagree(operationIds);
  return {
    callId: callIds[0],
    operationId: operationIds[0],
    idsDisagree,
    fullIdsDisagree: idsDisagree && (disagree(callIds.filter(isFullId)) || disagree(operationIds.filter(isFullId))),
  };
}

function disagree([first, ...others]: readonly CanonicalId[]): boolean {
  return others.some((other) => other !== first);
}

function known<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
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

function leftIssue(left: number, limit: number): Issue {
  const message = `has ${left} more ${left === 1 ? "item" : "items"}, which are not read: at most ${limit} are`;
  return { path: "$.value", code: "maxItems", limit, message };
}

function othersIssue(count: number): Issue {
  const message = `has ${count} more ${count === 1 ? "fault" : "faults"} in items that cannot be read`;
  return { path: "$.value", code: "unreadable", message };
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
