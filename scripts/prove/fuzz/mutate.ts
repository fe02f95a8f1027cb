import type { Random } from "./random.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Holder = Json[] | { [name: string]: Json };

const names = [
  ...[
    "value",
    "changeType",
    "resourceUrl",
    "resource",
    "resourceData",
    "@odata.type",
    "@odata.id",
    "id",
    "clientContext",
    "status",
  ],
  ...[
    "resultInfo",
    "code",
    "subCode",
    "message",
    "recordingLocation",
    "recordingAccessToken",
    "completionReason",
    "state",
  ],
  ...["mediaState", "toneInfo", "meetingInfo", "source", "targets", "info", "mediaStreams", "isMuted"],
  ...["__proto__", "constructor", "toJSON", "then", "length", "token", "", "0"],
];
const scalars: Json[] = [
  ...[null, true, false, 0, -0, 1e308, -1, 0.5, "", " ", "0", "8515", "completed", "Failed", "deleted"],
  ...["\u0000", "\uD800", "\uFEFF", "%", "%zz"],
];
const texts = [
  ...[
    "#microsoft.graph.call",
    "microsoft.graph.recordOperation",
    "#Microsoft.Graph.PlayPromptOperation",
    "#microsoft.graph.participant",
    "/communications/calls/1/participants",
  ],
  ...[
    "#",
    ".",
    "/app/calls/1",
    "/communications/calls//operations/",
    "https://graph.microsoft.com/v1.0/communications/calls('1')",
  ],
  ...["//calls", "calls/calls/operations/operations"],
];

/** The value of a JSON text after one to eight structural edits. */
export function mutatedJson(random: Random, text: string): unknown {
  const root: Holder = [JSON.parse(text) as Json];
  for (let edits = 1 + random.below(8); edits > 0; edits -= 1) edit(random, random.pick(holdersIn(root)));
  return root[0] ?? null;
}

function holdersIn(root: Holder): Holder[] {
  const found: Holder[] = [root];
  for (const holder of found) {
    for (const child of Object.values(holder))
      if (typeof child === "object" && child !== null && found.length < 200) found.push(child);
  }
  return found;
}

function edit(random: Random, holder: Holder): void {
  const keys = Object.keys(holder);
  const key = keys.length > 0 ? random.pick(keys) : "0";
  const value = (holder as Record<string, Json>)[key] ?? null;
  const put = (name: string, json: Json): unknown =>
    Object.defineProperty(holder, name, { value: json, enumerable: true, configurable: true, writable: true });
  const edits: (() => unknown)[] = [
    () => put(key, random.pick(scalars)),
    () => put(key, random.pick(texts)),
    () => put(key, typeof value === "string" ? editedText(random, value) : random.pick(scalars)),
    () => put(key, random.chance(0.5) ? [value] : { [random.pick(names)]: value }),
    () => put(key, wrapped(random, value)),
    () =>
      Array.isArray(holder)
        ? holder.splice(random.below(holder.length), 0, copyOf(value))
        : put(random.pick(names), copyOf(value)),
    () => (Array.isArray(holder) ? holder.reverse() : Reflect.deleteProperty(holder, key)),
    () =>
      Array.isArray(holder) ? holder.splice(random.below(holder.length), 1) : renamed(random, holder, key, put, value),
  ];
  random.pick(edits)();
}

function copyOf(json: Json): Json {
  return JSON.parse(JSON.stringify(json)) as Json;
}

function renamed(
  random: Random,
  holder: Holder,
  key: string,
  put: (name: string, json: Json) => unknown,
  value: Json,
): void {
  Reflect.deleteProperty(holder, key);
  put(
    random.pick([
      key.toUpperCase(),
      key.toLowerCase(),
      key.slice(0, 1).toUpperCase() + key.slice(1),
      random.pick(names),
    ]),
    value,
  );
}

/** Some levels around a value; rarely thousands. */
function wrapped(random: Random, value: Json): Json {
  let around = value;
  for (let levels = random.chance(0.002) ? 2_000 : random.below(40); levels > 0; levels -= 1) around = [around];
  return around;
}

function editedText(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  return random.pick([
    () => text.toUpperCase(),
    () => text.toLowerCase(),
    () => text.replaceAll("-", ""),
    () => text.slice(0, at),
    () => text.slice(at),
    () =>
      text.slice(0, at) +
      random.pick(["/", "?", "#", "%2F", "%", ".", "\u0000", "\uDC00", "é", "'", "("]) +
      text.slice(at),
    () => (random.chance(0.02) ? text.repeat(500) : text + text),
  ])();
}

const insertions = ['"', "{", "}", "[", "]", ",", ":", "\\", "\\u", "\u0000", "\uFEFF", "1e", "null"];

/** A copy of some bytes after one to eight edits at random places. */
export function mutatedBytes(random: Random, bytes: Buffer): Buffer {
  let edited = bytes;
  for (let edits = 1 + random.below(8); edits > 0; edits -= 1) {
    const at = random.below(edited.length + 1);
    const [before, after] = [edited.subarray(0, at), edited.subarray(at)];
    edited = random.pick([
      () => Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)]),
      () => Buffer.concat([before, Buffer.from(random.pick(insertions)), after]),
      () => Buffer.concat([before, after.subarray(1 + random.below(8))]),
      () => (random.chance(0.2) ? before : after),
      () => Buffer.concat([before, before.subarray(-random.below(40)), after]),
      () => Buffer.concat([Buffer.from(random.pick([[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0x00]])), edited]),
    ])();
  }
  return edited;
}
