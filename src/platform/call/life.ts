import { type Checks, number } from "../../lib/options.ts";
import type { PlatformTime } from "../time/platform-time.ts";
import type { CallFacts, LifeState } from "./call-events.ts";
import type { CallEnding, CallNews } from "./notification.ts";

/** How long each step of a call takes, milliseconds; Infinity for one that does not come by itself. */
export interface CallTiming {
  /** From the bot's request to `establishing`. Default 0. */
  readonly establishingMs?: number | undefined;
  /** From then until the callee picks up, the meeting admits the bot, or the answered call is connected. Default 0. */
  readonly establishedMs?: number | undefined;
  /** From then until media flows. Default 0. */
  readonly mediaMs?: number | undefined;
  /** How long a callee is rung who does not pick up. Default 60,000. */
  readonly ringMs?: number | undefined;
  /** How long an incoming call waits for the bot's answer. Default 15,000. [CA-10] */
  readonly answerMs?: number | undefined;
  /** How long a call goes on without keepAlive. Default Infinity; Graph's is 45 minutes. [CA-08] */
  readonly keepAliveMs?: number | undefined;
}

export const timingChecks: Checks<CallTiming> = {
  establishingMs: number(),
  establishedMs: number(),
  mediaMs: number(),
  ringMs: number(),
  answerMs: number(),
  keepAliveMs: number(),
};

export interface LifeSetup {
  readonly time: PlatformTime;
  readonly timing: CallTiming;
  readonly state: LifeState;
  /** True where somebody is rung who may pick up or not. */
  readonly rings: boolean;
  /** Notifies the bot. */
  readonly tell: (news: CallNews) => void;
  readonly report: (facts: CallFacts) => void;
  /** Media flows. */
  readonly onMedia: () => void;
  /** The call is to end. */
  readonly onEnd: (news: CallEnding, why: string) => void;
}

/** The life of a call, on the clock: incoming or establishing, established, media, the end. [CA-10, CA-11] */
export interface CallLife {
  readonly state: LifeState;
  readonly isMediaActive: boolean;
  /** Takes the first step. */
  begin(): void;
  /** The bot answers an incoming call. */
  answer(): void;
  /** The callee picks up, or the meeting admits the bot. Nothing happens in any other state. */
  connect(): void;
  /** The bot says that it still takes part. */
  keepAlive(): void;
  /** True when it goes on until now; no step follows. */
  terminate(): boolean;
}

export function createLife({ time, timing, state: began, rings, tell, report, onMedia, onEnd }: LifeSetup): CallLife {
  const {
    establishingMs = 0,
    establishedMs = 0,
    mediaMs = 0,
    ringMs = 60_000,
    answerMs = 15_000,
    keepAliveMs = Number.POSITIVE_INFINITY,
  } = timing;
  const over = new AbortController();
  let state = began;
  let isAnnounced = false;
  let isMediaActive = began === "established";
  let waiting = new AbortController();
  let kept = new AbortController();

  /** At once without a wait, so that no clock needs to be moved. */
  function later(ms: number, act: () => void, signal: AbortSignal = over.signal): void {
    if (ms === 0) act();
    else if (ms < Number.POSITIVE_INFINITY) time.sleep(ms, signal).then(act, () => undefined);
  }

  function enter(next: LifeState, why: string): void {
    state = next;
    waiting.abort("the next step came");
    waiting = new AbortController();
    report({ kind: "callState", state, why });
  }

  function establish(): void {
    enter("establishing", began === "incoming" ? "the bot answered" : "the bot began it");
    const { signal } = waiting;
    later(
      establishingMs,
      () => {
        announce();
        if (rings) later(ringMs, () => onEnd("callUnanswered", "nobody answered"), signal);
        later(establishedMs, connect, signal);
      },
      signal,
    );
  }

  /** Once, at the latest before it is established. */
  function announce(): void {
    if (!isAnnounced) tell("callEstablishing");
    isAnnounced = true;
  }

  function connect(): void {
    if (state !== "establishing") return;
    announce();
    enter("established", rings ? "the callee answered" : "it was connected");
    tell("callEstablished");
    later(mediaMs, () => {
      isMediaActive = true;
      tell("callMediaActive");
      onMedia();
    });
  }

  function keepAlive(): void {
    if (state === "terminated") return;
    kept.abort("kept alive");
    kept = new AbortController();
    later(keepAliveMs, () => onEnd("callNotKeptAlive", "the bot did not keep it alive"), kept.signal);
  }

  return {
    get state() {
      return state;
    },
    get isMediaActive() {
      return isMediaActive;
    },
    begin() {
      if (state === "incoming") {
        report({ kind: "callState", state, why: "a user calls the bot" });
        tell("callIncoming");
        later(answerMs, () => onEnd("callNotAnsweredByBot", "the bot did not answer in time"), waiting.signal);
      } else if (state === "establishing") establish();
      // A call that was under way before goes on until its bot says for the first time that it keeps it alive.
      if (began !== "established") keepAlive();
    },
    answer: establish,
    connect,
    keepAlive,
    terminate() {
      if (state === "terminated") return false;
      state = "terminated";
      for (const timers of [over, waiting, kept]) timers.abort("over");
      return true;
    },
  };
}
