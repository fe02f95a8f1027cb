import {
  type Artefact,
  allProperties,
  banner,
  type Contract,
  isOperation,
  type JsonSchema,
  openEnumMembers,
  ownProperties,
  placedOperations,
  reachable,
  receivedSchemas,
  receivedVariants,
  referenceName,
  resolve,
  SpecError,
  schemaName,
} from "../lib/contract.ts";

/**
 * Contract -> vocabulary.ts: the words that code needs at run time, so that a member added to the spec is known at once. Tables
 * of which code uses single schemas are modules, as a bundler keeps of a module what is used.
 */
export async function vocabulary(contract: Contract): Promise<Artefact[]> {
  const variants = new Set(receivedVariants(contract).map(({ branch }) => schemaName(branch)));
  const schemas = Object.entries(contract.components.schemas).filter(([name]) => !variants.has(name));
  const requests = requestParts(contract);
  const operations = receivedSchemas(contract).filter((name) => isOperation(contract, name));
  const modules: Record<string, [doc: string, values: Record<string, unknown>]> = {
    enumMembers: ["Members of each open enum, in the contract's spelling.", fromSchemas(schemas, openEnumMembers)],
    memberNames: [
      "Names of each object's members, those of its bases first.",
      fromSchemas(schemas, (schema) => names(contract, schema)),
    ],
    memberLimits: ["Limits and defaults of members, as the keywords say.", fromSchemas(schemas, limits)],
  };
  const tables = [
    table(
      "enumNames",
      "Graph's names of an open enum's members, where it has some.",
      fromSchemas(schemas, namedMembers),
    ),
    table(
      "resourceTypes",
      "Type of a received resource (last part of @odata.type) -> the schema that reads it.",
      resourceTypes(contract),
    ),
    table("operationSchemas", "Those of these schemas that are a kind of operation.", operations),
    table(
      "operationMembers",
      "Names of the members that operations in notifications have.",
      unique(operations.flatMap((name) => names(contract, { $ref: `#/components/schemas/${name}` }) ?? [])),
    ),
    table(
      "closedMembers",
      "Names of the members of each object in a request that takes no others.",
      fromSchemas(requests, (schema) => (schema.additionalProperties === false ? names(contract, schema) : undefined)),
    ),
    table(
      "memberSchemas",
      "Schema of each member of a request that is, or leads to, an object of which a message says more.",
      fromSchemas(requests, (schema) => explained(contract, nested(contract, schema) ?? {})),
    ),
    table("patternMeanings", "What a pattern accepts, in words.", patternMeanings(contract)),
    table(
      "secretMembers",
      "Members that hold a secret.",
      fromSchemas(schemas, (schema) => marked(schema, "x-secret")),
    ),
    table("itemErrorCodes", "Graph's error.code for a list with too few or too many items.", itemErrorCodes(contract)),
    table(
      "toleratedMembers",
      "Members outside the contract that the mock accepts, with what to do instead.",
      fromSchemas(schemas, (schema) => schema["x-tolerated"]),
    ),
    table(
      "notImplemented",
      "Values of members that the mock answers with 501, with what they stand for.",
      fromSchemas(schemas, notImplemented),
    ),
    table("graphVersions", "Versions of Graph, as the ends of its servers name them.", graphVersions(contract)),
    table("betaMembers", "Members that v1.0 leaves out.", fromSchemas(schemas, betaOnly)),
  ];
  const head = banner(contract, "vocabulary");
  return [
    { path: "vocabulary.ts", text: [head, ...tables].join("\n") },
    ...Object.entries(modules).map(([name, [doc, values]]) => ({
      path: `vocabulary/${name}.ts`,
      text: [head, `// ${doc}\n`, ...Object.entries(values).map(([schema, value]) => constant(schema, value))].join(
        "\n",
      ),
    })),
  ];
}

const constant = (name: string, value: unknown): string =>
  `export const ${name} = ${JSON.stringify(value, undefined, 2)} as const;\n`;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The component schemas that requests of the package consist of. */
function requestParts(contract: Contract): [string, JsonSchema][] {
  const bodies = placedOperations(contract).flatMap(({ place, operation }) =>
    place === "path" ? [operation.requestBody] : [],
  );
  const found = reachable(contract, bodies);
  return Object.entries(contract.components.schemas).filter(([name]) => found.has(name));
}

function table(name: string, doc: string, value: unknown): string {
  return `/** ${doc} */\n${constant(name, value)}`;
}

