/// <reference lib="esnext.disposable" preserve="true" />
import type { CallClaim } from "../bot/calls/dispatcher.ts";
import { anyOperation } from "../bot/kinds/any-operation.ts";
import { defaultKind } from "../bot/kinds/index.ts";
import type { AnyKind } from "../bot/kinds/kind.ts";
import { kindOf } from "../bot/kinds/registry.ts";
import { isOperationNotification, type ParsedNotification } from "../bot/notifications/parsed.ts";
import { createOperationWaiter, type WaiterStats, waiterChecks } from "../bot/waiting/waiter.ts";
import { canonicalId } from "../contract/ids.ts";
import { systemClock } from "../lib/clock.ts";
import { asyncDispose } from "../lib/dispose.ts";
import { callHook } from "../lib/hooks.ts";
import { checked, text } from "../lib/options.ts";
import { createCalls } from "./calls.ts";
import { openConnection } from "./connection.ts";
import { persisted } from "./failure.ts";
import { callOfShared } from "./items.ts";
import { namesUnder } from "./names.ts";
import { type RedisWaiterOptions, redisChecks } from "./options.ts";
import { adoptionLeases, createRegistry } from "./registry.ts";
import { createScripts } from "./scripts.ts";
import { createSeal } from "./seal.ts";
import type { Shared } from "./shared.ts";
import { openSharedTicket, type TicketWorld } from "./shared-ticket.ts";
import { startWith } from "./start.ts";
import { createStorage } from "./storage.ts";
import type { OrphanTicket, SharedExpectOptions, SharedTicket } from "./ticket.ts";
import { createUpkeep } from "./upkeep.ts";
import { claimIdOf, type Wait } from "./wait.ts";

export interface RedisWaiterStats extends WaiterStats {
  /** Notifications that this instance put into Redis. */
  readonly stored: number;
  /** Notifications that were there already. */
  readonly repeated: number;
  /** Waits taken over from other instances. */
  readonly adopted: number;
  /** Claims that were false. */
  readonly refused: number;
  /** What could not be opened: of a key that is not given here, or altered. */
  readonly unreadable: number;
  /** Whether both connections are up. */
  readonly connected: boolean;
}

