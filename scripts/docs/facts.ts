import type { Clause } from "../lib/clause-list.ts";
import type { Contract } from "../lib/contract.ts";
import type { CodeSample } from "./samples/code-samples.ts";

/** What the page is made of. */
export type Facts = {
  readonly contract: Contract;
  readonly clauses: Readonly<Record<string, Clause>>;
  /** Clause id -> the files of the tests that quote it. */
  readonly quoted: ReadonlyMap<string, readonly string[]>;
  /** By operationId. */
  readonly samples: Readonly<Record<string, readonly CodeSample[]>>;
};

/** What the parts of the contract that a table lists have in common. */
export type Described = { description?: string; "x-clause"?: string | string[] };
