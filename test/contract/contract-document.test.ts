import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import contract from "../../generated/openapi.json" with { type: "json" };
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { validators } from "../../generated/validators.ts";
import * as enumMembers from "../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../generated/vocabulary/memberNames.ts";
import { betaMembers, notImplemented, resourceTypes, secretMembers } from "../../generated/vocabulary.ts";
import type { CommsNotifications } from "../../src/contract/types.ts";
import { readableIssues } from "../../src/contract/validate.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { callId, operationId } from "../support/ask.ts";

const entries: readonly OperationEntry[] = Object.values(operations);

/** What the document says of an operation. */
function declared({ place, path, method }: OperationEntry): Readonly<Record<string, unknown>> {
  const items: Readonly<Record<string, object>> = place === "path" ? contract.paths : contract.webhooks;
  return (items[path] as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[method.toLowerCase()] ?? {};
}
const { createCall, getCall, deleteCall, answerCall, keepCallAlive } = operations;
const { playPrompt, cancelMediaProcessing, subscribeToTone } = operations;
const { recordResponse, recordResponseByApp, getCallOperation, downloadRecording, receiveCommsNotifications } =
  operations;

describe("the contract has thirteen exchanges", () => {
  test("CA-01..CA-05 CA-07..CA-09 RR-01 RR-02 OP-08 RF-01 NT-01 each with its method and path", () => {
    expect(entries.map(({ place, method, path }) => `${place} ${method} ${path}`)).toEqual([
      "path POST /communications/calls",
      "path GET /communications/calls/{callId}",
      "path DELETE /communications/calls/{callId}",
      "path POST /communications/calls/{callId}/answer",
      "path POST /communications/calls/{callId}/playPrompt",
      "path POST /communications/calls/{callId}/recordResponse",
      "path POST /app/calls/{callId}/recordResponse",
      "path POST /communications/calls/{callId}/cancelMediaProcessing",
      "path POST /communications/calls/{callId}/subscribeToTone",
      "path POST /communications/calls/{callId}/keepAlive",
      "path GET /communications/calls/{callId}/operations/{operationId}",
      "path GET /recordings/{recordingId}",
      "webhook POST commsNotifications",
    ]);
    expect(Object.keys(contract.webhooks)).toEqual(["commsNotifications"]);
  });

  test("RF-01 the recording's host and path are illustrative", () => {
    expect(downloadRecording.servers).toEqual(["https://file.location"]);
    expect(entries.filter(({ opaquePath }) => opaquePath)).toEqual([downloadRecording]);
  });

  test("RR-02 one of them is deprecated", () => {
    expect(entries.filter(({ deprecated }) => deprecated)).toEqual([recordResponseByApp]);
  });

  const join = ["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"];
  const later = ["Calls.Initiate.All", "Calls.AccessMedia.All"];

  test.each<{ clause: string; of: OperationEntry; application: string[]; checked?: string }>([
    { clause: "RR-15 CA-14", of: recordResponse, application: ["Calls.AccessMedia.All"], checked: "always" },
    { clause: "RR-15 CA-14", of: recordResponseByApp, application: ["Calls.AccessMedia.All"], checked: "always" },
    {
      clause: "CA-14",
      of: createCall,
      application: ["Calls.Initiate.All", "Calls.InitiateGroupCall.All", ...join],
      checked: "always",
    },
    { clause: "CA-14", of: answerCall, application: join, checked: "groupCall" },
    { clause: "CA-14", of: getCall, application: later },
    { clause: "CA-14", of: deleteCall, application: later },
    { clause: "CA-14", of: playPrompt, application: later },
    { clause: "CA-14", of: cancelMediaProcessing, application: later },
    { clause: "CA-14", of: subscribeToTone, application: later },
    { clause: "CA-14", of: keepCallAlive, application: later },
  ])(
    "$clause $of.operationId: the application permissions $application, looked at: $checked; no delegated one",
    ({ of, application, checked }) => {
      expect(declared(of)["x-permissions"]).toEqual({ application, delegated: [], ...(checked && { checked }) });
    },
  );

  test("CA-01 RR-18 CA-05 CA-07 CA-09 what a request starts: a call, or an operation that is notified or ends at once", () => {
    const starting = entries.map((of) => [of.operationId, declared(of)["x-starts"]] as const);
    expect(starting.filter(([, what]) => what)).toEqual([
      ["createCall", "call"],
      ["playPrompt", "operation"],
      ["recordResponse", "operation"],
      ["recordResponseByApp", "operation"],
      ["cancelMediaProcessing", "operation"],
      ["subscribeToTone", "operation"],
    ]);
  });

  test("CA-02 CA-04 CA-08 OP-08 the client's methods that are not named as their operations", () => {
    const named = entries.map((of) => [of.operationId, declared(of)["x-method"]] as const);
    expect(Object.fromEntries(named.filter(([, method]) => method))).toEqual({
      deleteCall: "hangUp",
      answerCall: "answer",
      keepCallAlive: "keepAlive",
      getCallOperation: "getOperation",
    });
  });

  test("RR-19 CA-08 no POST may be sent again after a 503 but keepAlive, which changes nothing", () => {
    expect(entries.filter((of) => declared(of)["x-repeatable"])).toEqual([keepCallAlive]);
  });
});

describe("three tokens, each for its own side", () => {
  const { graphToken, recordingAccessToken, callbackToken } = contract.components.securitySchemes;

  test("RR-03 RR-24 graphToken is a Bearer JWT for the scope {origin}/.default, and guards whatever names no other", () => {
    expect(graphToken).toMatchObject({
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      "x-scope": "{origin}/.default",
    });
    expect(contract.security).toEqual([{ graphToken: [] }]);
  });

  test("RF-01 recordingAccessToken is an opaque Bearer token", () => {
    expect(recordingAccessToken).toMatchObject({ type: "http", scheme: "bearer" });
    expect(recordingAccessToken).not.toHaveProperty("bearerFormat");
    expect(contract.paths["/recordings/{recordingId}"].get.security).toEqual([{ recordingAccessToken: [] }]);
  });

  test("AU-01 callbackToken is a Bearer JWT", () => {
    expect(callbackToken).toMatchObject({ type: "http", scheme: "bearer", bearerFormat: "JWT" });
    expect(contract.webhooks.commsNotifications.post.security).toEqual([{ callbackToken: [] }]);
  });
});

const path = (name: string): object => ({ name, in: "path", required: true, validator: "pathId" });
const clientRequestId = { name: "client-request-id", in: "header", required: false };

describe("what an operation takes", () => {
  test.each([
    { of: createCall, parameters: [clientRequestId] },
    { of: getCall, parameters: [path("callId"), clientRequestId] },
    { of: deleteCall, parameters: [path("callId"), clientRequestId] },
    { of: answerCall, parameters: [path("callId"), clientRequestId] },
    { of: playPrompt, parameters: [path("callId"), clientRequestId] },
    { of: cancelMediaProcessing, parameters: [path("callId"), clientRequestId] },
    { of: subscribeToTone, parameters: [path("callId"), clientRequestId] },
    { of: keepCallAlive, parameters: [path("callId"), clientRequestId] },
    { of: recordResponse, parameters: [path("callId"), clientRequestId] },
    { of: recordResponseByApp, parameters: [path("callId"), clientRequestId] },
    { of: getCallOperation, parameters: [path("callId"), path("operationId"), clientRequestId] },
    { of: downloadRecording, parameters: [path("recordingId")] },
    {
      of: receiveCommsNotifications,
      parameters: ["X-Microsoft-Skype-Chain-ID", "X-Microsoft-Skype-Message-ID", "Scenario-Id", "User-Agent"].map(
        (name) => ({ name, in: "header", required: false }),
      ),
    },
  ])(
    "RR-21 ER-03 PL-10 $of.operationId: its ids, a client-request-id where Graph answers, and what the platform sends",
    ({ of, parameters }) => {
      expect(of.parameters).toMatchObject(parameters);
      expect(of.parameters).toHaveLength(parameters.length);
    },
  );

  test.each([
    { clause: "CA-01", of: createCall, required: true, validator: "createCallRequest" },
    { clause: "CA-02", of: answerCall, required: true, validator: "answerCallRequest" },
    { clause: "CA-05", of: playPrompt, required: true, validator: "playPromptRequest" },
    { clause: "CA-07", of: cancelMediaProcessing, required: false, validator: "cancelMediaProcessingRequest" },
    { clause: "CA-09", of: subscribeToTone, required: false, validator: "subscribeToToneRequest" },
    { clause: "RR-04", of: recordResponse, required: true, validator: "recordResponseRequest" },
    { clause: "RR-04", of: recordResponseByApp, required: true, validator: "recordResponseRequest" },
    { clause: "NT-01", of: receiveCommsNotifications, required: true, validator: "commsNotifications" },
  ])("$clause $of.operationId: a body of application/json; required: $required", ({ of, required, validator }) => {
    expect(of.requestBody).toEqual({ required, content: { "application/json": { validator } } });
  });

  test("CA-03 CA-04 CA-08 OP-08 RF-01 the others have no body", () => {
    const bare: readonly OperationEntry[] = [getCall, deleteCall, keepCallAlive, getCallOperation, downloadRecording];
    expect(entries.filter(({ requestBody }) => !requestBody)).toEqual(bare);
  });

  test("RR-21 an id is one segment: text, not empty, and neither of the dots that lead elsewhere", () => {
    expect(["", ".", "..", 5].filter((id) => validators.pathId(id).length === 0)).toEqual([]);
    expect(["a", "...", "1", ".a", "..a"].filter((id) => validators.pathId(id).length > 0)).toEqual([]);
    expect(readableIssues(validators.pathId("..")).map(({ message }) => message)).toEqual([
      "must be a path segment other than `.` and `..`",
    ]);
  });

  test("PL-10 what the platform sends is text", () => {
    for (const { validator } of receiveCommsNotifications.parameters)
      expect([validators[validator]("a").length, validators[validator](1).length]).toEqual([0, 1]);
    const { skypeMessageId, scenarioId, platformUserAgent } = contract.components.parameters;
    expect([skypeMessageId.example, scenarioId.example, platformUserAgent.example]).toEqual([
      "5b1e3c7a-94d2-4f6b-8a0e-7c2d9f1b4e63",
      "0c9d8e7f-6a5b-4c3d-92e1-f0a1b2c3d4e5",
      "Microsoft-Skype/3.0,(Calling/1.0)",
    ]);
  });

  test("ER-03 a client-request-id is text, and not empty", () => {
    const { validator } = recordResponse.parameters[1] as { validator: keyof typeof validators };
    expect([validators[validator]("a"), validators[validator]("").length, validators[validator](1).length]).toEqual([
      [],
      1,
      1,
    ]);
  });
});

const always = ["request-id", "client-request-id"];
const graphFailures = {
  400: always,
  401: [...always, "WWW-Authenticate"],
  403: always,
  404: always,
  409: always,
  429: [...always, "Retry-After"],
  500: always,
  503: [...always, "Retry-After"],
  default: always,
};
const asked = { 200: ["Location", ...always], ...graphFailures, 415: always };
const { 404: _gone, ...failuresOfCreate } = { ...graphFailures, 415: always };

describe("what an operation answers", () => {
  const headersOf = ({ responses }: OperationEntry): object =>
    Object.fromEntries(Object.entries(responses).map(([status, { headers }]) => [status, Object.keys(headers)]));

  test.each([
    { clause: "RR-18 RR-19 ER-02 ER-03", of: recordResponse, answers: asked },
    { clause: "RR-02", of: recordResponseByApp, answers: asked },
    { clause: "CA-01", of: createCall, answers: { 201: ["Location", ...always], ...failuresOfCreate } },
    { clause: "CA-02", of: answerCall, answers: { 202: always, ...graphFailures, 415: always } },
    { clause: "CA-03", of: getCall, answers: { 200: always, ...graphFailures } },
    { clause: "CA-04", of: deleteCall, answers: { 204: always, ...graphFailures } },
    { clause: "CA-05", of: playPrompt, answers: asked },
    { clause: "CA-07", of: cancelMediaProcessing, answers: asked },
    { clause: "CA-08", of: keepCallAlive, answers: { 200: always, ...graphFailures } },
    { clause: "CA-09", of: subscribeToTone, answers: asked },
    { clause: "OP-08", of: getCallOperation, answers: { 200: always, ...graphFailures } },
    {
      clause: "RF-05",
      of: downloadRecording,
      answers: {
        200: [],
        401: ["request-id"],
        403: always,
        404: ["request-id"],
        410: ["request-id"],
        default: always,
      },
    },
    {
      clause: "AU-08 AU-09 AU-10 AU-11 NT-13",
      of: receiveCommsNotifications,
      answers: {
        200: [],
        202: [],
        204: [],
        302: ["Location"],
        400: [],
        401: ["WWW-Authenticate"],
        403: [],
        405: ["Allow"],
        408: [],
        413: [],
        415: [],
        500: [],
        503: ["Retry-After"],
      },
    },
  ])("$clause $of.operationId: these statuses, with these headers", ({ of, answers }) => {
    expect(headersOf(of)).toEqual(answers);
  });

  test("ER-01 every failure has the one envelope, the undeclared ones by default", () => {
    const failures = entries.flatMap(({ place, responses }) =>
      Object.entries(responses).filter(([status]) => place === "path" && !status.startsWith("2")),
    );
    expect(failures).toHaveLength(6 * 10 + 5 * 9 + 5);
    for (const [, { content }] of failures)
      expect(content).toMatchObject({ "application/json": { validator: "odataError" } });
    expect(entries.flatMap(({ responses }) => responses.default?.status ?? [])).toEqual(Array(12).fill(502));
  });

  test.each<{ clause: string; of: OperationEntry; refusals: Record<string, string[]> }>([
    {
      clause: "RR-16 RR-23 CA-14",
      of: recordResponse,
      refusals: { 400: ["badRequest", "notServiceHostedMedia", "callNotEstablished"], 403: ["forbidden"] },
    },
    {
      clause: "RR-16 CA-05",
      of: playPrompt,
      refusals: { 400: ["badRequest", "notServiceHostedMedia", "callNotEstablished"], 404: ["notFound"] },
    },
    {
      clause: "RR-16 CA-07",
      of: cancelMediaProcessing,
      refusals: { 400: ["badRequest", "notServiceHostedMedia", "callNotEstablished"], 404: ["notFound"] },
    },
    {
      clause: "RR-16 CA-09",
      of: subscribeToTone,
      refusals: { 400: ["badRequest", "notServiceHostedMedia", "callNotEstablished"], 404: ["notFound"] },
    },
    {
      clause: "CA-01 CA-14",
      of: createCall,
      refusals: {
        400: ["badRequest"],
        403: ["forbidden", "insufficientPermissions", "tenantMismatch", "sourceInvalid"],
      },
    },
    { clause: "CA-02", of: answerCall, refusals: { 400: ["badRequest"], 403: ["forbidden"], 404: ["notFound"] } },
    { clause: "CA-03", of: getCall, refusals: { 400: ["badRequest"], 403: ["forbidden"], 404: ["notFound"] } },
    { clause: "CA-04", of: deleteCall, refusals: { 400: ["badRequest"], 403: ["forbidden"], 404: ["notFound"] } },
    { clause: "CA-08", of: keepCallAlive, refusals: { 400: ["badRequest"], 403: ["forbidden"], 404: ["notFound"] } },
    { clause: "OP-08", of: getCallOperation, refusals: { 400: ["badRequest"], 404: ["operationNotFound"] } },
  ])("$clause $of.operationId is refused as $refusals", ({ of, refusals }) => {
    const named = Object.keys(refusals).map((status) => {
      const examplesOf = of.responses[status]?.content["application/json"]?.examples ?? {};
      expect(Object.entries(examplesOf).map(([name, key]) => [name, key])).toEqual(
        refusals[status]?.map((name) => [name, `odataError.${name}`]),
      );
      return [status, Object.keys(examplesOf)];
    });
    expect(Object.fromEntries(named)).toEqual(refusals);
  });

  test.each([
    { clause: "RR-18", of: recordResponse, status: 200, validator: "recordResponseAnswer" },
    { clause: "CA-01", of: createCall, status: 201, validator: "identifiedCall" },
    { clause: "CA-03", of: getCall, status: 200, validator: "identifiedCall" },
    { clause: "CA-05", of: playPrompt, status: 200, validator: "identifiedPlayPromptOperation" },
    { clause: "CA-07", of: cancelMediaProcessing, status: 200, validator: "endedOperation" },
    { clause: "CA-09", of: subscribeToTone, status: 200, validator: "endedOperation" },
    { clause: "OP-08", of: getCallOperation, status: 200, validator: "callOperation" },
  ])("$clause $of.operationId: its $status has $validator", ({ of, status, validator }) => {
    const { responses }: OperationEntry = of;
    expect(responses[status]?.content).toMatchObject({ "application/json": { validator } });
  });

  test.each([
    { clause: "CA-02", of: answerCall, status: 202 },
    { clause: "CA-04", of: deleteCall, status: 204 },
    { clause: "CA-08", of: keepCallAlive, status: 200 },
  ])("$clause $of.operationId: its $status has no body", ({ of, status }) => {
    const { responses }: OperationEntry = of;
    expect(responses[status]?.content).toEqual({});
  });

  test("RF-01 the answer of a download is the file", () => {
    expect(Object.keys(downloadRecording.responses[200]?.content ?? {})).toEqual(["application/octet-stream"]);
    expect(contract.components.responses.recordingFile.content["application/octet-stream"].schema.type).toBe("string");
  });

  test.each([
    { clause: "RR-18", of: recordResponse },
    { clause: "CA-05", of: playPrompt },
    { clause: "CA-07", of: cancelMediaProcessing },
    { clause: "CA-09", of: subscribeToTone },
  ])("$clause $of.operationId: the 200 leads to the operation, through its Location and a link", ({ of }) => {
    const { headers, links } = of.responses[200] as OperationEntry["responses"][string];
    expect(headers.Location).toMatchObject({ required: true, link: "getCallOperation" });
    expect(links).toEqual({
      getCallOperation: {
        operationId: "getCallOperation",
        parameters: { callId: "$request.path.callId", operationId: "$response.body#/id" },
      },
    });
  });

  test("CA-01 createCall: the 201 leads to the call, through its Location and a link", () => {
    const { headers, links } = createCall.responses[201] as OperationEntry["responses"][string];
    expect(headers.Location).toMatchObject({ required: true, link: "getCall" });
    expect(links).toEqual({ getCall: { operationId: "getCall", parameters: { callId: "$response.body#/id" } } });
  });

  test("CA-01 its Location is an absolute address of a call, in beta or v1.0", () => {
    const { pattern } = contract.components.headers.callLocation.schema;
    const address = `https://graph.microsoft.com/v1.0/communications/calls/${callId}`;
    const others = [address.replace("v1.0", "v2"), `/beta${address}`, `${address}/operations`, address.slice(0, -36)];
    expect([address, ...others].map((text) => new RegExp(pattern).test(text))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("RR-18 Location is an absolute address of an operation, in beta or v1.0", () => {
    const { type, pattern } = contract.components.headers.operationLocation.schema;
    const address = `https://graph.microsoft.com/v1.0/communications/calls/${callId}/operations/${operationId}`;
    expect(type).toBe("string");
    expect(
      [address, address.replace("v1.0", "v2"), `/beta${address}`, address.replace("/operations/", "/")].map((text) =>
        new RegExp(pattern).test(text),
      ),
    ).toEqual([true, false, false, false]);
  });

  test.each([
    { clause: "RR-18", header: "operationLocation", required: true },
    { clause: "CA-01", header: "callLocation", required: true },
    { clause: "AU-11", header: "callbackLocation", required: true },
    { clause: "AU-11", header: "allow", required: true },
    { clause: "ER-02", header: "retryAfter", required: false },
    { clause: "ER-03", header: "requestId", required: false },
    { clause: "ER-03", header: "clientRequestId", required: false },
    { clause: "RR-03", header: "wwwAuthenticate", required: false },
  ] as const)("$clause the header $header is text; required: $required", ({ header, required }) => {
    const declared: { required?: boolean; schema: { type: string } } = contract.components.headers[header];
    expect([declared.schema.type, declared.required ?? false]).toEqual(["string", required]);
  });

  test("RR-03 a 401 asks for Bearer", () => {
    expect(contract.components.headers.wwwAuthenticate.example).toBe('Bearer realm=""');
  });

  test("AU-11 the callback takes POST, and may send the platform to another deployment", () => {
    expect(contract.components.headers.allow).toMatchObject({ schema: { const: "POST" }, example: "POST" });
    expect(contract.components.headers.callbackLocation.example).toBe("https://bot-eu.contoso.com/api/calls");
  });
});

describe("ER-03 PL-12 an error carries its request-id and the client-request-id of its request, in headers and body", () => {
  const usable = {
    createCall: examples["createCallRequest.callUser"],
    answerCall: examples["answerCallRequest.reference"],
    playPrompt: examples["playPromptRequest.reference"],
  };
  const failures = entries
    .filter(({ place }) => place === "path")
    .flatMap((of) =>
      Object.entries(of.responses).flatMap(([status, { content }]) =>
        status.startsWith("2")
          ? []
          : Object.keys(content["application/json"]?.examples ?? {}).map((name) => ({ of, name })),
      ),
    );

  test.each(failures)("$of.operationId $name", ({ of, name }) => {
    const url = `${of.servers[0]}${of.path.replace("{callId}", callId).replace(/{(operation|recording)Id}/, operationId)}`;
    const headers = { authorization: "Bearer t", "content-type": "application/json", "client-request-id": "mine" };
    const body = JSON.stringify({ ...usable[of.operationId as keyof typeof usable] });
    const answer = respond({ method: of.method, url, headers, body }, { [of.operationId]: name });
    const { "request-id": requestId } = answer.headers;
    if (of !== downloadRecording) expect(answer.headers["client-request-id"]).toBe("mine");
    expect(JSON.parse(answer.body as string)).toMatchObject({
      error: { innerError: { "client-request-id": "mine", "request-id": requestId } },
    });
  });
});

describe("the words of the contract", () => {
  test("OP-01 RR-14 NT-03 NT-04 CA-01..CA-13 the members of each type", () => {
    const annotations = ["@odata.type", "@odata.id", "@odata.etag", "@odata.context"];
    const operation = [...annotations, "id", "clientContext", "status", "resultInfo"];
    const recording = [...operation, "recordingLocation", "recordingAccessToken", "completionReason"];
    const call = [
      ...[...annotations, "id", "state", "direction", "resultInfo", "mediaState", "toneInfo", "callChainId"],
      ...["callbackUri", "source", "targets", "answeredBy", "tenantId", "myParticipantId", "requestedModalities"],
      ...["mediaConfig", "chatInfo", "meetingInfo", "callOptions", "subject", "terminationReason"],
    ];
    expect({ ...memberNames }).toEqual({
      createCallRequest: [
        "@odata.type",
        "callbackUri",
        "mediaConfig",
        "requestedModalities",
        "targets",
        "source",
        "chatInfo",
        "meetingInfo",
        "tenantId",
        "subject",
        "callOptions",
        "direction",
      ],
      answerCallRequest: ["callbackUri", "mediaConfig", "acceptedModalities", "participantCapacity", "callOptions"],
      playPromptRequest: ["prompts", "loop", "clientContext"],
      cancelMediaProcessingRequest: ["clientContext"],
      subscribeToToneRequest: ["clientContext"],
      recordResponseRequest: [
        "prompts",
        "bargeInAllowed",
        "initialSilenceTimeoutInSeconds",
        "maxSilenceTimeoutInSeconds",
        "maxRecordDurationInSeconds",
        "playBeep",
        "stopTones",
        "clientContext",
      ],
      mediaPrompt: ["@odata.type", "mediaInfo"],
      mediaInfo: ["@odata.type", "uri", "resourceId"],
      mediaConfig: ["@odata.type", "preFetchMedia"],
      callOptions: [
        "@odata.type",
        "hideBotAfterEscalation",
        "isContentSharingNotificationEnabled",
        "isDeltaRosterEnabled",
        "isInteractiveRosterEnabled",
      ],
      chatInfo: ["@odata.type", "threadId", "messageId", "replyChainMessageId"],
      meetingInfo: ["@odata.type", "organizer", "token", "joinMeetingId", "passcode", "allowConversationWithoutHost"],
      invitationParticipantInfo: ["@odata.type", "identity", "replacesCallId"],
      participantInfo: [
        ...["@odata.type", "id", "identity", "endpointType", "endpointId", "participantId", "countryCode"],
        ...["languageId", "region", "replacementLink"],
      ],
      identity: ["@odata.type", "id", "displayName", "tenantId", "identityProvider"],
      identitySet: [
        ...["@odata.type", "user", "application", "applicationInstance", "phone", "guest", "encrypted", "device"],
        ...["onPremises", "assertedIdentity", "azureCommunicationServicesUser"],
      ],
      entity: annotations,
      commsOperation: operation,
      recordOperation: recording,
      playPromptOperation: [...operation, "completionReason", "prompts"],
      identifiedRecordOperation: recording,
      identifiedPlayPromptOperation: [...operation, "completionReason", "prompts"],
      identifiedOperation: operation,
      endedOperation: operation,
      call,
      identifiedCall: call,
      callMediaState: ["@odata.type", "audio"],
      toneInfo: ["@odata.type", "sequenceId", "tone"],
      participant: [
        ...[...annotations, "id", "info", "isInLobby", "isMuted", "mediaStreams", "metadata"],
        ...["isIdentityAnonymized", "meetingRole"],
      ],
      mediaStream: ["@odata.type", "mediaType", "label", "sourceId", "direction", "serverMuted"],
      resultInfo: ["@odata.type", "code", "subcode", "message"],
      otherResource: ["@odata.type"],
      commsNotification: ["@odata.type", "changeType", "resourceUrl", "resource", "resourceData"],
      commsNotifications: ["@odata.type", "value"],
      odataError: ["error"],
    });
  });

  test("OP-01 NT-03 NT-05 each type that has members says itself that it is an object, whatever its base says", () => {
    const schemas = Object.values<object>(contract.components.schemas);
    const parts = schemas.flatMap((of): object[] => ("allOf" in of ? [of, ...(of.allOf as object[])] : [of]));
    const withMembers = parts.filter((of) => "allOf" in of || "properties" in of);
    const silent = withMembers.filter((of) => !("type" in of && of.type === "object"));
    expect(withMembers.length).toBeGreaterThan(20);
    expect(silent).toEqual([]);
  });

  test("PL-10 a call has a direction and the id of its chain, or null for them", () => {
    expect(enumMembers.callDirection).toEqual(["incoming", "outgoing"]);
    const faults = (member: object): number =>
      validators.call({ "@odata.type": "#microsoft.graph.call", ...member }).length;
    expect(
      [{ callChainId: null }, { callChainId: "a" }, { direction: null }, { direction: "new" }].map(faults),
    ).toEqual([0, 0, 0, 0]);
    expect([{ callChainId: 1 }, { direction: 1 }].filter((member) => faults(member) === 0)).toEqual([]);
  });

  test("NT-11 the states of a call", () => {
    expect(enumMembers.callState).toEqual([
      "incoming",
      "establishing",
      "ringing",
      "established",
      "hold",
      "transferring",
      "transferAccepted",
      "redirecting",
      "terminating",
      "terminated",
    ]);
  });

  test("RR-12 the documented tones", () => {
    expect(enumMembers.tone).toEqual([..."0123456789*#ABCD"]);
  });

  test("CA-09 a key that was pressed is named by a word", () => {
    const digits = ["tone0", "tone1", "tone2", "tone3", "tone4", "tone5", "tone6", "tone7", "tone8", "tone9"];
    expect(enumMembers.toneName).toEqual([...digits, "star", "pound", "a", "b", "c", "d", "flash"]);
  });

  test("CA-01 CA-05 CA-11 CA-13 the other words of a call", () => {
    expect(enumMembers.modality).toEqual(["audio", "video", "videoBasedScreenSharing", "data"]);
    expect(enumMembers.mediaState).toEqual(["active", "inactive"]);
    expect(enumMembers.endpointType).toEqual(["default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone"]);
    expect(enumMembers.playPromptCompletionReason).toEqual([
      "unknown",
      "completedSuccessfully",
      "mediaOperationCanceled",
    ]);
  });

  test("OP-06 OP-07 the secrets: of a recording, of a meeting, and of whoever takes part", () => {
    expect(secretMembers).toEqual({
      recordOperation: ["recordingAccessToken"],
      meetingInfo: ["token", "passcode"],
      participantInfo: ["replacementLink"],
    });
  });

  test("PL-04 CA-05 what v1.0 leaves out; a prompt's completionReason was captured there", () => {
    expect(betaMembers).toEqual({ recordOperation: ["completionReason"], playPromptRequest: ["loop"] });
  });

  test("CA-16 media that the application hosts is not implemented, with # and without", () => {
    const appHosted = "media that the application hosts";
    expect(notImplemented).toEqual({
      mediaConfig: {
        "@odata.type": {
          "#microsoft.graph.appHostedMediaConfig": appHosted,
          "microsoft.graph.appHostedMediaConfig": appHosted,
        },
      },
    });
  });

  test("NT-03 resource is the older name of resourceUrl, and deprecated", () => {
    expect(contract.components.schemas.commsNotification.properties.resource.deprecated).toBe(true);
  });

  const otherOperations = [
    ...[
      "comms",
      "subscribeToTone",
      "cancelMediaProcessing",
      "inviteParticipants",
      "muteParticipant",
      "muteParticipants",
      "unmuteParticipant",
      "updateRecordingStatus",
    ],
    ...[
      "startHoldMusic",
      "stopHoldMusic",
      "sendDtmfTones",
      "addLargeGalleryView",
      "startRecording",
      "stopRecording",
      "startTranscription",
      "stopTranscription",
    ],
  ].map((kind) => `${kind}Operation`);

  test("NT-07 CA-05 CA-13 recordings, prompts, participants and the call are typed, other operations read by their base", () => {
    const others = Object.fromEntries(otherOperations.map((type) => [type, "commsOperation"]));
    expect(resourceTypes).toEqual({
      recordOperation: "recordOperation",
      playPromptOperation: "playPromptOperation",
      participant: "participant",
      call: "call",
      ...others,
    });
  });

  test.each([
    ...["recordOperation", "playPromptOperation", ...otherOperations].map((type) => ({ type, at: "/status" })),
    { type: "call", at: "/state" },
    { type: "participant", at: "/isMuted" },
  ])("NT-05 $type is known with # and without", ({ type, at }) => {
    for (const odataType of [`#microsoft.graph.${type}`, `microsoft.graph.${type}`]) {
      const faults = validators.resourceData({ "@odata.type": odataType, status: 1, state: 1, isMuted: 1 });
      expect(faults.map(({ instancePath }) => instancePath).filter((path) => path !== "")).toEqual([at]);
    }
  });
});

describe("the examples describe one call, one operation and one recording", () => {
  const bareOperation =
    "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5";
  const clientContext = "d45324c1-fcb5-430a-902c-f20af696537c";
  const recordingLocation = "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad";
  const envelope = { "@odata.type": "#microsoft.graph.commsNotifications" };
  const item = { "@odata.type": "#microsoft.graph.commsNotification" };
  const about = (address: string): object => ({ resource: `/app${address}`, resourceUrl: `/communications${address}` });
  const ended = { ...item, changeType: "deleted", ...about(`/calls/${callId}/operations/${operationId}`) };
  const rosterItem = { ...item, changeType: "updated", ...about(`/calls/${callId}/participants`) };
  const callItem = { ...item, changeType: "updated", ...about(`/calls/${callId}`) };
  const established = {
    "@odata.type": "#microsoft.graph.call",
    state: "established",
    direction: "outgoing",
    callChainId: "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
  };

  test("NT-03 NT-05 OP-01 PL-10 the notification of the reference page", () => {
    expect(examples["commsNotifications.reference"]).toEqual({
      ...envelope,
      value: [
        {
          ...item,
          changeType: "deleted",
          resourceUrl: bareOperation,
          resourceData: {
            "@odata.type": "#microsoft.graph.recordOperation",
            "@odata.id": bareOperation,
            "@odata.etag": 'W/"54451"',
            id: operationId,
            clientContext,
            status: "completed",
            recordingLocation,
            recordingAccessToken: "<access-token>",
            completionReason: "stopToneDetected",
          },
        },
      ],
    });
  });

  const captured = Object.entries(examples).flatMap(([name, example]) =>
    name.startsWith("commsNotifications.captured.") ? [{ name, example: example as CommsNotifications }] : [],
  );

  test.each(captured)("NT-03 NT-05 PL-10 $name: its members in the order of the captures", ({ name, example }) => {
    const { resourceData, ...facts } = example.value[0] as CommsNotifications["value"][number];
    const ofCall = { ...callItem, changeType: expect.any(String) as unknown };
    const isOfCall = name.includes(".call");
    expect({ ...example, value: [facts] }).toEqual({
      ...envelope,
      value: [name.endsWith(".roster") ? rosterItem : isOfCall ? ofCall : ended],
    });
    expect(Object.keys(facts)).toEqual(["@odata.type", "changeType", "resource", "resourceUrl"]);
    for (const resource of [resourceData as object].flat())
      expect(Object.keys(resource).filter((member) => /^@odata.(?!type$)/.test(member))).toEqual([]);
  });

  const callType = "#microsoft.graph.call";
  const { callChainId } = established;

  test.each([
    { name: "callEstablishing", has: { "@odata.type": callType, state: "establishing", callChainId } },
    { name: "callEstablished", has: established },
    {
      name: "callMediaActive",
      has: {
        "@odata.type": callType,
        state: "established",
        mediaState: { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" },
        callChainId,
      },
    },
    {
      name: "callTone",
      has: {
        "@odata.type": callType,
        state: "established",
        toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: 1, tone: "tone1" },
      },
    },
    { name: "callTerminating", has: { "@odata.type": callType, state: "terminating", callChainId } },
  ] as const)("CA-09 CA-11 CA-04 $name: updated, without the call's id", ({ name, has }) => {
    expect(examples[`commsNotifications.captured.${name}`].value).toEqual([{ ...callItem, resourceData: has }]);
  });

  const identity = (of: object): object => ({
    "@odata.type": "#microsoft.graph.identitySet",
    ...Object.fromEntries(
      Object.entries(of).map(([kind, who]) => [kind, { "@odata.type": "#microsoft.graph.identity", ...who }]),
    ),
  });
  const tenantId = "86dc81db-c112-4228-9222-63f3e5aa1edb";
  const john = { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8", displayName: "John", tenantId };
  const bot = { id: "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c", displayName: "Calling bot" };
  const botAs = { "@odata.type": "#microsoft.graph.participantInfo", identity: identity({ application: bot }) };

  test("CA-10 an incoming call: created, with its id, who calls and who is called", () => {
    expect(examples["commsNotifications.captured.callIncoming"].value).toEqual([
      {
        ...callItem,
        changeType: "created",
        resourceData: {
          "@odata.type": callType,
          state: "incoming",
          direction: "incoming",
          callbackUri: "https://bot.contoso.com/api/calls",
          source: {
            "@odata.type": "#microsoft.graph.participantInfo",
            identity: identity({ user: john }),
            region: null,
            languageId: "en-US",
          },
          targets: [{ ...botAs, region: null, languageId: null }],
          tenantId,
          callChainId,
          id: callId,
        },
      },
    ]);
  });

  test("CA-13 a roster: people first, the bot last, by its id in the answer of create", () => {
    const [roster] = examples["commsNotifications.captured.roster"].value;
    expect(roster?.resourceData).toMatchObject([
      { "@odata.type": "#microsoft.graph.participant", info: { identity: identity({ user: john }) } },
      { "@odata.type": "#microsoft.graph.participant", info: botAs, isInLobby: false },
    ]);
    const participants = roster?.resourceData as { id: string; info: { participantId: string } }[];
    const ids = participants.map(({ id, info }) => [id, info.participantId]);
    const { myParticipantId } = examples["identifiedCall.establishing"];
    expect(ids).toEqual([
      ["7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f", "7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f"],
      [myParticipantId, myParticipantId],
    ]);
  });

  test("NT-01 a batch of the call's and the recording's", () => {
    const [up] = examples["commsNotifications.captured.callEstablished"].value;
    const [stopTone] = examples["commsNotifications.captured.stopToneDetected"].value;
    expect(examples["commsNotifications.batch"]).toEqual({ ...envelope, value: [up, stopTone] });
  });

  const call = {
    "@odata.type": callType,
    "@odata.context": "https://graph.microsoft.com/beta/$metadata#app/calls/$entity",
    id: callId,
    direction: "outgoing",
    callbackUri: "https://bot.contoso.com/api/calls",
    callChainId,
    myParticipantId: "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60",
    source: { ...botAs, region: null, languageId: null },
    targets: [],
    tenantId,
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
    subject: null,
    resultInfo: null,
    answeredBy: null,
    chatInfo: null,
    meetingInfo: null,
    toneInfo: null,
  };

  test("CA-01 the call that was created is establishing, with explicit nulls for what it does not have yet", () => {
    expect(examples["identifiedCall.establishing"]).toEqual({ ...call, state: "establishing", mediaState: null });
  });

  test("CA-03 a call that is read has its state and that of its media", () => {
    const mediaState = { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" };
    const context = "https://graph.microsoft.com/beta/$metadata#communications/calls/$entity";
    expect(examples["identifiedCall.established"]).toEqual({
      ...call,
      "@odata.context": context,
      state: "established",
      mediaState,
    });
  });

  test("CA-05 RR-20 a prompt in an answer: running without nulls, waiting, or over", () => {
    const prompt = { "@odata.type": "#microsoft.graph.playPromptOperation", id: operationId, clientContext };
    expect(examples["playPromptOperation.running"]).toEqual({ ...prompt, status: "running" });
    expect(examples["playPromptOperation.notStarted"]).toEqual({ ...prompt, status: "notStarted" });
    expect(examples["playPromptOperation.completed"]).toEqual({
      ...prompt,
      status: "completed",
      completionReason: "completedSuccessfully",
      resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
    });
  });

  test("CA-07 CA-09 what ends in its answer is completed there", () => {
    const over = { id: operationId, status: "completed", clientContext };
    expect(examples["endedOperation.mediaProcessingCanceled"]).toEqual({
      "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
      ...over,
    });
    expect(examples["endedOperation.toneSubscribed"]).toEqual({
      "@odata.type": "#microsoft.graph.subscribeToToneOperation",
      ...over,
    });
  });

  test("RR-18 RR-20 the answers, each with its status", () => {
    const answer = {
      "@odata.type": "#microsoft.graph.recordOperation",
      id: operationId,
      clientContext,
    };
    const pending = { ...answer, completionReason: null, resultInfo: null, recordingLocation: null };
    expect(examples["recordOperation.running"]).toEqual({ ...pending, status: "running" });
    expect(examples["recordOperation.notStarted"]).toEqual({ ...pending, status: "notStarted" });
    expect(examples["recordOperation.completed"]).toEqual({
      ...answer,
      status: "completed",
      completionReason: "stopToneDetected",
      resultInfo: { code: 200, subcode: 8514, message: "Action completed as stop tone was detected." },
      recordingLocation,
      recordingAccessToken: "<access-token>",
    });
    expect(examples["recordOperation.failed"]).toEqual({
      ...answer,
      status: "failed",
      completionReason: "playPromptFailed",
      resultInfo: {
        code: 500,
        subcode: 8511,
        message: "Action failed, encountered failure while trying to play the prompt.",
      },
      recordingLocation: "",
      recordingAccessToken: "",
    });
    expect(examples["recordResponseAnswer.nullOperation"]).toBeNull();
  });

  test("RF-01 the file has the size on the reference page: 160,696 bytes, 44 of them a header", () => {
    expect(examples["recordingFile.reference"].wavSamples * 2 + 44).toBe(160_696);
    expect(contract.components.examples["recordingFile.reference"].value).toBe("(audio, 160696 bytes)");
  });

  test("RR-05 RR-14 the request of the reference page, and one with a prompt alone", () => {
    expect(examples["recordResponseRequest.reference"]).toEqual({
      bargeInAllowed: true,
      clientContext,
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E" },
        },
      ],
      maxRecordDurationInSeconds: 10,
      initialSilenceTimeoutInSeconds: 5,
      maxSilenceTimeoutInSeconds: 2,
      playBeep: true,
      stopTones: ["#", "1", "*"],
    });
    expect(examples["recordResponseRequest.promptAlone"]).toEqual({
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: "https://cdn.contoso.com/question.wav" },
        },
      ],
    });
  });

  const serviceHosted = "#microsoft.graph.serviceHostedMediaConfig";
  const beep = { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E" };

  test("CA-01 the requests for a call: to a user, and to a meeting by its organizer or by its id", () => {
    const asked = {
      "@odata.type": callType,
      callbackUri: "https://bot.contoso.com/api/calls",
      requestedModalities: ["audio"],
    };
    expect(examples["createCallRequest.callUser"]).toEqual({
      ...asked,
      mediaConfig: { "@odata.type": serviceHosted, preFetchMedia: [beep] },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: identity({ user: { id: john.id, displayName: "John" } }),
        },
      ],
    });
    expect(examples["createCallRequest.joinMeeting"]).toEqual({
      ...asked,
      mediaConfig: { "@odata.type": serviceHosted },
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:meeting_example@thread.v2",
        messageId: "0",
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: identity({ user: { id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96", tenantId } }),
        allowConversationWithoutHost: true,
      },
      tenantId,
    });
    expect(examples["createCallRequest.joinMeetingById"]).toEqual({
      ...asked,
      mediaConfig: { "@odata.type": serviceHosted },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "1234567",
        passcode: null,
      },
      tenantId,
    });
  });

  test("CA-02 CA-05 CA-07 CA-09 the requests in a call", () => {
    expect(examples["answerCallRequest.reference"]).toEqual({
      callbackUri: "https://bot.contoso.com/api/calls",
      mediaConfig: { "@odata.type": serviceHosted, preFetchMedia: [beep] },
      acceptedModalities: ["audio"],
    });
    expect(examples["playPromptRequest.reference"]).toEqual({
      clientContext,
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", ...beep },
        },
      ],
    });
    expect(examples["cancelMediaProcessingRequest.reference"]).toEqual({ clientContext });
    expect(examples["subscribeToToneRequest.reference"]).toEqual({ clientContext });
  });

  test("RR-21 the parameters name the same", () => {
    const { parameters } = contract.components;
    expect([parameters.callId.example, parameters.operationId.example]).toEqual([callId, operationId]);
    expect(recordingLocation).toBe(`https://file.location/${parameters.recordingId.example}`);
    expect(parameters.skypeChainId.example).toBe(established.callChainId);
    expect(parameters.clientRequestId.example).toBe("4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10");
    expect(contract.components.headers.clientRequestId.example).toBe(parameters.clientRequestId.example);
    expect(contract.components.headers.requestId.example).toBe(
      examples["odataError.badRequest"].error.innerError?.["request-id"],
    );
    expect(contract.components.headers.callLocation.example).toBe(
      `https://graph.microsoft.com/beta/communications/calls/${callId}`,
    );
    expect(contract.components.headers.operationLocation.example).toBe(
      `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`,
    );
  });
});
