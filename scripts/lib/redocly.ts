import { readFile } from "node:fs/promises";
import { sep } from "node:path";
import { type Ran, runToEnd } from "./child.ts";
import { CommandError } from "./command.ts";
import { programOf } from "./program.ts";
import { projectRoot } from "./project.ts";

const cli = programOf("@redocly/cli", "bin/cli.js");

/** Runs the Redocly CLI in the project's folder and collects what it prints, without the folder's own path. */
export async function redocly(args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { code, stdout, stderr } = await runToEnd(process.execPath, [cli, ...args], { cwd: projectRoot, env });
  return { code, stdout: withoutRoot(stdout), stderr: withoutRoot(stderr) };
}

const withoutRoot = (text: string): string => text.replaceAll(projectRoot + sep, "");

/** Runs it, and reads the report that it writes to a file. @throws CommandError with its output when it wrote none */
export async function redoclyReport<T>(
  args: readonly [command: string, ...string[]],
  file: string,
): Promise<Ran & { report: T }> {
  const ran = await redocly(args);
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CommandError(`redocly ${args[0]} wrote no report. Its output:\n${ran.stderr}${ran.stdout}`, { cause });
  });
  return { ...ran, report: JSON.parse(text) as T };
}
