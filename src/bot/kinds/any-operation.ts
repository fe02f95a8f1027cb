import * as memberNames from "../../../generated/vocabulary/memberNames.ts";
import { readOperation, textOf } from "../../contract/read.ts";
import type { CommsOperation } from "../../contract/types.ts";
import { spellings } from "../../lib/spellings.ts";
import { type OperationKind, playAndQueueMs } from "./kind.ts";

/** An operation of a type that this package does not name, or of none. */
export interface OtherOperation extends CommsOperation {
  readonly kind: "operation";
}

/** How a wait for an operation of some kind ended. */
export type AnyOperationEnd =
  | { readonly kind: "completed"; readonly operation: CommsOperation }
  | { readonly kind: "failed"; readonly operation: CommsOperation };

const names = spellings(memberNames.commsOperation);

/** An operation of whatever type, read by what all have in common: for types that this package does not name. */
export const anyOperation: OperationKind<
  "operation",
  CommsOperation,
  AnyOperationEnd,
  Readonly<Record<string, unknown>>
> = {
  name: "operation",
  read: (value): OtherOperation => readOperation("operation", value, names, () => ({})),
  recognises: (named) => textOf(named.get("status")) !== undefined,
  outcome: (operation) => ({ kind: operation.status === "completed" ? "completed" : "failed", operation }),
  timeoutMs: () => playAndQueueMs,
};
