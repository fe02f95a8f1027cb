import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const installed = dirname(createRequire(import.meta.url).resolve("typescript7/package.json"));

/** The compiler that checks and builds the project. TypeScript 6 is beside it for its API, which 7 does not have. */
export const compiler: string = join(installed, "bin/tsc");
