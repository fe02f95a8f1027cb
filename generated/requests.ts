// Generated from openapi/ by scripts/stages/requests.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import type { operations } from "./types.ts";

/** A request in the form that `fetch(url, init)` takes. */
export interface BuiltRequest {
  /** Path and query, without the server's address. */
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

type Operations = operations;
type Parameters<Id extends keyof Operations> = Pick<Operations[Id]["parameters"], "path" | "query" | "header">;
type Body<Id extends keyof Operations> = NonNullable<Operations[Id]["requestBody"]> extends { content: infer Content }
  ? Content[keyof Content]
  : undefined;
type Values = Readonly<Record<string, unknown>>;

function built(method: string, path: string, params: { path?: object; query?: object; header?: object }, body: unknown): BuiltRequest {
  const { path: values = {}, query = {}, header = {} } = params;
  const headers = Object.fromEntries(given(header as Values).map(([name, value]) => [name, String(value)]));
  const url = pathOf(path, values as Values) + queryOf(query as Values);
  if (body === undefined) return { url, init: { method, headers } };
  return { url, init: { method, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) } };
}

/** Puts values into a path, encoded; one that would leave its segment is a TypeError. */
export function pathOf(path: string, values: Values): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name, values[name]));
}

function segment(name: string, value: unknown): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") throw new TypeError(`${name} must be a string, not ${text === null ? "null" : typeof text}`);
  if (text === "" || text === "." || text === "..") {
    throw new TypeError(`${name} must name one resource; ${JSON.stringify(text)} would reach another`);
  }
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${name} must be well-formed text; it holds half a surrogate pair`);
  return encodeURIComponent(text);
}

function queryOf(query: Values): string {
  const pairs = given(query).flatMap(([name, value]) => [value].flat().map((each) => `${name}=${encodeURIComponent(String(each))}`));
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function given(values: Values): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}

/** The request of each operation; what it is sent to is the server's address and `url` behind it. */
export const requests: {
  readonly createCall: (params: Parameters<"createCall">, body?: Body<"createCall">) => BuiltRequest;
  readonly getCall: (params: Parameters<"getCall">, body?: Body<"getCall">) => BuiltRequest;
  readonly deleteCall: (params: Parameters<"deleteCall">, body?: Body<"deleteCall">) => BuiltRequest;
  readonly answerCall: (params: Parameters<"answerCall">, body?: Body<"answerCall">) => BuiltRequest;
  readonly playPrompt: (params: Parameters<"playPrompt">, body?: Body<"playPrompt">) => BuiltRequest;
  readonly recordResponse: (params: Parameters<"recordResponse">, body?: Body<"recordResponse">) => BuiltRequest;
  readonly recordResponseByApp: (params: Parameters<"recordResponseByApp">, body?: Body<"recordResponseByApp">) => BuiltRequest;
  readonly cancelMediaProcessing: (params: Parameters<"cancelMediaProcessing">, body?: Body<"cancelMediaProcessing">) => BuiltRequest;
  readonly subscribeToTone: (params: Parameters<"subscribeToTone">, body?: Body<"subscribeToTone">) => BuiltRequest;
  readonly keepCallAlive: (params: Parameters<"keepCallAlive">, body?: Body<"keepCallAlive">) => BuiltRequest;
  readonly getCallOperation: (params: Parameters<"getCallOperation">, body?: Body<"getCallOperation">) => BuiltRequest;
  readonly downloadRecording: (params: Parameters<"downloadRecording">, body?: Body<"downloadRecording">) => BuiltRequest;
} = {
  createCall: (params, body) => built("POST", "/communications/calls", params, body),
  getCall: (params, body) => built("GET", "/communications/calls/{callId}", params, body),
  deleteCall: (params, body) => built("DELETE", "/communications/calls/{callId}", params, body),
  answerCall: (params, body) => built("POST", "/communications/calls/{callId}/answer", params, body),
  playPrompt: (params, body) => built("POST", "/communications/calls/{callId}/playPrompt", params, body),
  recordResponse: (params, body) => built("POST", "/communications/calls/{callId}/recordResponse", params, body),
  recordResponseByApp: (params, body) => built("POST", "/app/calls/{callId}/recordResponse", params, body),
  cancelMediaProcessing: (params, body) => built("POST", "/communications/calls/{callId}/cancelMediaProcessing", params, body),
  subscribeToTone: (params, body) => built("POST", "/communications/calls/{callId}/subscribeToTone", params, body),
  keepCallAlive: (params, body) => built("POST", "/communications/calls/{callId}/keepAlive", params, body),
  getCallOperation: (params, body) => built("GET", "/communications/calls/{callId}/operations/{operationId}", params, body),
  downloadRecording: (params, body) => built("GET", "/recordings/{recordingId}", params, body),
};
