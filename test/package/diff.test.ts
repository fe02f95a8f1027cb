import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Contract, JsonSchema, Response } from "../../scripts/contract.ts";
import { changesBetween, stepOf } from "../../scripts/diff/changes.ts";
import { follows, isVersion, lowestNext, type Step } from "../../scripts/diff/semver.ts";
import { copyProject, type ProjectCopy, projectFolder, run, temporaryFolder } from "../support/project-copy.ts";

type Edit = (contract: Contract) => void;

const contract = JSON.parse(readFileSync(join(projectFolder, "generated/openapi.json"), "utf8")) as Contract;

function edited(from: Contract, ...edits: Edit[]): Contract {
  const copy = structuredClone(from);
  for (const edit of edits) edit(copy);
  return copy;
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The contract no longer has what this test edits.");
  return value;
}

const schema = ({ components }: Contract, name: string): JsonSchema => existing(components.schemas[name]);
const properties = (from: Contract, name: string): Record<string, JsonSchema> => existing(schema(from, name).properties);
const property = (from: Contract, name: string, key: string): JsonSchema => existing(properties(from, name)[key]);
const members = (from: JsonSchema): unknown[] => existing((from.anyOf?.[0] ?? from).enum);
const answerHeaders = ({ components }: Contract, name: string): NonNullable<Response["headers"]> => existing((components.responses?.[name] as Response).headers);

/** The contract's own enums are open, so a closed one is put into both sides. */
const withClosedEnum =
  (name: string): Edit =>
  (from) =>
    (properties(from, name).mood = { description: "How it sounds.", type: "string", enum: ["glad", "sad"] });

const dropRecordingLocation: Edit = (of) => delete properties(of, "recordOperation").recordingLocation;
const addLocale: Edit = (of) => (properties(of, "recordResponseRequest").locale = { description: "Language of the beep.", type: "string" });
const describeAnew: Edit = (of) => (schema(of, "tone").description = "A key.");

/** What changes, and how; where the contract has no such place, how it is put into both sides first. */
type Row = [change: string, edit: Edit, before?: Edit];

/** Two at a time: each takes a process of its own. */
const lanes = [Promise.resolve(), Promise.resolve()];

function stepOfEdit(edit: Edit, before: Edit = () => {}): Promise<Step> {
  const base = edited(contract, before);
  const step = (lanes.shift() ?? Promise.resolve()).then(async () => stepOf(await changesBetween(base, edited(base, edit))));
  lanes.push(step.then(() => {}, () => {}));
  return step;
}

describe.concurrent("major: what breaks whoever sends by the contract or reads by it", () => {
  test.each<Row>([
    ["a property is gone from an answer", dropRecordingLocation],
    ["an enum of a request loses a member", (of) => members(property(of, "recordResponseRequest", "mood")).pop(), withClosedEnum("recordResponseRequest")],
    ["an enum of an answer gains a member", (of) => members(property(of, "recordOperation", "mood")).push("calm"), withClosedEnum("recordOperation")],
    [
      "a request gets a new property that it must have",
      (of) => {
        addLocale(of);
        schema(of, "recordResponseRequest").required = ["locale"];
      },
    ],
    ["an answer may leave out a property that was always there", (of) => (schema(of, "identifiedRecordOperation").required = [])],
    ["the upper bound of a request's number is lower", (of) => (property(of, "recordResponseRequest", "maxRecordDurationInSeconds").maximum = 60)],
    ["a header is gone from an answer", (of) => delete answerHeaders(of, "tooManyRequests")["Retry-After"]],
    ["a field of the webhook's body may be null", (of) => (property(of, "commsNotification", "resourceUrl").type = ["string", "null"])],
    ["a path is gone", (of) => delete of.paths["/app/calls/{callId}/recordResponse"]],
    ["an open enum of a request loses a member", (of) => members(schema(of, "tone")).pop()],
    ["an open enum of a request is closed", (of) => schema(of, "tone").anyOf?.pop()],
    [
      "an enum of an answer that may be null gains a member",
      (of) => members(schema(of, "operationStatus")).push("queued"),
      (of) => schema(of, "operationStatus").anyOf?.splice(1, 1, { type: "null" }),
    ],
    [
      "an enum of an answer is opened, and gains a member",
      (of) => {
        schema(of, "operationStatus").anyOf?.push({ type: "string" });
        members(schema(of, "operationStatus")).push("queued");
      },
      (of) => schema(of, "operationStatus").anyOf?.pop(),
    ],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("major");
  });
});

