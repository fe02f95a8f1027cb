/** What became of the recordings that were asked for. */
export interface Counts {
  /** Whose POST reached the platform. */
  readonly asked: number;
  /** Whose outcome was acted on, with the file's own token. */
  readonly completed: number;
  /** Whose completion was answered 202, and nobody acted on it. */
  readonly acknowledgedYetLost: number;
  /** Whose completion no process acknowledged before the wait had ended. */
  readonly neverAcknowledged: number;
  /** Acted on twice, by none that was marked as `mayBeHandled`. */
  readonly doubled: number;
  /** Acted on with the token of another. */
  readonly wrong: number;
  /** Acted on once more, marked as `mayBeHandled`. */
  readonly marked: number;
}

interface Entry {
  readonly token: string;
  acknowledgedMs: number | undefined;
  /** When it was first acted on. */
  endedMs: number;
  handled: number;
  marked: number;
  recorded: boolean;
  wrong: boolean;
  notes: string[];
}

export interface Ledger {
  asked(context: string, token: string): void;
  /** A completion was answered 202 by a process that received it at this time. */
  acknowledged(context: string, receivedMs: number): void;
  handled(context: string, outcome: string, token: string | undefined, marked: boolean, atMs: number): void;
  note(context: string, what: string): void;
  acknowledgedMs(context: string): number | undefined;
  /** Whether all that was asked for has been acted on. */
  isComplete(): boolean;
  counts(): Counts;
  /** What is wrong, recording by recording. */
  complaints(): readonly string[];
}

export function createLedger(): Ledger {
  const entries = new Map<string, Entry>();
  let open = 0;
  const count = (is: (entry: Entry) => boolean): number => [...entries.values()].filter(is).length;
  const isAcknowledged = ({ acknowledgedMs, endedMs }: Entry): boolean =>
    acknowledgedMs !== undefined && acknowledgedMs < endedMs;
  const isLost = (entry: Entry): boolean => isAcknowledged(entry) && !entry.recorded;
  const isDoubled = (entry: Entry): boolean => entry.handled - entry.marked > 1;

  return {
    asked(context, token) {
      open += 1;
      entries.set(context, {
        token,
        acknowledgedMs: undefined,
        endedMs: Number.POSITIVE_INFINITY,
        handled: 0,
        marked: 0,
        recorded: false,
        wrong: false,
        notes: [],
      });
    },
    acknowledged(context, receivedMs) {
      const entry = entries.get(context);
      if (entry) entry.acknowledgedMs ??= receivedMs;
    },
    handled(context, outcome, token, marked, atMs) {
      const entry = entries.get(context);
      if (!entry) return;
      if (entry.handled === 0) open -= 1;
      entry.handled += 1;
      entry.endedMs = Math.min(entry.endedMs, atMs);
      if (marked) entry.marked += 1;
      if (outcome === "recorded") entry.recorded = true;
      else entry.notes.push(outcome);
      if (outcome === "recorded" && token !== entry.token) entry.wrong = true;
    },
    note(context, what) {
      entries.get(context)?.notes.push(what);
    },
    acknowledgedMs: (context) => entries.get(context)?.acknowledgedMs,
    isComplete: () => open === 0,
    counts: () => ({
      asked: entries.size,
      completed: count(({ recorded, wrong }) => recorded && !wrong),
      acknowledgedYetLost: count(isLost),
      neverAcknowledged: count((entry) => !isAcknowledged(entry) && !entry.recorded),
      doubled: count(isDoubled),
      wrong: count(({ wrong }) => wrong),
      marked: count(({ marked }) => marked > 0),
    }),
    complaints: () =>
      [...entries].flatMap(([context, entry]) => {
        const what = isLost(entry) ? "lost" : isDoubled(entry) ? "doubled" : entry.wrong ? "wrong token" : undefined;
        return what === undefined ? [] : [`${context}: ${what} (${entry.notes.join(", ") || "nothing was handled"})`];
      }),
  };
}
