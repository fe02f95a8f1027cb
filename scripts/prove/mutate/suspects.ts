import { dirname } from "node:path";
import type { Mutant } from "./mutant.ts";
import type { TestFile } from "./test-session.ts";

/** Orders test files by how likely each is to notice a mutant; it learns from the ones before. */
export class Suspects {
  readonly #kills = new Map<string, number>();

  /** The likeliest alone, then more at a time, for each run costs a little of its own. */
  rounds(mutant: Mutant, files: readonly TestFile[]): TestFile[][] {
    const ranked = files
      .map((file) => ({ file, likelihood: this.#likelihood(mutant, file) }))
      .sort((a, b) => b.likelihood - a.likelihood);
    const ordered = ranked.map(({ file }) => file);
    return [ordered.slice(0, 1), ordered.slice(1, 4), ...slices(ordered.slice(4), 8)].filter(
      (round) => round.length > 0,
    );
  }

  remember(mutant: Mutant, file: string): void {
    for (const key of keys(mutant, file)) this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  #likelihood(mutant: Mutant, { file, clauses, imports }: TestFile): number {
    const [inFile = 0, inFolder = 0] = keys(mutant, file).map((key) => this.#kills.get(key) ?? 0);
    const quotes = mutant.clauses.some((clause) => clauses.has(clause));
    return 10 * inFile + inFolder + (quotes ? 5 : 0) + (readsTheContract(imports) ? 3 : 0);
  }
}

/** True of the tests of the contract itself: they read what is generated, or ask the mock that is made of it. */
function readsTheContract(imports: readonly string[]): boolean {
  return imports.some((path) => path.startsWith("generated/") || path === "test/support/ask.ts");
}

function keys(mutant: Mutant, file: string): string[] {
  return [`${mutant.file} ${file}`, `${dirname(mutant.file)} ${file}`];
}

function slices<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
