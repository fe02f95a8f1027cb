export type { AnyRedisClient, RedisClientLike, RedisClusterLike } from "./client.ts";
export type { RedisWaiterOptions } from "./options.ts";
export { handleOnce, type OutcomeHandler, type RecordAndHandleOptions, recordAndHandle } from "./record-and-handle.ts";
export type { RedisKey } from "./seal.ts";
export type { OrphanTicket, SharedExpectOptions, SharedTicket } from "./ticket.ts";
export { createRedisWaiter, type RedisWaiter, type RedisWaiterStats } from "./waiter.ts";
