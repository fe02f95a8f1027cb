import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { type Json, type Mock, startMock } from "../cli/mock-support.ts";

// The bots run side by side, as they mostly wait; what they leave is cleared away at the end of the file.

const leftovers: (() => unknown)[] = [];
afterAll(() => Promise.all(leftovers.map((clear) => clear())));

export async function startMockForBot(...args: readonly string[]): Promise<Mock> {
  const mock = await startMock(...args);
  leftovers.push(() => {
    mock.running.child.kill();
    return mock.running.ended;
  });
  return mock;
}

export interface BotCommand {
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface BotProcess {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
}

/** A bot in a process of its own, with nothing of this one's environment but PATH. Resolves once it prints that it listens. */
export async function startBotProcess({
  command: [program = "", ...args],
  cwd,
  environment,
}: BotCommand): Promise<BotProcess> {
  const child = spawn(program, args, { cwd, env: { PATH: process.env["PATH"], ...environment } });
  leftovers.push(() => stopped(child));
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<{ code: number | null; err: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, err })),
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => /listening|ready/i.test(out) && resolve());
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The bot ended before it listened.\n${out}${err}`)));
  });
  return { child, out: () => out, err: () => err, ended };
}

/** Asked to end first, as it may have a runtime of its own to end. */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGTERM");
  const grace = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(grace);
}

/** What the mock printed for one kind of program. */
export function printedFor(mock: Mock, name: string): Readonly<Record<string, string>> {
  const [ready = {}] = mock.events();
  const environments = ready["environments"] as readonly { name: string; variables: Record<string, string> }[];
  return environments.find((one) => one.name === name)?.variables ?? {};
}

/** The mock's events of the call that a bot was in, which was notified to its end, and that nothing was refused. */
export function eventsOfCall(mock: Mock): readonly Json[] {
  const events = mock.events();
  const ofKind = (kind: string): readonly Json[] => events.filter((event) => event["kind"] === kind);
  expect(ofKind("refused")).toEqual([]);
  expect(ofKind("note")).toEqual([]);
  expect(ofKind("notified").map(({ verdict }) => verdict)).not.toContain("unanswered");
  const inCall = events.filter(({ callId }) => callId !== mock.callId);
  expect(inCall.at(-1)).toMatchObject({ kind: "notified", about: "terminated", verdict: "taken" });
  return inCall;
}

export function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "examples-"));
  leftovers.push(() => rmSync(made, { recursive: true }));
  return made;
}

/** A file with JSON in it; its path. */
export function jsonFile(folder: string, name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}
