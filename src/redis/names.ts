import type { CanonicalId } from "../contract/ids.ts";

/** Keys and channels. What stands in braces decides the slot in a cluster: one for each call, one for the registry. */
export interface Names {
  /** Of the hash of a call's notifications, and of the channel that announces them. */
  readonly call: (callId: CanonicalId) => string;
  readonly step: (callId: CanonicalId, step: string) => string;
  /** Of the instances by the end of their leases, and of the channel that announces a planned stop. */
  readonly instances: string;
  readonly waits: (instance: string) => string;
  readonly claim: (claimId: string) => string;
}

export function namesUnder(prefix: string): Names {
  return {
    call: (callId) => `${prefix}:{${callId}}`,
    step: (callId, step) => `${prefix}:{${callId}}:step:${step}`,
    instances: `${prefix}:{reg}:instances`,
    waits: (instance) => `${prefix}:{reg}:waits:${instance}`,
    claim: (claimId) => `${prefix}:{reg}:claim:${claimId}`,
  };
}