describe.concurrent("minor: what is there to use, and asks for nothing", () => {
  test.each<Row>([
    ["a request gets a new property that it may leave out", addLocale],
    [
      "the webhook's body gets a new field that is always there",
      (of) => {
        properties(of, "commsNotification").tenantId = { description: "Whose call it is.", type: "string" };
        schema(of, "commsNotification").required = ["changeType", "tenantId"];
      },
    ],
    ["an open enum of an answer gains a member", (of) => members(schema(of, "recordCompletionReason")).push("callEnded")],
    ["an open enum of the webhook's body gains a member", (of) => members(schema(of, "changeType")).push("moved")],
    ["an open enum of a request gains a member", (of) => members(schema(of, "tone")).push("E")],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("minor");
  });
});

describe.concurrent("patch: what is said better, or promised more tightly to those who read", () => {
  test.each<Row>([
    ["an enum of an answer loses a member", (of) => members(property(of, "recordOperation", "mood")).pop(), withClosedEnum("recordOperation")],
    ["an open enum of an answer loses a member", (of) => members(schema(of, "recordCompletionReason")).pop()],
    ["a field of the webhook's body is always there", (of) => (schema(of, "commsNotification").required = ["changeType", "resourceUrl"])],
    ["a property of an answer is never null", (of) => (property(of, "recordOperation", "recordingLocation").type = "string")],
    ["a description is another", describeAnew],
    ["an example has another value, which redocly passes over", (of) => (existing(of.components.examples["recordResponseRequest.reference"]).value = {})],
    ["an x- keyword has another list, which redocly passes over", (of) => (schema(of, "recordOperation")["x-clause"] = ["OP-01"])],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("patch");
  });
});

describe.concurrent("none", () => {
  test.each<Row>([
    ["both are the same", () => {}],
    ["only the version is another", (of) => (of.info.version = "9.0.0")],
  ])("%s", async (_, edit, before) => {
    expect(await stepOfEdit(edit, before)).toBe("none");
  });
});

