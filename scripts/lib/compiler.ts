import { programOf } from "./program.ts";

/** The compiler that checks and builds the project. TypeScript 6 is beside it for its API, which 7 does not have. */
export const compiler: string = programOf("typescript7", "bin/tsc");
