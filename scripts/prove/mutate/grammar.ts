/** One change, in words, and the replacement; without one, the part is removed. */
export type Change = { what: string; value?: unknown; name?: string };
export type Rule = (value: unknown, name: unknown) => Change | undefined;

/**
 * How a keyword is changed: the whole of it, and `each` of its elements or entries. `holds` says what is inside: another
 * part of the spec, several of them in a list or by name, or any JSON, of which each value is changed.
 */
export type Keyword = { whole?: readonly Rule[]; each?: readonly Rule[]; holds?: "part" | "parts" | "json" };

const removed: Rule = () => ({ what: "removed" });

const replaced =
  (other: (value: unknown) => unknown): Rule =>
  (value) => ({ what: `${shown(value)} -> ${shown(other(value))}`, value: other(value) });

const renamed =
  (other: (name: unknown) => string): Rule =>
  (_, name) => ({ what: `renamed to ${other(name)}`, name: other(name) });

/** Another value of the same type. */
export const different: Rule = replaced((value) => {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}-mutant` : "mutant";
});
const flipped: Rule = (value, name) => (typeof value === "boolean" ? different(value, name) : undefined);
const oneLess = replaced((value) => Number(value) - 1);
const oneMore = replaced((value) => Number(value) + 1);
/** Another valid identifier. */
const otherName = replaced((value) => `${String(value)}Mutant`);
/** What else a request can start. */
const otherStart = replaced((value) => (value === "operation" ? "call" : "operation"));

const withoutNull: Rule = (value) => {
  if (!Array.isArray(value) || !value.includes("null")) return undefined;
  const others = value.filter((type) => type !== "null");
  return { what: "null removed", value: others.length === 1 ? others[0] : others };
};

/** A member in a list that has none. */
const filled: Rule = (value) =>
  Array.isArray(value) && value.length === 0 ? { what: "filled", value: ["mutant"] } : undefined;

/**
 * Every keyword of the spec by how it is changed. Where a keyword has another meaning in some parts, a separate row names the
 * keyword that contains it: `content/schema`.
 */
const rows: readonly (readonly [keywords: string, how: Keyword])[] = [
  // Prose, or what only people read. A reference is changed with the member, header or answer that contains it.
  ["$ref description summary format openapi info externalDocs tags x-clause x-source x-note", {}],
  ["const pattern deprecated additionalProperties x-secret x-versions x-link x-value", { whole: [removed] }],
  ["x-undocumented x-opaque-path", { whole: [removed] }],
  ["url name default bearerFormat x-scope x-status x-wav-samples x-pattern-means x-error-code", { whole: [different] }],
  ["minimum maximum minLength maxLength minItems maxItems", { whole: [oneLess, oneMore] }],
  ["operationId x-method", { whole: [otherName] }],
  ["x-result-source", { whole: [removed, replaced((value) => (value === "documented" ? "inferred" : "documented"))] }],
  ["x-starts", { whole: [removed, otherStart] }],
  ["x-repeatable", { whole: [flipped] }],
  ["type", { whole: [removed, withoutNull] }],
  ["securitySchemes/type", { whole: [replaced(() => "mutualTLS")] }],
  ["scheme", { whole: [replaced(() => "basic")] }],
  ["in", { whole: [replaced(() => "query")] }],
  ["delegated", { whole: [filled] }],
  ["required", { whole: [flipped], each: [removed] }],
  ["enum security application", { each: [removed] }],
  ["get/security post/security delete/security", { whole: [removed], each: [removed] }],
  ["x-names", { each: [different] }],
  ["x-tolerated x-not-implemented patternProperties", { each: [removed] }],
  ["checked", { whole: [removed, replaced((value) => (value === "always" ? "groupCall" : "always"))] }],
  ["x-values links/parameters", { each: [removed, different] }],
  ["example value", { holds: "json" }],
  ["components x-permissions", { holds: "part" }],
  ["schema", { holds: "part" }],
  ["content/schema", { whole: [replaced(() => ({}))], holds: "part" }],
  ["items not requestBody", { whole: [removed], holds: "part" }],
  ["get post delete", { whole: [renamed(() => "put")], holds: "part" }],
  ["properties parameters responses headers links examples", { each: [removed], holds: "parts" }],
  ["servers securitySchemes anyOf oneOf allOf", { each: [removed], holds: "parts" }],
  ["content", { each: [renamed(() => "text/mutant")], holds: "parts" }],
  ["paths webhooks", { each: [removed, renamed((name) => `${String(name)}-mutant`)], holds: "parts" }],
];
const keywords = new Map(rows.flatMap(([names, how]) => names.split(" ").map((name) => [name, how] as const)));

/** How a keyword is changed inside the keyword `part`; undefined when no row covers it. */
export function keywordIn(part: string, name: string): Keyword | undefined {
  if (part === "examples" && name.includes(".")) return { holds: "part" };
  return keywords.get(`${part}/${name}`) ?? keywords.get(name);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
