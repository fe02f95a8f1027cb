import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { projectRoot } from "./project.ts";

const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** Runs the Redocly CLI in the project's folder and collects what it prints, without the folder's own path. */
export function redocly(args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: projectRoot,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    child.on("error", reject).on("close", (code) => resolve({ code, stdout: withoutRoot(output.stdout), stderr: withoutRoot(output.stderr) }));
  });
}

const withoutRoot = (text: string): string => text.replaceAll(projectRoot + sep, "");
