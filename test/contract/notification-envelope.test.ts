import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/notifications/parse.ts";
import type { ParsedNotification } from "../../src/types.ts";
import { finishedItem, finishedResult, recordingToken } from "../support/finished-recording.ts";

const callPath = "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896";
const operationPath = `${callPath}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`;

type Item = Record<string, unknown>;

const item = (overrides: Item = {}): Item => ({
  "@odata.type": "#microsoft.graph.commsNotification",
  changeType: "updated",
  resourceUrl: callPath,
  resourceData: { "@odata.type": "#microsoft.graph.call", state: "established" },
  ...overrides,
});

const parseItems = (...value: unknown[]): readonly ParsedNotification[] =>
  parseNotifications({ "@odata.type": "#microsoft.graph.commsNotifications", value });

function parseOne(overrides: Item): ParsedNotification {
  const [read, ...more] = parseItems(item(overrides));
  if (!read || more.length > 0) throw new Error(`one result is wanted, not ${more.length + 1}`);
  return read;
}

/** The code and the path of each issue; undefined of what is no `invalid`. */
const faults = (read: ParsedNotification | undefined): unknown =>
  read?.kind === "invalid" ? read.issues.map(({ code, path }) => `${code} ${path}`) : undefined;

describe("NT-01 a body is a batch, and every item of it is handed out in order", () => {
  test("of mixed kinds", () => {
    const read = parseItems(
      item(),
      item({ changeType: "deleted", resourceUrl: operationPath, resourceData: { "@odata.type": "recordOperation", status: "completed" } }),
      item({ resourceUrl: `${callPath}/participants`, resourceData: [{ "@odata.type": "#microsoft.graph.participant" }] }),
      "no item",
      item({ resourceUrl: operationPath, resourceData: { "@odata.type": "playPromptOperation", status: "running" } }),
    );
    expect(read.map(({ kind }) => kind)).toEqual(["call", "recordOperation", "unknown", "invalid", "operation"]);
  });

  test("a hundred of them", () => {
    const states = Array.from({ length: 100 }, (_, index) => `state${index}`);
    const read = parseItems(...states.map((state) => item({ resourceData: { "@odata.type": "call", state } })));
    expect(read.map((one) => (one.kind === "call" ? one.call.state : one.kind))).toEqual(states);
  });

  test("an empty batch gives nothing", () => {
    expect(parseNotifications({ value: [] })).toEqual([]);
  });

  test("as text, as bytes and as a JSON value alike", () => {
    const body = { value: [item(), item({ changeType: "deleted" })] };
    const text = JSON.stringify(body);
    const bytes = new TextEncoder().encode(text);
    const bodies = [body, text, ` \r\n${text}\t`, `\uFEFF${text}`, bytes, bytes.buffer, new DataView(bytes.buffer)];
    for (const one of bodies) {
      expect(parseNotifications(one)).toMatchObject([
        { kind: "call", changeType: "updated", resourceUrl: callPath, call: { state: "established" } },
        { kind: "call", changeType: "deleted", resourceUrl: callPath, call: { state: "established" } },
      ]);
    }
  });

  test("each keeps the item as it came", () => {
    const sent = item();
    expect(parseItems(sent)[0]?.raw.reveal()).toBe(sent);
  });
});

describe("NT-01 an envelope of another spelling is read", () => {
  test.each([
    {
      spelling: "without types",
      body: {
        value: [{ changeType: "updated", resource: callPath, resourceData: { "@odata.type": "#microsoft.graph.call", state: "established" } }],
      },
    },
    {
      spelling: "of 2018",
      body: {
        "@odata.type": "#Microsoft.Graph.Notifications",
        value: [{ changeType: "Updated", resource: callPath, resourceData: { "@odata.type": "#Microsoft.Graph.Call", state: "Established" } }],
      },
    },
    {
      spelling: "in capitals",
      body: {
        Value: [{ ChangeType: "Updated", ResourceUrl: callPath, ResourceData: { "@odata.type": "#microsoft.graph.call", State: "Established" } }],
      },
    },
  ])("$spelling", ({ body }) => {
    expect(parseNotifications(body)).toMatchObject([
      {
        kind: "call",
        changeType: "updated",
        resourceUrl: callPath,
        callId: "57dab8b1-894c-409a-b240-bd8beae78896",
        operationId: undefined,
        idsDisagree: false,
        call: { state: "established" },
      },
    ]);
  });
});

