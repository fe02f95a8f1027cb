import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { projectRoot } from "./project.ts";

/** One test of a run, as vitest reported it. */
export type TestRecord = {
  project: string;
  file: string;
  title: string;
  state: "passed" | "failed" | "skipped" | "pending";
};

/** Where the last run is written. */
export const reportFile: string = join(projectRoot, ".reports/tests.json");

/** The report of the last run; undefined when there is none. */
export function readTestReport(): TestRecord[] | undefined {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8")) as TestRecord[];
  } catch {
    return undefined;
  }
}

/** A vitest reporter that records every test with its project, for the last line of `npm test` and for `npm run clauses`. */
export default class TestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const records = modules.flatMap((module): TestRecord[] => {
      const place = { project: module.project.name, file: relative(projectRoot, module.moduleId) };
      const tests = [...module.children.allTests()].map((test) => ({
        ...place,
        title: test.fullName,
        state: test.result().state,
      }));
      const broken =
        module.errors().length > 0 || (module.state() === "failed" && tests.every(({ state }) => state !== "failed"));
      return broken ? [...tests, { ...place, title: "the file itself", state: "failed" }] : tests;
    });
    mkdirSync(dirname(reportFile), { recursive: true });
    writeFileSync(reportFile, JSON.stringify(records, undefined, 1));
  }
}
