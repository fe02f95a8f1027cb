/** The number of processors of a CI machine. */
const lanes = 2;

/** Processes items in parallel: each lane takes the next item from the queue when it has finished one. */
export async function inLanes<T>(items: readonly T[], lane: (queue: Iterable<T>) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, () => lane(queue)));
}
