import type { Contract, JsonSchema } from "./contract.ts";

/**
 * The contract with the limits and the default of each value at the end of its description, so that an editor shows them
 * where the value is written; the keywords that say the same by a tag are dropped.
 */
export function withLimits(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value: unknown) =>
    isDescribed(value) ? described(value) : value,
  ) as Contract;
}

type Described = JsonSchema & { description: string };

/** Whether a value is a schema with a description; responses have one too, and no type. */
function isDescribed(value: unknown): value is Described {
  const { type, description } = (value ?? {}) as JsonSchema;
  return (typeof type === "string" || Array.isArray(type)) && typeof description === "string";
}

function described({ format: _, default: initial, ...schema }: Described): JsonSchema {
  const { minimum, maximum, maxLength, minItems, maxItems } = schema;
  const isSaid = minItems === 1 && maxItems === 1 && /\bexactly one\b/i.test(schema.description);
  const range = [
    ...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : []),
    ...(minimum !== undefined && maximum === undefined ? [`${minimum} or more`] : []),
    ...(minimum === undefined && maximum !== undefined ? [`${maximum} or less`] : []),
  ];
  const others = [
    ...(maxLength !== undefined ? [`at most ${maxLength} UTF-16 units`] : []),
    ...(maxItems !== undefined && !isSaid ? [`${minItems === maxItems ? "exactly" : "at most"} ${maxItems}`] : []),
    ...(initial !== undefined ? [`default ${JSON.stringify(initial)}`] : []),
  ];
  return { ...schema, description: joined(schema.description, range, others) };
}

/** `…, in seconds, 1 to 120, default 5.`: a range follows the unit that the description ends with; all else is a sentence. */
function joined(description: string, range: readonly string[], others: readonly string[]): string {
  const limits = [...range, ...others].join(", ");
  if (limits === "") return description;
  const unit = description.trim().replace(/\.$/, "");
  return range.length > 0 ? `${unit}, ${limits}.` : `${unit}. ${limits.charAt(0).toUpperCase()}${limits.slice(1)}.`;
}
