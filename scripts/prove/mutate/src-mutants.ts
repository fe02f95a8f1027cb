import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";
import { clausesIn, type Mutant } from "./mutant.ts";

/** Where the patches are; each begins with `Clause:` and `What:` lines, and the rest is a diff. */
export const patchFolder = "test/mutants";

/** The mutants of src/ that are kept as patches, applied one by one in a copy of the project, which is as before afterwards. */
export function srcMutants(copy: string): Mutant[] {
  const names = readdirSync(join(projectRoot, patchFolder)).filter((name) => name.endsWith(".patch"));
  return names.sort().map((name) => srcMutant(copy, name));
}

function srcMutant(copy: string, name: string): Mutant {
  const patch = join(projectRoot, patchFolder, name);
  const text = readFileSync(patch, "utf8");
  const clauses = clausesIn(/^Clause: (.*)$/m.exec(text)?.[1] ?? "");
  const what = /^What: (.*)$/m.exec(text)?.[1];
  const paths = [...text.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path]) => path ?? "");
  const [file] = paths;
  if (clauses.length === 0 || !what || !file) {
    throw new CommandError(
      `${patchFolder}/${name} must begin with "Clause: " and ids, "What: " and a sentence, and hold a diff (git diff) of src/.`,
    );
  }
  apply(copy, patch, name);
  const texts = paths.map((path) => ({ path, text: readFileSync(join(copy, path), "utf8") }));
  apply(copy, patch, name, "--reverse");
  return { file, line: firstLine(text), pointer: name, change: what, clauses, texts };
}

function apply(copy: string, patch: string, name: string, ...options: string[]): void {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) };
  const { status, stderr, error } = spawnSync("git", ["apply", ...options, patch], {
    cwd: copy,
    env,
    encoding: "utf8",
  });
  if (error) throw new CommandError(`git could not be run (${error.message}); the patches are applied with git apply.`);
  if (status !== 0) {
    throw new CommandError(
      `${patchFolder}/${name} no longer applies: the rule that it breaks has moved. Make the same change in src/ by hand, put \`git diff\` in place of the old diff, and undo the change.\n${stderr.trim()}`,
    );
  }
}

/** The line, before the patch, at which its first change stands. */
function firstLine(patch: string): number {
  const [, start = "1", body = ""] = /^@@ -(\d+)[^\n]*\n([\s\S]*)/m.exec(patch) ?? [];
  return Number(start) + body.split("\n").findIndex((line) => /^[-+]/.test(line));
}
