import type { Clock } from "../lib/clock.ts";
import type { Connection } from "./connection.ts";
import type { Names } from "./names.ts";
import type { RunScript } from "./scripts.ts";
import type { Seal } from "./seal.ts";

/** What the parts of a waiter share: its connection, what it is called and sealed by, and its limits. */
export interface Shared {
  /** Id of this instance. */
  readonly instance: string;
  readonly connection: Connection;
  readonly run: RunScript;
  readonly names: Names;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly ttlMs: number;
  readonly leaseMs: number;
  readonly storeWithinMs: number;
  readonly maxPerCall: number;
  /** Aborts when the waiter is closed, and ends what is tried again. */
  readonly signal: AbortSignal;
}
