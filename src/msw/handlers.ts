import { type HttpHandler, http } from "msw";
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { graphVersions } from "../../generated/vocabulary.ts";
import { type GraphVersion, versionAtEnd } from "../contract/versions.ts";
import { type Check, type Checks, checked, choice, members, methods, rule, shownAddress } from "../lib/options.ts";
import { absoluteUrl } from "../lib/url.ts";
import type { CallPlatform } from "../platform/call/call-platform.ts";
import { answerNames, respond } from "../platform/http/answer.ts";
import type { Answers } from "../platform/http/choice.ts";
import { actionNamespace, callable, type Place } from "../platform/http/route.ts";
import { toPlainRequest, toResponse } from "../platform/http/web.ts";

export interface HandlersOptions {
  /** How to answer, by operation: the name of an example of the contract, or a resolver. Default: the first example. */
  readonly answers?: Answers | undefined;
  /** A simulated platform over whose state to answer; `answers` goes before it. */
  readonly platform?: Pick<CallPlatform, "answers"> | undefined;
  /** Stands for the contract's Graph hosts; default all of them. */
  readonly baseUrl?: string | undefined;
  /** Default both. */
  readonly version?: GraphVersion | undefined;
}

const checks: Checks<HandlersOptions> = {
  answers: members(
    Object.fromEntries(Object.entries(operations).map(([id, operation]) => [id, choiceCheck(operation)])),
  ),
  platform: methods(["startCall"], "a simulated platform (see createCallPlatform)"),
  baseUrl: rule(
    (value) => typeof value === "string" && isBase(absoluteUrl(value)),
    "an absolute address without a version, such as http://127.0.0.1:4010",
    shownAddress,
  ),
  version: choice(...graphVersions),
};

/** The name of an example, or what says more about the answer. */
function choiceCheck(operation: OperationEntry): Check {
  const named = choice(...answerNames(operation));
  return (value, option, door) => {
    if (typeof value !== "function" && (typeof value !== "object" || value === null)) named(value, option, door);
  };
}

function isBase(url: URL | undefined): boolean {
  return /^https?:$/.test(url?.protocol ?? "") && versionAtEnd(url as URL) === undefined;
}

/**
 * Handlers for msw 2.10+ and 3, for every operation of the contract on every server that has it. A request is judged as
 * the contract says before it is answered. What lies at or below a path of the contract is always answered, 501 where the
 * contract does not have it, so that no token leaves for the network; other paths are left to the handlers beside these.
 * [RR-26, PL-11]
 *
 * @example
 * const server = setupServer(...createHandlers({ answers: { recordResponse: "tooManyRequests" } }));
 */
export function createHandlers(options?: HandlersOptions): HttpHandler[] {
  const { answers, platform, baseUrl, version } = checked("createHandlers", options, checks);
  const chosen: Answers = { ...platform?.answers, ...answers };
  const places = callable.flatMap((operation) =>
    bases(operation, baseUrl, version).map((base) => ({ operation, base })),
  );
  const resolver = async ({ request }: { readonly request: Request }): Promise<Response> =>
    toResponse(respond(await toPlainRequest(request), chosen, places));
  return [...places.map((place) => handler(place, resolver)), http.all(atOrBelow(places), resolver)];
}

/** The addresses before an operation's path. */
function bases(operation: OperationEntry, baseUrl: string | undefined, version: GraphVersion | undefined): string[] {
  if (operation.opaquePath) return [...operation.servers];
  const wanted = operation.servers.filter((server) => !version || server.endsWith(`/${version}`));
  const moved = wanted.map((server) => (baseUrl ? baseUrl.replace(/\/+$/, "") + new URL(server).pathname : server));
  return [...new Set(moved)];
}

type Resolver = (info: { readonly request: Request }) => Promise<Response>;

function handler({ operation, base }: Place, resolver: Resolver): HttpHandler {
  const method = operation.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete" | "head" | "options";
  const pattern = operation.opaquePath ? `${base}/*` : base + operation.path.replace(/\{([^{}]+)\}/g, ":$1");
  return http[method](pattern, resolver);
}

/** Every address at or below the contract's paths, in any letter case, actions with their namespace included. */
function atOrBelow(places: readonly Place[]): RegExp {
  const addresses = places.map(({ operation, base }) =>
    operation.opaquePath ? literally(base) : literally(base) + operation.path.split("/").map(segmentPattern).join("/"),
  );
  return new RegExp(`^(?:${[...new Set(addresses)].join("|")})(?:/.*)?$`, "i");
}

function segmentPattern(segment: string, index: number, { length }: readonly string[]): string {
  if (segment.startsWith("{")) return "[^/]+";
  return (index === length - 1 ? `(?:${literally(actionNamespace)})?` : "") + literally(segment);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
