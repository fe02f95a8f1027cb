import { examples } from "../../../generated/examples.ts";
import {
  type AnswerNames,
  type MediaEntry,
  type OperationEntry,
  type OperationId,
  operations,
  type ResponseEntry,
} from "../../../generated/operations.ts";
import { betaMembers } from "../../../generated/vocabulary.ts";
import { createWav } from "../audio/wav.ts";
import { createRandom } from "../random.ts";
import { checkRequest, type Refused } from "./check.ts";
import type { Answers, Choice, OperationRequest, OwnAnswer, Resolver } from "./choice.ts";
import { type ExpressionContext, evaluate, memberAt, withMember } from "./expression.ts";
import type { PlainRequest, PlainResponse } from "./plain.ts";
import { callable, findRoute, type Route, type Router, type Routing } from "./route.ts";

/**
 * Answers a request as the contract says: refuses what it refuses, with every fault, and else gives the chosen example,
 * its `Location` and its echoes made from the request. Pure: the same request and choice give the same answer, its
 * `request-id` included.
 */
export function respond(request: PlainRequest, answers: Answers = {}): PlainResponse {
  return respondWith(request, { answers });
}

/** What else decides an answer. */
export interface Exchange {
  readonly answers: Answers;
  /** Where operations stand. Default: all of them, on the host of the request. */
  readonly router?: Router;
  /** Graph's id of this exchange. Default: one that address, body and the headers that identify a request decide. */
  readonly requestId?: string;
}

/** The same at other places, or with an id of its own. */
export function respondWith(
  request: PlainRequest,
  { answers, router = findRoute, requestId = requestIdOf(request) }: Exchange,
): PlainResponse {
  const routing = router(request.method, request.url);
  return "route" in routing ? answer(routing.route, request, answers, requestId) : noRoute(request, routing, requestId);
}

function answer(route: Route, request: PlainRequest, answers: Answers, requestId: string): PlainResponse {
  const { operation, path } = route;
  const checked = checkRequest(operation, request, path);
  if ("issues" in checked) return refusal(route, request, checked, requestId);
  const context = contextOf(route, request, requestId, checked.body);
  const choice = choose(operation, answers, { request, path, body: checked.body });
  if (typeof choice === "object" && "status" in choice) return ownAnswer(choice);
  const { example = firstSuccess(operation), members = {} } = typeof choice === "object" ? choice : { example: choice };
  return fromExample(route, example, members, context);
}

function requestIdOf({ method, url, headers, body = "" }: PlainRequest): string {
  const { authorization, "client-request-id": clientRequestId } = headers;
  return createRandom(1, [method, url, authorization, clientRequestId, body.slice(0, 1_000)].join(" ")).guid();
}

function contextOf(
  { path }: Route,
  { headers }: PlainRequest,
  requestId: string,
  requestBody?: unknown,
): ExpressionContext {
  return { path, headers, requestBody, responseHeaders: { [requestIdName]: requestId }, responseBody: undefined };
}

const requestIdName = "request-id";

function choose(operation: OperationEntry, answers: Answers, request: OperationRequest): Choice<OperationId> {
  const given = answers[operation.operationId] as Choice<OperationId> | Resolver<OperationId> | undefined;
  return (typeof given === "function" ? given(request) : given) ?? firstSuccess(operation);
}

function firstSuccess(operation: OperationEntry): AnswerNames[OperationId] {
  for (const [name, { status }] of responsesOf(operation))
    if (status >= 200 && status < 300) return name as AnswerNames[OperationId];
  throw new TypeError(`${operation.operationId} has no successful answer in the contract`);
}

const byName = new WeakMap<OperationEntry, ReadonlyMap<string, ResponseEntry>>();

