import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run, say } from "./command.ts";
import { figuresIn, type Proof, proofs, withFigures } from "./figures/table.ts";
import { projectRoot } from "./project.ts";

const usage = `Usage: npm run figures [-- WORD...]

Runs the commands that prove something and writes the last line of each, its figure, into the table of README.md. All of them
take about 40 minutes. With words, only the commands that contain one of them; the other figures stay.

Exit codes: 0 all passed, 1 one did not, and its figure stays as it was, 2 the command is not understood.`;

const readme = join(projectRoot, "README.md");

function main(): number {
  const { values, positionals: words } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean", default: false } } });
  if (values.help) return say(usage, 0);
  const asked = proofs.filter(({ command }) => words.length === 0 || words.some((word) => command.includes(word)));
  if (asked.length === 0) return say(`No command contains ${words.join(" or ")}.`, 2);
  const failed = asked.filter((proof) => !prove(proof));
  return say(`${asked.length - failed.length} figures written, ${failed.length} not`, failed.length > 0 ? 1 : 0);
}

/** Whether the command passed; then its figure stands in README.md. */
function prove({ command }: Proof): boolean {
  const [program = "", ...args] = command.split(" ");
  const { status, stdout } = spawnSync(program, args, { cwd: projectRoot, encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });
  const figure = stdout.trimEnd().split("\n").pop() ?? "";
  console.log(`${command}: ${status === 0 ? figure : `it failed\n${stdout}`}`);
  if (status !== 0 || figure === "") return false;
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, withFigures(text, figuresIn(text).set(command, figure)));
  return true;
}

await run(usage, main);
