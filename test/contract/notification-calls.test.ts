import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import type { Call, Participant } from "../../src/contract/types.ts";
import { callPath, faults, type Item, item, operationPath, parseOne } from "../support/notifications.ts";

const rosterPath = `${callPath}/participants`;
const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const callType = { "@odata.type": "#microsoft.graph.call" };
const participantType = { "@odata.type": "#microsoft.graph.participant" };

function readCall(facts: Item): Call {
  const read = parseOne({ resourceData: { ...callType, ...facts } });
  if (read.kind !== "call") throw new Error(`a call is wanted, not ${read.kind}`);
  return read.call;
}

function readRoster(resourceData: unknown, resourceUrl: string = rosterPath): readonly Participant[] {
  const read = parseOne({ resourceUrl, resourceData });
  if (read.kind !== "participants") throw new Error(`a roster is wanted, not ${read.kind}`);
  return read.participants;
}

const readParticipant = (facts: Item): Participant => readRoster([{ ...participantType, ...facts }])[0] as Participant;

/** A value that throws wherever it is looked at. */
function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

describe("CA-10 CA-11 CA-12 NT-07 a call is read with what its notifications carry", () => {
  test("an incoming one", () => {
    const read = readCall({
      state: "incoming",
      direction: "incoming",
      callbackUri: "https://bot.example.com/calls",
      source: { identity: { user: { id: "caller", displayName: "Ada" } }, region: "amer" },
      targets: [{ identity: { application: { id: "bot" } } }],
      tenantId: "72f988bf-86f1-41af-91ab-2d7cd011db47",
      callChainId: "b6d2",
      id: "57DAB8B1894C409AB240BD8BEAE78896",
      requestedModalities: ["audio", "aNewOne"],
    });
    expect(read).toMatchObject({
      odataType: "#microsoft.graph.call",
      state: "incoming",
      direction: "incoming",
      callbackUri: "https://bot.example.com/calls",
      source: { identity: { user: { id: "caller", displayName: "Ada" } }, region: "amer" },
      targets: [{ identity: { application: { id: "bot" } } }],
      tenantId: "72f988bf-86f1-41af-91ab-2d7cd011db47",
      callChainId: "b6d2",
      id: callId,
      requestedModalities: ["audio", "aNewOne"],
      mediaState: undefined,
      toneInfo: undefined,
      extra: {},
    });
  });

  test("one with media, and its chat", () => {
    const chatInfo = { threadId: "19:meeting", messageId: "0" };
    expect(
      readCall({ state: "established", mediaState: { audio: "active" }, chatInfo, coOrganizers: [] }),
    ).toMatchObject({ state: "established", mediaState: { audio: "active" }, chatInfo, extra: { coOrganizers: [] } });
  });

  test("one that ended", () => {
    const resultInfo = { code: 200, subcode: 5002, message: "The conversation has ended." };
    expect(readCall({ state: "terminated", resultInfo, terminationReason: "CallTerminated" })).toMatchObject({
      state: "terminated",
      resultInfo,
      terminationReason: "CallTerminated",
      extra: {},
    });
  });

  test("one that has nothing", () => {
    const { raw, odataType, extra, ...read } = readCall({ targets: null, mediaState: null, subject: "" });
    expect([odataType, extra, Object.values(read).every((value) => value === undefined)]).toEqual([
      "#microsoft.graph.call",
      {},
      true,
    ]);
  });

  test.each([
    { toneInfo: { sequenceId: 1, tone: "tone1" }, read: { sequenceId: 1, tone: "tone1" } },
    { toneInfo: { SequenceId: "12", Tone: "POUND" }, read: { sequenceId: 12, tone: "pound" } },
    { toneInfo: { sequenceId: 2, tone: "aNewKey" }, read: { sequenceId: 2, tone: "anewkey" } },
    { toneInfo: { sequenceId: 1.5, tone: 7 }, read: { sequenceId: undefined, tone: undefined } },
    { toneInfo: {}, read: { sequenceId: undefined, tone: undefined } },
    { toneInfo: "tone1", read: undefined },
  ])("CA-09 a tone $toneInfo is $read", ({ toneInfo, read }) => {
    expect(readCall({ toneInfo }).toneInfo).toStrictEqual(read);
  });

  test.each([
    { mediaState: { audio: "active" }, read: { audio: "active" } },
    { mediaState: { Audio: "INACTIVE" }, read: { audio: "inactive" } },
    { mediaState: { audio: "aNewState" }, read: { audio: "aNewState" } },
    { mediaState: { audio: null }, read: { audio: undefined } },
    { mediaState: ["active"], read: undefined },
  ])("CA-11 media $mediaState are $read", ({ mediaState, read }) => {
    expect(readCall({ mediaState }).mediaState).toStrictEqual(read);
  });

  test("names and words in any letter case; of a member given twice the contract's own spelling counts", () => {
    expect(
      readCall({ State: "ESTABLISHED", DIRECTION: "Outgoing", tenantID: "t", myparticipantid: "m", state: "hold" }),
    ).toMatchObject({
      state: "hold",
      direction: "outgoing",
      tenantId: "t",
      myParticipantId: "m",
      extra: { State: "ESTABLISHED" },
    });
  });
});

