import { spawnSync } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Contract } from "../../scripts/lib/contract.ts";
import {
  addLocale,
  describeAnew,
  dropRecordingLocation,
  type Edit,
  edited,
  existing,
  schema,
} from "../support/contract-edits.ts";
import {
  copyProject,
  lastLine,
  type ProjectCopy,
  projectFolder,
  run,
  temporaryFolder,
} from "../support/project-copy.ts";

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

describe("npm run diff compares with BASE, a file", () => {
  test("nothing changed: the last line says so, and the exit code is 0", async () => {
    await using project = await releasedProject();
    expect(await project.node("scripts/prove/diff/main.ts", "released.json")).toEqual({
      code: 0,
      stdout:
        "Since released.json: the step is none, and the lowest version that follows is 1.0.0.\n\nNo change since 1.0.0.\n",
      stderr: "",
    });
  });

  test("a version too low: each change with its place, those that break first, and what it takes; exit code 1, until the version follows", async () => {
    await using project = await releasedProject();
    await rewrite(project, describeAnew, addLocale, dropRecordingLocation);
    await setVersion(project, "1.1.0");
    expect(await project.node("scripts/prove/diff/main.ts", "released.json")).toEqual({
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
    const { code, stdout } = await project.node("scripts/prove/diff/main.ts", "released.json");
    expect({ code, verdict: lastLine(stdout) }).toEqual({
      code: 0,
      verdict: "major: 1 breaking change; 1.0.0 → 2.0.0 follows",
    });
  });

  test("a version that goes down does not follow, even with no change", async () => {
    await using project = await releasedProject();
    await setVersion(project, "0.9.0");
    const { code, stdout } = await project.node("scripts/prove/diff/main.ts", "released.json");
    expect({ code, verdict: lastLine(stdout) }).toEqual({
      code: 1,
      verdict: "none: no change; 1.0.0 → 0.9.0 does not follow, it takes 1.0.0 or later",
    });
  });

  test("of changes that mean little it names the first few", async () => {
    await using project = await releasedProject();
    await rewrite(project, (of) => {
      for (const name of ["tone", "mediaInfo", "mediaPrompt", "changeType", "callState", "resultInfo", "odataError"])
        schema(of, name).description = "Another.";
    });
    const { stdout } = await project.node("scripts/prove/diff/main.ts", "released.json");
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
    const { stdout } = await project.node("scripts/prove/diff/main.ts", "released.json");
    expect(stdout.split("\n\n")[0]).toBe(`Breaking (4)
  POST /communications/calls/{callId}/recordResponse responses/202: Response \`202\` was removed.
  /recordings/{recordingId}: Path \`/recordings/{recordingId}\` was removed.
  servers/3: Server \`https://dod-graph.microsoft.us/v1.0\` was removed.
  POST commsNotifications responses/204: Response \`204\` was removed.`);
  });

  test("--markdown writes the same for a pull request", async () => {
    await using project = await releasedProject();
    await rewrite(project, dropRecordingLocation);
    expect(await project.node("scripts/prove/diff/main.ts", "--markdown", "released.json")).toEqual({
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
    const { code, stdout } = await project.node("scripts/prove/diff/main.ts", "released.json");
    expect({ code, verdict: stdout.trimEnd().split("\n").slice(-3) }).toEqual({
      code: 1,
      verdict: [
        "minor: 1 addition; 1.0.0 → 1.1.0 follows",
        "",
        "package.json says 1.0.0 and the contract 1.1.0: make them the same.",
      ],
    });
  });

  test("the file may be YAML", async () => {
    await using project = await releasedProject();
    await project.write("released.yaml", stringify(JSON.parse(await project.read("released.json"))));
    const { code, stdout } = await project.node("scripts/prove/diff/main.ts", "released.yaml");
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
  const settings = ["user.name=Test", "user.email=test@example.com", "commit.gpgsign=false"].flatMap((setting) => [
    "-c",
    setting,
  ]);
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
    const verdict = async (...base: string[]): Promise<string | undefined> =>
      lastLine((await project.node("scripts/prove/diff/main.ts", ...base)).stdout);
    expect(await verdict()).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("v1.0.0")).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("HEAD~1")).toBe("minor: 1 addition; 1.0.0 → 1.1.0 follows");
    expect(await verdict("candidate")).toBe("none: no change; 1.1.0-rc.1 → 1.1.0 follows");
  });

  test("without BASE, and with nothing released yet, it says so: exit code 2", async () => {
    await using project = await releasedProject();
    await createRepository(project, "nightly");
    expect(await project.node("scripts/prove/diff/main.ts")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "Nothing was released yet: no tag like v1.2.3 leads to this commit (a shallow clone has none). Name what to compare with: npm run diff -- BASE\n",
    });
  });

  test("what is not a revision, or is one without a contract, is named: exit code 2, and nothing is taken for an option of git", async () => {
    await using project = await releasedProject();
    await createRepository(project, "v1.0.0");
    await git(project, "rm", "--quiet", "--cached", spec);
    await git(project, "commit", "--quiet", "--message", "Without the contract");
    const refusal = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await project.node("scripts/prove/diff/main.ts", ...args);
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
      said: "has the version latest, which is not like 1.2.3, so the next version cannot be derived.",
    },
  ])("BASE is $name: exit code 2", async ({ name, text, said }) => {
    await using folder = await temporaryFolder();
    const base = join(folder.path, name);
    await writeFile(base, text);
    expect(await run(process.execPath, ["scripts/prove/diff/main.ts", base], projectFolder)).toEqual({
      code: 2,
      stdout: "",
      stderr: `${base} ${said}\n`,
    });
  });

  test.each<{ what: string; spoil: (project: ProjectCopy) => Promise<void>; sentence: string }>([
    {
      what: "there is no contract",
      spoil: ({ folder }) => rm(join(folder, spec)),
      sentence: "generated/openapi.json is missing: run `npm run generate`.",
    },
    {
      what: "the contract has no proper version",
      spoil: (project) => rewrite(project, (of) => (of.info.version = "beta")),
      sentence: "info.version of the contract is beta; make it like 1.2.3.",
    },
  ])("$what: exit code 1", async ({ spoil, sentence }) => {
    await using project = await releasedProject();
    await spoil(project);
    expect(await project.node("scripts/prove/diff/main.ts", "released.json")).toEqual({
      code: 1,
      stdout: "",
      stderr: `${sentence}\n`,
    });
  });

  test.each([
    { args: ["--output=x"], sentence: "Unknown option '--output'." },
    { args: ["v1.0.0", "v1.1.0"], sentence: "Unexpected argument 'v1.1.0'." },
  ])("$args is not understood: exit code 2 and the usage", async ({ args, sentence }) => {
    const { code, stdout, stderr } = await run(
      process.execPath,
      ["scripts/prove/diff/main.ts", ...args],
      projectFolder,
    );
    expect({ code, stdout, said: stderr.split("\n").slice(0, 3) }).toEqual({
      code: 2,
      stdout: "",
      said: [sentence, "", "Usage: npm run diff [-- BASE]"],
    });
  });

  test("--help shows the usage", async () => {
    const { code, stdout } = await run(process.execPath, ["scripts/prove/diff/main.ts", "--help"], projectFolder);
    expect({ code, first: stdout.split("\n")[0] }).toEqual({ code: 0, first: "Usage: npm run diff [-- BASE]" });
  });
});

