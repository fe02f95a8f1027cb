import { readCommsOperation, textOf } from "../../contract/read.ts";
import type { CommsOperation } from "../../contract/types.ts";
import { type OperationKind, playAndQueueMs } from "./kind.ts";

/** How a wait for an operation of some kind ended. */
export type AnyOperationEnd =
  | { readonly kind: "completed"; readonly operation: CommsOperation }
  | { readonly kind: "failed"; readonly operation: CommsOperation };

/** An operation of whatever type, read by what all have in common: for types that this package does not name. */
export const anyOperation: OperationKind<"operation", CommsOperation, AnyOperationEnd> = {
  name: "operation",
  read: readCommsOperation,
  recognises: (named) => textOf(named.get("status")) !== undefined,
  outcome: (operation) => ({ kind: operation.status === "completed" ? "completed" : "failed", operation }),
  timeoutMs: () => playAndQueueMs,
};
