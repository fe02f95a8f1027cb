/** What one round measured, by name, such as `us`: microseconds of processor time per call. */
export type Figures = Readonly<Record<string, number>>;

export type Round = () => Figures | Promise<Figures>;

/** One of those that are compared, in a process of its own: prepares, and gives what runs one round. */
export type Contestant = () => Round | Promise<Round>;

/** Contestants by the name that rows use. */
export type Contestants = Readonly<Record<string, Contestant>>;

/** Processor time of this process, microseconds: user and system, all threads. */
export function processorUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export interface CallOptions {
  /** Things that one call handles: `usPerItem` is the time of one of them. Default 1. */
  readonly items?: number;
  /** Makes what the calls of a round use up, outside the measured time. */
  readonly before?: (calls: number) => unknown;
  /** Most calls of a round, where `before` takes long. Default: no limit. */
  readonly most?: number;
}

const roundUs = 200_000;
const calibrations = 12;

/**
 * Rounds of one call, as many times as take about 200 ms of processor time; half as many before that do not count, as the
 * process was idle while others had their rounds. The call is given its number in the round.
 */
export async function perCall(
  call: (index: number) => unknown,
  { items = 1, before = () => undefined, most = Number.POSITIVE_INFINITY }: CallOptions = {},
): Promise<Round> {
  async function timed(calls: number): Promise<number> {
    await before(calls);
    const beganUs = processorUs();
    for (let index = 0; index < calls; index += 1) {
      kept = call(index);
      if (kept instanceof Promise) await kept;
    }
    return processorUs() - beganUs;
  }

  // The first calls load and compile, so the number is found in steps.
  let calls = 1;
  for (let step = 0; step < calibrations; step += 1) {
    const tookUs = Math.max(1, await timed(calls));
    calls = Math.min(most, Math.ceil(calls * Math.min(10, roundUs / tookUs)));
  }
  return async () => {
    await timed(Math.ceil(calls / 2));
    const us = (await timed(calls)) / calls;
    return { us, usPerItem: us / items };
  };
}

/** Where results go, so that no call is optimised away. */
let kept: unknown;
