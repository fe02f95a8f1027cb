import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import { validateRecordResponseRequest } from "../../src/contract/validate.ts";
import { createHandlers } from "../../src/msw/handlers.ts";
import { createWav } from "../../src/platform/audio/wav.ts";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { buildNotification } from "../../src/platform/kinds/recording/builders.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import {
  authenticateCallback,
  createKeySource,
  createLocalKeySource,
  createWebhookReceiver,
  toNodeListener,
} from "../../src/webhook/index.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const clock = createVirtualClock();
const tokens = { sign: () => Promise.resolve("token") };
const keys = { get: () => Promise.resolve(undefined) };
const graph = createCallsClient({ accessToken: "token", clock, fetch: () => Promise.reject(new Error("no network")) });
const recording = { location: "https://media.example.com/1", accessToken: new Redacted("token") };

/** Each function that takes options, with what it needs beside the option in question. */
const doors = {
  createCallsClient: (given) => createCallsClient({ accessToken: "token", ...given }),
  recordResponse: (given) => graph.recordResponse(callId, {}, given),
  getOperation: (given) => graph.getOperation(callId, operationId, given),
  validateRecordResponseRequest: (given) => validateRecordResponseRequest({}, given),
  parseNotifications: (given) => parseNotifications("{}", given),
  createOperationWaiter: (given) => createOperationWaiter(given),
  expect: (given) => createOperationWaiter({ clock }).expect({ callId, ...given }),
  outcome: (given) => createOperationWaiter({ clock }).expect({ callId }).outcome(given),
  recordAndWait: (given) => recordAndWait({ graph, waiter: createOperationWaiter({ clock }), callId, ...given }),
  downloadRecording: (given) => downloadRecording(recording, { clock, ...given }),
  createWebhookReceiver: (given) => createWebhookReceiver({ appId: "app", onNotification: () => undefined, ...given }),
  authenticateCallback: (given) =>
    authenticateCallback(new Request("https://bot.example.com"), { appId: "app", keys, ...given }),
  createKeySource: (given) => createKeySource(given),
  createHandlers: (given) => createHandlers(given),
  createCallPlatform: (given) => createCallPlatform({ clock, tokens, ...given }),
  startCall: (given) => createCallPlatform({ clock, tokens }).startCall(given),
  createTokenIssuer: (given) => createTokenIssuer(given),
  createWav: (given) => createWav({ segments: [], ...given }),
  buildNotification: (given) => buildNotification(given),
} satisfies Record<string, (given: object) => unknown>;

type Door = keyof typeof doors;

async function refusalOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

async function expectRefusal({ door, given, message }: { door: Door; given: object; message: string }): Promise<void> {
  expect(await refusalOf(() => doors[door](given as never))).toStrictEqual(new TypeError(message));
  expect(clock.pending).toBe(0);
}

const isEach = "$door($given): $message";
const credential =
  "a token of visible ASCII characters, a function that returns one (() => credential.getAccessToken())";
const plainHttp =
  "plain http is for loopback literals (127.0.0.1, [::1]) with allowInsecureLoopback, and for insecureHosts";

