import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import contract from "../../generated/openapi.json" with { type: "json" };
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { validators } from "../../generated/validators.ts";
import * as enumMembers from "../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../generated/vocabulary/memberNames.ts";
import { resourceTypes, secretMembers } from "../../generated/vocabulary.ts";
import type { CommsNotifications } from "../../src/contract/types.ts";
import { readableIssues } from "../../src/contract/validate.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { callId, operationId } from "../support/ask.ts";

const entries: readonly OperationEntry[] = Object.values(operations);
const { recordResponse, recordResponseByApp, getCallOperation, downloadRecording, receiveCommsNotifications } =
  operations;

describe("the contract has five exchanges", () => {
  test("RR-01 RR-02 OP-08 RF-01 NT-01 each with its method and path", () => {
    expect(entries.map(({ place, method, path }) => `${place} ${method} ${path}`)).toEqual([
      "path POST /communications/calls/{callId}/recordResponse",
      "path POST /app/calls/{callId}/recordResponse",
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

  test("RR-15 the application permission is needed to record, and no delegated one exists", () => {
    for (const path of [
      "/communications/calls/{callId}/recordResponse",
      "/app/calls/{callId}/recordResponse",
    ] as const) {
      expect(contract.paths[path].post["x-permissions"]).toEqual({
        application: ["Calls.AccessMedia.All"],
        delegated: [],
      });
    }
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

  test("RR-04 NT-01 a body of application/json is required where there is one", () => {
    expect(recordResponse.requestBody).toEqual({
      required: true,
      content: { "application/json": { validator: "recordResponseRequest" } },
    });
    expect(recordResponseByApp.requestBody).toEqual(recordResponse.requestBody);
    expect(receiveCommsNotifications.requestBody).toEqual({
      required: true,
      content: { "application/json": { validator: "commsNotifications" } },
    });
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

describe("what an operation answers", () => {
  const headersOf = ({ responses }: OperationEntry): object =>
    Object.fromEntries(Object.entries(responses).map(([status, { headers }]) => [status, Object.keys(headers)]));

  test.each([
    { clause: "RR-18 RR-19 ER-02 ER-03", of: recordResponse, answers: asked },
    { clause: "RR-02", of: recordResponseByApp, answers: asked },
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
    expect(failures).toHaveLength(10 + 10 + 9 + 5);
    for (const [, { content }] of failures)
      expect(content).toMatchObject({ "application/json": { validator: "odataError" } });
    expect(entries.flatMap(({ responses }) => responses.default?.status ?? [])).toEqual([502, 502, 502, 502]);
  });

  test("RR-18 RF-01 a success has the operation, or the file", () => {
    expect(recordResponse.responses[200]?.content).toMatchObject({
      "application/json": { validator: "recordResponseAnswer" },
    });
    expect(getCallOperation.responses[200]?.content).toMatchObject({
      "application/json": { validator: "callOperation" },
    });
    expect(Object.keys(downloadRecording.responses[200]?.content ?? {})).toEqual(["application/octet-stream"]);
    expect(contract.components.responses.recordingFile.content["application/octet-stream"].schema.type).toBe("string");
  });

  test("RR-18 the 200 leads to the operation, through its Location and a link", () => {
    const { headers, links } = recordResponse.responses[200] as OperationEntry["responses"][string];
    expect(headers.Location).toMatchObject({ required: true, link: "getCallOperation" });
    expect(links).toEqual({
      getCallOperation: {
        operationId: "getCallOperation",
        parameters: { callId: "$request.path.callId", operationId: "$response.body#/id" },
      },
    });
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
  const failures = [recordResponse, recordResponseByApp, getCallOperation, downloadRecording].flatMap((of) =>
    Object.entries(of.responses).flatMap(([status, { content }]) =>
      status.startsWith("2")
        ? []
        : Object.keys(content["application/json"]?.examples ?? {}).map((name) => ({ of, name })),
    ),
  );

  test.each(failures)("$of.operationId $name", ({ of, name }) => {
    const url = `${of.servers[0]}${of.path.replace("{callId}", callId).replace(/{(operation|recording)Id}/, operationId)}`;
    const headers = { authorization: "Bearer t", "content-type": "application/json", "client-request-id": "mine" };
    const answer = respond({ method: of.method, url, headers, body: "{}" }, { [of.operationId]: name });
    const { "request-id": requestId } = answer.headers;
    if (of !== downloadRecording) expect(answer.headers["client-request-id"]).toBe("mine");
    expect(JSON.parse(answer.body as string)).toMatchObject({
      error: { innerError: { "client-request-id": "mine", "request-id": requestId } },
    });
  });
});

describe("the words of the contract", () => {
  test("OP-01 RR-14 NT-03 NT-04 the members of each type", () => {
    const annotations = ["@odata.type", "@odata.id", "@odata.etag", "@odata.context"];
    const operation = [...annotations, "id", "clientContext", "status", "resultInfo"];
    const recording = [...operation, "recordingLocation", "recordingAccessToken", "completionReason"];
    expect(memberNames).toEqual({
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
      entity: annotations,
      commsOperation: operation,
      recordOperation: recording,
      identifiedRecordOperation: recording,
      identifiedOperation: operation,
      call: [...annotations, "id", "state", "resultInfo", "direction", "callChainId"],
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

  test("OP-06 the one secret", () => {
    expect(secretMembers).toEqual({ recordOperation: ["recordingAccessToken"] });
  });

  test("NT-03 resource is the older name of resourceUrl, and deprecated", () => {
    expect(contract.components.schemas.commsNotification.properties.resource.deprecated).toBe(true);
  });

  const otherOperations = [
    ...[
      "comms",
      "playPrompt",
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

  test("NT-07 recordOperation and call are typed, other operations read by their base", () => {
    const others = Object.fromEntries(otherOperations.map((type) => [type, "commsOperation"]));
    expect(resourceTypes).toEqual({ recordOperation: "recordOperation", call: "call", ...others });
  });

  test.each(["recordOperation", "call", ...otherOperations])("NT-05 %s is known with # and without", (type) => {
    for (const odataType of [`#microsoft.graph.${type}`, `microsoft.graph.${type}`]) {
      const faults = validators.resourceData({ "@odata.type": odataType, status: 1, state: 1 });
      expect(faults.map(({ instancePath }) => instancePath)).toContain(type === "call" ? "/state" : "/status");
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
    const isOfCall = name.includes(".call");
    expect({ ...example, value: [facts] }).toEqual({
      ...envelope,
      value: [isOfCall ? { ...callItem, changeType: expect.any(String) as unknown } : ended],
    });
    expect(Object.keys(facts)).toEqual(["@odata.type", "changeType", "resource", "resourceUrl"]);
    expect(Object.keys(resourceData as object).filter((member) => /^@odata.(?!type$)/.test(member))).toEqual([]);
  });

  test("NT-01 NT-11 those of the call, and a batch of both", () => {
    const [up] = examples["commsNotifications.captured.callEstablished"].value;
    expect(up).toEqual({ ...callItem, resourceData: established });
    for (const [by, subcode] of [["Caller", 5002] as const, ["Bot", 5001] as const]) {
      expect(examples[`commsNotifications.captured.callTerminatedBy${by}`].value).toEqual([
        {
          ...callItem,
          changeType: "deleted",
          resourceData: {
            "@odata.type": "#microsoft.graph.call",
            state: "terminated",
            resultInfo: {
              "@odata.type": "#microsoft.graph.resultInfo",
              code: 200,
              subcode,
              message: `The conversation has ended. DiagCode: 0#${subcode}.@`,
            },
            callChainId: established.callChainId,
          },
        },
      ]);
    }
    const [stopTone] = examples["commsNotifications.captured.stopToneDetected"].value;
    expect(examples["commsNotifications.batch"]).toEqual({ ...envelope, value: [up, stopTone] });
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
    expect(contract.components.headers.operationLocation.example).toBe(
      `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`,
    );
  });
});
