import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import contract from "../../generated/openapi.json" with { type: "json" };
import { validators } from "../../generated/validators.ts";
import { readableIssues } from "../../src/contract/validate.ts";
import { type Asked, ask, callId, faults } from "../support/ask.ts";

const calls = "https://graph.microsoft.com/beta/communications/calls";
const requests = {
  createCall: { url: calls, schema: "createCallRequest", success: 201 },
  answerCall: { url: `${calls}/${callId}/answer`, schema: "answerCallRequest", success: 202 },
  playPrompt: { url: `${calls}/${callId}/playPrompt`, schema: "playPromptRequest", success: 200 },
  cancelMediaProcessing: {
    url: `${calls}/${callId}/cancelMediaProcessing`,
    schema: "cancelMediaProcessingRequest",
    success: 200,
  },
  subscribeToTone: { url: `${calls}/${callId}/subscribeToTone`, schema: "subscribeToToneRequest", success: 200 },
} as const;
type Request = keyof typeof requests;

const asked = (request: Request, body: unknown): Asked => ask(body, { url: requests[request].url });

/** The schemas as other tools read them. */
const ajv = new Ajv2020({ strict: false, validateFormats: false, unicode: false }).addSchema({
  $id: "contract",
  components: contract.components,
});
const published = (request: Request, body: unknown): boolean =>
  ajv.validate(`contract#/components/schemas/${requests[request].schema}`, body);

const checked = (request: Request, body: unknown): ReturnType<typeof readableIssues> => {
  const { schema } = requests[request];
  return readableIssues(validators[schema](body), schema);
};

type Row = { body: unknown; status: 200 | 201 | 202 | 400; fault?: string };

/** Each row is asked of the mock, of the compiled validator, and of the published schema: all agree. */
function rows(request: Request, title: string, table: Row[]): void {
  describe(title, () => {
    test.each(table.map((row) => ({ ...row, shown: JSON.stringify(row.body).slice(0, 160) })))(
      "$shown is answered $status $fault",
      ({ body, status, fault }) => {
        const answer = asked(request, body);
        expect(answer.status).toBe(status);
        expect(status === 400 ? faults(answer) : []).toEqual(fault ? [fault] : []);
        expect(checked(request, body).map(({ path, code }) => `${path} ${code}`)).toEqual(fault ? [fault] : []);
        expect(published(request, body)).toBe(status !== 400);
      },
    );
  });
}

const callbackUri = "https://bot.contoso.com/api/calls";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const minimal = { callbackUri, mediaConfig };

rows("createCall", "CA-01 createCall: callbackUri and mediaConfig are required, and nothing else is", [
  { body: minimal, status: 201 },
  { body: { mediaConfig }, status: 400, fault: "$.callbackUri required" },
  { body: { callbackUri }, status: 400, fault: "$.mediaConfig required" },
  { body: { ...minimal, callbackUri: null }, status: 400, fault: "$.callbackUri type" },
  { body: { ...minimal, mediaConfig: null }, status: 400, fault: "$.mediaConfig type" },
  { body: [], status: 400, fault: "$ type" },
]);

rows("createCall", "CA-01 createCall: @odata.type is that of a call, with or without #", [
  { body: { ...minimal, "@odata.type": "#microsoft.graph.call" }, status: 201 },
  { body: { ...minimal, "@odata.type": "microsoft.graph.call" }, status: 201 },
  {
    body: { ...minimal, "@odata.type": "#microsoft.graph.participant" },
    status: 400,
    fault: '$["@odata.type"] enum',
  },
]);

test.each([
  {
    name: "createCallRequest.callUser",
    members: ["callbackUri", "requestedModalities", "mediaConfig", "targets"],
  },
  {
    name: "createCallRequest.joinMeeting",
    members: ["callbackUri", "requestedModalities", "mediaConfig", "tenantId", "chatInfo", "meetingInfo"],
  },
] as const)("CA-01 createCall: the answer to $name has $members as they were asked for", ({ name, members }) => {
  const { value } = contract.components.examples[name];
  const request: Readonly<Record<string, unknown>> = {
    ...value,
    requestedModalities: ["audio", "video"],
    tenantId: callId,
  };
  expect(asked("createCall", request)).toMatchObject({
    status: 201,
    body: Object.fromEntries(members.map((member) => [member, request[member]])),
  });
});

