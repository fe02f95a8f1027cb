import assert from "node:assert/strict";
import { test } from "node:test";
import { createCallPlatform, createTokenIssuer, createVirtualClock } from "graph-record-response/testing";
import { createBot } from "./bot.ts";

test("the bot records the answer and hangs up", async () => {
  let recorded = 0; // bytes
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const callback = (request: Request): Promise<Response> => bot.receive(request);
  const platform = createCallPlatform({ clock, tokens, callback });
  const bot = createBot(
    { accessToken: "any", clock, fetch: platform.fetch },
    { appId: tokens.appId, clock, ...tokens.trust },
    async (stream) => void (recorded = (await new Response(stream).arrayBuffer()).byteLength),
  );
  const call = platform.ring();
  await call.until(({ events }) => events.some(({ kind }) => kind === "promptStarted"));
  await call.caller.silent({ ms: 2_500 }); // the question and the beep
  await call.caller.speak({ ms: 3_000 });
  await call.caller.press("#");
  await call.until(({ ended }) => ended); // the bot hangs up
  assert.ok(recorded > 3 * 32_000); // 16 kHz, 16 bit
});
