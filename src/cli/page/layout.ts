import type { Operation, PhaseKind } from "./model.ts";

/** Something that lasted, milliseconds since the operation began. */
export interface Bar {
  readonly kind: "prompt" | "beep" | "waiting" | "speech" | "silence" | "tone";
  /** `speech`, or the key. */
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** It goes on. */
  readonly isOpen: boolean;
}

/** When something ends the recording, unless it ends before. */
export interface Limit {
  readonly name: "initial silence" | "pause" | "longest";
  readonly lengthMs: number;
  readonly atMs: number;
  readonly isReached: boolean;
}

/** An operation as it is drawn: from 0 to `spanMs`. */
export interface Marks {
  readonly spanMs: number;
  readonly bars: readonly Bar[];
  /** Those at most `spanMs` away. */
  readonly limits: readonly Limit[];
  /** Those further away. */
  readonly beyond: readonly Limit[];
  /** Where it ended; undefined while it goes on. */
  readonly endMs: number | undefined;
  /** How far it has come. */
  readonly nowMs: number;
}

const bars: Readonly<Record<PhaseKind, readonly [kind: Bar["kind"], name: string]>> = {
  promptStarted: ["prompt", "prompt"],
  beepStarted: ["beep", "beep"],
  listening: ["waiting", "waiting"],
  speechStarted: ["speech", "speech"],
  silenceStarted: ["silence", "pause"],
  toneStarted: ["tone", "key"],
};

/** What is drawn is so long, seconds; longer ones are whole minutes. */
const spans = [10, 15, 20, 30, 45, 60, 90, 120, 150, 180];
/** So much is left free ahead of what goes on. */
const aheadMs = 2_000;

/** @param callMs milliseconds since the call began. Undefined for an operation that has not begun. */
export function layout({ phases, end, limits }: Operation, callMs: number): Marks | undefined {
  const [first] = phases;
  if (!first) return undefined;
  const fromMs = first.atMs;
  const nowMs = Math.max((end?.atMs ?? callMs) - fromMs, (phases.at(-1)?.atMs ?? 0) - fromMs);
  const drawn = phases.map(({ kind, atMs, key }, index): Bar => {
    const toMs = phases[index + 1]?.atMs;
    const [barKind, name] = bars[kind];
    return {
      kind: barKind,
      name: key ?? name,
      fromMs: atMs - fromMs,
      toMs: toMs === undefined ? nowMs : toMs - fromMs,
      isOpen: toMs === undefined && end === undefined,
    };
  });
  const spanMs = spanOf(end ? nowMs : nowMs + aheadMs);
  const all = limits ? limitsOf(drawn, limits, end !== undefined, end?.completionReason) : [];
  return {
    ...{ spanMs, nowMs, bars: drawn, endMs: end && nowMs },
    limits: all.filter(({ atMs }) => atMs <= spanMs),
    beyond: all.filter(({ atMs }) => atMs > spanMs),
  };
}

function spanOf(ms: number): number {
  const found = spans.find((span) => span * 1_000 >= ms);
  return found === undefined ? Math.ceil(ms / 60_000) * 60_000 : found * 1_000;
}

const reasons: Readonly<Record<Limit["name"], string>> = {
  "initial silence": "initialSilenceTimeout",
  pause: "maxSilenceTimeout",
  longest: "maxRecordDurationReached",
};

/** The limits that matter now; of what has ended, the one that ended it. */
function limitsOf(
  drawn: readonly Bar[],
  { initialSilenceMs, maxSilenceMs, maxRecordMs }: NonNullable<Operation["limits"]>,
  isOver: boolean,
  reason: string | undefined,
): readonly Limit[] {
  const limit = (name: Limit["name"], fromMs: number, lengthMs: number): Limit => ({
    ...{ name, lengthMs, atMs: fromMs + lengthMs, isReached: reasons[name] === reason },
  });
  const waiting = drawn.find(({ kind }) => kind === "waiting");
  const begun = drawn.find(({ kind, fromMs }) => isSound(kind) && fromMs >= (waiting?.fromMs ?? 0));
  const last = drawn.at(-1);
  const found = [
    ...(waiting && !begun ? [limit("initial silence", waiting.fromMs, initialSilenceMs)] : []),
    ...(last?.kind === "silence" ? [limit("pause", last.fromMs, maxSilenceMs)] : []),
    ...(begun ? [limit("longest", begun.fromMs, maxRecordMs)] : []),
  ];
  return found.filter(({ isReached }) => !isOver || isReached);
}

const isSound = (kind: Bar["kind"]): boolean => kind === "speech" || kind === "tone" || kind === "silence";

/** Where the scale has its marks, milliseconds: whole seconds, and at most so many. */
export function ticks(spanMs: number, most: number): readonly number[] {
  const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600].map((s) => s * 1_000);
  const step = steps.find((each) => spanMs / each <= most) ?? spanMs;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, index) => index * step);
}

/** The same in words. */
export function inWords({ bars: drawn, endMs }: Marks, reason: string | undefined): string {
  const parts = drawn.map(({ kind, name, fromMs, toMs, isOpen }) => {
    const what = kind === "tone" ? `key ${name}` : name;
    return isOpen
      ? `${what} since ${(fromMs / 1_000).toFixed(1)} s`
      : `${what} ${((toMs - fromMs) / 1_000).toFixed(1)} s`;
  });
  const end = endMs === undefined ? "" : `; stopped at ${(endMs / 1_000).toFixed(1)} s: ${reason ?? "no notification"}`;
  return parts.join(", ") + end;
}
