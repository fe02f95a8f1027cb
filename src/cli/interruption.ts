/** Aborts at Ctrl-C, or when the process is asked to end; a second Ctrl-C ends it at once. */
export function interruption(): AbortSignal {
  const over = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => over.abort());
  return over.signal;
}
