import type { CanonicalId } from "../../contract/ids.ts";
import { endedStatus } from "../../contract/read.ts";
import type { Clock } from "../../lib/clock.ts";
import { createMemory, type MemoryLimits } from "../../lib/memory.ts";
import { weightOf } from "../../lib/weight.ts";
import { anyOperation } from "../kinds/any-operation.ts";
import type { OperationNotification } from "../notifications/parsed.ts";

/**
 * The notifications of operations that were seen: each is held until a ticket claims it, and then a while longer for
 * another ticket of the same operation.
 */
export interface SeenNotifications {
  /**
   * Keeps what belongs to no open ticket: of each operation one notification that it runs, then its endings [NT-09]. True
   * when this one is kept from now on for a ticket to come.
   */
  hold(notification: OperationNotification): boolean;
  /** Marks what a ticket was given, so that it is no longer unclaimed and a repetition is known as one. */
  claim(notification: OperationNotification): void;
  /** What is known of an operation, claimed or not. */
  ofOperation(callId: CanonicalId, operationId: CanonicalId): readonly OperationNotification[];
  /** What is unclaimed of the only operation that carried this clientContext. */
  ofContext(context: string): readonly OperationNotification[];
  /** From now on this clientContext identifies no operation: a second one may carry it [RR-13]. */
  spend(context: string): void;
  isSpent(context: string): boolean;
  /**
   * How many operations are unclaimed, how many notifications were given up (too old, too many, too large, or without an id
   * to know them by), and about how many bytes are kept.
   */
  stats(): { readonly unclaimed: number; readonly dropped: number; readonly bytes: number };
}

type Held = { readonly notifications: readonly OperationNotification[]; readonly context: string | undefined };

/** Of one operation: its own, and two that contradict it. */
const maxEndings = 3;

/** Contexts are short, and their call may be long. */
const spentLimits: MemoryLimits = { maxEntries: 10_000, maxAgeMs: 3_600_000 };

/** Longest clientContext of the contract, and longest id that is remembered. [RR-13] */
const longestContext = 256;
const longestKey = 2_048;

/** One notification may take this part of all bytes; a larger one would drop too many others. */
const largestPart = 1 / 16;

/**
 * @param limits of what is unclaimed, and once more of what was claimed
 * @param onDropped called with each notification that is given up
 */
