import {
  createCallsClient,
  createOperationWaiter,
  downloadRecording,
  type RecordingOutcome,
  type RecordResponseRequest,
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
import { graphUrl } from "./graph.ts";

/** It lasts until the caller presses a key. */
const request: RecordResponseRequest = {
  playBeep: false,
  initialSilenceTimeoutInSeconds: 120,
  maxSilenceTimeoutInSeconds: 120,
  maxRecordDurationInSeconds: 120,
  stopTones: ["#"],
};

interface World {
  readonly clock: VirtualClock;
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
  let asked = 0;
  return {
    clock,
    platform,
    record(call) {
      const own = { ...request, clientContext: `recording-${++asked}` };
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

/** Time passes while so many calls record. `overflows`: 1 when the stack was full. */
function waiting(calls: number): Contestant {
  return () => async () => {
    const { platform } = createWorld();
    const body = JSON.stringify(request);
    const headers = { authorization: "Bearer opaque", "content-type": "application/json" };
    for (let index = 1; index < calls; index += 1) {
      const url = graphUrl(platform.startCall().id);
      const { status } = await platform.respond({ method: "POST", url, headers, body });
      if (status !== 200) throw new Error(`The platform answered ${status}`);
    }
    try {
      await platform.startCall().caller.silent({ ms: 100 });
      return { overflows: 0 };
    } catch (error) {
      if (error instanceof RangeError) return { overflows: 1 };
      throw error;
    }
  };
}

export const contestants: Contestants = {
  "1,000 calls": staggered(1_000),
  "10,000 calls": staggered(10_000),
  "150,000 waiting calls": waiting(150_000),
};
