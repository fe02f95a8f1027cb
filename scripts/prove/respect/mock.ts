import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Child, start } from "../../lib/child.ts";
import { CommandError } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";

/** `graph-record-response mock` in a separate process, once it listens and its first call has started. */
export type Mock = {
  origin: string;
  keys: string;
  appId: string;
  callId: string;
  /** Somebody calls the bot. */
  ring: () => Promise<void>;
  close: () => Promise<void>;
};

type Said = { kind: string; origin: string; keys: string; appId: string; callId: string };

/** @throws CommandError with its output when it ended instead */
export async function startMock(...options: string[]): Promise<Mock> {
  const child = start(process.execPath, [
    join(projectRoot, "dist/src/cli/main.js"),
    "mock",
    "--port",
    "0",
    "--json",
    ...options,
  ]);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  let ready: Said | undefined;
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as Said;
    if (said.kind === "ready") ready = said;
    if (ready && said.kind === "callStarted") {
      child.stdout.resume(); // Unread output would block it.
      const { origin } = ready;
      return { ...ready, callId: said.callId, ring: () => rung(origin), close: () => ended(child) };
    }
  }
  throw new CommandError(`The mock did not start. Its output:\n${complaint}`);
}

async function rung(origin: string): Promise<void> {
  const body = JSON.stringify({ ring: true });
  const { ok, status } = await fetch(`${origin}/_platform/calls`, { method: "POST", body });
  if (!ok) throw new CommandError(`The mock answered ${status} when it was to call the bot.`);
}

async function ended(child: Child): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
