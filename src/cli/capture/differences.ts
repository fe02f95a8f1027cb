import { createHash } from "node:crypto";
import { validators } from "../../../generated/validators.ts";
import { parseNotifications } from "../../bot/notifications/parse.ts";
import { isOperationNotification, type ParsedNotification } from "../../bot/notifications/parsed.ts";
import { canonicalId, idsFromResource, isFullId } from "../../contract/ids.ts";
import { jsonPath, readableIssues } from "../../contract/validate.ts";
import { isObject } from "../../lib/untrusted.ts";
import {
  bodySchema,
  type Declaration,
  declarationOf,
  declaredHeaders,
  exampleNotifications,
  memberOf,
  type Schema,
  typeName,
  typeOf,
} from "./contract.ts";
import { type Answer, type Delivery, type Difference, headerOf, type NotKept } from "./fixture.ts";

const difference = (clause: string, at: string, says: string): Difference => ({ kind: "difference", clause, at, says });
const evidence = (clause: string, at: string, says: string): Difference => ({ kind: "evidence", clause, at, says });

/** What one delivery by itself differs in. It is read out of what is kept, so that no line can hold more. [CP-03] */
export function differencesIn({ request, answer }: Delivery): readonly Difference[] {
  const { method, headers, token, body, notKept, shapes = {} } = request;
  const found = notKept ? [notKeptDifference(notKept)] : differencesOfBody(body, shapes);
  const fault = token.fault;
  const more = found.length - mostOfBody;
  return [
    ...(method === "POST" ? [] : [difference("NT-01", "method", `is ${method}, and not POST`)]),
    ...headerDifferences(headers, body, shapes),
    ...(fault ? [difference(fault.clause, "token", fault.says)] : []),
    ...found.slice(0, mostOfBody),
    ...(more > 0 ? [difference("NT-15", "$", `differs in ${more} more ${more === 1 ? "place" : "places"}`)] : []),
    ...answerDifferences(answer),
  ];
}

/** So many places of a body are named. */
const mostOfBody = 100;

const notKeptSays: Readonly<Record<NotKept["why"], readonly [clause: string, says: string]>> = {
  empty: ["NT-08", "is empty"],
  large: ["AU-09", "is larger than any that was seen"],
  encoded: ["NT-01", "has a Content-Encoding, which no capture had"],
  notJson: ["NT-01", "is not JSON"],
  nested: ["NT-08", "is nested deeper than any that was seen"],
};

function notKeptDifference({ why, bytes }: NotKept): Difference {
  const [clause, says] = notKeptSays[why];
  return difference(clause, "$", why === "empty" ? says : `${says} (${bytes} bytes, which are not kept)`);
}

/** What a body of notifications differs in. @param shapes of stand-ins in it. Default: it has none. */
export function differencesOfBody(body: unknown, shapes: Shapes = {}): readonly Difference[] {
  const walked: Walked = { clauses: new Map(), found: [], shapes };
  walk(body, bodySchema, [], walked);
  const issues = readableIssues(validators.commsNotifications(body), "commsNotifications");
  const items = isObject(body) && Array.isArray(body["value"]) ? (body["value"] as readonly unknown[]) : undefined;
  return [
    ...issues.map(({ path, message }) => difference(walked.clauses.get(path) ?? "NT-08", path, message)),
    ...walked.found,
    ...(items ?? []).flatMap((item, index) => itemDifferences(item, index, shapes)),
    ...(isObject(body) && !Object.hasOwn(body, "value")
      ? [difference("NT-13", "$", "is not commsNotifications; it may be in the platform's older format")]
      : []),
  ];
}

type Shapes = Readonly<Record<string, string>>;

/** ` (13 letters, camelCase)` after a name that stands for one that is not known. */
const shapeAfter = (text: string, shapes: Shapes): string => {
  const shape = shapes[/unknown[A-Z][a-z]+\d+/.exec(text)?.[0] ?? ""];
  return shape === undefined ? "" : ` (${shape})`;
};

interface Walked {
  /** Of every path that the contract knows, also of members that are missing. */
  readonly clauses: Map<string, string>;
  readonly found: Difference[];
  readonly shapes: Shapes;
}

function walk(value: unknown, schema: Schema, path: readonly string[], walked: Walked): void {
  const declared = declarationOf(schema, value);
  const at = jsonPath(path);
  walked.clauses.set(at, declared.clause ?? "NT-01");
  if (typeof value === "string") walked.found.push(...wordDifferences(value, declared, at, walked.shapes));
  else if (Array.isArray(value))
    for (const [index, each] of value.entries()) walk(each, declared.items ?? {}, [...path, String(index)], walked);
  else if (isObject(value) && declared.members.size > 0) walkMembers(value, declared, path, walked);
}

