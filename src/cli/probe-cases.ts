import { randomUUID } from "node:crypto";
import { examples } from "../../generated/examples.ts";
import type { CommsNotifications } from "../contract/types.ts";
import { platformHeaders } from "../platform/call/delivery.ts";
import { buildNotification, type NotifiedReason, notifiedReasons } from "../platform/kinds/recording/builders.ts";
import { hasRecording, recordingNotification } from "../platform/kinds/recording/notification.ts";
import { notificationAbout, type Spelling, spellings } from "../platform/spelling.ts";
import type { TokenKind } from "./probe-tokens.ts";

/** One POST of a case. */
export interface ProbePost {
  readonly token: TokenKind;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Iterable<Uint8Array>;
  /** Length of the body in bytes, where it is made while it is sent. */
  readonly bytes?: number | undefined;
}

/** What a good bot answers. */
export type Expectation =
  /** Any 2xx. */
  | "taken"
  /** 401 or 403. */
  | "turnedAway"
  /** 413 or another 4xx, or it breaks the connection. */
  | "tooLarge"
  /** 4xx. */
  | "faultFound"
  /** 2xx or 4xx. */
  | "survived";

export interface ProbeCase {
  readonly name: string;
  readonly expects: Expectation;
  /** What a good bot does, and why. */
  readonly good: string;
  /** The clause that says so. */
  readonly clause: string;
  /** Posted one after the other. */
  readonly posts: (origin: string) => readonly ProbePost[];
}

/** No server that has a limit takes so much, bytes; a notification has about a thousand. */
const oversizedBytes = 32 * 1024 * 1024;

const takenReasons: { readonly [Reason in NotifiedReason]?: string } = {
  stopToneDetected: "answers 202 (any 2xx): a stop tone ended it, the recording is there",
  maxRecordDurationReached: "answers 2xx: it had lasted its longest, the recording is there",
  maxSilenceTimeout: "answers 2xx: the caller paused, the recording is there",
  initialSilenceTimeout: "answers 2xx: it failed, there is no recording to fetch",
  operationCanceled: "answers 2xx: it failed, since the bot cancelled it",
  playPromptFailed: "answers 2xx: it failed, for its prompt",
  playBeepFailed: "answers 2xx: it failed, for the beep",
  mediaReceiveTimeout: "answers 2xx: it failed, no sound came",
  unspecifiedError: "answers 2xx: it failed, and nobody says why",
};

/** `stopToneDetected` is the plain one that comes first. */
const reasons: readonly NotifiedReason[] = [
  "stopToneDetected",
  ...notifiedReasons.filter((reason) => reason !== "stopToneDetected"),
];

/** All calls of a probe are of one chain. */
const tracing = { chainId: randomUUID(), scenarioId: randomUUID() };

/** With the headers of the platform. */
function posted(body: ProbePost["body"], bytes?: number): ProbePost {
  return { token: "valid", headers: platformHeaders(randomUUID(), tracing), body, bytes };
}

const valid = (body: object): ProbePost => posted(JSON.stringify(body));

interface Finished {
  readonly reason?: NotifiedReason;
  readonly callId?: string;
  readonly operationId?: string;
  readonly spelling?: Spelling;
}

/** A finished recording, by default of a new call. */
function finished(origin: string, facts: Finished = {}): CommsNotifications {
  const {
    reason = "stopToneDetected",
    callId = randomUUID(),
    operationId = randomUUID(),
    spelling = "captured",
  } = facts;
  const place = hasRecording(reason)
    ? { location: `${origin}/recordings/${randomUUID()}`, token: `probe-${randomUUID()}` }
    : undefined;
  const clientContext = randomUUID();
  return recordingNotification({ callId, operationId, clientContext, reason, place, version: "beta", spelling });
}

function terminated({ callId = randomUUID(), spelling = "captured" }: Finished = {}): CommsNotifications {
  const members = { callChainId: tracing.chainId };
  return notificationAbout("commsNotifications.captured.callTerminatedByCaller", { callId, spelling }, members);
}

type CallExample = Extract<Parameters<typeof notificationAbout>[0], `${string}.call${string}`>;

/** Steps of one call, in each spelling; one that is given twice is delivered twice. */
function stepsOfCall(...steps: readonly CallExample[]): readonly ProbePost[] {
  const members = { callChainId: tracing.chainId, callbackUri: undefined };
  return spellings.flatMap((spelling) => {
    const callId = randomUUID();
    const posts = new Map(
      [...new Set(steps)].map((step) => [step, valid(notificationAbout(step, { callId, spelling }, members))]),
    );
    return steps.flatMap((step) => posts.get(step) ?? []);
  });
}

