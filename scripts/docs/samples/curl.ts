import { addressOf, type Exchange, tokenVariable } from "./exchange.ts";
import { jsonText } from "./literal.ts";

/** For a POSIX shell. */
export function curl(exchange: Exchange): string {
  const { method, headers, body, answer } = exchange;
  const isImplied = method === (body ? "POST" : "GET");
  const options = [
    ...(isImplied ? [] : [`--request ${method}`]),
    `--header "Authorization: Bearer $${tokenVariable(exchange)}"`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`--data ${quoted(jsonText(body.value))}`] : []),
    ...(answer && !answer.isJson ? [`--output ${answer.name}.wav`] : []),
  ];
  return [`curl ${quoted(addressOf(exchange))}`, ...options].join(" \\\n  ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
