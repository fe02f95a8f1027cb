import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { run, say } from "../../lib/command.ts";
import type { Contract } from "../../lib/contract.ts";
import { projectFile } from "../../lib/project.ts";
import { redoclyReport } from "../../lib/redocly.ts";
import { servedAt } from "../../lib/served.ts";
import { inTemporaryFolder } from "../../lib/temporary-folder.ts";
import { type Bot, startBot } from "./bot.ts";
import { startMock } from "./mock.ts";
import { type Description, type RespectReport, summarised } from "./report.ts";

const usage = `Usage: npm run respect

Runs openapi/record-response.arazzo.yaml against the package's own mock with Redocly's runner, which does not know the
package: each answer must have a status, a content type and a body that the contract declares, and meet the step's conditions.

Exit codes: 0 every check of every step passed, 1 one failed or nothing ran, 2 wrong usage.`;

/** What the caller does once the beep is over. */
const acts = [
  { kind: "speak", ms: 500 },
  { kind: "press", key: "#" },
];

async function main(): Promise<number> {
  parseArgs({ options: {} });
  const description = projectFile("openapi/record-response.arazzo.yaml");
  const bot = await startBot();
  try {
    const report = await inTemporaryFolder((folder) => played(description, bot, folder));
    const { lines, figure, passed } = summarised(report, parse(description) as Description);
    return say([...lines, figure].join("\n"), passed ? 0 : 1);
  } finally {
    await bot.close();
  }
}

/** Runs the description in a folder with a contract whose servers are the mock. */
async function played(description: string, bot: Bot, folder: string): Promise<RespectReport> {
  const [caller, contract, arazzo, report] = ["caller.json", "openapi.yaml", "played.arazzo.yaml", "report.json"].map(
    (name) => join(folder, name),
  ) as [string, string, string, string];
  await writeFile(caller, JSON.stringify(acts));
  const mock = await startMock("--callback", bot.callbackUrl, "--script", caller);
  try {
    bot.trust(mock.keys, mock.appId);
    await writeFile(
      contract,
      JSON.stringify(servedAt(openForBytes(readBundledContract()), { platforms: [mock.origin] })),
    );
    await writeFile(arazzo, description);
    const inputs = { graphToken: "the-bots-token-for-graph", callId: mock.callId, bot: bot.notificationUrl };
    const inputOptions = Object.entries(inputs).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
    return (await redoclyReport<RespectReport>(["respect", arazzo, ...inputOptions, "--json-output", report], report))
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
