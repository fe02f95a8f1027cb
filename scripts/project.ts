import { dirname } from "node:path";

/** The folder of package.json. */
export const projectRoot: string = dirname(import.meta.dirname);
