import type { WebhookReceiver } from "graph-record-response/webhook";
import { configuredBot } from "./bot/configured.ts";

interface Context {
  waitUntil(work: Promise<unknown>): void;
}

let bot: Promise<WebhookReceiver> | undefined;

export default {
  async fetch(request: Request, environment: Record<string, string>, context: Context): Promise<Response> {
    bot ??= configuredBot(environment); // in production with a Durable Object, or a store, that says what came first
    return (await bot).receive(request, context);
  },
};
