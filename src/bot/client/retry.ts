import { type Checks, flag, number, wholeNumber } from "../../lib/options.ts";

/** How often and how patiently a request is tried again. */
export interface RetryOptions {
  /** Attempts in all, the first one included. Default 3. */
  readonly attempts?: number | undefined;
  /** Longest wait that is respected, milliseconds; a longer one ends the attempts and is reported. Default 60,000. */
  readonly maxDelayMs?: number | undefined;
  /** Try a POST again after 503 too, though it may have started an operation. Default false. */
  readonly retryPostOn503?: boolean | undefined;
}

export const retryChecks: Checks<RetryOptions> = {
  attempts: wholeNumber(1),
  maxDelayMs: number(),
  retryPostOn503: flag(),
};

/** One answer that might be worth another try. */
export interface Attempt {
  readonly method: string;
  /** True of a POST that does no harm when it is sent twice. */
  readonly repeatable: boolean;
  readonly status: number;
  /** The `Retry-After` header as it came. */
  readonly retryAfter: string | null;
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** From 0 up to 1. */
  readonly random: number;
}

const baseDelayMs = 500;

/**
 * Milliseconds to wait before the next attempt, or `"stop"`. GET and DELETE are tried again after 429 and 503, POST after
 * 429 only, unless it is repeatable: after anything else an operation may have been started. [ER-02]
 */
export function retryDelay(
  { method, repeatable, status, retryAfter, attempt, nowMs, random }: Attempt,
  { attempts = 3, maxDelayMs = 60_000, retryPostOn503 = false }: RetryOptions = {},
): number | "stop" {
  const isHarmless = method === "GET" || method === "DELETE" || repeatable || (method === "POST" && retryPostOn503);
  const worthIt = status === 429 || (status === 503 && isHarmless);
  if (!worthIt || attempt >= attempts) return "stop";
  const delayMs = retryAfterMs(retryAfter, nowMs) ?? baseDelayMs * 2 ** (attempt - 1) * (0.5 + random / 2);
  return delayMs > maxDelayMs ? "stop" : delayMs;
}

/** Dates of HTTP, in the form that is sent and the two that are obsolete: RFC 9110, 5.6.7. */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/** `Retry-After` in milliseconds: seconds, decimals too, or a date of HTTP; undefined for anything else. [ER-02] */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!httpDate.test(text)) return undefined;
  const dateMs = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
