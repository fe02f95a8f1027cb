import { absoluteUrl } from "../../lib/url.ts";
import type { PlainRequest } from "./plain.ts";
import { toPlainRequest } from "./web.ts";

/** What a fetch was asked for. */
export interface Asked {
  readonly request: PlainRequest;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** Reads the arguments of a fetch as `new Request` does. Throws the reason of a signal that is aborted. */
export async function asked(input: Request | URL | string, init?: RequestInit): Promise<Asked> {
  const simple = typeof input === "string" ? simplyAsked(input, init) : undefined;
  if (simple) return simple;
  const request = input instanceof Request && !init ? input : new Request(input, init);
  request.signal.throwIfAborted();
  return { request: await toPlainRequest(request), signal: request.signal };
}

const simpleMembers: ReadonlySet<unknown> = new Set(["method", "headers", "body", "redirect", "signal"]);
const simpleMethods: ReadonlySet<unknown> = new Set(["GET", "POST", "PATCH", "DELETE"]);
const simpleRedirects: ReadonlySet<unknown> = new Set([undefined, "follow", "manual"]);
/** Those that every runtime lets a caller set. */
const simpleHeaders: ReadonlySet<unknown> = new Set(["accept", "authorization", "client-request-id", "content-type"]);

/**
 * The same without a Request, which takes longer than the answer: for arguments in the form that a client gives them,
 * of which a Request would change nothing. Undefined for any other.
 */
export function simplyAsked(address: string, init: RequestInit = {}): Asked | undefined {
  const { method = "GET", headers = {}, body = undefined, redirect, signal } = init;
  const url = absoluteUrl(address);
  if (url?.username !== "" || url.password !== "") return undefined;
  if (!hasOnly(init, simpleMembers) || !simpleMethods.has(method) || !simpleRedirects.has(redirect)) return undefined;
  if (!hasOnly(headers, simpleHeaders) || !Object.values(headers).every(isSimpleValue)) return undefined;
  if (!(signal === undefined || signal instanceof AbortSignal)) return undefined;
  const named = headers as Readonly<Record<string, string>>;
  if (body !== undefined && !(method !== "GET" && named["content-type"] && isSimpleText(body))) return undefined;
  signal?.throwIfAborted();
  return { request: { method, url: url.href, headers: { ...named }, body }, signal };
}

/** Whether a value is an object as it is written in code, with no other members than these. */
function hasOnly(value: object, names: ReadonlySet<unknown>): boolean {
  return Object.getPrototypeOf(value) === Object.prototype && Reflect.ownKeys(value).every((name) => names.has(name));
}

/** Of a header: neither trimmed nor refused. */
function isSimpleValue(value: unknown): boolean {
  return typeof value === "string" && /^[!-~]+(?: [!-~]+)*$/.test(value);
}

/** Of a body: the same after it was encoded and decoded. */
function isSimpleText(body: unknown): body is string {
  return typeof body === "string" && !/^\ufeff|\p{Surrogate}/u.test(body);
}
