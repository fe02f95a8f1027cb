/** One fault of a value: where it is, which rule it breaks, and what to do. Never holds the value of a secret. */
export interface Issue {
  /** JSON path from the root of the value, `$.prompts[0].mediaInfo.uri`. */
  readonly path: string;
  /** The rule that is broken: a JSON Schema keyword (`maximum`, `required`, `additionalProperties`, …) or a word of this package. */
  readonly code: string;
  /** What is wrong and what is wanted, in one sentence. */
  readonly message: string;
}
