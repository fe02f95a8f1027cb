import type { CanonicalId } from "../contract/ids.ts";
import { elapsedMs } from "../lib/clock.ts";
import { createMemory } from "../lib/memory.ts";
import { persisted } from "./failure.ts";
import { pairsOf } from "./pairs.ts";
import type { Shared } from "./shared.ts";
import { textOfWait, type Wait, waitIn } from "./wait.ts";

export interface RegistryOptions extends Shared {
  /** Called with a wait that was taken over; without it none is. */
  readonly onAdopted: ((wait: Wait, mayBeHandled: boolean) => void) | undefined;
  readonly onUnreadable: (keyId: string | undefined) => void;
  readonly onError: (error: unknown) => void;
}

/** A wait that this instance lists under its lease. */
export interface Registered {
  /** Writes what is known of the wait; several calls at once are one. */
  write(): Promise<void>;
  /** True in one process alone. */
  claim(): Promise<boolean>;
  readonly isClaimed: boolean;
  /** Whether one that had it before may have acted. */
  readonly mayBeHandled: boolean;
  /** Takes it off the list. Rejects while Redis is away, and is then done later. */
  remove(): Promise<void>;
}

/** The waits of all instances, each listed under the lease of the one that has it. */
export interface Registry {
  /** @param adopted of one that was taken over, and so is listed already */
  add(wait: Wait, adopted?: { readonly mayBeHandled: boolean }): Registered;
  /** Renews the lease, and takes over what instances left whose lease has lapsed. */
  beat(): Promise<void>;
  /** After a connection was lost: Redis may be another, or empty. */
  restore(): Promise<void>;
  /** Gives the lease up, so that others take over what is listed. */
  stop(): Promise<void>;
}

interface Entry extends Registered {
  readonly wait: Wait;
  /** It is listed here again, after another instance had it. */
  regained(mayBeHandled: boolean): void;
}

/** For so many leases after Redis was away nobody adopts, as all leases lapse with it. */
const quietLeases = 1.5;

/** So many leases after its owner died a wait has been adopted: the lease, the quiet time, and what is left until a beat. */
export const adoptionLeases = 3;

/** Waits that could not be read, of which each is reported once. */
const unreadableLimits = { maxEntries: 10_000 };
const operationLimits = { maxEntries: 10_000 };