/** What `read` finds in each schema, without those in which it finds nothing. */
function fromSchemas<T>(
  schemas: [string, JsonSchema][],
  read: (schema: JsonSchema, name: string) => T | undefined,
): Record<string, T> {
  return Object.fromEntries(
    schemas.flatMap(([name, schema]) => {
      const found = read(schema, name);
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
}

function graphVersions({ servers }: Contract): string[] {
  return [...new Set(servers.map(({ url }) => new URL(url).pathname.slice(1)))];
}

function namedMembers(schema: JsonSchema): Record<string, string> | undefined {
  const members = openEnumMembers(schema);
  const names = schema["x-names"] as string[] | undefined;
  if (!members || !names) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, members[index] as string]));
}

function resourceTypes(contract: Contract): Record<string, string> {
  return Object.fromEntries(
    receivedVariants(contract).flatMap(({ odataTypes, schema }) =>
      odataTypes.map((type) => [type.slice(type.lastIndexOf(".") + 1), schemaName(schema)] as const),
    ),
  );
}

function names(contract: Contract, schema: JsonSchema): string[] | undefined {
  const found = Object.keys(allProperties(contract, schema));
  return found.length > 0 ? found : undefined;
}

function nested(contract: Contract, schema: JsonSchema): Record<string, string> | undefined {
  const found = Object.entries(allProperties(contract, schema)).flatMap(([member, property]) => {
    const candidates = [
      property,
      property.items as JsonSchema | undefined,
      ...(property.oneOf ?? property.anyOf ?? []),
    ];
    const name = candidates.map((candidate) => candidate && referenceName(candidate)).find(Boolean);
    return name && names(contract, { $ref: `#/components/schemas/${name}` }) ? [[member, name] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function explained(contract: Contract, members: Record<string, string>): Record<string, string> | undefined {
  const schemas = contract.components.schemas;
  const isExplained = (name: string): boolean =>
    schemas[name]?.additionalProperties === false || notImplemented(schemas[name] ?? {}) !== undefined;
  const found = Object.entries(members).filter(
    ([, name]) => isExplained(name) || [...reachable(contract, [schemas[name]])].some(isExplained),
  );
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const limitKeywords = ["default", "minimum", "maximum", "maxLength", "minItems", "maxItems"] as const;

function limits(schema: JsonSchema): Record<string, Record<string, unknown>> | undefined {
  return filled(
    Object.entries(ownProperties(schema)).map(([member, property]) => [
      member,
      Object.fromEntries(
        limitKeywords.flatMap((keyword) => (keyword in property ? [[keyword, property[keyword]]] : [])),
      ),
    ]),
  );
}

function filled(entries: [string, Record<string, unknown>][]): Record<string, Record<string, unknown>> | undefined {
  const found = entries.filter(([, limits]) => Object.keys(limits).length > 0);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function patternMeanings(contract: Contract): Record<string, string> {
  const found: Record<string, string> = {};
  JSON.stringify(contract, (_, value: unknown) => {
    const { pattern, "x-pattern-means": meaning } = (value ?? {}) as { pattern?: string; "x-pattern-means"?: string };
    if (pattern && meaning) found[pattern] = meaning;
    return value;
  });
  return found;
}

/** Only the members of a request's body are looked up by the mock. */
function itemErrorCodes(contract: Contract): Record<string, Record<string, unknown>> {
  const requests = new Set(requestSchemas(contract));
  return fromSchemas(Object.entries(contract.components.schemas), (schema, name) => {
    const found = Object.entries(ownProperties(schema)).flatMap(([member, property]) =>
      property["x-error-code"] ? [[member, property["x-error-code"]] as const] : [],
    );
    const [[member] = []] = found;
    if (member !== undefined && !requests.has(name))
      throw new SpecError(`${name}.${member} has x-error-code, which works in the schema of a request's body alone.`);
    return found.length > 0 ? Object.fromEntries(found) : undefined;
  });
}

/** Names of the component schemas that are a request's body. */
function requestSchemas(contract: Contract): (string | undefined)[] {
  return placedOperations(contract).flatMap(({ place, operation: { requestBody } }) =>
    place === "path" && requestBody
      ? Object.values(resolve(contract, requestBody).content).map(({ schema }) => referenceName(schema))
      : [],
  );
}

function marked(schema: JsonSchema, extension: string): string[] | undefined {
  const found = Object.entries(ownProperties(schema)).flatMap(([member, property]) =>
    property[extension] ? [member] : [],
  );
  return found.length > 0 ? found : undefined;
}

function notImplemented(schema: JsonSchema): Record<string, unknown> | undefined {
  const found = Object.entries(ownProperties(schema)).flatMap(([member, property]) =>
    property["x-not-implemented"] ? [[member, property["x-not-implemented"]] as const] : [],
  );
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function betaOnly(schema: JsonSchema): string[] | undefined {
  const found = Object.entries(ownProperties(schema)).flatMap(([member, property]) =>
    JSON.stringify(property["x-versions"]) === '["beta"]' ? [member] : [],
  );
  return found.length > 0 ? found : undefined;
}