describe("a wrong option is a TypeError that says which, what it must be, and what it is", () => {
  test.each<{ door: Door; given: object; message: string }>([
    {
      door: "createCallsClient",
      given: { retry: { attempts: Number.NaN } },
      message: "retry.attempts must be a whole number, 1 or more; not NaN",
    },
    {
      door: "createCallsClient",
      given: { retry: { attempts: Number.POSITIVE_INFINITY } },
      message: "retry.attempts must be a whole number, 1 or more; not Infinity",
    },
    {
      door: "createCallsClient",
      given: { retry: { attempts: 0 } },
      message: "retry.attempts must be a whole number, 1 or more; not 0",
    },
    {
      door: "createCallsClient",
      given: { retry: { attempts: "3" } },
      message: 'retry.attempts must be a whole number, 1 or more; not "3"',
    },
    {
      door: "createCallsClient",
      given: { retry: { maxDelayMs: Number.NaN } },
      message: "retry.maxDelayMs must be a number of milliseconds, 0 or more; not NaN",
    },
    {
      door: "createCallsClient",
      given: { retry: { retryPostOn503: "no" } },
      message: 'retry.retryPostOn503 must be true or false; not "no"',
    },
    { door: "createCallsClient", given: { retry: 3 }, message: "retry must be an object; not 3" },
    { door: "createCallsClient", given: { retry: [] }, message: "retry must be an object; not an empty list" },
    {
      door: "createCallsClient",
      given: { timeoutMs: -5 },
      message: "timeoutMs must be a number of milliseconds, more than 0; not -5",
    },
    {
      door: "createCallsClient",
      given: { timeoutMs: "5s" },
      message: 'timeoutMs must be a number of milliseconds, more than 0; not "5s"',
    },
    {
      door: "createCallsClient",
      given: { timeoutMs: null },
      message: "timeoutMs must be a number of milliseconds, more than 0; not null",
    },
    {
      door: "createCallsClient",
      given: { clock: {} },
      message: "clock must be a clock, with now() and sleep(); not an object",
    },
    { door: "createCallsClient", given: { random: 5 }, message: "random must be a function; not 5" },
    {
      door: "createCallsClient",
      given: { fetch: "https://proxy" },
      message: 'fetch must be a function; not "https://proxy"',
    },
    {
      door: "createCallsClient",
      given: { extraMembers: "text" },
      message: 'extraMembers must be a list of names of members; not "text"',
    },
    {
      door: "createCallsClient",
      given: { extraMembers: [""] },
      message: 'extraMembers[0] must be a non-empty string; not ""',
    },
    { door: "createCallsClient", given: { version: "v2" }, message: 'version must be "beta" or "v1.0"; not "v2"' },
    { door: "createCallsClient", given: { scope: "" }, message: 'scope must be a non-empty string; not ""' },
    {
      door: "createCallsClient",
      given: { insecureHosts: "mock" },
      message: 'insecureHosts must be a list of host names; not "mock"',
    },
    {
      door: "createCallsClient",
      given: { insecureHosts: ["mock", "http://mock:4010"] },
      message: 'insecureHosts[1] must be a host name alone, without scheme, port and path; not "http://mock:4010"',
    },
    {
      door: "createCallsClient",
      given: { insecureHosts: ["*"] },
      message: 'insecureHosts[0] must be a host name alone, without scheme, port and path; not "*"',
    },
    {
      door: "recordResponse",
      given: { signal: new AbortController() },
      message: "signal must be an AbortSignal; not an object",
    },
    {
      door: "recordResponse",
      given: { clientRequestId: 7 },
      message: "clientRequestId must be a non-empty string; not 7",
    },
    {
      door: "getOperation",
      given: { timeoutMs: 0 },
      message: "timeoutMs must be a number of milliseconds, more than 0; not 0",
    },
    {
      door: "validateRecordResponseRequest",
      given: { extraMembers: "text" },
      message: 'extraMembers must be a list of names of members; not "text"',
    },
    {
      door: "parseNotifications",
      given: { contentType: 7 },
      message: "contentType must be a media type; not 7",
    },
    {
      door: "createOperationWaiter",
      given: { clock: Date },
      message: "clock must be a clock, with now() and sleep(); not a function",
    },
    {
      door: "createOperationWaiter",
      given: { graceMs: Number.NaN },
      message: "graceMs must be a number of milliseconds, 0 or more; not NaN",
    },
    {
      door: "createOperationWaiter",
      given: { unclaimed: { maxEntries: -1 } },
      message: "unclaimed.maxEntries must be a number, 0 or more; not -1",
    },
    {
      door: "createOperationWaiter",
      given: { unclaimed: true },
      message: "unclaimed must be an object; not a boolean",
    },
    { door: "expect", given: { callId: "" }, message: 'callId must be a non-empty string; not ""' },
    { door: "expect", given: { callId: undefined }, message: "callId must be a non-empty string; not undefined" },
    {
      door: "expect",
      given: { kind: "recordOperation" },
      message:
        'kind must be a kind of operation (see anyOperation), with read() and recognises() and outcome() and timeoutMs(); not "recordOperation"',
    },
    { door: "expect", given: { clientContext: 1 }, message: "clientContext must be a string; not 1" },
    { door: "expect", given: { request: "text" }, message: 'request must be an object; not "text"' },
    {
      door: "expect",
      given: { timeoutMs: -1 },
      message: "timeoutMs must be a number of milliseconds, 0 or more; not -1",
    },
    {
      door: "outcome",
      given: { timeoutMs: Number.NaN },
      message: "timeoutMs must be a number of milliseconds, 0 or more; not NaN",
    },
    { door: "outcome", given: { signal: "now" }, message: 'signal must be an AbortSignal; not "now"' },
    {
      door: "recordAndWait",
      given: { graph: {} },
      message: "graph must be a client (see createCallsClient), with recordResponse(); not an object",
    },
    {
      door: "recordAndWait",
      given: { waiter: undefined },
      message: "waiter must be a waiter (see createOperationWaiter), with expect(); not undefined",
    },
    {
      door: "recordAndWait",
      given: { timeoutMs: "60" },
      message: 'timeoutMs must be a number of milliseconds, 0 or more; not "60"',
    },
    {
      door: "downloadRecording",
      given: { maxBytes: 0 },
      message: "maxBytes must be a number of bytes, more than 0; not 0",
    },
    { door: "downloadRecording", given: { fetch: {} }, message: "fetch must be a function; not an object" },
    {
      door: "createHandlers",
      given: { answers: { recordResponse: "tooMany" } },
      message:
        'answers.recordResponse must be one of "running", "notStarted", "completed", "failed", "nullOperation", "badRequest", "notServiceHostedMedia", "callNotEstablished", "unauthorized", "forbidden", "notFound", "conflict", "unsupportedMediaType", "tooManyRequests", "internalServerError", "serviceUnavailable", "unexpectedError"; not "tooMany"',
    },
    {
      door: "createHandlers",
      given: { platform: {} },
      message: "platform must be a simulated platform (see createCallPlatform), with startCall(); not an object",
    },
    { door: "createHandlers", given: { version: "1.0" }, message: 'version must be "beta" or "v1.0"; not "1.0"' },
    {
      door: "createCallPlatform",
      given: { tokens: undefined },
      message: "tokens must be what signs tokens (see createTokenIssuer), with sign(); not undefined",
    },
    {
      door: "createCallPlatform",
      given: { callback: "localhost:3978/api/calls" },
      message:
        'callback must be an absolute http or https address, or a fetch handler such as receiver.receive; not "localhost:3978/api/calls"',
    },
    {
      door: "createCallPlatform",
      given: { seed: Number.NaN },
      message: "seed must be a finite number, 0 or more; not NaN",
    },
    {
      door: "createCallPlatform",
      given: { faults: "lost" },
      message: 'faults must be a list of faults; not "lost"',
    },
    {
      door: "createCallPlatform",
      given: { faults: [{ name: "lost", rate: 2 }] },
      message: "faults[0].rate must be a number from 0 to 1; not 2",
    },
    {
      door: "createCallPlatform",
      given: { earlyEnd: "cancelled" },
      message: 'earlyEnd must be "unnotified" or "canceled"; not "cancelled"',
    },
    {
      door: "createCallPlatform",
      given: { promptMs: -1 },
      message: "promptMs must be a finite number of milliseconds, 0 or more; not -1",
    },
    {
      door: "createCallPlatform",
      given: { baseUrl: "127.0.0.1" },
      message:
        'baseUrl must be an absolute address, such as http://127.0.0.1:4010, or a function that gives one; not "127.0.0.1"',
    },
    { door: "startCall", given: { announce: "yes" }, message: 'announce must be true or false; not "yes"' },
    {
      door: "startCall",
      given: { mediaConfig: "service" },
      message: 'mediaConfig must be "serviceHosted" or "appHosted"; not "service"',
    },
    {
      door: "createTokenIssuer",
      given: { lifetimeMs: Number.POSITIVE_INFINITY },
      message: "lifetimeMs must be a finite number of milliseconds, 0 or more; not Infinity",
    },
    { door: "createWav", given: { segments: {} }, message: "segments must be a list of segments; not an object" },
    { door: "createWav", given: { segments: ["speech"] }, message: 'segments[0] must be an object; not "speech"' },
    {
      door: "buildNotification",
      given: { spelling: "Documented" },
      message: 'spelling must be "captured" or "documented"; not "Documented"',
    },
    {
      door: "buildNotification",
      given: { completionReason: "none" },
      message:
        'completionReason must be one of "operationCanceled", "stopToneDetected", "maxRecordDurationReached", "initialSilenceTimeout", "maxSilenceTimeout", "playPromptFailed", "playBeepFailed", "mediaReceiveTimeout", "unspecifiedError"; not "none"',
    },
  ])(isEach, expectRefusal);

  test.each([Number.NaN, "now", -1])("createVirtualClock(%j)", (startMs) => {
    const shown = JSON.stringify(startMs).replace("null", "NaN");
    expect(() => createVirtualClock(startMs as number)).toThrow(
      new TypeError(`startMs must be a finite number of milliseconds, 0 or more; not ${shown}`),
    );
  });

  test("advance() of its clock", async () => {
    await expect(clock.advance(Number.NaN)).rejects.toThrow(
      new TypeError("ms must be a finite number of milliseconds, 0 or more; not NaN"),
    );
  });

  test("a long text is cut", async () => {
    const message = `version must be "beta" or "v1.0"; not "${"x".repeat(100)}"`;
    await expectRefusal({ door: "createCallsClient", given: { version: "x".repeat(1_000) }, message });
  });
});

