import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** A program of an installed package, by its path in it: most packages do not export theirs. */
export function programOf(name: string, path: string): string {
  return join(dirname(resolve(`${name}/package.json`)), path);
}
