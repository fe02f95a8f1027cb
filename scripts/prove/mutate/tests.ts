import { globSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createVitest } from "vitest/node";
import { projectFile, projectRoot } from "../../lib/project.ts";
import type { FileText } from "./mutant.ts";
import { uncompiled } from "./type-check.ts";

const projects = { root: projectRoot, project: ["contract", "msw3", "redis"] };
const alone = { isolate: false, maxWorkers: 1, pool: "threads", watch: false } as const;
/** One long-lived vitest, so that each run only costs the tests. Its warnings go to stdout. */
const vitest = await createVitest("test", { ...projects, ...alone, reporters: [{}] }, {}, { stderr: process.stdout });
const specifications = await vitest.globTestSpecifications();
const pathOf = ({ moduleId }: { moduleId: string }): string => relative(projectRoot, moduleId);

export const typeTests: readonly string[] = globSync("test/types/**/*.test-d.ts", { cwd: projectRoot });

/** Writes files so that the tests see them, and returns their previous content. */
export function replace(texts: readonly FileText[]): FileText[] {
  const before = texts.map(({ path }) => ({ path, text: projectFile(path) }));
  for (const { path, text } of texts) {
    writeFileSync(join(projectRoot, path), text);
    vitest.invalidateFile(join(projectRoot, path));
  }
  return before;
}

/** The test files that load one of `paths` at run time, directly or not. */
export async function testsOver(paths: readonly string[]): Promise<string[]> {
  vitest.config.related = paths.map((path) => join(projectRoot, path));
  return (await vitest.getRelevantTestSpecifications()).map(pathOf);
}

/** Runs test files, compiles type tests, and resolves to the tests that failed, each as its file and title. */
export async function failuresIn(files: readonly string[]): Promise<string[]> {
  const asked = specifications.filter((specification) => files.includes(pathOf(specification)));
  if (asked.length > 0) await vitest.runTestSpecifications(asked);
  const failed = asked.flatMap(({ moduleId, testModule }) => {
    const titles = [...(testModule?.children.allTests("failed") ?? [])].map(({ fullName }) => fullName);
    if (titles.length === 0 && !testModule?.ok()) titles.push("the file does not load");
    return titles.map((title) => `${pathOf({ moduleId })}: ${title}`);
  });
  const ofTypes = typeTests.filter((file) => files.includes(file));
  return [...failed, ...ofTypes.flatMap((file) => uncompiled(file).map((title) => `${file}: ${title}`))];
}