describe("an option that does not exist is a TypeError that names the nearest", () => {
  test.each<{ door: Door; given: object; message: string }>([
    {
      door: "createWebhookReceiver",
      given: { onRefuse: () => undefined },
      message: 'createWebhookReceiver has no option "onRefuse"; did you mean "onRefused"?',
    },
    {
      door: "createCallsClient",
      given: { retry: { attemps: 2 } },
      message: 'createCallsClient has no option "retry.attemps"; did you mean "retry.attempts"?',
    },
    {
      door: "createCallsClient",
      given: { timeout: 5_000 },
      message: 'createCallsClient has no option "timeout"; did you mean "timeoutMs"?',
    },
    {
      door: "createCallsClient",
      given: { baseURL: "https://graph.microsoft.us" },
      message: 'createCallsClient has no option "baseURL"; did you mean "baseUrl"?',
    },
    {
      door: "createCallsClient",
      given: { constructor: 1 },
      message:
        'createCallsClient has no option "constructor"; it takes accessToken, version, baseUrl, scope, insecureHosts, extraMembers, fetch, clock, random, timeoutMs, maxBodyBytes, onRequest, onAnswer, onRetry, retry',
    },
    {
      door: "recordResponse",
      given: { signal: undefined, clientRequestID: "1" },
      message: 'recordResponse has no option "clientRequestID"; did you mean "clientRequestId"?',
    },
    {
      door: "getOperation",
      given: { abort: true },
      message: 'getOperation has no option "abort"; it takes signal, clientRequestId, timeoutMs, query',
    },
    {
      door: "validateRecordResponseRequest",
      given: { extraMember: [] },
      message: 'validateRecordResponseRequest has no option "extraMember"; did you mean "extraMembers"?',
    },
    {
      door: "parseNotifications",
      given: { contenttype: "application/json" },
      message: 'parseNotifications has no option "contenttype"; did you mean "contentType"?',
    },
    {
      door: "createOperationWaiter",
      given: { unclaimed: { maxAge: 1 } },
      message: 'createOperationWaiter has no option "unclaimed.maxAge"; did you mean "unclaimed.maxAgeMs"?',
    },
    {
      door: "expect",
      given: { clientcontext: "1" },
      message: 'expect has no option "clientcontext"; did you mean "clientContext"?',
    },
    { door: "outcome", given: { timeout: 1 }, message: 'outcome has no option "timeout"; did you mean "timeoutMs"?' },
    {
      door: "recordAndWait",
      given: { requests: {} },
      message: 'recordAndWait has no option "requests"; did you mean "request"?',
    },
    {
      door: "downloadRecording",
      given: { allowedHost: ["media.example.com"] },
      message: 'downloadRecording has no option "allowedHost"; did you mean "allowedHosts"?',
    },
    {
      door: "authenticateCallback",
      given: { tenant: "7e4a4700-0000-4000-8000-000000000001" },
      message: 'authenticateCallback has no option "tenant"; did you mean "tenants"?',
    },
    {
      door: "createKeySource",
      given: { uri: "https://keys.example.com" },
      message: 'createKeySource has no option "uri"; did you mean "url"?',
    },
    {
      door: "createHandlers",
      given: { answers: { recordRespons: "running" } },
      message: 'createHandlers has no option "answers.recordRespons"; did you mean "answers.recordResponse"?',
    },
    {
      door: "createCallPlatform",
      given: { faults: [{ name: "lost", time: 1 }] },
      message: 'createCallPlatform has no option "faults[0].time"; did you mean "faults[0].times"?',
    },
    {
      door: "createCallPlatform",
      given: { promptms: 1 },
      message: 'createCallPlatform has no option "promptms"; did you mean "promptMs"?',
    },
    {
      door: "startCall",
      given: { anounce: true },
      message: 'startCall has no option "anounce"; did you mean "announce"?',
    },
    {
      door: "createTokenIssuer",
      given: { lifetime: 1 },
      message: 'createTokenIssuer has no option "lifetime"; did you mean "lifetimeMs"?',
    },
    {
      door: "createWav",
      given: { segment: [] },
      message: 'createWav has no option "segment"; did you mean "segments"?',
    },
    {
      door: "buildNotification",
      given: { reason: "stopToneDetected" },
      message:
        'buildNotification has no option "reason"; it takes completionReason, changeType, callId, operationId, operation, spelling',
    },
  ])(isEach, expectRefusal);

  test("and comes before an option that is missing for it", async () => {
    expect(await refusalOf(() => createCallsClient({ acessToken: "token" } as never))).toStrictEqual(
      new TypeError('createCallsClient has no option "acessToken"; did you mean "accessToken"?'),
    );
  });
});

