import { readdirSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import contract from "../../generated/openapi.json" with { type: "json" };
import { operations } from "../../generated/operations.ts";
import { validators } from "../../generated/validators.ts";
import { readableIssues } from "../../src/contract/validate.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { callId, operationId } from "../support/ask.ts";

// A second opinion: the schemas of the bundled document, compiled here and not by the generator.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(contract, "contract.json");
const compiled = (pointer: string): ValidateFunction => {
  const validate = ajv.getSchema(`contract.json#${pointer}`);
  if (!validate) throw new Error(`no schema at ${pointer}`);
  return validate;
};
const schemaOf = (name: string): ValidateFunction => compiled(`/components/schemas/${name}`);

describe("every named example keeps the schema that it is named after", () => {
  const named = Object.entries(examples).filter(([name]) => name !== "recordingFile.reference");

  test("they are the files of openapi/components/examples", () => {
    const files = readdirSync(new URL("../../openapi/components/examples", import.meta.url));
    const names = files.map((file) => file.replace(/\.yaml$/, ""));
    const isOf = (example: string, file: string): boolean => `${example}.`.startsWith(`${file}.`);
    expect(names.filter((file) => !Object.keys(examples).some((example) => isOf(example, file)))).toEqual([]);
    expect(named.length).toBeGreaterThanOrEqual(names.length - 1);
  });

  test.each(named)("%s", (name, value) => {
    const schema = name.slice(0, name.indexOf(".")) as keyof typeof validators;
    expect(validators[schema](value)).toEqual([]);
    const validate = schemaOf(schema);
    expect([validate(value), validate.errors]).toEqual([true, null]);
  });
});

test.each([
  ["badRequest", "BadRequest"],
  ["notServiceHostedMedia", "8500"],
  ["callNotEstablished", "8501"],
  ["unauthorized", "InvalidAuthenticationToken"],
  ["recordingUnauthorized", "Unauthorized"],
  ["forbidden", "Forbidden"],
  ["insufficientPermissions", "7504"],
  ["tenantMismatch", "7505"],
  ["sourceInvalid", "7507"],
  ["notFound", "8522"],
  ["operationNotFound", "NotFound"],
  ["recordingNotFound", "NotFound"],
  ["conflict", "Conflict"],
  ["recordingGone", "Gone"],
  ["unsupportedMediaType", "UnsupportedMediaType"],
  ["tooManyRequests", "TooManyRequests"],
  ["internalServerError", "UnknownError"],
  ["serviceUnavailable", "ServiceUnavailable"],
  ["unexpectedError", "GeneralException"],
] as const)(
  "ER-01 ER-03 RR-16 CA-01 the error %s has the code %s, and names the time and the request",
  (name, code) => {
    const innerError = {
      date: "2026-01-15T10:30:00",
      "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
      "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
    };
    expect(examples[`odataError.${name}`]).toEqual({ error: { code, message: expect.any(String), innerError } });
  },
);

const recordOperation = { "@odata.type": "#microsoft.graph.recordOperation", status: "completed" };
const notificationItem = (item: object): object => ({
  changeType: "deleted",
  resourceUrl: "/communications/calls/1",
  ...item,
});
const notification = (item: object): object => ({ value: [notificationItem(item)] });

/** Received schemas are open, so that a valid example proves little: each of these must be refused. */
const rejected: { clause: string; schema: string; why: string; value: unknown; at: string }[] = [
  { clause: "OP-01", schema: "recordOperation", why: "lacks status", value: { id: "1" }, at: "" },
  {
    clause: "OP-01",
    schema: "identifiedRecordOperation",
    why: "lacks id in an answer",
    value: { status: "running" },
    at: "",
  },
  {
    clause: "OP-01",
    schema: "identifiedRecordOperation",
    why: "has a null id in an answer",
    value: { id: null, status: "running" },
    at: "/id",
  },
  {
    clause: "OP-01",
    schema: "identifiedOperation",
    why: "lacks id in an answer",
    value: { status: "running" },
    at: "",
  },
  {
    clause: "OP-01",
    schema: "identifiedOperation",
    why: "has a null id in an answer",
    value: { id: null, status: "running" },
    at: "/id",
  },
  { clause: "OP-08", schema: "callOperation", why: "lacks id", value: { status: "running" }, at: "" },
  { clause: "OP-01", schema: "recordOperation", why: "is not an object", value: [recordOperation], at: "" },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has an id that is not a string",
    value: { ...recordOperation, id: 1 },
    at: "/id",
  },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has a type that is not a string",
    value: { ...recordOperation, "@odata.type": 1 },
    at: "/@odata.type",
  },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has an address that is not a string",
    value: { ...recordOperation, "@odata.id": 1 },
    at: "/@odata.id",
  },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has an etag that is not a string",
    value: { ...recordOperation, "@odata.etag": 1 },
    at: "/@odata.etag",
  },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has a context that is not a string",
    value: { ...recordOperation, "@odata.context": 1 },
    at: "/@odata.context",
  },
  {
    clause: "OP-01",
    schema: "recordOperation",
    why: "has a clientContext that is not a string",
    value: { ...recordOperation, clientContext: 1 },
    at: "/clientContext",
  },
  {
    clause: "OP-02",
    schema: "recordOperation",
    why: "has a status that is not a string",
    value: { status: 2 },
    at: "/status",
  },
  {
    clause: "OP-03",
    schema: "recordOperation",
    why: "has a completionReason that is not a string",
    value: { ...recordOperation, completionReason: 1 },
    at: "/completionReason",
  },
  { clause: "OP-04", schema: "resultInfo", why: "lacks code", value: { subcode: 0 }, at: "" },
  { clause: "OP-04", schema: "resultInfo", why: "lacks subcode", value: { code: 200 }, at: "" },
  {
    clause: "OP-04",
    schema: "resultInfo",
    why: "has a code that is a string",
    value: { code: "200", subcode: 0 },
    at: "/code",
  },
  {
    clause: "OP-04",
    schema: "resultInfo",
    why: "has a fraction for a subcode",
    value: { code: 200, subcode: 0.5 },
    at: "/subcode",
  },
  {
    clause: "OP-04",
    schema: "resultInfo",
    why: "has a message that is not a string",
    value: { code: 200, subcode: 0, message: 1 },
    at: "/message",
  },
  {
    clause: "OP-04",
    schema: "recordOperation",
    why: "has a resultInfo that is a string",
    value: { ...recordOperation, resultInfo: "ok" },
    at: "/resultInfo",
  },
  {
    clause: "OP-04",
    schema: "call",
    why: "has a resultInfo that is a string",
    value: { resultInfo: "ok" },
    at: "/resultInfo",
  },
  { clause: "OP-04", schema: "resultInfo", why: "is not an object", value: "ok", at: "" },
  {
    clause: "OP-05",
    schema: "recordOperation",
    why: "has a recordingLocation that is not a string",
    value: { ...recordOperation, recordingLocation: {} },
    at: "/recordingLocation",
  },
  {
    clause: "OP-06",
    schema: "recordOperation",
    why: "has a token that is not a string",
    value: { ...recordOperation, recordingAccessToken: 1 },
    at: "/recordingAccessToken",
  },
  {
    clause: "RR-13",
    schema: "recordOperation",
    why: "has a clientContext over 256",
    value: { ...recordOperation, clientContext: "x".repeat(257) },
    at: "/clientContext",
  },
  {
    clause: "RR-18",
    schema: "recordResponseAnswer",
    why: "is neither an operation nor null",
    value: "running",
    at: "",
  },
  { clause: "NT-01", schema: "commsNotifications", why: "is not an object", value: "x", at: "" },
  { clause: "NT-01", schema: "commsNotifications", why: "lacks value", value: {}, at: "" },
  {
    clause: "NT-01",
    schema: "commsNotifications",
    why: "has a value that is not a list",
    value: { value: {} },
    at: "/value",
  },
  {
    clause: "NT-01",
    schema: "commsNotifications",
    why: "holds an item that is not an object",
    value: { value: ["x"] },
    at: "/value/0",
  },
  {
    clause: "NT-02",
    schema: "commsNotifications",
    why: "lacks changeType",
    value: notification({ changeType: undefined }),
    at: "/value/0",
  },
  {
    clause: "NT-02",
    schema: "commsNotifications",
    why: "has a changeType that is not a string",
    value: notification({ changeType: 2 }),
    at: "/value/0/changeType",
  },
  {
    clause: "NT-03",
    schema: "commsNotifications",
    why: "names no resource",
    value: notification({ resourceUrl: undefined }),
    at: "/value/0",
  },
  {
    clause: "NT-03",
    schema: "commsNotifications",
    why: "has a resourceUrl that is not a string",
    value: notification({ resourceUrl: 1 }),
    at: "/value/0/resourceUrl",
  },
  {
    clause: "NT-03",
    schema: "commsNotifications",
    why: "has a resource that is not a string",
    value: notification({ resource: 1 }),
    at: "/value/0/resource",
  },
  {
    clause: "NT-04",
    schema: "commsNotifications",
    why: "has resourceData that is a string",
    value: notification({ resourceData: "x" }),
    at: "/value/0/resourceData",
  },
  {
    clause: "NT-05",
    schema: "commsNotifications",
    why: "has a type that is not a string",
    value: { "@odata.type": 1, value: [] },
    at: "/@odata.type",
  },
  {
    clause: "NT-05",
    schema: "commsNotifications",
    why: "has an item whose type is not a string",
    value: notification({ "@odata.type": 1 }),
    at: "/value/0/@odata.type",
  },
  {
    clause: "NT-05",
    schema: "commsNotifications",
    why: "has a resource whose type is not a string",
    value: notification({ resourceData: { "@odata.type": 1 } }),
    at: "/value/0/resourceData/@odata.type",
  },
  {
    clause: "NT-05",
    schema: "commsNotifications",
    why: "has a known type that breaks its schema",
    value: notification({ resourceData: { "@odata.type": "#microsoft.graph.recordOperation" } }),
    at: "/value/0/resourceData",
  },
  {
    clause: "NT-05",
    schema: "commsNotifications",
    why: "has one in a list, its type without #",
    value: notification({ resourceData: [{ "@odata.type": "microsoft.graph.recordOperation" }] }),
    at: "/value/0/resourceData/0",
  },
  {
    clause: "NT-07",
    schema: "commsNotifications",
    why: "has another operation without status",
    value: notification({ resourceData: { "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation" } }),
    at: "/value/0/resourceData",
  },
  {
    clause: "NT-07 CA-05",
    schema: "commsNotifications",
    why: "has a prompt without status",
    value: notification({ resourceData: { "@odata.type": "#microsoft.graph.playPromptOperation" } }),
    at: "/value/0/resourceData",
  },
  {
    clause: "CA-13",
    schema: "commsNotifications",
    why: "has a participant in a roster whose isInLobby is not a Boolean",
    value: notification({
      resourceData: [
        { "@odata.type": "#microsoft.graph.participant", isInLobby: false },
        { "@odata.type": "microsoft.graph.participant", isInLobby: "no" },
      ],
    }),
    at: "/value/0/resourceData/1/isInLobby",
  },
  { clause: "CA-05", schema: "playPromptOperation", why: "lacks status", value: { id: "1" }, at: "" },
  {
    clause: "CA-05",
    schema: "playPromptOperation",
    why: "has a completionReason that is not a string",
    value: { status: "completed", completionReason: 1 },
    at: "/completionReason",
  },
  {
    clause: "CA-05",
    schema: "identifiedPlayPromptOperation",
    why: "lacks id in an answer",
    value: { status: "running" },
    at: "",
  },
  {
    clause: "CA-05",
    schema: "identifiedPlayPromptOperation",
    why: "has a null id in an answer",
    value: { id: null, status: "running" },
    at: "/id",
  },
  { clause: "CA-07", schema: "endedOperation", why: "lacks id", value: { status: "completed" }, at: "" },
  { clause: "CA-07", schema: "endedOperation", why: "lacks status", value: { id: "1" }, at: "" },
  {
    clause: "CA-07",
    schema: "endedOperation",
    why: "has not ended",
    value: { id: "1", status: "running" },
    at: "/status",
  },
  { clause: "CA-01", schema: "identifiedCall", why: "lacks id in an answer", value: { state: "establishing" }, at: "" },
  { clause: "CA-03", schema: "identifiedCall", why: "has a null id in an answer", value: { id: null }, at: "/id" },
  ...[
    { clause: "CA-09", member: "toneInfo", value: { tone: "tone1" } },
    { clause: "CA-09", member: "toneInfo", value: { sequenceId: 1 } },
    { clause: "CA-09", member: "toneInfo", value: { sequenceId: "1", tone: "tone1" }, at: "/sequenceId" },
    { clause: "CA-09", member: "toneInfo", value: { sequenceId: 1.5, tone: "tone1" }, at: "/sequenceId" },
    { clause: "CA-09", member: "toneInfo", value: { sequenceId: 1, tone: 1 }, at: "/tone" },
    { clause: "CA-09", member: "toneInfo", value: "tone1" },
    { clause: "CA-11", member: "mediaState", value: "active" },
    { clause: "CA-11", member: "mediaState", value: { audio: 1 }, at: "/audio" },
    { clause: "CA-11", member: "direction", value: 1 },
    { clause: "CA-10", member: "source", value: "John" },
    { clause: "CA-10", member: "source", value: { identity: "John" }, at: "/identity" },
    { clause: "CA-10", member: "source", value: { identity: { user: "John" } }, at: "/identity/user" },
    { clause: "CA-10", member: "source", value: { identity: { user: { id: 1 } } }, at: "/identity/user/id" },
    { clause: "CA-10", member: "targets", value: {} },
    { clause: "CA-10", member: "targets", value: [{ region: 1 }], at: "/0/region" },
    { clause: "CA-10", member: "tenantId", value: 1 },
    { clause: "CA-01", member: "callbackUri", value: 1 },
    { clause: "CA-01", member: "mediaConfig", value: "serviceHosted" },
    { clause: "CA-01", member: "requestedModalities", value: "audio" },
    { clause: "CA-01", member: "requestedModalities", value: [1], at: "/0" },
    { clause: "CA-01", member: "chatInfo", value: { threadId: 1 }, at: "/threadId" },
    { clause: "CA-01 OP-07", member: "meetingInfo", value: { token: 1 }, at: "/token" },
    { clause: "CA-01", member: "callOptions", value: { isDeltaRosterEnabled: "yes" }, at: "/isDeltaRosterEnabled" },
    { clause: "CA-01", member: "subject", value: 1 },
    { clause: "CA-01", member: "answeredBy", value: "John" },
    { clause: "CA-13", member: "myParticipantId", value: 1 },
    { clause: "CA-12", member: "terminationReason", value: 1 },
  ].map(({ clause, member, value, at = "" }) => ({
    clause,
    schema: "call",
    why: `has ${member} ${JSON.stringify(value)}`,
    value: { [member]: value },
    at: `/${member}${at}`,
  })),
  ...[
    { member: "id", value: 1 },
    { member: "info", value: "John" },
    { member: "info", value: { participantId: 1 }, at: "/participantId" },
    { member: "info", value: { endpointType: 1 }, at: "/endpointType" },
    { member: "info", value: { replacementLink: 1 }, at: "/replacementLink" },
    { member: "isMuted", value: "no" },
    { member: "isInLobby", value: 0 },
    { member: "mediaStreams", value: {} },
    { member: "mediaStreams", value: ["audio"], at: "/0" },
    { member: "mediaStreams", value: [{ mediaType: 1 }], at: "/0/mediaType" },
    { member: "mediaStreams", value: [{ label: 1 }], at: "/0/label" },
    { member: "mediaStreams", value: [{ sourceId: 1 }], at: "/0/sourceId" },
    { member: "mediaStreams", value: [{ direction: 1 }], at: "/0/direction" },
    { member: "mediaStreams", value: [{ serverMuted: 1 }], at: "/0/serverMuted" },
    { member: "metadata", value: {} },
    { member: "isIdentityAnonymized", value: "no" },
    { member: "meetingRole", value: 1 },
  ].map(({ member, value, at = "" }) => ({
    clause: "CA-13",
    schema: "participant",
    why: `has ${member} ${JSON.stringify(value)}`,
    value: { [member]: value },
    at: `/${member}${at}`,
  })),
  { clause: "NT-06", schema: "call", why: "has an id that is not a string", value: { id: 1 }, at: "/id" },
  { clause: "NT-11", schema: "call", why: "has a state that is not a string", value: { state: 1 }, at: "/state" },
  { clause: "ER-01", schema: "odataError", why: "lacks error", value: {}, at: "" },
  { clause: "ER-01", schema: "odataError", why: "lacks code", value: { error: { message: "m" } }, at: "/error" },
  { clause: "ER-01", schema: "odataError", why: "lacks message", value: { error: { code: "c" } }, at: "/error" },
  { clause: "ER-01", schema: "odataError", why: "is not an object", value: "failed", at: "" },
  {
    clause: "ER-01",
    schema: "odataError",
    why: "has an error that is a string",
    value: { error: "failed" },
    at: "/error",
  },
  ...[
    { member: "code", value: 8522 },
    { member: "message", value: null },
    { member: "target", value: 1 },
    { member: "details", value: {} },
    { member: "details", value: ["fault"], at: "/0" },
    { member: "details", value: [{ code: "c" }], at: "/0" },
    { member: "details", value: [{ message: "m" }], at: "/0" },
    { member: "details", value: [{ code: 1, message: "m" }], at: "/0/code" },
    { member: "details", value: [{ code: "c", message: 1 }], at: "/0/message" },
    { member: "details", value: [{ code: "c", message: "m", target: 1 }], at: "/0/target" },
    { member: "innerError", value: "inner" },
    { member: "innerError", value: { date: 1 }, at: "/date" },
    { member: "innerError", value: { "request-id": 1 }, at: "/request-id" },
    { member: "innerError", value: { "client-request-id": 1 }, at: "/client-request-id" },
  ].map(({ member, value, at = "" }) => ({
    clause: "ER-01",
    schema: "odataError",
    why: `has ${member} ${JSON.stringify(value)}`,
    value: { error: { code: "c", message: "m", [member]: value } },
    at: `/error/${member}${at}`,
  })),
];

