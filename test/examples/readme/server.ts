import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { toNodeListener } from "graph-record-response/webhook";
import { createBot } from "./bot.ts";

const { PORT = "3978", MICROSOFT_APP_ID = "", GRAPH_TOKEN = "" } = process.env;
const bot = createBot({ accessToken: GRAPH_TOKEN }, { appId: MICROSOFT_APP_ID }, async (sound) => {
  await writeFile("answer.wav", sound); // for this demonstration alone: a caller's recording may not be kept
  console.log("recorded answer.wav");
});
createServer(toNodeListener(bot)).listen(Number(PORT), () => console.log("listening"));
