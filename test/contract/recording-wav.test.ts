import { describe, expect, test } from "vitest";
import { assertCallerAct, type CallerAct } from "../../src/platform/audio/caller.ts";
import { silenceWave, speechWave, toneWave } from "../../src/platform/audio/sounds.ts";
import type { Voice } from "../../src/platform/audio/voice.ts";
import { createWav, readWavHeader, type WavSegment } from "../../src/platform/audio/wav.ts";
import { recordingTimeline } from "../../src/platform/kinds/recording/timeline.ts";

function bytesOf(segments: readonly WavSegment[]): Buffer {
  return Buffer.concat([...createWav({ segments }).chunks()]);
}

/** The samples behind the header, from -1 to 1. */
function samplesOf(segments: readonly WavSegment[]): number[] {
  const bytes = bytesOf(segments);
  return Array.from({ length: (bytes.length - 44) / 2 }, (_, i) => bytes.readInt16LE(44 + 2 * i) / 32_767);
}

function loudness(samples: readonly number[]): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);
}

/** How much of one frequency there is, as an amplitude, by Goertzel's algorithm. */
function amplitudeOf(hz: number, samples: readonly number[]): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / 16_000);
  let [last, beforeLast] = [0, 0];
  for (const sample of samples) [last, beforeLast] = [sample + coefficient * last - beforeLast, last];
  return (2 * Math.sqrt(last ** 2 + beforeLast ** 2 - coefficient * last * beforeLast)) / samples.length;
}

describe("PL-07 the file is a WAV of 16 kHz, mono, 16 bit", () => {
  test("its header, byte by byte", () => {
    expect(
      bytesOf([{ kind: "silence", samples: 3 }])
        .toString("hex")
        .match(/../g),
    ).toEqual([
      "52",
      "49",
      "46",
      "46", //    RIFF
      "2a",
      "00",
      "00",
      "00", //    42 bytes follow
      "57",
      "41",
      "56",
      "45", //    WAVE
      "66",
      "6d",
      "74",
      "20", //    "fmt "
      "10",
      "00",
      "00",
      "00", //    of 16 bytes
      "01",
      "00",
      "01",
      "00", //    PCM, one channel
      "80",
      "3e",
      "00",
      "00", //    16,000 samples a second
      "00",
      "7d",
      "00",
      "00", //    32,000 bytes a second
      "02",
      "00",
      "10",
      "00", //    2 bytes and 16 bits a sample
      "64",
      "61",
      "74",
      "61", //    data
      "06",
      "00",
      "00",
      "00", //    of 6 bytes
      "00",
      "00",
      "00",
      "00",
      "00",
      "00",
    ]);
  });

  test.each([
    { segments: [], byteLength: 44, seconds: 0 },
    { segments: [{ kind: "speech", samples: 80_326 }], byteLength: 160_696, seconds: 5.020375 },
    { segments: [{ kind: "speech", ms: 5_000 }], byteLength: 160_044, seconds: 5 },
    { segments: [{ kind: "speech", ms: 120_000 }], byteLength: 3_840_044, seconds: 120 },
    {
      segments: [
        { kind: "speech", ms: 1_000 },
        { kind: "silence", ms: 250 },
        { kind: "tone", key: "#", ms: 100 },
      ],
      byteLength: 43_244,
      seconds: 1.35,
    },
    { segments: [{ kind: "silence", ms: 0.05 }], byteLength: 46, seconds: 0.0000625 },
  ] satisfies { segments: WavSegment[]; byteLength: number; seconds: number }[])(
    "$segments is $byteLength bytes, $seconds s",
    ({ segments, byteLength, seconds }) => {
      const wav = createWav({ segments });
      expect([wav.byteLength, wav.seconds]).toEqual([byteLength, seconds]);
      expect(bytesOf(segments).byteLength).toBe(byteLength);
    },
  );

  test.each([
    { why: "negative", says: "whole number of samples", segment: { kind: "silence", ms: -1 } },
    { why: "no number", says: "whole number of samples", segment: { kind: "silence", ms: Number.NaN } },
    { why: "endless", says: "whole number of samples", segment: { kind: "silence", ms: Number.POSITIVE_INFINITY } },
    { why: "half a sample", says: "whole number of samples", segment: { kind: "silence", samples: 1.5 } },
    { why: "no length", says: "whole number of samples", segment: { kind: "silence" } },
    { why: "more than 4 GiB", says: "holds at most", segment: { kind: "silence", samples: 2 ** 31 } },
    { why: "no kind", says: 'not "music"', segment: { kind: "music", ms: 1 } },
    { why: "no key", says: '"E" is none', segment: { kind: "tone", ms: 1, key: "E" } },
    { why: "two keys", says: '"12" is none', segment: { kind: "tone", ms: 1, key: "12" } },
    { why: "an empty key", says: '"" is none', segment: { kind: "tone", ms: 1, key: "" } },
  ])("an invalid segment throws a TypeError: $why", ({ says, segment }) => {
    expect(() => createWav({ segments: [segment as WavSegment] })).toThrow(new RegExp(`^A .*${says}`));
    expect(() => createWav({ segments: [segment as WavSegment] })).toThrow(TypeError);
  });
});