function walkMembers(
  value: Readonly<Record<string, unknown>>,
  declared: Declaration,
  path: readonly string[],
  walked: Walked,
): void {
  for (const [name, schema] of declared.members)
    walked.clauses.set(
      jsonPath([...path, name]),
      declarationOf(schema, undefined).clause ?? declared.clause ?? "NT-01",
    );
  // of a type that the contract does not read, every member is new, and the type says so
  const isRead = [...declared.members.keys()].some((name) => name !== "@odata.type");
  for (const [key, inner] of Object.entries(value)) {
    const member = memberOf(declared, key);
    const at = jsonPath([...path, key]);
    if (member) {
      walk(inner, member.schema, [...path, key], walked);
      if (member.name === key) continue;
      const clause = declarationOf(member.schema, inner).clause ?? "NT-07";
      walked.found.push(difference(clause, at, `is spelled so; the contract spells it ${member.name}`));
    } else if (isRead && !key.includes("@odata.")) {
      const shape = shapeAfter(key, walked.shapes);
      walked.found.push(
        difference(
          "OP-07",
          at,
          `is not a member of the contract (${typeOf(inner)})${shape && `; its name is a stand-in${shape}`}`,
        ),
      );
    }
  }
}

function wordDifferences(
  value: string,
  { words, clause = "NT-02" }: Declaration,
  at: string,
  shapes: Shapes,
): readonly Difference[] {
  if (words.length === 0 || words.includes(value) || at.endsWith('["@odata.type"]')) return [];
  const near = words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (near !== undefined)
    return [difference(clause, at, `is ${JSON.stringify(value)}; the contract spells it ${near}`)];
  const shown = JSON.stringify(value) + shapeAfter(value, shapes);
  return [difference(clause, at, `is ${shown}, which the contract does not list`)];
}

function itemDifferences(item: unknown, index: number, shapes: Shapes): readonly Difference[] {
  if (!isObject(item)) return [];
  const at = `$.value[${index}]`;
  const parsed = parseNotifications({ value: [item] });
  return [
    ...addressDifferences(item, at),
    ...parsed.flatMap((notification) => parsedDifferences(notification, item, at, shapes)),
  ];
}

/** Captured bodies have both names, and ids dashed and in small letters; the contract allows all forms. [PL-10] */
function addressDifferences(item: Readonly<Record<string, unknown>>, at: string): readonly Difference[] {
  const names = ["resource", "resourceUrl"] as const;
  const given = names.filter((name) => typeof item[name] === "string");
  const missing = given.length === 1 ? names.filter((name) => !given.includes(name)) : [];
  const spelled = given.filter((name) => {
    const address = String(item[name]);
    const { callId, operationId } = idsFromResource(address);
    return [callId, operationId].some((id) => id !== undefined && isFullId(id) && !address.includes(id));
  });
  return [
    ...missing.map((name) => evidence("NT-03", `${at}.${name}`, "is missing: captured bodies have both addresses")),
    ...spelled.map((name) =>
      evidence("NT-06", `${at}.${name}`, "has an id that is not dashed and in small letters, as captured ones are"),
    ),
  ];
}

function parsedDifferences(
  notification: ParsedNotification,
  item: Readonly<Record<string, unknown>>,
  at: string,
  shapes: Shapes,
): readonly Difference[] {
  const data = `${at}.resourceData`;
  if (notification.kind === "invalid") return [];
  const disagree = notification.idsDisagree
    ? [difference("NT-06", at, "names one call or operation in its address and another in its body")]
    : [];
  if (notification.kind === "unknown") {
    const type = notification.odataType;
    const what = type === undefined ? "of no type" : `of the type ${JSON.stringify(type)}${shapeAfter(type, shapes)}`;
    return item["resourceData"] === undefined
      ? disagree
      : [...disagree, difference("NT-07", data, `is ${what}, which the contract does not read`)];
  }
  if (isOperationNotification(notification))
    return [...disagree, ...operationDifferences(notification, item["resourceData"], at)];
  return notification.kind === "call" ? [...disagree, ...callDifferences(notification, at)] : disagree;
}

const changeTypeOf: Readonly<Record<string, readonly [changeType: string, clause: string]>> = {
  incoming: ["created", "CA-10"],
  terminated: ["deleted", "CA-12"],
};

