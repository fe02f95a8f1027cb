import { describe, expect, test } from "vitest";
import { changesBetween, stepOf } from "../../scripts/prove/diff/changes.ts";
import type { Step } from "../../scripts/prove/diff/semver.ts";
import {
  addLocale,
  answerHeaders,
  contract,
  describeAnew,
  dropRecordingLocation,
  type Edit,
  edited,
  existing,
  members,
  ownPart,
  properties,
  property,
  schema,
} from "../support/contract-edits.ts";

/** The contract's own enums are open, so a closed one is put into both sides. */
const withClosedEnum =
  (name: string): Edit =>
  (from) =>
    (properties(from, name).mood = { description: "How it sounds.", type: "string", enum: ["glad", "sad"] });

/** What changes, and how; where the contract has no such place, how it is put into both sides first. */
type Row = [change: string, edit: Edit, before?: Edit];

/** Two at a time: each takes a process of its own. */
const lanes = [Promise.resolve(), Promise.resolve()];

function stepOfEdit(edit: Edit, before: Edit = () => {}): Promise<Step> {
  const base = edited(contract, before);
  const step = (lanes.shift() ?? Promise.resolve()).then(async () =>
    stepOf(await changesBetween(base, edited(base, edit))),
  );
  lanes.push(
    step.then(
      () => {},
      () => {},
    ),
  );
  return step;
}

describe.concurrent("major: what breaks whoever sends by the contract or reads by it", () => {
  test.each<Row>([
    ["a property is gone from an answer", dropRecordingLocation],
    [
      "an enum of a request loses a member",
      (of) => members(property(of, "recordResponseRequest", "mood")).pop(),
      withClosedEnum("recordResponseRequest"),
    ],
    [
      "an enum of an answer gains a member",
      (of) => members(property(of, "recordOperation", "mood")).push("calm"),
      withClosedEnum("recordOperation"),
    ],
    [
      "a request gets a new property that it must have",
      (of) => {
        addLocale(of);
        schema(of, "recordResponseRequest").required = ["locale"];
      },
    ],
    [
      "an answer may leave out a property that was always there",
      (of) => (ownPart(of, "identifiedRecordOperation").required = []),
    ],
    [
      "the upper bound of a request's number is lower",
      (of) => (property(of, "recordResponseRequest", "maxRecordDurationInSeconds").maximum = 60),
    ],
    ["a header is gone from an answer", (of) => delete answerHeaders(of, "tooManyRequests")["Retry-After"]],
    [
      "a field of the webhook's body may be null",
      (of) => (property(of, "commsNotification", "resourceUrl").type = ["string", "null"]),
    ],
    ["a path is gone", (of) => delete of.paths["/app/calls/{callId}/recordResponse"]],
    ["an open enum of a request loses a member", (of) => members(schema(of, "tone")).pop()],
    ["an open enum of a request is closed", (of) => schema(of, "tone").anyOf?.pop()],
    [
      "an enum of an answer that may be null gains a member",
      (of) => members(schema(of, "operationStatus")).push("queued"),
      (of) => schema(of, "operationStatus").anyOf?.splice(1, 1, { type: "null" }),
    ],
    [
      "an enum of an answer is opened, and gains a member",
      (of) => {
        schema(of, "operationStatus").anyOf?.push({ type: "string" });
        members(schema(of, "operationStatus")).push("queued");
      },
      (of) => schema(of, "operationStatus").anyOf?.pop(),
    ],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("major");
  });
});

describe.concurrent("minor: what is there to use, and asks for nothing", () => {
  test.each<Row>([
    ["a request gets a new property that it may leave out", addLocale],
    [
      "the webhook's body gets a new field that is always there",
      (of) => {
        properties(of, "commsNotification").tenantId = { description: "Whose call it is.", type: "string" };
        schema(of, "commsNotification").required = ["changeType", "tenantId"];
      },
    ],
    [
      "an open enum of an answer gains a member",
      (of) => members(schema(of, "recordCompletionReason")).push("callEnded"),
    ],
    ["an open enum of the webhook's body gains a member", (of) => members(schema(of, "changeType")).push("moved")],
    ["an open enum of a request gains a member", (of) => members(schema(of, "tone")).push("E")],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("minor");
  });
});

describe.concurrent("patch: what is said better, or promised more tightly to those who read", () => {
  test.each<Row>([
    [
      "an enum of an answer loses a member",
      (of) => members(property(of, "recordOperation", "mood")).pop(),
      withClosedEnum("recordOperation"),
    ],
    ["an open enum of an answer loses a member", (of) => members(schema(of, "recordCompletionReason")).pop()],
    [
      "a field of the webhook's body is always there",
      (of) => (schema(of, "commsNotification").required = ["changeType", "resourceUrl"]),
    ],
    [
      "a property of an answer is never null",
      (of) => (property(of, "recordOperation", "recordingLocation").type = "string"),
    ],
    ["a description is another", describeAnew],
    [
      "an example has another value, which redocly passes over",
      (of) => (existing(of.components.examples["recordResponseRequest.reference"]).value = {}),
    ],
    [
      "an x- keyword has another list, which redocly passes over",
      (of) => (schema(of, "recordOperation")["x-clause"] = ["OP-01"]),
    ],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("patch");
  });
});

describe.concurrent("none", () => {
  test.each<Row>([
    ["both are the same", () => {}],
    ["only the version is another", (of) => (of.info.version = "9.0.0")],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("none");
  });
});
