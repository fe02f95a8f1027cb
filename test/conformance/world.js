/** The world that the checks of suite.js take place in, and what they send and compare. */
import { createCallsClient, createOperationWaiter, Redacted, tones } from "graph-record-response";
import { createGraphTokenClient } from "graph-record-response/client";
import {
  buildNotification,
  createCallPlatform,
  createTokenIssuer,
  createVirtualClock,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";

export const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
export const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
const callbackUrl = "https://bot.example.com/api/calls";
const prompts = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/question.wav" } },
];
export const spoken = {
  prompts,
  stopTones: [tones.pound],
  maxRecordDurationInSeconds: 10,
  clientContext: "conformance",
};

/** The whole package and the platform, connected by fetch handlers alone; `sent` is each request's authorization. */
export function createWorld(options = {}) {
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const waiter = createOperationWaiter({ clock });
  const taken = [];
  const refused = [];
  const sent = [];
  const receiver = createWebhookReceiver({
    appId: tokens.appId,
    clock,
    ...tokens.trust,
    onNotification(notification) {
      taken.push(notification);
      waiter.accept(notification);
    },
    onRefused: (refusal) => void refused.push(refusal),
  });
  const platform = createCallPlatform({ clock, tokens, callback: receiver.receive, ...options });
  const fetch = (...asked) => {
    const request = new Request(...asked);
    sent.push(request.headers.get("authorization"));
    return platform.fetch(request);
  };
  const graph = createCallsClient({ accessToken: "the-graph-token", clock, fetch });
  const bare = createGraphTokenClient({ headers: { authorization: "Bearer the-graph-token" }, fetch });
  return { clock, tokens, waiter, receiver, platform, graph, bare, taken, refused, sent };
}

/** A call in which a recording was asked for and came to its end. */
export async function recordedCall(answer = speakAndPress) {
  const world = createWorld();
  const call = world.platform.startCall();
  const ticket = world.waiter.expect({ callId: call.id, clientContext: spoken.clientContext });
  ticket.answered(await world.graph.recordResponse(call.id, spoken));
  await call.caller.silent({ ms: 2_000 });
  await answer(call.caller);
  const outcome = await ticket.outcome();
  ticket.close();
  return { ...world, call, outcome };
}

export async function speakAndPress(caller) {
  await caller.speak({ ms: 3_000 });
  await caller.press(tones.pound);
}

export function delivery(token) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  return new Request(callbackUrl, {
    method: "POST",
    headers,
    body: JSON.stringify(buildNotification({ callId, operationId })),
  });
}

export function tooManyRequests() {
  return Response.json(
    { error: { code: "TooManyRequests", message: "Slow down." } },
    { status: 429, headers: { "retry-after": "2" } },
  );
}

export function source(location) {
  return { location, accessToken: new Redacted("the-recording-token") };
}

export async function readAll(stream) {
  const parts = [];
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return { parts: parts.length, bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
    parts.push(value);
  }
}

export async function rejection(promise) {
  const [settled] = await Promise.allSettled([promise]);
  if (settled.status === "fulfilled") throw new Error("It did not reject");
  return settled.reason;
}

export function throws() {
  throw new Error("looked at");
}

export function equal(found, wanted) {
  const [text, wantedText] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (text !== wantedText) throw new Error(`It is ${text}, not ${wantedText}`);
}
