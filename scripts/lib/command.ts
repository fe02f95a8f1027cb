/** Why a command cannot go on. The message says to whoever ran it what was wrong and what to do; a stack would not help. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  /** 2 when the command was asked for wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & { exitCode?: 1 | 2 } = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command to its exit code, or says how to use it. However it ends, Ctrl-C included, the process's exit handlers run:
 * temporary folders and programs that were started go with it.
 */
export async function run(usage: string, main: () => number | Promise<number>): Promise<never> {
  if (process.argv.slice(2).includes("--help")) process.exit(say(usage, 0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  try {
    process.exit(await main());
  } catch (error) {
    if (isUsageError(error)) process.exit(say(`${error.message.split(". ")[0]}.\n\n${usage}`, 2));
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exit(error.exitCode);
  }
}

/** Whether the arguments were not understood, as `parseArgs` of node:util tells it. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

/** Says a report, or on the standard error what was asked for wrongly, and hands the exit code on. */
export function say(text: string, exitCode: number): number {
  (exitCode === 2 ? console.error : console.log)(text);
  return exitCode;
}
