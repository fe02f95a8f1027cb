import type { Clock } from "../../lib/clock.ts";
import { begunAt, type CallerSound, silence } from "../audio/caller.ts";
import type { AskedOperation, Begin, Cut, PlatformKind, PlayEnd, PlayEvent, PlayState, Step } from "../kinds/kind.ts";

/** An operation that was asked for and has not ended. */
export interface QueuedOperation extends AskedOperation {
  readonly kind: PlatformKind;
  readonly askedAtMs: number;
}

export interface QueueOptions {
  readonly clock: Clock;
  readonly onEvent: (operation: QueuedOperation, event: PlayEvent) => void;
  /** @param state undefined for one that never began */
  readonly onEnd: (operation: QueuedOperation, end: PlayEnd, state: PlayState | undefined) => void;
}

/** The operations of one call: one runs, the others wait their turn. [PL-01] */
export interface OperationQueue {
  add(operation: QueuedOperation): void;
  /** Whether the next to be added would run at once. */
  isFree(): boolean;
  /** The operation, and whether it runs or waits; undefined when it has ended or never was. */
  find(
    operationId: string,
  ): { readonly operation: QueuedOperation; readonly status: "running" | "notStarted" } | undefined;
  hear(sound: CallerSound): void;
  /** Ends the running one, then those that wait; `cutBy` undefined: the call is over. [PL-02, PL-05] */
  endAll(cutBy: Cut | undefined, why: string): void;
}

interface Running {
  readonly operation: QueuedOperation;
  /** Undefined while what it plays is fetched. */
  state: PlayState | undefined;
}

/** Plays operations on a clock. It waits on the clock only while something of one falls due by itself. */
export function createOperationQueue({ clock, onEvent, onEnd }: QueueOptions): OperationQueue {
  const waiting: QueuedOperation[] = [];
  let running: Running | undefined;
  let sound = silence;
  let freeSinceMs = 0;
  let alarm: { readonly atMs: number; readonly off: AbortController } | undefined;

  /** Whatever is due by now has happened, and whoever's turn it is has begun. */
  function catchUp(): void {
    const nowMs = clock.now();
    for (;;) {
      if (!running) {
        if (!startNext()) break;
      } else {
        if (!running.state || running.operation.kind.timeline.dueMs(running.state) > nowMs) break;
        take(running, running.operation.kind.timeline.passTime(running.state, nowMs));
      }
    }
    setAlarm();
  }

  function startNext(): boolean {
    const operation = waiting.shift();
    if (!operation) return false;
    const current: Running = { operation, state: undefined };
    const begin = operation.kind.prepare(operation.request);
    running = current;
    if (typeof begin === "function") take(current, begin(Math.max(freeSinceMs, operation.askedAtMs), sound));
    else
      Promise.resolve(begin).then(
        (prepared) => beginIfCurrent(current, prepared),
        (error: unknown) => giveUp(current, error),
      );
    return true;
  }

  /** What is played could not be prepared: the operation ends, and the next one begins. */
  function giveUp(current: Running, error: unknown): void {
    if (running !== current) return;
    running = undefined;
    drop(current.operation, undefined, `it could not be prepared: ${String(error)}`);
    catchUp();
  }

  function beginIfCurrent(current: Running, begin: Begin): void {
    if (running !== current) return;
    take(current, begin(clock.now(), sound));
    catchUp();
  }

  function take(current: Running, { state, events }: Step): void {
    current.state = state;
    for (const event of events) onEvent(current.operation, event);
    if (running !== current || !state.end) return;
    running = undefined;
    freeSinceMs = state.sinceMs;
    onEnd(current.operation, state.end, state);
  }

  function setAlarm(): void {
    const atMs = running?.state ? running.operation.kind.timeline.dueMs(running.state) : Number.POSITIVE_INFINITY;
    if (alarm?.atMs === atMs) return;
    alarm?.off.abort("off");
    alarm = undefined;
    if (atMs === Number.POSITIVE_INFINITY) return;
    const set = { atMs, off: new AbortController() };
    alarm = set;
    clock.sleep(atMs - clock.now(), set.off.signal).then(
      () => ring(set),
      () => undefined,
    );
  }

  /** A clock may ring a little early: the alarm is then set again. */
  function ring(set: typeof alarm): void {
    if (alarm === set) alarm = undefined;
    catchUp();
  }

  /** Ends one that has not begun to play. */
  function drop(operation: QueuedOperation, cutBy: Cut | undefined, why: string): void {
    const completionReason = cutBy && operation.kind.canceled;
    const end: PlayEnd = { completionReason, durationMs: 0, why, ...(cutBy && { cutBy }) };
    onEvent(operation, { kind: "stopped", atMs: clock.now(), ...end });
    onEnd(operation, end, undefined);
  }

  return {
    add(operation) {
      waiting.push(operation);
      catchUp();
    },
    isFree() {
      catchUp();
      return !running;
    },
    find(operationId) {
      if (running?.operation.operationId === operationId) return { operation: running.operation, status: "running" };
      const operation = waiting.find((queued) => queued.operationId === operationId);
      return operation && { operation, status: "notStarted" };
    },
    hear(heard) {
      catchUp();
      const atMs = clock.now();
      sound = begunAt(heard, atMs);
      if (running?.state) take(running, running.operation.kind.timeline.hear(running.state, atMs, sound));
      catchUp();
    },
    endAll(cutBy, why) {
      catchUp();
      const current = running;
      const others = waiting.splice(0);
      if (current?.state) {
        take(current, current.operation.kind.timeline.cut(current.state, clock.now(), cutBy, why));
      } else if (current) {
        running = undefined;
        drop(current.operation, cutBy, why);
      }
      for (const operation of others) drop(operation, cutBy, why);
      catchUp();
    },
  };
}
