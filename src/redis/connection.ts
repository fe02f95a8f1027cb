import { type Clock, elapsedMs } from "../lib/clock.ts";
import { type AnyRedisClient, isCluster } from "./client.ts";

export interface ConnectionOptions {
  readonly client: AnyRedisClient;
  readonly clock: Clock;
  readonly sharded: boolean;
  /** How long a command may take, milliseconds; then its connection is replaced. */
  readonly commandMs: number;
  /** The longest pause between two tries to connect, milliseconds. */
  readonly longestRetryMs: number;
  readonly onMessage: (message: string, channel: string) => void;
  /** Called each time that a connection is ready, the first time too. */
  readonly onReady: () => void;
  /** Called with the first error since both connections were ready. */
  readonly onDown: (error: unknown) => void;
}

/** The two connections of a waiter, which come back by themselves. */
export interface Connection {
  /** Sends a command at once, or rejects: nothing is queued while Redis is away. `key` names the slot of a cluster. */
  send(key: string | undefined, args: readonly string[]): Promise<unknown>;
  publish(channel: string, message: string): Promise<void>;
  /** The command of it, for scripts. */
  readonly publishCommand: string;
  subscribe(channel: string): Promise<void>;
  unsubscribe(channel: string): Promise<void>;
  /** Has the subscriptions' connection answer. Those of a cluster are looked after by its client. */
  ping(): Promise<void>;
  /** Whether both are ready. */
  readonly isReady: boolean;
  /** Changes when the subscriptions are lost for good, so that each has to be made again. */
  readonly generation: number;
  readonly lastError: unknown;
  close(): void;
}

interface Link {
  readonly client: AnyRedisClient;
  isReady: boolean;
  /** When each command was sent that is not answered, oldest first. */
  readonly unanswered: Set<{ readonly sinceMs: number }>;
  answeredMs: number;
}

/** Two copies of the owner's client, as one that subscribes can do nothing else in RESP2. */
export function openConnection(options: ConnectionOptions): Connection {
  const { client, clock, sharded, commandMs, longestRetryMs, onMessage, onReady, onDown } = options;
  const closing = new AbortController();
  let generation = 0;
  let lastError: unknown;

  function open(): Link {
    const link: Link = {
      client: duplicated(client, longestRetryMs),
      isReady: false,
      unanswered: new Set(),
      answeredMs: clock.now(),
    };
    const isCurrent = (): boolean => !closing.signal.aborted && (link === commands || link === subscriptions);
    const ready = (): void => {
      link.isReady = true;
      if (isCurrent()) onReady();
    };
    const down = (error: unknown): void => {
      if (!isCurrent()) return;
      const wereReady = commands.isReady && subscriptions.isReady;
      link.isReady = false;
      lastError = error;
      if (wereReady) onDown(error);
    };
    // Without a listener for it an `error` ends the process.
    for (const event of ["error", "node-error"]) link.client.on(event, down);
    for (const event of isCluster(client) ? ["connect", "node-ready"] : ["ready"]) link.client.on(event, ready);
    link.client.connect().catch(down);
    return link;
  }

  let commands = open();
  let subscriptions = open();

  async function answered<T>(link: Link, send: () => Promise<T>): Promise<T> {
    if (!link.isReady) throw new Error("There is no connection to Redis", { cause: lastError });
    const sent = { sinceMs: clock.now() };
    link.unanswered.add(sent);
    try {
      const answer = await send();
      link.answeredMs = clock.now();
      return answer;
    } finally {
      link.unanswered.delete(sent);
    }
  }

  /** One that is slow answers something meanwhile. */
  function hangs({ unanswered, answeredMs }: Link): boolean {
    const [oldest] = unanswered;
    const isOverdue = (sinceMs: number): boolean => elapsedMs(clock, sinceMs) > commandMs;
    return oldest !== undefined && isOverdue(oldest.sinceMs) && isOverdue(answeredMs);
  }

  /** A command that was written has no time limit of its own, and what is sent after it hangs too. */
  async function replaceWhatHangs(): Promise<void> {
    for (;;) {
      await clock.sleep(commandMs / 2, closing.signal);
      if (![commands, subscriptions].some(hangs)) continue;
      await clock.sleep(commandMs / 10, closing.signal); // it was this process that was late, and the answers wait to be read
      const hanging = [commands, subscriptions].filter(hangs);
      if (hanging.includes(commands)) commands = open();
      if (hanging.includes(subscriptions)) {
        subscriptions = open();
        generation += 1;
      }
      if (hanging.length > 0) onDown(new Error(`Redis did not answer within ${commandMs} ms`));
      for (const link of hanging) closeQuietly(link.client);
    }
  }
  replaceWhatHangs().catch(() => undefined); // it was closed

  const publishCommand = sharded ? "SPUBLISH" : "PUBLISH";

  function send(key: string | undefined, args: readonly string[]): Promise<unknown> {
    const { client: sender } = commands;
    return answered(commands, () =>
      isCluster(sender) ? sender.sendCommand(key, false, [...args]) : sender.sendCommand(args),
    );
  }

  return {
    send,
    publishCommand,
    async publish(channel, message) {
      await send(channel, [publishCommand, channel, message]);
    },
    async subscribe(channel) {
      const { client: subscriber } = subscriptions;
      await answered(subscriptions, () => subscriber[sharded ? "sSubscribe" : "subscribe"](channel, onMessage));
    },
    async unsubscribe(channel) {
      const { client: subscriber } = subscriptions;
      await answered(subscriptions, () => subscriber[sharded ? "sUnsubscribe" : "unsubscribe"](channel, onMessage));
    },
    async ping() {
      const { client: subscriber } = subscriptions;
      if (!isCluster(subscriber)) await answered(subscriptions, () => subscriber.sendCommand(["PING"]));
    },
    get isReady() {
      return commands.isReady && subscriptions.isReady;
    },
    get generation() {
      return generation;
    },
    get lastError() {
      return lastError;
    },
    close() {
      closing.abort();
      for (const link of [commands, subscriptions]) closeQuietly(link.client);
    },
  };
}

/** A connection of its own, without the options that would change commands and replies, and which never gives up. */
function duplicated(client: AnyRedisClient, longestRetryMs: number): AnyRedisClient {
  const reconnectStrategy = retrying(longestRetryMs);
  const own = {
    commandOptions: {},
    clientSideCache: undefined,
    emitInvalidate: undefined,
    disableOfflineQueue: true,
  };
  const options = (client.options ?? {}) as { socket?: object; defaults?: { socket?: object } };
  if (!isCluster(client)) return client.duplicate({ ...own, socket: { ...options.socket, reconnectStrategy } });
  const { defaults } = options;
  return client.duplicate({ defaults: { ...defaults, ...own, socket: { ...defaults?.socket, reconnectStrategy } } });
}

const firstRetryMs = 20;

/** Spread out, as all instances lose the same Redis at the same time. */
function retrying(longestRetryMs: number): (retries: number) => number {
  return (retries) => {
    const most = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(retries, 10));
    return Math.round(most * (0.5 + Math.random() / 2));
  };
}

function closeQuietly(client: AnyRedisClient): void {
  try {
    client.destroy();
  } catch {
    // It was closed.
  }
}
