import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "../../lib/command.ts";
import { projectFile, projectRoot } from "../../lib/project.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { judge } from "./judge.ts";
import { clausesIn, type Mutant } from "./mutant.ts";

const patchFolder = "test/mutants";

const usage = `Usage: npm run mutate:src [-- --only NAME]

Breaks the riskiest rules of src/ one by one, with the patches of ${patchFolder}/, each in a copy of the project, and looks
for a test that notices. Every one must be noticed.

  --only NAME  only the patches whose name contains this
  --help       show this text

Exit codes: 0 all were killed, 1 one survived or no longer applies, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
  const names = readdirSync(join(projectRoot, patchFolder))
    .filter((name) => name.endsWith(".patch"))
    .sort();
  const mutants = names.filter((name) => name.includes(values.only)).map(srcMutant);
  if (mutants.length === 0) return say(`No patch in ${patchFolder}/ has a name that contains ${values.only}.`, 2);
  return judge(mutants, 1);
}

/** `Clause:` and `What:`, and of the diff the file, and the line and the context of its first change. */
const form = /^Clause: (.*)\nWhat: (.*)\n[\s\S]*?\n\+\+\+ b\/(.*)\n@@ -(\d+).*\n((?: .*\n|\n)*)/;

function srcMutant(name: string): Mutant {
  const place = `${patchFolder}/${name}`;
  const [, quoted = "", change = "", file = "", start, context = ""] = form.exec(projectFile(place)) ?? [];
  const clauses = clausesIn(quoted);
  if (clauses.length === 0)
    throw new CommandError(
      `${place} must begin with "Clause: " and ids, "What: " and a sentence, and hold a diff (git diff) of a file of src/.`,
    );
  const line = Number(start) + context.split("\n").length - 1;
  return { file, line, pointer: name, change, clauses, texts: [{ path: file, text: patched(file, place) }] };
}

/** The text of a file with a patch applied. */
function patched(file: string, patch: string): string {
  const folder = temporaryFolder();
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
  try {
    cpSync(join(projectRoot, file), join(folder, file));
    execFileSync("git", ["apply", join(projectRoot, patch)], { cwd: folder, env, stdio: "pipe" });
  } catch (cause) {
    throw new CommandError(
      `${patch} no longer applies: the rule that it breaks has moved. Make the same change in src/ by hand, replace the old diff with that of \`git diff\`, and undo the change.\n${(cause as Error).message}`,
    );
  }
  return readFileSync(join(folder, file), "utf8");
}

await run(usage, main);
