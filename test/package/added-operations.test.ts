import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiler } from "../../scripts/lib/compiler.ts";
import { kindFiles, kindLines, specEdits, specFiles } from "../support/added-operations.ts";
import { copyProject, type ProjectCopy, type Ran, run } from "../support/project-copy.ts";

/** Uses what was added over the mock, then through msw, and with no kind of its own. */
const probe = `import { setupServer } from "msw/node";
import { anyOperation, createCallsClient, createOperationWaiter, parseNotifications } from "./src/index.ts";
import { createHandlers } from "./src/msw/index.ts";
import { createCallPlatform, createTokenIssuer, respond, toPlainRequest, toResponse } from "./src/testing/index.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const tones: [string] = ["1"];
const request = { tones, clientContext: "tones-1" };

async function seen(call: Promise<unknown>): Promise<unknown> {
  const withoutId = (_: string, value: unknown) => (typeof value === "object" && value !== null ? { ...value, raw: undefined, clientRequestId: undefined, requestId: undefined } : value);
  try {
    return JSON.parse(JSON.stringify((await call) ?? null, (key, value) => (Array.isArray(value) ? value : withoutId(key, value))));
  } catch (error) {
    const { code, status, issues } = error as { code?: string; status?: number; issues?: { path: string }[] };
    return { code, status, paths: issues?.map(({ path }) => path) };
  }
}

async function play(options: Partial<Parameters<typeof createCallsClient>[0]>, id = callId): Promise<unknown> {
  const graph = createCallsClient({ accessToken: "token-of-a-test", ...options });
  return {
    played: await seen(graph.sendDtmfTones(id, request)),
    refused: await seen(graph.sendDtmfTones(id, { tones: [], loop: 3 } as never)),
    canceled: await seen(graph.stopHoldMusic(id)),
    keptAlive: await seen(graph.mute(id)),
    tones: await seen(graph.listTones({ query: { limit: "2" } })),
    tonesRefused: await seen(graph.listTones({ query: { limit: "2222" } })),
    methods: Object.keys(graph),
  };
}

async function waitFor(body: object): Promise<unknown> {
  const waiter = createOperationWaiter();
  const ticket = waiter.expect({ kind: anyOperation, callId, clientContext: "tones-1" });
  for (const notification of parseNotifications(body)) waiter.accept(notification);
  const outcome = await ticket.outcome();
  return "operation" in outcome ? [outcome.kind, outcome.operation.odataType, outcome.operation.extra] : outcome;
}

// @ts-expect-error the body is typed by its schema
export const wrong = () => createCallsClient({ accessToken: "t" }).sendDtmfTones(callId, { tones: "beep" });
// @ts-expect-error a body of which a member is required must be given
export const missing = () => createCallsClient({ accessToken: "t" }).sendDtmfTones(callId);
// @ts-expect-error answers are named by their examples
export const misnamed = () => createHandlers({ answers: { listTones: "three" } });
export const final = async (): Promise<"final"> => (await createCallsClient({ accessToken: "t" }).stopHoldMusic(callId)).kind;

const item = { changeType: "deleted", resourceUrl: \`/communications/calls/\${callId}/operations/8d1c2f3e-0000-4000-8000-0123456789ab\` };
const completed = { value: [{ ...item, resourceData: { "@odata.type": "#microsoft.graph.sendDtmfTonesOperation", clientContext: "tones-1", status: "completed", completionReason: "allSent" } }] };
const contentSharingSession = { value: [{ changeType: "updated", resourceUrl: \`/communications/calls/\${callId}/contentSharingSessions\`, resourceData: [{ "@odata.type": "#microsoft.graph.contentSharingSession", isCurrent: true }] }] };

const overMock = await play({ fetch: async (url, init) => toResponse(respond(await toPlainRequest(new Request(url, init)))) });
const server = setupServer(...createHandlers({ answers: { listTones: "two" } }));
server.listen({ onUnhandledFrame: "error" });
const overMsw = await play({});
server.close();
const platform = createCallPlatform({ tokens: createTokenIssuer() });
const overPlatform = await play({ fetch: platform.fetch }, platform.startCall().id);
const unknownCall = await seen(createCallsClient({ accessToken: "t", fetch: platform.fetch }).mute(callId));
platform.close();
const settled = await waitFor(completed);
const others = parseNotifications(contentSharingSession).map((one) => [one.kind, "odataType" in one ? one.odataType : undefined]);
console.log(JSON.stringify({ overMock, overMsw, overPlatform, unknownCall, settled, others }));
`;

