import { canonicalId, idsFromResource } from "../contract/ids.ts";
import { isSecretName, withoutSecrets } from "../contract/secrets.ts";
import type { Fetch, FetchedResponse, FetchInit } from "../lib/fetch.ts";
import { parseJson } from "../lib/json.ts";
import { redactText } from "../lib/redact.ts";
import { isObject } from "../lib/untrusted.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import type { Route } from "../platform/http/route.ts";
import { faultsOfRequest } from "./exchange-faults.ts";
import type { Exchange, ShownMessage } from "./live/records.ts";

/** Of a body or a target, UTF-16 units. */
const longestShown = 16 * 1024;
/** Of a header's value, UTF-16 units. */
const longestHeader = 1_000;
const mostHeaders = 60;

/** Parts of a form that are not secret; all others are. */
const plainFields: ReadonlySet<string> = new Set(["grant_type", "scope", "client_id"]);
const secretHeader = /^(?:proxy-)?authorization$|cookie$|key$|signature$/i;

/** What the bot asked of the mock, and what it was answered. @param route what the contract calls it */
export async function exchangeWithMock(
  request: PlainRequest,
  route: Route | undefined,
  response: PlainResponse,
  ms: number,
): Promise<Exchange> {
  const { method, url, headers, body } = request;
  const { origin, pathname } = new URL(url);
  const answer = { status: response.status, ...shownMessage(response.headers, shownAnswer(response)) };
  return {
    direction: "toMock",
    callId:
      route?.path["callId"] === undefined
        ? idInAnswer(route?.operation.starts, response)
        : canonicalId(route.path["callId"]),
    operation: route?.operation.operationId,
    about: undefined,
    method,
    target: redactText(url, [], longestShown).slice(origin.length) || pathname,
    request: shownMessage(headers, shownBody(body, headers["content-type"])),
    faults: route ? await faultsOfRequest(route, request) : [],
    answer,
    error: undefined,
    ms: Math.round(ms),
  };
}

function idInAnswer(starts: string | null | undefined, { body }: PlainResponse): string | undefined {
  const read = starts === "call" ? parseJson(String(body)) : { issue: undefined };
  const id = "value" in read && isObject(read.value) ? read.value["id"] : undefined;
  return typeof id === "string" ? canonicalId(id) : undefined;
}

/** Reaches the bot as another fetch does, and reports each exchange; `onExchange` is called once the answer's status came. */
export function watchedFetch(reach: Fetch, onExchange: (exchange: Exchange) => void): Fetch {
  return async (url, init) => {
    const startedMs = performance.now();
    const report = (answer: Exchange["answer"], error?: string): void =>
      onExchange(notificationExchange(url, init, answer, error, performance.now() - startedMs));
    try {
      const response = await reach(url, init);
      report({ status: response.status, headers: headersOf(response), body: undefined });
      return response;
    } catch (error) {
      report(undefined, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

function notificationExchange(
  url: string,
  { method, headers, body }: FetchInit,
  answer: Exchange["answer"],
  error: string | undefined,
  ms: number,
): Exchange {
  const item = notifiedItem(body);
  return {
    direction: "toBot",
    callId: callOf(item),
    operation: "receiveCommsNotifications",
    about: aboutOf(item),
    method,
    target: redactText(url, [], longestShown),
    request: shownMessage(headers, shownBody(body, "application/json")),
    faults: [],
    answer,
    error,
    ms: Math.round(ms),
  };
}

type Members = Readonly<Record<string, unknown>>;

/** The first item of a notification. */
function notifiedItem(body: string | undefined): Members {
  const read = parseJson(body ?? "");
  const items = "value" in read && isObject(read.value) ? read.value["value"] : undefined;
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  return isObject(first) ? first : {};
}

function callOf({ resourceUrl, resource = resourceUrl }: Members): string | undefined {
  return typeof resource === "string" ? idsFromResource(resource).callId : undefined;
}

function aboutOf({ resourceData }: Members): string {
  if (Array.isArray(resourceData)) return "participants";
  const { state, status = state, completionReason, toneInfo, ...data } = isObject(resourceData) ? resourceData : {};
  const type = String(data["@odata.type"] ?? "").replace("#microsoft.graph.", "");
  const tone = isObject(toneInfo) ? `tone ${String(toneInfo["tone"])}` : undefined;
  return [type, tone ?? status, completionReason].filter((part) => typeof part === "string" && part !== "").join(", ");
}

/** Of what a bot answers, these say something. */
const answerHeaders = ["content-type", "content-length", "location", "www-authenticate", "retry-after", "server"];

function headersOf({ headers }: FetchedResponse): Readonly<Record<string, string>> {
  const present = answerHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, shownHeader(name, value)] as const];
  });
  return Object.fromEntries(present);
}

function shownMessage(headers: Readonly<Record<string, string>>, body: string | undefined): ShownMessage {
  const shown = Object.entries(headers)
    .slice(0, mostHeaders)
    .map(([name, value]) => [name, shownHeader(name, value)] as const);
  return { headers: Object.fromEntries(shown), body };
}

/** `authorization` is reduced to its scheme. */
function shownHeader(name: string, value: string): string {
  if (!secretHeader.test(name) && !isSecretName(name)) return redactText(value, [], longestHeader);
  const scheme = /^(?:Bearer|Basic) +(?=\S)/i.exec(value)?.[0] ?? "";
  return `${scheme}[redacted]`;
}

function shownAnswer({ body, headers }: PlainResponse): string | undefined {
  if (body === undefined || typeof body === "string") return shownBody(body, headers["content-type"]);
  return `(a file, ${headers["content-type"] ?? "of no declared type"})`;
}

/** JSON without its secrets, and the plain fields of a form. Anything else could hold a secret in any place, and is not shown. */
function shownBody(body: string | undefined, type: string | undefined): string | undefined {
  if (!body) return undefined;
  if (type?.startsWith("application/x-www-form-urlencoded")) return shownForm(new URLSearchParams(body));
  const read = parseJson(body);
  if (!("value" in read)) return `(${body.length} characters, which are not JSON)`;
  const { shown } = withoutSecrets([["shown", read.value]]);
  return redactText(JSON.stringify(shown, undefined, 2), [], longestShown);
}

function shownForm(form: URLSearchParams): string {
  return Array.from(form, ([name, value]) => {
    const isPlain = plainFields.has(name);
    return `${name.slice(0, 100)}=${isPlain ? redactText(value, []) : "[redacted]"}`;
  }).join("\n");
}