describe("the version that follows", () => {
  test.each<{ base: string; step: Step; lowest: string }>([
    { base: "1.2.3", step: "none", lowest: "1.2.3" },
    { base: "1.2.3", step: "patch", lowest: "1.2.4" },
    { base: "1.2.3", step: "minor", lowest: "1.3.0" },
    { base: "1.2.3", step: "major", lowest: "2.0.0" },
    { base: "0.1.9", step: "none", lowest: "0.1.9" },
    { base: "0.1.9", step: "patch", lowest: "0.1.10" },
    { base: "0.1.9", step: "minor", lowest: "0.1.10" },
    { base: "0.1.9", step: "major", lowest: "0.2.0" },
    { base: "0.0.3", step: "major", lowest: "0.1.0" },
    { base: "2.0.0-rc.1", step: "major", lowest: "2.0.0" },
    { base: "1.3.0-rc.1", step: "minor", lowest: "1.3.0" },
    { base: "1.3.0-rc.1", step: "major", lowest: "2.0.0" },
    { base: "1.2.4-rc.1", step: "patch", lowest: "1.2.4" },
    { base: "1.2.4-rc.1", step: "minor", lowest: "1.3.0" },
    { base: "0.2.0-rc.1", step: "major", lowest: "0.2.0" },
  ])("after $base, $step: $lowest at the lowest", ({ base, step, lowest }) => {
    expect(lowestNext(base, step)).toBe(lowest);
  });

  test.each<{ base: string; revision: string; step: Step; isGood: boolean }>([
    { base: "1.2.3", revision: "1.2.3", step: "none", isGood: true },
    { base: "1.2.3", revision: "1.4.0", step: "none", isGood: true },
    { base: "1.2.3", revision: "1.2.2", step: "none", isGood: false },
    { base: "1.2.3", revision: "1.2.3-rc.1", step: "none", isGood: false },
    { base: "1.2.3", revision: "1.2.3", step: "patch", isGood: false },
    { base: "1.2.3", revision: "1.2.10", step: "patch", isGood: true },
    { base: "1.2.3", revision: "1.2.4", step: "minor", isGood: false },
    { base: "1.2.3", revision: "1.3.0", step: "minor", isGood: true },
    { base: "1.2.3", revision: "1.3.0", step: "major", isGood: false },
    { base: "1.2.3", revision: "3.0.0", step: "major", isGood: true },
    { base: "0.1.0", revision: "0.1.1", step: "minor", isGood: true },
    { base: "0.1.0", revision: "0.1.1", step: "major", isGood: false },
    { base: "0.1.0", revision: "1.0.0", step: "major", isGood: true },
    { base: "1.2.3", revision: "2.0.0-rc.1", step: "major", isGood: true },
    { base: "1.2.3", revision: "1.3.0-rc.1", step: "major", isGood: false },
    { base: "2.0.0-rc.1", revision: "2.0.0-rc.2", step: "major", isGood: true },
    { base: "2.0.0-rc.2", revision: "2.0.0-rc.1", step: "patch", isGood: false },
    { base: "2.0.0-rc.1", revision: "2.0.0", step: "none", isGood: true },
  ])("$base → $revision with $step: $isGood", ({ base, revision, step, isGood }) => {
    expect(follows(base, revision, step)).toBe(isGood);
  });

  test.each(["1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3 ", "latest"])("%j is no version", (text) => {
    expect(isVersion(text)).toBe(false);
  });
});

const spec = "generated/openapi.json";

async function rewrite(project: ProjectCopy, ...edits: Edit[]): Promise<void> {
  await project.write(spec, JSON.stringify(edited(JSON.parse(await project.read(spec)) as Contract, ...edits)));
}

/** Gives the contract and the package the same version. */
async function setVersion(project: ProjectCopy, version: string): Promise<void> {
  await rewrite(project, (of) => (of.info.version = version));
  await project.replace("package.json", /"version": "[^"]*"/, `"version": "${version}"`);
}

/** The project as version 1.0.0, and its contract as it was released. */
async function releasedProject(): Promise<ProjectCopy> {
  const project = await copyProject();
  await setVersion(project, "1.0.0");
  await project.write("released.json", await project.read(spec));
  return project;
}

const lastLine = (text: string): string | undefined => text.trimEnd().split("\n").at(-1);

