import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runToEnd } from "../../../lib/child.ts";
import { projectRoot } from "../../../lib/project.ts";
import { temporaryFolder } from "../../../lib/temporary-folder.ts";
import type { Contestant, Contestants } from "../contestant.ts";
import { peersFolder } from "../peers.ts";

/** Milliseconds of a process that loads something, from its start on: of the processor, and of the wall clock. */
type Start = { readonly processor: number; readonly wall: number };

const report =
  "const { user, system } = process.cpuUsage(); console.log(JSON.stringify({ processor: (user + system) / 1000, wall: performance.now() }));";

async function start(code: string, cwd: string): Promise<Start> {
  const ran = await runToEnd(process.execPath, ["--input-type=module", "-e", `${code}\n${report}`], { cwd });
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Start;
}

/** Starts Node with an empty module and with this code in turn; a round is the difference. */
function net(code: string, cwd: string = projectRoot): Contestant {
  return () => {
    const file = join(temporaryFolder(), "empty.mjs");
    writeFileSync(file, "");
    return async () => {
      const empty = await start(`await import("${pathToFileURL(file)}");`, cwd);
      const loaded = await start(code, cwd);
      return { processorMs: loaded.processor - empty.processor, wallMs: loaded.wall - empty.wall };
    };
  };
}

const loading = (name: string, cwd?: string): Contestant => net(`await import("${name}");`, cwd);

export const contestants: Contestants = {
  "first fetch": net('await fetch("data:,");'),
  ".": loading("graph-record-response"),
  "./webhook": loading("graph-record-response/webhook"),
  "./testing": loading("graph-record-response/testing"),
  "openapi-fetch": loading("openapi-fetch"),
  "graph-client": loading("@microsoft/microsoft-graph-client"),
  jose: loading("jose"),
  msw: loading("msw"),
  Kiota: loading("@microsoft/kiota-http-fetchlibrary", peersFolder),
};
