import { isSecretName } from "../../contract/secrets.ts";
import { isObject } from "../../lib/untrusted.ts";
import {
  addressWords,
  bodySchema,
  type Declaration,
  declarationOf,
  enumWords,
  memberOf,
  type Schema,
  wordsInExamples,
} from "./contract.ts";
import type { Kept, StandIns } from "./stand-ins.ts";
import { isKnownHeader, isKnownMember, isKnownName, typeParts } from "./vocabulary.ts";

/** Members whose values the platform takes from lists that nobody publishes; of these, what the contract's examples show may stay. */
const platformMembers = [
  "message",
  "label",
  "direction",
  "languageId",
  "identityProvider",
  "meetingRole",
  "mediaType",
] as const;
const platformWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  platformMembers.map((name) => [name, wordsInExamples(name)]),
);
/** The platform's numbers in the message of a call that ended. */
const diagnosticCode = /DiagCode: \d{1,4}#\d{1,7}(?!\d)/;
/** Microsoft's own domains: which of them serves a recording is worth knowing, and names nobody. */
const microsoftParts = /(?<=\/)v1\.0(?=\/)|(?<=\.)(?:skype|microsoft|azure|office)\.(?:com|us|net|cn)(?![\w.-])/;

const addressMembers = new Set(["resource", "resourceurl", "recordinglocation", "callbackuri", "uri", "@odata.id"]);

/** A larger number may be a telephone's, or a time. */
const largestKept = 10_000_000;

/** Bodies of the field have about ten levels. */
const deepest = 100;

/**
 * A body with stand-ins for all that is not vocabulary of the contract, whatever the member; types stay. [CP-02]
 *
 * @throws RangeError for one of more than 100 levels
 */
export function redactedBody(body: unknown, standIns: StandIns): unknown {
  return redacted(body, bodySchema, "", 0, standIns);
}

function redacted(
  value: unknown,
  schema: Schema | undefined,
  name: string,
  depth: number,
  standIns: StandIns,
): unknown {
  if (depth > deepest) throw new RangeError(`The body has more than ${deepest} levels`);
  const declared = declarationOf(schema, value);
  const isSecret = declared.isSecret || isSecretName(name);
  if (typeof value === "string")
    return isSecret ? standIns.secret(value) : redactedText(value, declared, name, standIns);
  if (typeof value === "number")
    return declared.isNumber && !isSecret && isSmall(value) ? value : standIns.number(value);
  if (Array.isArray(value))
    return value.map((each) => redacted(each, isSecret ? undefined : declared.items, name, depth + 1, standIns));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const member = memberOf(declared, key);
      const shown = member || key === "" || isKnownMember(key) ? key : standIns.name("Member", key);
      const named = isSecret ? name : (member?.name ?? (isSecretName(key) ? key : shown));
      return [shown, redacted(inner, member?.schema, named, depth + 1, standIns)];
    }),
  );
}

const isSmall = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < largestKept;

function redactedText(value: string, { clause, words }: Declaration, name: string, standIns: StandIns): string {
  if (/@odata\.type$/i.test(name)) return redactedType(value, standIns);
  if (words.some((word) => word.toLowerCase() === value.toLowerCase())) return value;
  if (words.length > 0) return value === "" || isKnownName(value) ? value : standIns.name("Value", value);
  const isKnown = clause !== undefined;
  if (!isKnown && enumWords.has(value.toLowerCase()) && value.length > 1) return value;
  return standIns.text(value, keptOf(name, isKnown));
}

function redactedType(value: string, standIns: StandIns): string {
  const parts = typeParts(value);
  if (!parts) return standIns.text(value);
  const { before, name, after, isKnown } = parts;
  return isKnown ? value : before + standIns.name("Type", name) + after;
}

function keptOf(name: string, isKnown: boolean): Kept {
  const words = isKnown ? platformWords.get(name) : undefined;
  if (words) return { words, parts: diagnosticCode };
  const isAddress = isKnown && addressMembers.has(name.toLowerCase());
  return isAddress || name === "@odata.context" ? address : { parts: scheme };
}

/** That a string is an address is its type. */
const scheme = /https?(?=:\/\/)/;

const address: Kept = { words: addressWords, parts: microsoftParts };

const headerWords: ReadonlySet<string> = new Set(
  "application json text plain charset utf 8 odata metadata minimal gzip deflate br identity chunked keep alive close continue microsoft skype calling".split(
    " ",
  ),
);
/** Headers that say how a message is sent, and by what; small numbers in them are versions and weights. */
const plainHeaders =
  /^(?:content-(?:type|encoding|length)|transfer-encoding|accept(?:-encoding|-charset)?|user-agent|connection|expect)$/i;
const versionOrWeight = /(?<![\w.-])\d{1,3}(?:\.\d{1,2})?(?![\w.-])/;
const length = /^\d{1,9}$/;
const secretHeader = /^(?:authorization|proxy-authorization|cookie|set-cookie)$|key$|signature$/i;

export type Header = readonly [name: string, value: string];

/** Headers in their order and spelling, with stand-ins for their values. */
export function redactedHeaders(headers: readonly Header[], standIns: StandIns): readonly Header[] {
  return headers.map(([name, value]) => [redactedName(name, standIns), redactedHeader(name, value, standIns)]);
}

function redactedName(name: string, standIns: StandIns): string {
  return isKnownHeader(name) ? name : standIns.name("Header", name);
}

function redactedHeader(name: string, value: string, standIns: StandIns): string {
  if (secretHeader.test(name) || isSecretName(name)) {
    const scheme = /^Bearer +/i.exec(value)?.[0] ?? "";
    return scheme + standIns.secret(value.slice(scheme.length));
  }
  const parts = /^content-length$/i.test(name) ? length : versionOrWeight;
  return standIns.text(value, plainHeaders.test(name) ? { words: headerWords, parts } : {});
}

/** Path and query of a request. */
export function redactedTarget(target: string, standIns: StandIns): string {
  return standIns.text(target, { words: addressWords });
}
