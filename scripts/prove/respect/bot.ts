import { EventEmitter, once } from "node:events";
import type { ParsedNotification } from "graph-record-response";
import { createKeySource, createWebhookReceiver, type WebhookReceiver } from "graph-record-response/webhook";
import { serve } from "../../lib/serve.ts";

/** A bot that receives callbacks and serves the notifications of recordings that it has received. */
export interface Bot {
  readonly callbackUrl: string;
  /** Answers with the notification for the query's `operationId`, once it has arrived. */
  readonly notificationUrl: string;
  /** Accepts callbacks from now on that are signed with these keys for this app. */
  trust(keys: string, appId: string): void;
  close(): Promise<void>;
}

export async function startBot(): Promise<Bot> {
  const recordings = new Map<string, object>();
  const arrivals = new EventEmitter();
  let receiver: WebhookReceiver | undefined;

  function onNotification(notification: ParsedNotification): void {
    if (notification.kind !== "recordOperation" || !notification.operationId) return;
    recordings.set(notification.operationId, resourceOf(notification));
    arrivals.emit(notification.operationId);
  }

  async function recordingOf(operationId: string): Promise<object | undefined> {
    if (!recordings.has(operationId)) await once(arrivals, operationId);
    return recordings.get(operationId);
  }

  const { origin, close } = await serve(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/notification") return Response.json(await recordingOf(searchParams.get("operationId") ?? ""));
    return receiver?.receive(request) ?? new Response(null, { status: 503 });
  });
  return {
    callbackUrl: `${origin}/api/calls`,
    notificationUrl: `${origin}/notification`,
    close,
    trust(url, appId) {
      receiver = createWebhookReceiver({
        appId,
        keys: createKeySource({ url, allowInsecureLoopback: true }),
        onNotification,
      });
    },
  };
}

/** The notification's resource, unredacted, with the last part of the recording's address as `recordingId`. */
function resourceOf({ raw }: ParsedNotification): object {
  const { resourceData } = raw.reveal() as { resourceData: { recordingLocation?: string } };
  return { ...resourceData, recordingId: resourceData.recordingLocation?.split("/").pop() };
}
