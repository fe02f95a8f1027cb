import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { IncomingHttpHeaders, RequestListener } from "node:http";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import { createTerminal, type Terminal } from "../../src/cli/terminal.ts";

const source = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a process of its own, from source. */
export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves once the output matches. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ran>;
}

export function start(
  args: readonly string[],
  {
    main = source,
    stdin = "ignore",
    env = process.env,
  }: { main?: string; stdin?: "ignore" | number; env?: NodeJS.ProcessEnv } = {},
): Running {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: [stdin, "pipe", "pipe"],
    env: { ...env, NO_COLOR: "1", NODE_OPTIONS: "" },
  }) as Running["child"];
  let [out, err] = ["", ""];
  const waiting = new Set<() => void>();
  const lookAgain = (): void => {
    for (const look of waiting) look();
  };
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    lookAgain();
  });
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ran>((resolve) => child.once("close", (code) => resolve({ code, out, err })));
  void ended.then(lookAgain);
  return {
    child,
    out: () => out,
    err: () => err,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out);
          if (!found && child.exitCode === null) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`The process ended (${child.exitCode}) before ${pattern} was seen.\n${out}\n${err}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Waits until another process has got so far. */
export async function soon(reached: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while (!reached()) {
    if (performance.now() > giveUpAt) throw new Error("What was waited for did not happen within 20 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A terminal that keeps what is printed. */
export function keepingTerminal(): { terminal: Terminal; out: () => string; err: () => string } {
  let [out, err] = ["", ""];
  const terminal = createTerminal({ write: (text) => (out += text) }, { write: (text) => (err += text) }, {});
  return { terminal, out: () => out, err: () => err };
}

/** The command line in this process: the same, but for the process's own streams. */
export async function run(...args: readonly string[]): Promise<Ran> {
  const { terminal, out, err } = keepingTerminal();
  const code = await runCli(args, terminal);
  return { code, out: out(), err: err() };
}

/** One JSON object per line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Serves on loopback until the test has finished; gives the origin. */
export async function serveInTest(listener: RequestListener): Promise<string> {
  const { origin, close } = await listenOnLoopback(listener);
  onTestFinished(close);
  return origin;
}

/** Answers every request with a status, once its body was read, and keeps the headers. */
export function answering(statusOf: (body: string) => number): {
  listener: RequestListener;
  headers: IncomingHttpHeaders[];
} {
  const headers: IncomingHttpHeaders[] = [];
  return {
    headers,
    listener(req, res) {
      headers.push(req.headers);
      let body = "";
      req.on("data", (chunk: Buffer) => (body = body.length < 10_000 ? body + chunk.toString() : body));
      req.on("end", () => res.writeHead(statusOf(body)).end());
    },
  };
}
