import { streamOf } from "../../lib/bytes.ts";
import type { PlainRequest, PlainResponse } from "./plain.ts";

/** A fetch Request as the pure mock reads it. */
export async function toPlainRequest(request: Request): Promise<PlainRequest> {
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: request.body ? await request.text() : undefined,
  };
}

/** The pure mock's answer as a fetch Response; bytes are made when they are read. */
export function toResponse({ status, headers, body }: PlainResponse): Response {
  return new Response(body === undefined || typeof body === "string" ? (body ?? null) : streamOf(body), {
    status,
    headers: { ...headers },
  });
}
