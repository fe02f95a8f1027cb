import { bytesOf } from "../lib/decode.ts";
import { isObject, reading, unreadable } from "../lib/untrusted.ts";
import type { CallbackRequest } from "./callback-request.ts";

/** Where a host, or a body parser in it, leaves a body that it has read. */
export interface BodyHolder {
  /** The body before it was parsed: bytes, or text. */
  readonly rawBody?: unknown;
  /** Bytes, text, or the value that was parsed. */
  readonly body?: unknown;
}

/** A body that was read before the receiver got its request. */
export interface ReadBody {
  /** It is looked at only when the body is asked for. */
  readonly holder: BodyHolder;
  /** How long the headers say it was, in bytes; undefined when they do not. */
  readonly length: number | undefined;
}

const readBodies = new WeakMap<CallbackRequest, ReadBody>();

export function wasReadBefore(request: CallbackRequest, body: ReadBody): void {
  readBodies.set(request, body);
}

/** Whether somebody was named who may hold the body. */
export const hasHolder = (request: CallbackRequest): boolean => readBodies.has(request);

/** Longest `{}` with white space in it, in bytes. */
const longestEmptyObject = 8;

/**
 * What is left of a body that was read before: bytes first, then text, then the parsed value. What is empty counts only
 * where the headers leave it open whether there was a body, and `{}` also where they announce no more. Undefined when
 * nothing is left of a body that was sent. [AU-14]
 */
export function bodyLeft(request: CallbackRequest): unknown {
  const { holder, length } = readBodies.get(request) ?? { holder: {}, length: undefined };
  const left = [() => holder.rawBody, () => holder.body].map((read) => reading(read));
  const bytes = left.filter((each) => bytesOf(each));
  const texts = left.filter(isText);
  const value = left[1] === unreadable || isText(left[1]) || bytesOf(left[1]) ? undefined : left[1];
  const filled = [...bytes, ...texts, value].find(isFilled);
  if (filled !== undefined) return filled;
  if (length === undefined) return value ?? bytes[0] ?? texts[0];
  if (value === null) return "null";
  return isObject(value) && length <= longestEmptyObject ? value : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Parsers leave `{}` where there was no body. */
function isFilled(value: unknown): boolean {
  if (isText(value)) return value !== "";
  const bytes = bytesOf(value);
  if (bytes) return bytes.byteLength > 0;
  if (isObject(value)) return reading(() => Object.keys(value).length) !== 0;
  return value !== undefined && value !== null;
}
