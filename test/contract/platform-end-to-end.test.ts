import { describe, expect, test } from "vitest";
import { type CallsClient, createCallsClient } from "../../src/bot/client/client.ts";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import { createOperationWaiter, type OperationWaiter } from "../../src/bot/waiting/waiter.ts";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
} from "../../src/platform/call/call-platform.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { createKeySource, createWebhookReceiver, type Refusal } from "../../src/webhook/index.ts";
import { prompts } from "../support/platform.ts";
import { bytesOf } from "../support/recordings.ts";

interface World {
  readonly clock: VirtualClock;
  readonly platform: CallPlatform;
  readonly graph: CallsClient;
  readonly waiter: OperationWaiter;
  readonly refused: Refusal[];
}

/** The whole package and the platform, connected by fetch handlers alone; the receiver's keys come over HTTP. */
function createWorld(options: Partial<CallPlatformOptions> = {}): World {
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const waiter = createOperationWaiter({ clock });
  const refused: Refusal[] = [];
  const receiver = createWebhookReceiver({
    appId: tokens.appId,
    clock,
    keys: createKeySource({ url: tokens.configurationUrl, fetch: tokens.fetch, clock }),
    onNotification: waiter.accept,
    onRefused: (refusal) => void refused.push(refusal),
  });
  const platform = createCallPlatform({ clock, tokens, callback: receiver.receive, ...options });
  const graph = createCallsClient({ accessToken: "any", clock, fetch: platform.fetch });
  return { clock, platform, graph, waiter, refused };
}

describe("PL-04 PL-06 PL-07 a recording from the request to the file", () => {
  test("requested, ended by a stop tone, notified, downloaded", async () => {
    const { clock, platform, graph, waiter, refused } = createWorld();
    const call = platform.startCall();
    using ticket = waiter.expect({ callId: call.id, clientContext: "greeting-1" });
    ticket.answered(await graph.recordResponse(call.id, { prompts, stopTones: ["#"], clientContext: "greeting-1" }));
    await call.caller.silent({ ms: 2_000 });
    await call.caller.speak({ ms: 3_000 });
    await call.caller.press("#");

    const outcome = await ticket.outcome();
    if (outcome.kind !== "recorded") throw new Error(`It ended as ${outcome.kind}`);
    expect(outcome.operation).toMatchObject({
      status: "completed",
      completionReason: "stopToneDetected",
      clientContext: "greeting-1",
    });
    const { stream, contentType } = await downloadRecording(outcome.recording, { fetch: platform.fetch, clock });
    const file = await bytesOf(stream);
    expect([contentType, readWavHeader(file)?.seconds, file.byteLength]).toEqual([
      "application/octet-stream",
      3,
      96_044,
    ]);

    await call.caller.hangUp();
    await expect(downloadRecording(outcome.recording, { fetch: platform.fetch, clock })).rejects.toMatchObject({
      code: "ERR_GONE",
      status: 410,
    });
    expect([refused, clock.pending, waiter.stats.dropped]).toEqual([[], 0, 0]);
  });

  test("a bot that asks again behind its 202", async () => {
    const { platform, graph, waiter, clock } = createWorld();
    const call = platform.startCall();
    const sizes: number[] = [];
    const bot = (async () => {
      for (const request of [
        { stopTones: ["1"] },
        { bargeInAllowed: true, maxRecordDurationInSeconds: 2 },
      ] satisfies RecordResponseRequest[]) {
        const outcome = await recordAndWait({ graph, waiter, callId: call.id, request });
        if (outcome.kind !== "recorded") throw new Error(`It ended as ${outcome.kind}`);
        sizes.push(
          (await bytesOf((await downloadRecording(outcome.recording, { fetch: platform.fetch, clock })).stream))
            .byteLength,
        );
      }
    })();
    const asked = (count: number) =>
      call.until(({ events }) => events.filter(({ kind }) => kind === "asked").length === count);
    await asked(1);
    await call.caller.silent({ ms: 500 });
    await call.caller.speak({ ms: 1_000 });
    await call.caller.press("1");
    await asked(2);
    await call.caller.speak({ ms: 5_000 });
    await call.until(() => sizes.length === 2);
    await bot;
    expect(sizes).toEqual([32_044, 64_044]);
  });

  test.each([
    { earlyEnd: "unnotified" as const, kind: "callEnded" },
    { earlyEnd: "canceled" as const, kind: "failed" },
  ])("PL-05 NT-11 the caller hangs up, $earlyEnd: $kind", async ({ earlyEnd, kind }) => {
    const { platform, graph, waiter, clock } = createWorld({ earlyEnd });
    const call = platform.startCall();
    const outcome = recordAndWait({ graph, waiter, callId: call.id });
    await call.until(({ events }) => events.some((event) => event.kind === "asked"));
    await call.caller.speak({ ms: 1_000 });
    await call.caller.hangUp();
    await clock.advance(2_000);
    expect((await outcome).kind).toBe(kind);
  });

  test("PL-09 NT-12 a lost notification ends as timedOut", async () => {
    const { platform, graph, waiter, clock } = createWorld({ faults: ["lost"] });
    const call = platform.startCall();
    const outcome = recordAndWait({ graph, waiter, callId: call.id, timeoutMs: 30_000 });
    await call.until(({ events }) => events.some((event) => event.kind === "asked"));
    await call.caller.silent({ ms: 30_000 });
    await clock.advance(0);
    expect((await outcome).kind).toBe("timedOut");
  });

  test("PL-09 NT-10 a completion that comes before the slow answer to its request", async () => {
    const { platform, graph, waiter, clock } = createWorld({ faults: [{ name: "slow", ms: 20_000 }] });
    const call = platform.startCall();
    const outcome = recordAndWait({ graph, waiter, callId: call.id });
    await call.until(({ events }) => events.some((event) => event.kind === "asked"));
    await call.caller.speak({ ms: 6_000 });
    expect(call.events.at(-1)).toMatchObject({ kind: "notified", verdict: "taken" });
    await clock.advance(14_000);
    expect((await outcome).kind).toBe("recorded");
  });
});
