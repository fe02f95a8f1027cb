import {
  type Artefact,
  banner,
  type Contract,
  type PlacedOperation,
  parameters,
  placedOperations,
  resolve,
  SpecError,
  securityScheme,
} from "../lib/contract.ts";
import { documentation } from "../lib/documentation.ts";

/** Contract -> client.ts: one documented function per operation, grouped by the token that opens it. */
export async function client(contract: Contract): Promise<Artefact[]> {
  const calls = placedOperations(contract).filter(({ place }) => place === "path");
  const schemeOf = ({ operation }: PlacedOperation): string => securityScheme(contract, operation) ?? "open";
  const schemes = [...new Set(calls.map(schemeOf))];
  const groups = schemes.map((scheme) =>
    group(
      contract,
      scheme,
      calls.filter((call) => schemeOf(call) === scheme),
    ),
  );
  const text = [head(contract), ...groups].join("\n");
  return [{ path: "client.ts", text }];
}

function head(contract: Contract): string {
  return `${banner(contract, "client")}import createClient, { type ClientOptions, type FetchOptions, type FetchResponse } from "openapi-fetch";
import { pathOf } from "./requests.ts";
import type { operations, paths } from "./types.ts";

type Operations = operations;
type MediaType = \`\${string}/\${string}\`;
type Answer<Id extends keyof Operations, Init> = Promise<FetchResponse<Operations[Id], Init, MediaType>>;

/** The same request with its path values named, so that one left out is refused by name. */
function placed<Init extends object>(init: Init): Init {
  const { params } = init as { params?: { path?: object } };
  return { ...init, params: { ...params, path: params?.path ?? {} } };
}
`;
}

function group(contract: Contract, scheme: string, calls: PlacedOperation[]): string {
  const name = `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)}Client`;
  const server = commonServer(contract, scheme, calls);
  return `/** The operations ${scheme === "open" ? "that take no token" : `of the security scheme \`${scheme}\``}. */
export interface ${name} {
${calls.map((placed) => signature(contract, placed)).join("\n")}
}

/**
 * Plain openapi-fetch, typed by the contract: it adds no token, validates no body, does not retry, and returns answers as they
 * come, a recording's token in plain text included. \`createCallsClient\` of the main entry point does all of that.
 *
 * @param options those of openapi-fetch; \`baseUrl\` is ${server} by default
 */
export function create${name}(options: ClientOptions = {}): ${name} {
  const client = createClient<paths>({ baseUrl: ${JSON.stringify(server)}, ...options, pathSerializer: pathOf });
  return {
${calls.map((call) => implementation(contract, call)).join("\n")}
  };
}
`;
}

function commonServer(contract: Contract, scheme: string, calls: PlacedOperation[]): string | undefined {
  const servers = new Set(
    calls.map(({ item, operation }) => (operation.servers ?? item.servers ?? contract.servers)[0]?.url),
  );
  if (servers.size > 1) {
    throw new SpecError(
      `The operations of the security scheme ${scheme} have different servers: ${[...servers].join(", ")}. ` +
        `Give ${calls.map(({ operation }) => operation.operationId).join(", ")} the same first server, or another scheme.`,
    );
  }
  return [...servers][0];
}

function signature(contract: Contract, placed: PlacedOperation): string {
  const id = placed.operation.operationId;
  const optional = needsInit(contract, placed) ? "" : "?";
  return `${documentation(placed)}  ${id}<Init extends FetchOptions<Operations[${JSON.stringify(id)}]>>(init${optional}: Init): Answer<${JSON.stringify(id)}, Init>;`;
}

function implementation(contract: Contract, placed: PlacedOperation): string {
  const { method, path, operation } = placed;
  const init = needsInit(contract, placed) ? "init" : "init ?? {}";
  return `    ${operation.operationId}: (init) => client.${method.toUpperCase()}(${JSON.stringify(path)}, placed(${init}) as never) as never,`;
}

function needsInit(contract: Contract, placed: PlacedOperation): boolean {
  const body = placed.operation.requestBody && resolve(contract, placed.operation.requestBody);
  return Boolean(body?.required) || parameters(contract, placed).some(({ required }) => required);
}
