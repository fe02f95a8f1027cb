import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../project.ts";

const folders = new Set<string>();
const leftOut = new Set(["node_modules", "dist"]);

/** A copy of the project in a temporary folder, with the project's own node_modules; gone when this process ends. */
export function copyProject(): string {
  const folder = temporaryFolder("mutants-");
  for (const name of readdirSync(projectRoot)) {
    if (!leftOut.has(name) && !name.startsWith(".")) cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(projectRoot, "node_modules")), join(folder, "node_modules"));
  return folder;
}

function temporaryFolder(prefix: string): string {
  if (folders.size === 0) process.once("exit", removeFolders);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  folders.add(folder);
  return folder;
}

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
