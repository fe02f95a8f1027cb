import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { appId, bearer, linesOf, recorderInTest, type Sent } from "../support/capture.ts";

type Json = Record<string, unknown>;

const incoming = examples["commsNotifications.captured.callIncoming"];
const established = examples["commsNotifications.captured.callMediaActive"];
const terminated = examples["commsNotifications.captured.callTerminatedByCaller"];
const recorded = examples["commsNotifications.captured.stopToneDetected"];
const prompt = examples["commsNotifications.captured.promptPlayed"];

/** An example with other members in its notification, or in that one's resource; undefined takes one away. */
function edited({ value: [item], ...body }: { value: readonly object[] }, ofItem: Json, ofResource: Json = {}): Json {
  const { resourceData } = item as { resourceData: object };
  return { ...body, value: [{ ...item, ...ofItem, resourceData: { ...resourceData, ...ofResource } }] };
}

async function linesFor(body: unknown, sent: Sent = {}): Promise<readonly string[]> {
  const { take } = await recorderInTest({ appId });
  return linesOf(await take(body, sent));
}

describe("CP-03 what is as the contract says has no line", () => {
  test.each([
    ["an incoming call", incoming],
    ["media", established],
    ["the end of a call", terminated],
    ["a prompt", prompt],
  ])("%s", async (_, body) => {
    expect(await linesFor(body)).toEqual([]);
  });

  test.each(
    Object.entries(examples).flatMap(([name, body]) =>
      name.startsWith("commsNotifications.captured.") ? [{ name, body }] : [],
    ),
  )("no difference in $name", async ({ body }) => {
    const chain = { "X-Microsoft-Skype-Chain-ID": "d8217646-3110-40b1-bae6-e9ac6c3a9f74" };
    expect((await linesFor(body, { headers: chain })).filter((line) => line.startsWith("difference"))).toEqual([]);
  });
});

