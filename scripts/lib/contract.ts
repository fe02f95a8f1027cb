import { CommandError } from "./command.ts";

/** The bundled contract as the stages read it: plain JSON, references within the document only. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  [keyword: string]: unknown;
};
export type Example = {
  summary?: string;
  value?: unknown;
  "x-wav-samples"?: number;
  "x-result-source"?: "documented" | "sibling" | "inferred";
};
export type MediaType = {
  schema: JsonSchema;
  examples?: Record<string, Example | Reference>;
  "x-values"?: Record<string, string>;
};
export type Header = {
  required?: boolean;
  schema: JsonSchema;
  example?: unknown;
  "x-link"?: string;
  "x-value"?: string;
};
export type Parameter = {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  description?: string;
  required?: boolean;
  schema: JsonSchema;
  example?: unknown;
};
export type Link = { operationId: string; parameters?: Record<string, string> };
export type Response = {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link | Reference>;
};
export type RequestBody = { required?: boolean; content: Record<string, MediaType> };
export type Operation = {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  security?: Record<string, string[]>[];
  servers?: { url: string }[];
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, Response | Reference>;
  /** Name of the client's method; the operationId unless given. */
  "x-method"?: string;
  /** What the request starts on the platform; a notification follows. */
  "x-starts"?: "operation" | "call";
  /** True for a POST that is safe to send twice. */
  "x-repeatable"?: boolean;
  "x-permissions"?: { application: string[]; delegated: string[]; checked?: "always" | "groupCall" };
  "x-opaque-path"?: boolean;
};
export type Reference = { $ref: string };
export type PathItem = { servers?: { url: string }[]; parameters?: (Parameter | Reference)[] } & Partial<
  Record<Method, Operation>
>;
export type Contract = {
  info: { title: string; version: string; description?: string; license: { name: string; identifier: string } };
  servers: { url: string; description?: string }[];
  tags: { name: string; description?: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  webhooks: Record<string, PathItem>;
  components: {
    schemas: Record<string, JsonSchema>;
    examples: Record<string, Example>;
    securitySchemes: Record<string, unknown>;
  } & Record<string, Record<string, unknown>>;
};

/** The spec cannot be used. The message says where the problem is and what to do, and is printed without a stack trace. */
export class SpecError extends CommandError {
  override readonly name = "SpecError";
}

/** A file that a stage made; its path is relative to generated/. */
export type Artefact = { path: string; text: string };

/** Makes files of generated/ from the contract, without side effects. */
export type Stage = (contract: Contract) => Promise<Artefact[]>;

/** The media type of bodies other than files. */
export const json = "application/json";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof methods)[number];

/** The head of each generated file: what to edit instead, and which contract it was made from. */
export function banner(contract: Contract, stage: string): string {
  return [
    `// Generated from openapi/ by scripts/stages/${stage}.ts; do not edit, \`npm run generate\` overwrites it.`,
    `// Contract: ${contract.info.title}, ${contract.info.version}`,
    "",
  ].join("\n");
}

/** The names that a JSON pointer is made of: `/a` and `b` of `#/~1a/b`. */
export function pointerParts(pointer: string): string[] {
  const parts = pointer.replace(/^#\//, "").split("/");
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a JSON pointer leads to; undefined where that is nothing. */
export function valueAt(contract: Contract, pointer: string): unknown {
  return pointerParts(pointer).reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | undefined)?.[part],
    contract,
  );
}

/** Follows a reference within the contract; anything else is returned as is. */
export function resolve<T extends object>(contract: Contract, value: T | Reference): T {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as T;
  const target = valueAt(contract, value.$ref);
  if (target === undefined)
    throw new SpecError(`${value.$ref} is not in the contract; correct the $ref, or add the component.`);
  return resolve(contract, target as T | Reference);
}

/** The last part of a reference: `recordOperation` of `#/components/schemas/recordOperation`. */
export function referenceName({ $ref }: { $ref?: string }): string | undefined {
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}

/** Name of the component that a schema refers to. */
export function schemaName(schema: JsonSchema): string {
  const name = referenceName(schema);
  if (!name)
    throw new SpecError(`Move this schema to openapi/components/schemas/ and refer to it: ${JSON.stringify(schema)}`);
  return name;
}

