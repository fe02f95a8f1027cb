/** What takes a message: its content, and the channel that it came on, as strings. */
// biome-ignore lint/suspicious/noExplicitAny: the client's own type depends on whether bytes are asked for
type Listener = (message: any, channel: any) => unknown;

/** What a client and a cluster have in common, of which `./redis` makes connections of its own. */
interface Common {
  readonly options?: object | undefined;
  readonly isOpen: boolean;
  connect(): Promise<unknown>;
  destroy(): void;
  on(event: string, listener: (...facts: unknown[]) => void): unknown;
  subscribe(channel: string, listener: Listener): Promise<unknown>;
  unsubscribe(channel: string, listener: Listener): Promise<unknown>;
  sSubscribe(channel: string, listener: Listener): Promise<unknown>;
  sUnsubscribe(channel: string, listener: Listener): Promise<unknown>;
}

/** `createClient()` of `@redis/client` or `redis`, as far as it is used. */
export interface RedisClientLike extends Common {
  duplicate(overrides?: object): RedisClientLike;
  sendCommand(args: readonly string[]): Promise<unknown>;
}

/** `createCluster()` of the same. */
export interface RedisClusterLike extends Common {
  duplicate(overrides?: object): RedisClusterLike;
  nodeClient(node: never): unknown;
  sendCommand(firstKey: string | undefined, isReadonly: boolean | undefined, args: string[]): Promise<unknown>;
}

export type AnyRedisClient = RedisClientLike | RedisClusterLike;

export function isCluster(client: AnyRedisClient): client is RedisClusterLike {
  return "nodeClient" in client;
}
