import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Child, start } from "./child.ts";
import { CommandError } from "./command.ts";
import { projectRoot } from "./project.ts";

/** `graph-record-response mock` in a separate process, once it listens and its first call has started. */
export type Mock = {
  origin: string;
  keys: string;
  appId: string;
  callId: string;
  /** Somebody calls the bot. Resolves to the call's id. */
  ring: () => Promise<string>;
  close: () => Promise<void>;
};

/** A line that the mock prints. */
export type Said = { kind: string; callId?: string } & Record<string, unknown>;

/**
 * @param onSaid called with each line that it prints
 * @throws CommandError with its output when it ended instead
 */
export async function startMock(
  options: readonly string[],
  onSaid: (said: Said) => void = () => undefined,
): Promise<Mock> {
  const main = join(projectRoot, "dist/src/cli/main.js");
  const child = start(process.execPath, [main, "mock", "--port", "0", "--json", ...options]);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    let ready: Said | undefined;
    createInterface(child.stdout).on("line", (line) => {
      const said = JSON.parse(line) as Said;
      onSaid(said);
      if (said.kind === "ready") ready = said;
      if (!ready || said.kind !== "callStarted") return;
      const { origin, keys, appId } = ready as unknown as Mock;
      const { callId = "" } = said;
      resolve({ origin, keys, appId, callId, ring: () => rung(origin), close: () => ended(child) });
    });
    child.once("close", () => reject(new CommandError(`The mock did not start. Its output:\n${complaint}`)));
  });
}

async function rung(origin: string): Promise<string> {
  const body = JSON.stringify({ ring: true });
  const answer = await fetch(`${origin}/_platform/calls`, { method: "POST", body });
  if (!answer.ok) throw new CommandError(`The mock answered ${answer.status} when it was to call the bot.`);
  return ((await answer.json()) as { id: string }).id;
}

async function ended(child: Child): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
