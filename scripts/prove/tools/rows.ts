/** One thing that a tool has to manage; `run` resolves to what was seen, and rejects when it does not. */
export interface Row {
  readonly name: string;
  run(): Promise<string>;
}

export type Verdict = { readonly state: "passed" | "failed" | "not possible"; readonly detail: string };

/** What a tool cannot do with any form of the spec, by the name of the row. */
export type Reasons = ReadonlyMap<string, string>;

/** A row with a reason must fail: one that passes by now is a failure too, so that the reasons stay true. */
export async function verdictOf({ name, run }: Row, reasons: Reasons): Promise<Verdict> {
  const reason = reasons.get(name);
  try {
    const detail = await run();
    if (reason === undefined) return { state: "passed", detail };
    return { state: "failed", detail: `It is possible by now; remove its reason: ${reason}` };
  } catch (error) {
    if (reason !== undefined) return { state: "not possible", detail: reason };
    return { state: "failed", detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Names that have a reason and no row. */
export function strayReasons(reasons: Reasons, rows: readonly Row[]): string[] {
  return [...reasons.keys()].filter((name) => !rows.some((row) => row.name === name));
}

export function figure(verdicts: readonly Verdict[]): string {
  const count = (state: Verdict["state"]): number => verdicts.filter((verdict) => verdict.state === state).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("not possible")} not possible`;
}
