import type { KindEvent } from "../kinds/registry.ts";
import type { FaultName } from "./faults.ts";

/** Where a call is; it never goes back. */
export type LifeState = "incoming" | "establishing" | "established" | "terminated";

/** How the bot took a notification. [PL-06] */
export type DeliveryVerdict =
  /** Any 2xx. */
  | "taken"
  /** 204: taken too, and it asks for the Graph format. */
  | "asksForGraphFormat"
  /** Any other answer. */
  | "refused"
  /** No answer came. */
  | "unanswered"
  /** There is no callback. */
  | "noCallback";

/** What happened in one of the operations: of a kind's own making. */
type PlayedEvent = KindEvent extends infer Event
  ? Event extends KindEvent
    ? Omit<Event, "atMs"> & { readonly operationId: string }
    : never
  : never;

/** What happened in a call, and when: milliseconds since the call began. */
export type CallEvent = { readonly callId: string; readonly atMs: number } & (
  | { readonly kind: "callStarted" }
  | { readonly kind: "callState"; readonly state: LifeState; readonly why: string }
  | { readonly kind: "roster"; readonly names: readonly string[] }
  | {
      readonly kind: "asked";
      readonly operationId: string;
      readonly clientContext: string | undefined;
      readonly status: "running" | "notStarted";
    }
  | PlayedEvent
  | {
      readonly kind: "notified";
      /** Undefined when the notification was of the call itself. */
      readonly operationId: string | undefined;
      /** What it was about: `established`, `tone`, `roster`; undefined for an operation. */
      readonly about?: string | undefined;
      readonly verdict: DeliveryVerdict;
      /** The bot's answer. */
      readonly status: number | undefined;
      readonly why: string;
    }
  | { readonly kind: "fault"; readonly fault: FaultName; readonly operationId: string | undefined }
  | { readonly kind: "callEnded"; readonly why: string }
);

/** An event without what its call adds to it. */
export type CallFacts = CallEvent extends infer Event
  ? Event extends CallEvent
    ? Omit<Event, "callId" | "atMs">
    : never
  : never;
