import { cpSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const leftOut = new Set(["node_modules", "dist"]);

/** A copy of the project in a temporary folder, with the project's own node_modules; removed when this process exits. */
export function copyProject(): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(projectRoot)) {
    if (!leftOut.has(name) && !name.startsWith("."))
      cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(projectRoot, "node_modules")), join(folder, "node_modules"));
  return folder;
}
