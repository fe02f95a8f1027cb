import { type RecordResponseRequest, tones } from "graph-record-response";
import {
  buildRecordResponseRequest,
  type CallPlatformOptions,
  type SimulatedCall,
} from "graph-record-response/testing";
import { callScenarios } from "./call-scenarios.ts";
import type { Scenario } from "./world.ts";

const urlOf = (callId: string, base = "beta/communications"): string =>
  `https://graph.microsoft.com/${base}/calls/${callId}/recordResponse`;
const body: RecordResponseRequest = buildRecordResponseRequest({ maxSilenceTimeoutInSeconds: 2 });

/** Starts a recording, reads it while it runs and afterwards, downloads the file if there is one, and ends the call. */
function recording(
  reason: string,
  act: (call: SimulatedCall) => Promise<void>,
  options: Scenario["options"] = {},
): Scenario {
  return {
    name: reason,
    options,
    async play({ call, received, ask, read }) {
      const { headers } = await ask(200, urlOf(call.id), { body });
      const location = headers.get("location") ?? "";
      if (!options.faults) await read(200, location); // A fault may end it at once.
      await act(call);
      await read(404, location);
      const [operation] = received;
      if (operation?.completionReason !== reason)
        throw new Error(`The recording ended as ${operation?.completionReason}, not as ${reason}`);
      const { recordingLocation: file, recordingAccessToken: token } = operation;
      if (!file || !token) return;
      await read(200, file, token.reveal());
      await read(401, file);
      await read(404, `${file}0`, token.reveal());
      await call.caller.hangUp();
      await read(410, file, token.reveal());
    },
  };
}

const failing = (reason: NonNullable<CallPlatformOptions["faults"]>[number] & string): Scenario =>
  recording(reason, ({ caller }) => caller.silent({ ms: 20_000 }), { faults: [reason] });

export const scenarios: readonly Scenario[] = [
  ...callScenarios,
  recording("stopToneDetected", async ({ caller }) => {
    await caller.speak({ ms: 3_000 });
    await caller.press(tones.pound);
  }),
  recording("maxRecordDurationReached", ({ caller }) => caller.speak({ ms: 20_000 })),
  recording("maxSilenceTimeout", async ({ caller }) => {
    await caller.speak({ ms: 3_000 });
    await caller.silent({ ms: 5_000 });
  }),
  recording("initialSilenceTimeout", ({ caller }) => caller.silent({ ms: 20_000 })),
  recording("operationCanceled", (call) => call.cancel()),
  ...(["playPromptFailed", "playBeepFailed", "mediaReceiveTimeout", "unspecifiedError"] as const).map(failing),
  {
    name: "what the platform refuses; without a request that has no token, as Redocly reports those whatever the answer",
    async play({ call, appHosted, ask }) {
      await ask(415, urlOf(call.id), { body, type: "text/plain" });
      await ask(400, urlOf(call.id), { body: { maxRecordDurationInSeconds: 121 } });
      await ask(400, urlOf(appHosted.id), { body });
      await call.caller.hangUp();
      await ask(404, urlOf(call.id), { body });
    },
  },
  {
    name: "what the bot accepts and refuses; without the platform's older format, as its shape is not published",
    async play({ callback }) {
      await callback(202, { body: { value: [] } });
      await callback(400, { body: "{" });
      await callback(413, { body: `"${"x".repeat(2 ** 20)}"` });
      await callback(415, { body: "hello", type: "text/plain" });
    },
  },
  {
    name: "v1.0, whose recordings have no completionReason",
    options: { version: "v1.0" },
    async play({ call, received, ask }) {
      await ask(200, urlOf(call.id, "v1.0/communications"), { body });
      await call.caller.silent({ ms: 20_000 });
      if (received.length !== 1) throw new Error(`The bot was notified of ${received.length} recordings, not of 1`);
    },
  },
  {
    name: "the old address",
    async play({ call, ask }) {
      await ask(200, urlOf(call.id, "beta/app"), { body });
      await call.caller.silent({ ms: 20_000 });
    },
  },
  {
    name: "a queue, and barging in",
    async play({ call, received, ask }) {
      for (const bargeInAllowed of [false, false, true])
        await ask(200, urlOf(call.id), { body: { ...body, bargeInAllowed } });
      await call.caller.silent({ ms: 20_000 });
      if (received.length !== 3) throw new Error(`The bot was notified of ${received.length} recordings, not of 3`);
    },
  },
  {
    name: "throttled",
    options: { faults: ["throttled"] },
    play: async ({ call, ask }) => void (await ask(429, urlOf(call.id), { body })),
  },
  {
    name: "serverError",
    options: { faults: ["serverError"] },
    play: async ({ call, ask }) => void (await ask(500, urlOf(call.id), { body })),
  },
  {
    name: "a bot of another app",
    options: { appId: "2c54f1ab-0000-4000-8000-000000000001" },
    async play({ call, received, ask }) {
      await ask(200, urlOf(call.id), { body });
      await call.caller.silent({ ms: 20_000 });
      if (received.length > 0) throw new Error("The bot accepted a callback for another app");
    },
  },
];
