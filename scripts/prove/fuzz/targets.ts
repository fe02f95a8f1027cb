import { parseNotifications, validateRecordResponseRequest } from "graph-record-response";
import { createTokenIssuer } from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { mutatedBytes, mutatedJson } from "./mutate.ts";
import type { Random } from "./random.ts";

/** One input: how to print it, and its check, which throws or returns what is wrong. */
export type Probe = { show: () => string; check: () => Complaint | Promise<Complaint> };
export type Complaint = string | undefined;
/** Makes an input; `examples` are JSON texts. */
export type Target = (random: Random, examples: string[]) => Probe;

/** One row per target: which examples are mutated, and what is done with them. */
export const targets: Record<string, { examples: string; probe: Target }> = {
  parse: { examples: "commsNotifications.", probe: parseProbe },
  validate: { examples: "recordResponseRequest.", probe: validateProbe },
  receive: { examples: "commsNotifications.", probe: receiveProbe },
};

const secret = "fuzz-secret-5d41402abc4b";
const item = {
  "@odata.type": "#microsoft.graph.commsNotification",
  changeType: "deleted",
  resourceUrl: "/communications/calls/1F0E3DAD99908345F7439F8FFABDFFC4/operations/98F13708210194C475687BE6106A3B84",
  resourceData: {
    "@odata.type": "#microsoft.graph.recordOperation",
    clientContext: "fuzz-embedded",
    status: "completed",
    recordingLocation: "https://file.location/fuzz",
    recordingAccessToken: secret,
    completionReason: "stopToneDetected",
  },
};
/** The expected result of parsing the item. */
const intact = JSON.stringify([
  "deleted",
  "1f0e3dad-9990-8345-f743-9f8ffabdffc4",
  "98f13708-2101-94c4-7568-7be6106a3b84",
  false,
  "completed",
  "https://file.location/fuzz",
  secret,
  "stopToneDetected",
  item,
]);

const contentTypes = [
  undefined,
  "application/json; charset=utf-8",
  "application/json; charset=windows-1252",
  "text/plain;charset=utf-16",
];

/** Half of the inputs are mutated JSON with the valid item among the others, half are mutated bytes; a few are bombs. */
function parseProbe(random: Random, examples: string[]): Probe {
  if (random.chance(bombs)) {
    const { text, show } = bomb(random);
    return { show, check: () => complaint(parseNotifications(text)) };
  }
  const example = random.pick(examples);
  if (random.chance(0.5)) {
    const bytes = mutatedBytes(random, Buffer.from(example));
    const contentType = random.pick(contentTypes);
    const body = random.chance(0.5) ? bytes : bytes.toString("latin1");
    const given = `${contentType ?? "no content type"}, ${typeof body === "string" ? "text" : "bytes"}`;
    return {
      show: () => `${given}, base64 ${bytes.toString("base64")}`,
      check: () => complaint(parseNotifications(body, { contentType })),
    };
  }
  const text = mutatedBatch(random, example);
  const body: unknown = random.pick([() => text, () => Buffer.from(text), () => JSON.parse(text) as unknown])();
  const check = (): Complaint => {
    const results = parseNotifications(body);
    return complaint(results) ?? embeddedComplaint(results);
  };
  return { show: () => text, check };
}

/** Mutated JSON with the valid item somewhere among the others. */
function mutatedBatch(random: Random, example: string): string {
  const batch = mutatedJson(random, example);
  const others = Array.isArray(batch) ? batch : listIn(batch);
  return JSON.stringify({
    ...(isObject(batch) ? batch : {}),
    value: others.toSpliced(random.below(others.length + 1), 0, item),
  });
}

/** Validation must give a list of issues for any value, each with a path and a message. */
function validateProbe(random: Random, examples: string[]): Probe {
  const value = mutatedJson(random, random.pick(examples));
  const check = (): Complaint => {
    const odd = validateRecordResponseRequest(value).find(({ path, message }) => !/^\$/.test(path) || message === "");
    return odd && `an issue is malformed: ${JSON.stringify(odd)}`;
  };
  return { show: () => JSON.stringify(value) ?? "undefined", check };
}

const tokens = createTokenIssuer({ lifetimeMs: 24 * 3_600_000 - 1 });
let handed: Results[number][] = [];
const receiver = createWebhookReceiver({
  appId: tokens.appId,
  ...tokens.trust,
  onNotification: (notification) => void handed.push(notification),
  onRefused: () => undefined,
  onError: (error) => {
    throw error;
  },
});
let authorization: Promise<string> | undefined;

