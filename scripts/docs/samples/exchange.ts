import {
  type Contract,
  type Example,
  type JsonSchema,
  json,
  type MediaType,
  type Parameter,
  type PlacedOperation,
  parameters,
  placedOperations,
  type RequestBody,
  type Response,
  resolve,
  SpecError,
  securityScheme,
} from "../../lib/contract.ts";
import { outcomeOf } from "../../lib/outcome.ts";

/** One request of the contract with the values of its examples, as every language writes it. */
export type Exchange = {
  /** Who is asked: Graph, the host of recordings, or the bot. */
  asked: "graph" | "recordings" | "bot";
  /** Name of the client's method; undefined where the client has none. */
  clientMethod: string | undefined;
  method: string;
  /** The server's address, without a slash at its end. */
  server: string;
  /** What follows the server: each segment of the path, whether it is the value of a parameter, in order. */
  segments: { text: string; isValue: boolean }[];
  query: Record<string, string>;
  /** All headers but Authorization. */
  headers: Record<string, string>;
  /** Name of the security scheme, by which placeholders of its token are named. */
  scheme: string;
  body: { schema: JsonSchema; value: unknown } | undefined;
  /** What the answer is; undefined when it has no body. */
  answer: { name: string; isJson: boolean; startsOperation: boolean } | undefined;
};

/** Every exchange of the contract, by operationId. */
export function exchanges(contract: Contract): Map<string, Exchange> {
  return new Map(
    placedOperations(contract).map((placed) => [placed.operation.operationId, exchange(contract, placed)]),
  );
}

function exchange(contract: Contract, placed: PlacedOperation): Exchange {
  const { path, method, item, operation } = placed;
  const { operationId, deprecated } = operation;
  const asked = askedOf(placed);
  const scheme = securityScheme(contract, operation);
  if (!scheme) throw new SpecError(`${operationId} has no security scheme, which its samples need; add one.`);
  const [server] = operation.servers ?? item.servers ?? contract.servers;
  if (!server) throw new SpecError(`${operationId} has no server, which its samples need; add one.`);
  const values = sentValues(contract, placed);
  const body = bodyOf(contract, placed);
  const isMethod = asked === "graph" && scheme in (contract.security[0] ?? {}) && !deprecated;
  return {
    asked,
    clientMethod: isMethod ? (operation["x-method"] ?? operationId) : undefined,
    method: method.toUpperCase(),
    server: server.url.replace(/\/$/, ""),
    segments: asked === "bot" ? [] : segmentsOf(path, values.path),
    query: values.query,
    headers: {
      ...(body && { "Content-Type": json }),
      ...(!body && method === "post" && { "Content-Length": "0" }),
      ...values.header,
    },
    scheme,
    body,
    answer: answerOf(contract, placed),
  };
}

function askedOf({ place, operation }: PlacedOperation): Exchange["asked"] {
  if (place === "webhook") return "bot";
  return operation["x-opaque-path"] ? "recordings" : "graph";
}

type Values = Record<string, string>;

/** The examples of what has to be given, by place and name; the platform gives what it may leave out, too. */
function sentValues(contract: Contract, placed: PlacedOperation): Record<Parameter["in"], Values> {
  const sent = parameters(contract, placed).filter(({ required }) => required || placed.place === "webhook");
  const values: Record<Parameter["in"], Values> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const { name, in: where, example } of sent) {
    const { operationId } = placed.operation;
    if (example === undefined)
      throw new SpecError(`The parameter ${name} of ${operationId} has no example, which its samples need; add one.`);
    values[where][name] = String(example);
  }
  return values;
}

function segmentsOf(path: string, values: Values): Exchange["segments"] {
  const segments = path.split("/").slice(1);
  return segments.map((segment) => {
    const [, name] = /^\{(.+)\}$/.exec(segment) ?? [];
    return name === undefined ? { text: segment, isValue: false } : { text: values[name] ?? "", isValue: true };
  });
}

/** The first example of the body; none where a body may be left out and has no example. */
function bodyOf(contract: Contract, { operation }: PlacedOperation): Exchange["body"] {
  if (!operation.requestBody) return undefined;
  const { required, content } = resolve<RequestBody>(contract, operation.requestBody);
  const { schema, examples = {} }: MediaType = content[json] ?? { schema: {} };
  const [first] = Object.values(examples);
  if (first) return { schema, value: resolve<Example>(contract, first).value };
  if (required)
    throw new SpecError(`The body of ${operation.operationId} has no example, which its samples need; add one.`);
  return undefined;
}

function answerOf(contract: Contract, placed: PlacedOperation): Exchange["answer"] {
  const successes = Object.entries(placed.operation.responses).filter(([status]) => /^2\d\d$/.test(status));
  const contents = successes.map(([, response]) => resolve<Response>(contract, response).content);
  const content = contents.find((each) => each !== undefined);
  if (!content) return undefined;
  if (!content[json]) return { name: "recording", isJson: false, startsOperation: false };
  const { resource, starts } = outcomeOf(contract, placed);
  const name = resource?.isOperation ? "operation" : (resource?.schema ?? "answer");
  return { name, isJson: true, startsOperation: starts === "operation" };
}

/** Path and query, as sent after the server's address. */
export function targetOf({ segments, query }: Exchange): string {
  const path = segments.map(({ text, isValue }) => `/${isValue ? encodeURIComponent(text) : text}`).join("");
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return path + (pairs.length > 0 ? `?${pairs.join("&")}` : "");
}

export const addressOf = (exchange: Exchange): string => exchange.server + targetOf(exchange);

/** Name of the environment variable that holds the token: `GRAPH_TOKEN` of `graphToken`. */
export const tokenVariable = ({ scheme }: Exchange): string =>
  scheme.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();
