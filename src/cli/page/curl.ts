import type { Exchange } from "../live/records.ts";

/** What curl adds by itself, or what holds for one connection. */
const ownHeaders = /^(?:host|content-length|connection|accept|accept-encoding|user-agent|transfer-encoding)$/i;
const redacted = /^(.*?)\[redacted\]$/;

/** The request as a command for a POSIX shell; a token stands in a variable. */
export function asCurl({ method, target, request, direction }: Exchange, origin: string): string {
  const url = direction === "toMock" ? origin + target : target;
  const headers = Object.entries(request.headers).filter(([name]) => !ownHeaders.test(name));
  const body = request.body === undefined || request.body.startsWith("(") ? [] : [`--data-raw ${quoted(request.body)}`];
  const parts = [
    `curl ${method === "GET" || (method === "POST" && body.length > 0) ? "" : `-X ${method} `}${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${headerArgument(name, value)}`),
    ...body,
  ];
  return parts.join(" \\\n  ");
}

function headerArgument(name: string, value: string): string {
  const [, before] = redacted.exec(value) ?? [];
  return before === undefined ? quoted(`${name}: ${value}`) : `${quoted(`${name}: ${before}`)}"$TOKEN"`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