describe("options that are not an object are a TypeError, and a string in their place is not shown [ER-05]", () => {
  test.each([
    { call: () => createCallsClient("secret-token" as never), shown: "a string" },
    { call: () => createCallsClient(undefined as never), shown: undefined },
    { call: () => createOperationWaiter(null as never), shown: "null" },
    { call: () => graph.getOperation(callId, operationId, [] as never), shown: "an empty list" },
  ])("$call", async ({ call, shown }) => {
    const error = (await refusalOf(call)) as Error;
    expect(error).toBeInstanceOf(TypeError);
    if (shown === undefined) expect(error.message).toMatch(/^accessToken must be .*; not undefined$/);
    else expect(error.message).toMatch(new RegExp(`^The options of \\w+ must be an object; not ${shown}$`));
  });

  test("but parseNotifications takes the index that flatMap passes", () => {
    const bodies = ['{"value":[]}', "not JSON"];
    expect(bodies.flatMap(parseNotifications as (body: unknown) => readonly object[])).toMatchObject([
      { kind: "invalid" },
    ]);
  });
});

describe("ER-05 accessToken is a token, a function or a credential, and is never shown", () => {
  test.each([
    { what: "a credential of another library", accessToken: { getAccessToken: () => "secret" }, shown: "an object" },
    { what: "a promise", accessToken: Promise.resolve("secret"), shown: "an object" },
    { what: "nothing", accessToken: undefined, shown: "undefined" },
    { what: "null", accessToken: null, shown: "null" },
    { what: "an empty text", accessToken: "", shown: "an empty string" },
    { what: "a line break", accessToken: "secret\n", shown: "a string" },
    { what: "an object with the token", accessToken: { token: "secret" }, shown: "an object" },
  ])("$what", async ({ accessToken, shown }) => {
    const error = await refusalOf(() => createCallsClient({ accessToken } as never));
    expect(error).toStrictEqual(
      new TypeError(`accessToken must be ${credential}, or a credential with getToken(); not ${shown}`),
    );
    expect(inspect(error)).not.toContain("secret");
  });
});

