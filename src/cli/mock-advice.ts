import { parseJson } from "../lib/json.ts";
import { isObject } from "../lib/untrusted.ts";
import { absoluteUrl, isLoopback } from "../lib/url.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { refused } from "./http/answers.ts";
import type { RoutedRequest } from "./routed.ts";

/** The address of its callback that a request names, when it is one that may; undefined when it names none. [CA-01, CA-02] */
export function callbackIn({ route, body = "" }: RoutedRequest): URL | undefined {
  if (!route || !/^(?:createCall|answerCall)$/.test(route.operation.operationId)) return undefined;
  const read = parseJson(body);
  const named = "value" in read && isObject(read.value) ? read.value["callbackUri"] : undefined;
  return typeof named === "string" ? absoluteUrl(named) : undefined;
}

/** Refuses a call whose notifications could only leave for the network. */
export function unreachableCallback(named: URL | undefined): PlainResponse | undefined {
  if (!named || isLoopback(named.hostname)) return undefined;
  return refused(
    400,
    "BadRequest",
    `callbackUri is at ${named.host}, which the mock does not reach. Start it with --callback http://127.0.0.1:PORT, and the bot is notified there, at the same path.`,
  );
}

/** Says to whoever lacks a token over plain http why that may be. */
export function withAdvice({ url, headers }: PlainRequest, response: PlainResponse): PlainResponse {
  if (response.status !== 401 || headers.authorization || !url.startsWith("http:")) return response;
  const read = parseJson(String(response.body));
  const error =
    "value" in read && isObject(read.value) && isObject(read.value["error"]) ? read.value["error"] : undefined;
  if (!error) return response;
  const message = `${String(error["message"])} Microsoft's clients send no token over plain http: run the bot with node --import graph-record-response/redirect, or start the mock with --proxy, and it sees https.`;
  return { ...response, body: JSON.stringify({ error: { ...error, message } }) };
}
