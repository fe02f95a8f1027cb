import type { Calls } from "./calls.ts";
import { persisted } from "./failure.ts";
import type { Registry } from "./registry.ts";
import type { Shared } from "./shared.ts";
import type { Storage } from "./storage.ts";

export interface UpkeepOptions extends Shared {
  readonly readAgainMs: number;
  readonly registry: Registry;
  readonly storage: Storage;
  readonly calls: Calls;
  readonly onError: (error: unknown) => void;
}

/** What goes on beside the waiting: the lease, reading again, and making up for a time without Redis. */
export interface Upkeep {
  start(): void;
  /** After a connection came back: Redis may be another or empty, and messages were missed. */
  catchUp(): void;
}

/** A lease is renewed so many times before it would lapse. */
const beatsInALease = 3;

export function createUpkeep(options: UpkeepOptions): Upkeep {
  const { connection, names, clock, ttlMs, leaseMs, readAgainMs, registry, storage, calls, signal, onError } = options;
  let [isBehind, isCatchingUp] = [false, false];
  let listensIn = connection.generation;

  async function everything(): Promise<void> {
    const { generation } = connection;
    if (listensIn !== generation) await connection.subscribe(names.instances);
    listensIn = generation;
    await registry.restore();
    await storage.storeAgain();
    await calls.readAll();
  }

  async function catchUp(): Promise<void> {
    isBehind = true;
    if (isCatchingUp) return;
    isCatchingUp = true;
    try {
      while (isBehind) {
        isBehind = false;
        await persisted(clock, ttlMs, "Catching up", everything, signal);
      }
    } catch (error) {
      isBehind = true; // until the next beat
      throw error;
    } finally {
      isCatchingUp = false;
    }
  }

  async function beat(): Promise<void> {
    if (isBehind) await catchUp();
    else await Promise.all([registry.beat(), connection.ping()]);
  }

  /** Reports the first of the failures that come one after another. */
  async function repeat(ms: number, work: () => Promise<void>): Promise<void> {
    let hasFailed = false;
    for (;;) {
      await clock.sleep(ms, signal);
      try {
        await work();
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) onError(error);
        hasFailed = true;
      }
    }
  }

  const untilClosed = (work: Promise<void>): void => void work.catch(onError);

  return {
    start() {
      untilClosed(repeat(leaseMs / beatsInALease, beat));
      untilClosed(repeat(readAgainMs, calls.readAll));
    },
    catchUp: () => untilClosed(catchUp()),
  };
}