describe("npm run diff compares with BASE, a file", () => {
  test("nothing changed: the last line says so, and the exit code is 0", async () => {
    await using project = await releasedProject();
    expect(await project.node("scripts/diff.ts", "released.json")).toEqual({
      code: 0,
      stdout: "Since released.json: the step is none, and the lowest version that follows is 1.0.0.\n\nNo change since 1.0.0.\n",
      stderr: "",
    });
  });

  test("a version too low: each change with its place, those that break first, and what it takes; exit code 1, until the version follows", async () => {
    await using project = await releasedProject();
    await rewrite(project, describeAnew, addLocale, dropRecordingLocation);
    await setVersion(project, "1.1.0");
    expect(await project.node("scripts/diff.ts", "released.json")).toEqual({
      code: 1,
      stdout: `Breaking (1)
  components/schemas/recordOperation/properties/recordingLocation (POST /communications/calls/{callId}/recordResponse responses/200): Property \`recordingLocation\` of \`recordOperation\` was removed.

Added (1)
  components/schemas/recordResponseRequest/properties/locale (POST /communications/calls/{callId}/recordResponse requestBody): It was added.

Other (1)
  components/schemas/tone/description (POST /communications/calls/{callId}/recordResponse requestBody): \`description\` changed.

Since released.json: the step is major, and the lowest version that follows is 2.0.0.

major: 1 breaking change; 1.0.0 → 1.1.0 does not follow, it takes 2.0.0 or later
`,
      stderr: "",
    });

    await setVersion(project, "2.0.0");
    const { code, stdout } = await project.node("scripts/diff.ts", "released.json");
    expect({ code, verdict: lastLine(stdout) }).toEqual({ code: 0, verdict: "major: 1 breaking change; 1.0.0 → 2.0.0 follows" });
  });

  test("a version that goes down does not follow, even with no change", async () => {
    await using project = await releasedProject();
    await setVersion(project, "0.9.0");
    const { code, stdout } = await project.node("scripts/diff.ts", "released.json");
    expect({ code, verdict: lastLine(stdout) }).toEqual({ code: 1, verdict: "none: no change; 1.0.0 → 0.9.0 does not follow, it takes 1.0.0 or later" });
  });

  test("of changes that mean little it names the first few", async () => {
    await using project = await releasedProject();
    await rewrite(project, (of) => {
      for (const name of ["tone", "mediaInfo", "mediaPrompt", "changeType", "callState", "resultInfo", "odataError"]) schema(of, name).description = "Another.";
    });
    const { stdout } = await project.node("scripts/diff.ts", "released.json");
    expect(stdout.match(/`description` changed\./g)).toHaveLength(5);
    expect(stdout.split("\n").filter((line) => !line.includes("`description` changed."))).toEqual([
      "Other (7)",
      "  and 2 more",
      "",
      "Since released.json: the step is patch, and the lowest version that follows is 1.0.1.",
      "",
      "patch: 7 other changes; 1.0.0 → 1.0.0 does not follow, it takes 1.0.1 or later",
      "",
    ]);
  });

  test("changes of a path, a webhook and the document itself have their places too", async () => {
    await using project = await releasedProject();
    await rewrite(project, (of) => {
      delete of.paths["/recordings/{recordingId}"];
      delete existing(of.paths["/communications/calls/{callId}/recordResponse"]?.post).responses["202"];
      delete existing(of.webhooks.commsNotifications?.post).responses["204"];
      of.servers.pop();
    });
    const { stdout } = await project.node("scripts/diff.ts", "released.json");
    expect(stdout.split("\n\n")[0]).toBe(`Breaking (4)
  POST /communications/calls/{callId}/recordResponse responses/202: Response \`202\` was removed.
  /recordings/{recordingId}: Path \`/recordings/{recordingId}\` was removed.
  servers/5: Server \`https://dod-graph.microsoft.us/v1.0\` was removed.
  POST commsNotifications responses/204: Response \`204\` was removed.`);
  });

  test("--markdown writes the same for a pull request", async () => {
    await using project = await releasedProject();
    await rewrite(project, dropRecordingLocation);
    expect(await project.node("scripts/diff.ts", "--markdown", "released.json")).toEqual({
      code: 1,
      stdout: `### Breaking (1)

- \`components/schemas/recordOperation/properties/recordingLocation (POST /communications/calls/{callId}/recordResponse responses/200)\`: Property \`recordingLocation\` of \`recordOperation\` was removed.

Since released.json: the step is major, and the lowest version that follows is 2.0.0.

**major: 1 breaking change; 1.0.0 → 1.0.0 does not follow, it takes 2.0.0 or later**
`,
      stderr: "",
    });
  });

  test("package.json and the contract must have the same version", async () => {
    await using project = await releasedProject();
    await rewrite(project, addLocale, (of) => (of.info.version = "1.1.0"));
    const { code, stdout } = await project.node("scripts/diff.ts", "released.json");
    expect({ code, verdict: stdout.trimEnd().split("\n").slice(-3) }).toEqual({
      code: 1,
      verdict: ["minor: 1 addition; 1.0.0 → 1.1.0 follows", "", "package.json says 1.0.0 and the contract 1.1.0: make them the same."],
    });
  });

  test("the file may be YAML", async () => {
    await using project = await releasedProject();
    await project.write("released.yaml", stringify(JSON.parse(await project.read("released.json"))));
    const { code, stdout } = await project.node("scripts/diff.ts", "released.yaml");
    expect({ code, verdict: lastLine(stdout) }).toEqual({ code: 0, verdict: "No change since 1.0.0." });
  });
});