/** Plays the operation to its notified end, with the two files of its kind. */
const probeOfKind = `import { createCallsClient, createOperationWaiter, parseNotifications, dtmf, recordAndWait, sendDtmfTonesAndWait } from "./src/index.ts";
import { createCallPlatform, createTokenIssuer, createVirtualClock } from "./src/testing/index.ts";
import { createWebhookReceiver } from "./src/webhook/index.ts";

const clock = createVirtualClock();
const tokens = createTokenIssuer({ clock });
const waiter = createOperationWaiter({ clock });
const kinds: string[] = [];
const receiver = createWebhookReceiver({
  appId: tokens.appId,
  clock,
  ...tokens.trust,
  onNotification: (notification) => {
    kinds.push(notification.kind);
    waiter.accept(notification);
  },
});
const platform = createCallPlatform({ clock, tokens, callback: receiver.receive, tonesMs: 2_000 });
const graph = createCallsClient({ accessToken: "token-of-a-test", clock, fetch: platform.fetch });
const call = platform.startCall();
const tones: [string] = ["1"];
const played = sendDtmfTonesAndWait({ graph, waiter, callId: call.id, request: { tones } });
await call.until(({ events }) => events.some(({ kind }) => kind === "asked"));
const recorded = recordAndWait({ graph, waiter, callId: call.id, request: { playBeep: false, stopTones: ["#"] } });
await call.until(({ events }) => events.filter(({ kind }) => kind === "asked").length === 2);
await call.caller.silent({ ms: 2_500 });
await call.caller.speak({ ms: 1_000 });
await call.caller.press("#");
const [sent, recording] = [await played, await recorded];
if (sent.kind === "played") {
  const reason: string | undefined = sent.operation.completionReason;
  kinds.push(String(reason));
}
for (const one of parseNotifications("{}")) if (one.kind === "sendDtmfTonesOperation") kinds.push(one.operation.completionReason ?? "");
export const ticketOf = () => waiter.expect({ kind: dtmf, callId: call.id, request: { tones } });
const asked = call.events.flatMap((event) => (event.kind === "asked" ? [event.status] : []));
const stopped = call.events.flatMap((event) => (event.kind === "stopped" ? [event.atMs + " " + event.completionReason] : []));
console.log(JSON.stringify({ outcomes: [sent.kind, recording.kind], kinds, asked, stopped, recordings: call.recordings.length }));
`;

let project: ProjectCopy;
let generated: Ran;

beforeAll(async () => {
  project = await copyProject();
  for (const [path, text] of Object.entries(specFiles)) await project.write(path, text);
  for (const [path, from, to] of specEdits) await project.replace(path, from, to);
  await project.replace("openapi/components/schemas/recordResponseRequest.yaml", "maximum: 120", "maximum: 150");
  generated = await project.generate();
  await project.write("probe.ts", probe);
  await project.write(
    "probe.tsconfig.json",
    JSON.stringify({
      extends: "./tsconfig.json",
      compilerOptions: { declaration: false, isolatedDeclarations: false },
      include: ["probe*.ts", "src", "generated"],
    }),
  );
});

afterAll(() => project?.[Symbol.asyncDispose]());

const compiled = (): Promise<Ran> => run(process.execPath, [compiler, "-p", "probe.tsconfig.json"], project.folder);