const established = "commsNotifications.captured.callEstablished";
const mediaActive = "commsNotifications.captured.callMediaActive";

function tones(): readonly ProbePost[] {
  return spellings.flatMap((spelling) => {
    const callId = randomUUID();
    return ["tone1", "pound"].map((tone, index) => {
      const toneInfo = { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: index + 1, tone };
      return valid(notificationAbout("commsNotifications.captured.callTone", { callId, spelling }, { toneInfo }));
    });
  });
}

function rosters(): readonly ProbePost[] {
  const example = examples["commsNotifications.captured.roster"].value[0]?.resourceData as readonly object[];
  return spellings.map((spelling) =>
    valid(
      notificationAbout(
        "commsNotifications.captured.roster",
        { callId: randomUUID(), below: "participants", spelling },
        example,
      ),
    ),
  );
}

function promptsPlayed(): readonly ProbePost[] {
  return spellings.map((spelling) => {
    const id = randomUUID();
    const place = { callId: randomUUID(), operationId: id, spelling };
    return valid(notificationAbout("commsNotifications.captured.promptPlayed", place, { id, clientContext: id }));
  });
}

/** As the reference page shows a completed recording. */
function withoutResultInfo(origin: string): readonly ProbePost[] {
  return spellings.map((spelling) => {
    const { value, ...envelope } = finished(origin, { spelling });
    const items = value.map(({ resourceData, ...item }) => {
      const { resultInfo: _, ...others } = resourceData as Record<string, unknown>;
      return { ...item, resourceData: others };
    });
    return valid({ ...envelope, value: items });
  });
}

/** The same with other members in its one item. */
function withMembers({ value, ...envelope }: CommsNotifications, members: object): CommsNotifications {
  return { ...envelope, value: value.map((item) => ({ ...item, ...members })) };
}

function spelled(origin: string): readonly ProbePost[] {
  const [callId, operationId] = [randomUUID(), randomUUID()];
  const bare = (id: string): string => id.replaceAll("-", "");
  const spellings = [
    `/communications/calls/${callId}/operations/${operationId}`,
    `/communications/calls/${bare(callId).toUpperCase()}/operations/${bare(operationId).toUpperCase()}`,
    `/communications/calls/${callId.toUpperCase()}/operations/${operationId.toUpperCase()}`,
    `/app/calls/${bare(callId)}/operations/${bare(operationId)}`,
  ];
  return spellings.map((resourceUrl) =>
    valid(withMembers(finished(origin, { callId, operationId }), { resource: undefined, resourceUrl })),
  );
}

function named(origin: string): readonly ProbePost[] {
  return [
    valid(withMembers(finished(origin), { resource: undefined })),
    valid(withMembers(finished(origin), { resourceUrl: undefined })),
  ];
}

function reordered(origin: string): readonly ProbePost[] {
  const callId = randomUUID();
  return [valid(terminated({ callId })), valid(finished(origin, { callId }))];
}

/** As the documentation spells them. */
function documented(origin: string): readonly ProbePost[] {
  const spelling = "documented";
  return [...reasons.map((reason) => finished(origin, { reason, spelling })), terminated({ spelling })].map(valid);
}

function twice(origin: string): readonly ProbePost[] {
  const post = valid(finished(origin));
  return [post, post];
}

function unknownType(): object {
  const resourceData = {
    "@odata.type": "#microsoft.graph.operationOfTomorrow",
    status: "dreaming",
    anything: [1, { of: null }],
  };
  return withMembers(buildNotification({ callId: randomUUID(), operationId: randomUUID() }), { resourceData });
}

function* oversized(): Generator<Uint8Array> {
  const [head, tail] = ['{"@odata.type":"#microsoft.graph.commsNotifications","value":[],"padding":"', '"}'];
  yield Buffer.from(head);
  const chunk = Buffer.alloc(64 * 1024, "x");
  for (let left = oversizedBytes - head.length - tail.length; left > 0; left -= chunk.length)
    yield chunk.subarray(0, left);
  yield Buffer.from(tail);
}

const ended = (reason: NotifiedReason): ProbeCase => ({
  name: reason,
  expects: "taken",
  good: takenReasons[reason] ?? "answers 2xx: it has ended",
  clause: "OP-03",
  posts: (origin) => [valid(finished(origin, { reason }))],
});

const stranger = (name: string, token: TokenKind, why: string, clause: string): ProbeCase => ({
  name,
  expects: "turnedAway",
  good: `answers 401 (or 403): ${why}`,
  clause,
  posts: (origin) => [
    { token, headers: { "content-type": "application/json" }, body: JSON.stringify(finished(origin)) },
  ],
});

