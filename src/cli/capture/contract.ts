import { createRequire } from "node:module";
import { resourceTypes } from "../../../generated/vocabulary.ts";
import { isObject } from "../../lib/untrusted.ts";

/** What is used of a schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly "x-clause"?: string | readonly string[];
  readonly "x-secret"?: true;
}

/** What is used of an example of a notification. */
interface Example {
  readonly value: { readonly value: readonly Readonly<Record<string, unknown>>[] };
  /** Where its result codes come from. */
  readonly "x-result-source"?: string;
}

interface Parameter {
  readonly name: string;
  readonly "x-clause": string;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

interface Contract {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, unknown>>;
  readonly webhooks: { readonly commsNotifications: { readonly post: { readonly parameters: readonly Schema[] } } };
  readonly components: {
    readonly responses: Readonly<Record<string, { readonly "x-clause"?: string | readonly string[] }>>;
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, Example>>;
  };
}

/** The contract as it is published: its clauses, and not its code, say where a body differs. */
const contract = createRequire(import.meta.url)("graph-record-response/openapi.json") as Contract;
const { schemas, parameters, examples } = contract.components;

/** What the contract says of a value. */
export interface Declaration {
  /** Undefined where the contract says nothing. */
  readonly clause: string | undefined;
  readonly members: ReadonlyMap<string, Schema>;
  readonly items: Schema | undefined;
  /** Members of the enum that is declared; none otherwise. */
  readonly words: readonly string[];
  readonly isSecret: boolean;
  /** Whether a number is declared. */
  readonly isNumber: boolean;
}

/** A notification's body. */
export const bodySchema: Schema = { $ref: "#/components/schemas/commsNotifications" };

/** What the contract says of a value, given its schema; nothing for one that it does not know. */
export function declarationOf(schema: Schema | undefined, value: unknown): Declaration {
  if (!schema) return declarationBy([]);
  const known = declarations.get(schema) ?? new Map<string, Declaration>();
  declarations.set(schema, known);
  // what a resource is depends on its members, anything else on its type alone
  const key = isObject(value) && isResource(schema) ? undefined : typeOf(value);
  const declaration = (key === undefined ? undefined : known.get(key)) ?? declarationBy(applying(schema, value));
  if (key !== undefined) known.set(key, declaration);
  return declaration;
}

/** Of values that are not resources, by their type. */
const declarations = new WeakMap<Schema, Map<string, Declaration>>();

/** Whether a schema is, or consists of, the union of resources. */
function isResource(schema: Schema): boolean {
  const known = resources.get(schema);
  if (known !== undefined) return known;
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const name = $ref?.split("/").at(-1) ?? "";
  const is =
    name === "resourceData" ||
    [...(schemas[name] ? [schemas[name]] : []), ...allOf, ...anyOf, ...oneOf].some(isResource);
  resources.set(schema, is);
  return is;
}

const resources = new WeakMap<Schema, boolean>();

function declarationBy(all: readonly Schema[]): Declaration {
  return {
    clause: all.map((each) => [each["x-clause"] ?? []].flat()[0]).find((clause) => clause !== undefined),
    members: new Map(all.flatMap(({ properties = {} }) => Object.entries(properties))),
    items: all.find(({ items }) => items !== undefined)?.items,
    words: all.flatMap(({ enum: words = [] }) => words as readonly string[]),
    isSecret: all.some((each) => each["x-secret"]),
    isNumber: all.some(({ type = [] }) => [type].flat().some((name) => name === "integer" || name === "number")),
  };
}

/** A declared member in whatever letter case, with its declared name. */
export function memberOf(
  { members }: Declaration,
  name: string,
): { readonly name: string; readonly schema: Schema } | undefined {
  const exact = members.get(name);
  if (exact) return { name, schema: exact };
  for (const [declared, schema] of members)
    if (declared.toLowerCase() === name.toLowerCase()) return { name: declared, schema };
  return undefined;
}

/** A schema and those that it consists of for such a value, itself first. */
function applying(schema: Schema, value: unknown): readonly Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const name = $ref?.split("/").at(-1);
  const union = name === "resourceData" && isObject(value) ? [referring(resourceSchema(value))] : undefined;
  const branches = union ?? [...anyOf, ...oneOf].filter((branch) => canBe(branch, value));
  const referred = name === undefined || union ? [] : applying(schemas[name] ?? {}, value);
  return [schema, ...referred, ...[...allOf, ...branches].flatMap((part) => applying(part, value))];
}

