import {
  type Artefact,
  banner,
  bodyName,
  type Contract,
  type JsonSchema,
  json,
  type MediaType,
  type PlacedOperation,
  parameters,
  placedOperations,
  type RequestBody,
  referenceName,
  resolve,
  SpecError,
  securityScheme,
  typeNames,
} from "../lib/contract.ts";
import { documentation } from "../lib/documentation.ts";
import { outcomeOf } from "../lib/outcome.ts";

/** Contract -> methods.ts: the methods of the client, one for each operation of the bot's own token, without deprecated twins. */
export async function methods(contract: Contract): Promise<Artefact[]> {
  const ownToken = Object.keys(contract.security[0] ?? {})[0];
  const rows = placedOperations(contract)
    .filter(({ place, operation }) => place === "path" && !operation.deprecated)
    .filter(({ operation }) => securityScheme(contract, operation) === ownToken)
    .map((placed) => ({ placed, ...method(contract, placed) }));
  for (const row of rows) checkMethod(contract, row, rows);
  const validators = rows.flatMap(({ entry }) => (entry.body ? [entry.body.schema] : []));
  const signatures = rows
    .map(({ placed, name }) => documentation(placed) + signature(contract, placed, name))
    .join("\n");
  const types = [
    ...[...typeNames(contract).values()].filter((name) => signatures.includes(`: ${name}`)),
    ...["components", "operations"].filter((name) => signatures.includes(`${name}[`)),
  ];
  const text = `${banner(contract, "methods")}import type { requests } from "./requests.ts";
import type { ${types.join(", ")} } from "./types.ts";
import { ${[...new Set(validators)].sort().join(", ")}, type Validate } from "./validators.ts";

/** What the client needs to know about a method. */
export interface Method {
  readonly operationId: keyof typeof requests;
  /** Names of the path's parameters, in order. */
  readonly path: readonly string[];
  /** The request body, if there is one, and whether it is required; \`schema\` is also the name of its validator. */
  readonly body?: { readonly schema: string; readonly required?: true };
  /** Application permissions of which the token needs one. */
  readonly permissions: readonly string[];
  /** True for a POST that is safe to send twice. */
  readonly repeatable?: true;
  /** What the request starts; a notification follows, unless the answer is \`final\`. */
  readonly starts?: "operation" | "call";
  /** True when the operation has always ended by the time of the answer. */
  readonly final?: true;
  /** The resource in the answer, if it is one that notifications carry too, and whether it is an operation. */
  readonly resource?: { readonly schema: string; readonly isOperation?: true };
}

export const methods = ${JSON.stringify(Object.fromEntries(rows.map(({ name, entry }) => [name, entry])), undefined, 2)} as const;

/** The validators of request bodies, by schema. */
export const bodyValidators: { readonly [schema: string]: Validate } = { ${[...new Set(validators)].join(", ")} };

/** The client's methods; \`Answers\` says what each resolves with. */
export interface Methods<Options, Answers extends { readonly [Name in keyof typeof methods]: unknown }> {
${signatures}
}
`;
  return [{ path: "methods.ts", text }];
}

function method(contract: Contract, placed: PlacedOperation) {
  const { operation } = placed;
  const body = requestBody(contract, placed);
  const entry = {
    operationId: operation.operationId,
    path: pathNames(contract, placed),
    body: body && { schema: bodyName(operation, "request", json, body.media), required: body.required || undefined },
    permissions: operation["x-permissions"]?.application ?? [],
    repeatable: operation["x-repeatable"] || undefined,
    ...said(outcomeOf(contract, placed)),
  };
  return { name: operation["x-method"] ?? operation.operationId, entry };
}

/** What is null or false is left out: the table is part of every bundle. */
const said = (outcome: object): object =>
  JSON.parse(JSON.stringify(outcome, (_, value: unknown) => (value === null || value === false ? undefined : value)));

type Row = { placed: PlacedOperation; name: string };

/** What a method of the client cannot be. */
function checkMethod(contract: Contract, { placed, name }: Row, rows: Row[]): void {
  const { operationId, "x-starts": starts } = placed.operation;
  const path = pathNames(contract, placed);
  const refuse = (why: string): never => {
    throw new SpecError(`${operationId} cannot be the client's method ${name}: ${why}.`);
  };
  if (!/^[a-z]\w*$/i.test(name)) refuse("x-method must be a name such as getOperation");
  const twin = rows.find((other) => other.name === name && other.placed !== placed);
  if (twin) refuse(`${twin.placed.operation.operationId} has that name too; give one another x-method`);
  if (starts === "operation" && path[0] !== "callId")
    refuse("x-starts: operation needs the path parameter callId first");
  const reserved = path.find((parameter) => parameter === "request" || parameter === "options");
  if (reserved) refuse(`its path parameter ${reserved} is an argument of every method; give it another name`);
  const header = parameters(contract, placed).find(
    ({ in: place, required, name: header }) => place === "header" && required && header !== "client-request-id",
  );
  if (header) refuse(`it needs the header ${header.name}, which the client does not send`);
}

function signature(contract: Contract, placed: PlacedOperation, name: string): string {
  const id = JSON.stringify(placed.operation.operationId);
  const path = pathNames(contract, placed).map((parameter) => `${parameter}: string`);
  const body = requestBody(contract, placed);
  const component = body && referenceName(body.media.schema);
  const type = component
    ? (typeNames(contract).get(component) ?? `components["schemas"][${JSON.stringify(component)}]`)
    : `NonNullable<operations[${id}]["requestBody"]>["content"]["${json}"]`;
  const request = body ? [`request${mayBeLeftOut(contract, body) ? "?" : ""}: ${type}`] : [];
  const query = parameters(contract, placed).filter((parameter) => parameter.in === "query");
  const isAsked = query.some(({ required }) => required);
  const options = query.length > 0 ? `Options & Pick<operations[${id}]["parameters"], "query">` : "Options";
  const args = [...path, ...request, `options${isAsked ? "" : "?"}: ${options}`];
  return `  ${name}(${args.join(", ")}): Promise<Answers[${JSON.stringify(name)}]>;`;
}

function pathNames(contract: Contract, placed: PlacedOperation): string[] {
  const names = parameters(contract, placed).filter((parameter) => parameter.in === "path");
  return names.map(({ name }) => name).sort((a, b) => placed.path.indexOf(`{${a}}`) - placed.path.indexOf(`{${b}}`));
}

/** The JSON that an operation is sent; the client sends nothing else. */
function requestBody(contract: Contract, { operation }: PlacedOperation) {
  if (!operation.requestBody) return undefined;
  const { required = false, content } = resolve<RequestBody>(contract, operation.requestBody);
  const media = content[json];
  if (!media)
    throw new SpecError(`The body of ${operation.operationId} is not ${json}, the one type that the client sends.`);
  return { required, media };
}

/** A body of which no member is required is `{}` when none is given. */
function mayBeLeftOut(contract: Contract, { required, media }: { required: boolean; media: MediaType }): boolean {
  const { required: members } = resolve<JsonSchema>(contract, media.schema) as { required?: string[] };
  return !required || !members?.length;
}
