import { describe, expect, test } from "vitest";
import { anyOperation } from "../../src/bot/kinds/any-operation.ts";
import { recording } from "../../src/bot/kinds/recording/kind.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { readCall } from "../../src/contract/read.ts";
import { Redacted } from "../../src/contract/redacted.ts";

const changeTypeOf = (changeType: unknown): unknown => {
  const [read] = parseNotifications({ value: [{ changeType, resourceUrl: "/app/calls/1" }] });
  return read && read.kind !== "invalid" ? read.changeType : read;
};

// Written out by hand: a member that is taken out of the contract, or renamed there, is missed here.

describe("OP-02 status is read whatever its letter case, and handed out in one spelling", () => {
  test.each([
    { sent: "notStarted", status: "notStarted" },
    { sent: "NotStarted", status: "notStarted" },
    { sent: "NOTSTARTED", status: "notStarted" },
    { sent: "notstarted", status: "notStarted" },
    { sent: "running", status: "running" },
    { sent: "Running", status: "running" },
    { sent: "RUNNING", status: "running" },
    { sent: "completed", status: "completed" },
    { sent: "Completed", status: "completed" },
    { sent: "COMPLETED", status: "completed" },
    { sent: "failed", status: "failed" },
    { sent: "Failed", status: "failed" },
    { sent: "FAILED", status: "failed" },
    { sent: "Paused", status: "Paused" },
    { sent: " completed", status: " completed" },
  ])("$sent is $status", ({ sent, status }) => {
    expect(recording.read({ status: sent }).status).toBe(status);
    expect(anyOperation.read({ status: sent }).status).toBe(status);
  });

  test("the raw value is kept", () => {
    expect(recording.read({ status: "Completed" }).raw.reveal()).toEqual({ status: "Completed" });
  });
});

describe("OP-03 completionReason is read whatever its letter case", () => {
  test.each([
    { sent: "operationCanceled", upper: "OPERATIONCANCELED", pascal: "OperationCanceled" },
    { sent: "stopToneDetected", upper: "STOPTONEDETECTED", pascal: "StopToneDetected" },
    { sent: "maxRecordDurationReached", upper: "MAXRECORDDURATIONREACHED", pascal: "MaxRecordDurationReached" },
    { sent: "initialSilenceTimeout", upper: "INITIALSILENCETIMEOUT", pascal: "InitialSilenceTimeout" },
    { sent: "maxSilenceTimeout", upper: "MAXSILENCETIMEOUT", pascal: "MaxSilenceTimeout" },
    { sent: "playPromptFailed", upper: "PLAYPROMPTFAILED", pascal: "PlayPromptFailed" },
    { sent: "playBeepFailed", upper: "PLAYBEEPFAILED", pascal: "PlayBeepFailed" },
    { sent: "mediaReceiveTimeout", upper: "MEDIARECEIVETIMEOUT", pascal: "MediaReceiveTimeout" },
    { sent: "unspecifiedError", upper: "UNSPECIFIEDERROR", pascal: "UnspecifiedError" },
    { sent: "none", upper: "NONE", pascal: "None" },
  ])("$upper and $pascal are $sent", ({ sent, upper, pascal }) => {
    for (const spelling of [sent, upper, pascal]) {
      expect(recording.read({ completionReason: spelling }).completionReason).toBe(sent);
    }
  });

  test("one that the contract does not name is kept as it is", () => {
    expect(recording.read({ completionReason: "CallerWentAway" }).completionReason).toBe("CallerWentAway");
  });
});

describe("NT-02 changeType is read whatever its letter case", () => {
  test.each([
    { sent: "created", changeType: "created" },
    { sent: "Created", changeType: "created" },
    { sent: "CREATED", changeType: "created" },
    { sent: "updated", changeType: "updated" },
    { sent: "Updated", changeType: "updated" },
    { sent: "UPDATED", changeType: "updated" },
    { sent: "deleted", changeType: "deleted" },
    { sent: "Deleted", changeType: "deleted" },
    { sent: "DELETED", changeType: "deleted" },
    { sent: "Archived", changeType: "Archived" },
    { sent: "", changeType: undefined },
    { sent: null, changeType: undefined },
    { sent: undefined, changeType: undefined },
  ])("$sent is $changeType", ({ sent, changeType }) => {
    expect(changeTypeOf(sent)).toBe(changeType);
  });
});

