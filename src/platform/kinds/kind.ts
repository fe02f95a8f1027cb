import type { CommsNotifications } from "../../contract/types.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import type { Checks } from "../../lib/options.ts";
import type { CallerSound } from "../audio/caller.ts";
import type { Answers } from "../http/choice.ts";
import type { Random } from "../random.ts";
import type { Spelling } from "../spelling.ts";
import type { PlatformTime } from "../time/platform-time.ts";

/** What ends an operation from outside: a request that barges in, or the bot's cancelling. [PL-02, CA-07] */
export type Cut = "bargeIn" | "cancel";

/** How an operation ended. */
export interface PlayEnd {
  /** Undefined when the call ended first: nobody is notified. */
  readonly completionReason: string | undefined;
  /** What cut it short; undefined when it ended by itself, or with its call. */
  readonly cutBy?: Cut | undefined;
  /** How long what was asked for lasted, in milliseconds; 0 when it was never reached. */
  readonly durationMs: number;
  /** The same in words, for people. */
  readonly why: string;
}

/** Something that happened in an operation, and at which millisecond of the clock. */
export type PlayEvent = { readonly atMs: number } & (
  | { readonly kind: string }
  | ({ readonly kind: "stopped" } & PlayEnd)
);

/** An operation that is played; a kind adds what it needs. */
export interface PlayState {
  /** Undefined while it goes on. */
  readonly end: PlayEnd | undefined;
  /** When the phase that it is in began; when it has ended, the end. */
  readonly sinceMs: number;
}

export interface Step<State extends PlayState = PlayState, Event extends PlayEvent = PlayEvent> {
  readonly state: State;
  /** What happened on the way, in order. */
  readonly events: readonly Event[];
}

/** What becomes of an operation as time passes, the caller is heard and the bot cancels: pure functions of its state. */
export interface Timeline<State extends PlayState = PlayState> {
  /** When something happens though nobody does anything; Infinity once it has ended. */
  dueMs(state: State): number;
  /** Whatever is due up to and at `toMs`. */
  passTime(state: State, toMs: number): Step<State>;
  /** The caller's sound changes, after whatever is due by then. */
  hear(state: State, atMs: number, sound: CallerSound): Step<State>;
  /** Ended from outside, after whatever is due by then; `cutBy` undefined: the call was over. */
  cut(state: State, atMs: number, cutBy: Cut | undefined, why: string): Step<State>;
}

/** How an operation begins when its turn comes. */
export type Begin<State extends PlayState = PlayState> = (atMs: number, sound: CallerSound) => Step<State>;

/** An operation that was asked for. */
export interface AskedOperation {
  readonly operationId: string;
  readonly request: unknown;
  readonly clientContext: string | undefined;
}

/** What a kind is given of the platform. */
export interface KindPlatform {
  readonly time: PlatformTime;
  readonly version: GraphVersion;
  /** How notifications are written. */
  readonly spelling: Spelling;
  /** A stream of numbers of its own. */
  readonly random: (purpose: string) => Random;
  /** Whether a fault of the kind happens now. */
  readonly strikes: (fault: string) => boolean;
}

/** What a kind is given of a call. */
export interface KindCall<Event = PlayEvent> {
  readonly id: string;
  /** Something happened now that has to do with one of its operations. */
  readonly report: (operationId: string, event: Event extends unknown ? Omit<Event, "atMs"> : never) => void;
}

/** What a kind keeps for one call. */
export interface CallPart<View extends object, State extends PlayState> {
  /** What it adds to the call as whoever drives the platform sees it. */
  readonly view: View;
  /**
   * Writes what the bot is notified of, once somebody is to hear it; undefined when it is not notified.
   * @param state undefined when the operation never began
   */
  ended(operation: AskedOperation, end: PlayEnd, state: State | undefined): (() => CommsNotifications) | undefined;
  /** The call is over. */
  over(): void;
}

/** A kind on one platform. */
export interface PlatformKind<
  Event extends PlayEvent = PlayEvent,
  View extends object = object,
  State extends PlayState = PlayState,
> {
  readonly timeline: Timeline<State>;
  /** The completionReason of one that was cut short. */
  readonly canceled: string;
  /** Why a request ends what runs and waits in its call, in words; undefined when it does not. [PL-02] */
  interruption(request: unknown): string | undefined;
  /** Asked when a request's turn comes; a promise while something is fetched. */
  prepare(request: unknown): Begin<State> | Promise<Begin<State>>;
  inCall(call: KindCall<Event>): CallPart<View, State>;
  /** How it answers operations of the contract that start none. */
  readonly answers: Answers;
}

/** What a type of operation adds to the platform. */
export interface MediaKind<
  Options extends object = object,
  Fault extends string = string,
  Event extends PlayEvent = PlayEvent,
  View extends object = object,
  State extends PlayState = PlayState,
> {
  /** The last part of the operation's `@odata.type`: `recordOperation`. */
  readonly name: string;
  /** Failures that no request and no caller brings about. */
  readonly faults: readonly Fault[];
  /** Of what the platform can be given for it. */
  readonly checks: Checks<Options>;
  create(platform: KindPlatform, options: Options): PlatformKind<Event, View, State>;
}
