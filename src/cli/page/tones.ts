import { type DtmfKey, keypadColumnsHz, keypadRows } from "../../platform/audio/sounds.ts";

/** The keys of a telephone, row by row. */
export const keypad: readonly DtmfKey[] = keypadRows.flatMap(([keys]) => [...keys] as DtmfKey[]);

const toneS = 0.16;
const loudness = 0.12;
let audio: AudioContext | undefined;

/** Plays the two tones of a key, where the browser has sound. */
export function playTone(key: DtmfKey): void {
  audio ??= new AudioContext();
  void audio.resume();
  const [keys, low] = keypadRows.find(([ofRow]) => ofRow.includes(key)) ?? ["", 0];
  const gain = new GainNode(audio, { gain: 0 });
  const from = audio.currentTime;
  gain.gain.setValueAtTime(loudness, from);
  gain.gain.setTargetAtTime(0, from + toneS, 0.01);
  gain.connect(audio.destination);
  for (const frequency of [low, keypadColumnsHz[keys.indexOf(key)] ?? 0]) {
    const oscillator = new OscillatorNode(audio, { frequency });
    oscillator.connect(gain);
    oscillator.start(from);
    oscillator.stop(from + toneS + 0.1);
  }
}