const addresses = [
  { at: "https://bot.contoso.com/api/calls?webInstanceId=1&a=%20", taken: true },
  { at: "HTTPS://bot.contoso.com", taken: true },
  { at: "https://bot.contoso.com:8443/api/calls", taken: true },
  { at: "http://localhost:3978/api/calls", taken: true },
  { at: "http://localhost", taken: true },
  { at: "HTTP://127.0.0.1:3978/api/calls", taken: true },
  { at: "http://127.8.9.10?a=1", taken: true },
  { at: "http://[::1]:3978/api/calls", taken: true },
  { at: "http://bot.contoso.com/api/calls", taken: false },
  { at: "http://localhost.contoso.com/api/calls", taken: false },
  { at: "http://127.0.0.1.contoso.com/api/calls", taken: false },
  { at: "http://localhost@contoso.com/api/calls", taken: false },
  { at: "http://localhost:80@contoso.com/api/calls", taken: false },
  { at: "http://128.0.0.1/api/calls", taken: false },
  { at: "ftp://bot.contoso.com/api/calls", taken: false },
  { at: "https://", taken: false },
  { at: "https:///api/calls", taken: false },
  { at: "https://bot.contoso.com/api calls", taken: false },
  { at: "/api/calls", taken: false },
  { at: "", taken: false },
];

rows("createCall", "CA-01 createCall: callbackUri is an absolute https address (http on this machine)", [
  ...addresses.map(({ at, taken }): Row => {
    const body = { ...minimal, callbackUri: at };
    return taken ? { body, status: 201 } : { body, status: 400, fault: "$.callbackUri pattern" };
  }),
  { body: { ...minimal, callbackUri: 5 }, status: 400, fault: "$.callbackUri type" },
]);

rows("answerCall", "CA-02 answerCall: callbackUri is such an address too, and may be left out", [
  ...addresses.map(({ at, taken }): Row => {
    const body = { ...minimal, callbackUri: at };
    return taken ? { body, status: 202 } : { body, status: 400, fault: "$.callbackUri pattern" };
  }),
  { body: { mediaConfig }, status: 202 },
  { body: { ...minimal, callbackUri: null }, status: 202 },
  { body: { ...minimal, callbackUri: 5 }, status: 400, fault: "$.callbackUri type" },
]);

for (const [clause, request, success] of [
  ["CA-01", "createCall", 201],
  ["CA-02", "answerCall", 202],
] as const) {
  rows(request, `${clause} ${request}: mediaConfig has the type of media that the platform processes`, [
    {
      body: { ...minimal, mediaConfig: { "@odata.type": "microsoft.graph.serviceHostedMediaConfig" } },
      status: success,
    },
    { body: { ...minimal, mediaConfig: {} }, status: 400, fault: '$.mediaConfig["@odata.type"] required' },
    {
      body: { ...minimal, mediaConfig: { "@odata.type": "#microsoft.graph.mediaConfig" } },
      status: 400,
      fault: '$.mediaConfig["@odata.type"] enum',
    },
    { body: { ...minimal, mediaConfig: "serviceHosted" }, status: 400, fault: "$.mediaConfig type" },
    {
      body: { ...minimal, mediaConfig: { ...mediaConfig, removeFromDefaultAudioGroup: false } },
      status: success,
    },
  ]);

  const fetching = (preFetchMedia: unknown): object => ({
    ...minimal,
    mediaConfig: { ...mediaConfig, preFetchMedia },
  });
  rows(request, `${clause} RR-14 ${request}: preFetchMedia lists audio files, as prompts do`, [
    { body: fetching(null), status: success },
    { body: fetching([]), status: success },
    { body: fetching([{ uri: "https://cdn.contoso.com/beep.wav" }]), status: success },
    {
      body: fetching([
        { "@odata.type": "#microsoft.graph.mediaInfo", uri: "http://cdn.contoso.com/beep.wav", resourceId: "beep" },
      ]),
      status: success,
    },
    { body: fetching({}), status: 400, fault: "$.mediaConfig.preFetchMedia type" },
    { body: fetching([{}]), status: 400, fault: "$.mediaConfig.preFetchMedia[0].uri required" },
    { body: fetching([{ uri: "/beep.wav" }]), status: 400, fault: "$.mediaConfig.preFetchMedia[0].uri pattern" },
    {
      body: fetching([{ uri: "https://cdn.contoso.com/beep.wav", resourceid: "beep" }]),
      status: 400,
      fault: "$.mediaConfig.preFetchMedia[0].resourceid additionalProperties",
    },
  ]);

  rows(request, `${clause} ${request}: callOptions are true or false`, [
    { body: { ...minimal, callOptions: null }, status: success },
    ...[
      "hideBotAfterEscalation",
      "isContentSharingNotificationEnabled",
      "isDeltaRosterEnabled",
      "isInteractiveRosterEnabled",
    ].flatMap((option): Row[] => [
      { body: { ...minimal, callOptions: { [option]: true } }, status: success },
      { body: { ...minimal, callOptions: { [option]: null } }, status: success },
      {
        body: { ...minimal, callOptions: { [option]: "yes" } },
        status: 400,
        fault: `$.callOptions.${option} type`,
      },
    ]),
    { body: { ...minimal, callOptions: true }, status: 400, fault: "$.callOptions type" },
  ]);
}

