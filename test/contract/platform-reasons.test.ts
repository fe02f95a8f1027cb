import { describe, expect, test } from "vitest";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import { createWav, type WavSegment } from "../../src/platform/audio/wav.ts";
import type { CallPlatformOptions } from "../../src/platform/call/call-platform.ts";
import { prompts, type Simulation, simulate } from "../support/platform.ts";

const location = expect.stringMatching(/^https:\/\/file\.location\/recordings\/[0-9a-f-]{36}$/) as unknown;
const token = expect.stringMatching(/^simulated-[0-9a-f]{64}$/) as unknown;
const completed = { status: "completed", recordingLocation: location, recordingAccessToken: token };
const failed = { status: "failed", recordingLocation: "" };
const longest = { resultInfo: { code: 200, subcode: 8515, message: "Action completed, max record duration reached." } };
const cancelled = { resultInfo: { code: 400, subcode: 8508, message: "Action failed, the operation was cancelled." } };

type Options = Omit<Partial<CallPlatformOptions>, "callback">;

interface Row {
  readonly reason: string;
  readonly by: string;
  readonly request?: RecordResponseRequest;
  readonly options?: Options;
  readonly act: (simulation: Simulation) => Promise<unknown>;
  readonly expected: object;
}

const wait = ({ call }: Simulation): Promise<void> => call.caller.silent({ ms: 20_000 });
const serving = (body: BodyInit | null, status = 200) => ({ fetchPrompt: async () => new Response(body, { status }) });

const rows: readonly Row[] = [
  {
    reason: "stopToneDetected",
    by: "a stop tone",
    request: { stopTones: ["#"] },
    expected: completed,
    act: async ({ call }) => {
      await call.caller.speak({ ms: 2_000 });
      await call.caller.press("#");
    },
  },
  {
    reason: "maxRecordDurationReached",
    by: "speaking on",
    act: ({ call }) => call.caller.speak({ ms: 5_000 }),
    expected: { ...completed, ...longest },
  },
  {
    reason: "maxSilenceTimeout",
    by: "a pause",
    request: { maxSilenceTimeoutInSeconds: 2 },
    expected: completed,
    act: async ({ call }) => {
      await call.caller.speak({ ms: 1_000 });
      await call.caller.silent({ ms: 2_000 });
    },
  },
  {
    reason: "initialSilenceTimeout",
    by: "silence",
    act: ({ call }) => call.caller.silent({ ms: 5_000 }),
    expected: failed,
  },
  {
    reason: "operationCanceled",
    by: "cancelling",
    act: ({ call }) => call.cancel(),
    expected: { ...failed, ...cancelled },
  },
  {
    reason: "operationCanceled",
    by: "barging in",
    expected: { ...failed, ...cancelled },
    act: async (simulation) => {
      await simulation.record({ bargeInAllowed: true, clientContext: "another" });
      await simulation.call.caller.silent({ ms: 0 });
    },
  },
  {
    reason: "playPromptFailed",
    by: "a named fault",
    request: { prompts },
    options: { faults: ["playPromptFailed"] },
    act: wait,
    expected: failed,
  },
  {
    reason: "playPromptFailed",
    by: "a host that has no prompt",
    request: { prompts },
    options: serving("no", 404),
    act: wait,
    expected: failed,
  },
  {
    reason: "playPromptFailed",
    by: "a host that serves a page",
    request: { prompts },
    options: serving("<html>"),
    act: wait,
    expected: failed,
  },
  {
    reason: "playBeepFailed",
    by: "a named fault",
    request: { playBeep: true },
    options: { faults: ["playBeepFailed"] },
    act: wait,
    expected: failed,
  },
  {
    reason: "mediaReceiveTimeout",
    by: "a named fault",
    options: { faults: ["mediaReceiveTimeout"] },
    act: wait,
    expected: failed,
  },
  {
    reason: "unspecifiedError",
    by: "a named fault",
    options: { faults: ["unspecifiedError"] },
    act: wait,
    expected: failed,
  },
  { reason: "none", by: "a named fault", options: { faults: ["none"] }, act: wait, expected: failed },
];

describe.each(["beta", "v1.0"] as const)(
  "PL-04 OP-03 every completionReason is reached by its means, in %s",
  (version) => {
    test.each(rows)("$reason by $by", async ({ reason, request, options, act, expected }) => {
      const simulation = simulate({ version, ...options });
      const { call, record, delivered } = simulation;
      const { body } = await record({ clientContext: "greeting-1", ...request });
      await act(simulation);
      expect(delivered).toHaveLength(1);
      const resource = `/communications/calls/${call.id.replaceAll("-", "").toUpperCase()}/operations/${String(body.id).replaceAll("-", "").toUpperCase()}`;
      expect(delivered[0]).toMatchObject({ changeType: "deleted", resourceUrl: resource });
      expect(delivered[0]?.data).toStrictEqual({
        "@odata.type": "#microsoft.graph.recordOperation",
        "@odata.id": resource,
        "@odata.etag": 'W/"54451"',
        id: body.id,
        clientContext: "greeting-1",
        ...expected,
        ...(version === "beta" && { completionReason: reason }),
      });
    });
  },
);

