import { SpecError } from "../../lib/contract.ts";
import { Examiner } from "./examine.ts";
import type { Killer, Mutant } from "./mutant.ts";
import type { FailedTest } from "./test-session.ts";

/** What a worker tells: that it is ready, what it found out of a mutant, or why it cannot go on. */
export type Told = { ready: true } | { killer: Killer | undefined; red: FailedTest[] } | { failure: string };

const [root = ""] = process.argv.slice(2);
const tell = (told: Told): unknown => process.send?.(told);

try {
  process.chdir(root);
  const examiner = await Examiner.open(root);
  process.on("message", (mutant: Mutant) => {
    examiner.killerOf(mutant).then((killer) => tell({ killer, red: [...examiner.red.values()] }), fail);
  });
  process.on("disconnect", () => process.exit());
  tell({ ready: true });
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  const text = error instanceof SpecError ? error.message : error instanceof Error ? error.stack : undefined;
  tell({ failure: text ?? String(error) });
}