describe("CP-03 a difference has its clause, its path, and no value but words", () => {
  test.each<{ name: string; body: unknown; lines: readonly string[] }>([
    {
      name: "an unknown member",
      body: edited(established, {}, { transcriptOf: "Jane Doe said so" }),
      lines: ["difference OP-07 $.value[0].resourceData.transcriptOf is not a member of the contract (string)"],
    },
    {
      name: "an unknown member of a notification",
      body: edited(established, { clientState: "Jane" }),
      lines: ["difference OP-07 $.value[0].clientState is not a member of the contract (string)"],
    },
    {
      name: "a value that is new to an enum",
      body: edited(incoming, {}, { direction: "forwarded" }),
      lines: ['difference CA-11 $.value[0].resourceData.direction is "forwarded", which the contract does not list'],
    },
    {
      name: "the same of words that are not Graph's",
      body: edited(incoming, {}, { direction: "mariaGonzalez" }),
      lines: [
        'difference CA-11 $.value[0].resourceData.direction is "unknownValue1" (13 letters, camelCase), which the contract does not list',
      ],
    },
    {
      name: "a member whose name is not made of Graph's words",
      body: edited(established, {}, { mariaGonzalez: 1, "maria@odata.type": "#Collection(String)" }),
      lines: [
        "difference OP-07 $.value[0].resourceData.unknownMember1 is not a member of the contract (number); its name is a stand-in (13 letters, camelCase)",
        "difference OP-07 $.value[0].resourceData.unknownMember2 is not a member of the contract (string); its name is a stand-in (16 characters)",
      ],
    },
    {
      name: "a resource of a type that is not made of them",
      body: edited(established, {}, { "@odata.type": "#microsoft.graph.MariaGonzalez" }),
      lines: [
        'difference NT-07 $.value[0].resourceData is of the type "#microsoft.graph.unknownType1" (13 letters, PascalCase), which the contract does not read',
      ],
    },
    {
      name: "an enum in another letter case",
      body: edited(established, { changeType: "Updated" }),
      lines: ['difference NT-02 $.value[0].changeType is "Updated"; the contract spells it updated'],
    },
    {
      name: "a member in another letter case",
      body: edited(established, {}, { CallChainId: "d8217646-3110-40b1-bae6-e9ac6c3a9f74", callChainId: undefined }),
      lines: ["difference PL-10 $.value[0].resourceData.CallChainId is spelled so; the contract spells it callChainId"],
    },
    {
      name: "a wrong type",
      body: edited(terminated, {}, { resultInfo: { code: "200", subcode: 5002 } }),
      lines: ["difference OP-04 $.value[0].resourceData.resultInfo.code must be integer"],
    },
    {
      name: "a missing member",
      body: edited(prompt, {}, { status: undefined }),
      lines: [
        "difference OP-02 $.value[0].resourceData.status is required",
        'evidence NT-02 $.value[0].resourceData.status is "": only ends were captured',
      ],
    },
    {
      name: "an address alone",
      body: edited(established, { resource: undefined }),
      lines: ["evidence NT-03 $.value[0].resource is missing: captured bodies have both addresses"],
    },
    {
      name: "ids in capitals without dashes",
      body: edited(established, { resourceUrl: "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896" }),
      lines: [
        "evidence NT-06 $.value[0].resourceUrl has an id that is not dashed and in small letters, as captured ones are",
      ],
    },
    {
      name: "ids that disagree",
      body: edited(incoming, {}, { id: "00000000-1111-4222-8333-444444444444" }),
      lines: ["difference NT-06 $.value[0] names one call or operation in its address and another in its body"],
    },
    {
      name: "a resource of a new type",
      body: edited(established, {}, { "@odata.type": "#microsoft.graph.callTranscript" }),
      lines: [
        'difference NT-07 $.value[0].resourceData is of the type "#microsoft.graph.callTranscript", which the contract does not read',
      ],
    },
    {
      name: "a changeType that does not fit the state",
      body: edited(terminated, { changeType: "updated" }),
      lines: ['difference CA-12 $.value[0].changeType is "updated" for terminated, and not deleted'],
    },
    {
      name: "an end without its result",
      body: edited(terminated, {}, { resultInfo: undefined }),
      lines: [
        "evidence PL-10 $.value[0].resourceData.resultInfo is missing, and ended operations and calls were captured with one",
      ],
    },
    {
      name: "a state without a capture",
      body: edited(established, {}, { state: "hold" }),
      lines: ["evidence CA-11 $.value[0].resourceData.state is hold, which no capture had"],
    },
    {
      name: "a recording, whose codes are the sibling's",
      body: recorded,
      lines: [
        "evidence PL-10 $.value[0].resourceData is a recordOperation: no capture of one is known",
        "evidence PL-04 $.value[0].resourceData is stopToneDetected, completed with 200/8514, as the contract has it (sibling)",
      ],
    },
    {
      name: "a recording with other codes than the contract's",
      body: edited(recorded, {}, { resultInfo: { code: 200, subcode: 4711, message: "x" } }),
      lines: [
        "evidence PL-10 $.value[0].resourceData is a recordOperation: no capture of one is known",
        "difference PL-04 $.value[0].resourceData is stopToneDetected, completed with 200/4711; the contract has completed with 200/8514",
      ],
    },
    {
      name: "the older format",
      body: { id: "1", callState: "incoming" },
      lines: [
        "difference NT-01 $.value is required",
        "difference OP-07 $.id is not a member of the contract (string)",
        "difference OP-07 $.callState is not a member of the contract (string)",
        "difference NT-13 $ is not commsNotifications; it may be in the platform's older format",
      ],
    },
    { name: "an empty body", body: "", lines: ["difference NT-08 $ is empty"] },
    {
      name: "broken JSON",
      body: '{"value":[',
      lines: ["difference NT-01 $ is not JSON (10 bytes, which are not kept)"],
    },
    {
      name: "a body without end",
      body: "[".repeat(5_000) + "]".repeat(5_000),
      lines: ["difference NT-08 $ is nested deeper than any that was seen (10000 bytes, which are not kept)"],
    },
    {
      name: "a huge body",
      body: JSON.stringify({ value: [], padding: "x".repeat(300_000) }),
      lines: ["difference AU-09 $ is larger than any that was seen (300025 bytes, which are not kept)"],
    },
    {
      name: "more notifications than are read",
      body: { value: Array.from({ length: 1_001 }, () => ({})) },
      lines: ["difference AU-09 $ is larger than any that was seen (3014 bytes, which are not kept)"],
    },
  ])("$name", async ({ body, lines }) => {
    expect(await linesFor(body)).toEqual(lines);
  });

  test("a hundred places of a body are named, and the number of others", async () => {
    const lines = await linesFor({ value: Array.from({ length: 200 }, () => ({})) });
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe("difference NT-15 $ differs in 300 more places");
  });

  test("one more place is one", async () => {
    const lines = await linesFor({ value: Array.from({ length: 49 }, () => ({})), info: 1, more: 2, next: 3 });
    expect(lines.at(-1)).toBe("difference NT-15 $ differs in 1 more place");
  });

  test.each<{ name: string; sent: Sent; line: string }>([
    {
      name: "a header of other words than HTTP's and Microsoft's",
      sent: { headers: { "X-Maria-Gonzalez": "1" } },
      line: "difference PL-10 header unknownHeader1 is not a header of the contract (16 characters)",
    },
    { name: "a method", sent: { method: "PUT" }, line: "difference NT-01 method is PUT, and not POST" },
    {
      name: "a media type",
      sent: { headers: { "Content-Type": "text/json" } },
      line: "difference NT-01 header Content-Type is not application/json",
    },
    {
      name: "a header that is new",
      sent: { headers: { "X-Microsoft-Skype-Original-Message-ID": "1" } },
      line: "difference PL-10 header X-Microsoft-Skype-Original-Message-ID is not a header of the contract",
    },
    {
      name: "a header that is missing",
      sent: { headers: { "Scenario-Id": "" } },
      line: "evidence PL-10 header Scenario-Id is missing: captured deliveries had it",
    },
    {
      name: "a chain of another call",
      sent: { headers: { "X-Microsoft-Skype-Chain-ID": "00000000-1111-4222-8333-444444444444" } },
      line: "evidence PL-10 header X-Microsoft-Skype-Chain-ID differs from the body's callChainId",
    },
    {
      name: "a refusal",
      sent: { answer: { status: 401, ms: 1 } },
      line: "difference AU-08 answer is 401: the bot refused the token, by its issuers, keys or app id",
    },
    {
      name: "an error",
      sent: { answer: { status: 500, ms: 1 } },
      line: "difference PL-06 answer is 500: the delivery was not taken",
    },
    {
      name: "a redirect",
      sent: { answer: { status: 302, ms: 1 } },
      line: "evidence AU-11 answer is 302, which sends the platform elsewhere",
    },
    {
      name: "204",
      sent: { answer: { status: 204, ms: 1 } },
      line: "evidence NT-13 answer is 204, which asks for the Graph format",
    },
    {
      name: "a slow answer",
      sent: { answer: { status: 202, ms: 7_400 } },
      line: "difference AU-10 answer came after 7 s: answer first, then work",
    },
    {
      name: "no answer",
      sent: { answer: { failure: "is not reached (ECONNREFUSED)", ms: 1 } },
      line: "difference PL-06 answer is missing: the bot is not reached (ECONNREFUSED)",
    },
    {
      name: "no token",
      sent: { headers: { authorization: "" } },
      line: "difference AU-01 token The callback carries no bearer token",
    },
    {
      name: "another issuer, which is not shown",
      sent: { headers: { authorization: bearer({ iss: "https://jane.example" }) } },
      line: "difference AU-03 token The token's issuer is not in the allow-list",
    },
    {
      name: "another bot's token",
      sent: { headers: { authorization: bearer({ aud: "11111111-2222-4333-8444-555555555555" }) } },
      line: "difference AU-02 token The token is for another audience than the bot's app id",
    },
    {
      name: "another algorithm",
      sent: { headers: { authorization: bearer({}, { alg: "HS256" }) } },
      line: "difference AU-01 token The token is not signed with RS256",
    },
    {
      name: "a token for two days",
      sent: { headers: { authorization: bearer({ nbf: 0, exp: 172_800 }) } },
      line: "difference AU-05 token The token lives longer than maxLifetimeMs, or ends before it begins: 172800 s, and the longest is 86400 s",
    },
  ])("of the request and its answer: $name", async ({ sent, line }) => {
    expect(await linesFor(established, sent)).toEqual([line]);
  });
});

