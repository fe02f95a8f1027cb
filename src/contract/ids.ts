import { owned } from "../lib/owned.ts";
import { decodedSegment } from "../lib/url.ts";

declare const canonical: unique symbol;

/** An id in the one spelling that all sources agree on: dashed and lower-case where it is a GUID, else as it came. */
export type CanonicalId = string & { readonly [canonical]: true };

/**
 * The canonical spelling of an id. Operation paths carry dash-less capitals where `id` and `Location` carry dashes and
 * small letters; text that is not 32 hexadecimal digits is kept as it is. [NT-06]
 */
export function canonicalId(id: string): CanonicalId {
  if (isFullId(id)) return id;
  const digits = id.replaceAll("-", "").toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) return id as CanonicalId;
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return groups.join("-") as CanonicalId;
}

/** Whether an id is a GUID in its canonical spelling, and so that of one call or operation and of no other. */
export function isFullId(id: string): id is CanonicalId {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

/** What the address of a resource names. */
export interface ResourceIds {
  readonly callId: CanonicalId | undefined;
  readonly operationId: CanonicalId | undefined;
  /** What the address names itself; undefined when it is something else below a call or operation, or neither. */
  readonly names: "call" | "operation" | "participants" | undefined;
}

/** No address of a call has nearly as many; it bounds the work on a hostile one. */
const mostSegments = 32;

/**
 * Call and operation id out of a resource's address: absolute or relative, under `/communications` or `/app`, with or
 * without a version, and `calls('{id}')` too. Query and fragment are left out, percent-encoding is undone. The segment
 * after `operations` is taken for an id whatever it is, as in the published `operations/participants`. [NT-06]
 */
export function idsFromResource(address: string): ResourceIds {
  if (address === last.address) return last.ids;
  if (address.length > longAddress) return idsOfAnyAddress(address);
  const ids = idsOfUsualAddress(address) ?? idsOfAnyAddress(address);
  last = { address, ids };
  return ids;
}

/** A notification has the same address twice, and that of an operation comes with each of its notifications. */
let last: { readonly address: string; readonly ids: ResourceIds } = {
  address: "",
  ids: { callId: undefined, operationId: undefined, names: undefined },
};

/** As the platform writes them. */
const usualAddress = /^\/(?:communications|app)\/calls\/([^/?#%()]+)(?:\/operations\/([^/?#%()]+))?$/;

function idsOfUsualAddress(address: string): ResourceIds | undefined {
  const [whole, callId, operationId] = usualAddress.exec(address) ?? [];
  if (whole === undefined) return undefined;
  const names = operationId === undefined ? "call" : "operation";
  return { callId: filledId(callId), operationId: filledId(operationId), names };
}

/** The same of any address; the usual ones are read faster. */
export function idsOfAnyAddress(address: string): ResourceIds {
  const segments = pathSegments(address);
  const calls = segments.findIndex((segment) => segment.toLowerCase() === "calls");
  const [callId, below, operationId, ...rest] = calls < 0 ? [] : segments.slice(calls + 1);
  const inOperations = below?.toLowerCase() === "operations";
  const isRoster = below?.toLowerCase() === "participants";
  const named = inOperations ? "operation" : isRoster ? "participants" : "call";
  const deeper = inOperations ? rest : [(isRoster ? "" : below) ?? "", operationId ?? "", ...rest];
  return {
    callId: filledId(callId),
    operationId: inOperations ? filledId(operationId) : undefined,
    names: callId && (!inOperations || operationId) && deeper.every((segment) => segment === "") ? named : undefined,
  };
}

function pathSegments(address: string): string[] {
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  const authority = path.indexOf("://");
  const start = authority < 0 ? 0 : path.indexOf("/", authority + 3);
  return start < 0
    ? []
    : path
        .slice(start)
        .split("/", mostSegments)
        .flatMap((segment) => withKey(decodedSegment(segment)))
        .map((segment) => (address.length > longAddress ? owned(segment) : segment));
}

/** Ids of an address as long are copies, as they are remembered longer than it. */
const longAddress = 1_000;

/** OData's other way to write a key: `calls('1')` for `calls/1`. */
function withKey(segment: string): string[] {
  const keyed = segment.endsWith(")") ? /^(calls|operations)\('?([^()']*)'?\)$/i.exec(segment) : null;
  return keyed ? keyed.slice(1) : [segment];
}

function filledId(segment: string | undefined): CanonicalId | undefined {
  return segment ? canonicalId(segment) : undefined;
}