/** Valid ones first, starting with the plainest; then those that the platform never or rarely sends. */
export const probeCases: readonly ProbeCase[] = [
  ...reasons.map(ended),
  {
    name: "batch of two",
    expects: "taken",
    good: "answers 2xx, and hands out both: `value` is a list",
    clause: "NT-01",
    posts: (origin) => [
      valid({
        ...finished(origin),
        value: [finished(origin), finished(origin, { reason: "maxSilenceTimeout" })].flatMap(({ value }) => value),
      }),
    ],
  },
  {
    name: "the same twice",
    expects: "taken",
    good: "answers 2xx to both: a notification has no id of its own to compare",
    clause: "NT-09",
    posts: twice,
  },
  {
    name: "out of order",
    expects: "taken",
    good: "answers 2xx to both: the recording's end may come after the call's",
    clause: "NT-10",
    posts: reordered,
  },
  {
    name: "four spellings of ids",
    expects: "taken",
    good: "answers 2xx to all: with dashes or without, in capitals or not, they are one id",
    clause: "NT-06",
    posts: spelled,
  },
  {
    name: "resource, resourceUrl",
    expects: "taken",
    good: "answers 2xx to both: traffic carries both names, the documentation the one, older traffic the other",
    clause: "NT-03",
    posts: named,
  },
  {
    name: "unknown type",
    expects: "taken",
    good: "answers 2xx: Graph adds types, and a refusal would say that the bot is broken",
    clause: "NT-07",
    posts: () => [valid(unknownType())],
  },
  {
    name: "no resultInfo",
    expects: "taken",
    good: "answers 2xx to both: the documentation shows none at a completed recording",
    clause: "OP-01",
    posts: withoutResultInfo,
  },
  {
    name: "a call's life",
    expects: "taken",
    good: "answers 2xx to all: a call comes in, is established, has media, and ends",
    clause: "CA-10",
    posts: () =>
      stepsOfCall(
        "commsNotifications.captured.callIncoming",
        "commsNotifications.captured.callEstablishing",
        established,
        mediaActive,
        "commsNotifications.captured.callTerminatedByCaller",
      ),
  },
  {
    name: "established twice",
    expects: "taken",
    good: "answers 2xx to all: established comes again with the media, and in any order",
    clause: "CA-11",
    posts: () => stepsOfCall(established, mediaActive, established),
  },
  {
    name: "tones",
    expects: "taken",
    good: "answers 2xx to all: one notification of the call for each key",
    clause: "CA-09",
    posts: tones,
  },
  {
    name: "roster",
    expects: "taken",
    good: "answers 2xx to both: its `resourceData` is a list",
    clause: "CA-13",
    posts: rosters,
  },
  {
    name: "prompt played",
    expects: "taken",
    good: "answers 2xx to both: the end of a playPrompt",
    clause: "CA-05",
    posts: promptsPlayed,
  },
  {
    name: "call terminated",
    expects: "taken",
    good: "answers 2xx: recordings of that call that are still open get no notification",
    clause: "NT-11",
    posts: () => [valid(terminated())],
  },
  {
    name: "documented spelling",
    expects: "taken",
    good: "answers 2xx to all: ids in capitals without dashes, `resourceUrl` alone, mostly no `resultInfo`",
    clause: "PL-10",
    posts: documented,
  },
  stranger("no token", "none", "anybody can post to a public address", "AU-01"),
  stranger("forged token", "forged", "another key has signed it, under the name of the true one", "AU-01"),
  stranger("unsigned token", "unsigned", "`alg: none` proves nothing", "AU-01"),
  stranger("expired token", "expired", "an old token may have been stolen", "AU-05"),
  stranger(
    "other audience",
    "otherAudience",
    "it was made for another bot, whose owner may have passed it on",
    "AU-02",
  ),
  stranger("other issuer", "otherIssuer", "whoever issued it, it is not the platform", "AU-03"),
  {
    name: "oversized body",
    expects: "tooLarge",
    good: "answers 413, or hangs up: no notification has 32 MiB, and memory is finite",
    clause: "AU-09",
    posts: () => [posted(oversized(), oversizedBytes)],
  },
  {
    name: "broken JSON",
    expects: "faultFound",
    good: "answers 400: a 2xx hides the fault, a 5xx says that the bot is broken",
    clause: "AU-11",
    posts: () => [posted('{"value":[{"changeType":')],
  },
  {
    name: "empty body",
    expects: "survived",
    good: "answers 202: the platform was seen to send it; a 400 does no harm, a 5xx does",
    clause: "AU-11",
    posts: () => [posted("")],
  },
];
