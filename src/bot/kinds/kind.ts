import type { Named } from "../../contract/read.ts";
import type { CommsOperation, ResultInfo } from "../../contract/types.ts";

/** What a wait for an operation ends with once the operation has ended. */
export interface OperationEnd {
  readonly kind: string;
}

/** What a type of operation adds to what all operations of a call have in common. */
export interface OperationKind<
  Name extends string = string,
  Operation extends CommsOperation = CommsOperation,
  End extends OperationEnd = OperationEnd,
  Request = unknown,
> {
  /** The last part of its `@odata.type`, `recordOperation`; also the `kind` of its parsed notifications. */
  readonly name: Name;
  /** Reads an operation out of an answer or a notification. Never throws: what cannot be read is undefined. */
  read(value: object): Operation;
  /** Whether an operation with these members that does not name its type can only be of this one. [NT-05] */
  recognises(named: Named): boolean;
  /** Where what the operation made can be fetched, if it makes something. */
  location?(operation: Operation): string | undefined;
  /** The outcome of a wait for an operation that is completed or failed. */
  outcome(operation: Operation): End;
  /** How long a wait for what was requested may take by default, milliseconds. */
  timeoutMs(request: Partial<Request>): number;
}

/** Any kind, whatever it adds. */
// biome-ignore lint/suspicious/noExplicitAny: the one type to which every kind of operation and request can be assigned
export type AnyKind = OperationKind<string, any, OperationEnd, any>;

/** The operations of a kind, as this package hands them out. */
export type OperationOf<Kind extends AnyKind> = ReturnType<Kind["read"]>;

/** How a wait for an operation of a kind ends. */
export type OutcomeOf<Kind extends AnyKind> =
  | ReturnType<Kind["outcome"]>
  /** The call ended, and nothing came of the operation within the grace time. */
  | { readonly kind: "callEnded"; readonly resultInfo: ResultInfo | undefined }
  /** `why` says what reached the waiter meanwhile, for logs; its words may change. */
  | { readonly kind: "timedOut"; readonly why: string };

/** The request that starts an operation of a kind. */
export type RequestOf<Kind extends AnyKind> = Parameters<Kind["timeoutMs"]>[0];

/** Time for what is played first, and for the operations before this one, milliseconds. */
export const playAndQueueMs = 120_000;