export interface RedisWaiter {
  /**
   * Takes every notification as it was parsed; bound. Resolves when Redis has it; rejects when Redis was away for
   * `storeWithinMs`, or refuses, and the receiver answers 503. So 202 means that it is in Redis. [SC-04]
   */
  readonly accept: {
    (notification: ParsedNotification): Promise<void>;
    readonly acknowledge: "whenHandled";
  };
  /**
   * Opens a ticket: before the POST, so that nothing can be missed. Throws a RangeError when `ttlMs` is shorter than the wait
   * and three leases.
   */
  expect<Kind extends AnyKind = typeof defaultKind>(options: SharedExpectOptions<Kind>): SharedTicket<Kind>;
  /** As `createOperationWaiter` has it; for the tickets of this instance. [NT-17] */
  actionFailed(callId: string, error: unknown): void;
  /**
   * For `createCallDispatcher`, one in each instance: true in one of them alone for each step of a call, for `ttlMs`. Rejects
   * when Redis is away for `storeWithinMs`, or refuses. Bound. [CA-17]
   */
  readonly claim: (step: CallClaim) => Promise<boolean>;
  readonly stats: RedisWaiterStats;
  /**
   * A planned stop, after callbacks are no longer taken: others adopt the open waits at once, and outcomes that are awaited
   * here reject with an `AbortError`. What was claimed and is not closed is adopted as `mayBeHandled`. Never rejects.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A waiter for several processes behind one callback, over a Redis that they share: whichever gets a notification, the one
 * that waits goes on, and what was acknowledged survives a crash.
 *
 * Resolves when Redis is there and has all that is needed; rejects with what is missing, and when Redis is not reached within
 * `storeWithinMs`. What is kept is sealed. Redis 7.0 or later, Valkey, or Redis 6 with `sharded: false`; its
 * maxmemory-policy must be `noeviction`. [SC-02, SC-03, SC-04, SC-05]
 *
 * Not promised: what no instance acknowledged; two failures at once, as when an instance dies while Redis has lost its data.
 *
 * @throws TypeError for a wrong option
 * @example
 * const waiter = await createRedisWaiter({ client: createClient({ url }), keys, onOrphan: (ticket) => goOn(ticket) });
 * const receiver = createWebhookReceiver({ appId, onNotification: waiter.accept });
 * const outcome = await recordAndWait({ graph, waiter, callId, request });
 */
export async function createRedisWaiter(options: RedisWaiterOptions): Promise<RedisWaiter> {
  checked("createRedisWaiter", options, { ...waiterChecks, ...redisChecks });
  const { client, keys, prefix = "grr", onOrphan, onError = printError, ...others } = options;
  const { ttlMs = 600_000, maxPerCall = 256, leaseMs = 15_000, ...rest } = others;
  const { storeWithinMs = 10_000, readAgainMs = 30_000, sharded = true, ...localOptions } = rest;
  const adoptionMs = adoptionLeases * leaseMs;
  if (ttlMs <= adoptionMs)
    throw new TypeError(`ttlMs must be more than ${adoptionLeases} times leaseMs, which is ${leaseMs}; not ${ttlMs}`);

  const clock = localOptions.clock ?? systemClock;
  const instance = crypto.randomUUID();
  const names = namesUnder(prefix);
  const local = createOperationWaiter(localOptions);
  const seal = createSeal(keys, clock);
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  let [adopted, refused, unreadable] = [0, 0, 0];
  let isStarted = false;
  let closed: Promise<void> | undefined;

  const failed = (error: unknown): void => callHook(onError, error);
  /** What fails while Redis is away is made up for, and its loss was reported. */
  const failedThere = (error: unknown): void => {
    if (connection.isReady && !isClosed()) failed(error);
  };
  function cannotOpen(what: string, keyId: string | undefined): void {
    unreadable += 1;
    const why = keyId === undefined ? "it was altered" : `keys has none with the id ${JSON.stringify(keyId)}`;
    failed(new Error(`${what} cannot be opened: ${why}`));
  }

  const connection = openConnection({
    client,
    clock,
    sharded,
    commandMs: Math.max(500, storeWithinMs / 2),
    longestRetryMs: Math.min(500, leaseMs / 4), // all are back before anybody adopts
    onMessage(message, channel) {
      if (channel !== names.instances) calls.onMessage(message, channel);
      else if (message === stopMessage && isStarted) registry.beat().catch(failedThere);
    },
    onReady() {
      if (isStarted) upkeep.catchUp();
    },
    onDown(error) {
      if (isStarted) failed(new Error("The connection to Redis was lost", { cause: error }));
    },
  });
  const run = await createScripts(connection);
  const { signal } = closing;
  const limits = { ttlMs, leaseMs, storeWithinMs, maxPerCall };
  const shared: Shared = { instance, connection, run, names, seal, clock, ...limits, signal };
  const storage = createStorage(shared);
  const calls = createCalls({
    ...shared,
    accept: local.accept,
    onUnreadable: (callId, keyId) => cannotOpen(`A notification of call ${callId}`, keyId),
    onError: failedThere,
  });
  const registry = createRegistry({
    ...shared,
    onAdopted: onOrphan && adopt,
    onUnreadable: (keyId) => cannotOpen("A wait of another instance", keyId),
    onError: failedThere,
  });
  const upkeep = createUpkeep({
    ...shared,
    readAgainMs,
    registry,
    storage,
    calls,
    onError: failedThere,
  });
  const world: TicketWorld = {
    registry,
    calls,
    storage,
    clock,
    closing: signal,
    checkTime,
    onRefused: () => void (refused += 1),
    onError: failedThere,
  };

  function accept(notification: ParsedNotification): Promise<void> {
    const callId = callOfShared(notification);
    // Operations of others stay out of the local waiter, which would keep them.
    if (callId !== undefined && isOperationNotification(notification)) calls.hand(callId, notification);
    else local.accept(notification);
    return callId === undefined ? Promise.resolve() : storage.store(callId, notification);
  }

  /** A notification and a wait are kept until whoever may need them has had the time. */
  function checkTime(timeoutMs: number): void {
    if (timeoutMs + adoptionMs <= ttlMs) return;
    const sum = `timeoutMs and ${adoptionLeases} times leaseMs together, ${timeoutMs} and ${adoptionMs}`;
    const needed = `ttlMs must be at least ${sum}; not ${ttlMs}`;
    throw new RangeError(`${needed}: give a longer ttlMs or a shorter timeoutMs`);
  }

  function expect<Kind extends AnyKind = typeof defaultKind>(given: SharedExpectOptions<Kind>): SharedTicket<Kind> {
    if (isClosed()) throw new Error("The waiter is closed");
    const { operationId, ...expected } = given;
    if (operationId !== undefined) text()(operationId, "operationId", "expect");
    const { kind = defaultKind as AnyKind as Kind, request, clientContext, timeoutMs: ownTimeoutMs } = expected;
    const inner = local.expect({ ...expected, kind });
    const timeoutMs = ownTimeoutMs ?? kind.timeoutMs(request ?? {});
    try {
      checkTime(timeoutMs);
    } catch (error) {
      inner.close();
      throw error;
    }
    const facts = {
      ticketId: crypto.randomUUID(),
      kind: kind.name,
      callId: canonicalId(expected.callId),
      clientContext: clientContext || request?.clientContext || undefined,
      operationId: operationId === undefined ? undefined : canonicalId(operationId),
      deadlineMs: clock.now() + timeoutMs,
    };
    const wait: Wait = { ...facts, claimId: claimIdOf(facts) };
    return openSharedTicket(world, { kind, inner, wait, timeoutMs });
  }

  function adopt(wait: Wait, mayBeHandled: boolean): void {
    if (isClosed()) return; // it is listed here, and so handed on
    adopted += 1;
    const kind = kindOf(wait.kind) ?? anyOperation;
    const { callId, clientContext, deadlineMs } = wait;
    const timeoutMs = Math.min(Math.max(0, deadlineMs - clock.now()), ttlMs - adoptionMs);
    const inner = local.expect({ kind, callId, clientContext, timeoutMs });
    const ticket = openSharedTicket(world, { kind, inner, wait, timeoutMs, adopted: { mayBeHandled } });
    const handled = async (): Promise<unknown> => onOrphan?.(ticket as OrphanTicket);
    handled().catch(failed);
  }

  async function stop(): Promise<void> {
    closing.abort(new DOMException("The waiter was closed; another instance goes on with this wait", "AbortError"));
    try {
      await persisted(clock, storeWithinMs, "close()", registry.stop);
      await connection.publish(names.instances, stopMessage);
    } catch (error) {
      failed(error);
    }
    connection.close();
  }
  function close(): Promise<void> {
    closed ??= stop();
    return closed;
  }

  try {
    await startWith({ ...shared, sharded, beat: registry.beat, onError: failed });
  } catch (error) {
    closing.abort();
    connection.close();
    throw error;
  }
  isStarted = true;
  upkeep.start();

  return {
    accept: Object.assign(accept, { acknowledge: "whenHandled" as const }),
    expect,
    actionFailed: local.actionFailed,
    async claim({ callId, step }) {
      const name = names.step(canonicalId(callId), step);
      const asked = persisted(clock, storeWithinMs, "claim", () => run("first", [name], [instance, ttlMs]));
      return (await asked) === 1;
    },
    get stats() {
      return { ...local.stats, ...storage.stats, adopted, refused, unreadable, connected: connection.isReady };
    },
    close,
    [asyncDispose]: close,
  };
}

/** Has the others look for what an instance left. */
const stopMessage = "stop";

function printError(error: unknown): void {
  console.error("graph-record-response/redis:", error);
}
