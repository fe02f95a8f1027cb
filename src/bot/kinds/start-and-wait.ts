import type { OperationAnswer } from "../../contract/types.ts";
import { abortReason } from "../../lib/abort.ts";
import { abortSignal, type Checks, func, methods, needed, number, objectLike, text } from "../../lib/options.ts";
import type { AnyKind, OperationOf, OutcomeOf, RequestOf } from "./kind.ts";
import type { OperationWaiterLike, Ticket } from "./ticket.ts";

export interface WaitOptions<Kind extends AnyKind> {
  /** Fed with every notification of the call: `onNotification: waiter.accept`. */
  readonly waiter: OperationWaiterLike;
  /** The call in which the operation runs, in either spelling of its id. */
  readonly callId: string;
  /** Default: Graph's own defaults. Without a clientContext, or with an empty one, a unique one is sent. [RR-25] */
  readonly request?: RequestOf<Kind> | undefined;
  /** As in `waiter.expect`: whether a recording may come from this address. [AU-12] */
  readonly trustRecording?: ((location: string) => boolean) | undefined;
  /** How long to wait after the answer, or after its absence, milliseconds; default: the ticket's. */
  readonly timeoutMs?: number | undefined;
  /** Ends the POST or the wait; the operation itself goes on. */
  readonly signal?: AbortSignal | undefined;
}

export const waitChecks: Checks<WaitOptions<AnyKind>> = {
  waiter: needed(methods(["expect"], "a waiter (see createOperationWaiter)")),
  callId: needed(text()),
  request: objectLike(),
  trustRecording: func(),
  timeoutMs: number(),
  signal: abortSignal(),
};

/** Sends a request that starts an operation. */
type Start<Kind extends AnyKind> = (
  callId: string,
  request: RequestOf<Kind>,
  options?: { signal?: AbortSignal },
) => Promise<OperationAnswer<OperationOf<Kind>>>;

/**
 * Starts an operation and waits until it is known how it ended. Rejects with the error of `start`, and with the signal's
 * reason when it aborts; everything later is an outcome.
 *
 * The operation may run although `start` failed (`mayHaveTakenEffect`): then its notification is waited for all the same,
 * the request is not sent again, and the error is rejected with when nothing came in time. After any other answer that
 * failed (`status`), a completion that came before it is the outcome. [NT-12, RR-25, RR-27, ER-04]
 */
export async function startAndWait<Kind extends AnyKind>(
  kind: Kind,
  start: Start<Kind>,
  { waiter, callId, request, trustRecording, timeoutMs, signal }: WaitOptions<Kind>,
): Promise<OutcomeOf<Kind>> {
  if (signal?.aborted) throw abortReason(signal);
  const clientContext: string = request?.clientContext || crypto.randomUUID();
  const correlated = { ...request, clientContext };
  const ticket = waiter.expect({ kind, callId, request: correlated, trustRecording, timeoutMs });
  let failure: { readonly error: unknown } | undefined;
  try {
    try {
      ticket.answered(await start(callId, correlated, signal && { signal }));
    } catch (error) {
      if (signal?.aborted && error === abortReason(signal)) throw error;
      failure = { error };
      const { mayHaveTakenEffect, status } = membersOf(error);
      if (mayHaveTakenEffect !== true) {
        const completed = typeof status === "number" ? await completionOf(ticket) : undefined;
        if (completed) return completed;
        throw error;
      }
    }
    const outcome = await ticket.outcome({ signal });
    if (failure && outcome.kind === "timedOut") throw failure.error;
    return outcome;
  } finally {
    ticket.close();
    if (failure) waiter.actionFailed?.(callId, failure.error);
  }
}

/** Of anything that was thrown, as a client of one's own throws errors of its own. */
function membersOf(error: unknown): Readonly<Record<string, unknown>> {
  return Object(error);
}

/** How the operation ended, where a notification has reported it already. Does not wait. */
async function completionOf<Kind extends AnyKind>(ticket: Ticket<Kind>): Promise<OutcomeOf<Kind> | undefined> {
  const atOnce = new AbortController();
  const asked = ticket.outcome({ timeoutMs: 0, signal: atOnce.signal });
  atOnce.abort();
  const outcome = await asked.catch(() => undefined);
  return outcome?.kind === "callEnded" || outcome?.kind === "timedOut" ? undefined : outcome;
}
