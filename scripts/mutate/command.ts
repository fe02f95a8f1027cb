import { SpecError } from "../contract.ts";
import { isUsageError } from "../usage-error.ts";
import { PatchError } from "./src-mutants.ts";
import { WorkerError } from "./workers.ts";

/** Runs a command to its exit code; however it ends, Ctrl-C included, its temporary folders and workers go with it. */
export async function run(usage: string, main: () => Promise<number>): Promise<never> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  try {
    process.exit(await main());
  } catch (error) {
    if (isUsageError(error)) process.exit(say(`${error.message.split(". ")[0]}.\n\n${usage}`, 2));
    if (error instanceof SpecError || error instanceof PatchError || error instanceof WorkerError) process.exit(say(error.message, 1));
    throw error;
  }
}

export function say(text: string, exitCode: number): number {
  (exitCode === 2 ? console.error : console.log)(text);
  return exitCode;
}
