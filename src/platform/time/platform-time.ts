import type { Clock } from "../../lib/clock.ts";
import { createHeap, type Heaped } from "../../lib/heap.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** The platform's view of its clock, which may be a virtual one. */
export interface PlatformTime extends Clock {
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Work that takes no time on a virtual clock: it does not move on before the work is done, or `patience` is over.
   * Work that is `clockless`, so that it cannot itself wait on the clock, is waited for without end. [PL-08]
   */
  hold<T>(work: Promise<T>, kind?: "clockless"): Promise<T>;
  /**
   * Moves a virtual clock on, or waits on another one, less when the signal aborts; at the end, held work is done, also
   * what is begun right after the call. Whoever passes time side by side shares it.
   */
  pass(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets others go on for a moment: no time on a virtual clock, 10 ms on another one. */
  turn(): Promise<void>;
}

/**
 * Held work that may itself wait on the clock is let go by then: milliseconds of the machine's time, or, where it is not
 * the platform that moves the clock, turns of the event loop.
 */
const patience = { ms: 1_000, turns: 10_000 } as const;

export function createPlatformTime(clock: Clock): PlatformTime {
  return isVirtual(clock) ? virtualTime(clock) : waitingTime(clock);
}

function isVirtual(clock: Clock): clock is VirtualClock {
  return "advance" in clock;
}

function waitingTime(clock: Clock): PlatformTime {
  const held = new Set<Promise<unknown>>();
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    hold: (work) => whileIn(held, work, work),
    async pass(ms, signal) {
      await (ms > 0 ? clock.sleep(ms, signal).catch(() => undefined) : Promise.resolve());
      while (held.size > 0) await Promise.allSettled(held);
    },
    turn: () => clock.sleep(10),
  };
}

/** A moment for which something waits. */
interface Moment extends Heaped {
  readonly atMs: number;
  /** Of two at the same time the older one is first. */
  readonly order: number;
}

/** Up to where somebody passes time. */
interface Goal extends Moment {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const isEarlier = (one: Moment, other: Moment): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

function virtualTime(clock: VirtualClock): PlatformTime {
  const held = new Set<Promise<unknown>>();
  const heldClockless = new Set<Promise<unknown>>();
  const dues = createHeap<Moment>(isEarlier);
  const goals = createHeap<Goal>(isEarlier);
  let order = 0;
  let driving = false;

  const momentIn = (ms: number): Moment => ({ atMs: clock.now() + ms, order: order++, position: -1 });

  /**
   * Goes from one moment at which something is due to the next, and waits at each for what it led to. Whoever passes time gets
   * the error when the clock fails.
   */
  async function drive(): Promise<void> {
    driving = true;
    try {
      await Promise.resolve();
      while (goals.size > 0) await reachNext();
    } catch (error) {
      for (const { reject } of goals) reject(error);
      goals.clear();
    }
    driving = false;
  }

  async function reachNext(): Promise<void> {
    await heldIsDone();
    const nextMs = Math.min(...[goals.first(), dues.first()].map((moment) => moment?.atMs ?? Number.POSITIVE_INFINITY));
    await clock.advance(Math.max(0, nextMs - clock.now()));
    await heldIsDone();
    if (resolveReached() && goals.size > 0) await clock.advance(0);
  }

  /** Whether there was a goal to reach. */
  function resolveReached(): boolean {
    const before = goals.size;
    for (let goal = goals.first(); goal && goal.atMs <= clock.now(); goal = goals.first()) {
      goals.delete(goal);
      goal.resolve();
    }
    return goals.size < before;
  }

  async function heldIsDone(): Promise<void> {
    while (held.size + heldClockless.size > 0) {
      while (heldClockless.size > 0) await Promise.allSettled(heldClockless);
      await patiently();
    }
  }

  async function patiently(): Promise<void> {
    if (held.size === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patienceIsOver = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        held.clear();
        resolve();
      }, patience.ms);
    });
    await Promise.race([Promise.allSettled(held), patienceIsOver]);
    clearTimeout(timer);
  }

  /** A timer that is due now, again and again: whoever moves the clock, no later one can run. */
  async function standStill(turns: number, done: AbortSignal): Promise<void> {
    for (let turn = 0; turn < turns && !done.aborted; turn += 1) await clock.sleep(0, done);
  }

  const pass = (ms: number): Promise<void> =>
    new Promise((resolve, reject) => {
      goals.add({ ...momentIn(ms), resolve, reject });
      if (!driving) void drive();
    });

  return {
    now: () => clock.now(),
    sleep: (ms, signal) => whileIn(dues, momentIn(Math.max(0, ms)), clock.sleep(ms, signal)),
    async hold(work, kind) {
      const [where, turns] = kind === "clockless" ? [heldClockless, Number.POSITIVE_INFINITY] : [held, patience.turns];
      if (driving) return whileIn(where, work, work);
      const done = new AbortController();
      standStill(turns, done.signal).catch(() => undefined);
      try {
        return await whileIn(where, work, work);
      } finally {
        done.abort("done");
      }
    },
    pass,
    turn: () => pass(0),
  };
}

async function whileIn<Member, Result>(
  set: { add(member: Member): unknown; delete(member: Member): unknown },
  member: Member,
  work: Promise<Result>,
): Promise<Result> {
  set.add(member);
  try {
    return await work;
  } finally {
    set.delete(member);
  }
}
