#!/usr/bin/env node
import { batched } from "./batched.ts";
import { runCli } from "./run-cli.ts";
import { createTerminal } from "./terminal.ts";

/** How long what still waits at the end, such as for a bot that does not answer, is waited for. Milliseconds. */
const graceMs = 250;

/** Whoever read the output, such as `head`, may have gone. */
process.stdout.on("error", () => process.exit());

process.exitCode = await runCli(
  process.argv.slice(2),
  createTerminal(batched(process.stdout), process.stderr, process.env),
);
setTimeout(() => process.exit(), graceMs).unref();