/** Members of an open enum, written `anyOf: [{ enum }, { type: string }]`; undefined for any other schema. */
export function openEnumMembers(schema: JsonSchema): string[] | undefined {
  const [closed, open, ...rest] = schema.anyOf ?? [];
  return closed?.enum && open?.type === "string" && rest.length === 0 ? (closed.enum as string[]) : undefined;
}

/** The member that names a resource's type. */
export const odataType = "@odata.type";

export type ResourceVariant = {
  /** The branch, which is a component. */
  branch: JsonSchema;
  /** The types that select it, and the component that lists them. */
  types: JsonSchema;
  odataTypes: string[];
  /** The resource that it is: a component too. */
  schema: JsonSchema;
};

/**
 * Variants of a received union. Its `anyOf` names components; each variant is `allOf: [resource, { @odata.type }]` with a
 * type of an enum, and what remains is for all other types. Undefined for any other schema.
 */
export function resourceVariants(contract: Contract, { anyOf = [] }: JsonSchema): ResourceVariant[] | undefined {
  const variants = anyOf.flatMap((branch) => {
    const [schema, own] = resolve<JsonSchema>(contract, branch).allOf ?? [];
    const types = own?.properties?.[odataType];
    const odataTypes = types && (resolve<JsonSchema>(contract, types).enum as string[] | undefined);
    return schema && types && odataTypes ? [{ branch, types, odataTypes, schema }] : [];
  });
  return variants.length > 0 ? variants : undefined;
}

/** Branches of `not: { allOf: [{ not }, …] }`: at least one of them applies, as with `anyOf`, which other tools make a union of. */
export function oneOrMore({ not }: JsonSchema): JsonSchema[] | undefined {
  const negations = not?.allOf?.map((part) => part.not);
  return negations?.every((part) => part !== undefined) ? negations : undefined;
}

/** Name of the schema that all kinds of operation are built on. */
export const operationSchema = "commsOperation";

/**
 * Name of the received resource that a schema describes, found through `$ref`, `allOf`, `anyOf` and `oneOf`; for several kinds
 * of operation, the schema that they are all built on.
 */
export function resourceOf(contract: Contract, schema: JsonSchema): string | undefined {
  const name = referenceName(schema);
  if (name && receivedSchemas(contract).includes(name)) return name;
  const { $ref, allOf, anyOf, oneOf = [] } = schema;
  if ($ref) return resourceOf(contract, resolve<JsonSchema>(contract, schema));
  const parts = allOf ?? (anyOf ?? oneOf).filter(({ type }) => type !== "null");
  const found = [
    ...new Set(parts.map((part) => resourceOf(contract, part)).filter((resource) => resource !== undefined)),
  ];
  const areOperations = found.length > 1 && found.every((resource) => isOperation(contract, resource));
  return areOperations ? operationSchema : found[0];
}

/** Whether a schema is a kind of operation: the one that all are built on, or built on it. */
export function isOperation(contract: Contract, name: string): boolean {
  if (name === operationSchema) return true;
  const inherited = (contract.components.schemas[name]?.allOf ?? []).map(referenceName);
  return inherited.some((base) => base !== undefined && isOperation(contract, base));
}

/** The variants of every received union. */
export function receivedVariants(contract: Contract): ResourceVariant[] {
  return Object.values(contract.components.schemas).flatMap((schema) => resourceVariants(contract, schema) ?? []);
}

/** Names of the schemas that notifications carry. */
export function receivedSchemas(contract: Contract): string[] {
  return [...new Set(receivedVariants(contract).map(({ schema }) => schemaName(schema)))];
}

/** The properties that a schema adds to its bases: its own, or those of the parts of its `allOf` without a `$ref`. */
export function ownProperties({ properties = {}, allOf = [] }: JsonSchema): Record<string, JsonSchema> {
  return Object.assign({}, ...allOf.map(ownProperties), properties) as Record<string, JsonSchema>;
}

/** Every property of a schema by name, those of its `allOf` bases first. */
export function allProperties(contract: Contract, schema: JsonSchema): Record<string, JsonSchema> {
  const own = resolve<JsonSchema>(contract, schema);
  const inherited = (own.allOf ?? []).map((part) => allProperties(contract, part));
  return Object.assign({}, ...inherited, own.properties ?? {}) as Record<string, JsonSchema>;
}

