import fastify from "fastify";
import { toNodeListener } from "graph-record-response/webhook";
import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

const listener = toNodeListener(createWaitingBot(settingsOf(process.env), report));
const app = fastify();
app.post("/api/calls", (request, reply) => {
  reply.hijack();
  listener(request, reply.raw);
});
await app.listen({ host: "0.0.0.0", port: Number(process.env["PORT"] ?? 3978) });
console.log("listening");
