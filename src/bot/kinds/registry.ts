import { operationSchemas } from "../../../generated/vocabulary.ts";
import type { Named } from "../../contract/read.ts";
import type { CommsOperation } from "../../contract/types.ts";
import { anyOperation } from "./any-operation.ts";
import * as named from "./index.ts";
import type { AnyKind, OperationOf } from "./kind.ts";

/** The kinds that this package names. */
export type NamedKind = (typeof named)[keyof typeof named];

/** The operation that a schema of the contract describes, as this package hands it out. */
export type OperationOfSchema<Schema extends string> =
  Extract<NamedKind, { readonly name: Schema }> extends infer Kind extends AnyKind
    ? [Kind] extends [never]
      ? CommsOperation
      : OperationOf<Kind>
    : never;

const kinds: ReadonlyMap<string, NamedKind> = new Map(Object.values(named).map((kind) => [kind.name, kind]));

/** The kind of an operation by its schema in the contract; undefined when that is no operation's. */
export function kindOf(schema: string): AnyKind | undefined {
  return kinds.get(schema) ?? (operationSchemas.some((name) => name === schema) ? anyOperation : undefined);
}

/** The kind of an operation that does not name its type, where its members leave no doubt. [NT-05] */
export function kindOfUntyped(members: Named): AnyKind | undefined {
  return [...kinds.values(), anyOperation].find((kind) => kind.recognises(members));
}
