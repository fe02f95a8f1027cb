import type { Restart } from "../../lib/redis-server.ts";

/** What a run does to the processes and to Redis. */
export interface RunSettings {
  readonly recordings: number;
  readonly processes: number;
  /** Recordings asked for in a second. */
  readonly perSecond: number;
  /** Processes killed, each with a replacement. */
  readonly kills: number;
  /** How Redis goes away once, for 1.5 s. */
  readonly restart: Restart | undefined;
  /** Whether a process dies while Redis is away. */
  readonly killsWhileAway: boolean;
  /** Processes stopped for 8 s, longer than a lease. */
  readonly pauses: number;
  /** How often all subscriptions are cut, milliseconds. */
  readonly cutEveryMs: number | undefined;
  /** Whether a callback that nobody answered is sent to another process. */
  readonly resends: boolean;
  readonly sharded: boolean;
  /** Whether one process announces what it stores where nobody listens. */
  readonly muteOne: boolean;
  readonly leaseMs: number;
  readonly timeoutMs: number;
}

export const usual: RunSettings = {
  recordings: 2_000,
  processes: 4,
  perSecond: 120,
  kills: 0,
  restart: undefined,
  killsWhileAway: false,
  pauses: 0,
  cutEveryMs: undefined,
  resends: true,
  sharded: true,
  muteOne: false,
  leaseMs: 4_000,
  timeoutMs: 30_000,
};

export interface NamedRun {
  readonly name: string;
  readonly settings: Partial<RunSettings>;
  /** The figures of the prototype in the same run. */
  readonly prototype: string;
  /** Whether it must lose nothing. */
  readonly judged: boolean;
}

export const runs: readonly NamedRun[] = [
  {
    name: "5 kills, Redis ends and is away",
    settings: { recordings: 10_000, kills: 5, restart: "term" },
    prototype: "9,997 of 9,997; p50 2.4 ms, p99 23 ms",
    judged: true,
  },
  {
    name: "4 kills, Redis is killed, nothing is sent again",
    settings: { recordings: 10_000, kills: 4, restart: "kill", resends: false },
    prototype: "9,991 of 9,994, 3 never acknowledged; p50 2.8 ms, p99 28 ms",
    judged: true,
  },
  {
    name: "the same over channels of Redis 6",
    settings: { recordings: 10_000, kills: 4, restart: "kill", resends: false, sharded: false },
    prototype: "9,990 of 9,994, 4 timed out; p50 3.6 ms, p99 40 ms",
    judged: true,
  },
  {
    name: "3 pauses of 8 s, 1 kill",
    settings: { recordings: 3_000, pauses: 3, kills: 1 },
    prototype: "3,000 of 3,000, 50 claims refused; p50 2.7 ms",
    judged: true,
  },
  {
    name: "subscriptions are cut each 0.7 s",
    settings: { recordings: 3_000, cutEveryMs: 700 },
    prototype: "3,000 of 3,000; p50 3.0 ms, p99 26 ms",
    judged: true,
  },
  {
    name: "Redis comes back empty",
    settings: { recordings: 3_000, restart: "empty" },
    prototype: "3,000 of 3,000; p50 3.4 ms, p99 30 ms",
    judged: true,
  },
  {
    name: "the same, and a kill while it is away",
    settings: { recordings: 3_000, restart: "empty", killsWhileAway: true },
    prototype: "2,921 of 2,979, 58 lost: two failures at once",
    judged: false,
  },
  {
    name: "6,000 in 3 s",
    settings: { recordings: 6_000, perSecond: 2_000 },
    prototype: "6,000 of 6,000; p50 1,750 ms",
    judged: true,
  },
  {
    name: "one process announces nothing",
    settings: { recordings: 1_000, muteOne: true },
    prototype: "not run",
    judged: true,
  },
];

/** With this one a test of a minute at most. */
export const short: Partial<RunSettings> = {
  recordings: 200,
  processes: 2,
  perSecond: 80,
  kills: 1,
  leaseMs: 1_000,
  timeoutMs: 5_000,
};
