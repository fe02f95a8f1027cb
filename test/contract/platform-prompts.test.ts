import { describe, expect, test } from "vitest";
import type { CallPlatformOptions } from "../../src/platform/call/call-platform.ts";
import { type CallWorld, createCallWorld } from "../support/call-world.ts";

const promptAt = (path: string): object => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri: `https://cdn.contoso.com/${path}` },
});
const hello = [promptAt("hello.wav")];

interface PromptWorld extends CallWorld {
  readonly callId: string;
  play(clientContext: string, request?: object): Promise<Readonly<Record<string, unknown>>>;
  record(clientContext: string, request?: object): Promise<Readonly<Record<string, unknown>>>;
  /** When each notification came, of what, and how it ended. */
  ended(): readonly (readonly [
    atMs: number,
    clientContext: unknown,
    status: unknown,
    completionReason: unknown,
    subcode: unknown,
  ])[];
}

function promptWorld(options: Partial<CallPlatformOptions> = {}): PromptWorld {
  const world = createCallWorld({ promptMs: 2_000, ...options });
  const { id: callId } = world.platform.startCall();
  const ask = async (action: string, request: object): Promise<Readonly<Record<string, unknown>>> =>
    (await world.post(`${callId}/${action}`, request)).body;
  return {
    ...world,
    callId,
    play: (clientContext, request) => ask("playPrompt", { prompts: hello, clientContext, ...request }),
    record: (clientContext, request) => ask("recordResponse", { playBeep: false, clientContext, ...request }),
    ended: () =>
      world.delivered.map(({ atMs, data }) => {
        const { clientContext, status, completionReason, resultInfo } = data;
        return [atMs, clientContext, status, completionReason, (resultInfo as { subcode: unknown }).subcode];
      }),
  };
}

describe("CA-05 POST …/playPrompt", () => {
  test("200, Location, a running playPromptOperation; one notification when it is over, as captured", async () => {
    const { post, callId, delivered, clock } = promptWorld();
    const { status, headers, body } = await post(`${callId}/playPrompt`, { prompts: hello, clientContext: "hi" });
    const operationId = String(body["id"]);
    expect([status, body]).toEqual([
      200,
      {
        "@odata.type": "#microsoft.graph.playPromptOperation",
        id: operationId,
        status: "running",
        clientContext: "hi",
      },
    ]);
    expect(headers.get("location")).toBe(
      `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`,
    );
    await clock.advance(1_999);
    expect(delivered).toEqual([]);
    await clock.advance(1);
    expect(delivered.map(({ changeType, resourceUrl, data }) => ({ changeType, resourceUrl, data }))).toEqual([
      {
        changeType: "deleted",
        resourceUrl: `/communications/calls/${callId}/operations/${operationId}`,
        data: {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          prompts: hello,
          completionReason: "completedSuccessfully",
          status: "completed",
          clientContext: "hi",
          resultInfo: {
            "@odata.type": "#microsoft.graph.resultInfo",
            code: 200,
            subcode: 0,
            message: "Action completed successfully.",
          },
          id: operationId,
        },
      },
    ]);
  });

  test.each([
    { prompts: [], status: 400 },
    { prompts: undefined, status: 400 },
    { prompts: Array.from({ length: 20 }, () => promptAt("a.wav")), status: 200 },
    { prompts: Array.from({ length: 21 }, () => promptAt("a.wav")), status: 400 },
  ])("$prompts.length prompts: $status", async ({ prompts, status }) => {
    const { post, callId } = promptWorld();
    expect((await post(`${callId}/playPrompt`, { prompts })).status).toBe(status);
  });

  test("several prompts are played one after the other", async () => {
    const { play, clock, ended } = promptWorld();
    await play("three", { prompts: [...hello, ...hello, ...hello] });
    await clock.advance(10_000);
    expect(ended()).toEqual([[6_000, "three", "completed", "completedSuccessfully", 0]]);
  });

  test("loop plays until it is cancelled, and is never notified", async () => {
    const { play, post, callId, clock, delivered, get } = promptWorld();
    const { id } = await play("again", { loop: true });
    await clock.advance(600_000);
    expect((await get(`${callId}/operations/${String(id)}`)).body).toMatchObject({ id, status: "running" });
    await post(`${callId}/cancelMediaProcessing`, {});
    await clock.advance(0);
    expect(delivered).toEqual([]);
    expect((await get(`${callId}/operations/${String(id)}`)).status).toBe(404);
  });

  test("that of a file which cannot be fetched is notified", async () => {
    const { play, platform, callId, ended } = promptWorld({
      fetchPrompt: async () => new Response(null, { status: 404 }),
    });
    await play("again", { loop: true });
    await platform.call(callId)?.caller.silent({ ms: 0 });
    expect(ended()).toEqual([[0, "again", "failed", "unknown", 8536]]);
  });

  test.each([
    { version: "v1.0", spelling: "captured", reason: "completedSuccessfully" },
    { version: "v1.0", spelling: "documented", reason: undefined },
    { version: "beta", spelling: "documented", reason: "completedSuccessfully" },
  ] as const)("PL-04 $version $spelling: completionReason $reason", async ({ version, spelling, reason }) => {
    const { play, clock, delivered } = promptWorld({ version, spelling });
    await play("hi");
    await clock.advance(2_000);
    expect(delivered[0]?.data["completionReason"]).toBe(reason);
    expect("prompts" in (delivered[0]?.data ?? {})).toBe(spelling === "captured");
  });
});

