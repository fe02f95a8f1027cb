import {
  createCallDispatcher,
  createCallsClient,
  createContextCodec,
  downloadRecording,
  type ParsedNotification,
  recording,
  tones,
} from "graph-record-response";
import { createWebhookReceiver, type WebhookReceiver } from "graph-record-response/webhook";
import type { Settings } from "./settings.ts";

const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const prompts = ["name", "reason"].map((name) => {
  const mediaInfo = { uri: `https://cdn.contoso.com/${name}.wav` };
  return { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo } as const;
});

export interface ReactingBotOptions extends Settings {
  /** The same in every process: at least 32 random bytes, secret. */
  readonly contextKey: Uint8Array<ArrayBuffer>;
  /** True in one process alone, the first time that a key is given: `SET key 1 NX EX 86400` of Redis, say. */
  readonly first: (key: string) => boolean | Promise<boolean>;
  readonly understand: (question: number, sound: ReadableStream<Uint8Array>) => Promise<void>;
}

/** Asks two questions, and waits for nothing: any process goes on from the notification, by what its clientContext says. */
export async function createReactingBot({
  graph: graphOptions,
  webhook,
  download,
  contextKey,
  first,
  understand,
}: ReactingBotOptions): Promise<WebhookReceiver> {
  const graph = createCallsClient(graphOptions);
  const contexts = await createContextCodec({ keys: [{ id: "1", key: contextKey }], parse: questionOf });

  async function ask(callId: string, question: number): Promise<void> {
    const prompt = prompts[question];
    if (!prompt) return graph.hangUp(callId);
    const clientContext = await contexts.encode(callId, { question });
    await graph.recordResponse(callId, { prompts: [prompt], stopTones: [tones.pound], clientContext });
  }

  /** When something goes wrong the caller does not wait in silence; the error is printed, or goes to `onError`. */
  async function orHangUp(callId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await graph.hangUp(callId);
      throw error;
    }
  }

  async function goOn(notification: ParsedNotification): Promise<void> {
    if (notification.kind !== "recordOperation" || !notification.callId) return;
    const { callId, operation } = notification;
    if (!["completed", "failed"].includes(operation.status)) return;
    const context = await contexts.decode(notification);
    if (context.kind === "foreign") return; // of another's operation
    if (context.kind === "refused") throw new Error(`The clientContext is refused: ${context.reason}`); // another CONTEXT_KEY
    const { question } = context.value;
    if (!(await first(`${callId} question ${question}`))) return; // the notification came twice
    const end = recording.outcome(operation);
    if (end.kind === "recorded") await understand(question, (await downloadRecording(end.recording, download)).stream);
    else console.warn("No answer:", end); // prints no token
    await ask(callId, question + 1);
  }

  const calls = createCallDispatcher({
    claim: ({ callId, step }) => first(`${callId} ${step}`), // Graph notifies of `established` more than once
    onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
    onMediaActive: ({ callId }) => orHangUp(callId, () => ask(callId, 0)),
    otherwise: (notification) => orHangUp(notification.callId ?? "", () => goOn(notification)),
  });
  return createWebhookReceiver({ ...webhook, onNotification: calls.accept });
}

function questionOf(value: unknown): { question: number } {
  const { question } = value as { question: unknown };
  if (typeof question !== "number") throw new TypeError("A context of this bot has the number of a question");
  return { question };
}
