const recordedHz = 16_000;

/** Takes samples from -1 to 1 of a microphone, piece by piece, and gives those of a recording: 16 kHz, 16 bit. */
export function createResampler(fromHz: number): (piece: Float32Array) => Int16Array<ArrayBuffer> {
  const step = fromHz / recordedHz;
  let rest = new Float32Array(0);
  let at = 0;
  return (piece) => {
    const all = new Float32Array(rest.length + piece.length);
    all.set(rest);
    all.set(piece, rest.length);
    const made: number[] = [];
    for (; at + Math.max(1, step) <= all.length; at += step) made.push(average(all, at, at + step));
    const used = Math.floor(at);
    rest = all.slice(used);
    at -= used;
    return Int16Array.from(made, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  };
}

/** Of the samples from one place on, and up to another; at least one. */
function average(samples: Float32Array, from: number, to: number): number {
  const first = Math.floor(from);
  const last = Math.max(first + 1, Math.floor(to));
  let sum = 0;
  for (let n = first; n < last; n += 1) sum += samples[n] ?? 0;
  return sum / (last - first);
}
