import { after } from "next/server";
import { configuredBot } from "../../../../bot/configured.ts";

const bot = configuredBot(process.env);

/** `after` keeps a host that stops after the answer until the bot has done its work. */
export async function POST(request: Request): Promise<Response> {
  return (await bot).receive(request, { waitUntil: after });
}