describe("OP-07 the secrets of a call and of its participants are Redacted, and show nowhere", () => {
  const secret = "opens-everything";
  const revealed = (value: unknown): unknown => (value instanceof Redacted ? value.reveal() : "not redacted");

  test.each<{ name: string; facts: Item; at: (call: Call) => unknown }>([
    { name: "meetingInfo.token", facts: { meetingInfo: { token: secret } }, at: (call) => call.meetingInfo?.token },
    {
      name: "meetingInfo.Passcode",
      facts: { meetingInfo: { Passcode: secret } },
      at: (call) => Object(call.meetingInfo).Passcode,
    },
    {
      name: "source.replacementLink",
      facts: { source: { replacementLink: secret } },
      at: (call) => call.source?.replacementLink,
    },
    {
      name: "targets[1].replacementLink",
      facts: { targets: [{}, { replacementLink: secret }] },
      at: (call) => call.targets?.[1]?.replacementLink,
    },
    {
      name: "answeredBy.identity.accessToken",
      facts: { answeredBy: { identity: { accessToken: secret } } },
      at: (call) => Object(call.answeredBy?.identity).accessToken,
    },
    {
      name: "mediaConfig.sharedSecret",
      facts: { mediaConfig: { sharedSecret: secret } },
      at: (call) => call.mediaConfig?.["sharedSecret"],
    },
    { name: "extra.replacesContext", facts: { replacesContext: secret }, at: (call) => call.extra["replacesContext"] },
    {
      name: "extra.incomingContext.authorization",
      facts: { incomingContext: { authorization: secret } },
      at: (call) => Object(call.extra["incomingContext"]).authorization,
    },
  ])("call.$name", ({ facts, at }) => {
    const call = readCall(facts);
    expect(revealed(at(call))).toBe(secret);
    expect(JSON.stringify(call) + inspect(call, { depth: 20 })).not.toContain(secret);
  });

  test.each<{ name: string; facts: Item; at: (participant: Participant) => unknown }>([
    {
      name: "info.replacementLink",
      facts: { info: { replacementLink: secret } },
      at: ({ info }) => info?.replacementLink,
    },
    {
      name: "info.REPLACEMENTLINK",
      facts: { info: { REPLACEMENTLINK: secret } },
      at: ({ info }) => Object(info).REPLACEMENTLINK,
    },
    {
      name: "mediaStreams[0].token",
      facts: { mediaStreams: [{ token: secret }] },
      at: ({ mediaStreams }) => Object(mediaStreams?.[0]).token,
    },
    { name: "extra.passcode", facts: { passcode: secret }, at: ({ extra }) => extra["passcode"] },
  ])("participant.$name", ({ facts, at }) => {
    const participant = readParticipant(facts);
    expect(revealed(at(participant))).toBe(secret);
    expect(JSON.stringify(participant) + inspect(participant, { depth: 20 })).not.toContain(secret);
  });

  test("null stays null", () => {
    expect(readCall({ meetingInfo: { token: null } }).meetingInfo).toEqual({ token: null });
    expect(readParticipant({ info: { replacementLink: null } }).info).toEqual({ replacementLink: null });
  });
});

