import type { LambdaFunctionURLHandler } from "aws-lambda";
import { fromLambdaEvent } from "graph-record-response/webhook";
import { configuredBot } from "./bot/configured.ts";

const bot = configuredBot(process.env);

/** Behind a function URL. Answers once the work is done, as Lambda stops afterwards. */
export const handler: LambdaFunctionURLHandler = async (event) => {
  const work: Promise<unknown>[] = [];
  const request = fromLambdaEvent(event);
  const { status, headers } = await (await bot).receive(request, {
    waitUntil: (each: Promise<unknown>) => work.push(each),
  });
  await Promise.all(work);
  return { statusCode: status, headers: Object.fromEntries(headers) };
};
