import { type KindFault, mediaKinds } from "../kinds/registry.ts";
import { createRandom } from "../random.ts";

const platformFaults = ["throttled", "serverError", "slow", "lost", "doubled", "late", "reordered"] as const;

/** Faults of Graph's answers, of the delivery, and of one operation, these under the completionReason that they lead to. */
export type FaultName = (typeof platformFaults)[number] | KindFault;
export const faultNames: readonly FaultName[] = [
  ...platformFaults,
  ...mediaKinds.flatMap(({ faults }) => faults as readonly KindFault[]),
];

/** A fault by its name happens every time that it can; the rest is told with it. [PL-09] */
export type Fault =
  | FaultName
  | {
      readonly name: FaultName;
      /** How often it happens before it stops. Default: without end. */
      readonly times?: number | undefined;
      /** How likely it is each time, from 0 to 1, as the platform's seed decides. Default: 1. */
      readonly rate?: number | undefined;
      /** How late an answer (`slow`, default 5,000) or a notification (`late` and `reordered`, default 10,000) is, in milliseconds. */
      readonly ms?: number | undefined;
    };

export interface Faults {
  /** Whether a fault happens now, and how late that makes things. */
  strike(name: FaultName): { readonly ms: number } | undefined;
}

/** @throws TypeError for an unknown name, or a number that makes no sense */
export function createFaults(faults: readonly Fault[], seed: number): Faults {
  const armed = faults.map((fault, index) => {
    const {
      name,
      times = Number.POSITIVE_INFINITY,
      rate = 1,
      ms = name === "slow" ? 5_000 : 10_000,
    } = typeof fault === "string" ? { name: fault } : fault;
    if (!faultNames.includes(name))
      throw new TypeError(`A fault is one of ${faultNames.join(", ")}; not ${String(name)}`);
    if (!(times >= 0 && rate >= 0 && rate <= 1 && ms >= 0))
      throw new TypeError(`The fault ${name} takes times and ms from 0, and a rate from 0 to 1`);
    return { name, left: times, rate, ms, random: createRandom(seed, `fault ${index} ${name}`) };
  });
  return {
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
