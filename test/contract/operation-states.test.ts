import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { RecordOperation } from "../../src/bot/kinds/recording/kind.ts";
import { recording } from "../../src/bot/kinds/recording/kind.ts";
import { readResultInfo } from "../../src/contract/read.ts";

const location = "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad";

/** What a caller sees of an operation, its secrets revealed. */
function shown({ raw: _raw, recordingAccessToken, ...operation }: RecordOperation): object {
  return { ...operation, recordingAccessToken: recordingAccessToken?.reveal() };
}

describe("OP-01 a record operation", () => {
  test("has every member of the contract", () => {
    const body = {
      "@odata.type": "#microsoft.graph.recordOperation",
      "@odata.id": "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
      "@odata.etag": 'W/"54451"',
      id: "0FE0623FD62842EDB4BD8AC290072CC5",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      status: "completed",
      resultInfo: {
        "@odata.type": "#microsoft.graph.resultInfo",
        code: 200,
        subcode: 8515,
        message: "Action completed, max record duration reached.",
      },
      recordingLocation: location,
      recordingAccessToken: "opens-one-file",
      completionReason: "maxRecordDurationReached",
    };
    expect(shown(recording.read(body))).toEqual({
      kind: "recordOperation",
      odataType: "#microsoft.graph.recordOperation",
      id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      status: "completed",
      resultInfo: { code: 200, subcode: 8515, message: "Action completed, max record duration reached." },
      recordingLocation: location,
      recordingAccessToken: "opens-one-file",
      completionReason: "maxRecordDurationReached",
      extra: {},
    });
  });

  const nothingElse = {
    kind: "recordOperation",
    odataType: undefined,
    id: undefined,
    clientContext: undefined,
    resultInfo: undefined,
    recordingLocation: undefined,
    recordingAccessToken: undefined,
    completionReason: undefined,
    extra: {},
  };
  const others = ["id", "clientContext", "resultInfo", "recordingLocation", "recordingAccessToken", "completionReason"];
  const allOthers = (value: unknown): object => Object.fromEntries(others.map((name) => [name, value]));
  test.each([
    { members: "absent", body: { status: "running" }, status: "running" },
    { members: "null", body: { status: "running", ...allOthers(null) }, status: "running" },
    { members: "empty", body: { status: "failed", ...allOthers("") }, status: "failed" },
    { members: "absent, status too", body: {}, status: "" },
  ])("all others may be $members", ({ body, status }) => {
    expect(shown(recording.read(body))).toEqual({ ...nothingElse, status });
  });

  test("of a body that was serialised in capitals is read", () => {
    const body = {
      "@odata.type": "#microsoft.graph.recordOperation",
      Id: "0FE0623FD62842EDB4BD8AC290072CC5",
      ClientContext: "greeting-1",
      Status: "Completed",
      ResultInfo: { Code: "200", SubCode: "8515", Message: "done" },
      RecordingLocation: location,
      RecordingAccessToken: "opens-one-file",
      CompletionReason: "StopToneDetected",
    };
    expect(shown(recording.read(body))).toEqual({
      kind: "recordOperation",
      odataType: "#microsoft.graph.recordOperation",
      id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      clientContext: "greeting-1",
      status: "completed",
      resultInfo: { code: 200, subcode: 8515, message: "done" },
      recordingLocation: location,
      recordingAccessToken: "opens-one-file",
      completionReason: "stopToneDetected",
      extra: {},
    });
  });
});

