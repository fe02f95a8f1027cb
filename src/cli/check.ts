import { globalFetch } from "../lib/fetch.ts";
import { type Arguments, type Manual, noPositionals, UsageError } from "./arguments.ts";
import { clouds, type Finding, readiness } from "./readiness.ts";
import type { Terminal } from "./terminal.ts";
import { beside } from "./wrapped.ts";

export const manual: Manual = {
  name: "check",
  usage: "[options]",
  says: `Looks at what a first live call needs: the token's audience, roles and tenant, the document of the callback's keys, the
callback, and the prompts. It places no call, and prints no token. Set GRAPH_TOKEN to a token for Graph.`,
  options: [
    { name: "app-id", value: "ID", says: "the bot's app id, which the token should be of" },
    { name: "callback", value: "URL", says: "the bot's callback; it gets one notification without a token" },
    { name: "prompt", value: "URL", repeats: true, says: "a prompt; may be repeated" },
    { name: "cloud", value: "NAME", says: `${Object.keys(clouds).join(" or ")} (default global)` },
  ],
  exits: "0 when nothing is wrong, 1 when something is, 2 for wrong usage",
  examples: [
    "GRAPH_TOKEN=… graph-record-response check --callback https://bot.contoso.com/api/calls --prompt https://cdn.contoso.com/question.wav",
  ],
};

export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  noPositionals(manual, options);
  const name = options.text("cloud") ?? "global";
  const cloud = clouds[name];
  if (!cloud) throw new UsageError(`--cloud takes ${Object.keys(clouds).join(" or ")}; not ${JSON.stringify(name)}`);
  const print = options.flag("json") ? printJson : printText;
  let exitCode = 0;
  const findings = readiness({
    cloud,
    token: process.env["GRAPH_TOKEN"] || undefined,
    appId: options.text("app-id"),
    callback: options.text("callback"),
    prompts: options.list("prompt"),
    fetch: globalFetch,
  });
  for await (const finding of findings) {
    if (finding.state === "bad") exitCode = 1;
    print(terminal, finding);
  }
  return exitCode;
}

function printJson({ print }: Terminal, finding: Finding): void {
  print(JSON.stringify(finding));
}

const marks = { ok: "green", bad: "red", skipped: "dim" } as const;

function printText({ print, paint, columns }: Terminal, { about, state, text }: Finding): void {
  print(beside(`${paint(marks[state], state.padEnd(9))}${about.padEnd(10)}`, text, columns));
}
