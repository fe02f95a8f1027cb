import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of package.json. */
export const projectRoot: string = dirname(dirname(import.meta.dirname));

/** Text of a file of this project. */
export function projectFile(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}
