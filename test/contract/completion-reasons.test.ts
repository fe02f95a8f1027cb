import { describe, expect, test } from "vitest";
import { documentedResults, examples } from "../../generated/examples.ts";
import contract from "../../generated/openapi.json" with { type: "json" };
import * as enumMembers from "../../generated/vocabulary/enumMembers.ts";
import { operationId } from "../support/ask.ts";

const location = "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad";

const cancelled = "Action failed, the operation was cancelled.";
const badPrompt = "Action failed, encountered failure while trying to play the prompt.";

const table = [
  ["operationCanceled", "failed", 400, 8508, cancelled, "documented"],
  ["stopToneDetected", "completed", 200, 8514, "Action completed as stop tone was detected.", "sibling"],
  ["maxRecordDurationReached", "completed", 200, 8515, "Action completed, max record duration reached.", "documented"],
  ["initialSilenceTimeout", "failed", 400, 8510, "Action failed, initial silence timeout reached.", "sibling"],
  ["maxSilenceTimeout", "completed", 200, 8509, "Action completed, max silence timeout reached.", "sibling"],
  ["playPromptFailed", "failed", 500, 8511, badPrompt, "sibling"],
  ["playBeepFailed", "failed", 500, 8512, "Action failed, beep could not be played.", "inferred"],
  ["mediaReceiveTimeout", "failed", 500, 8513, "Action failed, no media received.", "inferred"],
  ["unspecifiedError", "failed", 500, 9999, "Unknown internal server error.", "inferred"],
] as const;

describe("OP-03 OP-05 PL-10 each completionReason but none has a captured notification, with its resultInfo", () => {
  test("the nine and none, and no other", () => {
    expect(enumMembers.recordCompletionReason).toEqual([...table.map(([reason]) => reason), "none"]);
  });

  test("PL-10 the documentation shows the codes of two of them, of a prompt that was played, and of most ends of a call", () => {
    expect(documentedResults).toEqual(
      [
        "maxRecordDurationReached",
        "operationCanceled",
        "promptPlayed",
        "callTerminatedByCaller",
        "callTerminatedByBot",
        "callLeftAlone",
        "callUnanswered",
        "callGivenUp",
        "callNotKeptAlive",
      ].map((ending) => `commsNotifications.captured.${ending}`),
    );
  });

  test.each(table)("%s: %s, %i/%i, %s (%s)", (reason, status, code, subcode, message, source) => {
    const name = `commsNotifications.captured.${reason}` as const;
    const [item] = examples[name].value;
    const there = status === "completed";
    expect(item?.changeType).toBe("deleted");
    expect(item?.resourceData).toEqual({
      "@odata.type": "#microsoft.graph.recordOperation",
      id: operationId,
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      status,
      completionReason: reason,
      recordingLocation: there ? location : "",
      recordingAccessToken: there ? "<access-token>" : "",
      resultInfo: { "@odata.type": "#microsoft.graph.resultInfo", code, subcode, message },
    });
    const { summary, "x-result-source": from } = contract.components.examples[name];
    expect(summary).toMatch(new RegExp(`^${reason}: .+ \\(${source}\\)$`));
    expect(from).toBe(source);
  });
});

describe("CA-05 PL-02 PL-10 a prompt is over once, with its reason and its resultInfo", () => {
  const canceled = "mediaOperationCanceled";
  const played = "Action completed successfully.";

  test.each([
    ["promptPlayed", "completedSuccessfully", "completed", 200, 0, played, "documented"],
    ["promptBargedIn", canceled, "completed", 400, 8508, cancelled, "inferred"],
    ["promptCanceled", canceled, "failed", 400, 8508, cancelled, "sibling"],
    ["promptUnreachable", "unknown", "failed", 400, 8536, "Action failed, file could not be downloaded.", "sibling"],
    ["promptUnusable", "unknown", "failed", 400, 8535, "Action failed, file format is invalid.", "sibling"],
  ] as const)("%s: %s, %s, %i/%i, %s (%s)", (ending, reason, status, code, subcode, message, source) => {
    const name = `commsNotifications.captured.${ending}` as const;
    const [item] = examples[name].value;
    expect(item?.changeType).toBe("deleted");
    expect(item?.resourceData).toEqual({
      "@odata.type": "#microsoft.graph.playPromptOperation",
      id: operationId,
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      status,
      completionReason: reason,
      resultInfo: { "@odata.type": "#microsoft.graph.resultInfo", code, subcode, message },
    });
    expect(contract.components.examples[name]["x-result-source"]).toBe(source);
  });
});

describe("CA-12 terminated is deleted, with resultInfo; 200 does not mean that the call was answered", () => {
  const over = "The conversation has ended.";
  const alone = "The conversation has ended as one participant remained.";

  test.each([
    ["callTerminatedByCaller", 200, 5002, `${over} DiagCode: 0#5002.@`, "documented"],
    ["callTerminatedByBot", 200, 5001, `${over} DiagCode: 0#5001.@`, "documented"],
    ["callLeftAlone", 200, 5010, `${alone} DiagCode: 0#5010.@`, "documented"],
    ["callUnanswered", 200, 5002, `${over} DiagCode: 0#5002.@`, "documented"],
    ["callGivenUp", 200, 4521, "The other participant hung up. DiagCode: 0#4521.@", "documented"],
    ["callNotAnsweredByBot", 408, 8587, "The call was not answered in time. DiagCode: 408#8587.@", "sibling"],
    ["callNotKeptAlive", 408, 8537, "The call was not kept alive. DiagCode: 408#8537.@", "documented"],
  ] as const)("%s: %i/%i, %s (%s)", (ending, code, subcode, message, source) => {
    const name = `commsNotifications.captured.${ending}` as const;
    const [item] = examples[name].value;
    expect(item?.changeType).toBe("deleted");
    expect(item?.resourceData).toEqual({
      "@odata.type": "#microsoft.graph.call",
      state: "terminated",
      resultInfo: { "@odata.type": "#microsoft.graph.resultInfo", code, subcode, message },
      callChainId: "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
    });
    expect(contract.components.examples[name]["x-result-source"]).toBe(source);
  });
});

test("OP-02 status has four members, in small letters first", () => {
  expect(enumMembers.operationStatus).toEqual(["notStarted", "running", "completed", "failed"]);
});

test("NT-02 changeType has three members", () => {
  expect(enumMembers.changeType).toEqual(["created", "updated", "deleted"]);
});
