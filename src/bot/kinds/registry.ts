import { operationSchemas, resourceTypes } from "../../../generated/vocabulary.ts";
import type { Named } from "../../contract/read.ts";
import { spelled, spellings } from "../../lib/spellings.ts";
import { anyOperation, type OtherOperation } from "./any-operation.ts";
import * as named from "./index.ts";
import type { AnyKind, OperationOf } from "./kind.ts";

/** The kinds that this package names. */
export type NamedKind = (typeof named)[keyof typeof named];

/** An operation of any type, distinguished by its `kind`. */
export type Operation = OperationOf<NamedKind> | OtherOperation;

/** The operation that a schema of the contract describes, as this package hands it out; of the common one, any. */
export type OperationOfSchema<Schema extends string> = Schema extends NamedKind["name"]
  ? OperationOf<Extract<NamedKind, { readonly name: Schema }>>
  : Schema extends "commsOperation"
    ? Operation
    : OtherOperation;

const kinds: ReadonlyMap<string, NamedKind> = new Map(Object.values(named).map((kind) => [kind.name, kind]));

/** The kind of an operation by its schema in the contract; undefined for a schema that is not an operation's. */
export function kindOf(schema: string): AnyKind | undefined {
  return kinds.get(schema) ?? (operationSchemas.some((name) => name === schema) ? anyOperation : undefined);
}

/** The kind of an operation that does not name its type, where its members leave no doubt. [NT-05] */
export function kindOfUntyped(members: Named): AnyKind | undefined {
  return [...kinds.values(), anyOperation].find((kind) => kind.recognises(members));
}

const typeSpellings = spellings(Object.keys(resourceTypes));

/** The schema of a type, matched on its last part, with or without `#`, in any letter case. [NT-05] */
export function schemaOfType(odataType: string): (typeof resourceTypes)[keyof typeof resourceTypes] | undefined {
  const type = spelled(odataType.slice(odataType.lastIndexOf(".") + 1).replace(/^#/, ""), typeSpellings);
  return resourceTypes[type as keyof typeof resourceTypes];
}

/** Reads an operation by the type that it names; one that names none by what all have in common. */
export function readAnyOperation(value: object): Operation {
  const common = anyOperation.read(value);
  const schema = common.odataType === undefined ? undefined : schemaOfType(common.odataType);
  const kind = schema === undefined ? undefined : kinds.get(schema);
  return kind ? kind.read(value) : (common as OtherOperation);
}
