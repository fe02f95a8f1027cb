import type { AnswerCallRequest, CommsNotifications } from "../../contract/types.ts";
import { assertCallerAct, type CallerAct, silence, soundOf, toneName } from "../audio/caller.ts";
import type { DtmfKey } from "../audio/sounds.ts";
import type { Cut, PlatformKind } from "../kinds/kind.ts";
import type { KindView } from "../kinds/registry.ts";
import type { Spelling } from "../spelling.ts";
import type { PlatformTime } from "../time/platform-time.ts";
import type { CallEvent, CallFacts, LifeState } from "./call-events.ts";
import { type Outgoing, whyNotTaken } from "./delivery.ts";
import type { FaultName } from "./faults.ts";
import { type CallShape, callResource, sentIn } from "./identity.ts";
import { type CallTiming, createLife } from "./life.ts";
import {
  type CallEnding,
  type CallIdentity,
  type CallNews,
  type CallVariants,
  callNotification,
  endsCall,
  goingOn,
  rosterNotification,
} from "./notification.ts";
import { createOperationQueue } from "./queue.ts";
import type { Roster } from "./roster.ts";

/** Where the media of a call is processed: by the platform, or by the application. */
export type MediaHosting = "serviceHosted" | "appHosted";

/** What becomes of the operations of a call that ends: the bot is not notified, or each fails as cancelled first. [PL-05] */
export type EarlyEnd = "unnotified" | "canceled";

/**
 * The other side of the call: the human on the line, who does one thing at a time, so that a new act ends the one before.
 * Each act resolves when its time is over, a virtual clock having been moved on by it, and the notifications that it led to
 * have been answered. Acts reject with a TypeError when they are invalid; in a call that is over nobody hears them, and one
 * that does not fit the state of the call changes nothing.
 */
export interface Caller {
  speak(options: { readonly ms: number }): Promise<void>;
  silent(options: { readonly ms: number }): Promise<void>;
  /** Holds a key down for 100 ms. */
  press(key: DtmfKey): Promise<void>;
  /** Ends a call of two; in a meeting all leave. Before the bot has answered: gives up. */
  hangUp(): Promise<void>;
  /** Picks up a call of the bot, or admits the bot to the meeting. */
  answer(): Promise<void>;
  /** Does not take a call of the bot. */
  decline(): Promise<void>;
  /** Someone takes part; a call of two becomes a group call. */
  join(name: string): Promise<void>;
  /** Someone leaves; the call ends with the last one. */
  leave(name: string): Promise<void>;
  /** Any of these, as data. */
  perform(act: CallerAct): Promise<void>;
}

/** A call on the simulated platform. */
export interface SimulatedCall extends KindView {
  /** Dashed and in small letters. */
  readonly id: string;
  readonly direction: "incoming" | "outgoing";
  readonly state: LifeState;
  readonly mediaConfig: MediaHosting;
  /** Where its notifications go; undefined: nowhere. */
  readonly callbackUri: string | undefined;
  /** Names of those who take part beside the bot. */
  readonly participants: readonly string[];
  readonly caller: Caller;
  /** Ends its operations as cancelled, as the bot's own cancelMediaProcessing does. [PL-04] */
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
  /** What it is called, and who takes part; `callbackUri` changes when the bot answers. */
  readonly identity: CallIdentity;
  readonly shape: CallShape;
  readonly state: LifeState;
  readonly mediaConfig: MediaHosting;
  readonly roster: Roster;
  readonly appId: string;
  readonly timing: CallTiming;
  readonly variants: CallVariants;
  readonly spelling: Spelling;
  readonly time: PlatformTime;
  readonly earlyEnd: EarlyEnd;
  readonly kinds: Iterable<PlatformKind>;
  readonly strike: (fault: FaultName) => { readonly ms: number } | undefined;
  readonly createDelivery: (
    address: () => string | undefined,
    report: (facts: CallFacts) => void,
  ) => (outgoing: Outgoing) => void;
  readonly onEvent: (event: CallEvent) => void;
  readonly onEnd: () => void;
}

/** A call as the platform sees it. */
export interface PlatformCall {
  readonly call: SimulatedCall;
  readonly isGroup: boolean;
  /** The call as Graph answers it. */
  resource(): Readonly<Record<string, unknown>>;
  /** Takes the first step of its life. */
  begin(): void;
  /** The bot takes the call. */
  answer(request: AnswerCallRequest): void;
  keepAlive(): void;
  subscribeToTones(): void;
  /** Ends what runs and waits. */
  cut(cutBy: Cut, why: string): void;
  hangUp(): void;
  ask(operationId: string, kind: PlatformKind, request: unknown): "running" | "notStarted";
  /** An operation that has not ended. */
  operation(operationId: string):
    | {
        readonly status: "running" | "notStarted";
        readonly clientContext: string | undefined;
        readonly kind: PlatformKind;
      }
    | undefined;
  report(facts: CallFacts): void;
  /** Notifies that it is established, and that media flows. */
  announce(): void;
  /** Stops without a word to anybody. */
  drop(): void;
}

