import { Ajv } from "ajv";
import {
  type Artefact,
  allProperties,
  type Contract,
  type Example,
  type JsonSchema,
  json,
  type MediaType,
  type PlacedOperation,
  parameters,
  placedOperations,
  reachable,
  resolve,
  SpecError,
  schemaName,
  securityScheme,
} from "../lib/contract.ts";

/** Contract -> asyncapi.json: its webhook as a channel of AsyncAPI 3, with a message for each kind of notification. */
export async function asyncapi(contract: Contract): Promise<Artefact[]> {
  const [webhook, another] = placedOperations(contract).filter(({ place }) => place === "webhook");
  if (!webhook || another) throw new SpecError("asyncapi.json is made of one webhook. Add the others to its stage.");
  return [{ path: "asyncapi.json", text: `${JSON.stringify(described(contract, webhook), undefined, 2)}\n` }];
}

function described(contract: Contract, webhook: PlacedOperation): object {
  const { path: channel, method, operation } = webhook;
  const { operationId, summary, description } = operation;
  const { title, version, license } = contract.info;
  const { host, pathname, protocol } = exampleAddress(webhook);
  const scheme = securityScheme(contract, operation);
  const schemes = { ...(scheme && { [scheme]: contract.components.securitySchemes[scheme] }) };
  const body = bodyOf(contract, webhook);
  const batches = batchesOf(contract, schemaName(body.schema));
  const headers = `${channel}Headers`;
  const own = { [headers]: headersOf(contract, webhook), ...mapped(batches, ({ schema }) => schema) };
  const schemas = inDialect({ ...own, ...schemasOf(contract, own, body.schema) });
  const examples = examplesOf(contract, body, schemas);
  return {
    asyncapi: "3.0.0",
    info: {
      title: `${title}, notifications`,
      version,
      description:
        "What Graph posts to the callback of a calling bot. From the same spec as openapi.json, which has the bot's answers too.",
      license: { name: license.name, url: `https://spdx.org/licenses/${license.identifier}.html` },
    },
    defaultContentType: json,
    servers: {
      bot: {
        host: "{callbackHost}",
        protocol: protocol.slice(0, -1),
        description: "The bot, at the callbackUri that was given when the call was made.",
        variables: { callbackHost: { default: host, description: "Host of the callbackUri." } },
      },
    },
    channels: {
      [channel]: {
        address: "/{callbackPath}",
        summary,
        servers: [at("servers", "bot")],
        parameters: { callbackPath: { default: pathname.slice(1), description: "Path of the callbackUri." } },
        messages: mapped(batches, (_, name) => at("components/messages", name)),
      },
    },
    operations: {
      [operationId]: {
        action: "receive",
        channel: at("channels", channel),
        summary,
        description,
        security: Object.keys(schemes).map((name) => at("components/securitySchemes", name)),
        bindings: { http: { method: method.toUpperCase(), bindingVersion: "0.3.0" } },
        ...extensionsOf(operation),
      },
    },
    components: {
      messages: mapped(batches, ({ schema, correlates }, name) => ({
        name,
        summary: schema.description,
        headers: at("components/schemas", headers),
        payload: at("components/schemas", name),
        ...(correlates && { correlationId: at("components/correlationIds", correlated) }),
        ...examples(name),
      })),
      correlationIds: {
        [correlated]: {
          description: "The string that the bot sent with its request; of a batch, that of the first notification.",
          location: `$message.payload#/value/0/resourceData/${correlated}`,
        },
      },
      schemas,
      securitySchemes: schemes,
    },
  };
}

const extensionsOf = (part: object): object =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name.startsWith("x-")));

/** The member by which the notification of an operation is matched with the request. */
const correlated = "clientContext";

/** The address that the spec gives as an example of a bot's. */
function exampleAddress({ path, item }: PlacedOperation): URL {
  const [server] = item.servers ?? [];
  if (!server) throw new SpecError(`The webhook ${path} needs \`servers\`, with an example of a bot's address.`);
  return new URL(server.url);
}

