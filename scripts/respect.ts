import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "./command.ts";
import type { Contract } from "./contract.ts";
import { projectRoot } from "./project.ts";
import { redocly } from "./redocly.ts";
import { type Bot, startBot } from "./respect/bot.ts";
import { startMock } from "./respect/mock.ts";
import { type RespectReport, told } from "./respect/report.ts";
import { servedAt } from "./served.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const usage = `Usage: npm run respect

Runs openapi/record-response.arazzo.yaml against the package's own mock with Redocly's runner, which knows nothing of the
package: each answer must have a status, a content type and a body that the contract declares, and meet the step's conditions.

Exit codes: 0 every check passed, 1 one failed or nothing ran, 2 the command is not understood.`;

const description = "record-response.arazzo.yaml";
/** What the caller does once the beep is over. */
const acts = [{ kind: "speak", ms: 500 }, { kind: "press", key: "#" }];

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
  if (values.help) return say(usage, 0);
  const bot = await startBot();
  try {
    const { lines, figure, passed } = told(await inTemporaryFolder((folder) => reported(folder, bot)));
    return say([...lines, figure].join("\n"), passed ? 0 : 1);
  } finally {
    await bot.close();
  }
}

/** The description stands beside a contract whose servers are the mock. */
async function reported(folder: string, bot: Bot): Promise<RespectReport> {
  const place = (name: string): string => join(folder, name);
  await writeFile(place("caller.json"), JSON.stringify(acts));
  const mock = await startMock("--callback", bot.callback, "--script", place("caller.json"));
  try {
    bot.trust(mock.keys, mock.appId);
    const contract = JSON.parse(await readFile(join(projectRoot, "generated/openapi.json"), "utf8"), openForBytes) as Contract;
    await writeFile(place("openapi.yaml"), JSON.stringify(servedAt(contract, { platforms: [mock.origin] })));
    await writeFile(place(description), await readFile(join(projectRoot, "openapi", description)));
    const inputs = { graphToken: "the-bots-token-for-graph", callId: mock.callId, bot: bot.heard };
    const inputOptions = Object.entries(inputs).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
    const { stdout, stderr } = await redocly(["respect", place(description), ...inputOptions, "--json-output", place("report.json")]);
    const report = await readFile(place("report.json"), "utf8").catch(() => {
      throw new CommandError(`redocly respect gave no report. It said:\n${stderr}${stdout}`);
    });
    return JSON.parse(report) as RespectReport;
  } finally {
    await mock.close();
  }
}

/** The runner reads a file as a Blob, and judges that as `{}`: no schema of text holds of it. */
function openForBytes(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && "format" in value && value.format === "binary" ? {} : value;
}

await run(usage, main);
