import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Ran, runToEnd } from "../../scripts/lib/child.ts";
import { projectRoot } from "../../scripts/lib/project.ts";
import { copyProject as projectFolderCopy } from "../../scripts/lib/project-copy.ts";
import { temporaryFolder as newFolder, removeFolder } from "../../scripts/lib/temporary-folder.ts";

export type { Ran };

/** The folder of package.json. */
export const projectFolder: string = projectRoot;

/** Runs a program to its end and collects what it prints. */
export function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  return runToEnd(command, args, { cwd, env });
}

export const lastLine = (text: string): string | undefined => text.trimEnd().split("\n").at(-1);

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = newFolder();
  return { path, [Symbol.asyncDispose]: async () => removeFolder(path) };
}

/** The project in a temporary folder, with the same packages: what a test spoils or adds there is gone when it is over. */
export interface ProjectCopy extends AsyncDisposable {
  readonly folder: string;
  node(script: string, ...args: string[]): Promise<Ran>;
  generate(...args: string[]): Promise<Ran>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Replaces `from` by `to`; `from` must occur in the file. */
  replace(path: string, from: string | RegExp, to: string): Promise<void>;
  /** Every file of generated/ with its bytes, in hexadecimal. */
  generated(): Promise<Record<string, string>>;
}

export async function copyProject(): Promise<ProjectCopy> {
  const folder = projectFolderCopy();
  const place = (path: string): string => join(folder, path);
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
    [Symbol.asyncDispose]: async () => removeFolder(folder),
  };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(folder, path), "hex")] as const)),
  );
}