export function createSeenNotifications(
  clock: Clock,
  limits: MemoryLimits & { readonly maxBytes: number },
  onDropped: (notification: OperationNotification) => void,
): SeenNotifications {
  const largest = limits.maxBytes * largestPart;
  let dropped = 0;
  const claimed = createMemory<readonly OperationNotification[]>(clock, limits);
  const unclaimed = createMemory<Held>(clock, limits, (held) => {
    dropped += 1;
    forgetContext(held);
    held.notifications.forEach(onDropped);
  });
  const unclaimedByContext = new Map<string, string>();
  const spent = createMemory<true>(clock, spentLimits);

  function forgetContext({ notifications: [notification], context }: Held): void {
    if (notification && context !== undefined && unclaimedByContext.get(context) === keyOf(notification))
      unclaimedByContext.delete(context);
  }

  function drop(notification: OperationNotification): false {
    dropped += 1;
    onDropped(notification);
    return false;
  }

  function spend(context: string): void {
    spent.set(context, true);
    unclaimedByContext.delete(context);
  }

  /** The members that a kind does not name are kept twice, as they came and masked. */
  function bytesOf(notifications: readonly OperationNotification[]): number {
    return notifications.reduce((bytes, { raw }) => bytes + 2 * weightOf(raw.reveal(), largest), 0);
  }

  const fits = (key: string, bytes: number): boolean => bytes <= largest && key.length <= longestKey;

  function usableContext(notification: OperationNotification): string | undefined {
    const context = contextOf(notification);
    if (context === undefined || spent.get(context)) return undefined;
    const carrier = unclaimedByContext.get(context);
    if (carrier === undefined || carrier === keyOf(notification)) return context;
    spend(context);
    return undefined;
  }

  return {
    hold(notification) {
      const key = keyOf(notification);
      const given = claimed.get(key);
      const earlier = unclaimed.get(key);
      const known = given ?? earlier?.notifications ?? [];
      const notifications = withNext(known, notification);
      if (notifications === known) return false;
      const bytes = bytesOf(notifications);
      if (!fits(key, bytes)) return drop(notification);
      if (given) {
        claimed.set(key, notifications, bytes);
        return false;
      }
      const context = usableContext(notification) ?? earlier?.context;
      if (notification.operationId === undefined && context === undefined) return drop(notification);
      if (earlier) forgetContext(earlier);
      if (context !== undefined) unclaimedByContext.set(context, key);
      unclaimed.set(key, { notifications, context }, bytes);
      return true;
    },
    claim(notification) {
      const key = keyOf(notification);
      const held = unclaimed.get(key);
      if (held) forgetContext(held);
      unclaimed.delete(key);
      const known = held?.notifications ?? claimed.get(key) ?? [];
      const endings = known.reduce(withNext, [notification]).filter(isEnding);
      const bytes = bytesOf(endings);
      if (endings.length > 0 && fits(key, bytes)) claimed.set(key, endings, bytes);
    },
    ofOperation: (callId, operationId) =>
      [operationKey(callId, operationId), operationKey(undefined, operationId)].flatMap(
        (key) => unclaimed.get(key)?.notifications ?? claimed.get(key) ?? [],
      ),
    ofContext(context) {
      const key = unclaimedByContext.get(context);
      return (key !== undefined && unclaimed.get(key)?.notifications) || [];
    },
    spend,
    isSpent: (context) => spent.get(context) ?? false,
    stats: () => ({ unclaimed: unclaimed.size, dropped, bytes: unclaimed.bytes + claimed.bytes }),
  };
}

/**
 * What is kept of an operation's notifications: until it ended, the first one; then its endings that differ in their
 * clientContext, as one of them may be meant for another operation. The same list when `next` adds nothing. [NT-16]
 */
function withNext(
  known: readonly OperationNotification[],
  next: OperationNotification,
): readonly OperationNotification[] {
  if (!isEnding(next)) return known.length === 0 ? [next] : known;
  const endings = known.filter(isEnding);
  const context = next.operation.clientContext || undefined;
  const isKnown = endings.some(({ operation }) => (operation.clientContext || undefined) === context);
  return isKnown || endings.length === maxEndings ? known : [...endings, next];
}

/** The same of a notification; undefined for an operation whose type nothing says: only its id says whose it is. */
export function contextOf({ kind, callId, operation }: OperationNotification): string | undefined {
  return isUntyped({ kind, operation }) ? undefined : contextKey(kind, callId, operation.clientContext);
}

/** Whether an operation may be of any type: it names none, or the one that all are built on, and has no member of one type alone. */
export function isUntyped({ kind, operation }: Pick<OperationNotification, "kind" | "operation">): boolean {
  return kind === anyOperation.name && /^$|(?:^|\.)#?commsOperation$/i.test(operation.odataType ?? "");
}

/** The key of a clientContext among the operations of a kind in a call; undefined when nothing can be concluded from it. */
export function contextKey(
  kind: string,
  callId: CanonicalId | undefined,
  clientContext: string | null | undefined,
): string | undefined {
  if (!callId || !clientContext || clientContext.length > longestContext) return undefined;
  const key = JSON.stringify([kind, callId, clientContext]);
  return key.length > longestKey ? undefined : key;
}

function operationKey(callId: CanonicalId | undefined, operationId: CanonicalId): string {
  return JSON.stringify([callId, operationId]);
}

function keyOf({ kind, callId, operationId, operation }: OperationNotification): string {
  if (operationId !== undefined) return operationKey(callId, operationId);
  return JSON.stringify([kind, callId, null, operation.clientContext]);
}

function isEnding({ operation }: OperationNotification): boolean {
  return endedStatus(operation) !== undefined;
}
