import {
  allProperties,
  type Contract,
  type JsonSchema,
  odataType,
  openEnumMembers,
  resolve,
  schemaName,
} from "../../lib/contract.ts";
import { addressOf, type Exchange } from "./exchange.ts";
import { bracketed } from "./layout.ts";

/** With Microsoft's SDK for .NET (C# 12), whose names follow from Graph's; undefined for what the bot is sent. */
export function csharp(exchange: Exchange, contract: Contract): string | undefined {
  if (exchange.asked === "bot") return undefined;
  return exchange.asked === "recordings" ? download(exchange) : call(contract, exchange);
}

const sdk = "Microsoft.Graph.Beta";
const remark = (names: string): string => `// Not compiled here; written against the names of ${names}.`;

function call(contract: Contract, { method, segments, query, body, answer }: Exchange): string {
  const builder = segments.map(({ text, isValue }) => (isValue ? `[${scalar(text)}]` : `.${pascal(text)}`)).join("");
  const content = body && written(contract, body.schema, body.value, requestBodyClass(segments));
  const usings = [
    ...(content && !(odataType in Object(body?.value)) ? [requestBodyNamespace(segments)] : []),
    ...(content?.hasModels ? [`${sdk}.Models`] : []),
  ].map((name) => `using ${name};`);
  const settings = Object.entries(query).map(
    ([name, value]) => `config => config.QueryParameters.${pascal(name)} = ${scalar(value)}`,
  );
  const args = [...(content ? ["body"] : []), ...settings];
  const result = answer ? `var ${answer.name} = ` : "";
  return [
    remark(sdk),
    ...usings,
    "",
    ...(content ? [`var body = ${content.code};`] : []),
    `${result}await graphClient${builder}.${pascal(method.toLowerCase())}Async(${args.join(", ")});`,
  ].join("\n");
}

/** The class of an action's parameters: the SDK makes one for each. */
const requestBodyClass = (segments: Exchange["segments"]): string =>
  `${pascal(segments.at(-1)?.text ?? "")}PostRequestBody`;

const requestBodyNamespace = (segments: Exchange["segments"]): string =>
  [sdk, ...segments.map(({ text, isValue }) => (isValue ? "Item" : pascal(text)))].join(".");

type Written = { code: string; hasModels: boolean };

/** A value with its schema; `className` is the class of an object that names no type. */
function written(contract: Contract, schema: JsonSchema, value: unknown, className?: string): Written {
  const own = withoutNull(schema);
  const resolved = resolve<JsonSchema>(contract, own);
  if (Array.isArray(value)) {
    const items = value.map((item) => written(contract, resolved.items as JsonSchema, item));
    return list(items, { open: "[", close: "]", space: "" });
  }
  if (typeof value === "object" && value !== null) return instance(contract, own, value, className);
  // a symbol that stands for a name is a string in the SDK
  const isMember = openEnumMembers(resolved) && !resolved["x-names"] && typeof value === "string";
  if (isMember) return { code: `${pascal(schemaName(own))}.${pascal(value)}`, hasModels: true };
  return { code: scalar(value), hasModels: false };
}

/** A class sends its own type, so that is not written. */
function instance(contract: Contract, schema: JsonSchema, value: object, className?: string): Written {
  const { [odataType]: type, ...members } = value as { [odataType]?: string } & Record<string, unknown>;
  const model = type?.replace(/^#?microsoft\.graph\./, "") ?? (className ? undefined : schemaName(schema));
  const properties = allProperties(contract, schema);
  const parts = Object.entries(members).map(([name, member]) => {
    const { code, hasModels } = written(contract, properties[name] ?? {}, member);
    return { code: `${pascal(name)} = ${code}`, hasModels };
  });
  const open = `new ${model === undefined ? className : pascal(model)}`;
  const { code, hasModels } = list(parts, { open: `${open} {`, openLines: `${open}\n{`, close: "}", space: " " });
  return { code, hasModels: hasModels || model !== undefined };
}

function list(
  parts: Written[],
  brackets: { open: string; openLines?: string; close: string; space: "" | " " },
): Written {
  const code = bracketed(
    parts.map((part) => part.code),
    { ...brackets, last: "", indent: "    " },
  );
  return { code, hasModels: parts.some(({ hasModels }) => hasModels) };
}

/** The one branch of `oneOf` or `anyOf` besides null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const branches = (schema.oneOf ?? schema.anyOf ?? []).filter(({ type }) => type !== "null");
  const [only] = branches;
  return only && branches.length === 1 ? only : schema;
}

/** Escapes of JSON are escapes of C#. */
const scalar = (value: unknown): string => JSON.stringify(value);

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function download(exchange: Exchange): string {
  return `${remark("System.Net.Http")}
using System.Net.Http.Headers;

using var client = new HttpClient();
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ${exchange.scheme});
var recording = await client.GetByteArrayAsync(${scalar(addressOf(exchange))});`;
}
