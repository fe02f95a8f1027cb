/**
 * Visits every order in which events can arrive: each is lost, comes once or, as far as `mayRepeat` allows, twice. Every
 * beginning of an order is an order too (the rest was lost), so the visitor's value is carried along from event to event.
 *
 * @param mayRepeat `each`: all events may come twice; `one`: at most one of them does
 * @returns how many orders there are
 */
export function visitOrders<E extends string, S>(
  events: readonly E[],
  mayRepeat: "each" | "one",
  start: S,
  step: (before: S, event: E) => S,
  visit: (order: readonly E[], after: S) => void,
): number {
  const times = new Map<E, number>(events.map((event) => [event, 0]));
  const order: E[] = [];
  let repeated = 0;
  let visited = 0;

  function go(state: S): void {
    visited += 1;
    visit(order, state);
    for (const event of events) {
      const before = times.get(event) ?? 0;
      if (before === 2 || (before === 1 && mayRepeat === "one" && repeated === 1)) continue;
      times.set(event, before + 1);
      repeated += before;
      order.push(event);
      go(step(state, event));
      order.pop();
      repeated -= before;
      times.set(event, before);
    }
  }
  go(start);
  return visited;
}
