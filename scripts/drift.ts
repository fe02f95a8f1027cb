import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "./command.ts";
import type { Contract } from "./contract.ts";
import { playAnswers } from "./drift/answers.ts";
import { createTraffic, type Har } from "./drift/har.ts";
import { type Finding, judge, type Judgement } from "./drift/judge.ts";
import { scenarios } from "./drift/scenarios.ts";
import { playScenario } from "./drift/world.ts";
import { projectRoot } from "./project.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const usage = `Usage: npm run drift

Plays the scenario of \`npm start\`, those of the simulated platform, and every answer of the handlers for msw, and has Redocly,
which knows nothing of the package, look for whatever in this traffic the contract does not say.

Exit codes: 0 it found nothing, 1 it did or nothing ran, 2 the command is not understood.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
  if (values.help) return say(usage, 0);
  const contract = JSON.parse(await readFile(join(projectRoot, "generated/openapi.json"), "utf8")) as Contract;
  const judgement = await inTemporaryFolder(async (folder) => judge(contract, await playEverything(contract, folder), folder));
  const { exchanges, findings, coverage } = judgement;
  const figure = `${exchanges} exchanges, ${findings.length} findings; covered: ${covered(coverage)}`;
  return say([...findings.map(told), figure].join("\n"), exchanges > 0 && findings.length === 0 ? 0 : 1);
}

async function playEverything(contract: Contract, folder: string): Promise<Har> {
  const { recorded, har } = createTraffic();
  for (const scenario of scenarios) await playScenario(scenario, recorded);
  await playAnswers(contract, recorded);
  const { log } = har();
  return { log: { ...log, entries: [...(await startTraffic(join(folder, "start.har"))), ...log.entries] } };
}

async function startTraffic(file: string): Promise<Har["log"]["entries"]> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, "scripts/play.ts"), "--har", file], { encoding: "utf8" });
  if (status !== 0) throw new CommandError(`The scenario of npm start failed:\n${stdout}${stderr}`);
  return (JSON.parse(await readFile(file, "utf8")) as Har).log.entries;
}

function told({ message, occurrences, method, url, status }: Finding): string {
  return `${message}\n  ${occurrences} times, such as ${method} ${url} → ${status}`;
}

function covered(coverage: Judgement["coverage"]): string {
  return Object.entries(coverage)
    .map(([what, { covered: some, total }]) => `${what} ${some}/${total}`)
    .join(", ");
}

await run(usage, main);