/** A WAV of 16 kHz, mono, 16 bit and this many seconds. */
function wav(seconds: number, sampleRate = 16_000): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(44));
  const text = (at: number, value: string): void => {
    for (const [index, letter] of [...value].entries()) bytes.setUint8(at + index, letter.charCodeAt(0));
  };
  const dataBytes = seconds * sampleRate * 2;
  text(0, "RIFF");
  bytes.setUint32(4, 36 + dataBytes, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, sampleRate, true);
  bytes.setUint32(28, sampleRate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, dataBytes, true);
  return new Uint8Array(bytes.buffer);
}

describe("CA-05 a prompt is as long as its WAV where the platform fetches prompts", () => {
  const served: Readonly<Record<string, () => Response>> = {
    "/3s.wav": () => new Response(wav(3)),
    "/1s.wav": () => new Response(wav(1)),
    "/8kHz.wav": () => new Response(wav(1, 8_000)),
    "/page.html": () => new Response("<html>".repeat(20_000)),
  };
  const fetchPrompt = async (url: string): Promise<Response> =>
    served[new URL(url).pathname]?.() ?? new Response(null, { status: 404 });

  test.each([
    { files: ["3s.wav"], ended: [3_000, "completed", "completedSuccessfully", 0] },
    { files: ["3s.wav", "1s.wav"], ended: [4_000, "completed", "completedSuccessfully", 0] },
    { files: ["missing.wav"], ended: [0, "failed", "unknown", 8536] },
    { files: ["1s.wav", "missing.wav"], ended: [0, "failed", "unknown", 8536] },
    { files: ["8kHz.wav"], ended: [0, "failed", "unknown", 8535] },
    { files: ["page.html"], ended: [0, "failed", "unknown", 8535] },
  ])("$files: $ended", async ({ files, ended: [atMs, ...how] }) => {
    const { play, platform, callId, ended } = promptWorld({ fetchPrompt });
    await play("one", { prompts: files.map(promptAt) });
    await platform.call(callId)?.caller.silent({ ms: 10_000 });
    expect(ended()).toEqual([[atMs, "one", ...how]]);
  });
});

