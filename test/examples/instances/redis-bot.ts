import { createServer } from "node:http";
import { createClient } from "@redis/client";
import {
  createCallDispatcher,
  createCallsClient,
  downloadRecording,
  type RecordingOutcome,
  tones,
} from "graph-record-response";
import { createRedisWaiter, handleOnce, recordAndHandle, type SharedTicket } from "graph-record-response/redis";
import { createWebhookReceiver, toNodeListener } from "graph-record-response/webhook";
import { settingsOf } from "./settings.ts";

// Takes a call, asks a question, and waits for the answer. Any number of instances share one callback and one Redis: each step
// of a call is done by one of them, and when one dies another goes on with what it waited for.

const settings = settingsOf(process.env);
const graph = createCallsClient(settings.graph);
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const mediaInfo = { uri: "https://cdn.contoso.com/question.wav" };
const question = { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo } as const;
const request = { prompts: [question], stopTones: [tones.pound], maxRecordDurationInSeconds: 30 };

/** Knows nothing but its arguments, as another instance may have asked. */
async function handle(outcome: RecordingOutcome, { callId, mayBeHandled }: SharedTicket): Promise<void> {
  try {
    if (mayBeHandled) return; // by one that died: what is done here must not be done twice
    if (outcome.kind !== "recorded") return console.log("no answer:", outcome.kind);
    const { stream } = await downloadRecording(outcome.recording, settings.download);
    console.log(`recorded ${(await new Response(stream).arrayBuffer()).byteLength} bytes`);
  } finally {
    await graph.hangUp(callId).catch(() => undefined);
  }
}

const waiter = await createRedisWaiter({
  client: createClient({ url: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379" }),
  keys: [{ id: "1", key: settings.key }],
  leaseMs: Number(process.env["LEASE_MS"] ?? 15_000),
  onOrphan: (ticket) => ticket.kind === "recordOperation" && handleOnce(ticket, handle),
});
const calls = createCallDispatcher({
  claim: waiter.claim,
  onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
  onMediaActive({ callId }) {
    console.log("asking");
    return recordAndHandle({ graph, waiter, callId, request, handle });
  },
  onError: (error) => (error as Error).name === "AbortError" || console.error(error), // another goes on
});
const receiver = createWebhookReceiver({ ...settings.webhook, onNotification: [waiter.accept, calls.accept] });
const server = createServer(toNodeListener(receiver)).listen(settings.port, () => console.log("listening"));

process.once("SIGTERM", async () => {
  await new Promise((closed) => server.close(closed)); // no callback comes any more
  await waiter.close(); // the others go on with what is open
  process.exit();
});
