/** Calls a hook, if there is one; what it throws or rejects with does no harm and is not reported. */
export function callHook<Facts>(hook: ((facts: Facts) => unknown) | undefined, facts: Facts): void {
  if (!hook) return;
  try {
    Promise.resolve(hook(facts)).catch(() => undefined);
  } catch {
    // A hook observes; it cannot fail what it observes.
  }
}