describe("PL-07 what is heard", () => {
  test("speech is audible in each tenth of a second, and never clips", () => {
    const samples = samplesOf([{ kind: "speech", ms: 2_000 }]);
    for (let from = 0; from < samples.length; from += 1_600)
      expect(loudness(samples.slice(from, from + 1_600))).toBeGreaterThan(0.04);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.6);
  });

  test("silence is zeros, in its place", () => {
    const samples = samplesOf([
      { kind: "speech", ms: 100 },
      { kind: "silence", ms: 50 },
      { kind: "speech", ms: 100 },
    ]);
    expect(samples.slice(1_600, 2_400).every((sample) => sample === 0)).toBe(true);
    expect(loudness(samples.slice(0, 1_600))).toBeGreaterThan(0.04);
    expect(loudness(samples.slice(2_400))).toBeGreaterThan(0.04);
  });

  test.each([
    { key: "1", low: 697, high: 1_209 },
    { key: "2", low: 697, high: 1_336 },
    { key: "3", low: 697, high: 1_477 },
    { key: "A", low: 697, high: 1_633 },
    { key: "4", low: 770, high: 1_209 },
    { key: "5", low: 770, high: 1_336 },
    { key: "6", low: 770, high: 1_477 },
    { key: "B", low: 770, high: 1_633 },
    { key: "7", low: 852, high: 1_209 },
    { key: "8", low: 852, high: 1_336 },
    { key: "9", low: 852, high: 1_477 },
    { key: "C", low: 852, high: 1_633 },
    { key: "*", low: 941, high: 1_209 },
    { key: "0", low: 941, high: 1_336 },
    { key: "#", low: 941, high: 1_477 },
    { key: "D", low: 941, high: 1_633 },
  ] as const)("key $key is $low Hz and $high Hz, and no other key's", ({ key, low, high }) => {
    const samples = samplesOf([{ kind: "tone", key, ms: 1_000 }]);
    const present = [697, 770, 852, 941, 1_209, 1_336, 1_477, 1_633].filter((hz) => amplitudeOf(hz, samples) > 0.001);
    expect(present).toEqual([low, high]);
    expect(amplitudeOf(low, samples)).toBeCloseTo(0.35, 3);
    expect(amplitudeOf(high, samples)).toBeCloseTo(0.35, 3);
  });

  test("a tone's samples where both of its waves are at their height: 0.7 of 32,767", () => {
    const bytes = bytesOf([{ kind: "tone", key: "1", ms: 1_000 }]);
    expect([0, 4_000, 8_000, 12_000].map((n) => bytes.readInt16LE(44 + 2 * n))).toEqual([0, 22_937, 0, -22_937]);
  });

  test("a tone is as pure after 100 s as at its start", () => {
    const samples = samplesOf([{ kind: "tone", key: "D", ms: 101_000 }]);
    expect(samples.slice(1_600_000).every((sample, n) => sample === samples[n])).toBe(true);
  });
});

describe("PL-07 the file has each sample of its sounds, in whatever second", () => {
  test.each([
    { sound: "speech", segment: { kind: "speech" }, wave: speechWave },
    { sound: "silence", segment: { kind: "silence" }, wave: silenceWave },
    { sound: "the key 5", segment: { kind: "tone", key: "5" }, wave: toneWave("5") },
    { sound: "the key D", segment: { kind: "tone", key: "D" }, wave: toneWave("D") },
  ] as const)("$sound, 2,601 ms", ({ segment, wave }) => {
    const bytes = bytesOf([{ ...segment, ms: 2_601 }]).subarray(44);
    const made = Array.from({ length: 41_616 }, (_, n) => bytes.readInt16LE(2 * n));
    expect(made).toEqual(made.map((_, n) => Math.round(wave(n) * 32_767) + 0));
  });
});

describe("PL-07 the file is made while it is read", () => {
  const days: WavSegment[] = [{ kind: "speech", ms: 30 * 60 * 60 * 1_000 }];

  test("30 hours cost nothing until they are read, and then a chunk at a time", () => {
    const wav = createWav({ segments: days });
    expect(wav.byteLength).toBe(3_456_000_044);
    const chunks = wav.chunks()[Symbol.iterator]();
    expect([chunks.next().value?.byteLength, chunks.next().value?.byteLength]).toEqual([44, 16_384]);
  });

  test("the stream makes no more than is asked for", async () => {
    const reader = createWav({ segments: days }).stream().getReader();
    expect((await reader.read()).value?.byteLength).toBe(44);
    expect((await reader.read()).value?.byteLength).toBe(16_384);
    await reader.cancel();
  });

  test("two minutes pass in chunks of at most 16 KiB", () => {
    let [bytes, largest] = [0, 0];
    for (const chunk of createWav({ segments: [{ kind: "speech", ms: 120_000 }] }).chunks()) {
      bytes += chunk.byteLength;
      largest = Math.max(largest, chunk.byteLength);
    }
    expect([bytes, largest]).toEqual([3_840_044, 16_384]);
  });

  test("PL-08 the same segments give the same bytes, streamed or not, each time", async () => {
    const segments: WavSegment[] = [
      { kind: "speech", ms: 700 },
      { kind: "tone", key: "#", ms: 100 },
    ];
    const wav = createWav({ segments });
    const first = Buffer.concat([...wav.chunks()]);
    expect(Buffer.concat([...wav.chunks()]).equals(first)).toBe(true);
    expect(Buffer.from(await new Response(createWav({ segments }).stream()).arrayBuffer()).equals(first)).toBe(true);
  });

  test("a chunk is its reader's: writing over it changes nothing that comes later", () => {
    const wav = createWav({ segments: [{ kind: "silence", ms: 1 }] });
    for (const chunk of wav.chunks()) chunk.fill(7);
    expect(
      Buffer.concat([...wav.chunks()])
        .subarray(44)
        .every((byte) => byte === 0),
    ).toBe(true);
  });
});