/** What happened last; of a notification, why it was not taken. */
function inWords(event: CallEvent | undefined): string {
  if (!event) return "nothing";
  const why = event.kind === "notified" ? whyNotTaken(event) : undefined;
  return `${event.kind} at ${event.atMs} ms${why === undefined ? "" : ` (${why})`}`;
}

const keptPerCall = 1_000;
const untilTurns = 10_000;

export function createCall(setup: CallSetup): PlatformCall {
  const { roster, spelling, time, earlyEnd, strike, appId } = setup;
  const variants = { terminating: spelling === "documented", ...setup.variants };
  const startedAtMs = time.now();
  const events: CallEvent[] = [];
  const over = new AbortController();
  let { identity, shape } = setup;
  const { id } = identity;
  const rings = identity.direction === "outgoing" && shape !== "meeting";
  const deliver = setup.createDelivery(() => identity.callbackUri, report);
  const parts = new Map([...setup.kinds].map((kind) => [kind, kind.inCall({ id, report: reportOf })] as const));
  const queue = createOperationQueue({
    clock: time,
    onEvent: ({ operationId }, { atMs, ...event }) => report({ ...event, operationId } as CallFacts, atMs),
    onEnd(operation, end, state) {
      const body = parts.get(operation.kind)?.ended(operation, end, state);
      if (body) deliver({ operationId: operation.operationId, body });
    },
  });
  const life = createLife({
    time,
    timing: setup.timing,
    state: setup.state,
    rings,
    tell,
    report,
    onMedia: beginRoster,
    onEnd: end,
  });
  let acts = 0;
  let tones: number | undefined;
  let isEnding = false;
  /** Nobody says that it is established. */
  let isHidden = false;
  /** Held back until `established` was sent. */
  let outOfOrder: Outgoing | undefined;

  function report(facts: CallFacts, clockMs: number = time.now()): void {
    const event = { ...facts, callId: id, atMs: clockMs - startedAtMs } as CallEvent;
    events.push(event);
    if (events.length > keptPerCall) events.shift();
    setup.onEvent(event);
  }

  function reportOf(operationId: string, event: object): void {
    report({ ...event, operationId } as CallFacts);
  }

  function strikes(fault: FaultName): { readonly ms: number } | undefined {
    const struck = strike(fault);
    if (struck) report({ kind: "fault", fault, operationId: undefined });
    return struck;
  }

  function finish(): boolean {
    if (!life.terminate()) return false;
    over.abort("over");
    for (const part of parts.values()) part.over();
    setup.onEnd();
    return true;
  }

  function notify(about: string, body: Outgoing["body"]): void {
    deliver({ operationId: undefined, about, body });
  }

  function tell(news: CallNews, own?: Readonly<Record<string, unknown>>): void {
    const called = identity;
    const body = (): CommsNotifications => callNotification(news, called, { spelling, variants }, own);
    const about = endsCall(news) ? "terminated" : goingOn[news];
    if (news === "callEstablishing" && strikes("outOfOrder")) {
      outOfOrder = { operationId: undefined, about, body };
      return;
    }
    if (news === "callEstablished") isHidden = strikes("establishedNever") !== undefined;
    if (isHidden && (news === "callEstablished" || news === "callMediaActive")) return;
    if (news === "callEstablished") established(() => notify(about, body));
    else notify(about, body);
  }

  function established(send: () => void): void {
    const late = strikes("establishedLate");
    const sendNow = (): void => {
      send();
      if (strikes("establishedTwice")) send();
      if (outOfOrder) deliver(outOfOrder);
      outOfOrder = undefined;
    };
    if (late) time.sleep(late.ms, over.signal).then(sendNow, () => undefined);
    else sendNow();
  }

  function beginRoster(): void {
    if (shape === "p2p" && !variants.p2pRoster) return;
    tellRoster([]);
    if (roster.people.length > 0) tellRoster();
  }

  /** @param people beside the bot, all unless given */
  function tellRoster(people: Roster["people"] = roster.people): void {
    const [called, present] = [identity, [...people]];
    report({ kind: "roster", names: present.map(({ name }) => name) });
    notify("roster", () => rosterNotification(present, called, { spelling, appId }));
  }

  function rosterChanged(): void {
    if (!life.isMediaActive || (shape === "p2p" && !variants.p2pRoster)) return;
    tellRoster();
    if (!strikes("rosterFlaps")) return;
    tellRoster([]);
    tellRoster();
  }

  function end(news: CallEnding, why: string): void {
    if (isEnding) return;
    isEnding = true;
    queue.endAll(earlyEnd === "canceled" ? "cancel" : undefined, why);
    finish();
    if (outOfOrder) deliver(outOfOrder);
    report({ kind: "callEnded", why });
    if (variants.terminating && news === "callTerminatedByBot") tell("callTerminating");
    if (!strikes("terminatedNever")) tell(news);
  }

  /** What is begun now is done when it resolves. */
  async function settled(act: () => void): Promise<void> {
    const passed = time.pass(0);
    act();
    await passed;
  }

  function hangUp(): void {
    if (life.state === "incoming") end("callGivenUp", "the caller gave up");
    else if (isRinging()) end("callUnanswered", "it was declined");
    else if (shape === "meeting" || shape === "group") end("callLeftAlone", "all others left");
    else end("callTerminatedByCaller", "the caller hung up");
  }

  function decline(): void {
    if (isRinging()) end("callUnanswered", "it was declined");
  }

  function isRinging(): boolean {
    return life.state === "establishing" && rings;
  }

  function leave(name: string): void {
    if (over.signal.aborted || !roster.leave(name)) return;
    if (roster.people.length === 0) hangUp();
    else rosterChanged();
  }

  function join(name: string): void {
    if (over.signal.aborted || !roster.join(name)) return;
    if (shape === "p2p") shape = "group";
    rosterChanged();
  }

  /** A virtual clock is moved on until media flows. */
  async function pickUp(): Promise<void> {
    const passed = time.pass(setup.timing.mediaMs ?? 0, over.signal);
    life.connect();
    await passed;
  }

  async function sound(act: CallerAct): Promise<void> {
    acts += 1;
    const mine = acts;
    const { sound: made, ms } = soundOf(act);
    const passed = time.pass(ms, over.signal);
    if (ms > 0) queue.hear(made);
    if (act.kind === "press") pressed(act.key);
    await passed;
    if (ms > 0 && mine === acts) queue.hear(silence);
  }

  function pressed(key: DtmfKey): void {
    if (tones === undefined || life.state !== "established") return;
    tones += 1;
    tell("callTone", {
      toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: tones, tone: toneName(key) },
    });
  }

  async function perform(act: CallerAct): Promise<void> {
    assertCallerAct(act);
    switch (act.kind) {
      case "hangUp":
        return settled(hangUp);
      case "decline":
        return settled(decline);
      case "join":
        return settled(() => join(act.name));
      case "leave":
        return settled(() => leave(act.name));
      case "answer":
        return pickUp();
      default:
        return sound(act);
    }
  }

  async function until(predicate: (call: SimulatedCall) => boolean): Promise<void> {
    for (let turn = 0; turn < untilTurns; turn += 1) {
      if (predicate(call)) return;
      await time.turn();
    }
    throw new Error(`What call ${id} was to come to did not happen; the last thing was ${inWords(events.at(-1))}`);
  }

  const own: Omit<SimulatedCall, keyof KindView> = {
    id,
    direction: identity.direction,
    mediaConfig: setup.mediaConfig,
    events,
    until,
    get state() {
      return life.state;
    },
    get callbackUri() {
      return identity.callbackUri;
    },
    get participants() {
      return roster.people.map(({ name }) => name);
    },
    caller: {
      speak: async ({ ms }) => perform({ kind: "speak", ms }),
      silent: async ({ ms }) => perform({ kind: "silent", ms }),
      press: (key) => perform({ kind: "press", key }),
      hangUp: () => perform({ kind: "hangUp" }),
      answer: () => perform({ kind: "answer" }),
      decline: () => perform({ kind: "decline" }),
      join: (name) => perform({ kind: "join", name }),
      leave: (name) => perform({ kind: "leave", name }),
      perform,
    },
    cancel: () => settled(() => queue.endAll("cancel", "the bot cancelled it")),
    end: () => settled(() => end("callTerminatedByBot", "the call was ended")),
    get ended() {
      return over.signal.aborted;
    },
  };
  const views = [...parts.values()].map(({ view }) => view);
  const call: SimulatedCall = Object.assign(own, ...views);

  return {
    call,
    get isGroup() {
      return shape !== "p2p";
    },
    resource: () => callResource(identity, life.state, life.isMediaActive),
    begin: life.begin,
    answer({ callbackUri, mediaConfig, acceptedModalities }) {
      const sent = sentIn({ mediaConfig, requestedModalities: acceptedModalities ?? null });
      identity = { ...identity, callbackUri: callbackUri ?? identity.callbackUri, sent };
      life.answer();
    },
    keepAlive: life.keepAlive,
    subscribeToTones() {
      tones ??= 0;
    },
    cut: (cutBy, why) => queue.endAll(cutBy, why),
    hangUp: () => end("callTerminatedByBot", "the bot hung up"),
    report,
    ask(operationId, kind, request) {
      const clientContext = (request as { clientContext?: string | null }).clientContext ?? undefined;
      const interruption = kind.interruption(request);
      if (interruption !== undefined) queue.endAll("bargeIn", interruption);
      const status = queue.isFree() ? "running" : "notStarted";
      report({ kind: "asked", operationId, clientContext, status });
      queue.add({ operationId, clientContext, kind, request, askedAtMs: time.now() });
      return status;
    },
    operation(operationId) {
      const found = queue.find(operationId);
      return (
        found && { status: found.status, clientContext: found.operation.clientContext, kind: found.operation.kind }
      );
    },
    announce() {
      tell("callEstablished");
      tell("callMediaActive");
      beginRoster();
    },
    drop() {
      if (finish()) queue.endAll(undefined, "the platform was closed");
    },
  };
}
