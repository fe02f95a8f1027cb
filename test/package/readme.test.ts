import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, createConsumer } from "../support/consumer.ts";
import { copyProject, type ProjectCopy, run } from "../support/project-copy.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

let project: ProjectCopy;
let consumer: Consumer;
/** The README's code blocks by the file that each names in its first line. */
let blocks: Record<string, string>;

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
  const found = (await project.read("README.md")).matchAll(/```ts\n\/\/ (\S+\.ts)\n(.*?)```/gs);
  blocks = Object.fromEntries([...found].map(([, name, text]) => [name ?? "", text ?? ""]));
  await Promise.all(Object.entries(blocks).map(([name, text]) => consumer.write(name, text)));
});

afterAll(async () => {
  await consumer?.[Symbol.asyncDispose]();
  await project?.[Symbol.asyncDispose]();
});

test("the README's bot, from the ring to the hang-up, has at most forty lines, and stands with its test, its handlers and its telemetry", () => {
  expect(Object.keys(blocks)).toEqual(["bot.ts", "bot.test.ts", "handlers.ts", "telemetry.ts"]);
  const lines = blocks["bot.ts"]?.split("\n").filter((line) => line.trim() !== "") ?? [];
  expect(lines.length).toBeLessThanOrEqual(40);
});

test("what the README shows compiles in a consumer's project, the package's declarations checked too", async () => {
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
    skipLibCheck: false,
  };
  await consumer.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
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