describe("NT-07 the state of a call is read whatever its letter case", () => {
  test.each([
    { sent: "incoming", upper: "INCOMING", pascal: "Incoming" },
    { sent: "establishing", upper: "ESTABLISHING", pascal: "Establishing" },
    { sent: "ringing", upper: "RINGING", pascal: "Ringing" },
    { sent: "established", upper: "ESTABLISHED", pascal: "Established" },
    { sent: "hold", upper: "HOLD", pascal: "Hold" },
    { sent: "transferring", upper: "TRANSFERRING", pascal: "Transferring" },
    { sent: "transferAccepted", upper: "TRANSFERACCEPTED", pascal: "TransferAccepted" },
    { sent: "redirecting", upper: "REDIRECTING", pascal: "Redirecting" },
    { sent: "terminating", upper: "TERMINATING", pascal: "Terminating" },
    { sent: "terminated", upper: "TERMINATED", pascal: "Terminated" },
  ])("$upper and $pascal are $sent", ({ sent, upper, pascal }) => {
    for (const spelling of [sent, upper, pascal]) expect(readCall({ state: spelling }).state).toBe(sent);
  });

  test("one that the contract does not name is kept as it is", () => {
    expect(readCall({ state: "unknownFutureValue" }).state).toBe("unknownFutureValue");
    expect(readCall({}).state).toBeUndefined();
    expect(readCall({ state: null }).state).toBeUndefined();
  });
});

