import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { createSeal, type RedisKey } from "../../src/redis/seal.ts";
import { keyA, keyB } from "../support/redis.ts";

const sealWith = (...keys: RedisKey[]) => createSeal(keys, systemClock);
const text = '{"recordingAccessToken":"the-recordings-own"}';

describe("SC-05 what lies in Redis is encrypted with a key of the owner", () => {
  test("opens again, and holds nothing that can be read", () => {
    const seal = sealWith(keyA);
    const sealed = seal.seal("call", "call", text);
    expect(sealed).toMatch(/^1\.a\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("ecording");
    expect(seal.open("call", "call", sealed)).toEqual({ kind: "text", text });
  });

  test("is another text each time", () => {
    const seal = sealWith(keyA);
    expect(seal.seal("call", "call", text)).not.toBe(seal.seal("call", "call", text));
  });

  test.each([
    { what: "in another call", scope: "other", about: "other" },
    { what: "as another ticket of the same instance", scope: "call", about: "other" },
  ])("does not open $what", ({ scope, about }) => {
    const seal = sealWith(keyA);
    expect(seal.open(scope, about, seal.seal("call", "call", text))).toEqual({ kind: "altered" });
  });

  test("does not open with one character changed, wherever it is", () => {
    const seal = sealWith(keyA, { ...keyB, id: "A" });
    const sealed = seal.seal("call", "call", "short");
    for (const [index, letter] of [...sealed].entries()) {
      const changed = `${sealed.slice(0, index)}${letter === "A" ? "B" : "A"}${sealed.slice(index + 1)}`;
      expect([index, seal.open("call", "call", changed).kind]).toEqual([index, "altered"]);
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
  ])("%j is altered", (sealed) => {
    expect(sealWith(keyA).open("call", "call", sealed)).toEqual({ kind: "altered" });
  });

  test("rotates: the first key seals, all open, and a key that is not given is named", () => {
    const [old, both, only] = [sealWith(keyA), sealWith(keyB, keyA), sealWith(keyB)];
    const [before, after] = [old.seal("call", "call", text), both.seal("call", "call", text)];
    expect(after).toMatch(/^1\.b\./);
    expect(both.open("call", "call", before)).toEqual({ kind: "text", text });
    expect(only.open("call", "call", after)).toEqual({ kind: "text", text });
    expect(only.open("call", "call", before)).toEqual({ kind: "unknownKey", keyId: "a" });
  });

  test("a mark is the same for the same text in the same call, and for no other, nor with another key", () => {
    const [one, other] = [sealWith(keyA), sealWith(keyB)];
    const marks = [
      one.mark("call", text),
      one.mark("call", text),
      one.mark("call", `${text} `),
      one.mark("other", text),
      other.mark("call", text),
    ];
    expect(marks[0]).toMatch(/^[\w-]{16}$/);
    expect(marks[0]).toBe(marks[1]);
    expect(new Set(marks).size).toBe(4);
  });
});
