import { type SpawnSyncReturns, spawn } from "node:child_process";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { makeCertificate } from "../../src/cli/certificate.ts";
import { microsoftHosts } from "../../src/platform/microsoft-hosts.ts";

const redirect = fileURLToPath(new URL("../../src/redirect/index.ts", import.meta.url));

type Ran = Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr">;

/** Runs a script as a bot would be run. */
function runBot(script: string, environment: NodeJS.ProcessEnv, type: "module" | "commonjs" = "module"): Promise<Ran> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: "1", NODE_OPTIONS: `--import ${redirect}`, ...environment };
  const child = spawn(process.execPath, [`--input-type=${type}`, "-e", script], { env });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, stdout, stderr })));
}

interface Mock {
  readonly origin: string;
  /** Host and path of each request. */
  readonly asked: string[];
  readonly connections: () => number;
}

async function startMock(): Promise<Mock> {
  const asked: string[] = [];
  const sockets = new Set<unknown>();
  const { origin, close } = await listenOnLoopback((req, res) => {
    asked.push(`${req.method} ${req.headers.host}${req.url}`);
    sockets.add(req.socket);
    req.resume().once("end", () => res.end("from the mock"));
  });
  onTestFinished(close);
  return { origin, asked, connections: () => sockets.size };
}

const print = `(res) => res.on("data", (chunk) => process.stdout.write(chunk))`;
const address = "https://graph.microsoft.com/v1.0/me";

describe("CA-15 redirect: a bot with Microsoft's addresses in its code reaches the mock", () => {
  test.each([
    { by: "fetch", script: `console.log(await (await fetch("${address}")).text())` },
    { by: "node:https by default import", script: `import https from "node:https"; https.get("${address}", ${print})` },
    { by: "node:https by named import", script: `import { get } from "node:https"; get("${address}", ${print})` },
    {
      by: "node:https by namespace, with options",
      script: `import * as https from "https"; https.request({ host: "graph.microsoft.com", port: 443, path: "/v1.0/me" }, ${print}).end()`,
    },
    { by: "require", type: "commonjs" as const, script: `require("https").get(new URL("${address}"), {}, ${print})` },
    {
      by: "a destructured require",
      type: "commonjs" as const,
      script: `const { request } = require("node:https"); request("${address}", ${print}).end()`,
    },
    {
      by: "node:tls",
      script: `import { connect } from "node:tls";
const socket = connect(443, "graph.microsoft.com", { servername: "graph.microsoft.com" }, () => socket.write("GET /v1.0/me HTTP/1.1\\r\\nhost: graph.microsoft.com\\r\\nconnection: close\\r\\n\\r\\n"));
socket.on("data", (chunk) => process.stdout.write(chunk));`,
    },
    {
      by: "node:http",
      script: `import { get } from "node:http"; get("http://graph.microsoft.com/v1.0/me", ${print})`,
    },
    {
      by: "a name that ends in a dot",
      script: `import https from "node:https"; https.get({ host: "graph.microsoft.com.", path: "/v1.0/me", headers: { host: "graph.microsoft.com" } }, ${print})`,
    },
  ])("by $by", async ({ script, type }) => {
    const mock = await startMock();
    const { status, stdout } = await runBot(script, { GRAPH_MOCK_URL: mock.origin }, type);
    expect([status, stdout]).toEqual([0, expect.stringContaining("from the mock")]);
    expect(mock.asked).toEqual(["GET graph.microsoft.com/v1.0/me"]);
  });

  test("by a keep-alive agent of its own, over one connection", async () => {
    const mock = await startMock();
    const script = `import https from "node:https";
const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
for (const path of ["/a", "/b"]) await new Promise((done) => https.get({ host: "graph.microsoft.com", path, agent }, (res) => res.resume().once("end", done)));
agent.destroy();`;
    const { status, stderr } = await runBot(script, { GRAPH_MOCK_URL: mock.origin });
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^graph-record-response: .*\n$/)]);
    expect(mock.asked).toEqual(["GET graph.microsoft.com/a", "GET graph.microsoft.com/b"]);
    expect(mock.connections()).toBe(1);
  });

  test("a body is sent whole", async () => {
    const mock = await startMock();
    const script = `const body = "x".repeat(500_000);
console.log(await (await fetch("https://login.microsoftonline.com/t/oauth2/v2.0/token", { method: "POST", body })).text())`;
    expect(await runBot(script, { GRAPH_MOCK_URL: mock.origin })).toMatchObject({
      status: 0,
      stdout: "from the mock\n",
    });
    expect(mock.asked).toEqual(["POST login.microsoftonline.com/t/oauth2/v2.0/token"]);
  });

  test.each([...microsoftHosts])("%s", async (host) => {
    const mock = await startMock();
    await runBot(`await fetch("https://${host}/path")`, { GRAPH_MOCK_URL: mock.origin });
    expect(mock.asked).toEqual([`GET ${host}/path`]);
  });

  test("any other host is reached as it is", async () => {
    const [mock, certificate] = [await startMock(), await makeCertificate(["localhost"])];
    onTestFinished(certificate.discard);
    const other = createTlsServer(certificate, (_, res) => res.end("from another"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close().closeAllConnections());
    const { port } = other.address() as AddressInfo;
    const script = `import { get } from "node:https"; get("https://localhost:${port}/", ${print});
console.log(await (await fetch("https://localhost:${port}/")).text());
import net from "node:net"; import tls from "node:tls";
const socket = tls.connect({ socket: net.connect(${port}, "127.0.0.1"), servername: "localhost" }, () => socket.write("GET / HTTP/1.1\\r\\nhost: localhost\\r\\nconnection: close\\r\\n\\r\\n"));
socket.on("data", (chunk) => process.stdout.write(chunk));`;
    const environment = { GRAPH_MOCK_URL: mock.origin, NODE_EXTRA_CA_CERTS: certificate.file };
    expect((await runBot(script, environment)).stdout.match(/from another/g)).toHaveLength(3);
    expect(mock.asked).toEqual([]);
  });
});

