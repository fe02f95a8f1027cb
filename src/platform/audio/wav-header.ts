import { sampleRate } from "./sounds.ts";

const channels = 1;
export const bytesPerSample = 2;
export const headerBytes = 44;

/** What the header of a WAV file states. */
export interface WavHeader {
  /** Length of the sound. */
  readonly seconds: number;
  /** Samples a second, of each channel. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** Length of the sound in bytes, as stated; the file may have been cut. */
  readonly dataBytes: number;
}

/** PCM, and the extensible form that PCM may also come in. */
const pcmFormats: readonly number[] = [1, 0xfffe];

/** A length that was left open by a writer that did not know it. */
const openLength = 0xffffffff;

/** The header of a recording: 16 kHz, mono, 16 bit PCM, which is what Graph asks of prompts. [PL-07] */
export function wavHeader(dataBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => bytes.set(new TextEncoder().encode(word), at);
  text(0, "RIFF");
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * bytesPerSample, true);
  view.setUint16(32, channels * bytesPerSample, true);
  view.setUint16(34, 8 * bytesPerSample, true);
  text(36, "data");
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/**
 * Reads the start of a PCM WAV file, up to where its `data` chunk begins: 44 bytes of most files. Undefined for bytes
 * that are not such a file, end before that, or leave the length open. Never throws.
 */
export function readWavHeader(bytes: Uint8Array): WavHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (word(bytes, 0) !== "RIFF" || word(bytes, 8) !== "WAVE") return undefined;

  let format: Omit<WavHeader, "seconds" | "dataBytes"> | undefined;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const id = word(bytes, at);
    const size = view.getUint32(at + 4, true);
    if (id === "data") return format && size !== openLength ? stated(format, size) : undefined;
    if (id === "fmt ") format = readFormat(view, at + 8, size);
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function readFormat(view: DataView, at: number, size: number): Omit<WavHeader, "seconds" | "dataBytes"> | undefined {
  if (size < 16 || at + 16 > view.byteLength || !pcmFormats.includes(view.getUint16(at, true))) return undefined;
  return {
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    bitsPerSample: view.getUint16(at + 14, true),
  };
}

function stated(format: Omit<WavHeader, "seconds" | "dataBytes">, dataBytes: number): WavHeader | undefined {
  const bytesPerSecond = (format.sampleRate * format.channels * format.bitsPerSample) / 8;
  return bytesPerSecond > 0 ? { seconds: dataBytes / bytesPerSecond, ...format, dataBytes } : undefined;
}

function word(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