describe("RR-24 a baseUrl that ends in a version is refused with the name of the option", () => {
  test.each([
    { baseUrl: "https://graph.microsoft.us/v1.0", version: "v1.0" },
    { baseUrl: "https://graph.microsoft.com/beta", version: "beta" },
    { baseUrl: "https://graph.microsoft.com/beta//", version: "beta" },
    { baseUrl: "https://gateway.example.com/graph/V1.0/", version: "v1.0" },
  ])("$baseUrl", async ({ baseUrl, version }) => {
    const message = `baseUrl must be an address without a version, as version: "${version}" adds it; not "${baseUrl}"`;
    await expectRefusal({ door: "createCallsClient", given: { baseUrl }, message });
    await expectRefusal({
      door: "createHandlers",
      given: { baseUrl },
      message: `baseUrl must be an absolute address without version, query and fragment, such as http://127.0.0.1:4010; not "${baseUrl}"`,
    });
  });

  test.each([
    "https://gateway.example.com/beta/graph",
    "https://gateway.example.com/graph-beta",
    "https://beta.example.com",
    "https://gateway.example.com/v1",
  ])("%s ends in none", (baseUrl) => {
    expect(() => createCallsClient({ accessToken: "token", baseUrl })).not.toThrow();
  });

  const https =
    "an absolute https address such as https://graph.microsoft.com; plain http is for this machine and for insecureHosts";
  const whole = "an address without user, query or fragment";
  const hidden = "one with a user, a query or a fragment";
  test.each<{ door: Door; given: object; message: string }>(
    [
      { baseUrl: "graph.microsoft.com", wanted: https, shown: '"graph.microsoft.com"' },
      { baseUrl: "http://graph.microsoft.com", wanted: https, shown: '"http://graph.microsoft.com"' },
      { baseUrl: "http://user:secret@graph.microsoft.com", wanted: https, shown: hidden },
      { baseUrl: "https://user:secret@graph.microsoft.com", wanted: whole, shown: hidden },
      { baseUrl: "https://graph.microsoft.com?key=secret", wanted: whole, shown: hidden },
      { baseUrl: new URL("https://graph.microsoft.com"), wanted: "a non-empty string", shown: "an object" },
    ].map(({ baseUrl, wanted, shown }) => ({
      door: "createCallsClient",
      given: { baseUrl },
      message: `baseUrl must be ${wanted}; not ${shown}`,
    })),
  )("ER-05 $given: $message", expectRefusal);
});

