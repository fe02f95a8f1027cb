import { parseNotifications } from "../bot/notifications/parse.ts";
import type { ParsedNotification } from "../bot/notifications/parsed.ts";

import { TimeoutError, TooLargeError } from "../errors.ts";
import type { Clock } from "../lib/clock.ts";
import { withDeadline } from "../lib/deadline.ts";
import { readLimited } from "../lib/limited-body.ts";
import type { CallbackRequest } from "./callback-request.ts";
import type { RefusalReason } from "./listeners.ts";
import { bodyLeft, hasHolder } from "./read-before.ts";

/** A body that holds no batch of notifications. */
export interface BodyRefused {
  readonly refused: RefusalReason;
  readonly status: number;
  readonly error?: Error;
}

export interface BodyRules {
  readonly maxBytes: number;
  /** Undefined leaves it to the parser. */
  readonly maxItems: number | undefined;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** A mistake in how the receiver is mounted, not in the callback. */
export class BodyAlreadyReadError extends Error {
  override readonly name = "BodyAlreadyReadError";

  constructor(advice: string) {
    super(`The callback's body was read before the webhook receiver got it${advice}`);
  }
}

const forListener =
  ", and neither `rawBody` nor `body` of the request holds it. Mount the receiver before what reads the body, or set" +
  " req.rawBody there; in Fastify pass the listener the request itself, not request.raw.";
const forRequest = ". Pass it the request before its body is read, or a clone.";

/** Statuses for a body without a batch, by the code of the one `invalid` result that it is read as. [AU-11, NT-08, NT-13] */
const statuses: ReadonlyMap<string, number> = new Map([
  ["empty", 202],
  ["json", 400],
  ["notCommsNotifications", 204],
]);

/**
 * Reads the body within its limits, and the notifications in it. A body that is not JSON is refused at its first byte;
 * an empty one has no type to be wrong about. Of a body that was read before, what is left is used; its size and type
 * were for whoever read it to check. [AU-09, AU-11, AU-14]
 *
 * @throws BodyAlreadyReadError
 */
export async function readNotifications(
  request: CallbackRequest,
  { maxBytes, maxItems, timeoutMs, clock }: BodyRules,
): Promise<{ readonly notifications: readonly ParsedNotification[] } | BodyRefused> {
  const contentType = request.headers.get("content-type") ?? "";
  if (request.bodyUsed || request.body?.locked) {
    const left = bodyLeft(request);
    if (left === undefined) throw new BodyAlreadyReadError(hasHolder(request) ? forListener : forRequest);
    return notificationsIn(left, { contentType, maxItems });
  }
  const isJson = /^application\/json\s*(?:;|$)/i.test(contentType);
  try {
    const bytes = await readBody(request, isJson ? maxBytes : 0, timeoutMs, clock);
    return notificationsIn(bytes, { contentType, maxItems });
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error("The body could not be read", { cause });
    if (error instanceof TimeoutError) return { refused: "bodyTooSlow", status: 408, error };
    if (!(error instanceof TooLargeError)) return { refused: "bodyBroken", status: 400, error };
    return isJson ? { refused: "bodyTooLarge", status: 413, error } : { refused: "mediaType", status: 415 };
  }
}

function readBody(request: CallbackRequest, maxBytes: number, timeoutMs: number, clock: Clock): Promise<Uint8Array> {
  return withDeadline({ clock, timeoutMs, timedOut: () => new TimeoutError("The body", timeoutMs) }, async (signal) => {
    const announced = Number(request.headers.get("content-length"));
    if (announced > maxBytes) throw new TooLargeError("The body", maxBytes);
    return readLimited(request.body, { what: "The body", maxBytes, signal });
  });
}

function notificationsIn(
  body: unknown,
  options: { contentType: string; maxItems: number | undefined },
): { notifications: readonly ParsedNotification[] } | BodyRefused {
  const notifications = parseNotifications(body, options);
  const [only] = notifications.length === 1 ? notifications : [];
  const code = only?.kind === "invalid" ? only.issues[0]?.code : undefined;
  const status = code === undefined ? undefined : statuses.get(code);
  return status === undefined ? { notifications } : { refused: code as RefusalReason, status };
}