describe("CA-13 a roster is a list of participants at a path that ends in /participants", () => {
  test("the captured one is read whole", () => {
    const [read] = parseNotifications(examples["commsNotifications.captured.roster"]);
    const [caller, bot] = read?.kind === "participants" ? read.participants : [];
    expect(caller).toMatchObject({
      odataType: "#microsoft.graph.participant",
      id: "7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f",
      meetingRole: "none",
      isInLobby: false,
      isMuted: false,
      isIdentityAnonymized: false,
      info: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: { "@odata.type": "#microsoft.graph.identity", displayName: "John", identityProvider: "AAD" },
        },
        endpointType: "default",
        languageId: "en-US",
        participantId: "7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f",
      },
      mediaStreams: [
        { mediaType: "audio", label: "main-audio", sourceId: "1", direction: "sendReceive", serverMuted: false },
      ],
    });
    expect(bot).toMatchObject({
      id: "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60",
      isMuted: false,
      info: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: { application: { "@odata.type": "#microsoft.graph.identity", displayName: "Calling bot" } },
        endpointType: "default",
        participantId: "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60",
      },
      mediaStreams: [],
    });
  });

  const ada = {
    ...participantType,
    id: "a",
    info: { identity: { user: { id: "ada" } }, endpointType: "default", languageId: "en-US" },
    isInLobby: false,
    isMuted: true,
    isIdentityAnonymized: false,
    mediaStreams: [{ mediaType: "audio", label: "main-audio", sourceId: "1", direction: "sendReceive" }],
    metadata: "m",
    meetingRole: "none",
    publishedStates: [],
  };

  test("it is one notification of kind participants, with the ids of its path", () => {
    const read = parseOne({ resourceUrl: rosterPath, resourceData: [ada, { ...participantType, id: "b" }] });
    const { publishedStates, "@odata.type": odataType, ...members } = ada;
    expect(read).toMatchObject({
      kind: "participants",
      changeType: "updated",
      callId,
      operationId: undefined,
      idsDisagree: false,
      participants: [
        { ...members, odataType, extra: { publishedStates } },
        { id: "b", info: undefined, extra: {} },
      ],
    });
    expect(Object(read).participants[0].raw.reveal()).toEqual(ada);
  });

  test("names in any letter case", () => {
    expect(readParticipant({ ID: "a", IsMuted: true, INFO: { region: "amer" } })).toMatchObject({
      id: "a",
      isMuted: true,
      info: { region: "amer" },
      extra: {},
    });
  });

  test.each([
    { path: `${callPath}/participants/` },
    { path: `/app/calls/${callId}/Participants` },
    { path: `https://graph.microsoft.com/beta/communications/calls('${callId}')/participants?x=1` },
  ])("elements without a type are participants at $path", ({ path }) => {
    expect(readRoster([{ id: "a" }, { id: "b", "@odata.type": "" }], path).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test.each([
    { path: callPath, kind: "unknown" },
    { path: operationPath, kind: "unknown" },
    { path: `${rosterPath}/a`, kind: "unknown" },
  ])("and are not at $path", ({ path, kind }) => {
    expect(parseOne({ resourceUrl: path, resourceData: [{ id: "a" }] }).kind).toBe(kind);
  });

  test("participants that name their type are a roster at any path", () => {
    expect(readRoster([{ ...participantType, id: "a" }], callPath).map(({ id }) => id)).toEqual(["a"]);
  });

  test("an empty list is an empty roster there, and unknown elsewhere", () => {
    expect(readRoster([])).toEqual([]);
    expect(parseOne({ resourceUrl: callPath, resourceData: [] }).kind).toBe("unknown");
  });

  test.each([
    { data: { ...participantType, id: "a" }, odataType: "#microsoft.graph.participant" },
    { data: { id: "a" }, odataType: undefined },
    { data: null, odataType: undefined },
  ])("a single $data is unknown and not a roster, with its call's id", ({ data, odataType }) => {
    const read = parseOne({ resourceUrl: rosterPath, resourceData: data });
    expect(read).toMatchObject({ kind: "unknown", odataType, callId });
  });

  test("a list of different things: operations and calls one by one, one roster, one unknown", () => {
    const read = parseNotifications({
      value: [
        item({
          resourceUrl: rosterPath,
          resourceData: [
            { "@odata.type": "#microsoft.graph.somethingNew" },
            { ...participantType, id: "a" },
            { ...callType, state: "established" },
            "text",
            { "@odata.type": "#microsoft.graph.playPromptOperation", status: "completed" },
            { id: "b" },
            { ...callType, state: "hold" },
            null,
          ],
        }),
      ],
    });
    const shown = read.map((each) => [each.kind, Object(each).participants?.map(({ id }: Participant) => id)]);
    expect(shown).toEqual([
      ["unknown", undefined],
      ["participants", ["a", "b"]],
      ["call", undefined],
      ["playPromptOperation", undefined],
      ["call", undefined],
    ]);
    expect(read.map(({ callId: ofCall }) => ofCall)).toEqual([callId, callId, callId, callId, callId]);
  });

  test("an element that cannot be looked at costs no other", () => {
    const read = parseNotifications({
      value: [item({ resourceUrl: rosterPath, resourceData: [{ id: "a" }, revoked({}), { id: "b" }] })],
    });
    expect(read.map((each) => [each.kind, Object(each).participants?.length])).toEqual([
      ["participants", 2],
      ["unknown", undefined],
    ]);
  });
});

describe("NT-07 NT-08 a value of another type in a typed member goes to extra", () => {
  test.each<{ facts: Item; member: keyof Call }>([
    { facts: { state: 7 }, member: "state" },
    { facts: { direction: ["incoming"] }, member: "direction" },
    { facts: { source: "caller" }, member: "source" },
    { facts: { source: [{}] }, member: "source" },
    { facts: { targets: { identity: {} } }, member: "targets" },
    { facts: { targets: [{}, null] }, member: "targets" },
    { facts: { targets: [{}, "callee"] }, member: "targets" },
    { facts: { requestedModalities: ["audio", 1] }, member: "requestedModalities" },
    { facts: { meetingInfo: 1 }, member: "meetingInfo" },
    { facts: { mediaState: "active" }, member: "mediaState" },
    { facts: { toneInfo: [] }, member: "toneInfo" },
    { facts: { resultInfo: false }, member: "resultInfo" },
    { facts: { subject: { text: "x" } }, member: "subject" },
    { facts: { tenantId: 0 }, member: "tenantId" },
  ])("of a call: $facts", ({ facts, member }) => {
    const call = readCall({ state: "hold", ...facts });
    expect([call[member], call.extra]).toEqual([undefined, facts]);
  });

  test.each<{ facts: Item; member: keyof Participant }>([
    { facts: { id: 7 }, member: "id" },
    { facts: { info: "x" }, member: "info" },
    { facts: { isMuted: "true" }, member: "isMuted" },
    { facts: { isInLobby: 0 }, member: "isInLobby" },
    { facts: { mediaStreams: [[]] }, member: "mediaStreams" },
    { facts: { meetingRole: {} }, member: "meetingRole" },
  ])("of a participant: $facts", ({ facts, member }) => {
    const participant = readParticipant(facts);
    expect([participant[member], participant.extra]).toEqual([undefined, facts]);
  });

  test.each<{ name: string; facts: Item; member: keyof Call }>([
    { name: "an object that throws", facts: { source: revoked({}) }, member: "source" },
    { name: "a list that throws", facts: { targets: revoked([]) }, member: "targets" },
    { name: "a list with an element that throws", facts: { targets: [{}, revoked({})] }, member: "targets" },
    { name: "texts that throw", facts: { requestedModalities: revoked([]) }, member: "requestedModalities" },
  ])("a value that is not JSON too: $name", ({ facts, member }) => {
    const call = readCall({ state: "hold", ...facts });
    expect([call[member], Object.keys(call.extra), call.state]).toEqual([undefined, [member], "hold"]);
  });

  test("an object that holds itself is read", () => {
    const source: Item = { region: "amer" };
    source["self"] = source;
    expect(readCall({ source }).source).toMatchObject({ region: "amer", self: { region: "amer" } });
  });
});

describe("NT-15 long lists", () => {
  const many = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ id: `p-${index}` }));

  test.each([
    { count: 1_000, read: 1_000 },
    { count: 1_001, read: undefined },
  ])("of $count targets $read are read; a longer list stays in extra", ({ count, read }) => {
    const call = readCall({ targets: many(count) });
    expect([call.targets?.length, Object(call.extra["targets"]).length]).toEqual([read, read ? undefined : count]);
  });

  test("of a longer roster no part, which would show some as absent; how many are left is an invalid", () => {
    const body = { value: [item({ resourceUrl: rosterPath, resourceData: many(5) })] };
    const shown = (each: ParsedNotification): unknown => faults(each) ?? Object(each).participants?.length ?? each.kind;
    expect(parseNotifications(body, { maxItems: 3 }).map(shown)).toEqual(["unknown", ["maxItems $.value"]]);
    expect(parseNotifications(body, { maxItems: 5 }).map(shown)).toEqual([5]);
  });

  test("a roster is one result: the items that follow are read", () => {
    const batch = [item({ resourceUrl: rosterPath, resourceData: many(3) }), item(), item()];
    expect(parseNotifications({ value: batch }, { maxItems: 3 }).map(({ kind }) => kind)).toEqual([
      ...["participants", "call", "call"],
    ]);
  });
});

