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
export type FileText = { path: string; text: string };

/** Who noticed a mutant: the generator or the linter, which refuse it, a test, or the compiler in a test of types. */
export type Killer = {
  by: "generator" | "lint" | "test" | "types";
  /** Full title of the test, or what the tool said. */
  title: string;
  /** File of the test. */
  file?: string;
  /** Clauses that the test quotes. */
  clauses: readonly string[];
};
/** `undecided`: the worker gave no answer, which is no proof that anybody noticed. */
export type Verdict = { mutant: Mutant; killer: Killer | undefined; undecided?: true };

/** The clause ids in a text, each once. */
export function clausesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\b[A-Z]{2}-\d{2}\b/g)].map(([id]) => id))];
}
