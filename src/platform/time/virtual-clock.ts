import { abortReason } from "../../lib/abort.ts";
import type { Clock } from "../../lib/clock.ts";
import { createHeap, type Heaped } from "../../lib/heap.ts";
import { number } from "../../lib/options.ts";
import { createWarnings } from "../../lib/warnings.ts";
import { isWorkerd } from "../../lib/workerd.ts";
import { turns } from "./turns.ts";

/** A clock that moves only by calls of its methods. */
export interface VirtualClock extends Clock {
  /** Moves the time on by `ms` milliseconds, running each timer on its way in order; resolves when what they started has settled. */
  advance(ms: number): Promise<void>;
  /** Moves the time on until nothing waits any more. */
  runAll(): Promise<void>;
  /** How many timers wait. */
  readonly pending: number;
}

/** A test runner's own limit is mostly 5 s. */
const stalledMs = 4_000;
/** The machine's, also where a test replaces it later. */
const { setTimeout: setRealTimeout } = globalThis;

interface Timer extends Heaped {
  readonly dueMs: number;
  readonly order: number;
  readonly fire: () => void;
}

/** @param startMs the time at the start, milliseconds since 1970; the same for every clock by default */
export function createVirtualClock(startMs: number = Date.UTC(2026, 0, 15, 10, 30)): VirtualClock {
  const checkMs = number({ finite: true });
  checkMs(startMs, "startMs", "createVirtualClock");
  let nowMs = startMs;
  let order = 0;
  const timers = createHeap<Timer>((a, b) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order));
  const warn = createWarnings("graph-record-response/testing");
  let moves = 0;
  let isWatched = false;

  /** Warns when something waits for a clock that nobody moves. */
  function watch(): void {
    // a Cloudflare Worker has timers only while it answers
    if (isWatched || isWorkerd()) return;
    isWatched = true;
    const before = moves;
    const watching = setRealTimeout(() => {
      isWatched = false;
      if (timers.size === 0) return;
      if (moves !== before) return watch();
      warn(
        "stalled",
        `A virtual clock has not moved for ${stalledMs / 1_000} s, and ${timers.size === 1 ? "a timer waits" : `${timers.size} timers wait`} for it. Move it: clock.advance(ms), clock.runAll(), or an act of a caller.`,
      );
    }, stalledMs);
    if (typeof watching === "object") watching.unref();
  }

  async function runUntil(limitMs: number): Promise<void> {
    moves += 1;
    await settled();
    for (let timer = timers.first(); timer && timer.dueMs <= limitMs; timer = timers.first()) {
      nowMs = Math.max(nowMs, timer.dueMs);
      timers.delete(timer);
      timer.fire();
      await settled();
    }
  }

  return {
    now: () => nowMs,
    get pending() {
      return timers.size;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(abortReason(signal));
        const timer: Timer = {
          dueMs: nowMs + Math.max(0, ms),
          order: order++,
          position: -1,
          fire: () => {
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        const onAbort = (): void => {
          timers.delete(timer);
          reject(abortReason(signal as AbortSignal));
        };
        timers.add(timer);
        watch();
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    async advance(ms) {
      checkMs(ms, "ms", "advance");
      const untilMs = nowMs + ms;
      await runUntil(untilMs);
      nowMs = Math.max(nowMs, untilMs);
    },
    runAll: () => runUntil(Number.POSITIVE_INFINITY),
  };
}

/**
 * As many turns of the event loop as what goes on may take: none in Node, where promises alone carry it, but a browser takes
 * one for a body that is read, two for a stream, and an answer is read, judged and handed on behind a request that was read.
 */
const settlingTurns = 4;
const settled = (): Promise<void> => turns(settlingTurns);