export function createRegistry(options: RegistryOptions): Registry {
  const { instance, connection, run, names, seal, clock, ttlMs, leaseMs, signal } = options;
  const { onAdopted, onUnreadable, onError } = options;
  const own = names.waits(instance);
  const entries = new Set<Entry>();
  /** Of waits that were closed here, and may come back from another instance that does not know it. */
  const operations = createMemory<CanonicalId>(clock, operationLimits);
  /** Tickets that are still to be taken off the list. */
  const removed = new Set<string>();
  const unreadable = createMemory<true>(clock, unreadableLimits);
  const adopting = new Map<string, Promise<void>>();
  let quietSinceMs = clock.now();
  let isStopped = false;

  const holder = (ticketId: string): string => `${instance}/${ticketId}`;
  const sealed = (wait: Wait): string => seal.seal(instance, wait.ticketId, textOfWait(wait));

  function add(wait: Wait, adopted?: { readonly mayBeHandled: boolean }): Registered {
    let [isClaimed, isRemoved] = [false, false];
    let mayBeHandled = adopted?.mayBeHandled ?? false;
    let queued: Promise<void> | undefined;
    /** One after the other, as each may be tried again. */
    let last: Promise<unknown> = Promise.resolve();
    function inTurn<T>(work: () => Promise<T>): Promise<T> {
      const next = last.then(work, work);
      last = next.catch(() => undefined);
      return next;
    }

    const claimKeys = [names.claim(wait.claimId), names.instances];
    const claimed = (): Promise<unknown> =>
      run("claim", claimKeys, [holder(wait.ticketId), wait.operationId ?? "", ttlMs]);

    async function register(): Promise<void> {
      queued = undefined;
      if (isRemoved || isStopped) return;
      const args = [holder(wait.ticketId), wait.ticketId, sealed(wait), ttlMs];
      const [, marked] = (await run("register", [...claimKeys, own], args)) as [number, number];
      mayBeHandled ||= marked === 1;
      if (isClaimed) await claimed(); // it is lost when Redis comes back empty
    }

    const entry: Entry = {
      wait,
      regained(marked) {
        mayBeHandled ||= marked;
      },
      write() {
        queued ??= inTurn(register);
        return queued;
      },
      claim: () =>
        inTurn(async () => {
          isClaimed = (await persisted(clock, ttlMs, "claim()", claimed, signal)) === 1;
          return isClaimed;
        }),
      get isClaimed() {
        return isClaimed;
      },
      get mayBeHandled() {
        return mayBeHandled;
      },
      remove() {
        isRemoved = true;
        entries.delete(entry);
        if (wait.operationId !== undefined) operations.set(wait.claimId, wait.operationId);
        if (isStopped) return Promise.resolve();
        removed.add(wait.ticketId);
        return inTurn(() => takeOff([wait.ticketId]));
      },
    };
    entries.add(entry);
    return entry;
  }

  async function takeOff(ticketIds: readonly string[]): Promise<void> {
    if (ticketIds.length === 0) return;
    await connection.send(own, ["HDEL", own, ...ticketIds]);
    for (const ticketId of ticketIds) removed.delete(ticketId);
  }

  async function writeAll(): Promise<void> {
    await Promise.all([...entries].map((entry) => entry.write()));
  }

  async function adoptFrom(other: string): Promise<void> {
    const theirs = names.waits(other);
    const listed = pairsOf(await connection.send(theirs, ["HGETALL", theirs]));
    await Promise.all(listed.map(([ticketId, text]) => adopt(other, ticketId, text)));
    if (listed.length === 0) await run("forget", [names.instances, theirs], [other]);
  }

  async function adopt(other: string, ticketId: string, text: string): Promise<void> {
    const opened = seal.open(other, ticketId, text);
    const left = opened.kind === "text" ? waitIn(opened.text, ticketId) : undefined;
    if (!left) {
      if (!unreadable.get(ticketId)) onUnreadable(opened.kind === "unknownKey" ? opened.keyId : undefined);
      unreadable.set(ticketId, true);
      return;
    }
    // One that only slept gets its own wait back: a second ticket would make their clientContext ambiguous here.
    const still = [...entries].find((entry) => entry.wait.claimId === left.claimId);
    const wait: Wait = still?.wait ?? { ...left, ticketId: crypto.randomUUID() };
    wait.operationId ??= left.operationId ?? operations.get(left.claimId);
    const keys = [names.claim(wait.claimId), names.instances, names.waits(other), own];
    const holders = [holder(wait.ticketId), `${other}/${ticketId}`];
    const args = [ticketId, wait.ticketId, ...holders, other, text, sealed(wait), ttlMs, still ? "known" : "new"];
    const [isAdopted, marked] = (await persisted(clock, ttlMs, "Adopting a wait", () => run("adopt", keys, args))) as [
      number,
      number,
    ];
    if (isAdopted !== 1) return;
    if (still) still.regained(marked === 1);
    else onAdopted?.(wait, marked === 1);
  }

  async function beat(): Promise<void> {
    const reply = await run("beat", [names.instances, own], [instance, leaseMs, ttlMs]);
    const [hadLease, ...lapsed] = reply as [number, ...string[]];
    if (hadLease === 0) {
      quietSinceMs = clock.now();
      await writeAll();
    }
    if (!onAdopted || isStopped) return;
    const isQuiet = elapsedMs(clock, quietSinceMs) < quietLeases * leaseMs;
    for (const [other, endsAt] of pairsOf(lapsed)) {
      const isPlanned = Number(endsAt) < 0;
      if (adopting.has(other) || (isQuiet && !isPlanned)) continue;
      // not waited for, as the own lease goes on
      const adopted = adoptFrom(other).catch(onError);
      adopting.set(
        other,
        adopted.finally(() => adopting.delete(other)),
      );
    }
  }

  return {
    add,
    beat,
    async restore() {
      quietSinceMs = clock.now();
      await beat();
      await takeOff([...removed]);
      await writeAll();
    },
    async stop() {
      isStopped = true;
      await Promise.allSettled([...entries].map((entry) => entry.write())); // what is under way ends first
      await Promise.all(adopting.values());
      await run("stop", [names.instances, own], [instance]);
    },
  };
}