/** Gives the project a repository of its own, with one commit. */
async function createRepository(project: ProjectCopy, ...tags: string[]): Promise<void> {
  await git(project, "init", "--quiet");
  await commit(project, ...tags);
}

async function commit(project: ProjectCopy, ...tags: string[]): Promise<void> {
  await git(project, "add", "--all", "generated", "package.json");
  await git(project, "commit", "--quiet", "--message", "A state of the project");
  for (const tag of tags) await git(project, "tag", tag);
}

async function git(project: ProjectCopy, ...args: string[]): Promise<void> {
  const settings = ["user.name=Test", "user.email=test@example.com", "commit.gpgsign=false"].flatMap((setting) => ["-c", setting]);
  const { code, stderr } = await run("git", [...settings, ...args], project.folder);
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

const hasGit = spawnSync("git", ["--version"]).status === 0;

describe.skipIf(!hasGit)("npm run diff compares with BASE, a git revision", () => {
  test("a tag, a branch or a commit; without BASE the newest release, which a pre-release is not", async () => {
    await using project = await releasedProject();
    await createRepository(project, "v1.0.0");
    await rewrite(project, addLocale);
    await setVersion(project, "1.1.0-rc.1");
    await commit(project, "v1.1.0-rc.1", "nightly");
    await git(project, "branch", "candidate");
    await setVersion(project, "1.1.0");
    const verdict = async (...base: string[]): Promise<string | undefined> => lastLine((await project.node("scripts/diff.ts", ...base)).stdout);
    expect(await verdict()).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("v1.0.0")).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("HEAD~1")).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("candidate")).toBe("none: no change; 1.1.0-rc.1 → 1.1.0 follows");
  });

  test("without BASE, and with nothing released yet, it says so: exit code 2", async () => {
    await using project = await releasedProject();
    await createRepository(project, "nightly");
    expect(await project.node("scripts/diff.ts")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "Nothing was released yet: no tag like v1.2.3 leads to this commit (a shallow clone has none). Name what to compare with: npm run diff -- BASE\n",
    });
  });

  test("what is no revision, or one without a contract, is named: exit code 2, and nothing is taken for an option of git", async () => {
    await using project = await releasedProject();
    await createRepository(project, "v1.0.0");
    await git(project, "rm", "--quiet", "--cached", spec);
    await git(project, "commit", "--quiet", "--message", "Without the contract");
    const refusal = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await project.node("scripts/diff.ts", ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      return stderr.trimEnd();
    };
    expect(await refusal("v9.9.9")).toBe("v9.9.9 is neither a file nor a git revision.");
    expect(await refusal("openapi")).toBe("openapi is neither a file nor a git revision.");
    expect(await refusal("HEAD")).toBe("The git revision HEAD has no generated/openapi.json.");
    expect(await refusal("--", "--output=x")).toBe("--output=x is neither a file nor a git revision.");
    expect(await refusal("--", "--all")).toBe("--all is neither a file nor a git revision.");
    expect((await readdir(project.folder)).filter((name) => name.startsWith("x"))).toEqual([]);
  });
});

