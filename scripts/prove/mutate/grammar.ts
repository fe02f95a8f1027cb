import {
  branchRemoved,
  different,
  filled,
  oneLess,
  oneMore,
  otherName,
  type Rule,
  removed,
  renamed,
  renamedTo,
  replacedBy,
  withoutNull,
} from "./changes.ts";

export type PartName =
  | "document"
  | "server"
  | "components"
  | "securityScheme"
  | "pathItem"
  | "operation"
  | "permissions"
  | "parameter"
  | "requestBody"
  | "response"
  | "mediaType"
  | "header"
  | "link"
  | "example"
  | "schema";

/**
 * What a keyword says: `rules` change the whole of it; `of` is the part of the spec that it holds; `each` tells the same of
 * every element or entry in it; `json` says that it holds any JSON, of which each value says something.
 */
export type Keyword = { rules?: readonly Rule[]; of?: PartName; each?: Keyword; json?: true };
export type Part = { readonly [keyword: string]: Keyword };

const says = (...rules: Rule[]): Keyword => ({ rules });
const holds = (of: PartName, ...rules: Rule[]): Keyword => ({ of, rules });
const each = (...rules: Rule[]): Keyword => ({ each: { rules } });
const eachHolds = (of: PartName, ...rules: Rule[]): Keyword => ({ each: { of, rules } });
/** Prose, or what only people read. A reference is changed by what stands at it: the member, the header, the answer. */
const silent: Keyword = {};

const prose: Part = {
  $ref: silent,
  description: silent,
  summary: silent,
  "x-clause": silent,
  "x-source": silent,
  "x-note": silent,
};
const limit = says(oneLess, oneMore);

/** Every keyword of the spec, part by part; one that is missing here is an error, so that nothing goes unchanged unseen. */
export const parts: { readonly [Name in PartName]: Part } = {
  document: {
    ...prose,
    openapi: silent,
    info: silent,
    externalDocs: silent,
    tags: silent,
    servers: eachHolds("server", removed),
    security: each(removed),
    paths: eachHolds("pathItem", removed, renamed),
    webhooks: eachHolds("pathItem", removed, renamed),
    components: holds("components"),
  },
  server: { ...prose, url: says(different) },
  components: { securitySchemes: eachHolds("securityScheme", removed) },
  securityScheme: {
    ...prose,
    type: says(replacedBy("mutualTLS")),
    scheme: says(replacedBy("basic")),
    bearerFormat: says(different),
    "x-scope": says(different),
  },
  pathItem: {
    ...prose,
    servers: eachHolds("server", removed),
    parameters: eachHolds("parameter", removed),
    get: holds("operation", renamedTo("put")),
    post: holds("operation", renamedTo("put")),
  },
  operation: {
    ...prose,
    tags: silent,
    operationId: says(otherName),
    deprecated: says(removed),
    security: { rules: [removed], each: { rules: [removed] } },
    parameters: eachHolds("parameter", removed),
    requestBody: holds("requestBody", removed),
    responses: eachHolds("response", removed),
    "x-permissions": holds("permissions"),
    "x-undocumented": says(removed),
    "x-opaque-path": says(removed),
  },
  permissions: { application: each(removed), delegated: says(filled) },
  parameter: {
    ...prose,
    name: says(different),
    in: says(replacedBy("query")),
    required: says(different),
    schema: holds("schema"),
    example: { json: true },
  },
  requestBody: { ...prose, required: says(different), content: eachHolds("mediaType", renamedTo("text/mutant")) },
  response: {
    ...prose,
    headers: eachHolds("header", removed),
    content: eachHolds("mediaType", renamedTo("text/mutant")),
    links: eachHolds("link", removed),
    "x-status": says(different),
  },
  mediaType: {
    schema: holds("schema", replacedBy({})),
    examples: eachHolds("example", removed),
    "x-values": { each: { rules: [removed], json: true } },
  },
  header: {
    ...prose,
    required: says(different),
    schema: holds("schema"),
    example: { json: true },
    "x-link": says(removed),
    "x-value": says(removed),
  },
  link: { ...prose, operationId: says(otherName), parameters: { each: { rules: [removed], json: true } } },
  example: { ...prose, value: { json: true }, "x-wav-samples": says(different) },
  schema: {
    ...prose,
    format: silent,
    type: says(removed, withoutNull),
    enum: each(removed),
    const: says(removed),
    default: says(different),
    minimum: limit,
    maximum: limit,
    minLength: limit,
    maxLength: limit,
    maxItems: limit,
    pattern: says(removed),
    required: each(removed),
    properties: eachHolds("schema", removed),
    additionalProperties: says(removed),
    items: holds("schema", removed),
    anyOf: eachHolds("schema", branchRemoved),
    oneOf: eachHolds("schema", branchRemoved),
    allOf: eachHolds("schema", branchRemoved),
    not: holds("schema", removed),
    if: holds("schema"),
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword
    then: holds("schema"),
    deprecated: says(removed),
    "x-names": each(different),
    "x-secret": says(removed),
    "x-versions": says(removed),
    "x-pattern-means": says(different),
  },
};

const folders: { readonly [folder: string]: PartName } = {
  paths: "pathItem",
  webhooks: "pathItem",
  "components/schemas": "schema",
  "components/requestBodies": "requestBody",
  "components/responses": "response",
  "components/parameters": "parameter",
  "components/headers": "header",
  "components/links": "link",
  "components/examples": "example",
};

/** The part that a file of the spec holds; undefined for the list of clauses. */
export function partOfFile(file: string): PartName | undefined {
  if (file === "openapi/clauses.yaml") return undefined;
  return file === "openapi/openapi.yaml" ? "document" : folders[file.slice("openapi/".length, file.lastIndexOf("/"))];
}
