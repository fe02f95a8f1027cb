export type FileText = { path: string; text: string };

/** One change of one file, and what is known of it before any test runs. */
export type Mutant = {
  /** The file, relative to the project. */
  file: string;
  line: number;
  /** JSON pointer into a file of the spec, or the name of a patch. */
  pointer: string;
  /** What was changed, in words. */
  change: string;
  /** Clauses that cover it; tests that quote one of them run first. */
  clauses: readonly string[];
  /** The changed files, with their whole text. */
  texts: readonly FileText[];
};

/** What can notice a mutant: the generator or the linter, which reject it, a test, or the compiler in a type test. */
export const killers = { generator: "the generator", test: "tests", types: "type tests", lint: "lint alone" };
export type Killer = { by: keyof typeof killers; name: string };

/** A worker's result for a mutant, and the tests that it has seen fail without any mutant. */
export type Answer = { killer?: Killer | undefined; red: readonly string[] };

/** The clause ids in a string, each once. */
export function clausesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\b[A-Z]{2}-\d{2}\b/g)].map(([id]) => id))];
}
