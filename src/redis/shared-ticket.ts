import type { AnyKind, OperationOf, OutcomeOf } from "../bot/kinds/kind.ts";
import type { OutcomeOptions, Ticket } from "../bot/kinds/ticket.ts";
import type { CanonicalId } from "../contract/ids.ts";
import type { OperationAnswer } from "../contract/types.ts";
import type { Clock } from "../lib/clock.ts";
import { asyncDispose, dispose } from "../lib/dispose.ts";
import type { Calls } from "./calls.ts";
import { persisted } from "./failure.ts";
import type { Registry } from "./registry.ts";
import type { Storage } from "./storage.ts";
import type { SharedTicket } from "./ticket.ts";
import type { Wait } from "./wait.ts";

export interface SharedTicketOptions<Kind extends AnyKind> {
  readonly kind: Kind;
  /** Of the local waiter. */
  readonly inner: Ticket<Kind>;
  readonly wait: Wait;
  /** How long `outcome()` waits unless it is given a time, milliseconds. */
  readonly timeoutMs: number;
  /** Of a wait that was another instance's. */
  readonly adopted?: { readonly mayBeHandled: boolean } | undefined;
}

export interface TicketWorld {
  readonly registry: Registry;
  readonly calls: Calls;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Aborts when the waiter is closed. */
  readonly closing: AbortSignal;
  /** Throws for a wait that is longer than what Redis keeps. */
  readonly checkTime: (timeoutMs: number) => void;
  readonly onRefused: () => void;
  /** Called with what failed while there was a connection. */
  readonly onError: (error: unknown) => void;
}

/** How long a wait goes on after its end while what Redis has cannot be read, milliseconds. */
const lookAgainMs = 3_000;

/** A deadline that moves by less is not written. */
const deadlineStepMs = 1_000;

/** A ticket of the local waiter, which Redis and so the other instances know of. */
export function openSharedTicket<Kind extends AnyKind>(
  world: TicketWorld,
  { kind, inner, wait, timeoutMs: usualMs, adopted }: SharedTicketOptions<Kind>,
): SharedTicket<Kind> {
  const { registry, calls, storage, clock, closing, checkTime, onRefused, onError } = world;
  const { callId } = wait;
  const listed = registry.add(wait, adopted);
  let closed: Promise<void> | undefined;
  if (wait.operationId !== undefined) inner.answered(namedBy(wait));
  /** Who adopts it may die too, before what was stored is handled. */
  const prepared = adopted ? storage.renew(callId) : listed.write();
  const ready = Promise.all([prepared, calls.enter(callId, wait)]).then(() => undefined);
  ready.catch(() => undefined); // who does not ask need not know: it is made up for when Redis is back

  /** What fails is written when Redis is back. */
  function writeSoon(): void {
    if (!closed) listed.write().catch(() => undefined);
  }

  function answered(answer: OperationAnswer<OperationOf<Kind>>): void {
    inner.answered(answer);
    const { kind: finality, operationId } = answer;
    if (finality === "final" || operationId === undefined || operationId === wait.operationId) return;
    wait.operationId = operationId;
    writeSoon();
  }

  function learned(outcome: OutcomeOf<Kind>): OutcomeOf<Kind> {
    if ("operation" in outcome) wait.operationId ??= (outcome.operation as { id?: CanonicalId }).id;
    return outcome;
  }

  async function awaited(options: OutcomeOptions): Promise<OutcomeOf<Kind>> {
    const { timeoutMs = usualMs, signal } = options;
    checkTime(timeoutMs);
    const deadlineMs = clock.now() + timeoutMs;
    if (Math.abs(deadlineMs - wait.deadlineMs) > deadlineStepMs) {
      wait.deadlineMs = deadlineMs;
      writeSoon();
    }
    const either = signal ? AbortSignal.any([signal, closing]) : closing;
    const found = await inner.outcome({ ...options, timeoutMs, signal: either });
    if (found.kind !== "timedOut" && found.kind !== "callEnded") return learned(found);
    // The message of a completion may have been lost.
    await persisted(clock, lookAgainMs, "outcome()", () => calls.read(callId), either).catch(() => undefined);
    return learned(await inner.outcome({ timeoutMs: 0, signal: either }));
  }

  function outcome(options: OutcomeOptions = {}): Promise<OutcomeOf<Kind>> {
    const found = awaited(options);
    found.catch(() => undefined); // who does not await it is not ended by a planned stop
    return found;
  }

  async function finish(): Promise<void> {
    inner.close();
    if (closing.aborted) return; // it is another instance's from now on
    const finished = listed.isClaimed ? storage.finish(callId, wait, calls.marksOf(callId, wait)) : undefined;
    calls.leave(callId, wait);
    await Promise.all([listed.remove(), finished]).catch(onError);
  }
  function close(): Promise<void> {
    closed ??= finish();
    return closed;
  }

  return {
    kind: kind.name,
    callId,
    clientContext: wait.clientContext,
    get operationId() {
      return wait.operationId;
    },
    get mayBeHandled() {
      return listed.mayBeHandled;
    },
    ready: () => ready,
    answered,
    outcome,
    async claim() {
      closing.throwIfAborted();
      const mayAct = await listed.claim();
      if (!mayAct) onRefused();
      return mayAct;
    },
    close,
    [dispose]: () => void close(),
    [asyncDispose]: close,
  };
}

/** An answer that does nothing but name the operation. */
function namedBy({ callId, operationId }: Wait): OperationAnswer<never> {
  const unknown = { location: undefined, requestId: undefined, clientRequestId: "" };
  return { kind: "pending", callId, operationId, operation: undefined, ...unknown };
}