describe("AU-02 AU-03 AU-04 AU-05 AU-06 AU-08 AU-09 AU-10 options that would accept everybody, or nobody", () => {
  const appId = "appId must be the bot's app id (its Microsoft Entra client id), without spaces around it";
  test.each<{ door: Door; given: object; message: string }>([
    { door: "createWebhookReceiver", given: { appId: undefined }, message: `${appId}; not undefined` },
    { door: "authenticateCallback", given: { appId: ["app"] }, message: `${appId}; not a list` },
    {
      door: "authenticateCallback",
      given: { keys: undefined },
      message: "keys must be a key source (see createKeySource), with get(); not undefined",
    },
    {
      door: "createWebhookReceiver",
      given: { keys: "https://keys.example.com" },
      message: 'keys must be a key source (see createKeySource) or a JSON Web Key Set; not "https://keys.example.com"',
    },
    {
      door: "createWebhookReceiver",
      given: { issuers: [] },
      message: "issuers must be a list of one or more issuers; not an empty list",
    },
    {
      door: "createWebhookReceiver",
      given: { tenants: [7] },
      message: "tenants[0] must be a non-empty string; not 7",
    },
    {
      door: "createWebhookReceiver",
      given: { clock: null },
      message: "clock must be a clock, with now() and sleep(); not null",
    },
    {
      door: "createWebhookReceiver",
      given: { toleranceMs: Number.NaN },
      message: "toleranceMs must be a finite number of milliseconds, 0 or more; not NaN",
    },
    {
      door: "createWebhookReceiver",
      given: { maxBodyBytes: "1mb" },
      message: 'maxBodyBytes must be a finite number of bytes, 0 or more; not "1mb"',
    },
    {
      door: "createWebhookReceiver",
      given: { rejectWith: "401" },
      message: 'rejectWith must be 401 or 403; not "401"',
    },
    {
      door: "createWebhookReceiver",
      given: { acknowledge: "atonce" },
      message: 'acknowledge must be "atOnce" or "whenHandled"; not "atonce"',
    },
    {
      door: "createWebhookReceiver",
      given: { onNotification: {} },
      message: "onNotification must be a function or a list of functions; not an object",
    },
    {
      door: "createWebhookReceiver",
      given: { onNotification: [] },
      message: "onNotification must be a function or a list of functions; not an empty list",
    },
    {
      door: "createWebhookReceiver",
      given: { onNotification: [() => undefined, undefined] },
      message: "onNotification[1] must be a function; not undefined",
    },
    { door: "createWebhookReceiver", given: { onError: "log" }, message: 'onError must be a function; not "log"' },
    {
      door: "createKeySource",
      given: { url: "http://keys.example.com/" },
      message: `url must be an https address; ${plainHttp}; not "http://keys.example.com/"`,
    },
    {
      door: "createKeySource",
      given: { url: "http://user:secret@keys.example.com/" },
      message: `url must be an https address; ${plainHttp}; not one with a user, a query or a fragment`,
    },
    {
      door: "createKeySource",
      given: { allowInsecureLoopback: 1 },
      message: "allowInsecureLoopback must be true or false; not 1",
    },
    {
      door: "createKeySource",
      given: { cooldownMs: Number.POSITIVE_INFINITY },
      message: "cooldownMs must be a finite number of milliseconds, 0 or more; not Infinity",
    },
  ])(isEach, expectRefusal);

  test("a key set and a receiver that are none", () => {
    expect(() => createLocalKeySource([] as never)).toThrow(
      new TypeError("keySet must be a JSON Web Key Set; not an empty list"),
    );
    expect(() => toNodeListener((() => undefined) as never)).toThrow(
      new TypeError("receiver must be a webhook receiver (see createWebhookReceiver), with receive(); not a function"),
    );
  });
});

