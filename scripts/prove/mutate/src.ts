import { parseArgs } from "node:util";
import { run, say } from "../../lib/command.ts";
import { copyProject } from "../../lib/project-copy.ts";
import type { Verdict } from "./mutant.ts";
import { killedShare, summary, verdictLine } from "./report.ts";
import { patchFolder, srcMutants } from "./src-mutants.ts";
import { examineAll } from "./workers.ts";

const usage = `Usage: npm run mutate:src [-- --only NAME]

Breaks the riskiest rules of src/ one by one, as the patches of ${patchFolder}/ say, each in a copy of the project, and looks
for the test that notices. All of them must be noticed.

  --only NAME  only the patches whose name contains this
  --help       show this text

Exit codes: 0 all were killed, 1 one survived or no longer applies, 2 the command is not understood.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
  const mutants = srcMutants(copyProject()).filter(({ pointer }) => pointer.includes(values.only));
  if (mutants.length === 0) return say(`No patch in ${patchFolder}/ has a name that contains ${values.only}.`, 2);
  const verdicts: Verdict[] = [];
  const red = await examineAll(mutants, 2, (verdict) => {
    verdicts.push(verdict);
    console.log(verdictLine(verdict, verdicts.length, mutants.length));
  });
  return say(summary(verdicts, red), killedShare(verdicts) < 1 ? 1 : 0);
}

await run(usage, main);
