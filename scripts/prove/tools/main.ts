import { parseArgs } from "node:util";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { run, say } from "../../lib/command.ts";
import { allRows, readReasons, reasonsFile } from "./all-rows.ts";
import { install } from "./installed.ts";
import { figure, strayReasons, type Verdict, verdictOf } from "./rows.ts";

const usage = `Usage: npm run tools [-- --only NAME]

Gives generated/openapi.json to the tools that others use: generators of types, whose output a strict consumer must compile
with, validators, a linter, and Prism as a mock and as a proxy before our own. What a tool cannot do is in ${reasonsFile},
with the reason. The tools are installed when first asked, by scripts/prove/tools/packages/package-lock.json.

  --only NAME  only the rows whose name contains this
  --help       show this text

Exit codes: 0 nothing failed and something passed, 1 otherwise, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
  const rows = allRows(readBundledContract());
  const reasons = readReasons();
  const [stray] = strayReasons(reasons, rows);
  if (stray !== undefined) return say(`${reasonsFile} has a row for nothing: ${stray}. Correct or remove it.`, 1);
  const asked = rows.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
  if (asked.length === 0) return say(`No row has a name that contains ${values.only}.`, 2);
  await install();
  const width = Math.max(...asked.map(({ name }) => name.length));
  const verdicts: Verdict[] = [];
  for (const row of asked) {
    const verdict = await verdictOf(row, reasons);
    verdicts.push(verdict);
    console.log(`${row.name.padEnd(width)}  ${verdict.state.padEnd(12)}  ${verdict.detail}`);
  }
  const isGood = verdicts.some(({ state }) => state === "passed") && verdicts.every(({ state }) => state !== "failed");
  return say(`\n${figure(verdicts)}`, isGood ? 0 : 1);
}

await run(usage, main);
