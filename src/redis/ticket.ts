/// <reference lib="esnext.disposable" preserve="true" />
import type { anyOperation } from "../bot/kinds/any-operation.ts";
import type { defaultKind } from "../bot/kinds/index.ts";
import type { AnyKind } from "../bot/kinds/kind.ts";
import type { NamedKind } from "../bot/kinds/registry.ts";
import type { ExpectOptions, Ticket } from "../bot/kinds/ticket.ts";
import type { CanonicalId } from "../contract/ids.ts";

export interface SharedExpectOptions<Kind extends AnyKind = typeof defaultKind> extends ExpectOptions<Kind> {
  /** The operation, when it is known already: so any process can take up a wait. */
  readonly operationId?: string | undefined;
}

/** One operation that is waited for, which other instances know of. Give tickets of one operation the same clientContext. */
export interface SharedTicket<Kind extends AnyKind = typeof defaultKind> extends Ticket<Kind> {
  /** Name of its kind, `recordOperation`. */
  readonly kind: Kind["name"];
  readonly callId: CanonicalId;
  readonly clientContext: string | undefined;
  /** Undefined until it was given or answered. */
  readonly operationId: CanonicalId | undefined;
  /**
   * Resolves once other instances know of the wait and what Redis has of the call was read: awaited before the POST, no crash
   * loses the wait. Rejects while Redis is away; then the wait goes on here, and is made known later.
   */
  ready(): Promise<void>;
  /**
   * Whether this ticket may act on the outcome: true for one of all tickets of the operation, in whatever process, but for
   * `mayBeHandled`. While Redis is away it waits, up to `ttlMs`; rejects then, and when Redis refuses.
   */
  claim(): Promise<boolean>;
  /** True of a wait that was adopted from one that had claimed it: it may have acted before it died. */
  readonly mayBeHandled: boolean;
  /** Ends the wait for all instances; after a `claim` Redis forgets its notifications too. Never rejects. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

type TicketOf<Kind> = Kind extends AnyKind ? SharedTicket<Kind> : never;

/** A wait of an instance that died or was stopped, distinguished by `kind`. `outcome()` waits for what was left of its time. */
export type OrphanTicket = TicketOf<NamedKind> | SharedTicket<typeof anyOperation>;