describe("a received body is refused when it", () => {
  test.each(rejected)("$clause $schema $why", ({ schema, value, at }) => {
    const json: unknown = JSON.parse(JSON.stringify(value));
    expect(validators[schema as keyof typeof validators](json).map(({ instancePath }) => instancePath)).toContain(at);
    const validate = schemaOf(schema);
    expect(validate(json)).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(at);
  });
});

describe("a received body is taken when it", () => {
  test.each([
    { clause: "OP-01", schema: "recordOperation", why: "has only a status", value: { status: "running" } },
    {
      clause: "OP-01",
      schema: "recordOperation",
      why: "has null everywhere else",
      value: {
        status: "running",
        id: null,
        clientContext: null,
        resultInfo: null,
        recordingLocation: null,
        recordingAccessToken: null,
        completionReason: null,
      },
    },
    {
      clause: "RR-13",
      schema: "recordOperation",
      why: "has a clientContext of 256",
      value: { status: "running", clientContext: "x".repeat(256) },
    },
    {
      clause: "OP-04 NT-11",
      schema: "call",
      why: "has null everywhere",
      value: { id: null, state: null, resultInfo: null },
    },
    { clause: "OP-04", schema: "resultInfo", why: "has a null message", value: { code: 0, subcode: 0, message: null } },
    {
      clause: "ER-01",
      schema: "odataError",
      why: "has no target",
      value: { error: { code: "c", message: "m", target: null, details: [{ code: "c", message: "m", target: null }] } },
    },
    {
      clause: "OP-02",
      schema: "recordOperation",
      why: "has a status of another spelling",
      value: { status: "Completed" },
    },
    {
      clause: "OP-03",
      schema: "recordOperation",
      why: "has a completionReason that is new",
      value: { status: "completed", completionReason: "callerSneezed" },
    },
    {
      clause: "OP-07",
      schema: "recordOperation",
      why: "has unknown members",
      value: { status: "running", createdDateTime: "2026-01-15T10:30:00Z" },
    },
    {
      clause: "NT-03",
      schema: "commsNotifications",
      why: "has resource alone",
      value: { value: [{ changeType: "deleted", resource: "/app/calls/1" }] },
    },
    {
      clause: "NT-04",
      schema: "commsNotifications",
      why: "has a list of resources",
      value: notification({ resourceData: [recordOperation, recordOperation] }),
    },
    { clause: "NT-04", schema: "commsNotifications", why: "has no resourceData", value: notification({}) },
    {
      clause: "NT-04",
      schema: "commsNotifications",
      why: "has null for resourceData",
      value: notification({ resourceData: null }),
    },
    {
      clause: "NT-05",
      schema: "commsNotifications",
      why: "has a resource without a type",
      value: notification({ resourceData: { status: 5, state: 5 } }),
    },
    {
      clause: "NT-02",
      schema: "commsNotifications",
      why: "has a changeType that is new",
      value: notification({ changeType: "renamed" }),
    },
    { clause: "NT-11", schema: "call", why: "has a state that is new", value: { state: "parked" } },
    {
      clause: "CA-11",
      schema: "call",
      why: "has null for what it does not have yet",
      value: {
        ...{ direction: null, mediaState: null, toneInfo: null, source: null, targets: null, answeredBy: null },
        ...{ callbackUri: null, callChainId: null, tenantId: null, myParticipantId: null, requestedModalities: null },
        ...{ mediaConfig: null, chatInfo: null, meetingInfo: null, callOptions: null, subject: null },
        terminationReason: null,
      },
    },
    {
      clause: "CA-11",
      schema: "call",
      why: "has words that are new",
      value: { direction: "sideways", mediaState: { audio: "flickering" }, requestedModalities: ["hologram"] },
    },
    {
      clause: "CA-09",
      schema: "call",
      why: "has a key that is new",
      value: { toneInfo: { sequenceId: 2, tone: "tone16" } },
    },
    {
      clause: "CA-11 OP-07",
      schema: "call",
      why: "has the members that captures have and no page declares",
      value: {
        coOrganizers: [],
        meetingProperties: {},
        meetingCapability: {},
        replacesContext: "link",
        callRoutes: [],
      },
    },
    {
      clause: "CA-10",
      schema: "call",
      why: "is from a telephone, or from someone whom the bot may not know",
      value: {
        source: { identity: { phone: { id: "+15550100" } } },
        targets: [{ identity: { encrypted: { id: "ZQ" }, applicationInstance: { id: "1" } } }],
      },
    },
    {
      clause: "CA-13",
      schema: "participant",
      why: "has null everywhere, or an endpoint and a stream that are new",
      value: {
        ...{ id: null, isInLobby: null, isMuted: null, metadata: null, isIdentityAnonymized: null, meetingRole: null },
        info: { identity: null, endpointType: "watch" },
        mediaStreams: [{ mediaType: "hologram", label: null, sourceId: null, direction: null, serverMuted: null }],
      },
    },
    { clause: "CA-13", schema: "participant", why: "has nothing", value: {} },
    {
      clause: "CA-13",
      schema: "commsNotifications",
      why: "has a roster, empty too",
      value: {
        value: [
          notificationItem({ resourceData: [] }),
          notificationItem({ resourceData: [{ "@odata.type": "#microsoft.graph.participant" }] }),
        ],
      },
    },
    {
      clause: "CA-05",
      schema: "playPromptOperation",
      why: "has the prompts that were asked for, which no page declares, and a completionReason that is new",
      value: { status: "completed", completionReason: "earsCovered", prompts: [] },
    },
    {
      clause: "CA-07",
      schema: "endedOperation",
      why: "has failed",
      value: { id: "1", status: "failed", resultInfo: { code: 500, subcode: 9999 } },
    },
    {
      clause: "NT-07",
      schema: "commsNotifications",
      why: "has a type that is new",
      value: notification({ resourceData: { "@odata.type": "#microsoft.graph.newThing", status: 5 } }),
    },
  ])("$clause $schema $why", ({ schema, value }) => {
    const json: unknown = JSON.parse(JSON.stringify(value));
    expect(validators[schema as keyof typeof validators](json)).toEqual([]);
    expect(schemaOf(schema)(json)).toBe(true);
  });
});

