import { assertCallerAct, type CallerAct } from "../platform/audio/caller.ts";
import type { SimulatedCall } from "../platform/call/call.ts";

/** How far a list of acts got. */
export interface Played {
  /** Acts that were performed whole. */
  readonly performed: number;
  /** Why it got no further, when it did not. */
  readonly stopped?: "theCallEnded" | "otherActsCame";
}

/** Has the callers of calls act. */
export interface CallerPlayer {
  /** Performs acts one after the other. Those that come later for the same call end them at once. */
  play(call: SimulatedCall, acts: readonly CallerAct[]): Promise<Played>;
}

const mostActs = 1_000;

/** One act, or a list of them. @throws TypeError for an invalid one, naming its position in a list, or a list of more than 1,000 */
export function callerActs(value: unknown): readonly CallerAct[] {
  if (!Array.isArray(value)) {
    assertCallerAct(value);
    return [value];
  }
  if (value.length > mostActs) throw new TypeError(`A list has at most ${mostActs} acts; not ${value.length}`);
  return value.map((act: unknown, index) => {
    try {
      assertCallerAct(act);
      return act;
    } catch (error) {
      throw new TypeError(`Act ${index + 1}: ${(error as Error).message}`, { cause: error });
    }
  });
}

export function createCallerPlayer(): CallerPlayer {
  const giveWay = new WeakMap<SimulatedCall, () => void>();
  return {
    async play(call, acts) {
      giveWay.get(call)?.();
      const otherActs = new Promise<"otherActsCame">((resolve) => giveWay.set(call, () => resolve("otherActsCame")));
      for (const [performed, act] of acts.entries()) {
        if (call.ended) return { performed, stopped: "theCallEnded" };
        const stopped = await Promise.race([otherActs, call.caller.perform(act)]);
        if (stopped) return { performed, stopped };
      }
      return { performed: acts.length };
    },
  };
}
