import { EventEmitter, once } from "node:events";
import type { ParsedNotification } from "graph-record-response";
import { createKeySource, createWebhookReceiver, type WebhookReceiver } from "graph-record-response/webhook";
import { serve } from "../../lib/serve.ts";

/** A bot that takes callbacks, and tells whoever asks which recording it heard of. */
export interface Bot {
  readonly callbackUrl: string;
  /** Gives the notification that names the query's `operationId`, waiting for it. */
  readonly heardUrl: string;
  /** Takes callbacks from now on that are signed with these keys for this app. */
  trust(keys: string, appId: string): void;
  close(): Promise<void>;
}

export async function startBot(): Promise<Bot> {
  const recordings = new Map<string, object>();
  const news = new EventEmitter();
  let receiver: WebhookReceiver | undefined;

  function hear(notification: ParsedNotification): void {
    if (notification.kind !== "recordOperation" || !notification.operationId) return;
    recordings.set(notification.operationId, resourceOf(notification));
    news.emit(notification.operationId);
  }

  async function heardOf(operationId: string): Promise<object | undefined> {
    if (!recordings.has(operationId)) await once(news, operationId);
    return recordings.get(operationId);
  }

  const { origin, close } = await serve(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/heard") return Response.json(await heardOf(searchParams.get("operationId") ?? ""));
    return receiver?.receive(request) ?? new Response(null, { status: 503 });
  });
  return {
    callbackUrl: `${origin}/api/calls`,
    heardUrl: `${origin}/heard`,
    close,
    trust(url, appId) {
      receiver = createWebhookReceiver({
        appId,
        keys: createKeySource({ url, allowInsecureLoopback: true }),
        onNotification: hear,
      });
    },
  };
}

/** What the notification told, in plain text, with the last part of the recording's address as its id. */
function resourceOf({ raw }: ParsedNotification): object {
  const { resourceData } = raw.reveal() as { resourceData: { recordingLocation?: string } };
  return { ...resourceData, recordingId: resourceData.recordingLocation?.split("/").pop() };
}
