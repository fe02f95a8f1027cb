import {
  type Contract,
  type JsonSchema,
  odataType,
  oneOrMore,
  openEnumMembers,
  type ResourceVariant,
  receivedVariants,
  referenceName,
  resolve,
  resourceVariants,
  SpecError,
} from "./contract.ts";

/**
 * Schemas in the form that is compiled: the contract's own is written for other tools, and this one gives the same verdicts with
 * faults that name the one thing to correct.
 *
 * - An open enum is its open branch.
 * - A received union is what the type of the value selects, so its variants are not compiled again.
 * - `not: { allOf: [{ not }, …] }` is the `anyOf` that it means.
 */
export function judged(contract: Contract, schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const branches = new Set(receivedVariants(contract).map(({ branch }) => referenceName(branch)));
  return JSON.parse(
    JSON.stringify(
      Object.fromEntries(Object.entries(schemas).filter(([name]) => !branches.has(name))),
      (_, value: unknown) => (isObject(value) ? judgedForm(contract, value) : value),
    ),
  ) as Record<string, JsonSchema>;
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function judgedForm(contract: Contract, schema: JsonSchema): JsonSchema {
  const { anyOf: branches = [], ...besideBranches } = schema;
  if (openEnumMembers(schema)) return { ...besideBranches, ...branches[1] };
  const alternatives = oneOrMore(schema);
  if (alternatives) {
    const { not: _, allOf = [], ...besideNot } = schema;
    return { ...besideNot, allOf: [...allOf, { anyOf: alternatives }] };
  }
  const variants = resourceVariants(contract, schema);
  return variants ? { ...besideBranches, ...selected(variants, remaining(contract, branches, variants)) } : schema;
}

/** A choice by type; `others` is for a value of none of these types. */
function selected(variants: readonly ResourceVariant[], others: JsonSchema): JsonSchema {
  return variants.reduceRight<JsonSchema>(
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    (otherwise, variant) => ({ if: ofType(variant.types), then: variant.schema, else: otherwise }),
    others,
  );
}

const ofType = (types: JsonSchema): JsonSchema => ({
  type: "object",
  required: [odataType],
  properties: { [odataType]: types },
});

/** The branch for all other types, which must refuse those of the variants: a value that breaks its variant would pass by it. */
function remaining(contract: Contract, branches: JsonSchema[], variants: readonly ResourceVariant[]): JsonSchema {
  const [others = {}] = branches.filter((branch) => !variants.some((variant) => variant.branch === branch));
  const refused = resolve<JsonSchema>(contract, others).properties?.[odataType]?.not?.anyOf ?? [];
  const forgotten = variants.find(({ types }) => !refused.some(({ $ref }) => $ref === types.$ref));
  if (!forgotten) return others;
  throw new SpecError(
    `${referenceName(others)} accepts what ${referenceName(forgotten.branch)} refuses. Add ${referenceName(forgotten.types)} to the types under its \`not\`.`,
  );
}
