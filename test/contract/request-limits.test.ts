import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import contract from "../../generated/openapi.json" with { type: "json" };
import { validateRecordResponseRequest } from "../../src/contract/validate.ts";
import { ask, callId, faults } from "../support/ask.ts";

const prompt = (uri: unknown = "https://cdn.contoso.com/beep.wav"): object => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri },
});

/** The schema as other tools read it. */
const published = new Ajv2020({ strict: false, validateFormats: false, unicode: false })
  .addSchema({ $id: "contract", components: contract.components })
  .compile({ $ref: "contract#/components/schemas/recordResponseRequest" });

type Row = { body: unknown; status: 200 | 400; fault?: string };

/** Each row is asked of the mock, of the check that the client makes before sending, and of the published schema: all agree. */
function rows(title: string, table: Row[]): void {
  describe(title, () => {
    test.each(table.map((row) => ({ ...row, shown: JSON.stringify(row.body).slice(0, 100) })))(
      "$shown is answered $status $fault",
      ({ body, status, fault }) => {
        const asked = ask(body);
        expect(asked.status).toBe(status);
        expect(status === 400 ? faults(asked) : []).toEqual(fault ? [fault] : []);
        expect(validateRecordResponseRequest(body).map(({ path, code }) => `${path} ${code}`)).toEqual(
          fault ? [fault] : [],
        );
        expect(published(body)).toBe(status === 200);
      },
    );
  });
}

rows("RR-05 prompts holds exactly one mediaPrompt when it is given; absent is allowed", [
  { body: {}, status: 200 },
  { body: { prompts: [] }, status: 400, fault: "$.prompts minItems" },
  { body: { prompts: [prompt()] }, status: 200 },
  { body: { prompts: [prompt(), prompt()] }, status: 400, fault: "$.prompts maxItems" },
  { body: { prompts: prompt() }, status: 400, fault: "$.prompts type" },
  { body: { prompts: null }, status: 200 },
  { body: { prompts: ["https://cdn.contoso.com/beep.wav"] }, status: 400, fault: "$.prompts[0] type" },
]);

test.each([
  { what: "an empty list is refused, as a tenant saw Graph do,", prompts: [], code: "8523" },
  { what: "a list of two is refused (inferred)", prompts: [prompt(), prompt()], code: "8523" },
  { what: "what is not a list is refused (inferred)", prompts: "none", code: "BadRequest" },
])("RR-05 prompts: $what with code $code", ({ prompts, code }) => {
  expect(ask({ prompts })).toMatchObject({ status: 400, body: { error: { code } } });
});

