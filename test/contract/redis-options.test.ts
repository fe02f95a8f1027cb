import { createClient } from "@redis/client";
import { describe, expect, test } from "vitest";
import { createRedisWaiter, recordAndHandle } from "../../src/redis/index.ts";
import { keyA } from "../support/redis.ts";

const client = createClient();
const right = { client, keys: [keyA] };
const key = new Uint8Array(32);

describe("a wrong option of createRedisWaiter is a TypeError that says what is wanted, and shows no key", () => {
  test.each([
    {
      given: undefined,
      message: "client must be a client of @redis/client or redis (see createClient); not undefined",
    },
    {
      given: { keys: [keyA] },
      message: "client must be a client of @redis/client or redis (see createClient); not undefined",
    },
    {
      given: { ...right, client: "redis://user:secret@host" },
      message: "client must be a client of @redis/client or redis (see createClient); not a string",
    },
    { given: { client }, message: "keys must be a list of keys, not empty; not undefined" },
    { given: { client, keys: [] }, message: "keys must be a list of keys, not empty; not an empty list" },
    { given: { client, keys: [{ key }] }, message: "keys[0].id must be 1 to 8 of A-Z a-z 0-9 _ -; not undefined" },
    {
      given: { client, keys: [{ id: "too long a name", key }] },
      message: "keys[0].id must be 1 to 8 of A-Z a-z 0-9 _ -; not a string",
    },
    {
      given: { client, keys: [{ id: "a", key: "secret" }] },
      message: "keys[0].key must be 32 random bytes; not a string",
    },
    {
      given: { client, keys: [keyA, { id: "b", key: new Uint8Array(31) }] },
      message: "keys[1].key must be 32 random bytes; not 31 bytes",
    },
    { given: { client, keys: [keyA, keyA] }, message: "keys must each have an id of its own" },
    {
      given: { ...right, prefix: "a{b}" },
      message: 'prefix must be 1 to 64 characters without braces and spaces; not "a{b}"',
    },
    { given: { ...right, ttlMs: 0 }, message: "ttlMs must be a finite number of milliseconds, more than 0; not 0" },
    {
      given: { ...right, ttlMs: 45_000 },
      message: "ttlMs must be more than 3 times leaseMs, which is 15000; not 45000",
    },
    { given: { ...right, maxPerCall: 0 }, message: "maxPerCall must be a whole number, 1 or more; not 0" },
    { given: { ...right, sharded: "no" }, message: 'sharded must be true or false; not "no"' },
    { given: { ...right, graceMs: -1 }, message: "graceMs must be a number of milliseconds, 0 or more; not -1" },
    { given: { ...right, leaseMS: 1 }, message: 'createRedisWaiter has no option "leaseMS"; did you mean "leaseMs"?' },
  ])("$message", async ({ given, message }) => {
    await expect(createRedisWaiter(given as never)).rejects.toThrow(new TypeError(message));
  });

  test("a client with a keyPrefix, which channels do not get", async () => {
    const prefixed = createClient({ keyPrefix: "app:" });
    await expect(createRedisWaiter({ client: prefixed, keys: [keyA] })).rejects.toThrow(
      new TypeError("client must have no keyPrefix, which channels do not get; leave it out and give prefix"),
    );
  });
});

test("recordAndHandle needs a waiter of Redis and a handler", async () => {
  const graph = { recordResponse: () => Promise.reject(new Error("not asked")) };
  const given = { graph, callId: "1", waiter: { expect() {} }, handle: () => undefined };
  await expect(recordAndHandle(given as never)).rejects.toThrow(
    new TypeError("waiter must be a waiter (see createRedisWaiter), with expect() and actionFailed(); not an object"),
  );
  await expect(
    recordAndHandle({ ...given, waiter: { expect() {}, actionFailed() {} }, handle: undefined } as never),
  ).rejects.toThrow(new TypeError("handle must be a function; not undefined"));
});
