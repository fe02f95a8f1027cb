import { createCallPlatform, createTokenIssuer, createVirtualClock } from "graph-record-response/testing";
import { createWaitingBot } from "../bot/waiting.ts";

/** Plays a call to the bot in milliseconds; resolves to what the bot recorded, in bytes, and to the log of the call. */
export async function answeredCall(): Promise<{ recorded: number; log: string }> {
  let recorded = 0;
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const platform = createCallPlatform({
    clock,
    tokens,
    callback: (request): Promise<Response> => bot.receive(request),
  });
  const bot = createWaitingBot(
    {
      graph: { accessToken: "any", clock, fetch: platform.fetch },
      webhook: { appId: tokens.appId, clock, ...tokens.trust },
      download: { fetch: platform.fetch },
    },
    async (sound) => void (recorded = (await new Response(sound).arrayBuffer()).byteLength),
  );
  const call = platform.ring();
  await call.until(({ events }) => events.some(({ kind }) => kind === "promptStarted"));
  await call.caller.silent({ ms: 2_500 }); // the question and the beep
  await call.caller.speak({ ms: 3_000 });
  await call.caller.press("#");
  await call.until(({ ended }) => ended); // the bot hangs up
  return { recorded, log: call.events.map(({ kind }) => kind).join(" ") };
}
