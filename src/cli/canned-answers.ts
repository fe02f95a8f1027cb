import { parseJson } from "../lib/json.ts";
import { type Checks, checked, choice, needed, rule } from "../lib/options.ts";
import { isObject } from "../lib/untrusted.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { findRoute } from "../platform/http/route.ts";
import { json } from "./http/answers.ts";

/** What is answered to one address of Graph that the contract does not have. */
interface CannedAnswer {
  readonly method: string;
  /** Below the version; `{name}` stands for any one segment. */
  readonly path: string;
  readonly status: number;
  /** Any JSON; none when absent. */
  readonly body?: unknown;
}

const checks: Checks<CannedAnswer> = {
  method: needed(choice("GET", "POST", "PATCH", "PUT", "DELETE")),
  path: needed(
    rule(
      (value) => /^(?:\/(?:\{\w+\}|[^/?#\s{}]+))+$/.test(String(value)) && !/^\/(?:beta|v1\.0)\//i.test(String(value)),
      "a path below the version, such as /users/{id}/onlineMeetings",
    ),
  ),
  status: needed(
    rule(
      (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
      "a status from 200 to 599",
    ),
  ),
  body: () => undefined,
};

/** Answers from a list in JSON. */
export type CannedAnswers = (request: PlainRequest) => PlainResponse | undefined;

/** @throws TypeError with the line of the first fault */
export function cannedAnswers(text: string): CannedAnswers {
  const read = parseJson(text);
  if ("issue" in read) throw new TypeError(read.issue.message);
  if (!Array.isArray(read.value))
    throw new TypeError(
      'is not a list of answers, such as [{"method":"GET","path":"/users/{id}","status":200,"body":{}}]',
    );
  const lines = elementLines(text);
  const answers = read.value.map((value: unknown, index) => {
    try {
      return checkedAnswer(value);
    } catch (error) {
      throw new TypeError(`line ${lines[index]}: ${(error as Error).message}`, { cause: error });
    }
  });
  return ({ method, url }) => {
    if (isOfContract(method, url)) return undefined;
    const [, below] = /^\/(?:beta|v1\.0)(\/.*?)\/?$/i.exec(new URL(url).pathname) ?? [];
    const found = below && answers.find((answer) => answer.method === method && matches(answer.path, below));
    if (!found) return undefined;
    const { status, body } = found;
    return body === undefined ? { status, headers: {}, body: undefined } : json(status, body);
  };
}

function checkedAnswer(value: unknown): CannedAnswer {
  const answer = checked("An answer", isObject(value) ? (value as unknown as CannedAnswer) : undefined, checks);
  if (answer.body !== undefined && [204, 205, 304].includes(answer.status))
    throw new TypeError(`body must not be given with status ${answer.status}`);
  if (isOfContract(answer.method, `https://graph.microsoft.com/beta${answer.path.replace(/\{[^/]*\}/g, "any")}`))
    throw new TypeError(`${answer.method} ${answer.path} is of the contract: the mock answers it itself`);
  return answer;
}

/** A pattern of free segments may fit such an address, and does not stand in for it. */
function isOfContract(method: string, url: string): boolean {
  return "route" in findRoute(method, url);
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => /^\{.*\}$/.test(part) || part.toLowerCase() === given[index]?.toLowerCase())
  );
}

/** On which lines the elements of a list begin, in text that is JSON. */
function elementLines(text: string): readonly number[] {
  const lines: number[] = [];
  let [line, depth, isNext] = [1, 0, false];
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[[\]{},\n]|[^\s[\]{},"]+/g)) {
    if (token === "\n") line += 1;
    else if (depth === 1 && isNext && token !== "]") {
      lines.push(line);
      isNext = false;
    }
    if (token === "[" || token === "{") {
      depth += 1;
      if (depth === 1) isNext = true;
    } else if (token === "]" || token === "}") depth -= 1;
    else if (token === "," && depth === 1) isNext = true;
  }
  return lines;
}
