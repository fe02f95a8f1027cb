import {
  type CallsClientOptions,
  createCallDispatcher,
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  recordAndWait,
} from "graph-record-response";
import { createWebhookReceiver, type WebhookReceiverOptions } from "graph-record-response/webhook";

const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const mediaInfo = { uri: "https://cdn.contoso.com/question.wav" };
const question = { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo } as const;

export function createBot(
  graphOptions: CallsClientOptions,
  webhookOptions: Omit<WebhookReceiverOptions, "onNotification">,
  understand: (sound: ReadableStream<Uint8Array>) => Promise<void>,
) {
  const graph = createCallsClient(graphOptions);
  const waiter = createOperationWaiter({ clock: graphOptions.clock });
  const calls = createCallDispatcher({
    onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
    async onMediaActive({ callId }) {
      const request = { prompts: [question], stopTones: ["#"], maxRecordDurationInSeconds: 30 };
      try {
        const outcome = await recordAndWait({ graph, waiter, callId, request });
        if (outcome.kind === "callEnded") return; // the caller hung up
        if (outcome.kind !== "recorded") return console.warn("No answer:", outcome); // silent, failed, timed out; prints no token
        await understand((await downloadRecording(outcome.recording, { fetch: graphOptions.fetch })).stream);
      } finally {
        await graph.hangUp(callId).catch(() => undefined); // also when something failed: nobody waits in silence
      }
    },
  });
  return createWebhookReceiver({ ...webhookOptions, onNotification: [waiter.accept, calls.accept] });
}
