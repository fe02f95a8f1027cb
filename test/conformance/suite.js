/**
 * What the package promises wherever it runs: plain checks over its public doors, with no test runner and nothing of any
 * one runtime, so that Node, Bun, Deno and a browser run the same file.
 */
import {
  canonicalId,
  createCallsClient,
  downloadRecording,
  HttpError,
  InvalidRequestError,
  parseNotifications,
  Redacted,
  recordAndWait,
} from "graph-record-response";
import { buildNotification, createTokenIssuer, createVirtualClock, readWavHeader } from "graph-record-response/testing";
import { createKeySource, createWebhookReceiver } from "graph-record-response/webhook";
import {
  callId,
  createWorld,
  delivery,
  equal,
  operationId,
  readAll,
  recordedCall,
  rejection,
  source,
  speakAndPress,
  spoken,
  throws,
  tooManyRequests,
} from "./world.js";

/** The checks by what they are about; each throws when the package is wrong. */
const checks = {
  "client: an answer is pending, and Location names its operation": async () => {
    const { graph, platform } = createWorld();
    const { id } = platform.startCall();
    const answer = await graph.recordResponse(id, spoken);
    equal(
      [answer.kind, answer.operation?.status, answer.operation?.clientContext],
      ["pending", "running", "conformance"],
    );
    equal(
      answer.location,
      `https://graph.microsoft.com/beta/communications/calls/${id}/operations/${answer.operationId}`,
    );
  },
  "client: the operation can be read while it runs": async () => {
    const { graph, platform } = createWorld();
    const { id } = platform.startCall();
    const { operationId: asked } = await graph.recordResponse(id, spoken);
    const read = await graph.getOperation(id, asked);
    equal([read.id, read.status], [asked, "running"]);
  },
  "client: a request that breaks the contract is refused before it is sent": async () => {
    const { graph, platform, sent } = createWorld();
    const error = await rejection(
      graph.recordResponse(platform.startCall().id, { ...spoken, maxRecordDurationInSeconds: 121 }),
    );
    equal([error instanceof InvalidRequestError, error.code, sent.length], [true, "ERR_INVALID_REQUEST", 0]);
    equal(
      error.issues.map(({ path }) => path),
      ["$.maxRecordDurationInSeconds"],
    );
  },
  "client: an id that would reach another resource is refused before it is sent": async () => {
    const { graph, sent } = createWorld();
    for (const id of ["..", "", "."])
      equal((await rejection(graph.recordResponse(id, spoken))) instanceof TypeError, true);
    equal(sent.length, 0);
  },
  "client: Graph's refusal is an error that says which": async () => {
    const { graph } = createWorld();
    const error = await rejection(graph.recordResponse(callId, spoken));
    equal([error instanceof HttpError, error.code, error.status], [true, "ERR_HTTP", 404]);
  },
  "client: a 429 is tried again when its time has come, and not before": async () => {
    const clock = createVirtualClock();
    const answers = [
      tooManyRequests(),
      Response.json({ "@odata.type": "#microsoft.graph.recordOperation", id: operationId, status: "running" }),
    ];
    let attempts = 0;
    const graph = createCallsClient({ accessToken: "any", clock, fetch: async () => answers[attempts++] });
    const answer = graph.recordResponse(callId, spoken);
    await clock.advance(1_999);
    equal(attempts, 1);
    await clock.advance(5_000);
    equal([attempts, (await answer).kind], [2, "pending"]);
  },
  "client: an aborted request rejects with the signal's own reason": async () => {
    const { graph, sent } = createWorld();
    const reason = new Error("no longer wanted");
    equal(
      (await rejection(graph.recordResponse(callId, spoken, { signal: AbortSignal.abort(reason) }))) === reason,
      true,
    );
    equal(sent.length, 0);
  },

  "bare client: an answer is handed out as it comes": async () => {
    const { bare, platform, sent } = createWorld();
    const { id } = platform.startCall();
    const { data, response } = await bare.recordResponse({ params: { path: { callId: id } }, body: spoken });
    equal([response.status, data.status, data.clientContext], [200, "running", "conformance"]);
    const refused = await bare.recordResponse({ params: { path: { callId } }, body: spoken });
    equal([refused.response.status, refused.data, typeof refused.error.error.message], [404, undefined, "string"]);
    equal(sent, ["Bearer the-graph-token", "Bearer the-graph-token"]);
  },
  "bare client: an id that would reach another resource is refused before it is sent": async () => {
    const { bare, sent } = createWorld();
    for (const id of ["..", "", "."]) {
      const asked = bare.recordResponse({ params: { path: { callId: id } }, body: spoken });
      equal((await rejection(asked)) instanceof TypeError, true);
    }
    equal(sent.length, 0);
  },

  "parse: a batch gives one result for each item, in order": () => {
    const [known] = buildNotification({ callId, operationId }).value;
    const strange = {
      changeType: "updated",
      resourceUrl: "/communications/calls/1",
      resourceData: { "@odata.type": "#microsoft.graph.novelty" },
    };
    const read = parseNotifications({ value: [known, strange, 5, known] });
    equal(
      read.map(({ kind }) => kind),
      ["recordOperation", "unknown", "invalid", "recordOperation"],
    );
    equal(
      [read[0].callId, read[0].operationId, read[0].operation.completionReason],
      [callId, operationId, "stopToneDetected"],
    );
  },
  "parse: odd spellings of ids and words are one": () => {
    equal(canonicalId("57DAB8B1894C409AB240BD8BEAE78896"), callId);
    const text = JSON.stringify(
      buildNotification({ callId, operation: { status: "Completed", completionReason: "StopToneDetected" } }),
    );
    const [read] = parseNotifications(
      text.replace('"resourceData"', '"ResourceData"').replace('"changeType"', '"ChangeType"'),
    );
    equal([read.kind, read.callId, read.changeType], ["recordOperation", callId, "deleted"]);
    equal([read.operation.status, read.operation.completionReason], ["completed", "stopToneDetected"]);
  },
  "parse: bytes are read in the charset of their content type": () => {
    const text = JSON.stringify(buildNotification({ operation: { clientContext: "Grüße" } }));
    const utf16 = new Uint8Array(
      [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    );
    const [plain] = parseNotifications(new TextEncoder().encode(text));
    const [wide] = parseNotifications(utf16, { contentType: "application/json; charset=utf-16le" });
    equal([plain.operation.clientContext, wide.operation.clientContext], ["Grüße", "Grüße"]);
  },
  "parse: what cannot be read is invalid, and nothing throws": () => {
    const hostile = new Proxy(
      {},
      { ownKeys: () => throws(), get: () => throws(), getOwnPropertyDescriptor: () => throws(), has: () => throws() },
    );
    for (const body of ["{", "", null, undefined, 5, [], {}, { value: 1 }, hostile]) {
      const [read, ...others] = parseNotifications(body);
      equal([read.kind, read.issues.length > 0, others.length], ["invalid", true, 0]);
    }
  },

  "receive: a signed callback is taken, and its notification handed over": async () => {
    const { receiver, tokens, taken } = createWorld();
    const response = await receiver.receive(delivery(await tokens.sign()));
    equal([response.status, taken.map(({ kind }) => kind)], [202, ["recordOperation"]]);
  },
  "receive: keys that come over HTTP verify the same": async () => {
    const clock = createVirtualClock();
    const tokens = createTokenIssuer({ clock });
    const keys = createKeySource({ url: tokens.configurationUrl, fetch: tokens.fetch, clock });
    const receiver = createWebhookReceiver({ appId: tokens.appId, clock, keys, onNotification: () => {} });
    equal((await receiver.receive(delivery(await tokens.sign()))).status, 202);
  },
  "receive: a token signed with another key is refused": async () => {
    const { receiver, clock, taken, refused } = createWorld();
    const stranger = createTokenIssuer({ clock });
    equal((await receiver.receive(delivery(await stranger.sign()))).status, 401);
    equal([taken.length, refused.map(({ reason }) => reason)], [0, ["badSignature"]]);
  },
  "receive: a token changed after it was signed is refused": async () => {
    const { receiver, tokens, taken } = createWorld();
    const [header, , signature] = (await tokens.sign()).split(".");
    const [, otherClaims] = (await tokens.sign({ appid: "somebody-else" })).split(".");
    equal((await receiver.receive(delivery([header, otherClaims, signature].join(".")))).status, 401);
    equal(taken.length, 0);
  },
  "receive: none, another's audience, and a token out of date are refused": async () => {
    const { receiver, tokens, clock, taken } = createWorld();
    const old = await tokens.sign();
    equal((await receiver.receive(delivery(undefined))).status, 401);
    equal((await receiver.receive(delivery(await tokens.sign({ aud: "another-bot" })))).status, 401);
    await clock.advance(3_600_000);
    equal([(await receiver.receive(delivery(old))).status, taken.length], [401, 0]);
  },

  "platform: a stop tone ends the recording, and the bot is notified": async () => {
    const { outcome, call } = await recordedCall();
    equal(
      [outcome.kind, outcome.operation.status, outcome.operation.completionReason],
      ["recorded", "completed", "stopToneDetected"],
    );
    equal([outcome.operation.clientContext, call.recordings.length], ["conformance", 1]);
  },
  "platform: the longest time ends the recording": async () => {
    const { outcome } = await recordedCall((caller) => caller.speak({ ms: 12_000 }));
    equal([outcome.kind, outcome.operation.completionReason], ["recorded", "maxRecordDurationReached"]);
  },

  "wait: a completion that comes before anybody awaits it is kept": async () => {
    const { waiter, clock } = createWorld();
    const ticket = waiter.expect({ callId, clientContext: "early" });
    waiter.accept(
      parseNotifications(buildNotification({ callId, operationId, operation: { clientContext: "early" } }))[0],
    );
    equal([(await ticket.outcome()).kind, clock.pending], ["recorded", 0]);
    ticket.close();
  },
  "wait: a lost notification ends as timedOut, with no timer left": async () => {
    const { waiter, graph, platform, clock } = createWorld({ faults: ["lost"] });
    const call = platform.startCall();
    const ticket = waiter.expect({ callId: call.id, clientContext: spoken.clientContext, timeoutMs: 30_000 });
    ticket.answered(await graph.recordResponse(call.id, spoken));
    const outcome = ticket.outcome();
    await call.caller.silent({ ms: 30_000 });
    await clock.advance(0);
    equal([(await outcome).kind, clock.pending], ["timedOut", 0]);
    ticket.close();
  },

  "wait: recordAndWait answers while the call goes on at once": async () => {
    const { waiter, graph, platform } = createWorld();
    const call = platform.startCall();
    const outcome = recordAndWait({ graph, waiter, callId: call.id, request: spoken });
    await call.until(({ events }) => events.some(({ kind }) => kind === "asked"));
    await call.caller.silent({ ms: 2_500 });
    await speakAndPress(call.caller);
    equal((await outcome).kind, "recorded");
  },
  "wait: recordAndWait gives up in the platform's time, not after": async () => {
    const { waiter, graph, platform, clock } = createWorld({ faults: ["lost"] });
    const call = platform.startCall();
    const outcome = recordAndWait({ graph, waiter, callId: call.id, request: spoken, timeoutMs: 30_000 });
    await call.until(({ events }) => events.some(({ kind }) => kind === "asked"));
    await call.caller.silent({ ms: 30_000 });
    equal([(await outcome).kind, clock.pending], ["timedOut", 0]);
  },

  "download: the stream holds every byte, and the Graph token stays at home": async () => {
    const { outcome, platform, clock, sent } = await recordedCall();
    const before = sent.length;
    const { stream, contentType } = await downloadRecording(outcome.recording, { fetch: platform.fetch, clock });
    const { parts, bytes } = await readAll(stream);
    const header = readWavHeader(bytes);
    equal([contentType, bytes.byteLength, header?.seconds, parts > 0], ["application/octet-stream", 96_044, 3, true]);
    equal([header?.sampleRate, header?.channels, header?.bitsPerSample], [16_000, 1, 16]);
    equal(
      [before, sent.length, sent.every((authorization) => authorization === "Bearer the-graph-token")],
      [1, 1, true],
    );
  },
  "download: its request carries the recording's own token": async () => {
    const seen = [];
    const fetch = async (...asked) =>
      seen.push(new Request(...asked).headers.get("authorization")) &&
      new Response("sound", { headers: { "content-type": "audio/wav" } });
    const { stream } = await downloadRecording(source("https://file.location/1"), { fetch });
    equal([await new Response(stream).text(), seen], ["sound", ["Bearer the-recording-token"]]);
  },
  "download: a host without https is refused before anything is sent": async () => {
    let asked = 0;
    const fetch = async () => new Response(String(++asked));
    const error = await rejection(downloadRecording(source("http://files.example.com/1"), { fetch }));
    equal([error.code, asked], ["ERR_REFUSED_HOST", 0]);
  },
  "download: a file larger than the limit errors, while it streams too": async () => {
    const tooMuch = new Blob(Array.from({ length: 10 }, () => new Uint8Array(1_000)));
    const fetch = async () => new Response(tooMuch.stream(), { headers: { "content-type": "audio/wav" } });
    const { stream } = await downloadRecording(source("https://file.location/1"), { fetch, maxBytes: 4_500 });
    equal((await rejection(readAll(stream))).code, "ERR_TOO_LARGE");
  },
  "download: what the call took with it is gone": async () => {
    const { outcome, platform, clock, call } = await recordedCall();
    await call.caller.hangUp();
    const error = await rejection(downloadRecording(outcome.recording, { fetch: platform.fetch, clock }));
    equal([error.code, error.status], ["ERR_GONE", 410]);
  },

  "Redacted: a secret shows itself to nobody but reveal": () => {
    const secret = new Redacted("hunter2");
    equal(
      [`${secret}`, secret + "", JSON.stringify({ secret })],
      ["[redacted]", "[redacted]", '{"secret":"[redacted]"}'],
    );
    equal([Object.keys(secret), Object.getOwnPropertyNames(secret), secret.reveal()], [[], [], "hunter2"]);
  },
};

/** Runs every check, one after another; one that throws, or does not end, is not ok. */
export async function run() {
  const results = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await ended(check());
      results.push({ name, ok: true });
    } catch (error) {
      results.push({
        name,
        ok: false,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
    }
  }
  return results;
}

/** The check's end; rejects when it takes longer than anything here could, as a promise that nobody settles would. */
async function ended(checked) {
  let timer;
  const late = new Promise(
    (_, reject) => (timer = setTimeout(() => reject(new Error("It did not end within 10 s")), 10_000)),
  );
  try {
    await Promise.race([checked, late]);
  } finally {
    clearTimeout(timer);
  }
}
