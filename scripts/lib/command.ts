/** Ends a command. The message says what went wrong and what to do about it, and is printed without a stack trace. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  /** 2 for wrong usage. */
  readonly exitCode: 1 | 2;

  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & { exitCode?: 1 | 2 } = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command and exits with its code; prints the usage for `--help`. The process's exit handlers run in every case, also
 * on Ctrl-C: temporary folders are removed and child processes are killed.
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

/** Whether `parseArgs` of node:util rejected the arguments. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

/** Prints a report, to stderr when the exit code is 2, and returns the exit code. */
export function say(text: string, exitCode: number): number {
  (exitCode === 2 ? console.error : console.log)(text);
  return exitCode;
}
