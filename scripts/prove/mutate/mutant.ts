export type FileText = { path: string; text: string };

/** One change of one file, and what is known of it before any test runs. */
export type Mutant = {
  /** Where it stands, relative to the project. */
  file: string;
  line: number;
  /** JSON pointer into a file of the spec, or name of a patch. */
  pointer: string;
  /** What was changed, in words. */
  change: string;
  /** Clauses that are about it; tests that quote one of them are asked first. */
  clauses: readonly string[];
  /** The files that it changes, whole, relative to the project. */
  texts: readonly FileText[];
};

/** Who can notice a mutant: the generator or the linter, which refuse it, a test, or the compiler in a test of types. */
export const killers = {
  generator: "the generator, which refuses them",
  test: "tests",
  types: "tests of types",
  lint: "lint alone",
};
export type Killer = { by: keyof typeof killers; name: string };

/** What a worker found out of a mutant, and the tests that it saw fail without any mutant. */
export type Answer = { killer?: Killer | undefined; red: readonly string[] };

/** The clause ids in a text, each once. */
export function clausesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\b[A-Z]{2}-\d{2}\b/g)].map(([id]) => id))];
}
