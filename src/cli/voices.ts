import { systemClock } from "../lib/clock.ts";
import { createMemory } from "../lib/memory.ts";
import { createVoice, type GrowingVoice } from "../platform/audio/voice.ts";

/** What callers really say: kept until so much more was said. */
export interface Voices {
  /** A new one, and its number. */
  begin(callId: string): { readonly number: number; readonly voice: GrowingVoice };
  /** One of this call; undefined when it is not kept any more. */
  find(callId: string, number: number): GrowingVoice | undefined;
}

/** As long as a recording may be. */
export const longestVoiceMs = 120_000;
/** So many are kept, of 3.8 MB at most. */
const mostVoices = 20;

export function createVoices(): Voices {
  const voices = createMemory<GrowingVoice>(systemClock, { maxEntries: mostVoices }, (voice) => voice.forget());
  let begun = 0;
  return {
    begin(callId) {
      begun += 1;
      const voice = createVoice(longestVoiceMs / 1_000);
      voices.set(`${callId} ${begun}`, voice);
      return { number: begun, voice };
    },
    find: (callId, number) => voices.get(`${callId} ${number}`),
  };
}
