import type { AnyKind, OutcomeOf } from "../bot/kinds/kind.ts";
import { type RecordingKind, recording } from "../bot/kinds/recording/kind.ts";
import type { RecordAndWaitOptions } from "../bot/kinds/recording/record-and-wait.ts";
import { startAndWait, waitChecks } from "../bot/kinds/start-and-wait.ts";
import type { ExpectOptions, OperationWaiterLike, Ticket } from "../bot/kinds/ticket.ts";
import { dispose } from "../lib/dispose.ts";
import { checked, func, methods, needed } from "../lib/options.ts";
import type { SharedTicket } from "./ticket.ts";
import type { RedisWaiter } from "./waiter.ts";

/** Acts on an outcome; `ticket.mayBeHandled` says that another process may have acted before it died. */
export type OutcomeHandler<Kind extends AnyKind = RecordingKind> = (
  outcome: OutcomeOf<Kind>,
  ticket: SharedTicket<Kind>,
) => unknown;

export interface RecordAndHandleOptions extends Omit<RecordAndWaitOptions, "waiter"> {
  /** What `createRedisWaiter` resolves to. */
  readonly waiter: Pick<RedisWaiter, "expect" | "actionFailed">;
  /** Acts on the outcome, in one process alone: give the same to `handleOnce` in `onOrphan`. */
  readonly handle: OutcomeHandler;
}

/**
 * Asks for a recording, waits, and acts on the outcome in one process alone: where this one dies, another goes on with the
 * wait, until `handle` has settled. `recordAndWait` hands the outcome out, and from then on nobody would.
 *
 * Other instances know of the wait before the POST is sent; while Redis is away it is sent all the same. Resolves to whether
 * `handle` was called here. Rejects as `recordAndWait` does, with what `handle` threw, and when Redis cannot be asked for the
 * claim. [SC-03]
 *
 * @throws TypeError for a wrong option
 * @example
 * const waiter = await createRedisWaiter({
 *   client,
 *   keys,
 *   onOrphan: (ticket) => ticket.kind === "recordOperation" && handleOnce(ticket, handle),
 * });
 * await recordAndHandle({ graph, waiter, callId, request, handle });
 */
export async function recordAndHandle(options: RecordAndHandleOptions): Promise<boolean> {
  const { graph, waiter, handle, ...waitOptions } = checked("recordAndHandle", options, {
    ...waitChecks,
    waiter: needed(methods(["expect", "actionFailed"], "a waiter (see createRedisWaiter)")),
    graph: needed(methods(["recordResponse"], "a client (see createCallsClient)")),
    handle: needed(func()),
  });
  const opened: SharedTicket<AnyKind>[] = [];
  /** Leaves the ticket open when the outcome is known. */
  const keeping: OperationWaiterLike = {
    actionFailed: waiter.actionFailed,
    expect<Kind extends AnyKind>(expected: ExpectOptions<Kind>): Ticket<Kind> {
      const ticket = waiter.expect(expected);
      opened.push(ticket as unknown as SharedTicket<AnyKind>);
      const { answered, outcome } = ticket;
      return { answered, outcome, close() {}, [dispose]() {} };
    },
  };
  try {
    const outcome = await startAndWait(
      recording,
      async (...sent) => {
        await opened[0]?.ready().catch(() => undefined);
        return graph.recordResponse(...sent);
      },
      { ...waitOptions, waiter: keeping },
    );
    return await handleClaimed(opened[0] as SharedTicket<RecordingKind>, outcome, handle);
  } finally {
    await opened[0]?.close();
  }
}

/**
 * Awaits the outcome of a wait that was adopted, and acts on it in one process alone. Resolves to whether `handle` was called
 * here; rejects with what it threw. [SC-03]
 */
export async function handleOnce<Kind extends AnyKind>(
  ticket: SharedTicket<Kind>,
  handle: OutcomeHandler<Kind>,
): Promise<boolean> {
  try {
    return await handleClaimed(ticket, await ticket.outcome(), handle);
  } finally {
    await ticket.close();
  }
}

async function handleClaimed<Kind extends AnyKind>(
  ticket: SharedTicket<Kind>,
  outcome: OutcomeOf<Kind>,
  handle: OutcomeHandler<Kind>,
): Promise<boolean> {
  if (!(await ticket.claim())) return false;
  await handle(outcome, ticket);
  return true;
}