describe("CP-03 deliveries beside those before", () => {
  test("the same again, by its id or by its body", async () => {
    const { take } = await recorderInTest();
    await take(established);
    const headers = { "X-Microsoft-Skype-Message-ID": "11111111-2222-4333-8444-555555555555" };
    expect(linesOf(await take(established, { headers }))).toEqual(["evidence NT-09 delivery repeats delivery 1"]);
    expect(linesOf(await take(terminated, { headers }))).toEqual(["evidence NT-09 delivery repeats delivery 1"]);
  });

  test("an earlier state after a later one", async () => {
    const { take } = await recorderInTest();
    await take(terminated);
    const headers = { "X-Microsoft-Skype-Message-ID": "11111111-2222-4333-8444-555555555555" };
    expect(linesOf(await take(established, { headers }))).toEqual([
      "evidence CA-11 delivery established came after terminated",
    ]);
  });
});

describe("CP-02 what a file holds", () => {
  test("no tenant, name, id, number, address or token of the delivery, and the same stand-in for the same id", async () => {
    const { take } = await recorderInTest({ appId });
    const id = "112f7296-5fa4-42ca-bae8-6a692b15d4b8";
    const body = edited(
      incoming,
      {},
      {
        source: {
          identity: {
            user: { id, displayName: "Jane Doe", tenantId: "86dc81db-c112-4228-9222-63f3e5aa1edb" },
            phone: { id: "+14255550123" },
          },
        },
        chatInfo: { threadId: "19:meeting_NDQxYz@thread.v2" },
        meetingInfo: { token: "s3cret", organizer: { user: { id: id.toUpperCase().replaceAll("-", "") } } },
        upn: "jane.doe@contoso.com",
        address: { ip: "203.0.113.77" },
      },
    );
    const { request } = await take(body, { headers: { "X-Forwarded-For": "203.0.113.77", Host: "jane.ngrok.app" } });
    const text = JSON.stringify(request);
    expect(text).not.toMatch(/jane|doe|contoso|ngrok|4255550123|203\.0|112f7296|86dc81db|NDQxYz|s3cret|eyJ|57dab8b1/i);
    const [item] = (request.body as { value: [{ resource: string; resourceData: Json }] }).value;
    const {
      source,
      meetingInfo,
      id: callId,
    } = item.resourceData as {
      source: { identity: { user: { id: string; displayName: string }; phone: { id: string } } };
      meetingInfo: { organizer: { user: { id: string } } };
      id: string;
    };
    expect(item.resource).toBe(`/app/calls/${callId}`);
    expect(source.identity.user.displayName).toMatch(/^[A-Z][a-z]{3} [A-Z][a-z]{2}$/);
    expect(source.identity.phone.id).toMatch(/^\+\d{11}$/);
    expect(meetingInfo.organizer.user.id).toBe(source.identity.user.id.toUpperCase().replaceAll("-", ""));
  });

  test("of a token its claims by name, its lifetime, and the issuer where it is Microsoft's", async () => {
    const { take } = await recorderInTest({ appId });
    expect((await take(established)).request.token).toEqual({
      issuer: "https://api.botframework.com",
      claims: ["aud", "exp", "iss", "nbf", "tid"],
      lifetimeS: 300,
      fault: undefined,
    });
    const authorization = bearer({ iss: "https://jane.example" });
    expect((await take(established, { headers: { authorization } })).request.token.issuer).toBe("another");
  });

  test.each<{ name: string; authorization: string; claims: readonly string[] }>([
    { name: "none", authorization: "", claims: [] },
    { name: "what is not a token", authorization: "Bearer abc", claims: [] },
    {
      name: "a list",
      authorization: `Bearer e30.${Buffer.from("[1]").toString("base64url")}.e30`,
      claims: ["another"],
    },
    {
      name: "one without times",
      authorization: `Bearer e30.${Buffer.from('{"aud":"a","maria":1}').toString("base64url")}.e30`,
      claims: ["another", "aud"],
    },
  ])("of a token no claims but those that it has: $name", async ({ authorization, claims }) => {
    const { take } = await recorderInTest();
    const { token } = (await take(established, { headers: { authorization } })).request;
    expect(token).toMatchObject({ claims, lifetimeS: undefined, issuer: undefined });
  });

  test("of an issuer nothing where a name stands before Microsoft's domain", async () => {
    const { take } = await recorderInTest();
    const authorization = bearer({ iss: "https://mariagonzalez.botframework.com/" });
    expect((await take(established, { headers: { authorization } })).request.token.issuer).toBe("another");
  });

  test("of types those of Graph's words, and primitive ones", async () => {
    const { take } = await recorderInTest();
    const types = [
      "#Collection(microsoft.graph.tone)",
      "Collection(Edm.String)",
      "#microsoft.graph.callRecords.callRecord",
    ];
    const names = [
      "#Collection(Maria)",
      "Collection(maria.gonzalez)",
      "#microsoft.graph.MariaGonzalez",
      "Collection(#microsoft.graph.maria)",
    ];
    const body = edited(established, {}, { items: [...types, ...names].map((type) => ({ "@odata.type": type })) });
    const text = JSON.stringify((await take(body)).request.body);
    for (const type of types) expect(text).toContain(JSON.stringify(type));
    expect(text).not.toMatch(/maria|gonzalez/i);
    expect(text).toContain('"Collection(#microsoft.graph.unknownType2)"');
  });

  test("of numbers those that the contract declares", async () => {
    const { take } = await recorderInTest();
    const numbers = { passcode: 4711, latitude: 47.6062, longitude: -122.3321, count: 12, list: [30, { deep: 40 }] };
    const body = edited(
      terminated,
      {},
      { ...numbers, resultInfo: { code: 487, subcode: 5002, message: "DiagCode: 1425#5550123456" } },
    );
    const [item] = ((await take(body)).request.body as { value: [{ resourceData: Json }] }).value;
    const { resultInfo, ...others } = item.resourceData;
    expect(resultInfo).toMatchObject({ code: 487, subcode: 5002 });
    expect((resultInfo as Json)["message"]).not.toMatch(/1425|5550123456/);
    const text = JSON.stringify(others);
    for (const number of ["4711", "47.6062", "122.3321", ":12,", "[30", ":40"]) expect(text).not.toContain(number);
    expect(text).toMatch(
      /"passcode":\d{4},"latitude":\d\d\.\d{4},"longitude":-\d{3}\.\d{4},"count":\d\d,"list":\[\d\d,/,
    );
  });

  test("a recording's domain where it is Microsoft's, the platform's own numbers and words, and no token", async () => {
    const { take } = await recorderInTest();
    const recordingLocation = "https://eu-jane.asm.skype.com/v1/objects/0-jane?sig=abcdefgh";
    const body = edited(
      recorded,
      {},
      {
        recordingLocation,
        recordingAccessToken: "opaque-secret",
        resultInfo: {
          code: 500,
          subcode: 1203002,
          message: "The conversation of Jane has ended. DiagCode: 500#1203002.@",
        },
      },
    );
    const [item] = ((await take(body)).request.body as { value: [{ resourceData: Json }] }).value;
    const { recordingLocation: location, recordingAccessToken, resultInfo } = item.resourceData;
    expect(location).toMatch(
      /^https:\/\/[a-z]{2}-[a-z]{4}\.[a-z]{3}\.skype\.com\/[a-z]\d\/[a-z]{7}\/\d-[a-z]{4}\?[a-z]{3}=[a-z]{8}$/,
    );
    expect(recordingAccessToken).toMatch(/^redacted-\d{8}$/);
    expect((resultInfo as Json)["message"]).toMatch(
      /^The conversation [a-z]{2} [A-Z][a-z]{3} has ended\. DiagCode: 500#1203002\.@$/,
    );
  });

  test("of a secret, by the member's or the header's name, not even the length", async () => {
    const { take } = await recorderInTest();
    const body = edited(established, {}, { sessionToken: "abcd-1234", joinToken: { parts: ["abcd-1234", ""] } });
    const { request } = await take(body, { headers: { Cookie: "a=abcd-1234", "X-Functions-Key": "abcd-1234" } });
    const [item] = (request.body as { value: [{ resourceData: Json }] }).value;
    const masked = expect.stringMatching(/^redacted-\d{8}$/) as string;
    expect(item.resourceData).toMatchObject({ sessionToken: masked, joinToken: { parts: [masked, ""] } });
    expect(request.headers).toEqual(
      expect.arrayContaining([
        ["Cookie", masked],
        ["X-Functions-Key", masked],
        ["authorization", expect.stringMatching(/^Bearer redacted-\d{8}$/)],
      ]),
    );
  });

  test("of a body that is not JSON its type and length alone", async () => {
    const { take, folder } = await recorderInTest();
    const audio = Buffer.from("RIFF....WAVEfmt Jane");
    const { request, file, carries } = await take(audio, { headers: { "Content-Type": "audio/wav; name=Jane" } });
    expect(request.body).toBeUndefined();
    expect(request.notKept).toEqual({ why: "notJson", type: "audio", bytes: 20 });
    expect([carries, file]).toEqual(["unread", `${folder}/0001-unread.json`]);
  });
});
