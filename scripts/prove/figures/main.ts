import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runToEnd } from "../../lib/child.ts";
import { run, say } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";
import { figuresIn, type Proof, proofs, withFigures } from "./table.ts";

const usage = `Usage: npm run figures [-- WORD...]

Runs the commands that prove something and writes the last line of each, its figure, into the table of README.md. All of them
take about 40 minutes. The sizes are printed row by row, each with its change since the last version. With words, only the
commands that contain one of them; the other figures stay.

Exit codes: 0 all passed, and the table is whole, 1 one did not, and its figure stays as it was, 2 the command is not understood.`;

const readme = join(projectRoot, "README.md");

async function main(): Promise<number> {
  const { positionals: words } = parseArgs({ allowPositionals: true, options: {} });
  const asked = proofs.filter(({ command }) => words.length === 0 || words.some((word) => command.includes(word)));
  if (asked.length === 0) return say(`No command contains ${words.join(" or ")}.`, 2);
  let written = 0;
  for (const proof of asked) if (await prove(proof)) written += 1;
  const missing = proofs.filter(({ command }) => !figuresIn(readFileSync(readme, "utf8")).get(command));
  for (const { command } of missing) console.log(`There is no figure of ${command} yet.`);
  return say(
    `${written} figures written, ${asked.length - written} not`,
    written < asked.length || missing.length > 0 ? 1 : 0,
  );
}

/** Whether the command passed; then its figure stands in README.md. */
async function prove({ command, whole }: Proof): Promise<boolean> {
  const [program = "", ...args] = command.split(" ");
  const { code, stdout, stderr } = await runToEnd(program, args, { cwd: projectRoot });
  const figure = stdout.trimEnd().split("\n").pop() ?? "";
  const told = whole ? `\n${stdout.trimEnd()}` : figure;
  console.log(`${command}: ${code === 0 ? told : `it failed\n${stdout}${stderr}`}`);
  if (code !== 0 || figure === "") return false;
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, withFigures(text, figuresIn(text).set(command, figure)));
  return true;
}

await run(usage, main);
