/** What was turned away before it reached a function, so that who waits for it can say why. */
export interface Refusals {
  readonly count: number;
  /** Reason of the last. */
  readonly last: string | undefined;
}

const refusals = new WeakMap<object, Refusals>();
const none: Refusals = { count: 0, last: undefined };

export function noteRefusal(handler: object, reason: string): void {
  refusals.set(handler, { count: refusalsOf(handler).count + 1, last: reason });
}

export function refusalsOf(handler: object): Refusals {
  return refusals.get(handler) ?? none;
}
