import { EventEmitter, once } from "node:events";
import type { ParsedNotification } from "graph-record-response";
import { createKeySource, createWebhookReceiver, type WebhookReceiver } from "graph-record-response/webhook";
import { serve } from "../../lib/serve.ts";
import { notificationPath } from "./runnable.ts";

/** A bot that receives callbacks, and serves each notification of a call or an operation that it has received, once. */
export interface Bot {
  readonly origin: string;
  readonly callbackUrl: string;
  /** Accepts callbacks from now on that are signed with these keys for this app. */
  trust(keys: string, appId: string): void;
  /** Has a call come in once a notification of one is asked for. */
  ringWith(ring: () => Promise<unknown>): void;
  close(): Promise<void>;
}

export async function startBot(): Promise<Bot> {
  const kept = new Map<string, object[]>();
  const arrivals = new EventEmitter();
  let receiver: WebhookReceiver | undefined;
  let ring: (() => Promise<unknown>) | undefined;

  function onNotification(notification: ParsedNotification): void {
    const place = placeOf(notification);
    if (place === undefined) return;
    kept.set(place, [...(kept.get(place) ?? []), { value: [shownToRunner(notification.raw.reveal())] }]);
    arrivals.emit(place);
  }

  /** The oldest that is kept there, once there is one. */
  async function next(place: string): Promise<object | undefined> {
    while (!kept.get(place)?.length) await once(arrivals, place);
    return kept.get(place)?.shift();
  }

  async function nextOfCalls(): Promise<object | undefined> {
    const coming = ring?.();
    ring = undefined;
    await coming;
    return next(ofCalls);
  }

  const { origin, close } = await serve(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== notificationPath) return receiver?.receive(request) ?? new Response(null, { status: 503 });
    const clientContext = searchParams.get("correlationId");
    return Response.json(await (clientContext ? next(`operation ${clientContext}`) : nextOfCalls()));
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
    ringWith(given) {
      ring = given;
    },
  };
}

const ofCalls = "calls";

/** Notifications of operations are kept by their clientContext, those of calls in one place. */
function placeOf(notification: ParsedNotification): string | undefined {
  if (notification.kind === "call") return ofCalls;
  if (!("operation" in notification) || !notification.operation.clientContext) return undefined;
  return `operation ${notification.operation.clientContext}`;
}

/** The notification with the last part of the recording's address only: the runner puts it behind the contract's path. */
function shownToRunner(notification: unknown): unknown {
  return JSON.parse(JSON.stringify(notification), (name, value: unknown) =>
    name === "recordingLocation" ? String(value).split("/").pop() : value,
  );
}
