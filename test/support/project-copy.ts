import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** The folder of package.json. */
export const projectFolder: string = dirname(dirname(import.meta.dirname));

export type Ran = { code: number | null; stdout: string; stderr: string };

/** Runs a program to its end and collects what it prints. */
export function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  });
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), "graph-record-response-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The project in a temporary folder, with the same packages: what a test spoils or adds there is gone when it is over. */
export interface ProjectCopy extends AsyncDisposable {
  readonly folder: string;
  node(script: string, ...args: string[]): Promise<Ran>;
  generate(...args: string[]): Promise<Ran>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Puts one text in place of another, which must stand in the file. */
  replace(path: string, from: string | RegExp, to: string): Promise<void>;
  /** Every file of generated/ with its bytes, in hexadecimal. */
  generated(): Promise<Record<string, string>>;
}

const copied = ["openapi", "scripts", "generated", "src", "package.json", "redocly.yaml", "tsconfig.json", "README.md", "CHANGELOG.md", "LICENSE"];

export async function copyProject(): Promise<ProjectCopy> {
  const { path: folder, [Symbol.asyncDispose]: dispose } = await temporaryFolder();
  const place = (path: string): string => join(folder, path);
  const present = (await readdir(projectFolder)).filter((name) => copied.includes(name));
  await Promise.all(present.map((name) => cp(join(projectFolder, name), place(name), { recursive: true })));
  await symlink(join(projectFolder, "node_modules"), place("node_modules"));
  const node = (...args: string[]): Promise<Ran> => run(process.execPath, args, folder);
  const read = (path: string): Promise<string> => readFile(place(path), "utf8");
  const write = (path: string, text: string): Promise<void> => writeFile(place(path), text);
  return {
    folder,
    node,
    generate: (...args) => node("scripts/generate.ts", ...args),
    read,
    write,
    replace: async (path, from, to) => {
      const before = await read(path);
      const after = before.replace(from, () => to);
      if (after === before) throw new Error(`${path} has no ${String(from)}`);
      await write(path, after);
    },
    generated: () => filesOf(place("generated")),
    [Symbol.asyncDispose]: dispose,
  };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(folder, path), "hex")] as const)));
}