const user = { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8", displayName: null } };

rows("createCall", "CA-01 createCall: targets are those to call, each with an identity", [
  { body: { ...minimal, targets: [{ identity: user }] }, status: 201 },
  { body: { ...minimal, targets: [{ identity: user }, { identity: { phone: { id: "+15550100" } } }] }, status: 201 },
  {
    body: { ...minimal, targets: [{ "@odata.type": "#microsoft.graph.participantInfo", identity: user }] },
    status: 201,
  },
  { body: { ...minimal, targets: [{ identity: user, replacesCallId: callId, hidden: true }] }, status: 201 },
  { body: { ...minimal, targets: [] }, status: 201 },
  { body: { ...minimal, targets: null }, status: 201 },
  { body: { ...minimal, targets: { identity: user } }, status: 400, fault: "$.targets type" },
  { body: { ...minimal, targets: [{}] }, status: 400, fault: "$.targets[0].identity required" },
  { body: { ...minimal, targets: [{ identity: null }] }, status: 400, fault: "$.targets[0].identity type" },
  {
    body: { ...minimal, targets: [{ identity: { user: user.user.id } }] },
    status: 400,
    fault: "$.targets[0].identity.user type",
  },
  {
    body: { ...minimal, targets: [{ identity: { user: { id: 5 } } }] },
    status: 400,
    fault: "$.targets[0].identity.user.id type",
  },
]);

rows("createCall", "CA-01 createCall: a meeting is joined by chatInfo and meetingInfo, of any form", [
  {
    body: {
      ...minimal,
      chatInfo: { threadId: "19:meeting_example@thread.v2", messageId: "0", replyChainMessageId: null },
      meetingInfo: { "@odata.type": "#microsoft.graph.organizerMeetingInfo", organizer: user },
    },
    status: 201,
  },
  {
    body: {
      ...minimal,
      meetingInfo: { "@odata.type": "microsoft.graph.joinMeetingIdMeetingInfo", joinMeetingId: "1", passcode: null },
    },
    status: 201,
  },
  {
    body: { ...minimal, meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" } },
    status: 201,
  },
  {
    body: { ...minimal, meetingInfo: { "@odata.type": "#microsoft.graph.newMeetingInfo", lobby: "east" } },
    status: 201,
  },
  { body: { ...minimal, chatInfo: null, meetingInfo: null }, status: 201 },
  { body: { ...minimal, chatInfo: { threadId: 19 } }, status: 400, fault: "$.chatInfo.threadId type" },
  { body: { ...minimal, chatInfo: { messageId: 0 } }, status: 400, fault: "$.chatInfo.messageId type" },
  { body: { ...minimal, meetingInfo: { joinMeetingId: 1 } }, status: 400, fault: "$.meetingInfo.joinMeetingId type" },
  { body: { ...minimal, meetingInfo: { passcode: 1 } }, status: 400, fault: "$.meetingInfo.passcode type" },
  { body: { ...minimal, meetingInfo: { token: 1 } }, status: 400, fault: "$.meetingInfo.token type" },
  { body: { ...minimal, meetingInfo: { organizer: "1" } }, status: 400, fault: "$.meetingInfo.organizer type" },
  {
    body: { ...minimal, meetingInfo: { allowConversationWithoutHost: 1 } },
    status: 400,
    fault: "$.meetingInfo.allowConversationWithoutHost type",
  },
  { body: { ...minimal, meetingInfo: "1" }, status: 400, fault: "$.meetingInfo type" },
]);

rows("createCall", "CA-01 createCall: the other members have their types, and null stands for none", [
  { body: { ...minimal, requestedModalities: ["audio", "hologram"] }, status: 201 },
  { body: { ...minimal, requestedModalities: "audio" }, status: 400, fault: "$.requestedModalities type" },
  { body: { ...minimal, requestedModalities: [1] }, status: 400, fault: "$.requestedModalities[0] type" },
  { body: { ...minimal, source: { identity: { applicationInstance: { id: "1" } }, region: null } }, status: 201 },
  { body: { ...minimal, source: { identity: "1" } }, status: 400, fault: "$.source.identity type" },
  { body: { ...minimal, direction: "outgoing" }, status: 201 },
  { body: { ...minimal, direction: 1 }, status: 400, fault: "$.direction type" },
  { body: { ...minimal, tenantId: 1 }, status: 400, fault: "$.tenantId type" },
  { body: { ...minimal, subject: 1 }, status: 400, fault: "$.subject type" },
  {
    body: {
      ...minimal,
      ...{ requestedModalities: null, source: null, direction: null, tenantId: null, subject: null },
    },
    status: 201,
  },
]);

rows("createCall", "CA-01 createCall: a call is an open type, so members outside the contract are taken", [
  { body: { ...minimal, operationContext: "Begin a call" }, status: 201 },
  { body: { ...minimal, ringingTimeoutInSeconds: 30, routingPolicies: [] }, status: 201 },
  { body: { ...minimal, "@odata.id": "x", "targets@odata.type": "#Collection(x)" }, status: 201 },
]);

rows("answerCall", "CA-02 answerCall: mediaConfig is required, and nothing else is", [
  { body: {}, status: 400, fault: "$.mediaConfig required" },
  { body: { mediaConfig: null }, status: 400, fault: "$.mediaConfig type" },
  { body: { mediaConfig, acceptedModalities: ["audio", "hologram"] }, status: 202 },
  { body: { mediaConfig, acceptedModalities: [] }, status: 202 },
  { body: { mediaConfig, acceptedModalities: null, participantCapacity: null }, status: 202 },
  { body: { mediaConfig, acceptedModalities: "audio" }, status: 400, fault: "$.acceptedModalities type" },
  { body: { mediaConfig, acceptedModalities: [1] }, status: 400, fault: "$.acceptedModalities[0] type" },
  { body: { mediaConfig, participantCapacity: 200 }, status: 202 },
  { body: { mediaConfig, participantCapacity: 1.5 }, status: 400, fault: "$.participantCapacity type" },
  { body: { mediaConfig, participantCapacity: "200" }, status: 400, fault: "$.participantCapacity type" },
  { body: [], status: 400, fault: "$ type" },
]);

const prompt = (uri = "https://cdn.contoso.com/beep.wav"): object => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri },
});

