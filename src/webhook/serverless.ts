import { isObject } from "../lib/untrusted.ts";
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
 * the work, and the bot goes on from a notification (see `createContextCodec`) instead of waiting for it. Lambda's own
 * time limit, 3 s unless set, has to leave time for the download. [AU-10]
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
 *
 * @throws TypeError for what is not such an event
 */
export function fromLambdaEvent(event: LambdaEvent): Request {
  const { headers, multiValueHeaders, body, isBase64Encoded, requestContext, httpMethod } = given(
    event,
    "fromLambdaEvent takes the event of a Lambda function URL, an API or a load balancer",
  );
  const { http } = (requestContext ?? {}) as { http?: { method?: string } };
  const init = { headers: headersOf({ ...headers, ...multiValueHeaders }) };
  if ((http?.method ?? httpMethod ?? "POST") !== "POST") return new Request(address, init);
  return new Request(address, {
    ...init,
    method: "POST",
    body: isBase64Encoded ? decoded(body ?? "") : (body ?? null),
  });
}

/**
 * The request of Azure Functions v3, for `receive`. The host has read its body: `rawBody` is used, else `body`, and
 * `maxBodyBytes` does not limit it. The answer waits for the work, as the host may stop afterwards. [AU-10, AU-14]
 *
 * ```ts
 * module.exports = async (context, request) => {
 *   const work: Promise<unknown>[] = [];
 *   const waitUntil = (each: Promise<unknown>) => work.push(each);
 *   const { status, headers } = await receiver.receive(fromFunctionsV3(request), { waitUntil });
 *   await Promise.all(work);
 *   context.res = { status, headers: Object.fromEntries(headers) };
 * };
 * ```
 *
 * @throws TypeError for what is not such a request
 */
export function fromFunctionsV3(request: FunctionsV3Request): CallbackRequest {
  const { method, headers: written } = given(request, "fromFunctionsV3 takes the request of Azure Functions v3");
  const headers = headersOf(written ?? {});
  const length = Number(headers.get("content-length")) || undefined;
  const isRead = length !== undefined || Boolean(request.rawBody ?? request.body);
  const callback = { method: method ?? "POST", headers, body: null, bodyUsed: isRead };
  if (isRead) wasReadBefore(callback, { holder: request, length });
  return callback;
}

/** @throws TypeError for what is of another host */
function given<T extends { readonly headers?: unknown }>(value: T, takes: string): T {
  const headers = isObject(value) ? (value.headers ?? {}) : undefined;
  if (isObject(headers) && typeof headers["get"] !== "function") return value;
  throw new TypeError(`${takes}, whose headers are a plain object; give receive itself a Request`);
}

/** Base64, or what is wrong as base64 as it is: it is not JSON either. */
function decoded(text: string): Uint8Array<ArrayBuffer> | string {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return text;
  }
}

/** The receiver ignores the address. */
const address = "http://callback.invalid/";
/** What it reads of the headers. Others may hold what a host takes and `Headers` does not. */
const read = new Set(["authorization", "content-type", "content-length"]);

/** A header that came twice is in a list, and stays twice. [AU-01] */
function headersOf(written: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(written).filter(([each]) => read.has(each.toLowerCase())))
    for (const value of [values ?? []].flat()) append(headers, name, value);
  return headers;
}

/** Leaves out a value that no header can have: a token among them is missing. */
function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, value);
  } catch {
    // left out
  }
}
