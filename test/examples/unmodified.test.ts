import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "../../scripts/lib/installed.ts";
import { freePort } from "../../scripts/lib/serve.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import {
  eventsOfCall,
  jsonFile,
  printedFor,
  startBotProcess,
  startMockForBot,
  temporaryFolder,
} from "./bot-process.ts";

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

test.concurrent.each(bots.map((bot) => ({ ...bot, name: bot.command[1] })))(
  "CA-15 $name, from the first request to the hang-up",
  async (bot) => {
    const isProxied = bot.environment === "Python";
    if (isProxied && missing.length > 0 && !process.env["CI"]) {
      console.warn(`${bot.command[1]} did not run: ${missing.join(" and ")} not found.`);
      return;
    }
    const recordings = temporaryFolder();
    const port = await freePort();
    const mock = await startMockForBot(
      ...["--callback", `http://127.0.0.1:${port}${bot.path}`, "--app-id", appId],
      ...["--script", jsonFile(recordings, "script.json", script)],
      ...["--answers", jsonFile(recordings, "answers.json", meetings)],
      ...(isProxied ? ["--proxy"] : []),
    );
    const environment = { ...printedFor(mock, bot.environment), PORT: port, RECORDINGS: recordings };
    const running = await startBotProcess({ command: bot.command, cwd: folder, environment });
    if (bot.ring) await mock.begin({ ring: true });
    const { code, err } = await running.ended;

    const inCall = eventsOfCall(mock);
    expect([code, err.replace(/^graph-record-response: connections to .*\n/, "")]).toEqual([0, ""]);
    for (const kind of new Set(bot.operations))
      expect(inCall.filter((event) => event["kind"] === kind).length).toBeGreaterThanOrEqual(
        bot.operations.filter((one) => one === kind).length,
      );
    const downloads = inCall.filter(({ kind }) => kind === "downloaded");
    expect(downloads.map(({ status }) => status)).toEqual(bot.files.map(() => 200));
    for (const name of bot.files) {
      const wav = readWavHeader(readFileSync(join(recordings, name)));
      expect(wav).toMatchObject({ sampleRate: 16_000, channels: 1 });
    }
    expect(readdirSync(recordings).filter((name) => name.endsWith(".wav"))).toEqual(bot.files);
  },
);

test.concurrent.each([
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
  const mock = await startMockForBot();
  const settings = { ...printedFor(mock, "Node"), PATH: process.env["PATH"] };
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