/** A value with each of its parts, at any depth, left out or replaced. */
function* changed(value: unknown): Generator<unknown> {
  yield* [5, "", "x", "#microsoft.graph.call", "microsoft.graph.newThing", null, [], {}, [value]];
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    if (Array.isArray(value)) {
      for (const other of changed(part)) yield value.with(Number(name), other);
      continue;
    }
    const { [name]: _, ...others } = value as Record<string, unknown>;
    yield others;
    for (const other of changed(part)) yield { ...others, [name]: other };
  }
}

test("OP-03 NT-03 NT-05 RR-12 RR-21 the form that is compiled gives the contract's verdict on every example, changed in any part", () => {
  const bodies = [...Object.entries(examples), ["pathId.dots", ".."], ["pathId.more", "..a"]] as const;
  const verdicts = bodies.flatMap(([name, body]) => {
    const schema = name.slice(0, name.indexOf(".")) as keyof typeof validators;
    if (!validators[schema]) return [];
    const contracts = schemaOf(schema);
    return [...changed(body), body, "."].map((value) => {
      const isValid = contracts(value);
      return { schema, value, agrees: isValid === (validators[schema](value).length === 0), isValid };
    });
  });
  expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(verdicts.filter(({ isValid }) => isValid).length).toBeGreaterThan(1_000);
  expect(verdicts.filter(({ isValid }) => !isValid).length).toBeGreaterThan(1_000);
});