function bodyOf(contract: Contract, { path, operation: { requestBody } }: PlacedOperation): MediaType {
  const body = requestBody && resolve(contract, requestBody).content[json];
  if (!body) throw new SpecError(`The webhook ${path} needs a JSON body.`);
  return body;
}

type Batch = { schema: JsonSchema; correlates: boolean };

/**
 * The bodies by what they notify of: one resource in each item, all of one kind, for each kind that \`resourceData\` lists;
 * and any others, so that a body is of exactly one message.
 */
function batchesOf(contract: Contract, body: string): Record<string, Batch> {
  const kinds = (contract.components.schemas.resourceData?.anyOf ?? []).map((kind): [string, Batch] => {
    const carried = String(resolve<JsonSchema>(contract, kind).description);
    const item = { type: "object", required: ["resourceData"], properties: { resourceData: kind } };
    const schema = {
      description: `A batch in which each notification carries one resource: ${carried[0]?.toLowerCase()}${carried.slice(1)}`,
      allOf: [at("components/schemas", body)],
      type: "object",
      properties: { value: { type: "array", minItems: 1, items: item } },
    };
    const correlates = correlated in allProperties(contract, kind);
    return [`${schemaName(kind).replace(/Resource$/, "")}Notifications`, { schema, correlates }];
  });
  const mixed = {
    description:
      "A batch of several kinds, an empty one, or one in which a notification carries several resources or none.",
    allOf: [at("components/schemas", body)],
    type: "object",
    not: { anyOf: kinds.map(([name]) => at("components/schemas", name)) },
  };
  return { ...Object.fromEntries(kinds), mixedNotifications: { schema: mixed, correlates: false } };
}

function headersOf(contract: Contract, webhook: PlacedOperation): JsonSchema {
  const scheme = securityScheme(contract, webhook.operation);
  const token = {
    name: "Authorization",
    required: true,
    description: `Bearer, and the token that ${scheme} describes.`,
    schema: { type: "string" },
  };
  const all = [...(scheme ? [token] : []), ...parameters(contract, webhook).filter((each) => each.in === "header")];
  return {
    description: "Headers of the request.",
    type: "object",
    required: all.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(all.map(({ name, description, schema }) => [name, { description, ...schema }])),
  };
}

/** The component schemas that parts of the contract consist of. */
function schemasOf(contract: Contract, ...parts: object[]): Record<string, JsonSchema> {
  const found = reachable(contract, parts);
  return Object.fromEntries(Object.entries(contract.components.schemas).filter(([name]) => found.has(name)));
}

/** Keywords of JSON Schema 2020-12 that draft 07, which AsyncAPI's schemas are written in, would ignore. */
const newer =
  /^(?:\$anchor|\$dynamicRef|dependentRequired|dependentSchemas|maxContains|minContains|prefixItems|unevaluated\w+)$/;

/** The same schemas in draft 07, where a $ref stands alone. */
function inDialect(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return JSON.parse(JSON.stringify(schemas), (name, value: unknown) => {
    if (newer.test(name)) {
      throw new SpecError(
        `asyncapi.json cannot have the keyword ${name}. Write the schemas of notifications without it.`,
      );
    }
    if (!isReference(value) || Object.keys(value).length === 1) return value;
    const { $ref, allOf = [], ...others } = value;
    return { ...others, allOf: [{ $ref }, ...allOf] };
  }) as Record<string, JsonSchema>;
}

const isReference = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";

/** Finds the examples of a body that a schema accepts. */
function examplesOf(
  contract: Contract,
  { examples = {} }: MediaType,
  schemas: object,
): (schema: string) => { examples?: object[] } {
  const id = "asyncapi";
  const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema({ $id: id, components: { schemas } });
  const named = Object.entries(examples).map(([name, example]) => {
    const { summary, value } = resolve<Example>(contract, example);
    return { name, summary, payload: value };
  });
  return (schema) => {
    const accepted = named.filter(({ payload }) => ajv.validate(`${id}#/components/schemas/${schema}`, payload));
    return accepted.length > 0 ? { examples: accepted } : {};
  };
}

const at = (place: string, name: string): { $ref: string } => ({ $ref: `#/${place}/${name}` });

function mapped<From, To>(record: Record<string, From>, to: (value: From, name: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]));
}
