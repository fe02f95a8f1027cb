import { type HttpHandler, http } from "msw";
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { graphVersions } from "../../generated/vocabulary.ts";
import { type GraphVersion, versionAtEnd } from "../contract/versions.ts";
import { type Check, type Checks, checked, choice, members, methods, rule, shownAddress } from "../lib/options.ts";
import { absoluteUrl } from "../lib/url.ts";
import type { CallPlatform } from "../platform/call/call-platform.ts";
import { answerNames, respondWith } from "../platform/http/answer.ts";
import type { Answers } from "../platform/http/choice.ts";
import { actionNamespace, callable, createRouter, graphOrigins } from "../platform/http/route.ts";
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
    "an absolute address without version, query and fragment, such as http://127.0.0.1:4010",
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
  if (!/^https?:$/.test(url?.protocol ?? "")) return false;
  const { search, hash } = url as URL;
  return search === "" && hash === "" && versionAtEnd(url as URL) === undefined;
}

/**
 * Handlers for msw 2.10+ and 3, one for each path of the contract. A request is judged as the contract says before it is
 * answered. What lies at or below these paths is always answered, on every host and version of Graph, 501 where the
 * contract does not have it, so that no token leaves for the network; other paths are left to the handlers beside these.
 * [RR-26, PL-11]
 *
 * @example
 * const server = setupServer(...createHandlers({ answers: { recordResponse: "tooManyRequests" } }));
 */
export function createHandlers(options?: HandlersOptions): HttpHandler[] {
  const { answers, platform, baseUrl, version } = checked("createHandlers", options, checks);
  const chosen: Answers = { ...platform?.answers, ...answers };
  const root = baseUrl === undefined ? undefined : new URL(baseUrl).href.replace(/\/+$/, "");
  const roots = root === undefined ? [...graphOrigins] : [root];
  const router = createRouter(
    callable.flatMap((operation) => basesOf(operation, root, version).map((base) => ({ operation, base }))),
  );
  const resolver = async ({ request }: { readonly request: Request }): Promise<Response> =>
    toResponse(respondWith(await toPlainRequest(request), { answers: chosen, router, requestId: crypto.randomUUID() }));
  const addresses = new Map(callable.map((operation) => [operation.path, atOrBelow(operation, roots)] as const));
  return [...addresses.values()].map((address) => http.all(address, resolver));
}

/** The addresses before an operation's path where it is served. */
function basesOf(operation: OperationEntry, root: string | undefined, version: GraphVersion | undefined): string[] {
  if (operation.opaquePath) return [...operation.servers];
  const wanted = operation.servers.filter((server) => !version || server.endsWith(`/${version}`));
  return [...new Set(wanted.map((server) => (root === undefined ? server : root + new URL(server).pathname)))];
}

/** Every address at or below an operation's path, in any version, letter case and number of slashes. */
function atOrBelow({ opaquePath, servers, path }: OperationEntry, roots: readonly string[]): RegExp {
  if (opaquePath) return new RegExp(`^(?:${servers.map(literally).join("|")})(?:/.*)?$`, "i");
  const versions = graphVersions.map(literally).join("|");
  const segments = [`(?:${versions})`, ...path.split("/").slice(1).map(segmentPattern)];
  return new RegExp(`^(?:${roots.map(literally).join("|")})/+${segments.join("/+")}(?:/.*)?$`, "i");
}

/** An id may be missing: `calls//` is answered too. */
function segmentPattern(segment: string, index: number, all: readonly string[]): string {
  if (segment.startsWith("{")) return "[^/]*";
  const isAction = index === all.length - 1 && all[index - 1]?.startsWith("{");
  return (isAction ? `(?:${literally(actionNamespace)})?` : "") + literally(segment);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
