import { assertCallerAct, type CallerAct, silence, soundOf } from "../audio/caller.ts";
import type { DtmfKey } from "../audio/sounds.ts";
import type { PlatformKind } from "../kinds/kind.ts";
import type { KindView } from "../kinds/registry.ts";
import type { Spelling } from "../spelling.ts";
import type { PlatformTime } from "../time/platform-time.ts";
import type { CallEvent, CallFacts } from "./call-events.ts";
import type { Outgoing } from "./delivery.ts";
import { type CallNews, callNotification } from "./notification.ts";
import { createOperationQueue } from "./queue.ts";

export type MediaConfig = "serviceHosted" | "appHosted";

/** What becomes of the operations of a call that ends: the bot is not notified, or each fails as `operationCanceled` first. [PL-05] */
export type EarlyEnd = "unnotified" | "canceled";

/**
 * The human on the line, who does one thing at a time: a new act ends the one before. Each act resolves when its time is
 * over, a virtual clock having been moved on by it, and the notifications that it led to have been answered.
 * Acts reject with a TypeError when they are invalid; in a call that is over nobody hears them.
 */
export interface Caller {
  speak(options: { readonly ms: number }): Promise<void>;
  silent(options: { readonly ms: number }): Promise<void>;
  /** Holds a key down for 100 ms. */
  press(key: DtmfKey): Promise<void>;
  hangUp(): Promise<void>;
  /** Any of these, as data. */
  perform(act: CallerAct): Promise<void>;
}

/** A call on the simulated platform. */
export interface SimulatedCall extends KindView {
  /** Dashed and in small letters. */
  readonly id: string;
  readonly mediaConfig: MediaConfig;
  readonly caller: Caller;
  /** Ends its operations as `operationCanceled`, as the bot's own cancelMediaProcessing would. [PL-04] */
  cancel(): Promise<void>;
  /** Ends the call from the bot's or the platform's side. */
  end(): Promise<void>;
  readonly ended: boolean;
  /** What happened, in order; of a very long call the last 1,000. */
  readonly events: readonly CallEvent[];
  /**
   * Lets others go on until the predicate holds: what the bot does behind its 202. A virtual clock does not move
   * meanwhile. Rejects when it does not hold after 10,000 turns of the event loop, or 100 s of another clock.
   */
  until(predicate: (call: SimulatedCall) => boolean): Promise<void>;
}

export interface CallSetup {
  readonly id: string;
  readonly mediaConfig: MediaConfig;
  /** What its notifications carry as `callChainId`. */
  readonly callChainId: string;
  readonly spelling: Spelling;
  readonly time: PlatformTime;
  readonly earlyEnd: EarlyEnd;
  readonly kinds: Iterable<PlatformKind>;
  readonly createDelivery: (report: (facts: CallFacts) => void) => (outgoing: Outgoing) => void;
  readonly onEvent: (event: CallEvent) => void;
  readonly onEnd: () => void;
}

/** A call as the platform sees it. */
export interface PlatformCall {
  readonly call: SimulatedCall;
  ask(operationId: string, kind: PlatformKind, request: unknown): "running" | "notStarted";
  /** An operation that has not ended. */
  operation(
    operationId: string,
  ): { readonly status: "running" | "notStarted"; readonly clientContext: string | undefined } | undefined;
  report(facts: CallFacts): void;
  announce(): void;
  /** Stops without a word to anybody. */
  drop(): void;
}

const keptPerCall = 1_000;
const untilTurns = 10_000;

