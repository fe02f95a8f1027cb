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
 * - An open enum is its open branch, in place of a reference to it.
 * - An object or null is the object's schema with one more type, which is compiled once.
 * - A received union is what the type of the value selects, so its variants are not compiled again.
 * - `not: { allOf: [{ not }, …] }` is the `anyOf` that it means.
 */
export function judged(contract: Contract, schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const branches = new Set(receivedVariants(contract).map(({ branch }) => referenceName(branch)));
  const named = Object.entries(schemas).filter(([name]) => !branches.has(name));
  const forms = JSON.parse(
    JSON.stringify(Object.fromEntries(named), (_, value: unknown) =>
      isObject(value) ? judgedForm(contract, value) : value,
    ),
  ) as Record<string, JsonSchema>;
  const text = JSON.stringify(forms);
  const withNull = named.filter(([name]) => text.includes(JSON.stringify(orNull(name)).slice(1, -1)));
  const clash = withNull.map(([name]) => `${name}OrNull`).find((name) => name in schemas);
  if (clash) throw new SpecError(`${clash} is the name of a validator; give the schema another name.`);
  return Object.assign(forms, ...withNull.map(([name]) => twoForms(name, forms[name] as JsonSchema)));
}

const orNull = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}OrNull` });

/** The schema with one more type, and the same without that type. */
function twoForms(name: string, schema: JsonSchema): Record<string, JsonSchema> {
  return { [`${name}OrNull`]: { ...schema, type: ["object", "null"] }, [name]: { type: "object", ...orNull(name) } };
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function judgedForm(contract: Contract, schema: JsonSchema): JsonSchema {
  const { anyOf: branches = [], oneOf = branches, ...besideBranches } = schema;
  const target = resolve<JsonSchema>(contract, schema);
  if (openEnumMembers(target))
    return target === schema ? { ...besideBranches, ...branches[1] } : judgedForm(contract, target);
  const [only, none, ...others] = oneOf;
  if (only && none?.type === "null" && others.length === 0) {
    const what = judgedForm(contract, only);
    const name = referenceName(what);
    const { type, allOf } = resolve<JsonSchema>(contract, what);
    if (typeof type === "string" && !allOf && (type === "object" || !name))
      return { ...besideBranches, ...(name ? orNull(name) : { ...what, type: [type, "null"] }) };
  }
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
