import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, type Problem } from "../../lint/problem.ts";
import { Bench } from "./bench.ts";
import { clausesIn, type FileText, type Killer, type Mutant } from "./mutant.ts";
import { Suspects } from "./suspects.ts";
import { type FailedTest, type TestFile, TestSession, unloadable } from "./test-session.ts";
import { createTypeCheck } from "./type-check.ts";

/** Looks for whoever notices mutants, in one copy of the project, one mutant after the other. */
export class Examiner {
  /** Tests that fail without any mutant, found on the way; they prove nothing. */
  readonly red: Map<string, FailedTest> = new Map();
  readonly #root: string;
  readonly #session: TestSession;
  readonly #bench: Bench;
  readonly #typeCheck: () => FailedTest[];
  readonly #suspects = new Suspects();
  readonly #checkedFiles = new Set<TestFile>();

  private constructor(root: string, session: TestSession) {
    this.#root = root;
    this.#session = session;
    this.#bench = new Bench(root, (paths) => session.forget(paths));
    this.#typeCheck = createTypeCheck(root);
  }

  static async open(root: string): Promise<Examiner> {
    const examiner = new Examiner(root, await TestSession.open(root, ["contract", "msw3"]));
    await examiner.#bench.check();
    return examiner;
  }

  /** Asks the generator, then the tests that can see the change, the likeliest and fastest first, then the linter. */
  async killerOf(mutant: Mutant): Promise<Killer | undefined> {
    let changed: FileText[];
    try {
      changed = await this.#bench.consequences(mutant.texts);
    } catch (error) {
      return { by: "generator", title: (error as Error).message.split("\n")[0] ?? "", clauses: [] };
    }
    this.#bench.put(changed);
    try {
      return (await this.#killerAmongTests(mutant, changed)) ?? (await this.#linter(mutant));
    } finally {
      this.#bench.restore(changed);
    }
  }

  async #killerAmongTests(mutant: Mutant, changed: FileText[]): Promise<Killer | undefined> {
    const paths = changed.map(({ path }) => path);
    const seeing = this.#session.files.filter(
      ({ file, loads }) => paths.some((path) => loads.has(path)) && !(isOfSpec(mutant) && slow.test(file)),
    );
    const [likeliest = [], likely = [], ...others] = this.#suspects.rounds(mutant, seeing);
    let found: Killer | undefined;
    for (const round of [likeliest, likely, "types", ...others] as const) {
      const failed = round === "types" ? this.#typeCheckOf(paths) : await this.#failures(round, changed);
      const killer = await this.#confirmed(mutant, failed, changed);
      if (killer) {
        this.#suspects.remember(mutant, killer.file);
        found = {
          by: round === "types" ? "types" : "test",
          file: killer.file,
          title: killer.title,
          clauses: clausesIn(killer.title),
        };
      }
      // A file that cannot even load tells no clause; another one may.
      if (found && (found.title !== unloadable || round !== likeliest)) break;
    }
    return found;
  }

  #typeCheckOf(paths: readonly string[]): FailedTest[] {
    return paths.some((path) => path.endsWith(".ts")) ? this.#typeCheck() : [];
  }

  /** Tests that fail with the mutant and pass without it. */
  async #failures(files: readonly TestFile[], changed: FileText[]): Promise<FailedTest[]> {
    const failed = await this.#session.run(files);
    const unchecked = files.filter(
      (file) => !this.#checkedFiles.has(file) && failed.some((test) => test.file === file.file),
    );
    if (unchecked.length > 0) {
      this.#bench.restore(changed);
      for (const test of await this.#session.run(unchecked)) this.red.set(keyOf(test), test);
      for (const file of unchecked) this.#checkedFiles.add(file);
      this.#bench.put(changed);
    }
    return failed.filter((test) => !this.red.has(keyOf(test)));
  }

  /** A test that quotes the mutant's clause, else another; one that stands alone and quotes none must fail twice, for it may be chance. */
  async #confirmed(
    { clauses }: Mutant,
    failed: readonly FailedTest[],
    changed: FileText[],
  ): Promise<FailedTest | undefined> {
    const quoting = failed.find(({ title }) => clausesIn(title).some((clause) => clauses.includes(clause)));
    const first = failed.find(({ title }) => title !== unloadable) ?? failed[0];
    if (quoting || !first || failed.length > 1 || first.file.endsWith(".test-d.ts")) return quoting ?? first;
    const again = await this.#failures(
      this.#session.files.filter(({ file }) => file === first.file),
      changed,
    );
    return again.find((test) => keyOf(test) === keyOf(first));
  }

  /** A file that nothing refers to any more is left over by a mutant that removes the reference; that proves nothing. */
  async #linter(mutant: Mutant): Promise<Killer | undefined> {
    if (!isOfSpec(mutant)) return undefined;
    const { lint } = (await import(pathToFileURL(join(this.#root, "scripts/stages/lint.ts")).href)) as {
      lint: () => Promise<Problem[]>;
    };
    const problem = (await lint()).find(({ rule }) => rule !== "file-is-used");
    return problem && { by: "lint", title: describe(problem), clauses: [] };
  }
}

const keyOf = ({ file, title }: FailedTest): string => `${file} ${title}`;

const isOfSpec = ({ texts }: Mutant): boolean => texts.some(({ path }) => path.startsWith("openapi/"));

/** These measure the machine, or try thousands of orders: minutes, for nothing that the spec says. */
const slow = /-(memory|time|orders)\.test\.ts$/;