async function output(script: string): Promise<unknown> {
  const { code, stdout, stderr } = await project.node(script);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

const id = "8d1c2f3e-0000-4000-8000-0123456789ab";
const callId = "57dab8b1-894c-409a-b240-bd8beae78896";

/** What every method gives, whatever it runs over. */
const answered = {
  played: {
    kind: "pending",
    operation: {
      kind: "operation",
      id,
      clientContext: "tones-1",
      status: "running",
      odataType: "#microsoft.graph.sendDtmfTonesOperation",
      extra: {},
    },
    callId,
    operationId: id,
    location: `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${id}`,
  },
  refused: { code: "ERR_INVALID_REQUEST", paths: ["$.loop", "$.tones"] },
  canceled: {
    kind: "final",
    operation: {
      kind: "operation",
      id,
      clientContext: "of-the-example",
      status: "completed",
      odataType: "#microsoft.graph.stopHoldMusicOperation",
      extra: {},
    },
    callId,
    operationId: id,
  },
  keptAlive: null,
  tones: { value: ["#", "1"] },
  tonesRefused: { code: "ERR_HTTP", status: 400 },
  methods: [
    "createCall",
    "getCall",
    "hangUp",
    "answer",
    "playPrompt",
    "recordResponse",
    "cancelMediaProcessing",
    "subscribeToTone",
    "keepAlive",
    "getOperation",
    "sendDtmfTones",
    "stopHoldMusic",
    "mute",
    "listTones",
  ],
};

describe("CT-01 CT-02 what is added to the spec alone works with no line in src/", () => {
  test("the generator takes operations, a resource, members of enums and another limit", () => {
    expect({ code: generated.code, stderr: generated.stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("client, validators, mock and msw have the operations; a completion settles a ticket for any operation", async () => {
    const { overPlatform, ...seen } = (await output("probe.ts")) as Record<string, { canceled: object }>;
    expect(seen).toEqual({
      overMock: answered,
      overMsw: answered,
      unknownCall: { code: "ERR_HTTP", status: 404 },
      settled: ["completed", "#microsoft.graph.sendDtmfTonesOperation", { completionReason: "allSent" }],
      others: [["unknown", "#microsoft.graph.contentSharingSession"]],
    });
    expect(overPlatform).toMatchObject({
      refused: answered.refused,
      canceled: { kind: "final", operation: { status: "completed" } },
      keptAlive: null,
      tones: answered.tones,
    });
  });

  test("the package builds, and the types follow", async () => {
    expect(await project.node("scripts/build.ts")).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(await compiled()).toMatchObject({ code: 0, stdout: "" });
  });
});

describe("CT-01 a type of operation costs one file in each of two folders, and a line in three files", () => {
  beforeAll(async () => {
    for (const [path, text] of Object.entries(kindFiles)) await project.write(path, text);
    for (const [path, line] of Object.entries(kindLines)) await project.write(path, (await project.read(path)) + line);
    await project.write("probe-of-kind.ts", probeOfKind);
  });

  test("files added: 2, lines added to others: 3", () => {
    expect(Object.keys(kindFiles)).toEqual(["src/bot/kinds/dtmf.ts", "src/platform/kinds/dtmf.ts"]);
    expect(Object.values(kindLines).map((line) => line.trimEnd().split("\n").length)).toEqual([1, 1, 1]);
  });

  test("client, platform, receiver and waiter play it to a notified end, in one queue with a recording", async () => {
    expect(await output("probe-of-kind.ts")).toEqual({
      outcomes: ["played", "recorded"],
      kinds: ["sendDtmfTonesOperation", "recordOperation", "allSent"],
      asked: ["running", "notStarted"],
      stopped: ["2000 allSent", "3500 stopToneDetected"],
      recordings: 1,
    });
  });

  test("the package builds, and the types follow", async () => {
    expect(await project.node("scripts/build.ts")).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const { code, stdout } = await compiled();
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
