/** What one side says of each member of a type, as `string or null, optional`. */
export type Members = ReadonlyMap<string, string>;

/**
 * What one side of the comparison says: its types by name, and its kinds of commsOperation. Members are computed on
 * demand, as Microsoft's package has thousands of types and few are compared.
 */
export type Facts = { types: ReadonlyMap<string, () => Members>; operations: Members };

/** The value for a side that does not have the member. */
export const absent = "none";

/** Members that have no type, only a name. */
export function named(names: readonly string[], as: "a member" | "an operation"): Members {
  return new Map(names.map((name) => [name, as]));
}

export function property(alternatives: readonly string[], isRequired: boolean): string {
  return `${either(alternatives)}, ${isRequired ? "required" : "optional"}`;
}

export function listOf(alternatives: readonly string[]): string {
  const item = either(alternatives);
  return item.includes(" ") ? `(${item})[]` : `${item}[]`;
}

function either(alternatives: readonly string[]): string {
  const others = [...new Set(alternatives)].filter((name) => name !== "null").sort();
  return [...others, ...(alternatives.includes("null") ? ["null"] : [])].join(" or ");
}
