import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  type RecordingOutcome,
  tones,
} from "graph-record-response";
import {
  buildRecordResponseRequest,
  type CallPlatform,
  createCallPlatform,
  createTokenIssuer,
  readWavHeader,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { run } from "./lib/command.ts";
import { type Handler, serve } from "./lib/serve.ts";
import { createTimeline } from "./lib/timeline.ts";
import { createTraffic } from "./lib/traffic.ts";

const usage = `Usage: npm start [-- --har FILE]

Plays the reference's scenario with the built package, over HTTP on loopback: a bot asks for a recording, the caller speaks and
presses a stop tone, the bot is notified and downloads the file. Prints every exchange.

  --har FILE  write the exchanges to this file, with tokens redacted
  --help      show this text

Exit codes: 0 every step matches the contract, 1 a step does not, 2 wrong usage.`;

const { watched, note, expect, finish } = createTimeline();
const { recorded, har } = createTraffic();
const tokens = createTokenIssuer();
const waiter = createOperationWaiter();
const receiver = createWebhookReceiver({ appId: tokens.appId, ...tokens.trust, onNotification: waiter.accept });

async function main(): Promise<number> {
  const { har: file } = parseArgs({ options: { har: { type: "string" } } }).values;
  try {
    await play(file === undefined ? (handler) => handler : recorded);
    return finish();
  } finally {
    if (file !== undefined) await writeFile(file, JSON.stringify(har(), null, 2));
  }
}

/** Plays the scenario; `kept` wraps the handlers of both sides. */
async function play(kept: (handler: Handler) => Handler): Promise<void> {
  const bot = await serve(kept(watched("platform", "bot", receiver.receive)));
  let platform: CallPlatform | undefined;
  const answer = async (request: Request): Promise<Response> =>
    platform?.fetch(request) ?? new Response(null, { status: 503 });
  const host = await serve(kept(watched("bot", "platform", answer)));
  platform = createCallPlatform({
    tokens,
    callback: `${bot.origin}/api/calls`,
    baseUrl: host.origin,
    promptMs: 400,
    beepMs: 200,
  });
  try {
    await record(platform, host.origin);
  } finally {
    platform.close();
    await Promise.all([host.close(), bot.close()]);
  }
}

async function record(platform: CallPlatform, origin: string): Promise<void> {
  const graph = createCallsClient({ accessToken: "the-bots-token-for-graph", baseUrl: origin });
  const request = buildRecordResponseRequest({ clientContext: crypto.randomUUID() });
  const { id: callId, caller } = platform.startCall();

  const ticket = waiter.expect({ callId, clientContext: request.clientContext, request });
  const answer = await graph.recordResponse(callId, request);
  expect("the answer is pending", answer.kind, "pending");
  expect("the operation is running", answer.operation?.status, "running");
  expect("clientContext came back", answer.operation?.clientContext, request.clientContext);
  expect(
    "Location names the operation",
    answer.location,
    `${origin}/beta/communications/calls/${callId}/operations/${answer.operationId}`,
  );
  ticket.answered(answer);

  note("caller: listens to the prompt and the beep");
  await caller.silent({ ms: 700 });
  note("caller: speaks for 1.5 s");
  await caller.speak({ ms: 1_500 });
  note("caller: presses #");
  await caller.press(tones.pound);
  await download(await ticket.outcome());
}

async function download(outcome: RecordingOutcome): Promise<void> {
  expect("there is a recording", outcome.kind, "recorded");
  if (outcome.kind !== "recorded") return;
  expect("a stop tone ended it", outcome.operation.completionReason, "stopToneDetected");
  const { stream, contentType } = await downloadRecording(outcome.recording, { allowInsecureLoopback: true });
  expect("the file is opaque bytes", contentType, "application/octet-stream");
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const header = readWavHeader(bytes);
  expect(
    "the file is a WAV of 16 kHz, mono, 16 bit",
    [header?.sampleRate, header?.channels, header?.bitsPerSample].join(),
    "16000,1,16",
  );
  expect("the file is as long as its header says", bytes.length, 44 + (header?.dataBytes ?? 0));
  expect("the file contains the caller's answer", (header?.seconds ?? 0) >= 1.5, true);
  note(`bot: downloaded ${bytes.length.toLocaleString("en")} bytes, ${header?.seconds.toFixed(2)} s of audio`);
}

await run(usage, main);
