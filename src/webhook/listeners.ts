import type { ParsedNotification } from "../bot/notifications/parsed.ts";
import type { CanonicalId } from "../contract/ids.ts";
import type { AuthenticationFailure } from "../errors.ts";
import { type Check, type Checks, choice, func, list, needed, optionError } from "../lib/options.ts";
import { noteRefusal } from "../lib/refusals.ts";
import type { Warn } from "../lib/warnings.ts";
import type { CallbackIdentity } from "./authenticate.ts";

/** What is known about a notification beside itself. */
export interface NotificationContext {
  /** Who sent it. */
  readonly identity: CallbackIdentity;
}

/** Why a callback was answered without its notifications being handed over: stable words. [AU-08, AU-09, AU-11, NT-13] */
export type RefusalReason =
  | AuthenticationFailure
  | "method"
  | "mediaType"
  | "bodyTooLarge"
  | "bodyTooSlow"
  | "bodyBroken"
  | "empty"
  | "json"
  | "notCommsNotifications";

/** A callback whose notifications were not handed over. No member holds the token or the body. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** The answer's status; 202 and 204 are reported too, when there was nothing to hand over. */
  readonly status: number;
  /** An `UnauthenticatedError`, or what went wrong with the body; undefined when the reason says it all. */
  readonly error: Error | undefined;
}

/** Whether the answer to a callback waits for what a listener returned: `atOnce` it does not, `whenHandled` it does. */
export type Acknowledge = "atOnce" | "whenHandled";

/** Takes each notification that was received, as `waiter.accept` does. */
export interface NotificationSink {
  (notification: ParsedNotification, context: NotificationContext): unknown;
  /**
   * For a function that itself says how it is waited for: `atOnce` whatever the receiver's `acknowledge` is, as
   * `accept` of `createCallDispatcher`; `whenHandled` where an answer before it is done could lose a notification.
   */
  readonly acknowledge?: Acknowledge | undefined;
}

/** A callback that was answered, for logs, metrics and traces. Holds no token and no body. */
export interface DeliveryEvent {
  /** When the callback came, milliseconds since 1970, on the receiver's clock. */
  readonly atMs: number;
  /** From `atMs` to the answer, milliseconds. */
  readonly durationMs: number;
  /** The answer's status. */
  readonly status: number;
  /** Why nothing was handed over; undefined when something was, or when the receiver failed. */
  readonly reason: RefusalReason | undefined;
  /** How many notifications were handed over. */
  readonly notifications: number;
  /** The calls that they are of, each once. */
  readonly callIds: readonly CanonicalId[];
}

/** What a receiver calls. */
export interface ReceiverListeners {
  /**
   * Called once for each notification of a batch, in order, `invalid` ones included; none waits for what the one before
   * it returned, so a listener may await the outcome of a recording. The same notification may come twice. [NT-01, NT-09]
   *
   * Of a list each is called with every notification, whatever the others do, and each is waited for as its own
   * `acknowledge` says, or else that of the receiver. [AU-10]
   */
  readonly onNotification: NotificationSink | readonly NotificationSink[];
  /**
   * `atOnce` answers 202 before the listeners have finished; `whenHandled` waits, and answers 503 when one failed.
   * Default: `whenHandled` when a listener says so itself, and then `atOnce` is a TypeError; else `atOnce`. [AU-10]
   */
  readonly acknowledge?: Acknowledge | undefined;
  /**
   * Called for each callback whose notifications were not handed over, with the reason. Default: the first of each reason is
   * a warning on the console. [AU-16]
   */
  readonly onRefused?: ((refusal: Refusal) => unknown) | undefined;
  /** Called after each callback, whatever became of it. What it throws does no harm; nothing waits for it. */
  readonly onDelivery?: ((event: DeliveryEvent) => unknown) | undefined;
  /** Called with what a listener threw, and when the receiver is mounted wrongly. Default: `console.error`. */
  readonly onError?: ((error: unknown) => unknown) | undefined;
}

const acknowledgeCheck = choice("atOnce", "whenHandled");

const sinkCheck: Check = (value, option, door) => {
  func()(value, option, door);
  const own = (value as NotificationSink).acknowledge;
  if (own !== undefined) acknowledgeCheck(own, `${option}.acknowledge`, door);
};

export const listenerChecks: Checks<ReceiverListeners> = {
  onNotification: needed((value, option, door) => {
    if (typeof value === "function") return sinkCheck(value, option, door);
    if (!Array.isArray(value) || value.length === 0)
      throw optionError(option, "a function or a list of functions", value);
    list(sinkCheck, "functions")(value, option, door);
  }),
  acknowledge: acknowledgeCheck,
  onRefused: func(),
  onDelivery: func(),
  onError: func(),
};

/** What the sinks do with a batch, by whether the answer waits for it. */
type Handed = Readonly<Record<Acknowledge, readonly Promise<boolean>[]>>;

/** The same, safe to call: nothing that they throw or reject with comes out. */
export interface GuardedListeners {
  /**
   * Calls every sink with each notification, in order. Each promise resolves to whether its sink was content; what one
   * throws or rejects with is reported.
   */
  notify(notifications: readonly ParsedNotification[], context: NotificationContext): Handed;
  refused(refusal: Refusal): void;
  failed(error: unknown): void;
}

/** @throws TypeError for `acknowledge: "atOnce"` with a listener that demands otherwise */
export function guarded(
  { onNotification, acknowledge, onRefused, onError = printError }: ReceiverListeners,
  warn: Warn,
): GuardedListeners {
  const failed = (error: unknown): void =>
    void attempt(
      () => onError(error),
      () => undefined,
    );
  const sinks = [onNotification].flat();
  const isAwaited = sinks.some((sink) => sink.acknowledge === "whenHandled");
  if (isAwaited && acknowledge === "atOnce") {
    const why = 'a listener of onNotification demands "whenHandled"';
    throw new TypeError(`acknowledge must not be "atOnce", as ${why}; leave it out`);
  }
  const usual = acknowledge ?? (isAwaited ? "whenHandled" : "atOnce");
  return {
    notify(notifications, context) {
      const handed: Record<Acknowledge, Promise<boolean>[]> = { atOnce: [], whenHandled: [] };
      for (const notification of notifications)
        for (const sink of sinks)
          handed[sink.acknowledge ?? usual].push(attempt(() => sink(notification, context), failed));
      return handed;
    },
    refused(refusal) {
      for (const sink of sinks) noteRefusal(sink, refusal.reason);
      if (onRefused) void attempt(() => onRefused(refusal), failed);
      else warn(refusal.reason, unheard(refusal));
    },
    failed,
  };
}

/** Calls at once; resolves to false when the call threw, or what it returned rejected. */
async function attempt(call: () => unknown, failed: (error: unknown) => void): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

function unheard({ reason, status, error }: Refusal): string {
  const why = error ? `${reason}: ${error.message}` : reason;
  return `A callback was answered ${status} and not handed over (${why}). More of this reason are not printed; onRefused gets each.`;
}

function printError(error: unknown): void {
  console.error("graph-record-response/webhook:", error);
}
