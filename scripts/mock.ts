import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { run, say } from "./lib/command.ts";
import { openPage } from "./lib/open-page.ts";
import { projectRoot } from "./lib/project.ts";
import { startReadmeBot } from "./lib/readme-bot.ts";
import { freePort } from "./lib/serve.ts";
import { temporaryFolder } from "./lib/temporary-folder.ts";

const usage = `Usage: npm run mock [-- OPTIONS]

Runs \`graph-record-response mock\` with a bot behind it, that of the README: begin an incoming call on the page, hold to speak
once the beep is over, and press #. The options are those of mock; the page is opened in a browser at a terminal.

Exit codes: 0 after Ctrl-C, 1 when the mock cannot listen, 2 wrong usage.`;

const defaultPort = "4010";

async function main(): Promise<number> {
  const options = process.argv.slice(2);
  const at = options.indexOf("--port");
  const port = (at >= 0 && options[at + 1]) || defaultPort;
  const origin = `http://127.0.0.1:${port}`;
  const callback = `http://127.0.0.1:${await freePort()}/api/calls`;
  const command = [join(projectRoot, "dist/src/cli/main.js"), "mock", "--port", port, "--callback", callback];
  const mock = spawn(process.execPath, [...command, ...options], { stdio: "inherit" });
  process.once("exit", () => mock.kill());
  const ended = once(mock, "exit").then(([code]) => Number(code));
  if (!(await answers(origin, ended))) return ended;
  const bot = startReadmeBot(origin, new URL(callback).port, temporaryFolder());
  bot.stdout.on("data", (text: Buffer) => process.stdout.write(`           bot    ${text}`));
  bot.stderr.pipe(process.stderr);
  // the mock's first line says where the page is
  if (process.stdout.isTTY && !process.env.CI) openPage(`${origin}/`);
  const code = await ended;
  bot.kill();
  return say("", code);
}

/** Whether something listens there; false once the process has ended. */
async function answers(origin: string, ended: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    if (await fetch(`${origin}/_platform`).catch(() => undefined)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

await run(usage, main);
