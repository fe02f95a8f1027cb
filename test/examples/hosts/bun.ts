import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

declare const Bun: {
  serve(options: { port: number; routes: object }): unknown;
  env: Record<string, string | undefined>;
};

const bot = createWaitingBot(settingsOf(Bun.env), report);
Bun.serve({ port: Number(Bun.env["PORT"] ?? 3978), routes: { "/api/calls": bot.receive } });
console.log("listening");