describe("OP-07 unknown members are kept", () => {
  test("as they came, whatever they hold", () => {
    const prompts = [{ mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" } }];
    const extra = { prompts, createdDateTime: "2018-09-06T15:58:41Z", n: 0, no: null };
    expect(recording.read({ status: "running", ...extra }).extra).toEqual(extra);
    expect(anyOperation.read({ status: "running", ...extra }).extra).toEqual(extra);
    expect(readCall({ state: "established", ...extra }).extra).toEqual(extra);
  });

  test("members that the contract names are not among them", () => {
    const operation = recording.read({
      "@odata.type": "#microsoft.graph.recordOperation",
      "@odata.id": "/app/calls/1",
      "@odata.etag": 'W/"54451"',
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#recordOperation",
      id: "1",
      clientContext: "c",
      status: "completed",
      resultInfo: { code: 200, subcode: 0 },
      recordingLocation: "",
      recordingAccessToken: "secret",
      completionReason: null,
    });
    expect(operation.extra).toEqual({});
  });

  test("the names of 2018 are kept, their token masked", () => {
    const { extra } = recording.read({
      recordResourceLocation: "https://file.location/1",
      recordResourceAccessToken: "secret",
    });
    expect(extra["recordResourceLocation"]).toBe("https://file.location/1");
    expect(extra["recordResourceAccessToken"]).toBeInstanceOf(Redacted);
  });

  test("a value of a type that its member does not have is kept there too", () => {
    const operation = recording.read({ status: 2, clientContext: 7, resultInfo: "fine", id: { value: "1" } });
    expect(operation).toMatchObject({ status: "", clientContext: undefined, resultInfo: undefined, id: undefined });
    expect(operation.extra).toEqual({ status: 2, clientContext: 7, resultInfo: "fine", id: { value: "1" } });
  });

  test("the exact spelling of a member wins, and the other is kept", () => {
    const read = { status: "completed", extra: { Status: "failed" } };
    expect(recording.read({ Status: "failed", status: "completed" })).toMatchObject(read);
    expect(recording.read({ status: "completed", Status: "failed" })).toMatchObject(read);
    expect(recording.read({ STATUS: "completed", Status: "failed" })).toMatchObject(read);
  });

  test("a member named __proto__ is kept as a member and pollutes nothing", () => {
    const { extra } = recording.read(
      JSON.parse('{"__proto__":{"polluted":1},"deep":{"__proto__":{"polluted":2}}}') as object,
    );
    expect(Object.keys(extra)).toEqual(["__proto__", "deep"]);
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
    expect(Object.keys(extra["deep"] as object)).toEqual(["__proto__"]);
    expect((extra as { polluted?: number }).polluted).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("members that are not its own are not read", () => {
    expect(recording.read(Object.create({ status: "completed", x: 1 }) as object)).toMatchObject({
      status: "",
      extra: {},
    });
  });
});

describe("OP-07 a member whose name ends in token is masked too, at any depth, and so are other secrets", () => {
  test.each([
    { name: "token" },
    { name: "accessToken" },
    { name: "ACCESS_TOKEN" },
    { name: "recordResourceAccessToken" },
    { name: "x-ms-Token" },
    { name: "tokens" },
    { name: "refreshTokens" },
    { name: "authorization" },
    { name: "Authorization" },
    { name: "proxy-authorization" },
    { name: "password" },
    { name: "PASSWORD" },
    { name: "userPassword" },
    { name: "secret" },
    { name: "client_secret" },
    { name: "clientSecrets" },
    { name: "passcode" },
    { name: "replacementLink" },
    { name: "REPLACEMENTLINK" },
    { name: "replacesContext" },
  ])("$name", ({ name }) => {
    const body = { [name]: "hidden", transcription: { [name]: "hidden", list: [[{ [name]: "hidden" }]] } };
    const call = readCall(body);
    expect(JSON.stringify(call)).not.toContain("hidden");
    expect((call.extra[name] as Redacted<string>).reveal()).toBe("hidden");
    expect(((call.extra["transcription"] as Record<string, unknown>)[name] as Redacted<string>).reveal()).toBe(
      "hidden",
    );
    expect(call.raw.reveal()).toBe(body);
  });

  test("tokens that are not text are masked whole; null stays null", () => {
    const { extra } = readCall({
      aToken: { value: "secret" },
      bToken: ["secret"],
      cToken: null,
      tokenCount: 2,
      secretary: "Ada",
      authorizationUrl: "https://login.example.com",
    });
    expect(extra["aToken"]).toBeInstanceOf(Redacted);
    expect(extra["bToken"]).toBeInstanceOf(Redacted);
    expect(extra).toMatchObject({
      cToken: null,
      tokenCount: 2,
      secretary: "Ada",
      authorizationUrl: "https://login.example.com",
    });
  });

  test("meetingInfo.token of a call, and replacementLink in its roster; in operations too", () => {
    const body = {
      meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "secret" },
      participants: [{ info: { participantId: "p", replacementLink: "secret" }, isMuted: false }],
    };
    const masked = {
      meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "[redacted]" },
      participants: [{ info: { participantId: "p", replacementLink: "[redacted]" }, isMuted: false }],
    };
    for (const { extra } of [anyOperation.read(body), recording.read(body)])
      expect(JSON.parse(JSON.stringify(extra))).toEqual(masked);
    const { meetingInfo, extra } = readCall(body);
    expect(JSON.parse(JSON.stringify({ meetingInfo, ...extra }))).toEqual(masked);
  });

  test("a recordingAccessToken that is not text is masked too", () => {
    const operation = recording.read({ recordingAccessToken: { value: "secret" } });
    expect(operation.recordingAccessToken).toBeUndefined();
    expect(operation.extra["recordingAccessToken"]).toBeInstanceOf(Redacted);
  });

  test("a second spelling of recordingAccessToken is masked too", () => {
    const operation = recording.read({ recordingAccessToken: "first", RecordingAccessToken: "second" });
    expect(operation.recordingAccessToken?.reveal()).toBe("first");
    expect((operation.extra["RecordingAccessToken"] as Redacted<string>).reveal()).toBe("second");
  });

  test("what lies deeper than 32 levels is masked whole, and none of it is lost", () => {
    const nest = (levels: number): unknown => (levels === 0 ? { token: "secret" } : { in: nest(levels - 1) });
    const { extra } = readCall({ shown: nest(30), hidden: nest(40) });
    expect(JSON.stringify(extra)).not.toContain("secret");
    let deepest: unknown = extra["hidden"];
    while (!(deepest instanceof Redacted)) deepest = (deepest as { in: unknown }).in;
    expect(JSON.stringify(deepest.reveal())).toContain("secret");
  });
});
