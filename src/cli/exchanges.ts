import { canonicalId, idsFromResource } from "../contract/ids.ts";
import { isSecretName, withoutSecrets } from "../contract/secrets.ts";
import type { Fetch, FetchedResponse, FetchInit } from "../lib/fetch.ts";
import { parseJson } from "../lib/json.ts";
import { readText } from "../lib/limited-body.ts";
import { redactText } from "../lib/redact.ts";
import { isObject } from "../lib/untrusted.ts";
import { inWords } from "../platform/call/delivery.ts";
import type { PlainResponse } from "../platform/http/plain.ts";
import { faultsOfAnswer, faultsOfNotification, faultsOfRequest } from "./exchange-faults.ts";
import type { Exchange, ShownMessage } from "./live/records.ts";
import type { RoutedRequest } from "./routed.ts";

/** Of a body or a target, UTF-16 units. */
const longestShown = 16 * 1024;
/** Of a header's value, UTF-16 units. */
const longestHeader = 1_000;
const mostHeaders = 60;
/** A longer body is not read: the mock refuses it, or it is not for Graph. UTF-16 units. */
const longestRead = 64 * 1024;
/** Of what a bot answers, and how long it is waited for, milliseconds. */
const mostAnswerBytes = longestRead;
const answerBodyMs = 5_000;
/** One that is longer may be a key or a token. */
const longWord = /[^\s"'<>()]{20,}/g;

/** Parts of a form that are not secret; all others are. */
const plainFields: ReadonlySet<string> = new Set(["grant_type", "scope", "client_id"]);
const secretHeader = /^(?:proxy-)?authorization$|cookie$|key$|signature$/i;

/** What the bot asked of the mock, and what it was answered. */
export async function exchangeWithMock(request: RoutedRequest, response: PlainResponse, ms: number): Promise<Exchange> {
  const { method, url, headers, body, route } = request;
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
    faults: route && !isLong(body) ? await faultsOfRequest(route, request) : [],
    answerFaults: [],
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

/** Reports an exchange once its answer is known. */
type OnExchange = (exchange: Exchange) => void;

/**
 * Notifies the bot as another fetch does, and reports each exchange. The answer's body is read for the report alone: what is
 * resolved to, at once, has none. @param onFailed called with what this cannot report
 */
export function watchedCallback(reach: Fetch, onExchange: OnExchange, onFailed: (error: unknown) => void): Fetch {
  return async (url, init) => {
    const startedMs = performance.now();
    const elapsedMs = (): number => performance.now() - startedMs;
    const report = (answer: Answered): void => void notification(url, init, answer).then(onExchange, onFailed);
    try {
      const response = await reach(url, init);
      report({ ms: elapsedMs(), response });
      return { status: response.status, headers: response.headers, text: () => Promise.resolve("") };
    } catch (error) {
      report({ ms: elapsedMs(), error: inWords(error) });
      throw error;
    }
  };
}

/** Fetches prompts as another fetch does, and reports each exchange. */
export function watchedPrompts(reach: Fetch, onExchange: OnExchange): Fetch {
  return async (url, init) => {
    const startedMs = performance.now();
    const report = (answer: Exchange["answer"], error?: string): void =>
      onExchange({
        ...{ direction: "toPrompt", callId: undefined, operation: undefined, about: "prompt", method: init.method },
        ...{ target: redactText(url, [], longestShown), request: shownMessage(init.headers, undefined) },
        ...{ faults: [], answerFaults: [], answer, error, ms: Math.round(performance.now() - startedMs) },
      });
    try {
      const response = await reach(url, init);
      const headers = answerHeadersOf(response);
      report({ status: response.status, headers, body: fileOf(headers["content-type"]) });
      return response;
    } catch (error) {
      report(undefined, inWords(error));
      throw error;
    }
  };
}

type Answered = { readonly ms: number } & ({ readonly response: FetchedResponse } | { readonly error: string });

async function notification(url: string, init: FetchInit, answered: Answered): Promise<Exchange> {
  const { method, headers, body } = init;
  const { item, secrets } = notified(init);
  const answer = "response" in answered ? await shownAnswerOf(answered.response, secrets) : undefined;
  const error = "error" in answered ? answered.error : undefined;
  const { ms } = answered;
  return {
    direction: "toBot",
    callId: callOf(item),
    operation: "receiveCommsNotifications",
    about: aboutOf(item),
    method,
    target: redactText(url, [], longestShown),
    request: shownMessage(headers, shownBody(body, "application/json")),
    faults: await faultsOfNotification(body),
    answerFaults: await faultsOfAnswer(answer ? { ms, status: answer.status } : { ms, failure: "did not answer" }),
    answer,
    error,
    ms: Math.round(ms),
  };
}

async function shownAnswerOf(
  response: FetchedResponse,
  secrets: readonly string[],
): Promise<NonNullable<Exchange["answer"]>> {
  const headers = answerHeadersOf(response);
  const limits = { what: "The body", maxBytes: mostAnswerBytes, signal: AbortSignal.timeout(answerBodyMs) };
  const body = await readText(response, limits).then(
    (text) => shownText(text, headers["content-type"], secrets),
    (error: unknown) => `(${inWords(error)})`,
  );
  return { status: response.status, headers, body };
}

type Members = Readonly<Record<string, unknown>>;

/** The first item of a notification, and what is secret in it. */
function notified({ headers, body }: FetchInit): { readonly item: Members; readonly secrets: readonly string[] } {
  const read = parseJson(body ?? "");
  const items = "value" in read && isObject(read.value) ? read.value["value"] : undefined;
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  const item = isObject(first) ? first : {};
  const data = isObject(item["resourceData"]) ? item["resourceData"] : {};
  const secrets = Object.entries(data).flatMap(([name, value]) =>
    isSecretName(name) && typeof value === "string" ? [value] : [],
  );
  return { item, secrets: [headers["authorization"]?.replace(/^Bearer /, "") ?? "", ...secrets] };
}

function callOf({ resourceUrl, resource = resourceUrl }: Members): string | undefined {
  return typeof resource === "string" ? idsFromResource(resource).callId : undefined;
}

function aboutOf({ resourceData }: Members): string {
  if (Array.isArray(resourceData)) return "participants";
  const {
    state,
    status = state,
    completionReason,
    toneInfo,
    mediaState,
    ...data
  } = isObject(resourceData) ? resourceData : {};
  const type = String(data["@odata.type"] ?? "").replace("#microsoft.graph.", "");
  const tone = isObject(toneInfo) ? `tone ${String(toneInfo["tone"])}` : undefined;
  const audio = isObject(mediaState) ? `audio ${String(mediaState["audio"])}` : undefined;
  return [type, tone ?? status, audio, completionReason]
    .filter((part) => typeof part === "string" && part !== "")
    .join(", ");
}

/** Of what a bot answers, these say something. */
const answerHeaders = ["content-type", "content-length", "location", "www-authenticate", "retry-after", "server"];

function answerHeadersOf({ headers }: FetchedResponse): Readonly<Record<string, string>> {
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
  return fileOf(headers["content-type"]);
}

const fileOf = (type = "of no declared type"): string => `(a file, ${type})`;

/** What a bot answers: JSON as anywhere, and words, of which none can hold a secret. */
function shownText(text: string, type: string | undefined, secrets: readonly string[]): string | undefined {
  const isJson = "value" in parseJson(text);
  if (text === "" || isJson || !type?.startsWith("text/plain")) return shownBody(text, type, secrets);
  return redactText(text.replace(longWord, "[redacted]"), secrets, longestHeader);
}

const isLong = (body = ""): boolean => body.length > longestRead;

/** JSON without its secrets, and the plain fields of a form. Anything else could hold a secret in any place, and is not shown. */
function shownBody(
  body: string | undefined,
  type: string | undefined,
  secrets: readonly string[] = [],
): string | undefined {
  if (!body) return undefined;
  if (isLong(body)) return `(${body.length} characters, which are too many to show)`;
  if (type?.startsWith("application/x-www-form-urlencoded")) return shownForm(new URLSearchParams(body));
  const read = parseJson(body);
  if (!("value" in read)) return `(${body.length} characters, which are not JSON)`;
  const { shown } = withoutSecrets([["shown", read.value]]);
  return redactText(JSON.stringify(shown, undefined, 2), secrets, longestShown);
}

function shownForm(form: URLSearchParams): string {
  return Array.from(form, ([name, value]) => {
    const isPlain = plainFields.has(name);
    return `${name.slice(0, 100)}=${isPlain ? redactText(value, []) : "[redacted]"}`;
  }).join("\n");
}
