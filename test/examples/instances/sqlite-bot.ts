import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createCallDispatcher,
  createCallsClient,
  createContextCodec,
  downloadRecording,
  type ParsedNotification,
  recording,
  tones,
} from "graph-record-response";
import { createWebhookReceiver, toNodeListener } from "graph-record-response/webhook";
import { openInbox } from "./inbox.ts";
import { settingsOf } from "./settings.ts";

// Asks two questions, and waits for nothing. A callback is answered 202 once it is in a table; whichever instance takes it out
// goes on, by what the clientContext says, and when it dies meanwhile another does.

const settings = settingsOf(process.env);
const graph = createCallsClient(settings.graph);
const contexts = await createContextCodec({ keys: [{ id: "1", key: settings.key }], parse: questionOf });
const inbox = openInbox(
  process.env["DATABASE"] ?? "bot.sqlite",
  settings.key,
  Number(process.env["LEASE_MS"] ?? 15_000),
);
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const prompts = ["name", "reason"].map((name) => {
  const mediaInfo = { uri: `https://cdn.contoso.com/${name}.wav` };
  return { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo } as const;
});

async function ask(callId: string, question: number): Promise<void> {
  const prompt = prompts[question];
  if (!prompt) return graph.hangUp(callId);
  const clientContext = await contexts.encode(callId, { question });
  await graph.recordResponse(callId, { prompts: [prompt], stopTones: [tones.pound], clientContext });
}

async function goOn(notification: ParsedNotification): Promise<void> {
  if (notification.kind !== "recordOperation" || !notification.callId) return;
  const { callId, operation } = notification;
  const context = await contexts.decode(notification);
  if (context.kind !== "ours") return;
  const end = recording.outcome(operation);
  if (end.kind === "recorded") {
    const { stream } = await downloadRecording(end.recording, settings.download);
    console.log(`recorded ${(await new Response(stream).arrayBuffer()).byteLength} bytes`);
  }
  await ask(callId, context.value.question + 1);
}

const steps = createCallDispatcher({
  claim: ({ callId, step }) => inbox.first(`${callId} ${step}`),
  onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
  onMediaActive: ({ callId }) => ask(callId, 0),
});
const keep = Object.assign(
  (notification: ParsedNotification): void => {
    const isEnd =
      notification.kind === "recordOperation" && ["completed", "failed"].includes(notification.operation.status);
    if (isEnd) inbox.put(notification);
  },
  { acknowledge: "whenHandled" as const },
);
const receiver = createWebhookReceiver({ ...settings.webhook, onNotification: [keep, steps.accept] });
createServer(toNodeListener(receiver)).listen(settings.port, () => console.log("listening"));

for (;;) if (!(await inbox.workOnOne(goOn).catch(console.error))) await sleep(100);

function questionOf(value: unknown): { question: number } {
  const { question } = value as { question: unknown };
  if (typeof question !== "number") throw new TypeError("A context of this bot has the number of a question");
  return { question };
}
