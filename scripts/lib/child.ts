import { type ChildProcessByStdio, type SpawnOptions, spawn } from "node:child_process";
import type { Readable } from "node:stream";

export type Child = ChildProcessByStdio<null, Readable, Readable>;
export type Ran = { code: number | null; stdout: string; stderr: string };

const children = new Set<Child>();

process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts a program that is killed when this process exits. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): Child {
  const child: Child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

/** Runs a program to its end and collects what it prints. */
export function runToEnd(command: string, args: readonly string[], options?: SpawnOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  });
}
