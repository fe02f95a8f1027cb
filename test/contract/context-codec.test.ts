import { webcrypto } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ContextCodecOptions, createContextCodec, type DecodedContext } from "../../src/bot/context/codec.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { buildNotification } from "../../src/platform/kinds/recording/builders.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { callId } from "../support/ask.ts";

interface Next {
  readonly question: number;
}

const key = new Uint8Array(32).fill(7);
const keys = [{ id: "a", key }];
const value: Next = { question: 3 };

function asNext(given: unknown): Next {
  const { question } = given as Next;
  if (typeof question !== "number") throw new TypeError("It is no question");
  return { question };
}

const setUp = async (options: Partial<ContextCodecOptions<Next>> = {}) => {
  const clock: VirtualClock = createVirtualClock();
  return { clock, codec: await createContextCodec<Next>({ keys, parse: asNext, clock, ...options }) };
};

const notified = (clientContext: string, of = callId) => {
  const [notification] = parseNotifications(buildNotification({ callId: of, operation: { clientContext } }));
  if (!notification) throw new Error("There is no notification");
  return notification;
};

describe("SC-01 a clientContext carries a value to whichever process gets the notification", () => {
  test("which decodes it from the notification, or from the call's id and the text", async () => {
    const { codec, clock } = await setUp();
    const clientContext = await codec.encode(callId, value);
    const ours: DecodedContext<Next> = { kind: "ours", value, issuedAtMs: Math.floor(clock.now() / 1_000) * 1_000 };
    expect(await codec.decode(notified(clientContext))).toEqual(ours);
    expect(await codec.decode({ callId, clientContext })).toEqual(ours);
    const another = await setUp();
    expect(await another.codec.decode({ callId, clientContext })).toEqual(ours);
  });

  test.each([callId.toUpperCase(), callId.replaceAll("-", ""), callId.replaceAll("-", "").toUpperCase()])(
    "in any spelling of the call's id: %s",
    async (spelled) => {
      const { codec } = await setUp();
      const clientContext = await codec.encode(spelled, value);
      expect(await codec.decode({ callId, clientContext })).toMatchObject({ kind: "ours" });
      expect(await codec.decode({ callId: spelled, clientContext: await codec.encode(callId, value) })).toMatchObject({
        kind: "ours",
      });
    },
  );

  test("RR-13 is another text each time, of ASCII alone", async () => {
    const { codec } = await setUp();
    const texts = await Promise.all(Array.from({ length: 100 }, () => codec.encode(callId, value)));
    expect(new Set(texts).size).toBe(100);
    for (const text of texts) expect(text).toMatch(/^g1\.a\.[\w-]+\.[\w-]{22}$/);
  });

  test.each([
    { id: "a", most: 159 },
    { id: "abcdefgh", most: 153 },
  ])("holds $most bytes of JSON with the key id $id, and says how much more it was given", async ({ id, most }) => {
    const codec = await createContextCodec<string>({ keys: [{ id, key }], parse: String });
    const longest = await codec.encode(callId, "x".repeat(most - 2));
    expect(longest.length).toBeLessThanOrEqual(256);
    await expect(codec.encode(callId, "x".repeat(most - 1))).rejects.toThrow(
      new RegExp(
        `^The value has ${most + 1} bytes of JSON, with which clientContext has 25[7-9] units; Graph takes 256$`,
      ),
    );
  });

  test("a value that JSON does not have is a TypeError", async () => {
    const codec = await createContextCodec<unknown>({ keys, parse: (given) => given });
    await expect(codec.encode(callId, undefined)).rejects.toThrow(TypeError);
    await expect(codec.encode("", value)).rejects.toThrow(TypeError);
  });

  test.each([
    { name: "a function", parse: asNext, ok: { question: 1 }, wrong: { question: "1" } },
    {
      name: "a schema",
      parse: {
        "~standard": {
          version: 1,
          vendor: "test",
          validate: async (given: unknown) =>
            given === 7 ? { value: { question: 7 } } : { issues: [{ message: "no" }] },
        },
      },
      ok: 7,
      wrong: 8,
    },
  ])("is parsed by $name", async ({ parse, ok, wrong }) => {
    const writer = await createContextCodec<unknown>({ keys, parse: (given) => given });
    const { codec } = await setUp({ parse, clock: undefined });
    const read = async (given: unknown): Promise<DecodedContext<Next>> =>
      codec.decode({ callId, clientContext: await writer.encode(callId, given) });
    expect(await read(ok)).toMatchObject({ kind: "ours" });
    expect(await read(wrong)).toEqual({ kind: "refused", reason: "value" });
  });
});