test("PL-04 all ten reasons of the contract are among them", () => {
  expect([...new Set(rows.map(({ reason }) => reason))].sort()).toEqual([
    "initialSilenceTimeout",
    "maxRecordDurationReached",
    "maxSilenceTimeout",
    "mediaReceiveTimeout",
    "none",
    "operationCanceled",
    "playBeepFailed",
    "playPromptFailed",
    "stopToneDetected",
    "unspecifiedError",
  ]);
});

test("OP-01 without a clientContext the notification has none", async () => {
  const { record, call, delivered } = simulate();
  await record({ clientContext: null });
  await call.cancel();
  expect(delivered[0]?.data).not.toHaveProperty("clientContext");
});

describe("RR-06 PL-04 a prompt that is fetched is played for as long as it is", () => {
  const listening = async (options: Options): Promise<number | undefined> => {
    const { record, call } = simulate(options);
    await record({ prompts });
    await call.caller.silent({ ms: 4_000 });
    return call.events.find(({ kind }) => kind === "listening")?.atMs;
  };
  const wav = (segments: readonly WavSegment[]): ReadableStream<Uint8Array> => createWav({ segments }).stream();

  test("of 2.5 s", async () => {
    expect(await listening(serving(wav([{ kind: "speech", ms: 2_500 }])))).toBe(2_500);
  });

  test("a part of a millisecond counts whole", async () => {
    expect(await listening(serving(wav([{ kind: "speech", samples: 16_001 }])))).toBe(1_001);
  });

  test("in pieces of one byte, read no further than its header", async () => {
    let read = 0;
    const bytes = [...createWav({ segments: [{ kind: "speech", ms: 1_000 }] }).chunks()].flatMap((chunk) => [...chunk]);
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(Uint8Array.of(bytes[read++] ?? 0)) },
      { highWaterMark: 0 },
    );
    expect(await listening(serving(body))).toBe(1_000);
    expect(read).toBe(44);
  });

  test("the platform asks for the prompt's own address, when the recording's turn comes, and not before", async () => {
    const asked: string[] = [];
    const { record, call } = simulate({
      fetchPrompt: async (url) => {
        asked.push(`${call.events.at(-1)?.atMs} ${url}`);
        return new Response(wav([{ kind: "speech", ms: 500 }]));
      },
    });
    await record({ initialSilenceTimeoutInSeconds: 3 });
    await record({ prompts });
    expect(asked).toEqual([]);
    await call.caller.silent({ ms: 5_000 });
    expect(asked).toEqual(["3000 https://cdn.example.com/hello.wav"]);
  });

  test.each([
    { why: "8 kHz", at: 24, bytes: [0x40, 0x1f] },
    { why: "stereo", at: 22, bytes: [2] },
    { why: "24 bit", at: 34, bytes: [24] },
  ])("a wav of $why is unusable", async ({ at, bytes }) => {
    const [header] = createWav({ segments: [{ kind: "speech", ms: 1_000 }] }).chunks();
    header?.set(bytes, at);
    expect(await listening(serving(header as Uint8Array<ArrayBuffer>))).toBeUndefined();
  });

  test("a host that does not answer within 10 s has none", async () => {
    const { record, call, delivered } = simulate({ fetchPrompt: () => new Promise(() => undefined) });
    await record({ prompts, clientContext: "c" });
    await call.caller.silent({ ms: 9_999 });
    expect(delivered).toEqual([]);
    await call.caller.silent({ ms: 1 });
    expect(delivered.map(({ atMs, data }) => [atMs, data.completionReason])).toEqual([[10_000, "playPromptFailed"]]);
  });

  test("a recording whose prompt is still on its way can be cancelled", async () => {
    const { record, call, delivered } = simulate({ fetchPrompt: () => new Promise(() => undefined) });
    expect((await record({ prompts })).body.status).toBe("running");
    expect((await record({ clientContext: "next" })).body.status).toBe("notStarted");
    await call.cancel();
    expect(delivered.map(({ data }) => data.completionReason)).toEqual(["operationCanceled", "operationCanceled"]);
  });

  test("a prompt that comes when its recording was cancelled is not played", async () => {
    let serve = (_: Response): void => undefined;
    const { record, call } = simulate({ fetchPrompt: () => new Promise((resolve) => (serve = resolve)) });
    await record({ prompts });
    const cancelled = call.cancel();
    serve(new Response(wav([{ kind: "speech", ms: 1_000 }])));
    await cancelled;
    await call.caller.silent({ ms: 10_000 });
    expect(call.events.map(({ kind }) => kind)).toEqual(["callStarted", "asked", "stopped", "notified"]);
  });
});
