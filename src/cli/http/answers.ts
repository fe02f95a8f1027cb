import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PlainResponse } from "../../platform/http/plain.ts";

/** A plain answer, or one whose text comes while it is sent, until `end` aborts. */
export type ServedResponse = Omit<PlainResponse, "body"> & {
  readonly body: PlainResponse["body"] | AsyncIterable<string>;
  readonly end?: AbortSignal;
};

/** An answer in Graph's envelope. */
export function refused(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): PlainResponse {
  return json(status, { error: { code, message } }, headers);
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): PlainResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** Sends an answer, and with `connection: close` as a header ends the connection after it. */
export async function send(res: ServerResponse, { status, headers, body, end }: ServedResponse): Promise<void> {
  const length = typeof body === "string" ? { "content-length": String(Buffer.byteLength(body)) } : {};
  res.writeHead(status, { ...headers, ...length });
  if (body === undefined || typeof body === "string") res.end(body);
  else await pipeline(Readable.from(body), res, { ...(end && { signal: end }) });
}
