import { describe, expect, test } from "vitest";
import { finishedItem, finishedResult, recordingToken } from "../support/finished-recording.ts";
import { callPath, item, operationPath, parseItems, parseOne } from "../support/notifications.ts";

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

describe("NT-05 an absent type is inferred from place and members, where these leave no doubt", () => {
  test.each([
    {
      at: operationPath,
      data: { status: "completed", recordingLocation: "https://file.location/1" },
      kind: "recordOperation",
    },
    { at: operationPath, data: { status: "failed", RecordingLocation: "" }, kind: "recordOperation" },
    { at: operationPath, data: { status: "completed", recordingAccessToken: "t" }, kind: "recordOperation" },
    {
      at: operationPath,
      data: { status: "failed", completionReason: "InitialSilenceTimeout" },
      kind: "recordOperation",
    },
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

  test("the place is taken from resource where resourceUrl names no call", () => {
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
    expect(parseOne({ changeType: "deleted", resourceUrl: `${callPath}/participants`, resourceData: data }).kind).toBe(
      "unknown",
    );
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
    const read = parseOne({
      changeType: "deleted",
      resourceUrl: operationPath,
      resourceData: finishedItem.resourceData,
    });
    expect(read).toMatchObject(finishedResult);
    expect(read.kind === "recordOperation" && read.operation.recordingAccessToken?.reveal()).toBe(recordingToken);
    expect(JSON.stringify(read)).not.toContain(recordingToken);
  });

  test("a call with what its notification adds", () => {
    const added = { toneInfo: { sequenceId: 1, tone: "tone1" }, meetingInfo: { token: "secret" } };
    const read = parseOne({ resourceData: { "@odata.type": "#microsoft.graph.call", state: "established", ...added } });
    expect(read).toMatchObject({
      kind: "call",
      call: { state: "established", extra: { toneInfo: { sequenceId: 1, tone: "tone1" } } },
    });
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
    expect(read).toMatchObject({
      kind: "unknown",
      odataType: type,
      changeType: "updated",
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
    });
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
