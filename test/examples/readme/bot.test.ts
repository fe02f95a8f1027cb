import assert from "node:assert/strict";
import { test } from "node:test";
import { createCallPlatform, createTokenIssuer, createVirtualClock } from "graph-record-response/testing";
import type { WebhookReceiver } from "graph-record-response/webhook";
import { createBot } from "./bot.ts";

test("the bot records the answer and hangs up", async () => {
  let recorded = 0;
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const platform = createCallPlatform({
    clock,
    tokens,
    callback: (request): Promise<Response> => bot.receive(request),
  });
  const bot: WebhookReceiver = createBot(
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
  assert.ok(recorded > 3 * 32_000); // bytes of a WAV with what the caller said
});
