import { type Check, type Checks, choice, list, members, needed, number, rule } from "../../lib/options.ts";
import { type KindFault, mediaKinds } from "../kinds/registry.ts";
import { createRandom, type Random } from "../random.ts";

const platformFaults = [
  "throttled",
  "serverError",
  "slow",
  "lost",
  "doubled",
  "late",
  "reordered",
  "noResultInfo",
  "establishedTwice",
  "establishedLate",
  "establishedNever",
  "terminatedNever",
  "rosterFlaps",
  "outOfOrder",
] as const;

/** Faults of Graph's answers, of the delivery, of a call's life, and of one operation, these under the completionReason that they lead to. */
export type FaultName = (typeof platformFaults)[number] | KindFault;
export const faultNames: readonly FaultName[] = [
  ...platformFaults,
  ...mediaKinds.flatMap(({ faults }) => faults as readonly KindFault[]),
];

/** A fault by its name alone happens every time that it can; an object says how often, how likely and how late. [PL-09] */
export type Fault =
  | FaultName
  | {
      readonly name: FaultName;
      /** How often it happens before it stops. Default: without end. */
      readonly times?: number | undefined;
      /** How likely it is each time, from 0 to 1, as the platform's seed decides. Default: 1. */
      readonly rate?: number | undefined;
      /** How late an answer (`slow`, default 5,000) or a notification (`late`, `reordered` and `establishedLate`, default 10,000) is, in milliseconds. */
      readonly ms?: number | undefined;
    };

/** Faults that make an answer or a notification late, and how late where it is not said, milliseconds. */
export const faultDelaysMs: Readonly<Partial<Record<FaultName, number>>> = {
  slow: 5_000,
  late: 10_000,
  reordered: 10_000,
  establishedLate: 10_000,
};

export interface Faults {
  /** What is switched on. */
  readonly all: readonly Fault[];
  /** Switches these on in place of those before; `times` counts from here. */
  replace(faults: readonly Fault[]): void;
  /** Whether a fault can happen at all. */
  isArmed(name: FaultName): boolean;
  /** Whether a fault happens now, and how late that makes things. */
  strike(name: FaultName): { readonly ms: number } | undefined;
}

const faultName = choice(...faultNames);

const faultChecks: Checks<Exclude<Fault, string>> = {
  name: needed(faultName),
  times: number(),
  rate: rule((value) => typeof value === "number" && value >= 0 && value <= 1, "a number from 0 to 1"),
  ms: number({ finite: true }),
};

/** A list of faults, by name or with more. */
export function faultsCheck(): Check {
  const withMore = members(faultChecks);
  return list((value, option, door) => {
    const check = typeof value === "object" ? withMore : faultName;
    check(value, option, door);
  }, "faults");
}

/** @param faults that were checked */
export function createFaults(faults: readonly Fault[], seed: number): Faults {
  let all = faults;
  let armed = faults.map((fault, index) => arm(fault, index, seed));
  return {
    get all() {
      return all;
    },
    replace(others) {
      all = others;
      armed = others.map((fault, index) => arm(fault, index, seed));
    },
    isArmed: (name) => armed.some((fault) => fault.name === name && fault.left > 0),
    strike(name) {
      const struck = armed.find(
        (fault) => fault.name === name && fault.left > 0 && fault.random.fraction() < fault.rate,
      );
      if (!struck) return undefined;
      struck.left -= 1;
      return { ms: struck.ms };
    },
  };
}

interface Armed {
  readonly name: FaultName;
  readonly rate: number;
  readonly ms: number;
  readonly random: Random;
  left: number;
}

function arm(fault: Fault, index: number, seed: number): Armed {
  const inFull: Exclude<Fault, string> = typeof fault === "string" ? { name: fault } : fault;
  const { name, times = Number.POSITIVE_INFINITY, rate = 1, ms } = inFull;
  return {
    name,
    left: times,
    rate,
    ms: ms ?? faultDelaysMs[name] ?? 0,
    random: createRandom(seed, `fault ${index} ${name}`),
  };
}
