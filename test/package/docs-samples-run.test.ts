import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type CodeSample, codeSamples } from "../../scripts/docs/samples/code-samples.ts";
import { start } from "../../scripts/lib/child.ts";
import { freePort, type Served, serve } from "../../scripts/lib/serve.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { toPlainRequest, toResponse } from "../../src/platform/http/web.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { contract, existing } from "../support/contract-edits.ts";
import { eventually } from "../support/eventually.ts";
import { rawConnection } from "../support/node-server.ts";
import { projectFolder, type Ran, run, temporaryFolder } from "../support/project-copy.ts";

// The samples of the reference page as a reader pastes them; only addresses are replaced, and placeholders of tokens.

type Sample = CodeSample & { operationId: string };
/** One request that a server got, and the status that it answered. */
type Seen = { method: string; path: string; authorization: string | null; body: unknown; status: number };

const samples: Sample[] = Object.entries(codeSamples(contract)).flatMap(([operationId, all]) =>
  all.map((sample) => ({ operationId, ...sample })),
);
const labelled = (...labels: string[]): Sample[] => samples.filter(({ label }) => labels.includes(label));
const webhook = "receiveCommsNotifications";
const requestsOf = (...labels: string[]): Sample[] =>
  labelled(...labels).filter(({ operationId }) => operationId !== webhook);

const call = "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896";
const operation = `${call}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`;
/** What each sample asks, the example that it sends, and what it is answered. */
const exchanges: Record<string, { asks: string; sends?: string; status: number }> = {
  createCall: { asks: "POST /beta/communications/calls", sends: "createCallRequest.callUser", status: 201 },
  getCall: { asks: `GET /beta${call}`, status: 200 },
  deleteCall: { asks: `DELETE /beta${call}`, status: 204 },
  answerCall: { asks: `POST /beta${call}/answer`, sends: "answerCallRequest.reference", status: 202 },
  playPrompt: { asks: `POST /beta${call}/playPrompt`, sends: "playPromptRequest.reference", status: 200 },
  recordResponse: { asks: `POST /beta${call}/recordResponse`, sends: "recordResponseRequest.reference", status: 200 },
  recordResponseByApp: {
    asks: `POST /beta${call.replace("communications", "app")}/recordResponse`,
    sends: "recordResponseRequest.reference",
    status: 200,
  },
  cancelMediaProcessing: {
    asks: `POST /beta${call}/cancelMediaProcessing`,
    sends: "cancelMediaProcessingRequest.reference",
    status: 200,
  },
  subscribeToTone: {
    asks: `POST /beta${call}/subscribeToTone`,
    sends: "subscribeToToneRequest.reference",
    status: 200,
  },
  keepCallAlive: { asks: `POST /beta${call}/keepAlive`, status: 200 },
  getCallOperation: { asks: `GET /beta${operation}`, status: 200 },
  downloadRecording: { asks: "GET /recordings/17e3b46c-f61d-4f4d-9635-c626ef18e6ad", status: 200 },
};

const tokens = createTokenIssuer();
const environment = {
  PATH: process.env["PATH"],
  GRAPH_TOKEN: "for-graph",
  RECORDING_ACCESS_TOKEN: "for-one-recording",
  MICROSOFT_APP_ID: tokens.appId,
};

const servers: Served[] = [];

/** The contract's own answers over HTTP, with what was asked. */
async function serveContract(): Promise<Served & { seen: Seen[] }> {
  const seen: Seen[] = [];
  const served = await serve(async (request) => {
    const plain = await toPlainRequest(request);
    const response = toResponse(respond(plain));
    const { pathname, search } = new URL(request.url);
    seen.push({
      method: request.method,
      path: pathname + search,
      authorization: request.headers.get("authorization"),
      body: plain.body ? JSON.parse(plain.body) : undefined,
      status: response.status,
    });
    return response;
  });
  servers.push(served);
  return { ...served, seen };
}