describe("OP-03 every way a recording ends is read", () => {
  const canceled = { code: 400, subcode: 8508, message: "Action failed, the operation was cancelled." };
  const durationReached = { code: 200, subcode: 8515, message: "Action completed, max record duration reached." };
  test.each([
    { completionReason: "stopToneDetected", status: "completed", recordingLocation: location, resultInfo: undefined },
    {
      completionReason: "maxRecordDurationReached",
      status: "completed",
      recordingLocation: location,
      resultInfo: durationReached,
    },
    { completionReason: "maxSilenceTimeout", status: "completed", recordingLocation: location, resultInfo: undefined },
    {
      completionReason: "initialSilenceTimeout",
      status: "failed",
      recordingLocation: undefined,
      resultInfo: undefined,
    },
    { completionReason: "operationCanceled", status: "failed", recordingLocation: undefined, resultInfo: canceled },
    { completionReason: "playPromptFailed", status: "failed", recordingLocation: undefined, resultInfo: undefined },
    { completionReason: "playBeepFailed", status: "failed", recordingLocation: undefined, resultInfo: undefined },
    { completionReason: "mediaReceiveTimeout", status: "failed", recordingLocation: undefined, resultInfo: undefined },
    { completionReason: "unspecifiedError", status: "failed", recordingLocation: undefined, resultInfo: undefined },
    { completionReason: "none", status: "failed", recordingLocation: undefined, resultInfo: undefined },
  ])("$completionReason, $status", (row) => {
    const body = { ...row, recordingLocation: row.recordingLocation ?? "" };
    expect(recording.read(body)).toMatchObject(row);
  });
});

describe("OP-04 resultInfo", () => {
  test.each([
    { sent: { code: 200, subcode: 8515, message: "done" }, read: { code: 200, subcode: 8515, message: "done" } },
    { sent: { code: 0, subcode: 7015, message: "Graceful" }, read: { code: 0, subcode: 7015, message: "Graceful" } },
    { sent: { code: "200", subcode: "5001" }, read: { code: 200, subcode: 5001, message: undefined } },
    { sent: { code: "0" }, read: { code: 0, subcode: undefined, message: undefined } },
    { sent: { code: 500, subCode: 7000 }, read: { code: 500, subcode: 7000, message: undefined } },
    { sent: { code: 500, subcode: 1, subCode: 2 }, read: { code: 500, subcode: 1, message: undefined } },
    { sent: { code: "200", subCode: "transferring" }, read: { code: 200, subcode: undefined, message: undefined } },
    { sent: { Code: 400, SubCode: 8508, Message: null }, read: { code: 400, subcode: 8508, message: undefined } },
    { sent: { code: -1, subcode: "-2" }, read: { code: -1, subcode: -2, message: undefined } },
    { sent: { code: 200.5, subcode: "1e3" }, read: { code: undefined, subcode: undefined, message: undefined } },
    {
      sent: { code: "", subcode: " 1", message: 1 },
      read: { code: undefined, subcode: undefined, message: undefined },
    },
    {
      sent: { code: "9".repeat(30), subcode: Number.NaN },
      read: { code: undefined, subcode: undefined, message: undefined },
    },
    { sent: {}, read: { code: undefined, subcode: undefined, message: undefined } },
    { sent: null, read: undefined },
    { sent: undefined, read: undefined },
    { sent: "200", read: undefined },
    { sent: [200], read: undefined },
  ])("$sent", ({ sent, read }) => {
    expect(readResultInfo(sent)).toEqual(read);
  });
});

describe("OP-05 recordingLocation", () => {
  test.each([
    { sent: {} },
    { sent: { recordingLocation: null } },
    { sent: { recordingLocation: "" } },
    { sent: { RecordingLocation: "" } },
  ])("$sent means that there is none", ({ sent }) => {
    const operation = recording.read({ status: "failed", ...sent });
    expect(operation.recordingLocation).toBeUndefined();
    expect(operation.extra).toEqual({});
  });

  test("is handed out as it is, whatever it is", () => {
    expect(recording.read({ recordingLocation: "not an address" }).recordingLocation).toBe("not an address");
  });
});

describe("OP-06 recordingAccessToken is a secret", () => {
  const operation = recording.read({ status: "completed", recordingAccessToken: "opens-one-file" });

  test("it is revealed on purpose only", () => {
    expect(operation.recordingAccessToken?.reveal()).toBe("opens-one-file");
    expect(JSON.stringify(operation)).not.toContain("opens-one-file");
    expect(inspect(operation, { depth: null, showHidden: true })).not.toContain("opens-one-file");
    expect(`${operation.recordingAccessToken}`).toBe("[redacted]");
  });

  test.each([{ sent: {} }, { sent: { recordingAccessToken: null } }, { sent: { recordingAccessToken: "" } }])(
    "$sent means that there is none",
    ({ sent }) => {
      expect(recording.read({ status: "running", ...sent }).recordingAccessToken).toBeUndefined();
    },
  );
});