describe("CA-05 a prompt's operation is read as playPromptOperation", () => {
  const readPrompt = (resourceData: Item): ParsedNotification =>
    parseOne({ changeType: "deleted", resourceUrl: operationPath, resourceData });
  const type = { "@odata.type": "#microsoft.graph.playPromptOperation" };

  test("with its completionReason, in the contract's spelling", () => {
    const data = { ...type, status: "Completed", completionReason: "CompletedSuccessfully", clientContext: "ask-1" };
    expect(readPrompt(data)).toMatchObject({
      kind: "playPromptOperation",
      callId,
      operationId: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      operation: {
        kind: "playPromptOperation",
        status: "completed",
        completionReason: "completedSuccessfully",
        clientContext: "ask-1",
        extra: {},
      },
    });
  });

  test.each([
    { completionReason: undefined, read: undefined },
    { completionReason: "", read: undefined },
    { completionReason: "MEDIAOPERATIONCANCELED", read: "mediaOperationCanceled" },
    { completionReason: "aNewReason", read: "aNewReason" },
  ])("completionReason $completionReason is $read", ({ completionReason, read }) => {
    const notification = readPrompt({ ...type, status: "completed", completionReason });
    expect(Object(notification).operation.completionReason).toBe(read);
  });

  test("another value goes to extra, and its secrets are Redacted", () => {
    const { operation } = Object(readPrompt({ ...type, completionReason: 7, promptToken: "secret" }));
    expect(operation).toMatchObject({ completionReason: undefined, extra: { completionReason: 7 } });
    expect(operation.extra.promptToken.reveal()).toBe("secret");
  });
});
