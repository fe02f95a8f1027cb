import { after } from "next/server";
import { configuredBot } from "../../../../bot/configured.ts";

let bot: ReturnType<typeof configuredBot> | undefined; // made by the first request: a build has no secrets

/** `after` keeps a host that stops after the answer until the bot has done its work. */
export async function POST(request: Request): Promise<Response> {
  bot ??= configuredBot(process.env);
  return (await bot).receive(request, { waitUntil: after });
}
