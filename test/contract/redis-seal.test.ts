import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { createSeal, type RedisKey } from "../../src/redis/seal.ts";
import { keyA, keyB } from "../support/redis.ts";

const sealWith = (...keys: RedisKey[]) => createSeal(keys, systemClock);
const text = '{"recordingAccessToken":"the-recordings-own"}';

describe("SC-05 what lies in Redis is encrypted with a key of the owner", () => {
  test("opens again, and holds nothing that can be read", async () => {
    const seal = await sealWith(keyA);
    const sealed = await seal.seal("call", "call", text);
    expect(sealed).toMatch(/^1\.a\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("ecording");
    expect(await seal.open("call", "call", sealed)).toEqual({ kind: "text", text });
  });

  test("is another text each time", async () => {
    const seal = await sealWith(keyA);
    expect(await seal.seal("call", "call", text)).not.toBe(await seal.seal("call", "call", text));
  });

  test.each([
    { what: "in another call", scope: "other", about: "other" },
    { what: "as another ticket of the same instance", scope: "call", about: "other" },
  ])("does not open $what", async ({ scope, about }) => {
    const seal = await sealWith(keyA);
    expect(await seal.open(scope, about, await seal.seal("call", "call", text))).toEqual({ kind: "altered" });
  });

  test("does not open with one character changed, wherever it is", async () => {
    const seal = await sealWith(keyA, { ...keyB, id: "A" });
    const sealed = await seal.seal("call", "call", "short");
    for (const [index, letter] of [...sealed].entries()) {
      const changed = `${sealed.slice(0, index)}${letter === "A" ? "B" : "A"}${sealed.slice(index + 1)}`;
      expect([index, (await seal.open("call", "call", changed)).kind]).toEqual([index, "altered"]);
    }
  });

  test.each([
    "",
    "1",
    "1.a",
    "1.a..",
    "2.a.AAAAAAAAAAAAAAAA.AAAA",
    "1.a.AAAA.AAAA",
    "1.a.AAAAAAAAAAAAAAAA.AAAA.more",
    "1.a.AAAAAAAAAAAAAAAA.§",
  ])("%j is altered", async (sealed) => {
    expect(await (await sealWith(keyA)).open("call", "call", sealed)).toEqual({ kind: "altered" });
  });

  test("rotates: the first key seals, all open, and a key that is not given is named", async () => {
    const [old, both, only] = [await sealWith(keyA), await sealWith(keyB, keyA), await sealWith(keyB)];
    const [before, after] = [await old.seal("call", "call", text), await both.seal("call", "call", text)];
    expect(after).toMatch(/^1\.b\./);
    expect(await both.open("call", "call", before)).toEqual({ kind: "text", text });
    expect(await only.open("call", "call", after)).toEqual({ kind: "text", text });
    expect(await only.open("call", "call", before)).toEqual({ kind: "unknownKey", keyId: "a" });
  });

  test("a mark is the same for the same text in the same call, and for no other, nor with another key", async () => {
    const [one, other] = [await sealWith(keyA), await sealWith(keyB)];
    const marks = [
      await one.mark("call", text),
      await one.mark("call", text),
      await one.mark("call", `${text} `),
      await one.mark("other", text),
      await other.mark("call", text),
    ];
    expect(marks[0]).toMatch(/^[\w-]{16}$/);
    expect(marks[0]).toBe(marks[1]);
    expect(new Set(marks).size).toBe(4);
  });
});