const referring = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The schema of a resource: by its type, or of one without by the members that it has in common with it. */
function resourceSchema(value: Readonly<Record<string, unknown>>): string {
  const type = typeName(value["@odata.type"]);
  const named = Object.entries(resourceTypes).find(([name]) => name.toLowerCase() === type?.toLowerCase())?.[1];
  if (type !== undefined) return named ?? "otherResource";
  const inCommon = (schema: string): number =>
    [...declarationOf(referring(schema), value).members.keys()].filter((name) => Object.hasOwn(value, name)).length;
  const [best] = [...new Set(Object.values(resourceTypes))].sort((one, other) => inCommon(other) - inCommon(one));
  return best && inCommon(best) > 0 ? best : "otherResource";
}

/** `call` of `#microsoft.graph.call`. */
export function typeName(type: unknown): string | undefined {
  return typeof type === "string" && type !== "" ? type.slice(type.lastIndexOf(".") + 1) : undefined;
}

function canBe({ $ref, type }: Schema, value: unknown): boolean {
  if ($ref !== undefined) return canBe(schemas[$ref.split("/").at(-1) ?? ""] ?? {}, value);
  const types = [type ?? []].flat();
  return types.length === 0 || types.includes(typeOf(value));
}

/** As JSON Schema names it. */
export const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/** Headers that the contract declares, with their clauses. */
export const declaredHeaders: readonly { readonly name: string; readonly clause: string }[] =
  contract.webhooks.commsNotifications.post.parameters.flatMap(({ $ref = "" }) => {
    const parameter = parameters[$ref.split("/").at(-1) ?? ""];
    return parameter ? [{ name: parameter.name, clause: parameter["x-clause"] }] : [];
  });

/** Notifications in the contract's examples, in the form of captured ones. */
export const exampleNotifications: readonly {
  readonly item: Example["value"]["value"][number];
  readonly source: string;
}[] = Object.entries(examples).flatMap(([name, { value, "x-result-source": source = "" }]) =>
  name.startsWith("commsNotifications.captured.") ? value.value.map((item) => ({ item, source })) : [],
);

/** The clause of an answer of an operation, by its status. */
export function clauseOfAnswer(operationId: string, status: number): string | undefined {
  const found = Object.values(contract.paths)
    .flatMap((methods) => Object.values(methods as Readonly<Record<string, Partial<Operation>>>))
    .find((operation) => operation.operationId === operationId)?.responses?.[status];
  const name = found?.$ref?.split("/").at(-1) ?? "";
  return [contract.components.responses[name]?.["x-clause"] ?? []].flat()[0];
}

/** Words of the paths and servers of Graph, without numbers. */
export const addressWords: ReadonlySet<string> = wordsOf([
  ...Object.keys(contract.paths).map((path) => path.replace(/\{\w+\}/g, "")),
  ...contract.servers.map(({ url }) => url),
  "http api participants $metadata $entity",
]);

/** Words of what the contract's examples have at the members of a name. */
export function wordsInExamples(member: string): ReadonlySet<string> {
  const found: string[] = [];
  JSON.stringify(exampleNotifications, (name, value: unknown) => {
    if (name === member && typeof value === "string") found.push(value);
    return value;
  });
  return wordsOf(found);
}

/** Members of every enum of the contract, in small letters. */
export const enumWords: ReadonlySet<string> = new Set(
  Object.values(schemas).flatMap(({ anyOf = [] }) =>
    anyOf.flatMap(({ enum: words = [] }) => words.map((name) => String(name).toLowerCase())),
  ),
);

/** Words of its names for schemas, members and values, in small letters: `call`, `transcription`. */
export const contractWords: ReadonlySet<string> = new Set(
  [...namesIn(schemas)].flatMap((name) =>
    (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase()),
  ),
);

function namesIn(all: Contract["components"]["schemas"]): ReadonlySet<string> {
  const names = new Set(Object.keys(all));
  JSON.stringify(all, (_, value: unknown) => {
    const { properties = {}, enum: words = [] } = isObject(value) ? (value as Schema) : {};
    for (const name of [...Object.keys(properties), ...words.map(String)]) names.add(name);
    return value;
  });
  return names;
}

/** Numbers are none: they may be anybody's. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[0-9]*[a-z][0-9a-z]*/g) ?? []));
}
