import * as enumMembers from "../../../generated/vocabulary/enumMembers.ts";
import { enumNames } from "../../../generated/vocabulary.ts";
import { shown } from "../../lib/options.ts";
import { isObject } from "../../lib/untrusted.ts";
import type { DtmfKey } from "./sounds.ts";
import type { Voice } from "./voice.ts";

/** What the caller's line carries. */
export type CallerSound =
  | { readonly kind: "silence" }
  | {
      readonly kind: "speech";
      /** Default: a murmur. */
      readonly voice?: Voice;
      /** When the voice began, milliseconds of the clock; see `begunAt`. */
      readonly voiceSinceMs?: number;
    }
  | { readonly kind: "tone"; readonly key: DtmfKey };

export const silence: CallerSound = { kind: "silence" };

/** One thing that the caller does; lengths in whole milliseconds. */
export type CallerAct =
  | { readonly kind: "silent"; readonly ms: number }
  | {
      readonly kind: "speak";
      readonly ms: number;
      /** What is said. Default: a murmur. */
      readonly voice?: Voice;
    }
  | { readonly kind: "press"; readonly key: DtmfKey }
  | { readonly kind: "hangUp" | "answer" | "decline" }
  | { readonly kind: "join" | "leave"; readonly name: string };

const toneNames = new Map(Object.entries(enumNames.tone).map(([name, symbol]) => [symbol as string, name]));

/** Graph's name of a key: `pound` of `#`. [CA-09] */
export function toneName(key: DtmfKey): string {
  return toneNames.get(key) ?? key;
}

/** How long a key is held down, in milliseconds. */
const keyMs = 100;

const keys: readonly string[] = enumMembers.tone;

/** @throws TypeError for an invalid act, naming what is valid */
export function assertCallerAct(act: unknown): asserts act is CallerAct {
  const { kind, ms, key, name, voice } = isObject(act) ? act : {};
  if (voice !== undefined && !(isObject(voice) && typeof voice["sample"] === "function"))
    throw new TypeError(`voice is what gives samples; not ${shown(voice)}`);
  if (kind === "speak" || kind === "silent") {
    if (!Number.isSafeInteger(ms) || (ms as number) < 0)
      throw new TypeError(`${kind} takes ms, a whole number of milliseconds, 0 or more; not ${shown(ms)}`);
  } else if (kind === "press") {
    if (!keys.includes(key as string))
      throw new TypeError(`press takes one key of ${keys.join(" ")}; not ${shown(key)}`);
  } else if (kind === "join" || kind === "leave") {
    if (typeof name !== "string" || name === "") throw new TypeError(`${kind} takes a name; not ${shown(name)}`);
  } else if (kind !== "hangUp" && kind !== "answer" && kind !== "decline") {
    throw new TypeError(
      `A caller can speak, be silent, press, hangUp, answer, decline, join or leave; not ${shown(kind)}`,
    );
  }
}

/** The sound, as it is heard from that millisecond on. */
export function begunAt(sound: CallerSound, atMs: number): CallerSound {
  return sound.kind === "speech" && sound.voice ? { ...sound, voiceSinceMs: atMs } : sound;
}

/** The sound that an act makes, and for how long; hanging up makes none. */
export function soundOf(act: CallerAct): { readonly sound: CallerSound; readonly ms: number } {
  if (act.kind === "press") return { sound: { kind: "tone", key: act.key }, ms: keyMs };
  if (act.kind === "speak") {
    const { voice, ms } = act;
    return { sound: { kind: "speech", ...(voice && { voice }) }, ms };
  }
  return { sound: silence, ms: act.kind === "silent" ? act.ms : 0 };
}
