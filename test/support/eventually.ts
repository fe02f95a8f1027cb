/** Waits, a turn of the event loop at a time, until something that runs beside the virtual clock has got so far. */
export async function eventually(reached: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 4_000;
  while (!reached()) {
    if (performance.now() > giveUpAt) throw new Error("What was waited for did not happen within 4 s");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
