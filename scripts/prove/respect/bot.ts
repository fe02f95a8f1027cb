import { EventEmitter, once } from "node:events";
import type { ParsedNotification } from "graph-record-response";
import { createKeySource, createWebhookReceiver, type WebhookReceiver } from "graph-record-response/webhook";
import { serve } from "../../lib/serve.ts";
import { notificationPath } from "./runnable.ts";

/** A bot that receives callbacks and serves the notifications of recordings that it has received. */
export interface Bot {
  readonly origin: string;
  readonly callbackUrl: string;
  /** Accepts callbacks from now on that are signed with these keys for this app. */
  trust(keys: string, appId: string): void;
  close(): Promise<void>;
}

export async function startBot(): Promise<Bot> {
  const batches = new Map<string, object>();
  const arrivals = new EventEmitter();
  let receiver: WebhookReceiver | undefined;

  function onNotification(notification: ParsedNotification): void {
    if (notification.kind !== "recordOperation" || !notification.operation.clientContext) return;
    batches.set(notification.operation.clientContext, { value: [shownToRunner(notification.raw.reveal())] });
    arrivals.emit(notification.operation.clientContext);
  }

  async function batchOf(correlationId: string): Promise<object | undefined> {
    if (!batches.has(correlationId)) await once(arrivals, correlationId);
    return batches.get(correlationId);
  }

  const { origin, close } = await serve(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === notificationPath) return Response.json(await batchOf(searchParams.get("correlationId") ?? ""));
    return receiver?.receive(request) ?? new Response(null, { status: 503 });
  });
  return {
    origin,
    callbackUrl: `${origin}/api/calls`,
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

/** The notification with the last part of the recording's address only: the runner puts it behind the contract's path. */
function shownToRunner(notification: unknown): unknown {
  return JSON.parse(JSON.stringify(notification), (name, value: unknown) =>
    name === "recordingLocation" ? String(value).split("/").pop() : value,
  );
}
