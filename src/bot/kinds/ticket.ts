/// <reference lib="esnext.disposable" preserve="true" />
import type { OperationAnswer } from "../../contract/types.ts";
import type { defaultKind } from "./index.ts";
import type { AnyKind, OperationOf, OutcomeOf, RequestOf } from "./kind.ts";

/** Which operation is waited for. */
export interface ExpectOptions<Kind extends AnyKind = typeof defaultKind> {
  /** The kind of operation, `recording` by default; `anyOperation` for a type that this package does not name. */
  readonly kind?: Kind | undefined;
  /** The call in which the operation runs, in either spelling of its id. */
  readonly callId: string;
  /** The request's clientContext, a new value for each operation and each further try [RR-13]; default: that of `request`. */
  readonly clientContext?: string | null | undefined;
  /** What Graph is asked for; gives the default of the two others. */
  readonly request?: (RequestOf<Kind> & { readonly clientContext?: string | null | undefined }) | undefined;
  /**
   * Whether a recording may come from this address. A notification that names another is not this ticket's, as its token
   * shows who sent it and not what. Default: any address. [AU-12]
   */
  readonly trustRecording?: ((location: string) => boolean) | undefined;
  /** How long `outcome()` waits, milliseconds; the default is the kind's: for a recording its initial silence and duration, and 120 s for prompt and queue. */
  readonly timeoutMs?: number | undefined;
}

export interface OutcomeOptions {
  /** Milliseconds from now; default: the ticket's. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait; the rejection is the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
}

/** One operation that is waited for. It buffers; no timer runs until `outcome()` is called. */
export interface Ticket<Kind extends AnyKind = typeof defaultKind> {
  /** Links the operation that Graph's answer names; a final answer ends the wait [RR-20]. */
  answered(answer: OperationAnswer<OperationOf<Kind>>): void;
  /**
   * How the operation ended; worth asking also when its request failed, if the error is `mayHaveTakenEffect`. Rejects
   * only when `signal` aborts, with its reason. May be called more than once, at the same time too; after `timedOut` and
   * `callEnded` it may be asked again, as a completion may still come. [NT-12, RR-27]
   */
  outcome(options?: OutcomeOptions): Promise<OutcomeOf<Kind>>;
  /** Forgets the operation; a wait that goes on ends as `timedOut`, or as `callEnded` when the call was over. */
  close(): void;
  [Symbol.dispose](): void;
}

/** Whatever waits for operations, as `createOperationWaiter` does. */
export interface OperationWaiterLike {
  expect<Kind extends AnyKind>(options: ExpectOptions<Kind> & { readonly kind: Kind }): Ticket<Kind>;
  /** Called with the error of a request that was to start an operation in the call, not with the caller's abort. [NT-17] */
  actionFailed?(callId: string, error: unknown): void;
}
