const mask = "[redacted]";

/**
 * A secret that prints, inspects and serialises as `[redacted]`. `reveal()` is the one way to the value, so that each
 * place that uses it can be found by name.
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

  static {
    Object.defineProperty(Redacted.prototype, Symbol.for("nodejs.util.inspect.custom"), { value: () => mask });
  }
}
