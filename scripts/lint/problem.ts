/** Something that is wrong with the spec: where, what, and what to do. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
  advice?: string | undefined;
};

/** A problem as one line, its place first so that editors and terminals can jump there. */
export function describe({ file, line, column, rule, message, advice }: Problem): string {
  return `${file}:${line}:${column} ${message}${advice ? ` ${advice}` : ""} (${rule})`;
}
