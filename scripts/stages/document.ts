import type { Artefact, Contract, JsonSchema } from "../lib/contract.ts";

/** Contract -> openapi.json, for other tools. */
export async function document(contract: Contract): Promise<Artefact[]> {
  return [{ path: "openapi.json", text: `${JSON.stringify(contract, (_, value) => closed(value), 2)}\n` }];
}

/**
 * An object that is closed but for names of a pattern, by `propertyNames`. Generators of types read `patternProperties` as an
 * index signature of any string, with which a misspelt member compiles; `propertyNames` they leave to validators.
 */
function closed(value: unknown): unknown {
  const { patternProperties, additionalProperties, ...schema } = (value ?? {}) as JsonSchema;
  if (!patternProperties || additionalProperties !== false) return value;
  const patterns = Object.keys(patternProperties).map((pattern) => ({ pattern }));
  return { ...schema, propertyNames: { anyOf: [{ enum: Object.keys(schema.properties ?? {}) }, ...patterns] } };
}
