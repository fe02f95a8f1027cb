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

  test("PL-10 the documentation shows the codes of two of them, and those of calls", () => {
    expect(documentedResults).toEqual(
      ["maxRecordDurationReached", "operationCanceled", "callTerminatedByCaller", "callTerminatedByBot"].map(
        (ending) => `commsNotifications.captured.${ending}`,
      ),
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

test("OP-02 status has four members, in small letters first", () => {
  expect(enumMembers.operationStatus).toEqual(["notStarted", "running", "completed", "failed"]);
});

test("NT-02 changeType has three members", () => {
  expect(enumMembers.changeType).toEqual(["created", "updated", "deleted"]);
});