describe("what redocly does not see is never taken for no change: exit code 1, and what it said", () => {
  const breakReference: Edit = (of) =>
    (schema(of, "recordOperation").allOf = [{ $ref: "#/components/schemas/nothing" }]);

  test.each<{ why: string; spoil: (project: ProjectCopy) => Promise<void>; said: string }>([
    {
      why: "without diff-recommended in redocly.yaml it rates everything as a patch",
      spoil: (project) => project.replace("redocly.yaml", /, *diff-recommended/, ""),
      said: "No diff rules are on, so the command cannot find breaking changes. Add diff-recommended to extends",
    },
    {
      why: "a reference of BASE leads nowhere",
      spoil: async (project) =>
        project.write(
          "released.json",
          JSON.stringify(edited(JSON.parse(await project.read("released.json")) as Contract, breakReference)),
        ),
      said: "Can't resolve $ref",
    },
    {
      why: "a reference of the contract leads nowhere",
      spoil: (project) => rewrite(project, breakReference),
      said: "Can't resolve $ref",
    },
    {
      why: "its settings cannot be read",
      spoil: (project) => project.write("redocly.yaml", "extends: ["),
      said: "redocly.yaml",
    },
  ])("$why", async ({ spoil, said }) => {
    await using project = await releasedProject();
    await spoil(project);
    const { code, stdout, stderr } = await project.node("scripts/prove/diff/main.ts", "released.json");
    expect({ code, stdout, first: stderr.split("\n")[0] }).toEqual({
      code: 1,
      stdout: "",
      first: expect.stringMatching(/^redocly diff wrote no (?:complete )?report\. Its output:$/) as unknown,
    });
    expect(stderr).toContain(said);
  });
});
