import { bytesOf } from "../lib/decode.ts";

/** Where a host, or a body parser in it, leaves a body that it has read. */
export interface BodyHolder {
  /** The body before it was parsed: bytes, or text. */
  readonly rawBody?: unknown;
  /** Bytes, text, or the value that was parsed. */
  readonly body?: unknown;
}

const holders = new WeakMap<Request, BodyHolder>();

/** Says who holds the body of a request that was read before; it is looked at only when it is asked for. */
export function heldBy(request: Request, holder: BodyHolder): void {
  holders.set(request, holder);
}

/** What is left of a body that was read before: bytes first, then text, then the parsed value. [AU-14] */
export function bodyLeft(request: Request): unknown {
  const { rawBody, body } = holders.get(request) ?? {};
  const whole = [rawBody, body];
  return whole.find((each) => bytesOf(each)) ?? whole.find((each) => typeof each === "string") ?? body;
}
