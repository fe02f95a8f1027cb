import { join } from "node:path";

/** The bot lies beside the app. */
export default { outputFileTracingRoot: join(import.meta.dirname, "..") };