/** The responses of an operation by the names of their answers; of two with the same name the first. */
function responsesOf(operation: OperationEntry): ReadonlyMap<string, ResponseEntry> {
  const known = byName.get(operation);
  if (known) return known;
  const named = Object.values(operation.responses).flatMap((response) =>
    namesOf(response).map((name) => [name, response] as const),
  );
  const responses = new Map<string, ResponseEntry>();
  for (const [name, response] of named) if (!responses.has(name)) responses.set(name, response);
  byName.set(operation, responses);
  return responses;
}

/** What an answer can be called: its examples, or its status where it has no body. */
function namesOf({ status, content }: ResponseEntry): string[] {
  const names = Object.values(content).flatMap(({ examples: named }) => Object.keys(named));
  return names.length > 0 ? names : [String(status)];
}

function fromExample(
  { operation, base }: Pick<Route, "operation" | "base">,
  name: string,
  members: Readonly<Record<string, unknown>>,
  request: ExpressionContext,
): PlainResponse {
  const response = responsesOf(operation).get(name);
  if (!response)
    throw new TypeError(
      `${operation.operationId} has no answer named ${JSON.stringify(name)}; it has ${answerNames(operation).join(", ")}`,
    );
  const [mediaType, media] = Object.entries(response.content)[0] ?? [];
  const body = media && bodyOf(media, name, members, request, base.endsWith("/v1.0"));
  const context = { ...request, responseBody: body };
  const headers = { ...headersOf(response, base, context), ...(mediaType && { "content-type": mediaType }) };
  if (!media) return { status: response.status, headers, body: undefined };
  return {
    status: response.status,
    headers,
    body: isWav(body)
      ? createWav({ segments: [{ kind: "speech", samples: body.wavSamples }] }).chunks()
      : JSON.stringify(body),
  };
}

/** Everything that an operation can answer, by name. */
export const answerNames = ({ responses }: OperationEntry): string[] => Object.values(responses).flatMap(namesOf);

type WavBody = { readonly wavSamples: number };
const isWav = (body: unknown): body is WavBody => typeof body === "object" && body !== null && "wavSamples" in body;

function bodyOf(
  media: MediaEntry,
  name: string,
  members: Readonly<Record<string, unknown>>,
  context: ExpressionContext,
  v1: boolean,
): unknown {
  const key = media.examples[name];
  const example: unknown = key === undefined ? undefined : examples[key];
  if (typeof example !== "object" || example === null) return example;
  const derived = Object.entries(media.values).reduce<unknown>((body, [pointer, expression]) => {
    const value = evaluate(expression, context);
    return value === undefined && isNothing(memberAt(body, pointer)) ? body : withMember(body, pointer, value);
  }, example);
  const body: Readonly<Record<string, unknown>> = { ...(derived as object), ...members };
  return v1 ? withoutBetaMembers(body) : body;
}

/** What an example has for a member of which there is none. */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const context = "@odata.context";

/** v1.0 leaves some members of a type out, and names itself. [PL-04] */
function withoutBetaMembers(body: Readonly<Record<string, unknown>>): unknown {
  const type = String(body["@odata.type"]).replace("#microsoft.graph.", "");
  const betaOnly: readonly string[] = (betaMembers as { readonly [type: string]: readonly string[] })[type] ?? [];
  const members = Object.entries(body).filter(([member]) => !betaOnly.includes(member));
  return Object.fromEntries(
    members.map(([member, value]) => [member, member === context ? String(value).replace("/beta/", "/v1.0/") : value]),
  );
}