const exampleStates = new Set(
  exampleNotifications.flatMap(({ item: { resourceData } }) => (isObject(resourceData) ? [resourceData["state"]] : [])),
);
/** It is in the examples, and no capture has it. */
exampleStates.delete("terminating");

function callDifferences(
  { call, changeType }: Extract<ParsedNotification, { kind: "call" }>,
  at: string,
): readonly Difference[] {
  const { state } = call;
  if (state === undefined) return [];
  const [wanted, clause] = changeTypeOf[state] ?? ["updated", "CA-11"];
  const data = `${at}.resourceData`;
  return [
    ...(changeType === wanted
      ? []
      : [difference(clause, `${at}.changeType`, `is ${JSON.stringify(changeType)} for ${state}, and not ${wanted}`)]),
    ...(state === "terminated" && call.resultInfo === undefined ? [withoutResult(data)] : []),
    ...(exampleStates.has(state) ? [] : [evidence("CA-11", `${data}.state`, `is ${state}, which no capture had`)]),
  ];
}

const withoutResult = (data: string): Difference =>
  evidence("PL-10", `${data}.resultInfo`, "is missing, and ended operations and calls were captured with one");

function operationDifferences(
  { operation, changeType }: Extract<ParsedNotification, { operation: unknown }>,
  resourceData: unknown,
  at: string,
): readonly Difference[] {
  const data = `${at}.resourceData`;
  const hasEnded = operation.status === "completed" || operation.status === "failed";
  const name = typeName(isObject(resourceData) ? resourceData["@odata.type"] : undefined) ?? operation.kind;
  if (!hasEnded)
    return [evidence("NT-02", `${data}.status`, `is ${JSON.stringify(operation.status)}: only ends were captured`)];
  return [
    ...(changeType === "deleted"
      ? []
      : [
          difference(
            "NT-02",
            `${at}.changeType`,
            `is ${JSON.stringify(changeType)} for a finished operation, and not deleted`,
          ),
        ]),
    ...(operation.resultInfo === undefined ? [withoutResult(data)] : []),
    ...(operation.kind === "recordOperation"
      ? [evidence("PL-10", data, `is a ${name}: no capture of one is known`)]
      : []),
    ...(isObject(resourceData) ? againstExample(resourceData, data) : []),
  ];
}

/** The result beside the contract's example for the same reason; where that is not documented, either way is worth knowing. [PL-04] */
function againstExample(resource: Readonly<Record<string, unknown>>, data: string): readonly Difference[] {
  const { completionReason, status } = resource;
  const examples = exampleNotifications.filter(({ item: { resourceData: shown } }) => {
    const isSame = isObject(shown) && typeName(shown["@odata.type"]) === typeName(resource["@odata.type"]);
    return isSame && completionReason !== undefined && shown["completionReason"] === completionReason;
  });
  if (examples.length === 0) return [];
  const resultOf = ({ resultInfo }: Readonly<Record<string, unknown>>): string =>
    isObject(resultInfo) ? `${String(resultInfo["code"])}/${String(resultInfo["subcode"])}` : "none";
  const ended = (shown: Readonly<Record<string, unknown>>): string =>
    `${String(shown["status"])} with ${resultOf(shown)}`;
  const own = ended(resource);
  const match = examples.find(({ item }) => ended(item["resourceData"] as typeof resource) === own);
  const shown = examples.map(({ item }) => ended(item["resourceData"] as typeof resource)).join(" or ");
  if (!match) return [difference("PL-04", data, `is ${String(completionReason)}, ${own}; the contract has ${shown}`)];
  if (match.source === "documented" || status === undefined) return [];
  return [evidence("PL-04", data, `is ${String(completionReason)}, ${own}, as the contract has it (${match.source})`)];
}

/** Headers of HTTP, and those that tunnels and proxies add. */
const commonHeader =
  /^(?:host|accept.*|authorization|connection|keep-alive|content-.*|transfer-encoding|te|trailer|expect|date|via|forwarded|x-forwarded.*|x-real-ip|x-client-ip|x-original-.*|x-arr-.*|x-azure-.*|x-waws-.*|x-ms-proxy.*|x-envoy.*|x-cloud-trace.*|cf-.*|cdn-loop|client-ip|disguised-host|max-forwards|ngrok-.*|x-ngrok-.*|x-tunnel-.*|traceparent|tracestate|upgrade.*|sec-.*|was-default-hostname)$/i;