/** A callback with a valid token: the answer must be one of the contract, and the valid item must be handed over. */
function receiveProbe(random: Random, examples: string[]): Probe {
  const example = random.pick(examples);
  const isBomb = random.chance(bombs);
  const whole = !isBomb && random.chance(0.5);
  const body = isBomb
    ? Buffer.from(bomb(random).text)
    : whole
      ? Buffer.from(mutatedBatch(random, example))
      : mutatedBytes(random, Buffer.from(example));
  const contentType = whole || isBomb ? "application/json" : (random.pick(contentTypes) ?? "");
  const check = async (): Promise<Complaint> => {
    authorization ??= tokens.sign().then((token) => `Bearer ${token}`);
    const headers = { authorization: await authorization, "content-type": contentType };
    handed = [];
    const { status } = await receiver.receive(
      new Request("https://bot.contoso.com/api/calls", { method: "POST", headers, body: new Uint8Array(body) }),
    );
    if (!receivedStatuses.has(status)) return `the answer is ${status}`;
    return complaint(handed) ?? (whole ? embeddedComplaint(handed) : undefined);
  };
  return { show: () => `${contentType}, base64 ${body.toString("base64")}`, check };
}

const receivedStatuses: ReadonlySet<number> = new Set([202, 204, 400, 413, 415]);

/** How many of the inputs are bombs. */
const bombs = 0.002;
const bombItems: readonly unknown[] = [
  ...[1, null, "", {}, [], [[]], { changeType: "updated" }, { resource: "/communications/calls/1" }],
  { changeType: "deleted", resourceUrl: "/communications/calls/1/operations/2", resourceData: { status: "completed" } },
];
const bombResources: readonly unknown[] = [
  ...[1, null, {}, { "@odata.type": "#microsoft.graph.participant" }, { "@odata.type": "#microsoft.graph.call" }],
  { "@odata.type": "#microsoft.graph.recordOperation", status: "completed" },
];

/** A body of up to 1.2 MB in which one small part is repeated: the items of a batch, or the resources of one item. */
function bomb(random: Random): { text: string; show: () => string } {
  const isOfResources = random.chance(0.3);
  const part = random.pick(isOfResources ? bombResources : bombItems);
  const partText = JSON.stringify(part);
  const count = 900 + random.below(Math.floor(1_200_000 / (partText.length + 1)));
  const list = `[${Array.from({ length: count }, () => partText).join(",")}]`;
  const resourceUrl = "/communications/calls/1/participants";
  const text = isOfResources
    ? `{"value":[{"changeType":"updated","resourceUrl":"${resourceUrl}","resourceData":${list}}]}`
    : `{"value":${list}}`;
  return { text, show: () => `${count} times ${partText} as ${isOfResources ? "resources of one item" : "items"}` };
}

/** What NT-15 allows: as many results, one more that says how many are left, and as many issues in one. */
const mostResults = 1_001;
const mostIssues = 21;

type Results = ReturnType<typeof parseNotifications>;

const kinds = new Set([
  ...["recordOperation", "playPromptOperation", "operation", "call", "participants"],
  ...["unknown", "invalid"],
]);

function complaint(results: Results): Complaint {
  if (!Array.isArray(results)) return "the result is not an array";
  if (results.length > mostResults) return `there are ${results.length} results`;
  const odd = results.find(
    ({ raw, ...result }) =>
      !kinds.has(result.kind) ||
      typeof raw.reveal !== "function" ||
      (result.kind === "invalid" && (result.issues.length === 0 || result.issues.length > mostIssues)),
  );
  return odd && `a result is malformed: ${JSON.stringify(odd)}`;
}

function embeddedComplaint(results: Results): Complaint {
  if (JSON.stringify(results).includes(secret)) return "the token is visible";
  const found = results.some((result) => {
    if (result.kind !== "recordOperation") return false;
    const { changeType, callId, operationId, idsDisagree, operation, raw } = result;
    const { status, recordingLocation, recordingAccessToken, completionReason } = operation;
    const token = recordingAccessToken?.reveal();
    const facts = [
      changeType,
      callId,
      operationId,
      idsDisagree,
      status,
      recordingLocation,
      token,
      completionReason,
      raw.reveal(),
    ];
    return JSON.stringify(facts) === intact;
  });
  return found ? undefined : "the valid item was not returned intact";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listIn(batch: unknown): unknown[] {
  return isObject(batch) && Array.isArray(batch["value"]) ? batch["value"] : [];
}
