import type * as enumMembers from "../../../generated/vocabulary/enumMembers.ts";

/** Samples a second. */
export const sampleRate = 16_000;

/** A sound as its samples: sample number `n`, from -1 to 1. */
export type Wave = (n: number) => number;

/** A key that makes a dual tone. */
export type DtmfKey = (typeof enumMembers.tone)[number];

/** Rows of the telephone keypad with their frequencies in Hz (ITU-T Q.23). */
export const keypadRows: readonly (readonly [keys: string, hz: number])[] = [
  ["123A", 697],
  ["456B", 770],
  ["789C", 852],
  ["*0#D", 941],
];
export const keypadColumnsHz: readonly number[] = [1_209, 1_336, 1_477, 1_633];

export const silenceWave: Wave = () => 0;

/** A murmur of three partials that swells four times a second as syllables do, and is never quite still. */
export const speechWave: Wave = (n) => {
  const swell = 0.2 + 0.8 * sine(2, n) ** 2;
  return swell * (0.3 * sine(200, n) + 0.15 * sine(400, n) + 0.1 * sine(700, n));
};

/** @throws TypeError for a key that has no tone */
export function toneWave(key: DtmfKey): Wave {
  const row = keypadRows.find(([keys]) => key.length === 1 && keys.includes(key));
  const high = keypadColumnsHz[row?.[0].indexOf(key) ?? -1];
  if (!row || !high) throw new TypeError(`A tone has a key of 0-9, *, #, A-D; ${JSON.stringify(key)} is none`);
  return (n) => 0.35 * sine(row[1], n) + 0.35 * sine(high, n);
}

let second: Float64Array | undefined;

/** A sine of a whole number of Hz, looked up in one second of 1 Hz: it repeats exactly, however far `n` is. */
function sine(hz: number, n: number): number {
  second ??= Float64Array.from({ length: sampleRate }, (_, i) => Math.sin((2 * Math.PI * i) / sampleRate));
  return second[(hz * n) % sampleRate] as number;
}