rows("RR-06 a mediaPrompt carries its type and mediaInfo.uri, an absolute http or https address", [
  { body: { prompts: [prompt("http://cdn.contoso.com/beep.wav")] }, status: 200 },
  { body: { prompts: [prompt("HTTPS://cdn.contoso.com/beep.wav?sig=a%20b")] }, status: 200 },
  {
    body: { prompts: [prompt("ftp://cdn.contoso.com/beep.wav")] },
    status: 400,
    fault: "$.prompts[0].mediaInfo.uri pattern",
  },
  { body: { prompts: [prompt("/beep.wav")] }, status: 400, fault: "$.prompts[0].mediaInfo.uri pattern" },
  { body: { prompts: [prompt("https://")] }, status: 400, fault: "$.prompts[0].mediaInfo.uri pattern" },
  {
    body: { prompts: [prompt("https://cdn.contoso.com/be ep.wav")] },
    status: 400,
    fault: "$.prompts[0].mediaInfo.uri pattern",
  },
  { body: { prompts: [prompt(7)] }, status: 400, fault: "$.prompts[0].mediaInfo.uri type" },
  {
    body: { prompts: [{ mediaInfo: { uri: "https://a/b.wav" } }] },
    status: 400,
    fault: '$.prompts[0]["@odata.type"] required',
  },
  {
    body: { prompts: [{ ...prompt(), "@odata.type": "#microsoft.graph.prompt" }] },
    status: 400,
    fault: '$.prompts[0]["@odata.type"] enum',
  },
  { body: { prompts: [{ ...prompt(), "@odata.type": "microsoft.graph.mediaPrompt" }] }, status: 200 },
  {
    body: { prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt" }] },
    status: 400,
    fault: "$.prompts[0].mediaInfo required",
  },
  { body: { prompts: [{ ...prompt(), mediaInfo: {} }] }, status: 400, fault: "$.prompts[0].mediaInfo.uri required" },
  {
    body: { prompts: [{ ...prompt(), mediaInfo: "https://a/b.wav" }] },
    status: 400,
    fault: "$.prompts[0].mediaInfo type",
  },
  { body: { prompts: [{ ...prompt(), mediaInfo: { uri: "https://a/b.wav", resourceId: null } }] }, status: 200 },
  { body: { prompts: [{ ...prompt(), mediaInfo: { uri: "https://a/b.wav", resourceId: "key" } }] }, status: 200 },
  {
    body: { prompts: [{ ...prompt(), mediaInfo: { uri: "https://a/b.wav", resourceId: 1 } }] },
    status: 400,
    fault: "$.prompts[0].mediaInfo.resourceId type",
  },
  {
    body: { prompts: [{ ...prompt(), mediaInfo: { uri: "https://a/b.wav", resourceid: "key" } }] },
    status: 400,
    fault: "$.prompts[0].mediaInfo.resourceid additionalProperties",
  },
]);

rows("RR-07 bargeInAllowed is true or false", [
  { body: { bargeInAllowed: true }, status: 200 },
  { body: { bargeInAllowed: false }, status: 200 },
  { body: { bargeInAllowed: null }, status: 200 },
  { body: { bargeInAllowed: "true" }, status: 400, fault: "$.bargeInAllowed type" },
]);

for (const [clause, member] of [
  ["RR-08", "initialSilenceTimeoutInSeconds"],
  ["RR-09", "maxSilenceTimeoutInSeconds"],
  ["RR-10", "maxRecordDurationInSeconds"],
] as const) {
  rows(`${clause} ${member} is a whole number of seconds from 1 to 120`, [
    { body: { [member]: 0 }, status: 400, fault: `$.${member} minimum` },
    { body: { [member]: 1 }, status: 200 },
    { body: { [member]: 120 }, status: 200 },
    { body: { [member]: 121 }, status: 400, fault: `$.${member} maximum` },
    { body: { [member]: 1.5 }, status: 400, fault: `$.${member} type` },
    { body: { [member]: "5" }, status: 400, fault: `$.${member} type` },
    { body: { [member]: null }, status: 200 },
  ]);
}

rows("RR-11 playBeep is true or false", [
  { body: { playBeep: false }, status: 200 },
  { body: { playBeep: null }, status: 200 },
  { body: { playBeep: 0 }, status: 400, fault: "$.playBeep type" },
]);

rows("RR-12 stopTones are non-empty strings; the grammar stays open", [
  { body: { stopTones: ["#", "1", "*"] }, status: 200 },
  { body: { stopTones: ["11", "tone5"] }, status: 200 },
  { body: { stopTones: [] }, status: 200 },
  { body: { stopTones: null }, status: 200 },
  { body: { stopTones: [""] }, status: 400, fault: "$.stopTones[0] minLength" },
  { body: { stopTones: ["#", 1] }, status: 400, fault: "$.stopTones[1] type" },
  { body: { stopTones: "#" }, status: 400, fault: "$.stopTones type" },
]);

rows("RR-13 clientContext has at most 256 UTF-16 units", [
  { body: { clientContext: "" }, status: 200 },
  { body: { clientContext: "x".repeat(256) }, status: 200 },
  { body: { clientContext: "x".repeat(257) }, status: 400, fault: "$.clientContext maxLength" },
  { body: { clientContext: "😀".repeat(128) }, status: 200 },
  { body: { clientContext: "😀".repeat(129) }, status: 400, fault: "$.clientContext maxLength" },
  { body: { clientContext: 5 }, status: 400, fault: "$.clientContext type" },
  { body: { clientContext: null }, status: 200 },
]);

rows("RR-14 an unknown member is a fault", [
  { body: { maxRecordDurationInSecond: 5 }, status: 400, fault: "$.maxRecordDurationInSecond additionalProperties" },
  { body: { streamWhileRecording: true }, status: 400, fault: "$.streamWhileRecording additionalProperties" },
  { body: [], status: 400, fault: "$ type" },
]);

rows("RR-14 OData control information is allowed on every object, of the object or of a member", [
  { body: { "@odata.type": "#microsoft.graph.recordResponseParameterSet", "@odata.id": "x" }, status: 200 },
  { body: { "prompts@odata.type": "#Collection(microsoft.graph.prompt)" }, status: 200 },
  { body: { prompts: [{ ...prompt(), "@odata.etag": 'W/"1"', "mediaInfo@odata.context": "x" }] }, status: 200 },
  {
    body: {
      prompts: [
        {
          ...prompt(),
          mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: "https://cdn.contoso.com/a.wav" },
        },
      ],
    },
    status: 200,
  },
  { body: { "odata.type": "x" }, status: 400, fault: '$["odata.type"] additionalProperties' },
  { body: { "@odatatype": "x" }, status: 400, fault: '$["@odatatype"] additionalProperties' },
]);

