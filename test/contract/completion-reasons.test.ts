import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { enumMembers } from "../../generated/vocabulary.ts";

const location = "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad";

const table = [
  {
    reason: "operationCanceled",
    status: "failed",
    location: "",
    token: false,
    resultInfo: { code: 400, subcode: 8508, message: "Action failed, the operation was cancelled." },
  },
  { reason: "stopToneDetected", status: "completed", location, token: true, resultInfo: undefined },
  {
    reason: "maxRecordDurationReached",
    status: "completed",
    location,
    token: true,
    resultInfo: { code: 200, subcode: 8515, message: "Action completed, max record duration reached." },
  },
  { reason: "initialSilenceTimeout", status: "failed", location: "", token: false, resultInfo: undefined },
  { reason: "maxSilenceTimeout", status: "completed", location, token: true, resultInfo: undefined },
  { reason: "playPromptFailed", status: "failed", location: "", token: false, resultInfo: undefined },
  { reason: "playBeepFailed", status: "failed", location: "", token: false, resultInfo: undefined },
  { reason: "mediaReceiveTimeout", status: "failed", location: "", token: false, resultInfo: undefined },
  { reason: "unspecifiedError", status: "failed", location: "", token: false, resultInfo: undefined },
  { reason: "none", status: "failed", location: "", token: false, resultInfo: undefined },
] as const;

describe("OP-03 completionReason has ten members, each with a named example of its notification", () => {
  test("the ten, and no other", () => {
    expect(enumMembers.recordCompletionReason).toEqual(table.map(({ reason }) => reason));
  });

  test.each(table)(
    "$reason: $status, location $location, token $token",
    ({ reason, status, location: place, token, resultInfo }) => {
      const [item] = examples[`commsNotifications.${reason}`].value;
      const operation = item?.resourceData as Record<string, unknown>;
      expect(item?.changeType).toBe("deleted");
      expect(operation).toMatchObject({
        "@odata.type": "#microsoft.graph.recordOperation",
        status,
        completionReason: reason,
        recordingLocation: place,
      });
      expect("recordingAccessToken" in operation).toBe(token);
      expect(operation.resultInfo).toEqual(resultInfo);
    },
  );
});

test("OP-02 status has four members, in small letters first", () => {
  expect(enumMembers.operationStatus).toEqual(["notStarted", "running", "completed", "failed"]);
});

test("NT-02 changeType has three members", () => {
  expect(enumMembers.changeType).toEqual(["created", "updated", "deleted"]);
});
