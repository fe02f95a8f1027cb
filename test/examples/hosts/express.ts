import express from "express";
import { toNodeListener } from "graph-record-response/webhook";
import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

const app = express();
app.use(express.json()); // what it parsed is used; below the bot it would not read what strangers send
app.post("/api/calls", toNodeListener(createWaitingBot(settingsOf(process.env), report)));
app.listen(Number(process.env["PORT"] ?? 3978), () => console.log("listening"));
