import type { Said } from "../../lib/mock-process.ts";

/** How a recording that was asked for came out. */
export type Fate = "settled" | "timedOut" | "refused" | "interrupted";

/** What happened to each recording, and why. */
export interface Ledger {
  asked(context: string, callId: string): void;
  ended(context: string, fate: Fate, detail: string): void;
  /** A recording's completion came to the bot. */
  heard(context: string | undefined): void;
  /** What the mock printed: its faults explain what is lost. */
  said(said: Said): void;
  counts(): Counts;
  /** What no fault explains, in words. */
  unexplained(): readonly string[];
}

export interface Counts {
  readonly asked: number;
  readonly settled: number;
  /** Timed out, refused or interrupted, by what explains it. */
  readonly lost: Readonly<Record<string, number>>;
  /** Recordings that settled twice. */
  readonly doubled: number;
  /** Completions of recordings that nobody asked for. */
  readonly foreign: number;
}

interface Entry {
  readonly callId: string;
  fate: Fate | undefined;
  detail: string;
}

export function createLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const contexts = new Map<string, string>();
  /** Calls that have ended. */
  const ended = new Set<string>();
  /** Faults of an operation, or of a call. */
  const faults = new Map<string, Set<string>>();
  let [doubled, foreign] = [0, 0];

  function struck(about: string, fault: string): void {
    faults.set(about, (faults.get(about) ?? new Set()).add(fault));
  }

  /** What explains that a recording did not settle; undefined when nothing does. */
  function reason(context: string, { callId, fate, detail }: Entry): string | undefined {
    if (fate === "interrupted") return "a restart";
    if (fate === "refused" && detail.includes("8522") && ended.has(callId)) return "the end of its call";
    const found = new Set([...(faults.get(contexts.get(context) ?? "") ?? []), ...(faults.get(callId) ?? [])]);
    return [...found].sort().join(" and ") || undefined;
  }

  const lost = (): (readonly [string, Entry])[] =>
    [...entries].filter(([, { fate }]) => fate !== undefined && fate !== "settled");

  return {
    asked: (context, callId) => void entries.set(context, { callId, fate: undefined, detail: "" }),
    ended(context, fate, detail) {
      const entry = entries.get(context);
      if (!entry) return;
      if (entry.fate !== undefined) doubled += 1;
      Object.assign(entry, { fate, detail });
    },
    heard(context) {
      if (context === undefined || !entries.has(context)) foreign += 1;
    },
    said({ kind, callId, operationId, clientContext, fault }) {
      if (kind === "asked" && typeof clientContext === "string") contexts.set(clientContext, String(operationId));
      if (kind === "callEnded") ended.add(String(callId));
      if (kind === "fault") struck(String(operationId ?? callId), String(fault));
    },
    counts() {
      const reasons = lost().map(([context, entry]) => reason(context, entry) ?? "nothing");
      const settled = [...entries.values()].filter(({ fate }) => fate === "settled").length;
      return {
        asked: entries.size,
        settled,
        lost: Object.fromEntries(
          [...new Set(reasons)].map((one) => [one, reasons.filter((each) => each === one).length]),
        ),
        doubled,
        foreign,
      };
    },
    unexplained: () =>
      lost()
        .filter(([context, entry]) => reason(context, entry) === undefined)
        .map(([context, { fate, detail, callId }]) => `${context} in call ${callId}: ${fate}, ${detail}`),
  };
}
