import { sampleRate } from "./sounds.ts";

/** What a caller really says, in place of the murmur: it may still come in while it is recorded. */
export interface Voice {
  /** Sample number `n` of those of 1/16,000 s, from -1 to 1; 0 where nothing came. */
  sample(n: number): number;
}

/** A voice that is added to. */
export interface GrowingVoice extends Voice {
  /** Bytes of it that are kept. */
  readonly bytes: number;
  /** Adds samples of 16 bit, least significant byte first; what is too much is left out. */
  add(pcm: Uint8Array): void;
  /** Keeps nothing of it: it is silence from now on. */
  forget(): void;
}

/** @param maxSeconds as long as a voice may be */
export function createVoice(maxSeconds: number): GrowingVoice {
  const most = maxSeconds * sampleRate;
  let samples = new Int16Array(0);
  let length = 0;

  function grow(needed: number): void {
    if (needed <= samples.length) return;
    const larger = new Int16Array(Math.min(most, Math.max(needed, 2 * samples.length)));
    larger.set(samples);
    samples = larger;
  }

  return {
    get bytes() {
      return samples.byteLength;
    },
    sample: (n) => (n < length ? (samples[n] ?? 0) / 32_767 : 0),
    add(pcm) {
      const count = Math.min(Math.floor(pcm.byteLength / 2), most - length);
      const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
      grow(length + count);
      for (let n = 0; n < count; n += 1) samples[length + n] = view.getInt16(2 * n, true);
      length += count;
    },
    forget() {
      samples = new Int16Array(0);
      length = 0;
    },
  };
}
