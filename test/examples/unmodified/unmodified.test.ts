import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderOf } from "../../../scripts/lib/installed.ts";
import { freePort } from "../../../scripts/lib/serve.ts";
import { readWavHeader } from "../../../src/platform/audio/wav.ts";
import { type Mock, startMockInTest } from "../../cli/mock-support.ts";

// Bots with Microsoft's addresses in their code, against the mock: nothing is set but what it prints.

/** As the bots name themselves. */
const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
const folder = folderOf({ name: "unmodified" });
const script = [
  { kind: "speak", ms: 700 },
  { kind: "press", key: "#" },
];
const meetings = [
  {
    method: "GET",
    path: "/users/{id}/onlineMeetings",
    status: 200,
    body: { value: [{ chatInfo: { threadId: "19:meeting_example@thread.v2" } }] },
  },
];

interface Bot {
  /** The command and its arguments. */
  readonly command: readonly string[];
  /** Which of the printed environments. */
  readonly environment: string;
  /** The path of its callback. */
  readonly path: string;
  /** Begins the call; of a bot that joins by itself, nothing. */
  readonly ring: boolean;
  readonly operations: readonly string[];
  readonly files: readonly string[];
}

const incoming = { ring: true, operations: ["promptStarted", "listening"] };
const node = process.execPath;
const bots: readonly Bot[] = [
  {
    command: [node, "bots/axios-msal.cjs"],
    environment: "Node",
    path: "/api/calling",
    files: ["mailbox.wav"],
    ...incoming,
  },
  { command: [node, "bots/plain-node.mjs"], environment: "Node", path: "/calls", files: ["answer.wav"], ...incoming },
  {
    command: [node, "bots/identity-graph-client.ts"],
    environment: "Node",
    path: "/api/calls",
    ring: false,
    operations: ["listening", "listening", "listening"],
    files: ["turn-1.wav", "turn-2.wav", "turn-3.wav"],
  },
  {
    command: ["python3", "bots/standard_library.py"],
    environment: "Python",
    path: "/callback",
    files: ["name.wav"],
    ...incoming,
  },
];

const missing = ["python3", "openssl"].filter((name) => spawnSync(name, ["version"], { stdio: "ignore" }).error);

test.each(bots.map((bot) => ({ ...bot, name: bot.command[1] })))(
  "CA-15 $name, from the first request to the hang-up",
  async (bot) => {
    const isProxied = bot.environment === "Python";
    if (isProxied && missing.length > 0 && !process.env["CI"]) {
      console.warn(`${bot.command[1]} did not run: ${missing.join(" and ")} not found.`);
      return;
    }
    const recordings = temporaryFolder();
    const port = await freePort();
    const mock = await startMockInTest(
      ...["--callback", `http://127.0.0.1:${port}${bot.path}`, "--app-id", appId],
      ...["--script", file(recordings, "script.json", script), "--answers", file(recordings, "answers.json", meetings)],
      ...(isProxied ? ["--proxy"] : []),
    );
    const running = await startBot(bot, mock, { PORT: port, RECORDINGS: recordings });
    if (bot.ring) await mock.begin({ ring: true });
    const { code, err } = await running.ended;

    const events = mock.events();
    const ofKind = (kind: string): typeof events => events.filter((event) => event["kind"] === kind);
    expect([code, err.replace(/^graph-record-response: connections to .*\n/, "")]).toEqual([0, ""]);
    expect(ofKind("refused")).toEqual([]);
    expect(ofKind("note")).toEqual([]);
    const inCall = events.filter(({ callId }) => callId !== mock.callId);
    for (const kind of new Set(bot.operations))
      expect(inCall.filter((event) => event["kind"] === kind).length).toBeGreaterThanOrEqual(
        bot.operations.filter((one) => one === kind).length,
      );
    expect(ofKind("downloaded").map(({ status }) => status)).toEqual(bot.files.map(() => 200));
    expect(ofKind("notified").map(({ verdict }) => verdict)).not.toContain("unanswered");
    expect(inCall.at(-1)).toMatchObject({ kind: "notified", about: "terminated", verdict: "taken" });
    for (const name of bot.files) {
      const wav = readWavHeader(readFileSync(join(recordings, name)));
      expect(wav).toMatchObject({ sampleRate: 16_000, channels: 1 });
    }
    expect(readdirSync(recordings).filter((name) => name.endsWith(".wav"))).toEqual(bot.files);
  },
);

test.each([
  {
    by: "undici's own fetch",
    script: `import { fetch } from "undici"; ${asking("await (await fetch(address)).text()")}`,
  },
  {
    by: "undici with an agent of its own",
    script: `import { Agent, request } from "undici"; ${asking("await (await request(address, { dispatcher: new Agent({ allowH2: true }) })).body.text()")}`,
  },
  {
    by: "axios with an agent of its own",
    script: `import axios from "axios"; import { Agent } from "node:https"; ${asking("JSON.stringify((await axios.get(address, { httpsAgent: new Agent({ keepAlive: true }) })).data)")}`,
  },
  {
    by: "axios by fetch",
    script: `import axios from "axios"; ${asking("JSON.stringify((await axios.get(address, { adapter: 'fetch' })).data)")}`,
  },
])("CA-15 redirect: by $by", async ({ script }) => {
  const mock = await startMockInTest();
  const settings = { ...variablesOf(mock, "Node"), PATH: process.env["PATH"] };
  const child = spawn(node, ["--input-type=module", "-e", script], { cwd: folder, env: settings });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  await once(child, "close");
  expect(out).toContain('"issuer":"https://login.microsoftonline.com/contoso.com/v2.0"');
});

function asking(expression: string): string {
  return `const address = "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration"; console.log(${expression}); process.exit()`;
}

test("the bot in TypeScript compiles", () => {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--types",
    "node",
  ];
  const { stdout } = spawnSync(node, [compiler, ...options, "bots/identity-graph-client.ts"], { cwd: folder });
  expect(stdout.toString()).toBe("");
});

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "unmodified-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function file(parent: string, name: string, content: unknown): string {
  const path = join(parent, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

interface RunningBot {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
}

/** With nothing but what the mock printed, and the bot's own settings. Resolves once it listens. */
async function startBot(
  { command: [program = "", ...args], environment }: Bot,
  mock: Mock,
  settings: Readonly<Record<string, string>>,
): Promise<RunningBot> {
  const { PATH = "" } = process.env;
  const env = { PATH, ...variablesOf(mock, environment), ...settings };
  const child = spawn(program, args, { cwd: folder, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<{ code: number | null; err: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, err })),
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The bot ended before it listened.\n${err}`)));
  });
  return { child, ended };
}

/** What the mock printed. */
function variablesOf(mock: Mock, environment: string): Readonly<Record<string, string>> {
  const [ready = {}] = mock.events();
  const printed = ready["environments"] as readonly { name: string; variables: Record<string, string> }[];
  return printed.find(({ name }) => name === environment)?.variables ?? {};
}
