import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { start } from "../../lib/child.ts";
import type { Contract } from "../../lib/contract.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { commandOf, environment } from "./installed.ts";

/** Prism on loopback, on a free port; in front of an upstream it refuses traffic that breaks the contract. */
export interface Prism extends AsyncDisposable {
  readonly origin: string;
}

export async function startPrism(contract: Contract, upstream?: string): Promise<Prism> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "openapi.json"), JSON.stringify(contract));
  const mode = upstream === undefined ? ["mock", "openapi.json"] : ["proxy", "openapi.json", upstream, "--errors"];
  const args = [commandOf("@stoplight/prism-cli"), ...mode, "--host", "127.0.0.1", "--port", "0"];
  const child = start(process.execPath, args, { cwd, env: environment() });
  const close = async (): Promise<void> => {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    const [, origin] = /listening on (http:\/\/\S+)/.exec(line) ?? [];
    if (origin === undefined) continue;
    child.stdout.resume(); // Unread output would block it.
    return { origin, [Symbol.asyncDispose]: close };
  }
  throw new Error(`Prism did not start. Its output:\n${said.join("\n")}`);
}