describe("NT-03 the resource is named by resourceUrl, in older bodies by resource", () => {
  test.each([
    { named: { resourceUrl: "/communications/calls/1" }, resourceUrl: "/communications/calls/1" },
    { named: { resourceUrl: undefined, resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    { named: { resourceUrl: "", resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    { named: { resourceUrl: null, resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    { named: { resourceUrl: "/communications/calls/1", resource: "/app/calls/1" }, resourceUrl: "/communications/calls/1" },
    { named: { resourceUrl: undefined }, resourceUrl: undefined },
  ])("$named", ({ named, resourceUrl }) => {
    expect(parseOne(named)).toMatchObject({ kind: "call", resourceUrl });
  });
});

describe("NT-04 resourceData is an object, a list of objects, or absent", () => {
  const call = { "@odata.type": "#microsoft.graph.call", state: "established" };
  const recording = { "@odata.type": "#microsoft.graph.recordOperation", status: "completed" };
  const participant = { "@odata.type": "#microsoft.graph.participant", id: "1" };
  const endpoint = { "@odata.type": "#microsoft.graph.endpoint" };
  test.each([
    { data: call, kinds: ["call"] },
    { data: [call], kinds: ["call"] },
    { data: [recording, call, recording], kinds: ["recordOperation", "call", "recordOperation"] },
    { data: [participant, participant], kinds: ["unknown"] },
    { data: [participant, recording, endpoint, call], kinds: ["unknown", "recordOperation", "call"] },
    { data: [null, 1, recording], kinds: ["unknown", "recordOperation"] },
    { data: [], kinds: ["unknown"] },
    { data: null, kinds: ["unknown"] },
    { data: undefined, kinds: ["unknown"] },
    { data: "", kinds: ["unknown"] },
  ])("$data gives $kinds", ({ data, kinds }) => {
    expect(parseItems(item({ resourceData: data })).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("an unknown tells the type of the first that is not known", () => {
    expect(parseOne({ resourceData: [participant, endpoint] })).toMatchObject({ odataType: "#microsoft.graph.participant" });
    expect(parseItems(item({ resourceData: [call, endpoint, participant] }))[1]).toMatchObject({ odataType: "#microsoft.graph.endpoint" });
  });

  test("each result of a list keeps the whole item", () => {
    const sent = item({ resourceData: [call, participant] });
    expect(parseItems(sent).map(({ raw }) => raw.reveal())).toEqual([sent, sent]);
  });
});

describe("NT-05 the type is matched on its last segment, with or without #, whatever its case", () => {
  test.each([
    { type: "#microsoft.graph.recordOperation", kind: "recordOperation" },
    { type: "microsoft.graph.recordOperation", kind: "recordOperation" },
    { type: "#Microsoft.Graph.RecordOperation", kind: "recordOperation" },
    { type: "#microsoft.graph.beta.RECORDOPERATION", kind: "recordOperation" },
    { type: "#recordOperation", kind: "recordOperation" },
    { type: "recordoperation", kind: "recordOperation" },
    { type: "#microsoft.graph.call", kind: "call" },
    { type: "Call", kind: "call" },
    { type: "#microsoft.graph.recordOperations", kind: "unknown" },
    { type: "#microsoft.graph.recordOperation.", kind: "unknown" },
    { type: "#microsoft.graph.__proto__", kind: "unknown" },
    { type: "constructor", kind: "unknown" },
    { type: "#", kind: "unknown" },
  ])("$type is $kind", ({ type, kind }) => {
    expect(parseOne({ resourceData: { "@odata.type": type, status: "completed" } }).kind).toBe(kind);
  });

  test("it is handed out as the body spells it", () => {
    const read = parseOne({ resourceData: { "@odata.type": "#Microsoft.Graph.Call" } });
    expect(read).toMatchObject({ call: { odataType: "#Microsoft.Graph.Call" } });
  });
});

describe("NT-05 a type that is absent is told by place and members, where these leave no doubt", () => {
  test.each([
    { at: operationPath, data: { status: "completed", recordingLocation: "https://file.location/1" }, kind: "recordOperation" },
    { at: operationPath, data: { status: "failed", RecordingLocation: "" }, kind: "recordOperation" },
    { at: operationPath, data: { status: "completed", recordingAccessToken: "t" }, kind: "recordOperation" },
    { at: operationPath, data: { status: "failed", completionReason: "InitialSilenceTimeout" }, kind: "recordOperation" },
    { at: operationPath, data: { status: "completed", completionReason: "completedSuccessfully" }, kind: "operation" },
    { at: operationPath, data: { status: "running", completionReason: null }, kind: "operation" },
    { at: operationPath, data: { status: "completed", "@odata.type": null }, kind: "operation" },
    { at: operationPath, data: { state: "established" }, kind: "unknown" },
    { at: operationPath, data: {}, kind: "unknown" },
    { at: operationPath, data: undefined, kind: "unknown" },
    { at: `${operationPath}/logs`, data: { status: "completed", recordingLocation: "" }, kind: "unknown" },
    { at: callPath, data: { state: "established" }, kind: "call" },
    { at: callPath, data: { State: "terminated", "@odata.type": "" }, kind: "call" },
    { at: callPath, data: [{ state: "established" }], kind: "call" },
    { at: callPath, data: { status: "completed", recordingLocation: "" }, kind: "unknown" },
    { at: callPath, data: { toneInfo: { tone: "tone1" } }, kind: "unknown" },
    { at: `${callPath}/participants`, data: { state: "established" }, kind: "unknown" },
    { at: undefined, data: { "@odata.id": operationPath, status: "running" }, kind: "operation" },
    { at: undefined, data: { "@odata.id": callPath, state: "hold" }, kind: "call" },
    { at: undefined, data: { status: "completed", recordingLocation: "" }, kind: "unknown" },
  ])("$data at $at is $kind", ({ at, data, kind }) => {
    expect(parseOne({ resourceUrl: at, resourceData: data }).kind).toBe(kind);
  });

  test("the place is told by resource, where resourceUrl names no call", () => {
    const named = { resourceUrl: "/communications/onlineMeetings/1", resource: operationPath };
    expect(parseOne({ ...named, resourceData: { status: "running" } }).kind).toBe("operation");
  });

  test.each([
    { data: undefined, kind: "call" },
    { data: null, kind: "call" },
    { data: { id: "57DAB8B1894C409AB240BD8BEAE78896" }, kind: "call" },
    { data: { "@odata.type": "#microsoft.graph.participant" }, kind: "unknown" },
    { data: [], kind: "unknown" },
    { data: [{}], kind: "unknown" },
  ])("NT-11 a deleted call is a call, also with $data", ({ data, kind }) => {
    expect(parseOne({ changeType: "deleted", resourceData: data }).kind).toBe(kind);
    expect(parseOne({ changeType: "deleted", resourceUrl: `${callPath}/participants`, resourceData: data }).kind).toBe("unknown");
  });
});

describe("NT-07 recordOperation and call are typed, other operations read by their common base", () => {
  test.each([
    { type: "commsOperation" },
    { type: "playPromptOperation" },
    { type: "subscribeToToneOperation" },
    { type: "cancelMediaProcessingOperation" },
    { type: "inviteParticipantsOperation" },
    { type: "muteParticipantOperation" },
    { type: "muteParticipantsOperation" },
    { type: "unmuteParticipantOperation" },
    { type: "updateRecordingStatusOperation" },
    { type: "startHoldMusicOperation" },
    { type: "stopHoldMusicOperation" },
    { type: "sendDtmfTonesOperation" },
    { type: "addLargeGalleryViewOperation" },
    { type: "startRecordingOperation" },
    { type: "stopRecordingOperation" },
    { type: "startTranscriptionOperation" },
    { type: "stopTranscriptionOperation" },
  ])("$type is an operation", ({ type }) => {
    const resourceData = {
      "@odata.type": `#microsoft.graph.${type}`,
      clientContext: "c",
      status: "Completed",
      resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
      completionReason: "completedSuccessfully",
    };
    expect(parseOne({ changeType: "deleted", resourceUrl: operationPath, resourceData })).toMatchObject({
      kind: "operation",
      operationId: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      operation: {
        odataType: `#microsoft.graph.${type}`,
        clientContext: "c",
        status: "completed",
        resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
        extra: { completionReason: "completedSuccessfully" },
      },
    });
  });

  test("a finished record operation", () => {
    const read = parseOne({ changeType: "deleted", resourceUrl: operationPath, resourceData: finishedItem.resourceData });
    expect(read).toMatchObject(finishedResult);
    expect(read.kind === "recordOperation" && read.operation.recordingAccessToken?.reveal()).toBe(recordingToken);
    expect(JSON.stringify(read)).not.toContain(recordingToken);
  });

  test("a call with what its notification adds", () => {
    const added = { toneInfo: { sequenceId: 1, tone: "tone1" }, meetingInfo: { token: "secret" } };
    const read = parseOne({ resourceData: { "@odata.type": "#microsoft.graph.call", state: "established", ...added } });
    expect(read).toMatchObject({ kind: "call", call: { state: "established", extra: { toneInfo: { sequenceId: 1, tone: "tone1" } } } });
    expect(JSON.stringify(read)).not.toContain("secret");
  });

  test.each([
    { type: "#microsoft.graph.participant" },
    { type: "#microsoft.graph.contentSharingSession" },
    { type: "#microsoft.graph.participantLeftNotification" },
    { type: "#microsoft.graph.somethingNew" },
    { type: undefined },
  ])("$type is unknown, with raw kept", ({ type }) => {
    const sent = item({ resourceData: { "@odata.type": type, token: "secret" } });
    const [read] = parseItems(sent);
    expect(read).toMatchObject({ kind: "unknown", odataType: type, changeType: "updated", callId: "57dab8b1-894c-409a-b240-bd8beae78896" });
    expect(read?.raw.reveal()).toBe(sent);
    expect(JSON.stringify(read)).not.toContain("secret");
  });

  test("a notification of content sharing, which has no resourceData, is unknown with its call's id", () => {
    const resourceUrl = `${callPath}/contentsharingsessions/2765eb15-01f8-47c6-b12b-c32111a4a86f`;
    expect(parseOne({ changeType: "created", resourceUrl, resourceData: undefined })).toMatchObject({
      kind: "unknown",
      odataType: undefined,
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      operationId: undefined,
    });
  });
});

describe("NT-08 what is wrong with a body is said, with where", () => {
  test.each([
    { body: "", fault: "empty $" },
    { body: " \r\n\t", fault: "empty $" },
    { body: "\uFEFF", fault: "empty $" },
    { body: undefined, fault: "empty $" },
    { body: null, fault: "empty $" },
    { body: new Uint8Array(), fault: "empty $" },
    { body: new ArrayBuffer(0), fault: "empty $" },
    { body: "{", fault: "json $" },
    { body: "undefined", fault: "json $" },
    { body: new TextEncoder().encode("<html>"), fault: "json $" },
    { body: "null", fault: "type $" },
    { body: "7", fault: "type $" },
    { body: '"text"', fault: "type $" },
    { body: "[]", fault: "type $" },
    { body: 7, fault: "type $" },
    { body: true, fault: "type $" },
    { body: [item()], fault: "type $" },
    { body: { value: null }, fault: "type $.value" },
    { body: { value: {} }, fault: "type $.value" },
    { body: { value: "text" }, fault: "type $.value" },
  ])("$body: $fault", ({ body, fault }) => {
    const read = parseNotifications(body);
    expect(read.map(faults)).toEqual([[fault]]);
    expect(read[0]?.raw.reveal()).toBe(body);
  });

  test.each([
    { sent: "no item", fault: ["type $.value[1]"] },
    { sent: null, fault: ["type $.value[1]"] },
    { sent: [item()], fault: ["type $.value[1]"] },
    { sent: {}, fault: ["required $.value[1].resourceUrl"] },
    { sent: { changeType: "updated" }, fault: ["required $.value[1].resourceUrl"] },
    { sent: item({ changeType: 2 }), fault: ["type $.value[1].changeType"] },
    { sent: item({ resourceUrl: {} }), fault: ["type $.value[1].resourceUrl"] },
    { sent: item({ resource: [] }), fault: ["type $.value[1].resource"] },
    { sent: item({ resourceData: "text" }), fault: ["type $.value[1].resourceData"] },
    { sent: item({ resourceData: false }), fault: ["type $.value[1].resourceData"] },
    {
      sent: item({ changeType: {}, resourceUrl: 1, resourceData: 0 }),
      fault: ["type $.value[1].changeType", "type $.value[1].resourceUrl", "type $.value[1].resourceData"],
    },
  ])("an item $sent: $fault, and its neighbours come out", ({ sent, fault }) => {
    const read = parseItems(item(), sent, item());
    expect(read.map(({ kind }) => kind)).toEqual(["call", "invalid", "call"]);
    expect(faults(read[1])).toEqual(fault);
    expect(read[1]?.raw.reveal()).toBe(sent);
  });

  test.each([
    { text: '{"value":[}', where: "is not JSON: see line 1, column 11" },
    { text: '{\n  "value": [],\n  "token": "secret" "x"\n}', where: "is not JSON: see line 3, column 21" },
    { text: '{"recordingAccessToken":"secret', where: "is not JSON: it ends too early, at line 1, column 32" },
    { text: '{"recordingAccessToken":"secret\u0000"}', where: "is not JSON: see line 1, column 32" },
    { text: "secret", where: "is not JSON: see line 1, column 1" },
    { text: "[1,]", where: "is not JSON: see line 1, column 4" },
    { text: '{"value":[1] // will be set', where: "is not JSON: see line 1, column 14" },
  ])("invalid JSON is told by its place, never by its text: $where", ({ text, where }) => {
    const [read] = parseNotifications(text);
    expect(read).toMatchObject({ kind: "invalid", issues: [{ path: "$", code: "json", message: where }] });
    expect(JSON.stringify(read)).not.toContain("secret");
  });
});

describe("NT-13 an object without value is taken for the platform's older format", () => {
  test.each([
    { body: {} },
    { body: { id: "8e8dded7", participants: [{ originator: true }], callState: "incoming", tenantId: "" } },
    { body: item() },
  ])("$body", ({ body }) => {
    expect(parseNotifications(body).map(faults)).toEqual([["notCommsNotifications $"]]);
    expect(parseNotifications(JSON.stringify(body)).map(faults)).toEqual([["notCommsNotifications $"]]);
  });
});

describe("NT-14 bytes are decoded by the charset of the Content-Type", () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const withName = (bytes: readonly number[]): Uint8Array =>
    Uint8Array.from([
      ...utf8('{"value":[{"resourceUrl":"/calls/1","resourceData":{"@odata.type":"call","subject":"'),
      ...bytes,
      ...utf8('"}}]}'),
    ]);
  const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
    Uint8Array.from([...text].flatMap((letter) => {
      const unit = letter.charCodeAt(0);
      return bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    }));
  const subjectOf = (body: unknown, contentType: string | undefined): unknown => {
    const [read] = parseNotifications(body, { contentType });
    return read?.kind === "call" ? read.call.extra["subject"] : read;
  };

  test.each([
    { bytes: [0xc3, 0xa9], contentType: "application/json", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: undefined, subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=utf-8", subject: "é" },
    { bytes: [0xe9], contentType: "application/json; charset=Windows-1252", subject: "é" },
    { bytes: [0x80], contentType: 'application/json;CHARSET = "windows-1252"', subject: "€" },
    { bytes: [0xe9], contentType: "application/json; odata=verbose; charset=iso-8859-1", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=no-such-charset", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=", subject: "é" },
    { bytes: [0xe9], contentType: "application/json", subject: "\uFFFD" },
  ])("$bytes as $contentType", ({ bytes, contentType, subject }) => {
    expect(subjectOf(withName(bytes), contentType)).toBe(subject);
  });

  const text = '{"value":[{"resourceUrl":"/calls/1","resourceData":{"@odata.type":"call","subject":"é"}}]}';
  test.each([
    { encoded: "UTF-8 with a mark", body: utf8(`\uFEFF${text}`), contentType: "application/json; charset=windows-1252" },
    { encoded: "UTF-16, little end first", body: utf16(text, false), contentType: "application/json; charset=utf-16" },
    { encoded: "UTF-16 with a mark, little end first", body: utf16(`\uFEFF${text}`, false), contentType: "application/json" },
    { encoded: "UTF-16 with a mark, big end first", body: utf16(`\uFEFF${text}`, true), contentType: undefined },
  ])("$encoded", ({ body, contentType }) => {
    expect(subjectOf(body, contentType)).toBe("é");
  });

  test("a part of a larger buffer is read as that part", () => {
    const whole = utf8(`xx${text}xx`);
    expect(subjectOf(whole.subarray(2, whole.length - 2), undefined)).toBe("é");
  });

  test("text is decoded already", () => {
    expect(subjectOf(text, "application/json; charset=windows-1252")).toBe("é");
  });
});
