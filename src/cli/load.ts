import { canonicalId } from "../contract/ids.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import type { PlainResponse } from "../platform/http/plain.ts";
import { refused } from "./http/answers.ts";
import type { RoutedRequest } from "./routed.ts";

/** Calls that may be under way at once. */
const mostCalls = 1_000;
/** Operations that may wait or play at once, of one call and of all. */
const mostOperations = 1_000;
const mostOfAll = 5_000;
/** Of a request's body, bytes: real ones have 2 kB at most, and each is kept until its operation ends. */
const mostBytes = 64 * 1024;

/** Counts what is under way, so that no bot that runs wild fills the mock. [PL-13] */
export interface Load {
  take(event: CallEvent): void;
  /** The refusal of a request that would be too much; undefined for any other. */
  tooMuch(request: RoutedRequest): PlainResponse | undefined;
}

export function createLoad(): Load {
  /** Operations under way, by call. */
  const calls = new Map<string, Set<string>>();

  function take(event: CallEvent): void {
    const { kind, callId } = event;
    if (kind === "callStarted") calls.set(callId, new Set());
    else if (kind === "callEnded") calls.delete(callId);
    else if (kind === "asked") calls.get(callId)?.add(event.operationId);
    else if (kind === "stopped") calls.get(callId)?.delete(event.operationId);
  }

  return {
    take,
    tooMuch({ method, url, body = "", route }) {
      if (method !== "POST") return undefined;
      if (route && Buffer.byteLength(body) > mostBytes)
        return refused(413, "RequestTooLarge", `A request for Graph may have ${mostBytes} bytes here.`);
      const starts = new URL(url).pathname === "/_platform/calls" ? "call" : route?.operation.starts;
      if (starts === "call" && calls.size >= mostCalls)
        return tooMany(`${mostCalls} calls are under way`, "GET /_platform/calls lists them, DELETE ends one");
      if (starts !== "operation" || route?.operation.final) return undefined;
      const ofCall = calls.get(canonicalId(route?.path["callId"] ?? ""))?.size ?? 0;
      if (ofCall >= mostOperations) return tooMany(`${mostOperations} operations wait in this call`, cancel);
      const all = [...calls.values()].reduce((total, { size }) => total + size, 0);
      return all >= mostOfAll ? tooMany(`${mostOfAll} operations wait`, cancel) : undefined;
    },
  };
}

const cancel = "cancel them (cancelMediaProcessing), or end the call";

function tooMany(what: string, advice: string): PlainResponse {
  const message = `${what}, which is the mock's limit: ${advice}.`;
  return refused(429, "TooManyRequests", message, { "retry-after": "1" });
}
