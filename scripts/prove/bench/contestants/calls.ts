import {
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  type OperationWaiter,
  type RecordingOutcome,
  recordAndWait,
} from "graph-record-response";
import {
  type CallPlatform,
  createCallPlatform,
  createTokenIssuer,
  createVirtualClock,
  type SimulatedCall,
  type VirtualClock,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { type Contestant, type Contestants, processorUs } from "../contestant.ts";

interface World {
  readonly clock: VirtualClock;
  readonly waiter: OperationWaiter;
  readonly platform: CallPlatform;
  /** Has the bot record in a call. */
  record(call: SimulatedCall): Promise<RecordingOutcome>;
}

function createWorld(): World {
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const waiter = createOperationWaiter({ clock });
  const onNotification = waiter.accept;
  const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, onNotification });
  const platform = createCallPlatform({ clock, tokens, callback: receiver.receive });
  const graph = createCallsClient({ accessToken: "opaque", clock, fetch: platform.fetch });
  const request = {
    playBeep: false,
    initialSilenceTimeoutInSeconds: 120,
    maxSilenceTimeoutInSeconds: 120,
    maxRecordDurationInSeconds: 120,
    stopTones: ["#"],
  } as const;
  let asked = 0;
  return {
    clock,
    waiter,
    platform,
    record(call) {
      const own = { ...request, stopTones: [...request.stopTones], clientContext: `recording-${++asked}` };
      return recordAndWait({ graph, waiter, callId: call.id, request: own });
    },
  };
}

/** How many calls are under way at a time. */
const together = 20;
const isAsked = ({ events }: SimulatedCall): boolean => events.some(({ kind }) => kind === "asked");

/** Calls that begin one after the other; in each the caller speaks and, when twenty others have begun, presses a key. */
function staggered(calls: number): Contestant {
  return () => async () => {
    const { clock, platform, record } = createWorld();
    const underWay: { call: SimulatedCall; outcome: Promise<RecordingOutcome> }[] = [];
    async function finish(): Promise<void> {
      const { call, outcome } = underWay.shift() as (typeof underWay)[number];
      await call.caller.press("#");
      const ended = await outcome;
      if (ended.kind !== "recorded") throw new Error(`A recording ended as ${ended.kind}`);
      const { stream } = await downloadRecording(ended.recording, { fetch: platform.fetch, clock });
      await new Response(stream).arrayBuffer();
      await call.end();
    }
    const beganUs = processorUs();
    for (let index = 0; index < calls; index += 1) {
      const call = platform.startCall();
      underWay.push({ call, outcome: record(call) });
      await call.until(isAsked);
      await call.caller.speak({ ms: 100 });
      if (underWay.length === together) await finish();
    }
    while (underWay.length > 0) await finish();
    return { ms: (processorUs() - beganUs) / 1_000 / calls };
  };
}

/** So many calls that record at a time, until the clock has run them all out. `overflows`: those that a full stack ended. */
function waiting(calls: number): Contestant {
  return () => async () => {
    const { clock, platform, record } = createWorld();
    console.warn = () => undefined; // of so many tickets
    let overflows = 0;
    let ended = 0;
    const count = (error: unknown): void => {
      if (!(error instanceof RangeError)) throw error;
      overflows += 1;
    };
    const outcomes = Array.from({ length: calls }, () =>
      record(platform.startCall()).then(() => void (ended += 1), count),
    );
    await clock.runAll().catch(count);
    if (overflows === 0) await Promise.all(outcomes);
    return { overflows: overflows > 0 ? calls - ended : 0 };
  };
}

export const contestants: Contestants = {
  "1,000 calls": staggered(1_000),
  "10,000 calls": staggered(10_000),
  "150,000 waiting calls": waiting(150_000),
};
