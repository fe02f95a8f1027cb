import { app, type HttpHandler } from "@azure/functions";
import { configuredBot } from "./bot/configured.ts";

const bot = configuredBot(process.env);

/** Answers once the work is done, as the host may stop afterwards. */
export const calls: HttpHandler = async (request) => {
  const work: Promise<unknown>[] = [];
  const { status, headers } = await (await bot).receive(request, {
    waitUntil: (each: Promise<unknown>) => work.push(each),
  });
  await Promise.all(work);
  return { status, headers };
};

app.http("calls", { route: "calls", methods: ["POST"], authLevel: "anonymous", handler: calls });
