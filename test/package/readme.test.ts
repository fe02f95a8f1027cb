import { spawn } from "node:child_process";
import { mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../scripts/lib/serve.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { jsonLines, start } from "../cli/support.ts";
import { type Consumer, createConsumer } from "../support/consumer.ts";
import { copyProject, type ProjectCopy, projectFolder, run } from "../support/project-copy.ts";

/** Files that need the types of Node. */
const server = "server.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

let project: ProjectCopy;
let consumer: Consumer;
/** The README's code blocks by the file that each names in its first line. */
let blocks: Record<string, string>;
let readme: string;

beforeAll(async () => {
  project = await copyProject();
  await mkdir(join(project.folder, "dist"));
  await project.node("scripts/build.ts");
  const { stdout } = await run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", project.folder],
    project.folder,
  );
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  consumer = await createConsumer(join(project.folder, filename));
  readme = await project.read("README.md");
  const found = readme.matchAll(/```ts\n\/\/ (\S+\.ts)\n(.*?)```/gs);
  blocks = Object.fromEntries([...found].map(([, name, text]) => [name ?? "", text ?? ""]));
  await Promise.all(Object.entries(blocks).map(([name, text]) => consumer.write(name, text)));
});

afterAll(async () => {
  await consumer?.[Symbol.asyncDispose]();
  await project?.[Symbol.asyncDispose]();
});

test("the README's bot, from the ring to the hang-up, has at most forty lines, and stands with its test, its handlers, its telemetry and its server", () => {
  expect(Object.keys(blocks)).toEqual(["bot.ts", "bot.test.ts", "handlers.ts", "telemetry.ts", "server.ts"]);
  const lines = blocks["bot.ts"]?.split("\n").filter((line) => line.trim() !== "") ?? [];
  expect(lines.length).toBeLessThanOrEqual(40);
});

test("what the README shows compiles in a consumer's project, the package's declarations checked too", async () => {
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    rewriteRelativeImportExtensions: true,
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
    skipLibCheck: false,
  };
  await consumer.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"], exclude: [server] }));
  const { code, stdout } = await run(process.execPath, [compiler, "-p", "."], consumer.folder);
  expect([code, stdout]).toEqual([0, ""]);
});

test("what the README shows runs: the bot records its caller on the simulated platform", async () => {
  const source = blocks["bot.test.ts"] ?? "";
  await consumer.write("run.ts", `${source}\nconsole.log(call.recordings[0]?.segments.length, sound.byteLength);\n`);
  const compiled = await run(process.execPath, [compiler, "-p", "."], consumer.folder);
  expect(compiled.stdout).toBe("");
  const { code, stdout, stderr } = await run(process.execPath, ["run.js"], consumer.folder);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(Number(stdout.split(" ")[1])).toBeGreaterThan(3 * 32_000);
});

test("CA-15 what the README shows runs against mock, by its command and with the environment that it prints", async () => {
  await mkdir(join(consumer.folder, "node_modules/@types"), { recursive: true });
  await symlink(join(projectFolder, "node_modules/@types/node"), join(consumer.folder, "node_modules/@types/node"));
  const options = ["--ignoreConfig", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const forBoth = ["--noEmit", "--allowImportingTsExtensions", "--skipLibCheck"];
  const compiled = await run(process.execPath, [compiler, ...options, ...forBoth, server], consumer.folder);
  expect(compiled.stdout).toBe("");

  const port = await freePort();
  const [, script = ""] = /npx graph-record-response mock .* --ring --script '(.*)'\n/.exec(readme) ?? [];
  const mock = start([
    "mock",
    "--json",
    "--port",
    "0",
    "--callback",
    `http://127.0.0.1:${port}/api/calls`,
    "--ring",
    "--script",
    script,
  ]);
  onTestFinished(() => void mock.child.kill());
  const [ready] = await mock.until(/.*"kind":"ready".*/);
  const { environments } = JSON.parse(ready) as { environments: { variables: NodeJS.ProcessEnv }[] };
  const env = { PATH: process.env["PATH"], PORT: port, GRAPH_TOKEN: "any", ...environments[0]?.variables };
  const bot = spawn(process.execPath, [server], { cwd: consumer.folder, env });
  onTestFinished(() => void bot.kill("SIGKILL"));
  let [out, err] = ["", ""];
  bot.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  bot.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  await mock.until(/"callEnded"/);
  expect(out).toBe("listening\nrecorded answer.wav\n");
  expect(readWavHeader(await readFile(join(consumer.folder, "answer.wav")))).toMatchObject({ sampleRate: 16_000 });
  expect(err).toMatch(/^graph-record-response: connections to .*\n$/);
  expect(jsonLines(mock.out()).filter(({ kind }) => kind === "refused")).toEqual([]);
});
