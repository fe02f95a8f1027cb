import { parseArgs } from "node:util";
import { run, say } from "../../lib/command.ts";
import { doing } from "../../lib/progress.ts";
import { inLanes } from "../lanes.ts";
import { brokenRow } from "./broken.ts";
import { browserRow } from "./browser.ts";
import { mswRows, typescriptRows } from "./consumers.ts";
import { instantiationsRow } from "./instantiations.ts";
import { bundleRow, judgeRows } from "./package-checks.ts";
import { type Row, type Verdict, verdictOf } from "./row.ts";
import { createConsumer, runtimeRows } from "./runtimes.ts";
import { workerdRows } from "./workerd.ts";
import { packPackage } from "./workspace.ts";

const usage = `Usage: npm run matrix [-- --only NAME]

Packs the package, installs it in empty projects as a consumer would, and tests it in every supported environment: runtimes,
a browser, majors of msw and TypeScript, and linters for packages. What is needed is installed from the npm registry into a
temporary folder, which is removed at the end.

  --only NAME  only the rows whose name contains this
  --help       show this text

Exit codes: 0 nothing failed and something passed, 1 otherwise, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
  doing("Packing, and installing what each row needs");
  const tarball = await packPackage();
  const rows = (await allRows(tarball)).filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
  if (rows.length === 0) return say(`No row has a name that contains ${values.only}.`, 2);
  const verdicts = await runAll(rows);
  const count = (state: Verdict["state"]): number => verdicts.filter((verdict) => verdict.state === state).length;
  const isGood = count("failed") === 0 && count("passed") > 0;
  return say(`\n${count("passed")} passed, ${count("failed")} failed, ${count("not run")} not run`, isGood ? 0 : 1);
}

async function allRows(tarball: string): Promise<Row[]> {
  const consumer = await createConsumer(tarball);
  return [
    ...runtimeRows(consumer),
    browserRow(consumer),
    ...workerdRows(consumer),
    brokenRow(consumer),
    ...mswRows(tarball),
    ...typescriptRows(tarball),
    ...judgeRows(tarball),
    bundleRow(consumer),
    instantiationsRow(tarball),
  ];
}

/** Runs the rows a few at a time, and prints them in order as they finish. */
async function runAll(rows: readonly Row[]): Promise<Verdict[]> {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const verdicts: Verdict[] = [];
  const lines: string[] = [];
  let printed = 0;
  await inLanes([...rows.entries()], async (queue) => {
    for (const [index, row] of queue) {
      const startMs = performance.now();
      const verdict = await verdictOf(row);
      verdicts[index] = verdict;
      lines[index] = line(row.name.padEnd(width), verdict, performance.now() - startMs);
      for (; lines[printed] !== undefined; printed += 1) console.log(lines[printed]);
    }
  });
  return verdicts;
}

function line(name: string, { state, detail }: Verdict, tookMs: number): string {
  const time = `${(tookMs / 1_000).toFixed(1)} s`.padStart(7);
  return `${name}  ${state.padEnd(7)}  ${time}  ${detail.trim().replaceAll("\n", `\n${" ".repeat(name.length + 20)}`)}`;
}

await run(usage, main);
