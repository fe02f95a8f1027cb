import type { OperationWaiterOptions } from "../bot/waiting/waiter.ts";
import { keyList } from "../lib/key-list.ts";
import {
  type Check,
  type Checks,
  flag,
  func,
  kindOf,
  needed,
  number,
  optionError,
  rule,
  wholeNumber,
} from "../lib/options.ts";
import type { AnyRedisClient } from "./client.ts";
import type { RedisKey } from "./seal.ts";
import type { OrphanTicket } from "./ticket.ts";

export interface RedisWaiterOptions extends OperationWaiterOptions {
  /**
   * `createClient()` or `createCluster()` of `@redis/client` 6 or `redis`, connected or not. It is copied twice, for commands
   * and for subscriptions, and never used itself, closed or configured. It must have no `keyPrefix`, which channels do not get.
   */
  readonly client: AnyRedisClient;
  /**
   * What lies in Redis is sealed by the first, and opened by whichever it names. To rotate, give all instances the new key
   * behind the old one, then before it, and drop the old one after `ttlMs`. There is no mode without.
   */
  readonly keys: readonly RedisKey[];
  /** What all keys and channels begin with; instances that share it wait together. Default: `grr`. */
  readonly prefix?: string | undefined;
  /**
   * How long a notification is kept after the last one of its call, or after a wait in it was adopted, milliseconds. At least
   * the longest wait and three leases, in which a wait of one that died is adopted. Default: 600,000.
   */
  readonly ttlMs?: number | undefined;
  /** Notifications that are kept of a call, each of at most 65,536 bytes; `accept` rejects the next one. Default: 256. */
  readonly maxPerCall?: number | undefined;
  /** After how long without a sign of life another instance adopts the waits of this one, milliseconds. Default: 15,000. */
  readonly leaseMs?: number | undefined;
  /** How long `accept`, the waiter's `claim` and the start try while Redis is away, milliseconds; below the receiver's `handlerTimeoutMs`. Default: 10,000. */
  readonly storeWithinMs?: number | undefined;
  /** How often the calls that are waited in are read again, as a message may be lost, milliseconds. Default: 30,000. */
  readonly readAgainMs?: number | undefined;
  /** Whether channels are sharded, which Redis has from 7.0 on. The same in all instances. Default: true. */
  readonly sharded?: boolean | undefined;
  /**
   * Called with the wait of an instance that died or was stopped: see `handleOnce`. It was another process that asked, so nothing
   * but its ticket is known. Without it this instance adopts none.
   */
  readonly onOrphan?: ((ticket: OrphanTicket) => unknown) | undefined;
  /** Called when Redis is lost, once each time; for what cannot be opened; and with what `onOrphan` threw. Default: `console.error`. */
  readonly onError?: ((error: unknown) => unknown) | undefined;
}

const keyBytes = 32;

const isKey = (key: unknown): boolean => key instanceof Uint8Array && key.byteLength === keyBytes;

const clientCheck: Check = (value, option) => {
  if (["duplicate", "connect", "sendCommand"].some((name) => typeof Object(value)[name] !== "function"))
    throw optionError(option, "a client of @redis/client or redis (see createClient)", value, kindOf);
  const { keyPrefix } = ((value as AnyRedisClient).options ?? {}) as { keyPrefix?: unknown };
  if (keyPrefix !== undefined)
    throw new TypeError(`${option} must have no keyPrefix, which channels do not get; leave it out and give prefix`);
};

const finite = number({ positive: true, finite: true });

export const redisChecks: Omit<Checks<RedisWaiterOptions>, keyof OperationWaiterOptions> = {
  client: needed(clientCheck),
  keys: needed(keyList(isKey, `${keyBytes} random bytes`)),
  prefix: rule(
    (value) => typeof value === "string" && /^[^\s{}]{1,64}$/.test(value),
    "1 to 64 characters without braces and spaces",
  ),
  ttlMs: finite,
  maxPerCall: wholeNumber(1),
  leaseMs: finite,
  storeWithinMs: finite,
  readAgainMs: finite,
  sharded: flag(),
  onOrphan: func(),
  onError: func(),
};
