import { type HttpHandler, http } from "msw";
import { type OperationEntry, operations } from "../../generated/operations.ts";
import { graphVersions } from "../../generated/vocabulary.ts";
import { type GraphVersion, versionAtEnd } from "../contract/versions.ts";
import { type Check, type Checks, checked, choice, members, methods, rule, shownAddress } from "../lib/options.ts";
import { absoluteUrl } from "../lib/url.ts";
import type { CallPlatform } from "../platform/call/call-platform.ts";
import { answer, answerNames } from "../platform/http/answer.ts";
import type { Answers } from "../platform/http/choice.ts";
import { callable, routeAt } from "../platform/http/route.ts";
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
 * the contract says before it is answered.
 *
 * @example
 * const server = setupServer(...createHandlers({ answers: { recordResponse: "tooManyRequests" } }));
 */
export function createHandlers(options?: HandlersOptions): HttpHandler[] {
  const { answers, platform, baseUrl, version } = checked("createHandlers", options, checks);
  const chosen: Answers = { ...platform?.answers, ...answers };
  return callable.flatMap((operation) =>
    bases(operation, baseUrl, version).map((base) => handler(operation, base, chosen)),
  );
}

/** The addresses before an operation's path. */
function bases(operation: OperationEntry, baseUrl: string | undefined, version: GraphVersion | undefined): string[] {
  if (operation.opaquePath) return [...operation.servers];
  const wanted = operation.servers.filter((server) => !version || server.endsWith(`/${version}`));
  const moved = wanted.map((server) => (baseUrl ? baseUrl.replace(/\/+$/, "") + new URL(server).pathname : server));
  return [...new Set(moved)];
}

function handler(operation: OperationEntry, base: string, answers: Answers): HttpHandler {
  const method = operation.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete" | "head" | "options";
  const pattern = operation.opaquePath ? `${base}/*` : base + operation.path.replace(/\{([^{}]+)\}/g, ":$1");
  return http[method](pattern, async ({ request }) => {
    const route = routeAt(operation, base, request.url);
    return route && toResponse(answer(route, await toPlainRequest(request), answers));
  });
}
