import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createVitest, type TestModule, type TestSpecification, type Vitest } from "vitest/node";
import { createImportGraph } from "./imports.ts";
import { clausesIn } from "./mutant.ts";

/** A test file, in a project of vitest's. */
export type TestFile = {
  file: string;
  specification: TestSpecification;
  /** Clauses that it quotes. */
  clauses: ReadonlySet<string>;
  imports: readonly string[];
  /** Every file that runs when it does. */
  loads: ReadonlySet<string>;
};
export type FailedTest = { file: string; title: string };
/** Stands for the tests of a file of which none could run. */
export const unloadable = "the file does not load";

/** One long-lived vitest over a copy of the project, so that a run costs the tests alone. */
export class TestSession {
  readonly files: readonly TestFile[];
  readonly #root: string;
  readonly #vitest: Vitest;

  private constructor(root: string, vitest: Vitest, specifications: readonly TestSpecification[]) {
    const { importedBy, loadedBy } = createImportGraph(root);
    this.#root = root;
    this.#vitest = vitest;
    this.files = specifications.map((specification) => {
      const file = relative(root, specification.moduleId);
      const clauses = new Set(clausesIn(readFileSync(join(root, file), "utf8")));
      return { file, specification, clauses, imports: importedBy(file), loads: loadedBy(file) };
    });
  }

  static async open(root: string, projects: string[]): Promise<TestSession> {
    const alone = { isolate: false, maxWorkers: 1, fileParallelism: false, pool: "threads" } as const;
    const vitest = await createVitest("test", { root, project: projects, watch: false, reporters: [{}], ...alone });
    return new TestSession(root, vitest, await vitest.globTestSpecifications());
  }

  /** Forgets what was read of some files. */
  forget(paths: readonly string[]): void {
    for (const path of paths) this.#vitest.invalidateFile(join(this.#root, path));
  }

  /** Runs some files, and hands out the tests that failed. */
  async run(files: readonly TestFile[]): Promise<FailedTest[]> {
    if (files.length === 0) return [];
    const { testModules } = await this.#vitest.runTestSpecifications(files.map(({ specification }) => specification));
    const asked = new Set(files.map(({ specification }) => `${specification.project.name} ${specification.moduleId}`));
    return testModules
      .filter(({ project, moduleId }) => asked.has(`${project.name} ${moduleId}`))
      .flatMap((module) => this.#failedIn(module));
  }

  #failedIn(module: TestModule): FailedTest[] {
    const file = relative(this.#root, module.moduleId);
    const failed = [...module.children.allTests("failed")].map((test) => ({ file, title: test.fullName }));
    return failed.length === 0 && !module.ok() ? [{ file, title: unloadable }] : failed;
  }
}
