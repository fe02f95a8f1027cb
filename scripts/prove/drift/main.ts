import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { runToEnd } from "../../lib/child.ts";
import { CommandError, run, say } from "../../lib/command.ts";
import type { Contract } from "../../lib/contract.ts";
import { doing } from "../../lib/progress.ts";
import { projectRoot } from "../../lib/project.ts";
import { inTemporaryFolder } from "../../lib/temporary-folder.ts";
import { createTraffic, type Har } from "../../lib/traffic.ts";
import { playAnswers } from "./answers.ts";
import { type Finding, type Judgement, judge } from "./judge.ts";
import { scenarios } from "./scenarios.ts";
import { playScenario } from "./world.ts";

const usage = `Usage: npm run drift

Plays the scenario of \`npm start\`, those of the simulated platform, and every answer of the handlers for msw, and has Redocly,
which does not know the package, look for traffic that the contract does not declare.

Exit codes: 0 nothing was found, 1 something was, or nothing ran, 2 wrong usage.`;

async function main(): Promise<number> {
  parseArgs({ options: {} });
  const contract = readBundledContract();
  const { exchanges, findings, coverage } = await inTemporaryFolder(async (folder) =>
    judge(contract, await playEverything(contract, folder), folder),
  );
  const figure = `${exchanges} exchanges, ${findings.length} findings; covered: ${coverageText(coverage)}`;
  return say([...findings.map(findingText), figure].join("\n"), exchanges > 0 && findings.length === 0 ? 0 : 1);
}

async function playEverything(contract: Contract, folder: string): Promise<Har> {
  const { recorded, har } = createTraffic();
  doing(`Playing ${scenarios.length} scenarios`);
  for (const scenario of scenarios) await playScenario(scenario, recorded);
  await playAnswers(contract, recorded);
  doing("Playing that of npm start");
  const { log } = har();
  return { log: { ...log, entries: [...(await startTraffic(join(folder, "start.har"))), ...log.entries] } };
}

async function startTraffic(file: string): Promise<Har["log"]["entries"]> {
  const { code, stdout, stderr } = await runToEnd(process.execPath, [
    join(projectRoot, "scripts/play.ts"),
    "--har",
    file,
  ]);
  if (code !== 0) throw new CommandError(`The scenario of npm start failed:\n${stdout}${stderr}`);
  return (JSON.parse(await readFile(file, "utf8")) as Har).log.entries;
}

function findingText({ message, occurrences, method, url, status }: Finding): string {
  return `${message}\n  ${occurrences} times, such as ${method} ${url} → ${status}`;
}

function coverageText(coverage: Judgement["coverage"]): string {
  return Object.entries(coverage)
    .map(([what, { covered, total }]) => `${what} ${covered}/${total}`)
    .join(", ");
}

await run(usage, main);
