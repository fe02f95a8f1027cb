import { describe, expect, test } from "vitest";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { type Simulation, simulate, timelineOf } from "../support/platform.ts";
import { bytesOf } from "../support/recordings.ts";

/** Two seconds of speech, a pause of half a second, a key, speech for 400 ms, then the stop tone: 3 s in all. */
async function recorded(
  options: Parameters<typeof simulate>[0] = {},
): Promise<Simulation & { location: string; token: string }> {
  const simulation = simulate(options);
  await simulation.record({ stopTones: ["#"] });
  const { caller } = simulation.call;
  await caller.silent({ ms: 1_000 });
  await caller.speak({ ms: 2_000 });
  await caller.silent({ ms: 500 });
  await caller.press("5");
  await caller.speak({ ms: 400 });
  await caller.press("#");
  const { recordingLocation, recordingAccessToken } = simulation.delivered[0]?.data ?? {};
  return { ...simulation, location: String(recordingLocation), token: String(recordingAccessToken) };
}

/** The loudest sample from one moment of the sound to another, milliseconds. */
function peak(file: Buffer, fromMs: number, toMs: number): number {
  let loudest = 0;
  for (let n = fromMs * 16; n < toMs * 16; n += 1) loudest = Math.max(loudest, Math.abs(file.readInt16LE(44 + 2 * n)));
  return loudest;
}

/** How strong a frequency is between two moments, by the Goertzel algorithm; a full sine is 1. */
function strength(file: Buffer, hz: number, fromMs: number, toMs: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / 16_000);
  let [one, two] = [0, 0];
  for (let n = fromMs * 16; n < toMs * 16; n += 1)
    [one, two] = [file.readInt16LE(44 + 2 * n) / 32_767 + turn * one - two, one];
  return (2 * Math.sqrt(one * one + two * two - turn * one * two)) / ((toMs - fromMs) * 16);
}

describe("PL-07 the recording is a playable WAV whose length is the simulated speech", () => {
  test("16 kHz, mono, 16 bit, from the first sound to the stop tone", async () => {
    const { location, token, get } = await recorded();
    const response = await get(location, token);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
    const file = Buffer.from(await response.arrayBuffer());
    expect(readWavHeader(file)).toEqual({
      seconds: 3,
      sampleRate: 16_000,
      channels: 1,
      bitsPerSample: 16,
      dataBytes: 96_000,
    });
    expect(file).toHaveLength(96_044);
  });

  test("speech is audible, a pause is silent, a key is its two tones", async () => {
    const { location, token, get } = await recorded();
    const file = Buffer.from(await (await get(location, token)).arrayBuffer());
    expect(peak(file, 0, 2_000)).toBeGreaterThan(3_000);
    expect(peak(file, 2_000, 2_500)).toBe(0);
    expect([770, 1_336].map((hz) => strength(file, hz, 2_500, 2_600) > 0.3)).toEqual([true, true]);
    expect([697, 852, 941, 1_209, 1_477].map((hz) => strength(file, hz, 2_500, 2_600) < 0.1)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(peak(file, 2_600, 3_000)).toBeGreaterThan(3_000);
  });

  test("what is in it can be read off the call", async () => {
    const { call, location, token } = await recorded();
    expect(call.recordings).toHaveLength(1);
    expect(call.recordings[0]).toMatchObject({
      location,
      durationMs: 3_000,
      segments: [
        { kind: "speech", ms: 2_000 },
        { kind: "silence", ms: 500 },
        { kind: "tone", key: "5", ms: 100 },
        { kind: "speech", ms: 400 },
      ],
    });
    expect(call.recordings[0]?.accessToken.reveal()).toBe(token);
    expect(JSON.stringify(call.recordings)).not.toContain(token);
  });

  test("the client downloads it with the source that the call has", async () => {
    const { call, platform, clock } = await recorded();
    const [source] = call.recordings;
    if (!source) throw new Error("nothing was recorded");
    const { stream, contentLength } = await downloadRecording(source, { fetch: platform.fetch, clock });
    expect(contentLength).toBeUndefined();
    expect(await bytesOf(stream)).toHaveLength(96_044);
  });

  test("a stop tone before any sound leaves an empty one", async () => {
    const { record, call, delivered, get } = simulate();
    await record({ stopTones: ["#"] });
    await call.caller.press("#");
    const { recordingLocation, recordingAccessToken } = delivered[0]?.data ?? {};
    const file = Buffer.from(await (await get(String(recordingLocation), String(recordingAccessToken))).arrayBuffer());
    expect(readWavHeader(file)).toMatchObject({ seconds: 0, dataBytes: 0 });
  });

  test("two minutes are made while they are read: 3,840,044 bytes, a few thousand at a time", async () => {
    const { record, call, get } = simulate();
    await record({ maxRecordDurationInSeconds: 120 });
    await call.caller.speak({ ms: 120_000 });
    const [source] = call.recordings;
    const { body } = await get(source?.location ?? "", source?.accessToken.reveal());
    const sizes: number[] = [];
    for await (const chunk of body ?? []) sizes.push(chunk.byteLength);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(3_840_044);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16_384);
  });

  test("it is served at baseUrl", async () => {
    const { location, get, token } = await recorded({ baseUrl: "http://127.0.0.1:4010/" });
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:4010\/recordings\/[0-9a-f-]{36}$/);
    expect((await get(location, token)).status).toBe(200);
  });

  test("a baseUrl that is not an absolute URL throws a TypeError", () => {
    expect(() => simulate({ baseUrl: "127.0.0.1" })).toThrow(TypeError);
  });
});

