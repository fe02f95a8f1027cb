import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { run, say } from "../../lib/command.ts";
import type { Contract } from "../../lib/contract.ts";
import { startMock } from "../../lib/mock-process.ts";
import { doing } from "../../lib/progress.ts";
import { projectFile } from "../../lib/project.ts";
import { redoclyReport } from "../../lib/redocly.ts";
import { servedAt } from "../../lib/served.ts";
import { inTemporaryFolder } from "../../lib/temporary-folder.ts";
import type { Arazzo } from "../../stages/arazzo.ts";
import { type Bot, startBot } from "./bot.ts";
import { type RespectReport, summarised } from "./report.ts";
import { botDescribed, runnable } from "./runnable.ts";

const usage = `Usage: npm run respect

Runs generated/arazzo.json against the package's own mock with Redocly's runner, which does not know the
package: each answer must have a status, a content type and a body that the contract declares, and meet the step's conditions.
The runner receives no messages, so a step that waits for a notification asks a bot what it was sent, and the mock calls the
bot once a call is waited for.

Exit codes: 0 every check of every step passed, 1 one failed or nothing ran, 2 wrong usage.`;

/** What the caller does once the beep is over. */
const acts = [
  { kind: "speak", ms: 500 },
  { kind: "press", key: "#" },
];

async function main(): Promise<number> {
  parseArgs({ options: {} });
  const description = JSON.parse(projectFile("generated/arazzo.json")) as Arazzo;
  const bot = await startBot();
  try {
    const report = await inTemporaryFolder((folder) => played(description, bot, folder));
    const { lines, figure, passed } = summarised(report, description);
    return say([...lines, figure].join("\n"), passed ? 0 : 1);
  } finally {
    await bot.close();
  }
}

/** Runs the description in a folder with a contract whose servers are the mock, and a description of the bot. */
async function played(description: Arazzo, bot: Bot, folder: string): Promise<RespectReport> {
  const files = { caller: "caller.json", openapi: "openapi.json", bot: "bot.json", arazzo: "played.arazzo.json" };
  const write = (file: string, value: unknown): Promise<void> => writeFile(join(folder, file), JSON.stringify(value));
  await write(files.caller, acts);
  const mock = await startMock(["--callback", bot.callbackUrl, "--script", join(folder, files.caller)]);
  try {
    bot.trust(mock.keys, mock.appId);
    bot.ringWith(mock.ring);
    const contract = readBundledContract();
    await write(files.openapi, servedAt(openForBytes(contract), { platforms: [mock.origin] }));
    await write(files.bot, botDescribed(contract, bot.origin));
    await write(files.arazzo, runnable(description, { openapi: files.openapi, asyncapi: files.bot }));
    const inputs = {
      graphToken: "the-bots-token-for-graph",
      callId: mock.callId,
      callbackUri: bot.callbackUrl,
    };
    const inputOptions = Object.entries(inputs).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
    doing(`Redocly plays ${description.workflows.length} workflows`);
    const [played, report] = [join(folder, files.arazzo), join(folder, "report.json")];
    return (await redoclyReport<RespectReport>(["respect", played, ...inputOptions, "--json-output", report], report))
      .report;
  } finally {
    await mock.close();
  }
}

/** The runner reads a file as a Blob and validates that as `{}`, which is not valid as a string; so its schema is left open. */
function openForBytes(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value: { format?: unknown } | null) =>
    value?.format === "binary" ? {} : value,
  ) as Contract;
}

await run(usage, main);
