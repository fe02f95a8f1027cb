import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { folderOf } from "../../scripts/lib/installed.ts";
import { freePort } from "../../scripts/lib/serve.ts";
import {
  eventsOfCall,
  jsonFile,
  printedFor,
  startBotProcess,
  startMockForBot,
  temporaryFolder,
} from "./bot-process.ts";

// The same two bots on each host, with the packed package, from the incoming call to the hang-up, over HTTP.

const folder = folderOf({ name: "hosts" });
const node = process.execPath;
const program = (path: string): string => join(folder, "node_modules", path);
const ofPlatform = (names: Readonly<Record<string, string>>): string =>
  names[`${process.platform}-${process.arch}`] ?? "";

const bun = ofPlatform({
  "linux-x64": "bun-linux-x64",
  "linux-arm64": "bun-linux-aarch64",
  "darwin-x64": "bun-darwin-x64",
  "darwin-arm64": "bun-darwin-aarch64",
});
const deno = ofPlatform({
  "linux-x64": "linux-x64-glibc",
  "linux-arm64": "linux-arm64-glibc",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
});
const denoArgs = [
  "run",
  "--no-prompt",
  "--cached-only",
  "--node-modules-dir=manual",
  "--allow-net=127.0.0.1,0.0.0.0",
  "--allow-env",
];
const next = program("next/dist/bin/next");

interface Host {
  readonly name: string;
  /** One recording, or two. */
  readonly bot: "waiting" | "reacting";
  readonly command: (port: string) => readonly string[];
}

const onNode = (file: string) => (): readonly string[] => [node, `built/${file}.js`];
const hosts: readonly Host[] = [
  { name: "node:http", bot: "waiting", command: onNode("node-http") },
  { name: "Express 5, behind its JSON parser", bot: "waiting", command: onNode("express") },
  { name: "Fastify 5", bot: "waiting", command: onNode("fastify") },
  { name: "Hono", bot: "waiting", command: onNode("hono") },
  { name: "NestJS", bot: "waiting", command: onNode("nest") },
  { name: "Bun", bot: "waiting", command: () => [program(`@oven/${bun}/bin/bun`), "bun.ts"] },
  { name: "Deno", bot: "waiting", command: () => [program(`@deno/${deno}/deno`), ...denoArgs, "deno.ts"] },
  { name: "Azure Functions v4", bot: "reacting", command: onNode("fronts/azure-functions") },
  { name: "AWS Lambda", bot: "reacting", command: onNode("fronts/lambda") },
  { name: "Cloudflare Workers", bot: "reacting", command: onNode("fronts/worker") },
  { name: "Next.js", bot: "reacting", command: (port) => [node, next, "start", "next", "--port", port] },
];

const script = [
  { kind: "speak", ms: 700 },
  { kind: "press", key: "#" },
];
/** What Azure's library says where its host is missing, and workerd of connections that the mock has closed. */
const outOfHost = /^WARNING: .* test mode.*\n|^workerd\/.* disconnected: .*\nstack: .*\n/gm;
const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
const contextKey = Buffer.alloc(32, 7).toString("base64");

beforeAll(async () => {
  await build({
    entryPoints: [join(folder, "built/worker.js")],
    outfile: join(folder, "built/worker.bundle.js"),
    bundle: true,
    format: "esm",
    platform: "browser",
  });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const built = spawnSync(node, [next, "build", "next"], { cwd: folder, env });
  const printed = `${built.stdout}${built.stderr}`;
  expect([built.status, printed]).toEqual([0, expect.not.stringMatching(/Error/)]);
}, 240_000);

describe("from the incoming call to the hang-up", () => {
  test.concurrent.for(hosts)("$name, $bot", async ({ bot, command }, { expect }) => {
    const port = await freePort();
    const mock = await startMockForBot(
      ...["--callback", `http://127.0.0.1:${port}/api/calls`, "--app-id", appId],
      ...["--script", jsonFile(temporaryFolder(), "script.json", script), "--fault", "establishedTwice"],
    );
    const { GRAPH_MOCK_URL = "", MICROSOFT_APP_ID = "" } = printedFor(mock, "Node");
    const running = await startBotProcess({
      command: command(port),
      cwd: folder,
      environment: {
        GRAPH_MOCK_URL,
        MICROSOFT_APP_ID,
        CONTEXT_KEY: contextKey,
        PORT: port,
        NEXT_TELEMETRY_DISABLED: "1",
      },
    });
    const callId = await mock.begin({ ring: true });
    await expect
      .poll(() => mock.events().at(-1), { timeout: 30_000 })
      .toMatchObject({ kind: "notified", about: "terminated", callId });

    const events = eventsOfCall(mock);
    const recordings = bot === "waiting" ? 1 : 2;
    const ofKind = (kind: string): typeof events => events.filter((event) => event["kind"] === kind);
    expect(ofKind("listening")).toHaveLength(recordings);
    expect(ofKind("downloaded").map(({ status }) => status)).toEqual(Array(recordings).fill(200));
    expect(ofKind("callEnded")).toMatchObject([{ why: expect.stringContaining("bot") as string }]);
    expect(running.out().match(/recorded \d{4,} bytes/g)).toHaveLength(recordings);
    expect(running.err().replace(outOfHost, "")).toBe("");
  });
});

test("each is short enough to be read at once, and one has a row", () => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && /\.ts$/.test(file.name));
  const bots = readdirSync(join(folder, "bot")).map((name) => join("bot", name));
  for (const file of [...files.map(({ name }) => name), ...bots])
    expect([file, readFileSync(join(folder, file), "utf8").split("\n").length < 90]).toEqual([file, true]);
  expect(files.length + Number(existsSync(join(folder, "next")))).toBe(hosts.length);
});