/** The one exchange that a sample is to have. */
function expected(operationId: string): Seen {
  const { asks, sends, status } = existing(exchanges[operationId]);
  const [method = "", path = ""] = asks.split(" ");
  const token = operationId === "downloadRecording" ? "for-one-recording" : "for-graph";
  const body = sends && contract.components.examples[sends]?.value;
  return { method, path, authorization: `Bearer ${token}`, body, status };
}

const toOrigin = (source: string, origin: string): string =>
  source.replace(/https:\/\/(?:graph\.microsoft\.com|file\.location|bot\.contoso\.com)/, origin);

test("each request of the contract is in the table", () => {
  expect([...new Set(requestsOf("HTTP").map(({ operationId }) => operationId))]).toEqual(Object.keys(exchanges));
});

/** Sends the bytes of a sample, and gives the status that comes back. */
async function sendRaw(source: string, origin: string, token: string): Promise<number> {
  const [head = "", ...body] = source.split("\n\n");
  const { host, port } = new URL(origin);
  const lines = head.replace(/^Host: .*$/m, `Host: ${host}`).replace(/\{\w+\}/, token);
  const socket = await rawConnection(Number(port));
  onTestFinished(() => void socket.destroy());
  socket.write(`${lines.replaceAll("\n", "\r\n")}\r\n\r\n${body.join("\n\n")}`);
  await eventually(() => socket.received().includes("\r\n\r\n"));
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(socket.received())?.[1]);
}

test.each(requestsOf("HTTP"))(
  "$operationId over a socket is answered as documented",
  async ({ operationId, source }) => {
    const { origin, seen } = await serveContract();
    const token = source.includes("{recordingAccessToken}") ? "for-one-recording" : "for-graph";
    const { status, ...rest } = expected(operationId);
    expect(await sendRaw(source, origin, token)).toBe(status);
    expect(seen).toEqual([{ ...rest, status }]);
  },
);

const fileOf = ({ operationId, label }: Sample): string => `${operationId}.${label.replace(/\W/g, "")}`;
const packages = ["graph-record-response", "@microsoft/microsoft-graph-client", "@types/node"];

/** A project that has the built package, and what else the samples import. */
let folder: string;
let temporary: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  if (!existsSync(join(projectFolder, "dist"))) throw new Error("There is no dist/; run npm run build first.");
  temporary = await temporaryFolder();
  folder = temporary.path;
  for (const name of packages) {
    const place = join(folder, "node_modules", name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(name === "graph-record-response" ? projectFolder : join(projectFolder, "node_modules", name), place);
  }
  await write("package.json", '{ "type": "module" }');
  // what is printed is the status alone
  await write(".curlrc", 'silent\noutput = "/dev/null"\nwrite-out = "%{http_code}"\n');
});

afterAll(async () => {
  for (const { close } of servers) await close();
  await temporary?.[Symbol.asyncDispose]();
});

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

const curlIsMissing = spawnSync("curl", ["--version"], { stdio: "ignore" }).error !== undefined;
if (curlIsMissing && process.env["CI"]) throw new Error("the samples of curl cannot be run: curl not found");
if (curlIsMissing) console.warn("the samples of curl did not run: curl not found.");

/** Runs a sample in a shell; the answer's status. */
async function runCurl(source: string, origin: string, variables: NodeJS.ProcessEnv = {}): Promise<number> {
  const env = { ...environment, CURL_HOME: folder, HOME: folder, NO_PROXY: "*", ...variables };
  const { code, stdout, stderr } = await run("sh", ["-c", toOrigin(source, origin)], folder, env);
  expect([code, stderr]).toEqual([0, ""]);
  return Number(stdout.slice(-3));
}

describe.skipIf(curlIsMissing)("curl", () => {
  test.each(requestsOf("curl"))("$operationId is answered as documented", async ({ operationId, source }) => {
    const { origin, seen } = await serveContract();
    expect(await runCurl(source, origin)).toBe(exchanges[operationId]?.status);
    expect(seen).toEqual([expected(operationId)]);
  });
});

const scripts = labelled("TypeScript", "fetch", "Microsoft's client");

