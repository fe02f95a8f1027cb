import { type Artefact, banner, type Contract, type PlacedOperation, placedOperations } from "../lib/contract.ts";

/** Contract -> requests.ts: a builder for the request of each operation. */
export async function requests(contract: Contract): Promise<Artefact[]> {
  const calls = placedOperations(contract).filter(({ place }) => place === "path");
  const text = `${banner(contract, "requests")}${head}
/** The request of each operation; what it is sent to is the server's address and \`url\` behind it. */
export const requests: {
${calls.map(signature).join("\n")}
} = {
${calls.map(builder).join("\n")}
};
`;
  return [{ path: "requests.ts", text }];
}

function signature({ operation: { operationId: id } }: PlacedOperation): string {
  const name = JSON.stringify(id);
  return `  readonly ${id}: (params: Parameters<${name}>, body?: Body<${name}>) => BuiltRequest;`;
}

function builder({ method, path, operation }: PlacedOperation): string {
  const [verb, template] = [JSON.stringify(method.toUpperCase()), JSON.stringify(path)];
  return `  ${operation.operationId}: (params, body) => built(${verb}, ${template}, params, body),`;
}

const head = `import type { operations } from "./types.ts";

/** A request in the form that \`fetch(url, init)\` takes. */
export interface BuiltRequest {
  /** Path and query, without the server's address. */
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

type Operations = operations;
type Parameters<Id extends keyof Operations> = Pick<Operations[Id]["parameters"], "path" | "query" | "header">;
type Body<Id extends keyof Operations> = NonNullable<Operations[Id]["requestBody"]> extends { content: infer Content }
  ? Content[keyof Content]
  : undefined;
type Values = Readonly<Record<string, unknown>>;

function built(method: string, path: string, params: { path?: object; query?: object; header?: object }, body: unknown): BuiltRequest {
  const { path: values = {}, query = {}, header = {} } = params;
  const headers = Object.fromEntries(given(header as Values).map(([name, value]) => [name, String(value)]));
  const url = pathOf(path, values as Values) + queryOf(query as Values);
  if (body === undefined) return { url, init: { method, headers } };
  return { url, init: { method, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) } };
}

/** Puts values into a path, encoded; one that would leave its segment is a TypeError. */
export function pathOf(path: string, values: Values): string {
  return path.replace(/\\{([^{}]+)\\}/g, (_, name: string) => segment(name, values[name]));
}

function segment(name: string, value: unknown): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") throw new TypeError(\`\${name} must be a string, not \${text === null ? "null" : typeof text}\`);
  if (text === "" || text === "." || text === "..") {
    throw new TypeError(\`\${name} must name one resource; \${JSON.stringify(text)} would reach another\`);
  }
  if (/\\p{Surrogate}/u.test(text)) throw new TypeError(\`\${name} must be well-formed text; it holds half a surrogate pair\`);
  return encodeURIComponent(text);
}

function queryOf(query: Values): string {
  const pairs = given(query).flatMap(([name, value]) => [value].flat().map((each) => \`\${name}=\${encodeURIComponent(String(each))}\`));
  return pairs.length > 0 ? \`?\${pairs.join("&")}\` : "";
}

function given(values: Values): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}
`;
