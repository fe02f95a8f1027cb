import { createServer } from "node:http";
import { toNodeListener } from "graph-record-response/webhook";
import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

const bot = createWaitingBot(settingsOf(process.env), report);
createServer(toNodeListener(bot)).listen(Number(process.env["PORT"] ?? 3978), () => console.log("listening"));