function headersOf(response: ResponseEntry, base: string, context: ExpressionContext): Record<string, string> {
  const known = (name: string): string | undefined => context.responseHeaders[name.toLowerCase()];
  const entries = Object.entries(response.headers).map(([name, { link, value, example }]) => {
    if (link) return [name, linkAddress(response, link, base, context) ?? example] as const;
    return [name, value ? (evaluate(value, context) as string | undefined) : (known(name) ?? example)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, string>;
}

/** The address that a link names; undefined when the answer does not hold its values. */
function linkAddress(
  response: ResponseEntry,
  name: string,
  base: string,
  context: ExpressionContext,
): string | undefined {
  const link = response.links[name];
  if (!link) return undefined;
  const values = Object.entries(link.parameters).map(
    ([parameter, expression]) => [parameter, evaluate(expression, context)] as const,
  );
  if (values.some(([, value]) => typeof value !== "string")) return undefined;
  const byName = Object.fromEntries(values) as Record<string, string>;
  return (
    base +
    operations[link.operationId].path.replace(/\{([^{}]+)\}/g, (_, parameter: string) =>
      encodeURIComponent(byName[parameter] ?? ""),
    )
  );
}

function ownAnswer({ status, headers = {}, body }: OwnAnswer<OperationId>): PlainResponse {
  if (body === undefined) return { status, headers, body };
  if (body !== null && Symbol.iterator in Object(body) && typeof body !== "string") {
    return {
      status,
      headers: { "content-type": "application/octet-stream", ...headers },
      body: body as Iterable<Uint8Array>,
    };
  }
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** So many faults are named in one refusal; it says how many there are besides. */
const mostIssues = 20;
const longestPath = 200;

const shortened = (path: string): string => (path.length > longestPath ? `${path.slice(0, longestPath)}…` : path);

/** The contract's own example for a refusal, with its faults and their paths. */
function refusal(
  route: Route,
  request: PlainRequest,
  { status, issues, code }: Refused,
  requestId: string,
): PlainResponse {
  const response = route.operation.responses[status] ?? route.operation.responses.default;
  if (!response) throw new TypeError(`${route.operation.operationId} has no answer ${status} in the contract`);
  const plain = fromExample(route, namesOf(response)[0] as string, {}, contextOf(route, request, requestId));
  const { error } = JSON.parse(plain.body as string) as { error: Record<string, unknown> };
  const shown = issues.slice(0, mostIssues).map((issue) => ({ ...issue, path: shortened(issue.path) }));
  const left = issues.length - shown.length;
  const parts = [...shown.map(({ path, message: text }) => `${path} ${text}`), ...(left > 0 ? [`${left} more`] : [])];
  const message = parts.join("; ");
  const details = shown.map((issue) => ({ code: issue.code, message: issue.message, target: issue.path }));
  return { ...plain, status, body: JSON.stringify({ error: { ...error, ...(code && { code }), message, details } }) };
}

/** What the contract does not have is 501, as a bot takes 404 for what is gone. [PL-11] */
function noRoute(
  request: PlainRequest,
  routing: Exclude<Routing, { readonly route: Route }>,
  requestId: string,
): PlainResponse {
  const { pathname } = new URL(request.url);
  const asked = `${request.method} ${pathname}`;
  if ("allowed" in routing) {
    const allow = routing.allowed.join(", ");
    const message = `${pathname} takes ${allow}, not ${request.method}.`;
    return failure({ status: 405, code: "MethodNotAllowed", message }, request, requestId, { allow });
  }
  const known = `the contract has ${callable.map(({ operationId }) => operationId).join(", ")}`;
  if (routing.outside === "graph") {
    const message = `${asked} is not an address of Graph; ${known}.`;
    return failure({ status: 404, code: "NotFound", message }, request, requestId);
  }
  const advice = routing.spelling === undefined ? known : `write ${routing.spelling}`;
  const message = `The contract does not have ${asked}; ${advice}.`;
  return failure({ status: 501, code: "NotImplemented", message }, request, requestId);
}

/** In Graph's envelope, though no operation answers. [ER-01, ER-03] */
function failure(
  { status, code, message }: { readonly status: number; readonly code: string; readonly message: string },
  { headers: { "client-request-id": clientRequestId } }: PlainRequest,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): PlainResponse {
  const ids = { [requestIdName]: requestId, ...(clientRequestId && { "client-request-id": clientRequestId }) };
  return {
    status,
    headers: { "content-type": "application/json", ...ids, ...headers },
    body: JSON.stringify({ error: { code, message, innerError: ids } }),
  };
}
