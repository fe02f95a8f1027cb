const mask = "[redacted]";

/**
 * A secret that prints, inspects and serialises as `[redacted]`. `reveal()` is the one way to the value, so that each
 * place that uses it can be found by name.
 *
 * `structuredClone` and `postMessage` give `{}` in its place, an object without the value and without `reveal()`: to send
 * the secret to a worker, send what `reveal()` gives. [OP-06]
 */
export class Redacted<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself: to send it, or to put a notification on a queue. Keep it out of logs. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [Symbol.toPrimitive](): string {
    return mask;
  }

  get [Symbol.toStringTag](): string {
    return "Redacted";
  }

  static {
    // Bun calls Node's.
    for (const inspector of ["nodejs.util.inspect.custom", "Deno.customInspect"])
      Object.defineProperty(Redacted.prototype, Symbol.for(inspector), { value: () => mask });
  }
}
