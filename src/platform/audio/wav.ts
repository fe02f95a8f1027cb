import { streamOf } from "../../lib/bytes.ts";
import { checked, list, needed, objectLike } from "../../lib/options.ts";
import { type DtmfKey, sampleRate, silenceWave, speechWave, toneWave, type Wave } from "./sounds.ts";
import type { Voice } from "./voice.ts";
import { bytesPerSample, headerBytes, wavHeader } from "./wav-header.ts";

export { readWavHeader, type WavHeader } from "./wav-header.ts";

/** Samples that are made at a time. */
const chunkSamples = 8_192;

const maxSamples = Math.floor((2 ** 32 - headerBytes) / bytesPerSample);

/** How long a segment is: milliseconds, or samples of 1/16,000 s. */
export type WavLength =
  | { readonly ms: number; readonly samples?: undefined }
  | { readonly samples: number; readonly ms?: undefined };

/** A stretch of sound: a voice-like murmur, nothing, or the dual tone of a telephone key. */
export type WavSegment = WavLength &
  (
    | { readonly kind: "silence"; readonly key?: undefined }
    | {
        readonly kind: "speech";
        readonly key?: undefined;
        /** What is said. Default: the murmur. */
        readonly voice?: Voice;
        /** From where on the voice is in the segment, milliseconds. Default: 0. */
        readonly fromMs?: number;
      }
    | { readonly kind: "tone"; readonly key: DtmfKey }
  );

/** A WAV file that is made while it is read; the same segments give the same bytes. */
export interface Wav {
  /** Length of the file, in bytes, its header of 44 included. */
  readonly byteLength: number;
  /** Length of the sound, in seconds. */
  readonly seconds: number;
  /** The file from its start, each time it is called; a chunk is made when it is asked for, and is the caller's. */
  chunks(): Iterable<Uint8Array<ArrayBuffer>>;
  /** The same chunks, made as they are read. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Makes so many samples, as bytes of the file. */
type Pcm = (from: number, count: number) => Uint8Array<ArrayBuffer>;

type Stretch = { readonly samples: number; readonly pcm: Pcm };

/**
 * A playable WAV, 16 kHz, mono, 16 bit PCM. Two minutes are 3,840,044 bytes, of which 16 KiB are in memory at a time. [PL-07]
 *
 * @throws TypeError for an invalid length, an unknown kind or key, or more than a WAV file can hold
 */
export function createWav(options: { readonly segments: readonly WavSegment[] }): Wav {
  const { segments } = checked("createWav", options, { segments: needed(list(objectLike(), "segments")) });
  const stretches = segments.map((segment) => ({ samples: samplesOf(segment), pcm: pcmOf(segment) }));
  const samples = stretches.reduce((sum, stretch) => sum + stretch.samples, 0);
  if (samples > maxSamples) throw new TypeError(`A WAV file holds at most ${maxSamples} samples, not ${samples}`);
  const chunks = (): Iterable<Uint8Array<ArrayBuffer>> => wavChunks(stretches, samples);

  return {
    byteLength: headerBytes + samples * bytesPerSample,
    seconds: samples / sampleRate,
    chunks,
    stream: () => streamOf(chunks()),
  };
}

function samplesOf({ ms, samples }: WavLength): number {
  const count = samples ?? Math.round(((ms ?? Number.NaN) * sampleRate) / 1_000);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new TypeError(`A segment lasts a whole number of samples or some ms, 0 or more; not ${samples ?? ms}`);
  return count;
}

function pcmOf(segment: WavSegment): Pcm {
  const { kind, key } = segment;
  switch (kind) {
    case "speech":
      return segment.voice ? pcmOfWave(voiceWave(segment.voice, segment.fromMs ?? 0)) : everySecond(kind, speechWave);
    case "silence":
      return everySecond(kind, silenceWave);
    case "tone":
      return everySecond(kind + key, toneWave(key));
    default:
      throw new TypeError(`A segment is speech, silence or a tone, not ${JSON.stringify(kind)}`);
  }
}

function voiceWave(voice: Voice, fromMs: number): Wave {
  const from = Math.round((fromMs * sampleRate) / 1_000);
  return (n) => voice.sample(from + n);
}

function* wavChunks(stretches: readonly Stretch[], samples: number): Generator<Uint8Array<ArrayBuffer>> {
  yield wavHeader(samples * bytesPerSample);
  for (const stretch of stretches) {
    for (let from = 0; from < stretch.samples; from += chunkSamples) {
      yield stretch.pcm(from, Math.min(chunkSamples, stretch.samples - from));
    }
  }
}

function pcmOfWave(wave: Wave): Pcm {
  return (from, count) => {
    const view = new DataView(new ArrayBuffer(count * bytesPerSample));
    for (let i = 0; i < count; i++) view.setInt16(i * bytesPerSample, Math.round(wave(from + i) * 32_767), true);
    return new Uint8Array(view.buffer);
  };
}

/** A second of each wave that repeats exactly after it, as all do that are not a voice: they are of whole numbers of Hz. */
const seconds = new Map<string, Uint8Array>();

function everySecond(name: string, wave: Wave): Pcm {
  return (from, count) => {
    const second = seconds.get(name) ?? pcmOfWave(wave)(0, sampleRate);
    seconds.set(name, second);
    const bytes = new Uint8Array(count * bytesPerSample);
    for (let at = 0; at < bytes.byteLength; ) {
      const begin = (from * bytesPerSample + at) % second.byteLength;
      const part = second.subarray(begin, begin + bytes.byteLength - at);
      bytes.set(part, at);
      at += part.byteLength;
    }
    return bytes;
  };
}
