import {
  type Artefact,
  banner,
  bodyName,
  type Contract,
  type Header,
  type Link,
  type MediaType,
  type PlacedOperation,
  parameterName,
  parameters,
  placedOperations,
  type Reference,
  type Response,
  referenceName,
  resolve,
  SpecError,
  securityScheme,
} from "../lib/contract.ts";
import { outcomeOf } from "../lib/outcome.ts";

/** Contract -> operations.ts: what each operation takes and answers, as a table that handlers and the receiver read. */
export async function operations(contract: Contract): Promise<Artefact[]> {
  const entries = placedOperations(contract).map((placed) => entry(contract, placed));
  const names = entries.map(({ operationId, responses }) => [operationId, answerNames(responses)] as const);
  const shared = sharedResponses(entries);
  const text = `${banner(contract, "operations")}
${types}
/** Names of what each operation can answer: its named examples, and the status where an answer has no body. */
export interface AnswerNames {
${names.map(([id, answers]) => `  ${id}: ${answers.map((name) => JSON.stringify(name)).join(" | ")};`).join("\n")}
}

export type OperationId = keyof AnswerNames;

${shared.map(({ name, text: value }) => `const ${name}: ResponseEntry = ${value};\n`).join("\n")}
export const operations: { readonly [Id in OperationId]: OperationEntry } = {
${entries.map((row) => `  ${row.operationId}: ${withShared(row, shared)},`).join("\n")}
};
`;
  return [{ path: "operations.ts", text }];
}

type Entry = ReturnType<typeof entry>;
type Shared = { name: string; text: string };

/** The answers that several operations have, each written once. */
function sharedResponses(entries: readonly Entry[]): Shared[] {
  const texts = entries.flatMap(({ responses }) => Object.values(responses).map((response) => inText(response)));
  const repeated = [...new Set(texts.filter((each, index) => texts.indexOf(each) !== index))];
  return repeated.map((each, index) => ({ name: `response${index + 1}`, text: each }));
}

/** An entry in which the name of each shared answer stands for it. */
function withShared({ responses, ...row }: Entry, shared: readonly Shared[]): string {
  const answers = Object.entries(responses).map(([status, response]) => {
    const each = inText(response);
    return `    ${JSON.stringify(status)}: ${shared.find(({ text: known }) => known === each)?.name ?? each},`;
  });
  return `${inText(row).replace(/\n\}$/, "")},\n  "responses": {\n${answers.join("\n")}\n  }\n}`;
}

const inText = (value: object): string => JSON.stringify(value, undefined, 2);

const types = `import type { examples } from "./examples.ts";
import type { validators } from "./validators.ts";

/** Name of a compiled validator. */
export type ValidatorName = keyof typeof validators;
/** Name of an example of the contract. */
export type ExampleName = keyof typeof examples;

export interface OperationEntry {
  readonly operationId: OperationId;
  /** \`path\`: the package calls it. \`webhook\`: the platform calls the bot. */
  readonly place: "path" | "webhook";
  readonly method: string;
  /** The path as the contract writes it, \`{name}\` for a parameter; the name of a webhook. */
  readonly path: string;
  /** Servers that serve it. */
  readonly servers: readonly string[];
  readonly deprecated: boolean;
  /** Its security scheme. */
  readonly security?: string;
  /** True when the path is illustrative: the address is opaque, and any path of the server matches. */
  readonly opaquePath: boolean;
  /** What the request starts; a notification follows, unless the answer is \`final\`. */
  readonly starts: "operation" | "call" | null;
  /** True when the operation has always ended by the time of the answer. */
  readonly final: boolean;
  /** The resource in the answer, if it is one that notifications carry too, and whether it is an operation. */
  readonly resource: { readonly schema: string; readonly isOperation: boolean } | null;
  /** Application permissions of which the token needs one, and when whoever serves the contract looks at them. */
  readonly permissions: readonly string[];
  readonly permissionsChecked: "always" | "groupCall" | "never";
  readonly parameters: readonly ParameterEntry[];
  readonly requestBody?: RequestBodyEntry;
  readonly responses: { readonly [status: string]: ResponseEntry };
}
export interface ParameterEntry {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly validator: ValidatorName;
}
export interface RequestBodyEntry {
  readonly required: boolean;
  readonly content: { readonly [mediaType: string]: { readonly validator: ValidatorName } };
}
export interface ResponseEntry {
  /** The status to answer with; of \`default\`, its x-status. */
  readonly status: number;
  readonly headers: { readonly [name: string]: HeaderEntry };
  readonly content: { readonly [mediaType: string]: MediaEntry };
  readonly links: { readonly [name: string]: LinkEntry };
}
export interface HeaderEntry {
  readonly required: boolean;
  readonly example?: string;
  /** The link whose address is the header's value. */
  readonly link?: string;
  /** Runtime expression that gives the value. */
  readonly value?: string;
}
export interface MediaEntry {
  readonly validator: ValidatorName;
  readonly examples: { readonly [name: string]: ExampleName };
  /** Members of the answer (JSON pointers) that come from the request or from the answer itself, as runtime expressions. */
  readonly values: { readonly [pointer: string]: string };
}
export interface LinkEntry {
  readonly operationId: OperationId;
  readonly parameters: { readonly [name: string]: string };
}
`;

