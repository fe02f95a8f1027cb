/** As many as the machines of CI have processors. */
const lanes = 2;

/** Works on items side by side: each lane takes the next from the queue as soon as it is done with one. */
export async function inLanes<T>(items: readonly T[], lane: (queue: Iterable<T>) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, () => lane(queue)));
}
