import { addressOf, type Exchange, tokenVariable } from "./exchange.ts";
import { literal, object } from "./literal.ts";

/** Without a library; undefined for what the bot is sent. */
export function plainFetch(exchange: Exchange): string | undefined {
  const { asked, method, headers, body, answer } = exchange;
  if (asked === "bot") return undefined;
  // fetch counts the bytes itself
  const { "Content-Length": _, ...given } = headers;
  const others = Object.entries(given).map(([name, value]) => [name, literal(value)] as const);
  const token = `\`Bearer \${process.env.${tokenVariable(exchange)}}\``;
  const init = object([
    ...(method === "GET" ? [] : [["method", literal(method)] as const]),
    ["headers", object([["Authorization", token], ...others])],
    ...(body ? [["body", `JSON.stringify(${literal(body.value)})`] as const] : []),
  ]);
  return [
    `const response = await fetch(${literal(addressOf(exchange))}, ${init});`,
    `if (!response.ok) throw new Error(\`Answered \${response.status}\`);`,
    ...(answer ? [`const ${answer.name} = await response.${answer.isJson ? "json" : "arrayBuffer"}();`] : []),
  ].join("\n");
}
