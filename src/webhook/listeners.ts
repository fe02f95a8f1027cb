import type { ParsedNotification } from "../bot/notifications/parsed.ts";
import type { CanonicalId } from "../contract/ids.ts";
import type { AuthenticationFailure } from "../errors.ts";
import { type Checks, func, list, needed, optionError } from "../lib/options.ts";
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

/** Takes each notification that was received, as `waiter.accept` does. */
export type NotificationSink = (notification: ParsedNotification, context: NotificationContext) => unknown;

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
   * Of a list each is called with every notification, whatever the others do, and all are waited for as `acknowledge`
   * says. [AU-10]
   */
  readonly onNotification: NotificationSink | readonly NotificationSink[];
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

export const listenerChecks: Checks<ReceiverListeners> = {
  onNotification: needed((value, option, door) => {
    if (typeof value === "function") return;
    if (!Array.isArray(value) || value.length === 0)
      throw optionError(option, "a function or a list of functions", value);
    list(func(), "functions")(value, option, door);
  }),
  onRefused: func(),
  onDelivery: func(),
  onError: func(),
};

/** The same, safe to call: nothing that they throw or reject with comes out. */
export interface GuardedListeners {
  /** Calls every sink. Resolves to whether all were content; what one throws or rejects with is reported. */
  notify(notification: ParsedNotification, context: NotificationContext): Promise<boolean>;
  refused(refusal: Refusal): void;
  failed(error: unknown): void;
}

export function guarded(
  { onNotification, onRefused, onError = printError }: ReceiverListeners,
  warn: Warn,
): GuardedListeners {
  const failed = (error: unknown): void =>
    void attempt(
      () => onError(error),
      () => undefined,
    );
  const sinks = [onNotification].flat();
  return {
    async notify(...given) {
      const contents = await Promise.all(sinks.map((sink) => attempt(() => sink(...given), failed)));
      return contents.every(Boolean);
    },
    refused(refusal) {
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