describe("PL-07 RF-05 it needs its own token", () => {
  test.each([
    { why: "the token for Graph", authorization: "Bearer graph-token" },
    { why: "no token", authorization: undefined },
    { why: "another scheme", authorization: "Basic c2ltdWxhdGVk" },
  ])("$why: 401", async ({ authorization }) => {
    const { location, platform } = await recorded();
    const response = await platform.fetch(location, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "Unauthorized" } });
  });

  test("that of another recording: 401", async () => {
    const { location, record, call, get } = await recorded();
    await record({ maxRecordDurationInSeconds: 1 });
    await call.caller.speak({ ms: 1_000 });
    expect((await get(location, call.recordings[1]?.accessToken.reveal())).status).toBe(401);
  });

  test("the timeline shows each download with its status", async () => {
    const { location, token, get, call } = await recorded();
    await get(location);
    await get(location, token);
    expect(timelineOf(call.events).slice(-2)).toEqual(["4100 downloaded 401", "4100 downloaded 200"]);
  });

  test("one that never was: 404", async () => {
    const { get } = await recorded();
    const response = await get("https://file.location/recordings/0fe0623f-d628-42ed-b4bd-8ac290072cc5");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "NotFound", message: "Recording not found." } });
  });
});

describe("PL-07 RF-05 it is gone after the call ended", () => {
  test("410 to who has its token, 401 to others", async () => {
    const { location, token, get, call } = await recorded();
    await call.caller.hangUp();
    const response = await get(location, token);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ error: { code: "Gone", message: "The recording was discarded." } });
    expect((await get(location)).status).toBe(401);
  });

  test("a download that has begun comes to its end", async () => {
    const { location, token, get, call } = await recorded();
    const response = await get(location, token);
    await call.caller.hangUp();
    expect(await response.arrayBuffer()).toHaveProperty("byteLength", 96_044);
  });

  test("so is the oldest of more than 1,000 in one call, as the call keeps no more", async () => {
    const { record, call, get } = simulate();
    const recordNumber = async (index: number): Promise<void> => {
      await record({ stopTones: ["#"], clientContext: `${index}` });
      await call.caller.press("#");
    };
    await recordNumber(0);
    const [first] = call.recordings;
    for (let index = 1; index <= 1_000; index += 1) await recordNumber(index);
    expect(call.recordings).toHaveLength(1_000);
    expect(call.recordings[0]?.clientContext).toBe("1");
    expect((await get(first?.location ?? "", first?.accessToken.reveal())).status).toBe(410);
  });
});
