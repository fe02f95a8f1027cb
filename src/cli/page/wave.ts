/** The loudest and the softest of each stretch of a recording, from -1 to 1. */
export type Peaks = readonly (readonly [low: number, high: number])[];

const headerBytes = 44;

/** Of a WAV of 16 bit, mono, as the mock makes them, in so many stretches. */
export function peaksOf(wav: ArrayBuffer, count: number): Peaks {
  const samples = new DataView(wav, Math.min(headerBytes, wav.byteLength));
  const length = Math.floor(samples.byteLength / 2);
  return Array.from({ length: Math.min(count, length) }, (_, index) => {
    const [from, to] = [index, index + 1].map((each) => Math.floor((each * length) / Math.min(count, length)));
    let [low, high] = [0, 0];
    for (let at = from ?? 0; at < (to ?? 0); at += 1) {
      const sample = samples.getInt16(at * 2, true) / 32_768;
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    return [low, high];
  });
}

/** As the path of an SVG of 1 by 2, its middle at 0. */
export function wavePath(peaks: Peaks): string {
  const x = (index: number): string => (index / peaks.length).toFixed(4);
  return peaks.map(([low, high], index) => `M${x(index)} ${(-high).toFixed(3)}V${(-low + 0.01).toFixed(3)}`).join("");
}
