/** Whether a command's arguments were not understood, as `parseArgs` of node:util tells it. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}