function headerDifferences(
  headers: Delivery["request"]["headers"],
  body: unknown,
  shapes: Shapes,
): readonly Difference[] {
  const isDeclared = (header: string): boolean =>
    declaredHeaders.some(({ name }) => name.toLowerCase() === header.toLowerCase());
  const type = headerOf(headers, "content-type");
  const chain = headerOf(headers, "x-microsoft-skype-chain-id");
  const chains = callChains(body);
  return [
    ...(/^application\/json\s*(?:;|$)/i.test(type ?? "")
      ? []
      : [difference("NT-01", "header Content-Type", "is not application/json")]),
    ...declaredHeaders.flatMap(({ name, clause }) =>
      headerOf(headers, name) === undefined
        ? [evidence(clause, `header ${name}`, "is missing: captured deliveries had it")]
        : [],
    ),
    ...headers.flatMap(([name]) =>
      isDeclared(name) || commonHeader.test(name)
        ? []
        : [difference("PL-10", `header ${name}`, `is not a header of the contract${shapeAfter(name, shapes)}`)],
    ),
    ...(chain !== undefined && chains.some((id) => canonicalId(id) !== canonicalId(chain))
      ? [evidence("PL-10", "header X-Microsoft-Skype-Chain-ID", "differs from the body's callChainId")]
      : []),
  ];
}

function callChains(body: unknown): readonly string[] {
  const items = isObject(body) && Array.isArray(body["value"]) ? (body["value"] as readonly unknown[]) : [];
  return items.flatMap((item) => {
    const data = isObject(item) ? item["resourceData"] : undefined;
    return isObject(data) && typeof data["callChainId"] === "string" ? [data["callChainId"]] : [];
  });
}

/** A bot that takes longer works before it answers. Milliseconds. */
const slowMs = 5_000;

/** What a bot's answer to a delivery differs in. */
export function answerDifferences(answer: Answer): readonly Difference[] {
  if ("failure" in answer) return [difference("PL-06", "answer", `is missing: the bot ${answer.failure}`)];
  const { status, ms } = answer;
  const slow =
    ms > slowMs
      ? [difference("AU-10", "answer", `came after ${Math.round(ms / 1_000)} s: answer first, then work`)]
      : [];
  if (status === 401 || status === 403)
    return [
      difference("AU-08", "answer", `is ${status}: the bot refused the token, by its issuers, keys or app id`),
      ...slow,
    ];
  if (status === 204) return [evidence("NT-13", "answer", "is 204, which asks for the Graph format"), ...slow];
  if (status >= 300 && status < 400)
    return [evidence("AU-11", "answer", `is ${status}, which sends the platform elsewhere`), ...slow];
  if (status < 200 || status >= 400)
    return [difference("PL-06", "answer", `is ${status}: the delivery was not taken`), ...slow];
  return slow;
}

/** What deliveries differ in together. */
export interface Sequence {
  /** Of the next delivery, beside all before. */
  take(delivery: Pick<Delivery, "number" | "request">): readonly Difference[];
}

const stateRanks = ["incoming", "establishing", "established", "terminating", "terminated"];

/** Remembers a line for each call and delivery, so whoever uses it bounds their number. */
export function createSequence(): Sequence {
  const seen = new Map<string, number>();
  const ranks = new Map<string, number>();

  function repeated({ number, request: { body, headers } }: Parameters<Sequence["take"]>[0]): readonly Difference[] {
    if (body === undefined) return [];
    const id = headerOf(headers, "X-Microsoft-Skype-Message-ID");
    const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex");
    const first = (id !== undefined ? seen.get(`id ${id}`) : undefined) ?? seen.get(digest);
    if (id !== undefined) seen.set(`id ${id}`, first ?? number);
    seen.set(digest, first ?? number);
    return first === undefined ? [] : [evidence("NT-09", "delivery", `repeats delivery ${first}`)];
  }

  function disordered({ request: { body } }: Parameters<Sequence["take"]>[0]): readonly Difference[] {
    return parseNotifications(body ?? {}).flatMap((notification) => {
      if (notification.kind !== "call" || notification.callId === undefined) return [];
      const rank = stateRanks.indexOf(notification.call.state ?? "");
      const before = ranks.get(notification.callId) ?? -1;
      ranks.set(notification.callId, Math.max(rank, before));
      const came = `came after ${stateRanks[before]}`;
      return rank >= 0 && rank < before ? [evidence("CA-11", "delivery", `${notification.call.state} ${came}`)] : [];
    });
  }

  return { take: (delivery) => [...repeated(delivery), ...disordered(delivery)] };
}