describe("PL-07 readWavHeader reads the length of a recording", () => {
  const header = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(" ", ""), "hex");
  const riff = "52494646 ffffff7f 57415645";
  const pcm16k = "666d7420 10000000 0100 0100 803e0000 007d0000 0200 1000";

  test("of the reference's size", () => {
    const [bytes] = createWav({ segments: [{ kind: "speech", samples: 80_326 }] }).chunks();
    expect(readWavHeader(bytes as Uint8Array)).toEqual({
      seconds: 5.020375,
      sampleRate: 16_000,
      channels: 1,
      bitsPerSample: 16,
      dataBytes: 160_652,
    });
  });

  test("of another format, behind chunks that it does not know, from inside a larger buffer", () => {
    const stereo = header(
      `00 ${riff} 4c495354 03000000 61626300 666d7420 10000000 0100 0200 401f0000 00fa0000 0600 1800 64617461 80bb0000`,
    );
    expect(readWavHeader(stereo.subarray(1))).toEqual({
      seconds: 1,
      sampleRate: 8_000,
      channels: 2,
      bitsPerSample: 24,
      dataBytes: 48_000,
    });
  });

  test("of the extensible form", () => {
    const bytes = header(
      `${riff} 666d7420 28000000 feff 0100 803e0000 007d0000 0200 1000 ${"00".repeat(24)} 64617461 00fa0000`,
    );
    expect(readWavHeader(bytes)?.seconds).toBe(2);
  });

  test.each([
    { why: "nothing", hex: "" },
    { why: "text", hex: "3c68746d6c3e 3c68746d6c3e" },
    { why: "big-endian RIFX", hex: `52494658 ffffff7f 57415645 ${pcm16k} 64617461 00fa0000` },
    { why: "RIFF, but another kind", hex: `52494646 ffffff7f 41564920 ${pcm16k} 64617461 00fa0000` },
    { why: "cut inside its format", hex: `${riff} 666d7420 10000000 0100 0100` },
    { why: "cut before its data", hex: `${riff} ${pcm16k}` },
    { why: "data before its format", hex: `${riff} 64617461 00fa0000 ${pcm16k}` },
    { why: "not PCM", hex: `${riff} 666d7420 10000000 0600 0100 401f0000 401f0000 0100 0800 64617461 00fa0000` },
    { why: "a length left open", hex: `${riff} ${pcm16k} 64617461 ffffffff` },
    {
      why: "0 samples a second",
      hex: `${riff} 666d7420 10000000 0100 0100 00000000 00000000 0200 1000 64617461 00fa0000`,
    },
    {
      why: "a format of 15 bytes",
      hex: `${riff} 666d7420 0f000000 0100 0100 803e0000 007d0000 0200 1000 64617461 00fa0000`,
    },
  ])("of no length is undefined: $why", ({ hex }) => {
    expect(readWavHeader(header(hex))).toBeUndefined();
  });
});

describe("PL-07 a voice takes the place of the murmur", () => {
  const voice: Voice = { sample: (n) => (n < 16_000 ? n / 16_000 : 0) };

  test("of a recording that began during it, the part from there on is in the file", () => {
    const acts: CallerAct[] = [
      { kind: "speak", ms: 800, voice },
      { kind: "press", key: "#" },
    ];
    const { segments } = recordingTimeline({ playBeep: true, stopTones: ["#"] }, acts, { beepMs: 500 });
    expect(segments).toEqual([{ kind: "speech", ms: 300, voice, fromMs: 500 }]);
    const [, first] = [...createWav({ segments }).chunks()];
    expect(new DataView((first as Uint8Array).buffer as ArrayBuffer).getInt16(0, true)).toBe(Math.round(0.5 * 32_767));
  });

  test("what gives no samples is refused", () => {
    const act = { kind: "speak", ms: 1, voice: "hello" } as unknown as CallerAct;
    expect(() => assertCallerAct(act)).toThrow('voice is what gives samples; not "hello"');
  });
});
