import type { CallState, components, OperationStatus } from "../../generated/types.ts";
import type { CanonicalId } from "./ids.ts";
import type { Redacted } from "./redacted.ts";

type Schemas = components["schemas"];

export type {
  CallState,
  ChangeType,
  MediaInfo,
  MediaPrompt,
  OperationStatus,
  RecordCompletionReason,
  RecordResponseRequest,
  Tone,
} from "../../generated/types.ts";

type Notifications = Schemas["commsNotifications"];
type SentRecordOperation = Schemas["recordOperation"];

/** The body of a callback as it is sent. */
export interface CommsNotifications extends Notifications {}
/** A record operation as it is sent; `RecordOperation` is the form in which this package hands it out. */
export interface WireRecordOperation extends SentRecordOperation {}

/** How an operation or a call ended; `code` 0 is not a failure. A number that could not be read is undefined. */
export interface ResultInfo {
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly message: string | undefined;
}

/** What all operations of a call have in common, as this package hands it out. */
export interface CommsOperation {
  /** The last part of its type, `recordOperation`; `operation` for a type that this package does not name, or none. */
  readonly kind: string;
  /** Type of the resource as the body spells it. */
  readonly odataType: string | undefined;
  /** Id in the body, in the canonical spelling; often missing in notifications, where the path has it. */
  readonly id: CanonicalId | undefined;
  readonly clientContext: string | undefined;
  /** In the contract's spelling whatever the body's; one that the contract does not name is kept as it is; `""` when there is none. */
  readonly status: OperationStatus;
  readonly resultInfo: ResultInfo | undefined;
  /**
   * Members that the contract does not name. One whose name ends in `token`, `secret`, `password`, `passcode` or
   * `authorization`, a `replacementLink` and a `replacesContext` are `Redacted`, at any depth and in any letter case.
   */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The operation as it came, secrets included. */
  readonly raw: Redacted<unknown>;
}

/** A call, as its notifications carry it. */
export interface Call {
  readonly odataType: string | undefined;
  readonly id: CanonicalId | undefined;
  readonly state: CallState | undefined;
  readonly resultInfo: ResultInfo | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly raw: Redacted<unknown>;
}

/** What is known of every answer to a request that starts an operation. */
export interface AnswerFacts {
  readonly callId: CanonicalId;
  /** From the body, or from `Location`. */
  readonly operationId: CanonicalId | undefined;
  /** The `Location` header: where the operation can be read. */
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  readonly clientRequestId: string;
}

/** The operation goes on, and a notification follows. */
export interface PendingAnswer<Operation extends CommsOperation = CommsOperation> extends AnswerFacts {
  readonly kind: "pending";
  /** Undefined when the answer was empty, `null` or not an operation. */
  readonly operation: Operation | undefined;
}

/** The operation is completed or failed already, and no notification follows. */
export interface FinalAnswer<Operation extends CommsOperation = CommsOperation> extends AnswerFacts {
  readonly kind: "final";
  readonly operation: Operation;
}

/** What Graph answered to a request that starts an operation. */
export type OperationAnswer<Operation extends CommsOperation = CommsOperation> =
  | PendingAnswer<Operation>
  | FinalAnswer<Operation>;
