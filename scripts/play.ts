import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type CallsClient,
  createCallDispatcher,
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  type MediaPrompt,
  playPromptAndWait,
  type RecordingOutcome,
  type RecordResponseRequest,
  recordAndWait,
  tones,
} from "graph-record-response";
import { type CallPlatform, createCallPlatform, createTokenIssuer, readWavHeader } from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { run } from "./lib/command.ts";
import { type Handler, serve } from "./lib/serve.ts";
import { createTimeline } from "./lib/timeline.ts";
import { createTraffic } from "./lib/traffic.ts";

const usage = `Usage: npm start [-- --har FILE]

Plays a whole call with the built package, over HTTP on loopback: a user calls the bot, which answers, greets, asks for a
recording, is notified when the caller has pressed a stop tone, downloads the file, and hangs up. Prints every exchange.

  --har FILE  write the exchanges to this file, with tokens redacted
  --help      show this text

Exit codes: 0 every step matches the contract, 1 a step does not, 2 wrong usage.`;

const { watched, note, expect, finish } = createTimeline();
const { recorded, har } = createTraffic();
const tokens = createTokenIssuer();

async function main(): Promise<number> {
  const { har: file } = parseArgs({ options: { har: { type: "string" } } }).values;
  try {
    await play(file === undefined ? (handler) => handler : recorded);
    const code = finish();
    console.log("\nTo be the caller yourself, on a page in the browser: npm run mock");
    return code;
  } finally {
    if (file !== undefined) await writeFile(file, JSON.stringify(har(), null, 2));
  }
}

/** Plays the call; `kept` wraps the handlers of both sides. */
async function play(kept: (handler: Handler) => Handler): Promise<void> {
  let platform: CallPlatform | undefined;
  const answer = async (request: Request): Promise<Response> =>
    platform?.fetch(request) ?? new Response(null, { status: 503 });
  const host = await serve(kept(watched("bot", "platform", answer)));
  const { receive, finished } = createBot(
    createCallsClient({ accessToken: "the-bots-token-for-graph", baseUrl: host.origin }),
  );
  const bot = await serve(kept(watched("platform", "bot", receive)));
  platform = createCallPlatform({
    tokens,
    callback: `${bot.origin}/api/calls`,
    baseUrl: host.origin,
    promptMs: 400,
    beepMs: 200,
  });
  try {
    note("a user calls the bot");
    const call = platform.ring();
    const isListening = (): boolean => call.events.some(({ kind }) => kind === "listening");
    await Promise.race([call.until(isListening), finished]);
    note("caller: speaks for 1.5 s");
    await call.caller.speak({ ms: 1_500 });
    note("caller: presses #");
    await call.caller.press(tones.pound);
    expect("the call ended by", await finished, "The conversation has ended. DiagCode: 0#5001.@");
  } finally {
    platform.close();
    await Promise.all([host.close(), bot.close()]);
  }
}

const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;

function promptAt(uri: string): MediaPrompt {
  return { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri } };
}

/** The bot: what it receives callbacks with, and how its call ended. */
function createBot(graph: CallsClient): { receive: Handler; finished: Promise<string | undefined> } {
  const waiter = createOperationWaiter();
  let ended: { resolve(message: string | undefined): void; reject(error: unknown): void };
  const finished = new Promise<string | undefined>((resolve, reject) => {
    ended = { resolve, reject };
  });
  const calls = createCallDispatcher({
    onError: (error) => ended.reject(error),
    onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
    async onMediaActive({ callId }) {
      const greeting = promptAt("https://cdn.contoso.com/greeting.wav");
      const greeted = await playPromptAndWait({ graph, waiter, callId, request: { prompts: [greeting] } });
      expect("the greeting was", greeted.kind, "played");
      const question = promptAt("https://cdn.contoso.com/question.wav");
      const request = { prompts: [question], stopTones: [tones.pound] } satisfies RecordResponseRequest;
      await download(await recordAndWait({ graph, waiter, callId, request }));
      await graph.hangUp(callId);
    },
    onTerminated: ({ call }) => ended.resolve(call.resultInfo?.message),
  });
  const onNotification = [waiter.accept, calls.accept];
  return { receive: createWebhookReceiver({ appId: tokens.appId, ...tokens.trust, onNotification }).receive, finished };
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
