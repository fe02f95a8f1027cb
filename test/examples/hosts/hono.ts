import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

const bot = createWaitingBot(settingsOf(process.env), report);
const app = new Hono().post("/api/calls", (c) => bot.receive(c.req.raw));
serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3978) }, () => console.log("listening"));
