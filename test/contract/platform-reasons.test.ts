import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import type { CommsNotifications, RecordResponseRequest } from "../../src/contract/types.ts";
import { createWav, type WavSegment } from "../../src/platform/audio/wav.ts";
import type { CallPlatformOptions } from "../../src/platform/call/call-platform.ts";
import { buildNotification, type NotifiedReason } from "../../src/platform/kinds/recording/builders.ts";
import { notificationAbout, type Spelling } from "../../src/platform/spelling.ts";
import { callId, operationId } from "../support/ask.ts";
import { prompts, type Simulation, simulate } from "../support/platform.ts";

const location = "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad";

type Options = Omit<Partial<CallPlatformOptions>, "callback">;

interface Row {
  readonly reason: NotifiedReason;
  readonly by: string;
  readonly request?: RecordResponseRequest;
  readonly options?: Options;
  readonly act: (simulation: Simulation) => Promise<unknown>;
}

const wait = ({ call }: Simulation): Promise<void> => call.caller.silent({ ms: 20_000 });
const serving = (body: BodyInit | null, status = 200) => ({ fetchPrompt: async () => new Response(body, { status }) });

const rows: readonly Row[] = [
  {
    reason: "stopToneDetected",
    by: "a stop tone",
    request: { stopTones: ["#"] },
    act: async ({ call }) => {
      await call.caller.speak({ ms: 2_000 });
      await call.caller.press("#");
    },
  },
  {
    reason: "maxRecordDurationReached",
    by: "speaking on",
    act: ({ call }) => call.caller.speak({ ms: 5_000 }),
  },
  {
    reason: "maxSilenceTimeout",
    by: "a pause",
    request: { maxSilenceTimeoutInSeconds: 2 },
    act: async ({ call }) => {
      await call.caller.speak({ ms: 1_000 });
      await call.caller.silent({ ms: 2_000 });
    },
  },
  {
    reason: "initialSilenceTimeout",
    by: "silence",
    act: ({ call }) => call.caller.silent({ ms: 5_000 }),
  },
  {
    reason: "operationCanceled",
    by: "cancelling",
    act: ({ call }) => call.cancel(),
  },
  {
    reason: "operationCanceled",
    by: "barging in",
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
  },
  {
    reason: "playPromptFailed",
    by: "a host that has no prompt",
    request: { prompts },
    options: serving("no", 404),
    act: wait,
  },
  {
    reason: "playPromptFailed",
    by: "a host that serves a page",
    request: { prompts },
    options: serving("<html>"),
    act: wait,
  },
  {
    reason: "playBeepFailed",
    by: "a named fault",
    request: { playBeep: true },
    options: { faults: ["playBeepFailed"] },
    act: wait,
  },
  {
    reason: "mediaReceiveTimeout",
    by: "a named fault",
    options: { faults: ["mediaReceiveTimeout"] },
    act: wait,
  },
  {
    reason: "unspecifiedError",
    by: "a named fault",
    options: { faults: ["unspecifiedError"] },
    act: wait,
  },
];

/** The contract's example of the reason, about another operation; text, as the order of members is the captured one. */
const example = (reason: NotifiedReason, call: string, operation: string): string =>
  JSON.stringify(examples[`commsNotifications.captured.${reason}`])
    .replaceAll(callId, call)
    .replaceAll(operationId, operation)
    .replace("d45324c1-fcb5-430a-902c-f20af696537c", "greeting-1");