describe("CA-06 PL-01 prompts and recordings share one queue, first in first out", () => {
  test("each begins when the one before has ended; those that wait are notStarted", async () => {
    const { play, record, platform, callId, ended } = promptWorld();
    const asked = [await play("prompt"), await record("recording", { stopTones: ["#"] }), await play("another")];
    expect(asked.map(({ status }) => status)).toEqual(["running", "notStarted", "notStarted"]);
    const caller = platform.call(callId)?.caller;
    await caller?.silent({ ms: 2_500 });
    await caller?.speak({ ms: 1_000 });
    await caller?.press("#");
    await caller?.silent({ ms: 5_000 });
    expect(ended()).toEqual([
      [2_000, "prompt", "completed", "completedSuccessfully", 0],
      [3_500, "recording", "completed", "stopToneDetected", 8514],
      [5_500, "another", "completed", "completedSuccessfully", 0],
    ]);
  });

  test("OP-08 each can be read by its Location while it runs or waits", async () => {
    const { play, record, get, callId } = promptWorld();
    const ids = [await play("prompt"), await play("another"), await record("recording")].map(({ id }) => String(id));
    const read = await Promise.all(ids.map((id) => get(`${callId}/operations/${id}`)));
    expect(read.map(({ body }) => [body["@odata.type"], body["status"], body["clientContext"]])).toEqual([
      ["#microsoft.graph.playPromptOperation", "running", "prompt"],
      ["#microsoft.graph.playPromptOperation", "notStarted", "another"],
      ["#microsoft.graph.recordOperation", "notStarted", "recording"],
    ]);
  });
});

describe("PL-02 bargeInAllowed ends what runs and waits", () => {
  test("prompts as completed with mediaOperationCanceled and 400/8508, recordings as operationCanceled without a file", async () => {
    const { play, record, clock, ended, delivered } = promptWorld();
    await play("running");
    await play("waiting");
    await record("recording");
    await clock.advance(500);
    await record("barging in", { bargeInAllowed: true });
    await clock.advance(0);
    expect(ended()).toEqual([
      [500, "running", "completed", "mediaOperationCanceled", 8508],
      [500, "waiting", "completed", "mediaOperationCanceled", 8508],
      [500, "recording", "failed", "operationCanceled", 8508],
    ]);
    expect(delivered[2]?.data).toMatchObject({ recordingLocation: "", recordingAccessToken: "" });
  });

  test("by option a recording is completed with what was said; one in which nothing was said is not", async () => {
    const { record, platform, callId, delivered } = promptWorld({ bargedIn: "completed" });
    await record("spoken into");
    await record("waiting");
    await platform.call(callId)?.caller.speak({ ms: 1_000 });
    await record("barging in", { bargeInAllowed: true });
    await platform.call(callId)?.caller.silent({ ms: 0 });
    expect(
      delivered.map(({ data }) => [data["clientContext"], data["status"], Boolean(data["recordingLocation"])]),
    ).toEqual([
      ["spoken into", "completed", true],
      ["waiting", "failed", false],
    ]);
    expect(delivered[0]?.data["resultInfo"]).toMatchObject({ code: 200, subcode: 0 });
  });
});

describe("CA-07 POST …/cancelMediaProcessing", () => {
  test("200 with a completed operation; one notification for each that it ended, none of its own", async () => {
    const { play, record, post, callId, clock, ended } = promptWorld();
    await play("prompt");
    await record("recording");
    await clock.advance(500);
    const { status, body } = await post(`${callId}/cancelMediaProcessing`, { clientContext: "stop" });
    await clock.advance(10_000);
    expect([status, body]).toMatchObject([
      200,
      { "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation", status: "completed", clientContext: "stop" },
    ]);
    expect(ended()).toEqual([
      [500, "prompt", "failed", "mediaOperationCanceled", 8508],
      [500, "recording", "failed", "operationCanceled", 8508],
    ]);
  });

  test("without a body, and with nothing to end", async () => {
    const { post, callId, delivered, clock } = promptWorld();
    const { status } = await post(`${callId}/cancelMediaProcessing`);
    await clock.advance(0);
    expect([status, delivered]).toEqual([200, []]);
  });

  test("CA-09 a subscription to tones goes on", async () => {
    const { post, callId, platform, delivered } = promptWorld();
    await post(`${callId}/subscribeToTone`);
    await post(`${callId}/cancelMediaProcessing`);
    await platform.call(callId)?.caller.press("1");
    expect(delivered.map(({ data }) => data["toneInfo"])).toMatchObject([{ tone: "tone1" }]);
  });
});
