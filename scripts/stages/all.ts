import type { Stage } from "../lib/contract.ts";
import { clauses } from "./clauses.ts";
import { client } from "./client.ts";
import { document } from "./document.ts";
import { examples } from "./examples.ts";
import { methods } from "./methods.ts";
import { operations } from "./operations.ts";
import { requests } from "./requests.ts";
import { types } from "./types.ts";
import { validators } from "./validators.ts";
import { vocabulary } from "./vocabulary.ts";

/** The stages from the bundled contract to code. */
export const stages: { readonly [name: string]: Stage } = {
  document,
  clauses,
  types,
  requests,
  methods,
  client,
  validators,
  vocabulary,
  operations,
  examples,
};