/** A delivered body with the contract's own recording in the place of the platform's. */
const withItsRecording = (text: string | undefined): string | undefined =>
  text
    ?.replace(/(?<="recordingLocation":")https:\/\/file\.location\/recordings\/[0-9a-f-]{36}/, location)
    .replace(/(?<="recordingAccessToken":")simulated-[0-9a-f]{64}/, "<access-token>");

describe.each(["beta", "v1.0"] as const)(
  "PL-04 PL-10 OP-03 OP-05 every completionReason is reached by its means, and delivered as its example, in %s",
  (version) => {
    test.each(rows)("$reason by $by", async ({ reason, request, options, act }) => {
      const simulation = simulate({ version, ...options });
      const { call, record, delivered } = simulation;
      const { body } = await record({ clientContext: "greeting-1", ...request });
      await act(simulation);
      expect(delivered).toHaveLength(1);
      const wanted = example(reason, call.id, String(body.id));
      expect(withItsRecording(delivered[0]?.text)).toBe(
        version === "beta" ? wanted : wanted.replace(`"completionReason":"${reason}",`, ""),
      );
    });
  },
);

describe("PL-10 spelling: documented", () => {
  const bare = (id: unknown): string => String(id).replaceAll("-", "").toUpperCase();

  test("a stop tone is notified as on the reference page", async () => {
    const { call, record, delivered } = simulate({ spelling: "documented" });
    const { body } = await record({ clientContext: "d45324c1-fcb5-430a-902c-f20af696537c", stopTones: ["#"] });
    await call.caller.press("#");
    const page = JSON.stringify(examples["commsNotifications.reference"])
      .replaceAll(bare(callId), bare(call.id))
      .replaceAll(bare(operationId), bare(body.id))
      .replaceAll(operationId, String(body.id));
    expect(JSON.parse(withItsRecording(delivered[0]?.text) ?? "")).toStrictEqual(JSON.parse(page));
  });

  test("buildNotification makes the page, and by default its captured form", () => {
    expect(buildNotification({ spelling: "documented" })).toStrictEqual(examples["commsNotifications.reference"]);
    expect(buildNotification()).toStrictEqual(examples["commsNotifications.captured.stopToneDetected"]);
    expect(buildNotification({ callId: bare(callId), operationId: bare(operationId) }).value[0]).toMatchObject({
      resource: `/app/calls/${callId}/operations/${operationId}`,
    });
  });

  test.each(rows)(
    "$reason by $by has a resultInfo only where the documentation shows one",
    async ({ reason, ...row }) => {
      const simulation = simulate({ spelling: "documented", ...row.options });
      await simulation.record({ ...row.request });
      await row.act(simulation);
      expect(simulation.delivered[0]?.data.completionReason).toBe(reason);
      expect("resultInfo" in (simulation.delivered[0]?.data ?? {})).toBe(
        reason === "maxRecordDurationReached" || reason === "operationCanceled",
      );
    },
  );

  test("a call that ended has the resultInfo of the documentation, and one that is not documented has none", () => {
    const resource = (news: string): unknown =>
      notificationAbout(`commsNotifications.captured.${news}` as never, { callId, spelling: "documented" }).value[0]
        ?.resourceData;
    expect(resource("callTerminatedByCaller")).toMatchObject({ resultInfo: { code: 200, subcode: 5002 } });
    expect(resource("callTerminatedByBot")).toMatchObject({ resultInfo: { code: 200, subcode: 5001 } });
    const body = { value: [{ changeType: "deleted", resourceUrl: "x", resourceData: { resultInfo: { code: 0 } } }] };
    const about = (spelling: Spelling): CommsNotifications =>
      notificationAbout(body as CommsNotifications, { callId, spelling });
    expect(about("documented").value[0]?.resourceData).not.toHaveProperty("resultInfo");
    expect(about("captured").value[0]?.resourceData).toHaveProperty("resultInfo", { code: 0 });
  });

  test("a call has its address in @odata.id", async () => {
    const { call, delivered } = simulate({ spelling: "documented" });
    await call.end();
    const resourceUrl = `/communications/calls/${bare(call.id)}`;
    const [item] = (JSON.parse(delivered[1]?.text ?? "") as CommsNotifications).value;
    expect(item).toMatchObject({ resourceUrl, resourceData: { "@odata.id": resourceUrl, state: "terminated" } });
    expect(item).not.toHaveProperty("resource");
  });
});

test("PL-04 all reasons of the contract but none are among them", () => {
  expect([...new Set(rows.map(({ reason }) => reason))].sort()).toEqual([
    "initialSilenceTimeout",
    "maxRecordDurationReached",
    "maxSilenceTimeout",
    "mediaReceiveTimeout",
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
