import type { CanonicalId } from "../../contract/ids.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { callHook } from "../../lib/hooks.ts";
import { createMemory, type MemoryLimits } from "../../lib/memory.ts";
import { type Checks, checked, clockLike, func, kindOf } from "../../lib/options.ts";
import type { ParsedNotification } from "../notifications/parsed.ts";
import { type CallEvents, type CallStep, eventsIn } from "./events.ts";

/** A handler may return a promise: what it rejects with goes to `onError`. */
export type CallHandlers = {
  readonly [Step in keyof CallEvents]?: ((event: CallEvents[Step]) => unknown) | undefined;
};

type StepTakenOnce = Exclude<CallStep, "onTone" | "onParticipants">;

/** What one instance alone may act on. */
export interface CallClaim {
  readonly callId: CanonicalId;
  /** The handler's name; of a tone with its `sequenceId`, `onTone:3`. */
  readonly step: StepTakenOnce | `onTone:${number}`;
}

export interface CallDispatcherOptions extends CallHandlers {
  /**
   * For several instances: resolves to true in one of them alone, as `SET … NX` of Redis can say. It is asked before a
   * handler is called, but for `onParticipants`, and what follows in the same call waits for it: give it a time limit. When
   * it rejects, the error goes to `onError`, the handler is not called, and a repetition of the notification asks again.
   */
  readonly claim?: ((claim: CallClaim) => boolean | Promise<boolean>) | undefined;
  /** Called with what is about none of these steps: operations, other states of calls, `unknown` and `invalid`. */
  readonly otherwise?: ((notification: ParsedNotification) => unknown) | undefined;
  /** Called with what a handler or `claim` threw or rejected with. Default: `console.error`. */
  readonly onError?: ((error: unknown) => unknown) | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
}

const checks: Checks<CallDispatcherOptions> = {
  onIncomingCall: func(),
  onEstablished: func(),
  onMediaActive: func(),
  onTone: func(),
  onParticipants: func(),
  onTerminated: func(),
  claim: func(),
  otherwise: func(),
  onError: func(),
  clock: clockLike(),
};

export interface CallDispatcher {
  /**
   * Takes every notification as it was parsed. Bound. Never throws or rejects: the promise resolves once the handlers
   * that the notification called have settled. A receiver gives it to `waitUntil`, and answers before. [AU-10]
   */
  readonly accept: {
    (notification: ParsedNotification): Promise<void>;
    readonly acknowledge: "atOnce";
  };
}

type Event = CallEvents[CallStep];

/** How far a call has got. */
interface Progress {
  readonly taken: Map<string, true>;
  ended: boolean;
  /** Settles once the handlers of the last notification have started. */
  started: Promise<unknown>;
}

const dayMs = 24 * 60 * 60 * 1_000;
const callLimits: MemoryLimits = { maxEntries: 10_000, maxAgeMs: dayMs };
const toneLimits: MemoryLimits = { maxEntries: 100_000, maxAgeMs: dayMs };

/**
 * Calls a handler once for each step of a call, although notifications come twice, late and in any order. [CA-11, CA-17]
 *
 * Handlers start in the order of arrival, and none waits for another: `onMediaActive` may await a recording while
 * `onTerminated` comes. Once a call has ended, nothing that arrives late calls a handler: no state, tone or roster. A
 * notification whose ids disagree, or without the id of a call, is about no step. [NT-16]
 *
 * The last 10,000 calls are remembered, each for a day after its last notification, and 100,000 tones. With several
 * instances give `claim`.
 *
 * @throws TypeError for a wrong option
 * @example
 * const calls = createCallDispatcher({
 *   onIncomingCall: ({ callId }) => graph.answer(callId, { mediaConfig, acceptedModalities: ["audio"] }),
 *   onMediaActive: ({ callId }) => recordAndWait({ graph, waiter, callId, request }),
 * });
 * const receiver = createWebhookReceiver({ appId, onNotification: [waiter.accept, calls.accept] });
 */
export function createCallDispatcher(options: CallDispatcherOptions): CallDispatcher {
  const {
    claim,
    otherwise,
    onError = printError,
    clock = systemClock,
    ...handlers
  } = checked("createCallDispatcher", options, checks);
  const time = steady(clock);
  const calls = createMemory<Progress>(time, callLimits);
  const tones = createMemory<true>(time, toneLimits);
  const failed = (error: unknown): void => callHook(onError, error);

  async function settled(call: () => unknown): Promise<void> {
    try {
      await call();
    } catch (error) {
      failed(error);
    }
  }

  function progressOf(callId: CanonicalId): Progress {
    const progress = calls.get(callId) ?? { taken: new Map(), ended: false, started: Promise.resolve() };
    calls.set(callId, progress);
    return progress;
  }

  /** False when the step was taken before, here or in another instance. */
  function isDue(progress: Progress, name: CallStep, event: Event): boolean | Promise<boolean> {
    if (name === "onParticipants") return true;
    const { callId } = event;
    const step = "sequenceId" in event ? (`onTone:${event.sequenceId}` as const) : (name as StepTakenOnce);
    const taken = name === "onTone" ? tones : progress.taken;
    const key = `${callId} ${step}`;
    if (taken.get(key)) return false;
    taken.set(key, true);
    if (!claim) return true;
    return isClaimed(claim, { callId, step }).catch((error: unknown) => {
      taken.delete(key);
      failed(error);
      return false;
    });
  }

  /** Starts the handlers of what is due. Resolves to their work once the last has started. */
  async function start(progress: Progress, events: Partial<CallEvents>): Promise<readonly Promise<void>[]> {
    if (progress.ended && !events.onTerminated) return [];
    progress.ended ||= events.onTerminated !== undefined;
    const work: Promise<void>[] = [];
    for (const [name, event] of Object.entries(events) as [CallStep, Event][]) {
      const handler = handlers[name] as ((event: Event) => unknown) | undefined;
      if (!handler) continue;
      const due = isDue(progress, name, event);
      // Without a claim nothing is awaited, and handlers start while `accept` is called.
      if (typeof due === "boolean" ? due : await due) work.push(settled(() => handler(event)));
    }
    return work;
  }

  function accept(notification: ParsedNotification): Promise<void> {
    return settled(async () => {
      const events = eventsIn(notification);
      const { callId } = notification;
      if (callId === undefined || Object.keys(events).length === 0) return otherwise?.(notification);
      const progress = progressOf(callId);
      const next = (): Promise<readonly Promise<void>[]> => start(progress, events);
      const started = claim ? progress.started.then(next, next) : next();
      progress.started = started;
      await Promise.all(await started);
    });
  }

  return { accept: Object.assign(accept, { acknowledge: "atOnce" as const }) };
}

async function isClaimed(claim: NonNullable<CallDispatcherOptions["claim"]>, step: CallClaim): Promise<boolean> {
  const answer: unknown = await claim(step);
  if (typeof answer !== "boolean") throw new TypeError(`claim must resolve to true or false; not ${kindOf(answer)}`);
  return answer;
}

/** Time that does not go back: a clock that is set back makes no call older. [AU-13] */
function steady(clock: Clock): Clock {
  let latestMs = Number.NEGATIVE_INFINITY;
  return {
    now() {
      latestMs = Math.max(latestMs, clock.now());
      return latestMs;
    },
    sleep: (...given) => clock.sleep(...given),
  };
}

function printError(error: unknown): void {
  console.error("graph-record-response:", error);
}