describe("CA-15 redirect says", () => {
  test("what it redirects, and where", async () => {
    const { stderr } = await runBot("", { GRAPH_MOCK_URL: "http://127.0.0.1:4999" });
    expect(stderr).toBe(
      `graph-record-response: connections to these hosts go to the mock at http://127.0.0.1:4999: ${[...microsoftHosts].join(", ")}\n`,
    );
  });

  test("once, when nothing listens there", async () => {
    const mock = await listenOnLoopback(() => undefined);
    await mock.close();
    const script = `for (const n of [1, 2]) await fetch("${address}").catch(({ cause }) => console.log(cause.code))`;
    const { stdout, stderr } = await runBot(script, { GRAPH_MOCK_URL: mock.origin });
    expect(stdout).toBe("ECONNREFUSED\nECONNREFUSED\n");
    expect(stderr.match(/nothing listens at .*/g)).toEqual([
      `nothing listens at ${mock.origin}. Start it: npx graph-record-response mock --port ${new URL(mock.origin).port}`,
    ]);
  });

  test.each([
    { what: "production", environment: { NODE_ENV: "production" }, why: "does not load where NODE_ENV is production" },
    {
      what: "an address by https",
      environment: { GRAPH_MOCK_URL: "https://127.0.0.1" },
      why: 'such as http://127.0.0.1:4010; not "https://127.0.0.1"',
    },
    { what: "no address", environment: { GRAPH_MOCK_URL: "4010" }, why: "GRAPH_MOCK_URL is the address of a mock" },
    { what: "another machine", environment: { GRAPH_MOCK_URL: "http://10.0.0.1:4010" }, why: "a mock on this machine" },
    { what: "a path", environment: { GRAPH_MOCK_URL: "http://127.0.0.1:4010/beta" }, why: "a mock on this machine" },
  ])("$what: it does not load", async ({ environment, why }) => {
    const { status, stdout, stderr } = await runBot("console.log('ran')", environment);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(why);
  });
});
