import { canonicalId } from "../contract/ids.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { findRoute } from "../platform/http/route.ts";
import { refused } from "./serve.ts";

/** Calls that may be under way at once. */
const mostCalls = 1_000;
/** Operations of one call that may wait or play at once. */
const mostOperations = 1_000;

/** Counts what is under way, so that no bot that runs wild fills the mock. [PL-13] */
export interface Load {
  take(event: CallEvent): void;
  /** The refusal of a request that would be too much; undefined for any other. */
  tooMuch(request: PlainRequest): PlainResponse | undefined;
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
    tooMuch({ method, url }) {
      if (method !== "POST") return undefined;
      const found = findRoute(method, url);
      const route = "route" in found ? found.route : undefined;
      const starts = new URL(url).pathname === "/_platform/calls" ? "call" : route?.operation.starts;
      if (starts === "call" && calls.size >= mostCalls)
        return tooMany(`${mostCalls} calls are under way, which is the mock's limit: end some`);
      const operations = starts === "operation" ? calls.get(canonicalId(route?.path["callId"] ?? "")) : undefined;
      if (operations && operations.size >= mostOperations)
        return tooMany(
          `${mostOperations} operations wait in this call, which is the mock's limit: cancel them, or end it`,
        );
      return undefined;
    },
  };
}

function tooMany(message: string): PlainResponse {
  const { headers, ...answer } = refused(429, "TooManyRequests", `${message}.`);
  return { ...answer, headers: { ...headers, "retry-after": "1" } };
}
