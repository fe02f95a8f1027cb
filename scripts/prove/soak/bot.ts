import { createServer } from "node:http";
import {
  createCallDispatcher,
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  recordAndWait,
} from "../../../src/index.ts";
import { createKeySource, createWebhookReceiver, toNodeListener } from "../../../src/webhook/index.ts";
import type { Ledger } from "./ledger.ts";

const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const recordingsInACall = 3;
/** A recording takes two seconds; whatever is late, by a fault of the mock, has another ten. */
const timeoutMs = 15_000;

export interface BotOptions {
  readonly port: number;
  readonly origin: string;
  readonly keys: string;
  readonly appId: string;
  readonly ledger: Ledger;
}

/** A bot as the README shows it, with three questions, until it is stopped. Waits that are open then are interrupted. */
export async function startBot({ port, origin, keys, appId, ledger }: BotOptions): Promise<{ stop(): Promise<void> }> {
  const over = new AbortController();
  const graph = createCallsClient({ accessToken: "any", baseUrl: origin });
  const waiter = createOperationWaiter({ unclaimed: { maxAgeMs: 30_000 } });
  let asked = 0;

  async function question(callId: string): Promise<boolean> {
    const clientContext = `${port}-${process.hrtime.bigint()}-${++asked}`;
    const request = { stopTones: ["#"], playBeep: false, clientContext };
    ledger.asked(clientContext, callId);
    try {
      const outcome = await recordAndWait({ graph, waiter, callId, request, timeoutMs, signal: over.signal });
      if (outcome.kind === "recorded") {
        const { stream } = await downloadRecording(outcome.recording, { allowInsecureLoopback: true });
        await new Response(stream).arrayBuffer();
      }
      const isLost = outcome.kind === "timedOut";
      ledger.ended(clientContext, isLost ? "timedOut" : "settled", isLost ? outcome.why : outcome.kind);
      return !isLost;
    } catch (error) {
      ledger.ended(clientContext, over.signal.aborted ? "interrupted" : "refused", String(error));
      return false;
    }
  }

  const calls = createCallDispatcher({
    onIncomingCall: ({ callId }) =>
      graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }).catch(() => undefined),
    async onMediaActive({ callId }) {
      for (let turn = 0; turn < recordingsInACall && !over.signal.aborted; turn += 1)
        if (!(await question(callId))) break;
      await graph.hangUp(callId).catch(() => undefined);
    },
    otherwise(notification) {
      if (notification.kind === "recordOperation") ledger.heard(notification.operation.clientContext);
    },
  });
  const receiver = createWebhookReceiver({
    appId,
    keys: createKeySource({ url: keys, allowInsecureLoopback: true }),
    onNotification: [waiter.accept, calls.accept],
    onRefused: () => undefined,
  });
  const server = createServer(toNodeListener(receiver)).listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    async stop() {
      over.abort(new Error("The bot restarts"));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