describe("RF-03 rules for hosts that no host could match", () => {
  test.each<{ door: Door; given: object; message: string }>([
    {
      door: "downloadRecording",
      given: { allowedHosts: "media.example.com" },
      message: 'allowedHosts must be a list of host names; not "media.example.com"',
    },
    {
      door: "downloadRecording",
      given: { allowedHosts: ["https://media.example.com"] },
      message: 'allowedHosts[0] must be a host name, or *.example.com; not "https://media.example.com"',
    },
    {
      door: "downloadRecording",
      given: { allowedHosts: ["media.example.com", "10.0.0.1"] },
      message: 'allowedHosts[1] must be a host name, or *.example.com; not "10.0.0.1"',
    },
    {
      door: "downloadRecording",
      given: { insecureHosts: ["mock:4010"] },
      message: 'insecureHosts[0] must be a host name alone, without scheme, port and path; not "mock:4010"',
    },
    {
      door: "createKeySource",
      given: { insecureHosts: [{ host: "mock" }] },
      message: "insecureHosts[0] must be a host name alone, without scheme, port and path; not an object",
    },
    {
      door: "downloadRecording",
      given: { allowInsecureLoopback: "true" },
      message: 'allowInsecureLoopback must be true or false; not "true"',
    },
  ])(isEach, expectRefusal);
});

describe("timeoutMs of a call stands in for the client's", () => {
  test("for that call alone", async () => {
    const { graph: slow, clock: time } = clientOver(() => new Promise<Response>(() => undefined), { timeoutMs: 9_000 });
    const short = expect(slow.recordResponse(callId, {}, { timeoutMs: 100 })).rejects.toMatchObject({
      code: "ERR_TIMEOUT",
      timeoutMs: 100,
    });
    await time.advance(100);
    await short;
    const long = expect(slow.recordResponse(callId)).rejects.toMatchObject({ code: "ERR_TIMEOUT", timeoutMs: 9_000 });
    await time.advance(9_000);
    await long;
  });
});