function entry(contract: Contract, placed: PlacedOperation) {
  const { place, path, method, item, operation } = placed;
  const body = operation.requestBody && resolve(contract, operation.requestBody);
  return {
    operationId: operation.operationId,
    place,
    method: method.toUpperCase(),
    path,
    servers: place === "path" ? (operation.servers ?? item.servers ?? contract.servers).map(({ url }) => url) : [],
    deprecated: operation.deprecated ?? false,
    security: securityScheme(contract, operation),
    opaquePath: operation["x-opaque-path"] ?? false,
    ...outcomeOf(contract, placed),
    permissions: operation["x-permissions"]?.application ?? [],
    permissionsChecked: operation["x-permissions"]?.checked ?? "never",
    parameters: parameters(contract, placed).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ?? false,
      validator: parameterName(operation, parameter),
    })),
    requestBody: body && {
      required: body.required ?? false,
      content: mapValues(body.content, (media, mediaType) => ({
        validator: bodyName(operation, "request", mediaType, media),
      })),
    },
    responses: mapValues(operation.responses, (response, status) =>
      responseEntry(contract, placed, status, resolve<Response>(contract, response)),
    ),
  };
}

function responseEntry(contract: Contract, { operation }: PlacedOperation, status: string, response: Response) {
  return {
    status: status === "default" ? defaultStatus(operation.operationId, response) : Number(status),
    headers: mapValues(response.headers ?? {}, (header) => headerEntry(resolve<Header>(contract, header))),
    content: mapValues(response.content ?? {}, (media, mediaType) => ({
      validator: bodyName(operation, status, mediaType, media),
      examples: mapValues(media.examples ?? {}, (example, name) => exampleName(operation.operationId, name, example)),
      values: media["x-values"] ?? {},
    })),
    links: mapValues(response.links ?? {}, (link) => {
      const { operationId, parameters: values = {} } = resolve<Link>(contract, link);
      return { operationId, parameters: values };
    }),
  };
}

function headerEntry({ required = false, example, "x-link": link, "x-value": value }: Header) {
  return { required, example: example === undefined ? undefined : String(example), link, value };
}

function defaultStatus(operationId: string, response: Response & { "x-status"?: number }): number {
  if (response["x-status"] === undefined)
    throw new SpecError(`The default response of ${operationId} needs x-status, the status to answer with.`);
  return response["x-status"];
}

/** Examples are components, so that each has one name: in the spec, in code and in the docs. */
function exampleName(operationId: string, name: string, example: MediaType | Reference | object): string {
  const component = referenceName(example as Reference);
  if (!component)
    throw new SpecError(`${operationId}: move the example "${name}" to openapi/components/examples/ and refer to it.`);
  return component;
}

function answerNames(
  responses: Record<string, { status: number; content: Record<string, { examples: object }> }>,
): string[] {
  return Object.values(responses).flatMap(({ status, content }) => {
    const examples = Object.values(content).flatMap((media) => Object.keys(media.examples));
    return examples.length > 0 ? examples : [String(status)];
  });
}

function mapValues<V, W>(record: Record<string, V>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
