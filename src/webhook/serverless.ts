import type { CallbackRequest } from "./callback-request.ts";
import { type BodyHolder, wasReadBefore } from "./read-before.ts";

/** What is used of the event of a Lambda function URL, an HTTP API, a REST API or a load balancer. */
export interface LambdaEvent {
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined;
  /** Of REST APIs and load balancers, where a header may come twice. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  /** Of function URLs and HTTP APIs, whose `http.method` is used. */
  readonly requestContext?: object | undefined;
  /** Of REST APIs and load balancers. */
  readonly httpMethod?: string | undefined;
}

/** What is used of the request of Azure Functions v3. */
export interface FunctionsV3Request extends BodyHolder {
  readonly method?: string | null | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * The request in an event of AWS Lambda, for `receive`. Lambda stops the process after the answer, so the answer waits for
 * the work, and the bot goes on from a notification (see `createContextCodec`) instead of waiting for it. [AU-10]
 *
 * ```ts
 * export const handler = async (event: LambdaFunctionURLEvent) => {
 *   const work: Promise<unknown>[] = [];
 *   const waitUntil = (each: Promise<unknown>) => work.push(each);
 *   const { status, headers } = await receiver.receive(fromLambdaEvent(event), { waitUntil });
 *   await Promise.all(work);
 *   return { statusCode: status, headers: Object.fromEntries(headers) };
 * };
 * ```
 */
export function fromLambdaEvent({
  headers,
  multiValueHeaders,
  body,
  isBase64Encoded,
  requestContext,
  httpMethod,
}: LambdaEvent): Request {
  const { http } = (requestContext ?? {}) as { http?: { method?: string } };
  const method = http?.method ?? httpMethod ?? "POST";
  const init = { method, headers: headersOf({ ...headers, ...multiValueHeaders }) };
  if (!body || method === "GET" || method === "HEAD") return new Request(address, init);
  return new Request(address, { ...init, body: isBase64Encoded ? bytesOfBase64(body) : body });
}

/**
 * The request of Azure Functions v3, for `receive`. The host has read its body: `rawBody` is used, else `body`. [AU-14]
 *
 * ```ts
 * module.exports = async (context, request) => {
 *   const { status, headers } = await receiver.receive(fromFunctionsV3(request));
 *   context.res = { status, headers: Object.fromEntries(headers) };
 * };
 * ```
 */
export function fromFunctionsV3(request: FunctionsV3Request): CallbackRequest {
  const headers = headersOf(request.headers);
  const callback = { method: request.method ?? "POST", headers, body: null, bodyUsed: true };
  wasReadBefore(callback, { holder: request, length: Number(headers.get("content-length")) || undefined });
  return callback;
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The receiver ignores the address. */
const address = "http://callback.invalid/";

/** A header that came twice is in a list, and stays twice. [AU-01] */
function headersOf(given: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given))
    for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}
