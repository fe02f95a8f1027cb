import type { IncomingMessage, ServerResponse } from "node:http";
import { TooLargeError } from "../../errors.ts";
import { type BodyLimits, readLimited } from "../../lib/limited-body.ts";
import { requestBody } from "../../lib/request-body.ts";
import { absoluteUrl } from "../../lib/url.ts";

/** Larger bodies are refused; nobody sends one to a callback or a mock. Bytes. */
const maxBodyBytes = 1024 * 1024;

/** Why a request is not taken. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly why: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReceivingRules {
  /** Aborts when the sender is gone. */
  readonly gone: AbortSignal;
  /** Why a page in a browser is refused, given the request's `Origin` and `Sec-Fetch-Site`. */
  readonly refusesPage: (origin: string | undefined, site: string | undefined) => string | undefined;
  /** For the body to be complete, milliseconds. Default: the server's limit for a request. */
  readonly bodyWithinMs?: number;
}

export type Received =
  | { readonly body: Uint8Array; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly body?: undefined };

/** Reads a request whose target is a path, and that no page of another site has sent. Undefined when the sender hung up. */
export async function received(
  req: IncomingMessage,
  { gone, refusesPage, bodyWithinMs }: ReceivingRules,
): Promise<Received | undefined> {
  const site = req.headers["sec-fetch-site"];
  const page = refusesPage(req.headers.origin, typeof site === "string" ? site : undefined);
  if (page !== undefined) return { refusal: { status: 421, code: "MisdirectedRequest", why: page } };
  if (!req.url?.startsWith("/") || !absoluteUrl(`http://localhost${req.url}`))
    return { refusal: { status: 400, code: "BadRequest", why: "The request's target is not a path" } };
  const late = bodyWithinMs === undefined ? undefined : AbortSignal.timeout(bodyWithinMs);
  const signal = late ? AbortSignal.any([gone, late]) : gone;
  const limits: BodyLimits = { what: "The body", maxBytes: maxBodyBytes, signal };
  const headers = { connection: "close" };
  try {
    return { body: await readLimited(requestBody(req), limits) };
  } catch (error) {
    if (error instanceof TooLargeError)
      return {
        refusal: { status: 413, code: "RequestTooLarge", why: `A body may have ${maxBodyBytes} bytes`, headers },
      };
    if (!late?.aborted || gone.aborted) return undefined;
    const why = `The body was not complete after ${(bodyWithinMs ?? 0) / 1_000} s`;
    return { refusal: { status: 408, code: "RequestTimeout", why, headers } };
  }
}

/** Aborts when the sender of a request is gone before its answer was sent. */
export function goneSignal(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}