/**
 * Schema -> the name of its type: what a bot sends, and each open enum. What is received has none, as the package hands
 * it out in a form of its own, under the same name.
 */
export function typeNames(contract: Contract): ReadonlyMap<string, string> {
  const received = reachable(
    contract,
    receivedSchemas(contract).map((name) => contract.components.schemas[name]),
  );
  const sent = reachable(
    contract,
    placedOperations(contract).flatMap(({ place, operation }) => (place === "path" ? [operation.requestBody] : [])),
  );
  const names = Object.entries(contract.components.schemas)
    .filter(([name, schema]) => openEnumMembers(schema) || (sent.has(name) && !received.has(name)))
    .map(([name]) => [name, name.charAt(0).toUpperCase() + name.slice(1)] as const);
  return new Map(names);
}

/** Names of the schemas that parts of the contract refer to, directly or through others. */
export function reachable(contract: Contract, parts: readonly unknown[], found: Set<string> = new Set()): Set<string> {
  for (const [, reference = ""] of JSON.stringify(parts).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (found.has(reference)) continue;
    found.add(reference).add(reference.replace("#/components/schemas/", ""));
    reachable(contract, [valueAt(contract, reference)], found);
  }
  return found;
}

export type PlacedOperation = {
  place: "path" | "webhook";
  path: string;
  method: Method;
  item: PathItem;
  operation: Operation;
};

/** Every operation of the contract with its location, in the contract's order. */
export function placedOperations(contract: Contract): PlacedOperation[] {
  const placed = (place: PlacedOperation["place"], items: Record<string, PathItem>): PlacedOperation[] =>
    Object.entries(items).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        return operation ? [{ place, path, method, item, operation }] : [];
      }),
    );
  return [...placed("path", contract.paths), ...placed("webhook", contract.webhooks)];
}

/** Name of an operation's security scheme; undefined when it has none. */
export function securityScheme(contract: Contract, operation: Operation): string | undefined {
  return Object.keys((operation.security ?? contract.security)[0] ?? {})[0];
}

/** A schema with the name of its validator: the component's name, or for an inline schema one derived from the operation. */
export type NamedSchema = { name: string; schema: JsonSchema };

/** Name of a body's validator. `of` is `request` or a status. */
export function bodyName(operation: Operation, of: string, mediaType: string, media: MediaType): string {
  return (
    referenceName(media.schema) ??
    identifier(operation.operationId, of, mediaType === "application/json" ? "" : mediaType)
  );
}

/** Name of a parameter's validator. */
export function parameterName(operation: Operation, parameter: Parameter): string {
  return referenceName(parameter.schema) ?? identifier(operation.operationId, parameter.name);
}

/** Joins words to an identifier in camelCase; the first one is kept as is. */
function identifier(first: string, ...more: string[]): string {
  const words = more.flatMap((part) => part.split(/[^A-Za-z0-9]+/)).filter(Boolean);
  return first + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** Every request and response body of the contract. */
export function bodies(contract: Contract): NamedSchema[] {
  return placedOperations(contract).flatMap(({ operation }) => {
    const request = operation.requestBody
      ? [["request", resolve(contract, operation.requestBody).content] as const]
      : [];
    const responses = Object.entries(operation.responses).map(
      ([status, response]) => [status, resolve(contract, response).content ?? {}] as const,
    );
    return [...request, ...responses].flatMap(([of, content]) =>
      Object.entries(content).map(([mediaType, media]) => ({
        name: bodyName(operation, of, mediaType, media),
        schema: media.schema,
      })),
    );
  });
}

/** An operation's parameters, those of its path first. */
export function parameters(
  contract: Contract,
  { item, operation }: Pick<PlacedOperation, "item" | "operation">,
): Parameter[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    resolve<Parameter>(contract, parameter),
  );
}

/** Every parameter's schema. */
export function parameterSchemas(contract: Contract): NamedSchema[] {
  return placedOperations(contract).flatMap((placed) =>
    parameters(contract, placed).map((parameter) => ({
      name: parameterName(placed.operation, parameter),
      schema: parameter.schema,
    })),
  );
}
