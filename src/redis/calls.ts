import { isOperationNotification, type ParsedNotification } from "../bot/notifications/parsed.ts";
import type { CanonicalId } from "../contract/ids.ts";
import { factsOf, isSameOperation, mayBeSameOperation, notificationsIn, type OperationFacts } from "./items.ts";
import { pairsOf } from "./pairs.ts";
import type { Shared } from "./shared.ts";

/** A call that somebody here waits in. */
interface WatchedCall {
  readonly callId: CanonicalId;
  readonly name: string;
  /** What each ticket knows of its operation; it learns. */
  readonly tickets: Set<OperationFacts>;
  /** What was read, by its mark, with the operations in it. */
  seen: Map<string, readonly OperationFacts[]>;
  /** The connection's generation in which it was subscribed; undefined while it is not. */
  subscribedIn: number | undefined;
}

/** The calls that somebody here waits in: what Redis holds of them is handed to the local waiter. */
export interface Calls {
  /** Resolves once the call is subscribed and what Redis has of it was read. */
  enter(callId: CanonicalId, ticket: OperationFacts): Promise<void>;
  leave(callId: CanonicalId, ticket: OperationFacts): void;
  /** Hands over what a ticket here may wait for. */
  hand(callId: CanonicalId, notification: ParsedNotification): void;
  onMessage(message: string, channel: string): void;
  /** Reads again what Redis has of a call. */
  read(callId: CanonicalId): Promise<void>;
  /** Subscribes what is not, and reads all. */
  readAll(): Promise<void>;
  /** Under which marks an operation was read. */
  marksOf(callId: CanonicalId, operation: OperationFacts): readonly string[];
}

export interface CallsOptions extends Shared {
  readonly accept: (notification: ParsedNotification) => void;
  readonly onUnreadable: (callId: CanonicalId, keyId: string | undefined) => void;
  readonly onError: (error: unknown) => void;
}

export function createCalls(options: CallsOptions): Calls {
  const { connection, names, seal, accept, onUnreadable, onError } = options;
  const byName = new Map<string, WatchedCall>();

  async function subscribe(call: WatchedCall): Promise<void> {
    const { generation } = connection;
    if (call.subscribedIn === generation) return;
    await connection.subscribe(call.name);
    call.subscribedIn = generation;
  }

  function hand(call: WatchedCall, notification: ParsedNotification): void {
    const facts = isOperationNotification(notification) ? factsOf(notification) : undefined;
    const isWanted = !facts || [...call.tickets].some((ticket) => mayBeSameOperation(ticket, facts));
    if (isWanted) accept(notification);
  }

  function take(call: WatchedCall, mark: string, sealed: string): void {
    const isKnown = call.seen.has(mark);
    call.seen.set(mark, []);
    const opened = seal.open(call.callId, call.callId, sealed);
    if (opened.kind !== "text") {
      if (!isKnown) onUnreadable(call.callId, opened.kind === "unknownKey" ? opened.keyId : undefined);
      return;
    }
    const notifications = notificationsIn(opened.text);
    call.seen.set(mark, notifications.filter(isOperationNotification).map(factsOf));
    for (const notification of notifications) hand(call, notification);
  }

  /** @param whole also what was read before, for a ticket that is new */
  async function read(call: WatchedCall, whole: boolean): Promise<void> {
    const items = pairsOf(await connection.send(call.name, ["HGETALL", call.name]));
    const before = call.seen;
    call.seen = new Map(items.flatMap(([mark]) => (before.has(mark) ? [[mark, before.get(mark) ?? []] as const] : [])));
    for (const [mark, sealed] of items) if (whole || !before.has(mark)) take(call, mark, sealed);
  }

  async function catchUp(call: WatchedCall, whole: boolean): Promise<void> {
    await subscribe(call);
    await read(call, whole);
  }

  const failed = (error: unknown): void => {
    if (connection.isReady) onError(error); // while it is not, all is read again afterwards
  };

  return {
    enter(callId, ticket) {
      const name = names.call(callId);
      const call = byName.get(name) ?? { callId, name, tickets: new Set(), seen: new Map(), subscribedIn: undefined };
      byName.set(name, call);
      call.tickets.add(ticket);
      return catchUp(call, true);
    },
    leave(callId, ticket) {
      const name = names.call(callId);
      const call = byName.get(name);
      if (!call?.tickets.delete(ticket) || call.tickets.size > 0) return;
      byName.delete(name);
      connection.unsubscribe(name).catch(() => undefined); // one that stays is unsubscribed when it is next announced
    },
    hand(callId, notification) {
      const call = byName.get(names.call(callId));
      if (call) hand(call, notification);
    },
    onMessage(message, channel) {
      const call = byName.get(channel);
      if (!call) return void connection.unsubscribe(channel).catch(() => undefined);
      const [mark = "", count = "", sealed = ""] = message.split(" ");
      if (!call.seen.has(mark)) take(call, mark, sealed);
      // another number of items than were seen: a message was lost
      if (call.seen.size !== Number(count)) read(call, false).catch(failed);
    },
    async read(callId) {
      const call = byName.get(names.call(callId));
      if (call) await read(call, false);
    },
    async readAll() {
      await Promise.all([...byName.values()].map((call) => catchUp(call, false)));
    },
    marksOf(callId, operation) {
      const seen = byName.get(names.call(callId))?.seen ?? new Map<string, readonly OperationFacts[]>();
      const marks = [...seen].filter(
        ([, facts]) => facts.length > 0 && facts.every((each) => isSameOperation(each, operation)),
      );
      return marks.map(([mark]) => mark);
    },
  };
}