describe("TypeScript, fetch and Microsoft's client", () => {
  let compiled: Ran;

  beforeAll(async () => {
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      moduleDetection: "force",
      target: "es2023",
      types: ["node"],
      skipLibCheck: true,
    };
    await write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await Promise.all(scripts.map((sample) => write(`${fileOf(sample)}.ts`, sample.source)));
    const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
    compiled = await run(process.execPath, [compiler, "-p", "."], folder);
  });

  test("compile in a consumer's project", () => {
    expect(compiled).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  describe("each asks what the spec says, and is answered as documented", () => {
    const asking = requestsOf("TypeScript", "fetch", "Microsoft's client");
    const seenBy = new Map<Sample, Seen[]>();
    let failures: Record<string, string>;

    beforeAll(async () => {
      const places: [string, string][] = [];
      for (const sample of asking) {
        const { origin, seen } = await serveContract();
        seenBy.set(sample, seen);
        places.push([fileOf(sample), origin]);
      }
      await write("run-all.mjs", runAll);
      const env = { ...environment, PLACES: JSON.stringify(places) };
      const { stdout, stderr } = await run(process.execPath, ["run-all.mjs"], folder, env);
      expect(stderr).toBe("");
      failures = JSON.parse(stdout) as Record<string, string>;
    });

    test.each(asking)("$operationId, $label", (sample) => {
      expect(failures[fileOf(sample)]).toBeUndefined();
      expect(seenBy.get(sample)).toEqual([expected(sample.operationId)]);
    });
  });

  /** Runs one after the other, each with a server of its own for Graph and for recordings; nothing else leaves. */
  const runAll = `const { fetch } = globalThis;
const failures = {};
for (const [file, origin] of JSON.parse(process.env.PLACES)) {
  globalThis.fetch = (input, init) => {
    const { origin: asked, pathname, search } = new URL(input);
    if (!/^https:\\/\\/(?:graph\\.microsoft\\.com|file\\.location)$/.test(asked)) throw new TypeError(asked + " is not here");
    return fetch(origin + pathname + search, init);
  };
  await import("./" + file + ".js").catch((error) => (failures[file] = String(error)));
}
console.log(JSON.stringify(failures));
`;
});

describe("the receiver", () => {
  let origin: string;
  let printed = "";

  /** The keys of the platform are those of the test. */
  const withKeys = `const { fetch } = globalThis;
globalThis.fetch = (input, init) => fetch(String(input).replace("https://api.aps.skype.com", process.env.KEYS), init);
`;

  beforeAll(async () => {
    const keys = await serve(({ url }) => tokens.fetch(url.replace(/^http:\/\/[^/]+/, "https://api.aps.skype.com")));
    servers.push(keys);
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    await write("keys.mjs", withKeys);
    await write("receiver.ts", sourceOf("TypeScript").replace("3978", port));
    const env = { ...environment, KEYS: keys.origin };
    const child = start(process.execPath, ["--import", "./keys.mjs", "receiver.ts"], { cwd: folder, env });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    while (child.exitCode === null && !(await fetch(origin).catch(() => undefined)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return () => void child.kill();
  });

  const sourceOf = (label: string): string =>
    existing(labelled(label).find(({ operationId }) => operationId === webhook)).source;

  test("takes the notification that is sent over a socket", async () => {
    printed = "";
    expect(await sendRaw(sourceOf("HTTP"), origin, await tokens.sign())).toBe(202);
    await eventually(() => printed === "stopToneDetected\n");
  });

  test.skipIf(curlIsMissing)("takes the notification that curl sends", async () => {
    printed = "";
    expect(await runCurl(sourceOf("curl"), origin, { CALLBACK_TOKEN: await tokens.sign() })).toBe(202);
    await eventually(() => printed === "stopToneDetected\n");
  });

  test("refuses the placeholder of the token", async () => {
    expect(await sendRaw(sourceOf("HTTP"), origin, "{callbackToken}")).toBe(401);
  });
});