test("NT-02 NT-03 each fault of a batch is reported once, and alternative members are reported together", () => {
  const faults = validators.commsNotifications({
    value: [{ changeType: 1, resourceData: { "@odata.type": "#microsoft.graph.recordOperation" } }, 5],
  });
  expect(readableIssues(faults, "commsNotifications").map(({ path, message }) => `${path} ${message}`)).toEqual([
    "$.value[0].resourceUrl is required, or else resource",
    "$.value[0].resourceData.status is required",
    "$.value[0].changeType must be string",
    "$.value[1] must be object",
  ]);
});

describe("every answer that the mock can give keeps the contract", () => {
  const usable = {
    createCall: examples["createCallRequest.joinMeetingById"],
    answerCall: examples["answerCallRequest.reference"],
    playPrompt: examples["playPromptRequest.reference"],
  };
  const addresses: Record<string, string> = { callId, operationId, recordingId: "r1" };
  const rows = Object.values(operations)
    .filter(({ place }) => place === "path")
    .flatMap((operation) =>
      Object.entries(operation.responses).flatMap(([declared, response]) => {
        const names = Object.values(response.content).flatMap((media) => Object.keys(media.examples));
        return (names.length > 0 ? names : [String(response.status)]).map((name) => ({
          operation,
          declared,
          response,
          name,
        }));
      }),
    );

  test("each answer of each operation that the contract has", () => {
    const declared = Object.values(contract.paths).flatMap((item) =>
      Object.values(item as Record<string, { operationId?: string; responses?: object }>).flatMap(
        ({ operationId, responses }) =>
          operationId ? Object.keys(responses ?? {}).map((status) => `${operationId} ${status}`) : [],
      ),
    );
    expect([...new Set(rows.map((row) => `${row.operation.operationId} ${row.declared}`))].sort()).toEqual(
      declared.sort(),
    );
  });

  test.each(rows.map((row) => ({ ...row, id: row.operation.operationId })))(
    "$id $name",
    ({ operation, declared, response, name }) => {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) => addresses[parameter] ?? "");
      const answer = respond(
        {
          method: operation.method,
          url: `${operation.servers[0]}${path}`,
          headers: { authorization: "Bearer t", "content-type": "application/json", "client-request-id": "c" },
          body: operation.requestBody && JSON.stringify({ ...usable[operation.operationId as keyof typeof usable] }),
        },
        { [operation.operationId]: name },
      );
      expect(answer.status).toBe(response.status);
      const responses = (
        contract.paths as unknown as Record<string, Record<string, { responses: Record<string, object> }>>
      )[operation.path]?.[operation.method.toLowerCase()]?.responses;
      const { headers = {}, content = {} } = resolved(responses?.[declared] ?? {}) as {
        headers?: Record<string, object>;
        content?: Record<string, { schema: object }>;
      };
      for (const [header, declaredHeader] of Object.entries(headers)) {
        const { schema, required } = resolved(declaredHeader) as { schema: object; required?: boolean };
        const value = answer.headers[header];
        expect(required ? value : "present where required").toBeDefined();
        if (value !== undefined) expect(ajv.compile(schema)(value)).toBe(true);
      }
      const json = content["application/json"];
      if (json) {
        const validate = ajv.compile(absolute(json.schema));
        expect([validate(JSON.parse(answer.body as string)), validate.errors]).toEqual([true, null]);
      } else if (Object.keys(content).length === 0) {
        expect(answer.body).toBeUndefined();
      } else {
        expect([...(answer.body as Iterable<Uint8Array>)].reduce((sum, { length }) => sum + length, 0)).toBe(160_696);
      }
    },
  );
});

function resolved(value: object): object {
  if (!("$ref" in value)) return value;
  const parts = String(value.$ref).slice(2).split("/");
  return resolved(
    parts.reduce<Record<string, unknown>>((node, part) => node[part] as Record<string, unknown>, contract) as object,
  );
}

const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract.json#/')) as object;