describe("what cannot be compared is said in a sentence", () => {
  test.each([
    { name: "notes.md", text: "# Notes\n", said: "holds no OpenAPI document." },
    { name: "broken.json", text: "{", said: "holds no OpenAPI document." },
    { name: "swagger.json", text: '{"swagger":"2.0","info":{"version":"1.0.0"}}', said: "holds no OpenAPI document." },
    {
      name: "unversioned.json",
      text: '{"openapi":"3.1.0","info":{"version":"latest"}}',
      said: "has the version latest, which is not like 1.2.3, so no step can be told.",
    },
  ])("BASE is $name: exit code 2", async ({ name, text, said }) => {
    await using folder = await temporaryFolder();
    const base = join(folder.path, name);
    await writeFile(base, text);
    expect(await run(process.execPath, ["scripts/diff.ts", base], projectFolder)).toEqual({ code: 2, stdout: "", stderr: `${base} ${said}\n` });
  });

  test.each<{ what: string; spoil: (project: ProjectCopy) => Promise<void>; sentence: string }>([
    { what: "there is no contract", spoil: ({ folder }) => rm(join(folder, spec)), sentence: "generated/openapi.json is missing: run `npm run generate`." },
    {
      what: "the contract has no proper version",
      spoil: (project) => rewrite(project, (of) => (of.info.version = "beta")),
      sentence: "info.version of the contract is beta; make it like 1.2.3.",
    },
  ])("$what: exit code 1", async ({ spoil, sentence }) => {
    await using project = await releasedProject();
    await spoil(project);
    expect(await project.node("scripts/diff.ts", "released.json")).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
  });

  test.each([
    { args: ["--output=x"], sentence: "Unknown option '--output'." },
    { args: ["v1.0.0", "v1.1.0"], sentence: "Unexpected argument 'v1.1.0'." },
  ])("$args is not understood: exit code 2 and the usage", async ({ args, sentence }) => {
    const { code, stdout, stderr } = await run(process.execPath, ["scripts/diff.ts", ...args], projectFolder);
    expect({ code, stdout, said: stderr.split("\n").slice(0, 3) }).toEqual({ code: 2, stdout: "", said: [sentence, "", "Usage: npm run diff [-- BASE]"] });
  });

  test("--help tells how to use it", async () => {
    const { code, stdout } = await run(process.execPath, ["scripts/diff.ts", "--help"], projectFolder);
    expect({ code, first: stdout.split("\n")[0] }).toEqual({ code: 0, first: "Usage: npm run diff [-- BASE]" });
  });
});

describe("what redocly does not see is never taken for no change: exit code 1, and what it said", () => {
  const breakReference: Edit = (of) => (schema(of, "recordOperation").allOf = [{ $ref: "#/components/schemas/nothing" }]);

  test.each<{ why: string; spoil: (project: ProjectCopy) => Promise<void>; said: string }>([
    {
      why: "without diff-recommended in redocly.yaml it rates everything as a patch",
      spoil: (project) => project.replace("redocly.yaml", /, *diff-recommended/, ""),
      said: "No diff rules are on, so the command cannot find breaking changes. Add diff-recommended to extends",
    },
    {
      why: "a reference of BASE leads nowhere",
      spoil: async (project) => project.write("released.json", JSON.stringify(edited(JSON.parse(await project.read("released.json")) as Contract, breakReference))),
      said: "Can't resolve $ref",
    },
    { why: "a reference of the contract leads nowhere", spoil: (project) => rewrite(project, breakReference), said: "Can't resolve $ref" },
    { why: "its settings cannot be read", spoil: (project) => project.write("redocly.yaml", "extends: ["), said: "redocly.yaml" },
  ])("$why", async ({ spoil, said }) => {
    await using project = await releasedProject();
    await spoil(project);
    const { code, stdout, stderr } = await project.node("scripts/diff.ts", "released.json");
    expect({ code, stdout, first: stderr.split("\n")[0] }).toEqual({ code: 1, stdout: "", first: "redocly diff gave no report to rely on. It said:" });
    expect(stderr).toContain(said);
  });
});
