import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer, type TokenIssuer } from "../../src/platform/token-issuer.ts";
import {
  createWebhookReceiver,
  type NotificationContext,
  type Refusal,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from "../../src/webhook/index.ts";

export const clock: VirtualClock = createVirtualClock();
export const tokens: TokenIssuer = createTokenIssuer({ clock });
export const token: string = await tokens.sign();

/** Three finished recordings, distinguished by their clientContext. */
export const batch: string = JSON.stringify({
  "@odata.type": "#microsoft.graph.commsNotifications",
  value: ["one", "two", "three"].map((clientContext) => ({
    changeType: "deleted",
    resourceUrl:
      "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    resourceData: { "@odata.type": "#microsoft.graph.recordOperation", status: "completed", clientContext },
  })),
});

/** What a callback is, where it differs from a valid one. */
export interface Asked {
  method?: string;
  contentType?: string | null;
  body?: BodyInit | null;
  authorization?: string;
  headers?: Record<string, string>;
}

export function callback({
  method = "POST",
  contentType = "application/json",
  body = batch,
  authorization = `Bearer ${token}`,
  headers,
}: Asked = {}): Request {
  const all = new Headers({ authorization, ...headers });
  if (contentType !== null) all.set("content-type", contentType);
  const init = { method, headers: all, body: ["GET", "HEAD"].includes(method) ? null : body, duplex: "half" };
  return new Request("https://bot.example.com/callback", init as RequestInit);
}

/** A receiver that trusts `tokens`, and everything that it reported. */
export function setUp(options: Partial<WebhookReceiverOptions> = {}): {
  receiver: WebhookReceiver;
  handed: [ParsedNotification, NotificationContext][];
  refusals: Refusal[];
  errors: unknown[];
} {
  const handed: [ParsedNotification, NotificationContext][] = [];
  const refusals: Refusal[] = [];
  const errors: unknown[] = [];
  const receiver = createWebhookReceiver({
    appId: tokens.appId,
    clock,
    ...tokens.trust,
    onNotification: (notification, context) => void handed.push([notification, context]),
    onRefused: (refusal) => void refusals.push(refusal),
    onError: (error) => void errors.push(error),
    ...options,
  });
  return { receiver, handed, refusals, errors };
}

/** The clientContext of a record operation. */
export function contextOf(notification: ParsedNotification): string | undefined {
  return notification.kind === "recordOperation" ? notification.operation.clientContext : undefined;
}
