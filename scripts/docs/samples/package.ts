import { addressOf, type Exchange, tokenVariable } from "./exchange.ts";
import { literal } from "./literal.ts";

/** With this package, in TypeScript; undefined where it has no function for it. */
export function withPackage(exchange: Exchange): string | undefined {
  if (exchange.asked === "bot") return receiver;
  if (exchange.asked === "recordings") return download(exchange);
  return exchange.clientMethod && call(exchange, exchange.clientMethod);
}

function call(exchange: Exchange, method: string): string {
  const { segments, query, body, answer } = exchange;
  const ids = segments.filter(({ isValue }) => isValue).map(({ text }) => text);
  const options = Object.keys(query).length > 0 ? [{ query }] : [];
  const values = [...ids, ...(body ? [body.value] : []), ...options];
  const result = answer && `const ${answer.startsOperation ? "answer" : answer.name} = `;
  return `import { createCallsClient } from "graph-record-response";

const graph = createCallsClient({ accessToken: process.env.${tokenVariable(exchange)} ?? "" });
${result ?? ""}await graph.${method}(${values.map(literal).join(", ")});`;
}

function download(exchange: Exchange): string {
  return `import { downloadRecording, Redacted } from "graph-record-response";

const { stream } = await downloadRecording({
  location: ${literal(addressOf(exchange))},
  accessToken: new Redacted(process.env.${tokenVariable(exchange)} ?? ""),
});
const recording = await new Response(stream).arrayBuffer();`;
}

const receiver = `import { createServer } from "node:http";
import { createWebhookReceiver, toNodeListener } from "graph-record-response/webhook";

const receiver = createWebhookReceiver({
  appId: process.env.MICROSOFT_APP_ID ?? "",
  onNotification(notification) {
    if (notification.kind !== "recordOperation") return;
    console.log(notification.operation.completionReason);
  },
});
createServer(toNodeListener(receiver)).listen(3978);`;
