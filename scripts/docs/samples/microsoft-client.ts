import { type Exchange, targetOf, tokenVariable } from "./exchange.ts";
import { literal } from "./literal.ts";

/** With @microsoft/microsoft-graph-client, which sends its token to Graph alone. */
export function microsoftClient(exchange: Exchange): string | undefined {
  const { asked, method, server, body, answer } = exchange;
  if (asked !== "graph") return undefined;
  const version = server.slice(server.lastIndexOf("/") + 1);
  // post, put and patch take a body, also where there is none
  const content = ["GET", "DELETE"].includes(method) ? "" : body ? literal(body.value) : "undefined";
  const request = [
    `.api(${literal(targetOf(exchange))})`,
    `.version(${literal(version)})`,
    `.${method.toLowerCase()}(${content});`,
  ];
  return `import { Client } from "@microsoft/microsoft-graph-client";

const client = Client.init({ authProvider: (done) => done(null, process.env.${tokenVariable(exchange)} ?? null) });
${answer ? `const ${answer.name} = ` : ""}await client
${request.join("\n").replace(/^/gm, "  ")}`;
}
