import type { Clause } from "../lib/clause-list.ts";
import type { Contract } from "../lib/contract.ts";

/** What the tables are made of. */
export type Facts = {
  readonly contract: Contract;
  readonly clauses: Readonly<Record<string, Clause>>;
  /** Clause id -> the files of the tests that quote it. */
  readonly quoted: ReadonlyMap<string, readonly string[]>;
};

/** What the parts of the contract that a table lists have in common. */
export type Described = { description?: string; "x-clause"?: string | string[] };
