import {
  allProperties,
  type Contract,
  isOperation,
  type JsonSchema,
  openEnumMembers,
  referenceName,
  resolve,
  resourceVariants,
  schemaName,
} from "../../lib/contract.ts";
import { type Facts, listOf, type Members, named, property } from "./facts.ts";

/**
 * The contract -> what it says of each schema, members of its bases included. An inline object is named after its
 * place, `odataError.error`; `called` maps schemas to types with another name.
 */
export function described(contract: Contract, called: Readonly<Record<string, string>>): Facts {
  const types = new Map<string, () => Members>();

  function visit(place: string, schema: JsonSchema): void {
    const members = membersOf(place, schema); // at once, as this is what finds the objects inside
    types.set(place, () => members);
  }

  function membersOf(place: string, schema: JsonSchema): Members {
    const symbols = openEnumMembers(schema);
    if (symbols)
      return named(
        symbols.map((symbol, index) => (schema["x-names"] as string[] | undefined)?.[index] ?? symbol),
        "a member",
      );
    const required = requiredNames(contract, schema);
    const properties = Object.entries(allProperties(contract, schema));
    return new Map(
      properties.map(([name, part]) => [
        name,
        property(alternatives(`${place}.${name}`, part), required.includes(name)),
      ]),
    );
  }

  function alternatives(place: string, schema: JsonSchema): string[] {
    const name = referenceName(schema);
    if (name) return [called[name] ?? name];
    const parts = schema.oneOf ?? schema.anyOf;
    if (parts) return parts.flatMap((part) => alternatives(place, part));
    const kinds = [schema.type ?? typeof (schema.const ?? schema.enum?.[0])].flat();
    return kinds.map((kind) => alternative(place, kind, schema));
  }

  function alternative(place: string, kind: string, schema: JsonSchema): string {
    if (kind === "integer") return "number"; // TypeScript has one kind of number
    if (kind === "array") return listOf(alternatives(place, (schema["items"] ?? {}) as JsonSchema));
    if (kind !== "object" || !schema.properties) return kind;
    visit(place, schema);
    return called[place] ?? place;
  }

  for (const [name, schema] of Object.entries(contract.components.schemas)) visit(name, schema);
  return { types, operations: named(operationNames(contract), "an operation") };
}

function requiredNames(contract: Contract, schema: JsonSchema): string[] {
  const own = resolve<JsonSchema>(contract, schema);
  return [
    ...(own.allOf ?? []).flatMap((part) => requiredNames(contract, part)),
    ...((own["required"] ?? []) as string[]),
  ];
}

/** Types that resourceData reads as an operation. */
function operationNames(contract: Contract): string[] {
  const variants = resourceVariants(contract, contract.components.schemas["resourceData"] ?? {}) ?? [];
  return variants
    .filter(({ schema }) => isOperation(contract, schemaName(schema)))
    .flatMap(({ odataTypes }) => odataTypes)
    .filter((odataType) => odataType.startsWith("#"))
    .map((odataType) => odataType.replace("#microsoft.graph.", ""));
}