export function createCall(setup: CallSetup): PlatformCall {
  const { id, mediaConfig, callChainId, spelling, time, earlyEnd } = setup;
  const startedAtMs = time.now();
  const events: CallEvent[] = [];
  const over = new AbortController();
  const deliver = setup.createDelivery(report);
  const parts = new Map([...setup.kinds].map((kind) => [kind, kind.inCall({ id, report: reportOf })] as const));
  const queue = createOperationQueue({
    clock: time,
    onEvent: ({ operationId }, { atMs, ...event }) => report({ ...event, operationId } as CallFacts, atMs),
    onEnd(operation, end, state) {
      const { operationId, clientContext } = operation;
      const body = parts.get(operation.kind)?.ended({ operationId, clientContext }, end, state);
      if (body) deliver({ operationId, body });
    },
  });
  let acts = 0;

  function report(facts: CallFacts, clockMs: number = time.now()): void {
    const event = { ...facts, callId: id, atMs: clockMs - startedAtMs } as CallEvent;
    events.push(event);
    if (events.length > keptPerCall) events.shift();
    setup.onEvent(event);
  }

  function reportOf(operationId: string, event: object): void {
    report({ ...event, operationId } as CallFacts);
  }

  function finish(): boolean {
    if (over.signal.aborted) return false;
    over.abort("over");
    for (const part of parts.values()) part.over();
    setup.onEnd();
    return true;
  }

  function tell(news: CallNews): void {
    deliver({ operationId: undefined, body: callNotification(news, { callId: id, spelling, callChainId }) });
  }

  function end(news: CallNews, why: string): Promise<void> {
    const settled = time.pass(0);
    if (over.signal.aborted) return settled;
    queue.endAll(earlyEnd === "canceled" ? "operationCanceled" : undefined, why);
    finish();
    report({ kind: "callEnded", why });
    tell(news);
    return settled;
  }

  async function perform(act: CallerAct): Promise<void> {
    assertCallerAct(act);
    acts += 1;
    const mine = acts;
    if (act.kind === "hangUp") return end("callTerminatedByCaller", "the caller hung up");
    const { sound, ms } = soundOf(act);
    const passed = time.pass(ms, over.signal);
    if (ms > 0) queue.hear(sound);
    await passed;
    if (ms > 0 && mine === acts) queue.hear(silence);
  }

  async function until(predicate: (call: SimulatedCall) => boolean): Promise<void> {
    for (let turn = 0; turn < untilTurns; turn += 1) {
      if (predicate(call)) return;
      await time.turn();
    }
    const last = events.at(-1);
    throw new Error(
      `What call ${id} was to come to did not happen; the last thing was ${last ? `${last.kind} at ${last.atMs} ms` : "nothing"}`,
    );
  }

  const own: Omit<SimulatedCall, keyof KindView> = {
    id,
    mediaConfig,
    events,
    until,
    caller: {
      speak: async ({ ms }) => perform({ kind: "speak", ms }),
      silent: async ({ ms }) => perform({ kind: "silent", ms }),
      press: (key) => perform({ kind: "press", key }),
      hangUp: () => perform({ kind: "hangUp" }),
      perform,
    },
    cancel() {
      const settled = time.pass(0);
      queue.endAll("operationCanceled", "the bot cancelled it");
      return settled;
    },
    end: () => end("callTerminatedByBot", "the call was ended"),
    get ended() {
      return over.signal.aborted;
    },
  };
  const views = [...parts.values()].map(({ view }) => view);
  const call: SimulatedCall = Object.assign(own, ...views);

  return {
    call,
    report,
    ask(operationId, kind, request) {
      const clientContext = (request as { clientContext?: string | null }).clientContext ?? undefined;
      const interruption = kind.interruption(request);
      if (interruption !== undefined) queue.endAll("operationCanceled", interruption);
      const status = queue.isFree() ? "running" : "notStarted";
      report({ kind: "asked", operationId, clientContext, status });
      queue.add({ operationId, clientContext, kind, request, askedAtMs: time.now() });
      return status;
    },
    operation(operationId) {
      const found = queue.find(operationId);
      return found && { status: found.status, clientContext: found.operation.clientContext };
    },
    announce: () => tell("callEstablished"),
    drop() {
      if (finish()) queue.endAll(undefined, "the platform was closed");
    },
  };
}