test("RR-14 the mock accepts loop of a mediaPrompt, and the client says which loop Graph documents", () => {
  const request = { prompts: [{ ...prompt(), loop: 1 }] };
  expect(ask(request).status).toBe(200);
  expect(validateRecordResponseRequest(request)).toEqual([
    {
      path: "$.prompts[0].loop",
      code: "additionalProperties",
      nearest: undefined,
      message: "is not a member of the contract; to repeat a prompt, use the loop of playPrompt",
    },
  ]);
});

test("RR-13 clientContext is echoed untouched, a call id too", () => {
  const clientContext = `${callId.toUpperCase()} é😀`;
  expect(ask({ clientContext })).toMatchObject({ status: 200, body: { clientContext } });
});

test("RR-06 RR-23 the message says in words what an address must be, not as a pattern", () => {
  const issue = {
    path: "$.prompts[0].mediaInfo.uri",
    code: "pattern",
    pattern: "^[hH][tT][tT][pP][sS]?://[^/?#\\s]\\S*$",
    message: "must be an absolute http or https address",
  };
  expect(validateRecordResponseRequest({ prompts: [prompt("ftp://cdn.contoso.com/beep.wav")] })).toEqual([issue]);
});

describe("RR-14 a fault names the nearest known member", () => {
  test.each([
    {
      member: "maxRecordDurationInSecond",
      nearest: "maxRecordDurationInSeconds",
      message: 'is not a member of the contract; did you mean "maxRecordDurationInSeconds"?',
    },
    {
      member: "PlayBeep",
      nearest: "playBeep",
      message: 'is not a member of the contract; did you mean "playBeep"?',
    },
    { member: "streamWhileRecording", nearest: undefined, message: "is not a member of the contract" },
  ])("$member $message", ({ member, nearest, message }) => {
    expect(validateRecordResponseRequest({ [member]: 1 })).toEqual([
      { path: `$.${member}`, code: "additionalProperties", nearest, message },
    ]);
  });

  test("and members that the caller lists are accepted", () => {
    const request = { streamWhileRecording: true, prompts: [{ ...prompt(), loop: 2 }] };
    expect(validateRecordResponseRequest(request, { extraMembers: ["streamWhileRecording", "loop"] })).toEqual([]);
  });
});

test("RR-23 every fault is named with its path, not the first alone", () => {
  const asked = ask({
    maxRecordDurationInSeconds: 0,
    stopTones: ["", 1],
    prompts: [{}],
    clientContext: "x".repeat(300),
  });
  expect(asked.status).toBe(400);
  expect(faults(asked)).toEqual([
    '$.prompts[0]["@odata.type"] required',
    "$.prompts[0].mediaInfo required",
    "$.maxRecordDurationInSeconds minimum",
    "$.stopTones[0] minLength",
    "$.stopTones[1] type",
    "$.clientContext maxLength",
  ]);
});

test("RR-23 the time to find the faults grows with the request, not with its square", () => {
  const timed = (tones: number): number => {
    const request = { stopTones: Array.from({ length: tones }, () => 1) };
    const start = performance.now();
    expect(validateRecordResponseRequest(request)).toHaveLength(tones);
    return performance.now() - start;
  };
  const least = (tones: number): number => Math.min(...Array.from({ length: 3 }, () => timed(tones)));
  timed(2_000);
  expect(least(40_000) / least(4_000)).toBeLessThan(40);
});
