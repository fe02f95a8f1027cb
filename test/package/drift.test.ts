import { spawn } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { differences } from "../../scripts/lib/folder.ts";
import { copyProject, projectFolder, run } from "../support/project-copy.ts";

const madeByStages = [
  "arazzo.json",
  "asyncapi.json",
  "clauses.json",
  "client.ts",
  "examples.ts",
  "methods.ts",
  "openapi.json",
  "operations.ts",
  "requests.ts",
  "types.ts",
  "validators.ts",
  "vocabulary.ts",
  "vocabulary/enumMembers.ts",
  "vocabulary/memberLimits.ts",
  "vocabulary/memberNames.ts",
];
const whatToDo = "Run `npm run generate`, and review what it changes.";
const linesOf = (text: string): string[] => text.trim().split("\n");

function withOneByteChanged(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === "~" ? "!" : "~"}${text.slice(middle + 1)}`;
}

describe.concurrent("generate --check compares generated/ with what the stages make of openapi/", () => {
  test("for an unchanged project it finds nothing, and prints each stage's time", async () => {
    const { code, stdout, stderr } = await run(process.execPath, ["scripts/generate.ts", "--check"], projectFolder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(linesOf(stdout).map((line) => line.replace(/ +\d+ ms$/, " N ms"))).toEqual([
      "lint N ms",
      "bundle N ms",
      "document N ms",
      "clauses N ms",
      "asyncapi N ms",
      "arazzo N ms",
      "types N ms",
      "requests N ms",
      "methods N ms",
      "client N ms",
      "validators N ms",
      "vocabulary N ms",
      "operations N ms",
      "examples N ms",
      "generated/ is up to date",
    ]);
  });

  test("generated/ holds the stages' files and no others", async () => {
    const entries = await readdir(join(projectFolder, "generated"), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    expect(files.sort()).toEqual(madeByStages.map((path) => join(projectFolder, "generated", path)).sort());
  });

  test("one byte changed in each file, one file gone and one added: all are named at once, and nothing is written", async () => {
    await using project = await copyProject();
    for (const file of madeByStages)
      await project.write(`generated/${file}`, withOneByteChanged(await project.read(`generated/${file}`)));
    await rm(join(project.folder, "generated/examples.ts"));
    await project.write("generated/by-hand.ts", "export {};\n");
    const before = await project.generated();
    const { code, stderr } = await project.generate("--check");
    expect({ code, lines: linesOf(stderr) }).toEqual({
      code: 1,
      lines: [
        "generated/openapi.json is stale",
        "generated/clauses.json is stale",
        "generated/asyncapi.json is stale",
        "generated/arazzo.json is stale",
        "generated/types.ts is stale",
        "generated/requests.ts is stale",
        "generated/methods.ts is stale",
        "generated/client.ts is stale",
        "generated/validators.ts is stale",
        "generated/vocabulary.ts is stale",
        "generated/vocabulary/enumMembers.ts is stale",
        "generated/vocabulary/memberNames.ts is stale",
        "generated/vocabulary/memberLimits.ts is stale",
        "generated/operations.ts is stale",
        "generated/examples.ts is missing",
        "generated/by-hand.ts is foreign",
        whatToDo,
      ],
    });
    expect(await project.generated()).toEqual(before);
  });

  test("a schema that lost the line `maximum: 120` makes all that follows from it stale", async () => {
    await using project = await copyProject();
    await project.replace(
      "openapi/components/schemas/recordResponseRequest.yaml",
      /\n {4}maximum: 120(?=\n {4}default: 5\n {4}x-clause: RR-10)/,
      "",
    );
    const { code, stderr } = await project.generate("--check");
    expect({ code, lines: linesOf(stderr) }).toEqual({
      code: 1,
      lines: [
        "generated/openapi.json is stale",
        "generated/types.ts is stale",
        "generated/validators.ts is stale",
        "generated/vocabulary/memberLimits.ts is stale",
        whatToDo,
      ],
    });
  });

  test("no file's byte escapes: each is stale by itself, missing by itself, and named", async () => {
    await using project = await copyProject();
    const folder = join(project.folder, "generated");
    const artefacts = await Promise.all(
      madeByStages.map(async (path) => ({ path, text: await project.read(`generated/${path}`) })),
    );
    expect(await differences(folder, artefacts)).toEqual([]);
    for (const { path, text } of artefacts) {
      await project.write(`generated/${path}`, withOneByteChanged(text));
      expect(await differences(folder, artefacts)).toEqual([{ path, how: "stale" }]);
      await rm(join(folder, path));
      expect(await differences(folder, artefacts)).toEqual([{ path, how: "missing" }]);
      await project.write(`generated/${path}`, text);
    }
  });
});

describe.concurrent("generate makes generated/ whole", () => {
  test("from nothing it makes the project's own bytes, removing what is foreign; again, only what is stale, and the same bytes", async () => {
    await using project = await copyProject();
    const committed = await project.generated();
    await rm(join(project.folder, "generated"), { recursive: true });
    await mkdir(join(project.folder, "generated/deep"), { recursive: true });
    await project.write("generated/by-hand.ts", "export {};\n");
    await project.write("generated/deep/by-hand.ts", "export {};\n");
    const first = await project.generate();
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: "" });
    expect(first.stdout).toContain("generated/openapi.json: written\ngenerated/clauses.json: written\n");
    expect(first.stdout).toContain("generated/by-hand.ts: removed\n");
    expect(await project.generated()).toEqual(committed);

    await project.write("generated/client.ts", "");
    const second = await project.generate();
    expect({ code: second.code, said: linesOf(second.stdout).filter((line) => !line.endsWith(" ms")) }).toEqual({
      code: 0,
      said: ["generated/client.ts: written"],
    });
    expect(await project.generated()).toEqual(committed);
  });
});

describe.concurrent("the command", () => {
  test("--help says what it does, which options it takes and what the exit codes mean", async () => {
    const { code, stdout } = await run("npm", ["run", "--silent", "generate", "--", "--help"], projectFolder);
    expect(code).toBe(0);
    expect(stdout).toBe(`Usage: npm run generate [-- --check | --watch]

