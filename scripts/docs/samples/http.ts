import { type Exchange, targetOf } from "./exchange.ts";
import { jsonText } from "./literal.ts";

/** The request as it is sent, but for the line breaks of its head, which are CRLF on the wire. */
export function http(exchange: Exchange): string {
  const { asked, method, server, headers, scheme, body } = exchange;
  const { host, pathname } = new URL(server);
  const text = body && jsonText(body.value);
  const lines = [
    `${method} ${pathname.replace(/\/$/, "")}${targetOf(exchange)} HTTP/1.1`,
    `Host: ${host}`,
    // as Microsoft's pages write it; the other tokens are named, so that nobody sends Graph's in their place
    `Authorization: Bearer {${asked === "graph" ? "token" : scheme}}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(text === undefined ? [] : [`Content-Length: ${Buffer.byteLength(text)}`]),
  ];
  return lines.join("\n") + (text === undefined ? "" : `\n\n${text}`);
}
