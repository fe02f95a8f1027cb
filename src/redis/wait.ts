import { createHash } from "node:crypto";
import { type CanonicalId, canonicalId } from "../contract/ids.ts";
import { isObject } from "../lib/untrusted.ts";
import type { OperationFacts } from "./items.ts";

/** A wait as another instance needs it to go on with it. */
export interface Wait extends OperationFacts {
  readonly ticketId: string;
  /** The same for tickets of the same operation, in whatever process they are opened. */
  readonly claimId: string;
  /** Name of its kind. */
  readonly kind: string;
  readonly callId: CanonicalId;
  operationId: CanonicalId | undefined;
  /** Milliseconds since 1970. */
  deadlineMs: number;
}

/** By the clientContext, as it is known before the operation's id is. */
export function claimIdOf({ kind, callId, clientContext, operationId, ticketId }: Omit<Wait, "claimId">): string {
  const of = clientContext === undefined ? (operationId ?? ticketId) : `${kind}\n${clientContext}`;
  return createHash("sha256").update(`${callId}\n${of}`).digest("base64url").slice(0, claimIdLength);
}

const claimIdLength = 16;

export function textOfWait({ claimId, kind, callId, clientContext, operationId, deadlineMs }: Wait): string {
  return JSON.stringify({ claimId, kind, callId, clientContext, operationId, deadlineMs });
}

/** Undefined for what another version may have written, and this one cannot read. */
export function waitIn(text: string, ticketId: string): Wait | undefined {
  const read: unknown = JSON.parse(text);
  const { claimId, kind, callId, clientContext, operationId, deadlineMs } = isObject(read) ? read : {};
  if (typeof claimId !== "string" || typeof kind !== "string" || typeof callId !== "string") return undefined;
  if (typeof deadlineMs !== "number") return undefined;
  return {
    ticketId,
    claimId,
    kind,
    callId: canonicalId(callId),
    clientContext: typeof clientContext === "string" ? clientContext : undefined,
    operationId: typeof operationId === "string" ? canonicalId(operationId) : undefined,
    deadlineMs,
  };
}
