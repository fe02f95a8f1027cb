import type { ByteStream } from "../lib/limited-body.ts";
import { isObject } from "../lib/untrusted.ts";

/** What is used of a callback's request: fetch's `Request` has it, and so has `HttpRequest` of Azure Functions v4. */
export interface CallbackRequest {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ByteStream | null;
  readonly bodyUsed: boolean;
}

/** What a host's request is called, how it is known, and what takes it. */
const strangers: readonly { name: string; is: (value: Partial<Record<string, unknown>>) => boolean; takes: string }[] =
  [
    {
      name: "an event of AWS Lambda",
      is: (value) => "requestContext" in value || "httpMethod" in value,
      takes: "receive(fromLambdaEvent(event))",
    },
    {
      name: "a request of node:http",
      is: ({ rawHeaders, raw }) => Array.isArray(rawHeaders) || (isObject(raw) && Array.isArray(raw["rawHeaders"])),
      takes: "toNodeListener(receiver)",
    },
    {
      name: "a request of Azure Functions v3",
      is: ({ method, headers }) => typeof method === "string" && isObject(headers) && !isHeaders(headers),
      takes: "receive(fromFunctionsV3(request))",
    },
    { name: "Hono's context", is: ({ req }) => isObject(req) && isRequest(req["raw"]), takes: "receive(c.req.raw)" },
    { name: "Hono's request", is: ({ raw }) => isRequest(raw), takes: "receive(c.req.raw)" },
  ];

/** @throws TypeError that names what takes the requests of this host */
export function checkRequest(request: unknown): asserts request is CallbackRequest {
  if (isRequest(request)) return;
  const stranger = isObject(request) && strangers.find(({ is }) => is(request));
  if (stranger) throw new TypeError(`receive takes a Request, and this is ${stranger.name}: use ${stranger.takes}`);
  const wanted = "receive takes a Request, or an object with its method, headers.get(), body and bodyUsed";
  throw new TypeError(
    isObject(request) && isHeaders(request["headers"]) ? `${wanted}; the body must be a web stream, or null` : wanted,
  );
}

const isHeaders = (value: unknown): boolean => typeof Object(value).get === "function";

function isRequest(value: unknown): value is CallbackRequest {
  if (!isObject(value)) return false;
  const { headers, body } = value;
  return isHeaders(headers) && (body === null || typeof Object(body).getReader === "function");
}