Makes generated/ from openapi/, and prints how long each stage took.

  --check  write nothing; name every file of generated/ that is stale, missing or foreign
  --watch  generate again after each change of openapi/, until Ctrl-C
  --help   show this text

Exit codes: 0 success, 1 the spec is invalid or --check found a difference, 2 wrong usage.
`);
  });

  test.each([
    { argument: "--chek", sentence: "Unknown option '--chek'." },
    { argument: "openapi", sentence: "Unexpected argument 'openapi'." },
  ])("$argument is not understood: exit code 2, a sentence and the usage", async ({ argument, sentence }) => {
    const { code, stdout, stderr } = await run(process.execPath, ["scripts/generate.ts", argument], projectFolder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n").slice(0, 3)).toEqual([sentence, "", "Usage: npm run generate [-- --check | --watch]"]);
  });
});

test("--watch generates again after each change of openapi/, also after one that is invalid", async () => {
  await using project = await copyProject();
  const watching = spawn(process.execPath, ["scripts/generate.ts", "--watch"], { cwd: project.folder });
  onTestFinished(() => void watching.kill("SIGKILL"));
  let said = "";
  watching.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  watching.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const until = (text: string): Promise<void> =>
    expect.poll(() => said, { timeout: 30_000 }).toMatch(new RegExp(`${text}(?:.|\n)*Watching`));
  const file = "openapi/components/schemas/toneInfo.yaml";

  await until("generated/ was up to date");
  said = "";
  await project.replace(file, /description: .*/, "description: [");
  await until(file);
  said = "";
  await project.replace(file, "description: [", "description: Another one.");
  await until("generated/openapi.json: written");
  expect(await project.read("generated/openapi.json")).toContain("Another one.");
});