rows("playPrompt", "CA-05 playPrompt: prompts holds 1 to 20 mediaPrompts, and is required", [
  { body: {}, status: 400, fault: "$.prompts required" },
  { body: { prompts: null }, status: 400, fault: "$.prompts type" },
  { body: { prompts: [] }, status: 400, fault: "$.prompts minItems" },
  { body: { prompts: [prompt()] }, status: 200 },
  { body: { prompts: Array.from({ length: 20 }, () => prompt()) }, status: 200 },
  { body: { prompts: Array.from({ length: 21 }, () => prompt()) }, status: 400, fault: "$.prompts maxItems" },
  { body: { prompts: prompt() }, status: 400, fault: "$.prompts type" },
  { body: { prompts: [prompt(), "beep"] }, status: 400, fault: "$.prompts[1] type" },
  { body: { prompts: [prompt("/beep.wav")] }, status: 400, fault: "$.prompts[0].mediaInfo.uri pattern" },
  {
    body: { prompts: [prompt(), { mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" } }] },
    status: 400,
    fault: '$.prompts[1]["@odata.type"] required',
  },
]);

test.each([{ prompts: [] }, { prompts: Array.from({ length: 21 }, () => prompt()) }])(
  "CA-05 playPrompt: too few or too many prompts are refused with BadRequest, as 8523 was seen of recordResponse alone",
  (body) => {
    expect(asked("playPrompt", body)).toMatchObject({ status: 400, body: { error: { code: "BadRequest" } } });
  },
);

rows("playPrompt", "CA-05 playPrompt: loop is true or false", [
  { body: { prompts: [prompt()], loop: true }, status: 200 },
  { body: { prompts: [prompt()], loop: false }, status: 200 },
  { body: { prompts: [prompt()], loop: null }, status: 200 },
  { body: { prompts: [prompt()], loop: 1 }, status: 400, fault: "$.loop type" },
]);

for (const [clause, request, needed] of [
  ["CA-05", "playPrompt", { prompts: [prompt()] }],
  ["CA-07", "cancelMediaProcessing", {}],
  ["CA-09", "subscribeToTone", {}],
] as const) {
  rows(request, `${clause} ${request}: clientContext has at most 256 UTF-16 units`, [
    { body: { ...needed }, status: 200 },
    { body: { ...needed, clientContext: "" }, status: 200 },
    { body: { ...needed, clientContext: null }, status: 200 },
    { body: { ...needed, clientContext: "x".repeat(256) }, status: 200 },
    { body: { ...needed, clientContext: "x".repeat(257) }, status: 400, fault: "$.clientContext maxLength" },
    { body: { ...needed, clientContext: "😀".repeat(128) }, status: 200 },
    { body: { ...needed, clientContext: "😀".repeat(129) }, status: 400, fault: "$.clientContext maxLength" },
    { body: { ...needed, clientContext: 5 }, status: 400, fault: "$.clientContext type" },
  ]);

  test(`${clause} ${request}: clientContext is echoed untouched, a call id too`, () => {
    const clientContext = `${callId.toUpperCase()} é😀`;
    expect(asked(request, { ...needed, clientContext })).toMatchObject({ status: 200, body: { clientContext } });
  });
}

for (const [clause, request, needed, success] of [
  ["CA-02", "answerCall", { mediaConfig }, 202],
  ["CA-05", "playPrompt", { prompts: [prompt()] }, 200],
  ["CA-07", "cancelMediaProcessing", {}, 200],
  ["CA-09", "subscribeToTone", {}, 200],
] as const) {
  rows(request, `${clause} RR-14 ${request}: an unknown member is a fault, OData control information is none`, [
    { body: { ...needed, volume: 5 }, status: 400, fault: "$.volume additionalProperties" },
    { body: { ...needed, ClientContext: "c" }, status: 400, fault: "$.ClientContext additionalProperties" },
    { body: { ...needed, "@odata.type": "x", "clientContext@odata.type": "#String" }, status: success },
    { body: { ...needed, "odata.type": "x" }, status: 400, fault: '$["odata.type"] additionalProperties' },
    { body: [], status: 400, fault: "$ type" },
  ]);
}

test.each([
  { request: "answerCall", member: "callbackUrl", nearest: "callbackUri" },
  { request: "playPrompt", member: "prompt", nearest: "prompts" },
  { request: "cancelMediaProcessing", member: "clientcontext", nearest: "clientContext" },
  { request: "subscribeToTone", member: "ClientContext", nearest: "clientContext" },
] as const)("RR-14 $request: of $member the fault names the nearest, $nearest", ({ request, member, nearest }) => {
  expect(checked(request, { [member]: "x", mediaConfig, prompts: [prompt()] })).toContainEqual({
    path: `$.${member}`,
    code: "additionalProperties",
    nearest,
    message: `is not a member of the contract; did you mean "${nearest}"?`,
  });
});

test.each([
  {
    clause: "CA-05",
    request: "playPrompt",
    body: { prompts: [{ ...prompt(), loop: 1 }] },
    at: "$.prompts[0].loop",
    advice: "to repeat a prompt, use the loop of playPrompt",
  },
  {
    clause: "CA-07",
    request: "cancelMediaProcessing",
    body: { all: true },
    at: "$.all",
    advice: "leave it out, as every example does; all operations of the call are ended",
  },
] as const)("RR-14 $clause the mock takes $at of $request, and a check says what to do instead", (row) => {
  expect(asked(row.request, row.body).status).toBe(200);
  expect(checked(row.request, row.body)).toEqual([
    {
      path: row.at,
      code: "additionalProperties",
      nearest: undefined,
      message: `is not a member of the contract; ${row.advice}`,
    },
  ]);
  expect(published(row.request, row.body)).toBe(false);
});

test.each([
  { clause: "CA-01", request: "createCall", status: 400 },
  { clause: "CA-02", request: "answerCall", status: 400 },
  { clause: "CA-05", request: "playPrompt", status: 400 },
  { clause: "CA-07", request: "cancelMediaProcessing", status: 200 },
  { clause: "CA-09", request: "subscribeToTone", status: 200 },
] as const)("$clause $request without a body is answered $status", ({ request, status }) => {
  const answer = ask("", { url: requests[request].url, headers: { authorization: "Bearer token" } });
  const typed = ask("", { url: requests[request].url });
  expect([answer.status, typed.status]).toEqual(status === 200 ? [200, 200] : [415, 400]);
  if (status === 400) expect(faults(typed)).toEqual(["$ empty"]);
});

describe("CA-16 media that the application hosts", () => {
  for (const request of ["createCall", "answerCall"] as const)
    test.each(["#microsoft.graph.appHostedMediaConfig", "microsoft.graph.appHostedMediaConfig"])(
      `${request}: %s is not a value of the contract, and the mock answers 501 by name`,
      (type) => {
        const body = { ...minimal, mediaConfig: { "@odata.type": type, blob: "b" } };
        expect(checked(request, body)).toMatchObject([{ path: '$.mediaConfig["@odata.type"]', code: "enum" }]);
        expect(published(request, body)).toBe(false);
        const answer = asked(request, body);
        expect(answer).toMatchObject({ status: 501, body: { error: { code: "NotImplemented" } } });
        expect(JSON.stringify(answer.body)).toContain("media that the application hosts");
      },
    );
});

test("CA-01 RR-23 the message says in words what a callbackUri must be, not as a pattern", () => {
  expect(checked("createCall", { ...minimal, callbackUri: "http://bot.contoso.com" })).toMatchObject([
    { path: "$.callbackUri", message: "must be an absolute https address (http on this machine)" },
  ]);
});

test("CA-01 RR-23 every fault is named with its path, not the first alone", () => {
  const answer = asked("createCall", {
    callbackUri: "http://bot.contoso.com",
    mediaConfig: { preFetchMedia: [{}] },
    targets: [{}, { identity: { user: 1 } }],
    tenantId: 5,
  });
  expect(answer.status).toBe(400);
  expect(new Set(faults(answer))).toEqual(
    new Set([
      '$.mediaConfig["@odata.type"] required',
      "$.callbackUri pattern",
      "$.mediaConfig.preFetchMedia[0].uri required",
      "$.targets[0].identity required",
      "$.targets[1].identity.user type",
      "$.tenantId type",
    ]),
  );
});

test("CA-01 the answer repeats what was asked for", () => {
  const body = {
    ...minimal,
    targets: [{ identity: user }],
    requestedModalities: ["audio"],
    tenantId: "86dc81db-c112-4228-9222-63f3e5aa1edb",
  };
  expect(asked("createCall", body)).toMatchObject({ status: 201, body: { ...body, state: "establishing" } });
});