describe("SC-01 what was altered, is too old or of another key is never trusted", () => {
  test("each text with one character changed, left out or added is refused", async () => {
    const { codec } = await setUp();
    const clientContext = await codec.encode(callId, value);
    const changed = [...clientContext].flatMap((letter, at) => {
      const [before, after] = [clientContext.slice(0, at), clientContext.slice(at + 1)];
      return [letter === "A" ? "B" : "A", letter === "_" ? "-" : "_", "", `${letter}A`, "."].map(
        (other) => before + other + after,
      );
    });
    const altered = changed.filter((text) => text !== clientContext);
    const kinds = await Promise.all(altered.map((text) => codec.decode({ callId, clientContext: text })));
    expect(kinds.length).toBeGreaterThan(300);
    expect(kinds.filter(({ kind }) => kind === "ours")).toEqual([]);
  });

  test("that of another call", async () => {
    const { codec } = await setUp();
    const clientContext = await codec.encode("2b0b9c3e-0000-4000-8000-000000000001", value);
    expect(await codec.decode({ callId, clientContext })).toEqual({ kind: "refused", reason: "signature" });
    expect(await codec.decode({ clientContext })).toEqual({ kind: "refused", reason: "malformed" });
  });

  test.each([
    { ms: 3_600_000, kind: "ours" },
    { ms: 3_601_000, kind: "refused", reason: "expired" },
  ])("that is $ms ms old: $kind $reason", async ({ ms, ...decoded }) => {
    const { codec, clock } = await setUp({ maxAgeMs: undefined });
    const clientContext = await codec.encode(callId, value);
    await clock.advance(ms);
    expect(await codec.decode({ callId, clientContext })).toMatchObject(decoded);
  });

  test("keys rotate: the first signs, all verify, one that was dropped is unknown, and one that was replaced does not fit", async () => {
    const other = new Uint8Array(32).fill(9);
    const before = await setUp();
    const rotated = await setUp({ keys: [{ id: "b", key: other }, ...keys] });
    const dropped = await setUp({ keys: [{ id: "b", key: other }] });
    const replaced = await setUp({ keys: [{ id: "a", key: other }] });
    const clientContext = await before.codec.encode(callId, value);
    expect(await rotated.codec.decode({ callId, clientContext })).toMatchObject({ kind: "ours" });
    expect(await rotated.codec.encode(callId, value)).toMatch(/^g1\.b\./);
    expect(await dropped.codec.decode({ callId, clientContext })).toEqual({ kind: "refused", reason: "unknownKey" });
    expect(await replaced.codec.decode({ callId, clientContext })).toEqual({ kind: "refused", reason: "signature" });
  });

  test("a CryptoKey signs as its bytes do", async () => {
    const imported = await webcrypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const { codec } = await setUp({ keys: [{ id: "a", key: imported as CryptoKey }] });
    const { codec: bytes } = await setUp();
    const clientContext = await codec.encode(callId, value);
    expect(await bytes.decode({ callId, clientContext })).toMatchObject({ kind: "ours" });
  });

  test.each([
    { clientContext: undefined, kind: "foreign" },
    { clientContext: null, kind: "foreign" },
    { clientContext: "question-1", kind: "foreign" },
    { clientContext: "", kind: "foreign" },
    { clientContext: "g1.", kind: "refused" },
    { clientContext: "g1.a..", kind: "refused" },
    { clientContext: "g1.a.AAAA.AAAAAAAAAAAAAAAAAAAAAA", kind: "refused" },
    { clientContext: "g2.a.AAAA.AAAAAAAAAAAAAAAAAAAAAA", kind: "refused" },
  ])("$clientContext is $kind", async ({ clientContext, kind }) => {
    const { codec } = await setUp();
    expect(await codec.decode({ callId, clientContext })).toMatchObject({ kind });
  });

  test.each([
    { name: "nothing", given: undefined },
    { name: "null", given: null },
    {
      name: "a getter that throws",
      given: {
        get callId(): string {
          throw new Error("no");
        },
      },
    },
    { name: "a proxy without a target", given: revokedProxy() },
  ])("decode never rejects: $name", async ({ given }) => {
    const { codec } = await setUp();
    expect(await codec.decode(given as never)).toEqual({ kind: "foreign" });
  });
});

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe("a wrong option of createContextCodec is a TypeError that shows no key", () => {
  test.each([
    { given: [], says: "keys must be a list of keys, not empty; not an empty list" },
    { given: "s3cret-s3cret-s3cret-s3cret-s3cret", says: "keys must be a list of keys, not empty; not a string" },
    { given: [{ id: "", key }], says: "keys[0].id must be 1 to 8 of A-Z a-z 0-9 _ -; not an empty string" },
    { given: [...keys, { id: "too-long-an-id", key }], says: "keys[1].id must be 1 to 8 of" },
    { given: [null], says: "keys[0].id must be 1 to 8 of" },
    {
      given: [{ id: "a", key: key.subarray(0, 31) }],
      says: "keys[0].key must be at least 32 bytes, or a CryptoKey that may sign; not 31 bytes",
    },
    {
      given: [{ id: "a", key: "s3cret-s3cret-s3cret-s3cret-s3cret" }],
      says: "keys[0].key must be at least 32 bytes, or a CryptoKey that may sign; not a string",
    },
    { given: [...keys, ...keys], says: "keys must each have an id of its own" },
  ])("keys: $says", async ({ given, says }) => {
    const created = setUp({ keys: given } as never);
    await expect(created).rejects.toThrow(TypeError);
    await expect(created).rejects.toThrow(says);
  });

  test("parse", async () => {
    await expect(setUp({ parse: {} as never })).rejects.toThrow("parse must be a function or a Standard Schema");
  });
});
