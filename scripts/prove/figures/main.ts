import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runToEnd } from "../../lib/child.ts";
import { run, say } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";
import { figuresIn, type Proof, proofs, withFigures } from "./table.ts";

const usage = `Usage: npm run figures [-- WORD...]

Runs the commands that prove a claim and writes the last line of each, its figure, into CONTRIBUTING.md. This takes
about 50 minutes. The sizes are printed row by row, each with its change since the last version. With words, only the
commands that contain one of them are run; the other figures are kept.

Exit codes: 0 all passed, and the table is complete, 1 a command failed, and its figure was kept, 2 wrong usage.`;

const page = join(projectRoot, "CONTRIBUTING.md");

async function main(): Promise<number> {
  const { positionals: words } = parseArgs({ allowPositionals: true, options: {} });
  const asked = proofs.filter(({ command }) => words.length === 0 || words.some((word) => command.includes(word)));
  if (asked.length === 0) return say(`No command contains ${words.join(" or ")}.`, 2);
  let written = 0;
  for (const proof of asked) if (await prove(proof)) written += 1;
  const missing = proofs.filter(({ command }) => !figuresIn(readFileSync(page, "utf8")).get(command));
  for (const { command } of missing) console.log(`There is no figure for ${command} yet.`);
  return say(
    `${written} figures written, ${asked.length - written} not`,
    written < asked.length || missing.length > 0 ? 1 : 0,
  );
}

/** Runs the command; when it passes, writes its figure to CONTRIBUTING.md and resolves to true. */
async function prove({ command, whole }: Proof): Promise<boolean> {
  const [program = "", ...args] = command.split(" ");
  const { code, stdout, stderr } = await runToEnd(program, args, { cwd: projectRoot });
  const figure = stdout.trimEnd().split("\n").pop() ?? "";
  const output = whole ? `\n${stdout.trimEnd()}` : figure;
  console.log(`${command}: ${code === 0 ? output : `it failed\n${stdout}${stderr}`}`);
  if (code !== 0 || figure === "") return false;
  const text = readFileSync(page, "utf8");
  writeFileSync(page, withFigures(text, figuresIn(text).set(command, figure)));
  return true;
}

await run(usage, main);
