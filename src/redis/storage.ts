import { isOperationNotification, type ParsedNotification } from "../bot/notifications/parsed.ts";
import type { CanonicalId } from "../contract/ids.ts";
import type { Redacted } from "../contract/redacted.ts";
import { createMemory } from "../lib/memory.ts";
import { persisted } from "./failure.ts";
import { factsOf, isSameOperation, type OperationFacts, textOfItem } from "./items.ts";
import type { Shared } from "./shared.ts";

/** Puts notifications into Redis, one hash for each call. */
export interface Storage {
  /** Resolves when Redis has the item that the notification is of. Need not be awaited: it ends no process. */
  store(callId: CanonicalId, notification: ParsedNotification): Promise<void>;
  /** Stores again what was stored in the last seconds, as a Redis that comes back may have lost that. */
  storeAgain(): Promise<void>;
  /** Keeps what is stored of a call for `ttlMs` from now on. */
  renew(callId: CanonicalId): Promise<void>;
  /** Removes notifications of an operation that nobody has to wait for any longer, and those that come yet. */
  finish(callId: CanonicalId, operation: OperationFacts, marks: readonly string[]): Promise<void>;
  readonly stats: { readonly stored: number; readonly repeated: number };
}

/** Largest notification that is kept, bytes of its JSON; a recording's takes about 1,350. */
const maxItemBytes = 65_536;

const recentLimits = { maxEntries: 10_000, maxAgeMs: 5_000, maxBytes: 16 * 1024 * 1024 };
const finishedLimits = { maxEntries: 10_000, maxAgeMs: 60_000 };

export function createStorage(shared: Shared): Storage {
  const { connection, run, names, seal, clock, ttlMs, maxPerCall, storeWithinMs, signal } = shared;
  const recent = createMemory<readonly [CanonicalId, mark: string, sealed: string]>(clock, recentLimits);
  const finished = createMemory<OperationFacts>(clock, finishedLimits);
  /** An item with a list gives several notifications, and is stored once. */
  const items = new WeakMap<Redacted<unknown>, Promise<void>>();
  let [stored, repeated] = [0, 0];

  async function put(callId: CanonicalId, mark: string, sealed: string): Promise<number> {
    const args = [mark, sealed, ttlMs, maxPerCall, connection.publishCommand];
    const [result] = (await run("store", [names.call(callId)], args)) as [number, number];
    return result;
  }

  async function storeItem(callId: CanonicalId, notification: ParsedNotification): Promise<void> {
    const item = textOfItem(notification);
    const bytes = new TextEncoder().encode(item).byteLength;
    if (bytes > maxItemBytes)
      throw new RangeError(`A notification of call ${callId} has ${bytes} bytes; at most ${maxItemBytes} are kept`);
    const [mark, sealed] = [seal.mark(callId, item), seal.seal(callId, callId, item)];
    const what = `Storing a notification of call ${callId}`;
    const result = await persisted(clock, storeWithinMs, what, () => put(callId, mark, sealed), signal);
    if (result < 0) throw new RangeError(`Call ${callId} has ${maxPerCall} notifications; maxPerCall allows no more`);
    if (result === 0) repeated += 1;
    else stored += 1;
    recent.set(recentKey(callId, mark), [callId, mark, sealed], sealed.length);
    if (isOperationNotification(notification) && isFinished(callId, factsOf(notification)))
      await remove(callId, [mark]);
  }

  function isFinished(callId: CanonicalId, operation: OperationFacts): boolean {
    return finishedKeys(callId, operation).some((key) => {
      const known = finished.get(key);
      return known !== undefined && isSameOperation(known, operation);
    });
  }

  async function remove(callId: CanonicalId, marks: readonly string[]): Promise<void> {
    for (const mark of marks) recent.delete(recentKey(callId, mark));
    const name = names.call(callId);
    if (marks.length > 0) await connection.send(name, ["HDEL", name, ...marks]);
  }

  return {
    store(callId, notification) {
      const known = items.get(notification.raw);
      if (known) return known;
      const done = storeItem(callId, notification);
      done.catch(() => undefined);
      items.set(notification.raw, done);
      return done;
    },
    async storeAgain() {
      await Promise.all(recent.values().map((item) => put(...item)));
    },
    async renew(callId) {
      const name = names.call(callId);
      await connection.send(name, ["PEXPIRE", name, String(ttlMs)]);
    },
    finish(callId, operation, marks) {
      for (const key of finishedKeys(callId, operation)) finished.set(key, { ...operation });
      return remove(callId, marks);
    },
    get stats() {
      return { stored, repeated };
    },
  };
}

function recentKey(callId: CanonicalId, mark: string): string {
  return JSON.stringify([callId, mark]);
}

function finishedKeys(callId: CanonicalId, { operationId, clientContext }: OperationFacts): readonly string[] {
  const known = [operationId, clientContext].filter((fact) => fact !== undefined);
  return known.map((fact) => JSON.stringify([callId, fact]));
}
