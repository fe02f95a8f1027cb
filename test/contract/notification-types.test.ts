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
    { type: "#microsoft.graph.playPromptOperation", kind: "playPromptOperation" },
    { type: "PLAYPROMPTOPERATION", kind: "playPromptOperation" },
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
    { data: undefined, kind: "call", amongParticipants: "unknown" },
    { data: null, kind: "call", amongParticipants: "unknown" },
    { data: { id: "57DAB8B1894C409AB240BD8BEAE78896" }, kind: "call", amongParticipants: "unknown" },
    { data: { "@odata.type": "#microsoft.graph.participant" }, kind: "unknown", amongParticipants: "unknown" },
    { data: [], kind: "unknown", amongParticipants: "participants" },
    { data: [{}], kind: "unknown", amongParticipants: "participants" },
  ])("NT-11 a deleted call is a call, also with $data; at its participants it is $amongParticipants", (row) => {
    const deleted = { changeType: "deleted", resourceData: row.data };
    expect(parseOne(deleted).kind).toBe(row.kind);
    expect(parseOne({ ...deleted, resourceUrl: `${callPath}/participants` }).kind).toBe(row.amongParticipants);
  });
});

describe("NT-07 recordings, prompts, participants and calls are typed, other operations read by their common base", () => {
  test.each([
    { type: "commsOperation" },
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

  test("CA-05 a prompt that is over", () => {
    const resourceData = {
      "@odata.type": "#microsoft.graph.playPromptOperation",
      clientContext: "c",
      status: "Completed",
      resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
      completionReason: "CompletedSuccessfully",
      prompts: [],
    };
    expect(parseOne({ changeType: "deleted", resourceUrl: operationPath, resourceData })).toMatchObject({
      kind: "playPromptOperation",
      operationId: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      operation: {
        clientContext: "c",
        status: "completed",
        resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
        completionReason: "completedSuccessfully",
        extra: { prompts: [] },
      },
    });
  });

  test("CA-09 CA-11 OP-07 a call with what its notification adds", () => {
    const added = {
      toneInfo: { sequenceId: 1, tone: "tone1" },
      mediaState: { audio: "active" },
      meetingInfo: { token: "secret" },
      coOrganizers: [],
    };
    const read = parseOne({ resourceData: { "@odata.type": "#microsoft.graph.call", state: "established", ...added } });
    expect(read).toMatchObject({
      kind: "call",
      call: {
        state: "established",
        toneInfo: { sequenceId: 1, tone: "tone1" },
        mediaState: { audio: "active" },
        extra: { coOrganizers: [] },
      },
    });
    expect(JSON.stringify(read)).not.toContain("secret");
  });

  test("CA-13 a roster is one notification of all participants", () => {
    const participant = (id: string): object => ({
      "@odata.type": "#microsoft.graph.participant",
      id,
      isInLobby: false,
    });
    const read = parseOne({
      resourceUrl: `${callPath}/participants`,
      resourceData: [participant("1"), { ...participant("2"), info: { replacementLink: "secret" } }],
    });
    expect(read).toMatchObject({
      kind: "participants",
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participants: [
        { id: "1", isInLobby: false },
        { id: "2", isInLobby: false },
      ],
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
