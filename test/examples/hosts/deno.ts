import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

declare const Deno: {
  serve(options: { port: number; onListen(): void }, handler: (request: Request) => Promise<Response>): unknown;
  env: { toObject(): Record<string, string> };
};

const bot = createWaitingBot(settingsOf(Deno.env.toObject()), report);
Deno.serve(
  { port: Number(Deno.env.toObject()["PORT"] ?? 3978), onListen: () => console.log("listening") },
  bot.receive,
);
