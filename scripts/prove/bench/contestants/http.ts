import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { respond } from "graph-record-response/testing";
import { readBundledContract } from "../../../lib/bundled-contract.ts";
import { projectRoot } from "../../../lib/project.ts";
import { temporaryFolder } from "../../../lib/temporary-folder.ts";
import { commandOf, environment, install } from "../../tools/installed.ts";
import { type Contestants, processorUs, type Round } from "../contestant.ts";
import type { LoadResult, LoadSettings } from "../load.ts";
import { peer } from "../peers.ts";
import type { Usage } from "../report-usage.ts";
import { answerText, graphPath, recordBody } from "./graph.ts";

/** A server under load: where it listens, what it answers at, and its processor time. */
interface Loaded {
  readonly origin: string;
  /** Before the path of a call. Default: /beta. */
  readonly base?: string;
  readonly callId?: string;
  usage(): Promise<Usage>;
}

const exampleCall = "57dab8b1-894c-409a-b240-bd8beae78896";
const connections = 8;
const usual = 4_000;
const idled = 1_000;

/** Rounds of requests by a process of its own: the reference's, whose bargeInAllowed ends the recording before it. */
async function loading({ origin, base = "/beta", callId = exampleCall, usage }: Loaded, count = usual): Promise<Round> {
  const { hostname: host, port } = new URL(origin);
  const load = fork(join(import.meta.dirname, "../load.ts"), [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  process.once("exit", () => load.kill());
  const request = post(`${base}${graphPath(callId)}`, recordBody, host);
  async function loaded(requests: number): Promise<LoadResult> {
    load.send({ host, port: Number(port), request, connections, count: requests } satisfies LoadSettings);
    const [result] = (await once(load, "message")) as [LoadResult | { readonly error: string }];
    if ("error" in result) throw new Error(result.error);
    if (result.refused !== undefined) throw new Error(`The server answered ${result.refused}`);
    return result;
  }
  return async () => {
    await loaded(idled); // was the server while others had their rounds
    const before = await usage();
    const result = await loaded(count);
    const after = await usage();
    const us = (after.processorUs - before.processorUs) / count;
    const grownMb = (after.rssBytes - before.rssBytes) / 1_000_000;
    return { us, perSecond: result.perSecond, p99Ms: result.p99Ms, grownMb, rssMb: after.rssBytes / 1_000_000 };
  };
}

function post(path: string, body: string, host: string): string {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    "authorization: Bearer opaque",
    "content-type: application/json",
    "accept: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

/** A server in this process. */
async function served(listener: RequestListener): Promise<Round> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const usage = async (): Promise<Usage> => ({ processorUs: processorUs(), rssBytes: process.memoryUsage.rss() });
  return loading({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, usage });
}

/** A server of a command, once it has printed a line of which something can be read. */
async function started<T>(
  args: readonly string[],
  read: (line: string) => T | undefined,
  cwd: string,
): Promise<T & Pick<Loaded, "usage">> {
  const [program = "", ...rest] = args;
  const child = fork(program, rest, {
    cwd,
    env: environment(),
    execArgv: ["--import", join(import.meta.dirname, "../report-usage.ts")],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  process.once("exit", () => child.kill());
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const found = read(line);
    if (found === undefined) continue;
    child.stdout?.resume(); // Unread output would block it.
    return { ...found, usage: () => usageOf(child) };
  }
  throw new Error(`${program} did not start. ${complaint}`);
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send("usage");
  const [usage] = (await once(child, "message")) as [Usage];
  return usage;
}

async function mock(count?: number): Promise<Round> {
  let origin: string | undefined;
  const command = [join(projectRoot, "dist/src/cli/main.js"), "mock", "--port", "0", "--json"];
  const server = await started(
    command,
    (line) => {
      const said = JSON.parse(line) as { kind: string; origin?: string; callId?: string };
      origin ??= said.origin;
      return said.kind === "callStarted" && origin !== undefined && said.callId !== undefined
        ? { origin, callId: said.callId }
        : undefined;
    },
    projectRoot,
  );
  return loading(server, count);
}

type Backend = new (
  options: object,
) => {
  init(): Promise<unknown>;
  handleRequest(request: object): Promise<unknown>;
  mockResponseForOperation(operationId: string): { status: number; mock: unknown };
};

/** The text of a request's body. */
async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const json = { "content-type": "application/json" };

export const contestants: Contestants = {
  "node:http": () =>
    served(async (req, res) => {
      await textOf(req);
      res.writeHead(200, { ...json, "content-length": Buffer.byteLength(answerText) }).end(answerText);
    }),
  answers: () =>
    served(async (req, res) => {
      const { method = "GET", url = "", headers } = req;
      const body = await textOf(req);
      const answer = respond({
        method,
        url: `https://graph.microsoft.com${url}`,
        headers: headers as Record<string, string>,
        body,
      });
      const text = answer.body as string;
      res.writeHead(answer.status, { ...answer.headers, "content-length": Buffer.byteLength(text) }).end(text);
    }),
  mock: () => mock(),
  "mock, a million requests": () => mock(1_000_000),
  async "openapi-backend"() {
    const { OpenAPIBackend } = await peer<{ OpenAPIBackend: Backend }>("openapi-backend");
    const { webhooks: _, ...definition } = readBundledContract();
    const backend = new OpenAPIBackend({
      definition,
      apiRoot: "/beta",
      quick: true,
      ajvOpts: { strict: false, logger: false },
      securityHandlers: Object.fromEntries(
        Object.keys(definition.components.securitySchemes).map((scheme) => [scheme, () => true]),
      ),
      handlers: {
        notImplemented: ({ operation }: { operation: { operationId: string } }) =>
          backend.mockResponseForOperation(operation.operationId),
        validationFail: ({ validation }: { validation: { errors: unknown } }) => ({
          status: 400,
          mock: validation.errors,
        }),
        notFound: () => ({ status: 404, mock: undefined }),
      },
    });
    await backend.init();
    return served(async (req, res) => {
      const { method = "GET", url: path = "", headers } = req;
      const body = await textOf(req);
      const { status, mock: value } = (await backend.handleRequest({ method, path, headers, body })) as {
        status: number;
        mock: unknown;
      };
      const text = JSON.stringify(value) ?? "";
      res.writeHead(status, { ...json, "content-length": Buffer.byteLength(text) }).end(text);
    });
  },
  async Prism() {
    await install();
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "openapi.json"), JSON.stringify(readBundledContract()));
    const command = [commandOf("@stoplight/prism-cli"), "mock", "openapi.json", "--host", "127.0.0.1", "--port", "0"];
    const read = (line: string): { origin: string; base: string } | undefined => {
      const [, origin] = /listening on (http:\/\/\S+)/.exec(line) ?? [];
      return origin === undefined ? undefined : { origin, base: "" };
    };
    return loading(await started(command, read, cwd), 1_000);
  },
};
