import { expect, test } from "vitest";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { heapUsed } from "../support/heap.ts";

/** Recordings in one call: more than the 1,000 that a call keeps. */
const perCall = 1_250;

/** Bytes that are still referred to once everything that lets go a few turns later has done so. */
async function heapAtRest(): Promise<number> {
  heapUsed();
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return heapUsed();
}

test("PL-08 10,000 recordings one after the other keep nothing", { timeout: 300_000 }, async () => {
  const platform = createCallPlatform({
    clock: createVirtualClock(),
    tokens: { sign: async () => "word" },
    callback: async () => new Response(null, { status: 202 }),
  });

  async function recordCall(): Promise<void> {
    const call = platform.startCall();
    const request = {
      method: "POST",
      url: `https://graph.microsoft.com/beta/communications/calls/${call.id}/recordResponse`,
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: '{"stopTones":["#"],"playBeep":false}',
    };
    for (let index = 0; index < perCall; index += 1) {
      await platform.respond(request);
      await call.caller.press("#");
    }
    expect([call.events.length, call.recordings.length]).toEqual([1_000, 1_000]);
    await call.end();
  }

  await recordCall();
  await recordCall();
  const before = await heapAtRest();
  for (let recorded = 0; recorded < 10_000; recorded += perCall) await recordCall();
  const kept = (await heapAtRest()) - before;
  console.log(
    `PL-08 10,000 recordings one after the other, in 8 calls: ${(kept / 1_000).toFixed(0)} kB more on the heap`,
  );
  expect(kept).toBeLessThan(1_000_000);
  expect(platform.calls).toEqual([]);
});
