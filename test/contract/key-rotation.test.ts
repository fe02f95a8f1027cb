import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Fetch } from "../../src/lib/fetch.ts";
import { authenticateCallback, createKeySource, createWebhookReceiver } from "../../src/webhook/index.ts";
import { eventually } from "../support/eventually.ts";
import { createWorld, down, keysUrl, tokenNaming, url } from "../support/key-world.ts";

describe("AU-04 keys come from the configured document and are kept", () => {
  test("a hundred callbacks, one after the other, cost one fetch of the document and one of its key set", async () => {
    const { deliver, tokens, fetched } = createWorld();
    for (let count = 0; count < 100; count += 1) expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(fetched).toStrictEqual([url, keysUrl]);
  });

  test("a hundred callbacks at once share one flight", async () => {
    const { deliver, tokens, fetched } = createWorld();
    const token = await tokens.sign();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => deliver(token)));
    expect(new Set(outcomes)).toStrictEqual(new Set(["accepted"]));
    expect(fetched).toStrictEqual([url, keysUrl]);
  });

  test("nothing is fetched before the first callback", () => {
    expect(createWorld().fetched).toStrictEqual([]);
  });

  test("without a url, the document is the platform's", async () => {
    const { deliver, tokens, fetched } = createWorld({ url: undefined });
    expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(fetched).toStrictEqual([
      "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration",
      "https://api.aps.skype.com/v1/keys",
    ]);
  });

  test("the receiver's own source takes the receiver's fetch and clock", async () => {
    const { clock, tokens } = createWorld();
    const fetched: string[] = [];
    const fetch: Fetch = (url) => {
      fetched.push(url);
      return tokens.fetch(url);
    };
    const receiver = createWebhookReceiver({ appId: tokens.appId, fetch, clock, onNotification: () => undefined });
    const headers = { authorization: `Bearer ${await tokens.sign()}`, "content-type": "application/json" };
    const body = '{"value":[]}';
    expect(
      (await receiver.receive(new Request("https://bot.example.com/", { method: "POST", headers, body }))).status,
    ).toBe(202);
    expect(fetched).toHaveLength(2);
  });

  test("they are never found through the issuer, or through the token's header", async () => {
    const { deliver, tokens, fetched } = createWorld();
    const header = { jku: "https://keys.example.net/jwks", x5u: "https://keys.example.net/chain" };
    expect(await deliver(await tokens.sign({ iss: "https://issuer.example.net" }, header))).toBe("issuer");
    expect(await deliver(await tokens.sign({ iss: "https://issuer.example.net" }, { ...header, kid: "x" }))).toBe(
      "unknownKey",
    );
    expect(fetched).toStrictEqual([url, keysUrl]);
  });
});

describe("AU-04 an unknown kid refetches, with a cool-down", () => {
  test("a key published 30 s before its use loses no request, and costs one more fetch", async () => {
    const { clock, deliver, tokens, fetched } = createWorld();
    expect(await deliver(await tokens.sign())).toBe("accepted");
    await tokens.publish();
    await clock.advance(30_000);
    await tokens.rotate();
    const token = await tokens.sign();
    expect(await Promise.all(Array.from({ length: 50 }, () => deliver(token)))).toStrictEqual(
      Array.from({ length: 50 }, () => "accepted"),
    );
    expect(fetched).toStrictEqual([url, keysUrl, url, keysUrl]);
  });

  test("a key published before the last fetch costs none", async () => {
    const { deliver, tokens, fetched } = createWorld();
    const old = await tokens.sign();
    const published = await tokens.publish();
    expect(await deliver(old)).toBe("accepted");
    expect(await tokens.rotate()).toBe(published);
    expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(await deliver(old)).toBe("accepted");
    expect(fetched).toHaveLength(2);
  });

  test.each([
    { afterMs: 29_999, cooldownMs: undefined, outcome: "keysUnavailable", fetches: 2 },
    { afterMs: 30_000, cooldownMs: undefined, outcome: "accepted", fetches: 4 },
    { afterMs: 999, cooldownMs: 1_000, outcome: "keysUnavailable", fetches: 2 },
    { afterMs: 1_000, cooldownMs: 1_000, outcome: "accepted", fetches: 4 },
  ])(
    "a kid first seen $afterMs ms after a fetch, cool-down $cooldownMs: $outcome",
    async ({ afterMs, cooldownMs, outcome, fetches }) => {
      const { clock, deliver, tokens, fetched } = createWorld({ cooldownMs });
      await deliver(await tokens.sign());
      await tokens.rotate();
      await clock.advance(afterMs);
      expect(await deliver(await tokens.sign())).toBe(outcome);
      expect(fetched).toHaveLength(fetches);
    },
  );

  test.each([
    { claims: {}, reason: "keysUnavailable", retryAfterMs: 20_000 },
    { claims: { iss: "https://evil.example.net" }, reason: "unknownKey", retryAfterMs: undefined },
    { claims: { aud: "another-bot" }, reason: "unknownKey", retryAfterMs: undefined },
    { claims: { exp: 1 }, reason: "unknownKey", retryAfterMs: undefined },
    { claims: { nbf: undefined }, reason: "unknownKey", retryAfterMs: undefined },
  ])("inside the cool-down, claims $claims: $reason, again in $retryAfterMs ms", async ({ claims, ...refusal }) => {
    const { clock, deliver, tokens, keys } = createWorld();
    await deliver(await tokens.sign());
    await tokens.rotate();
    await clock.advance(10_000);
    const headers = { authorization: `Bearer ${await tokens.sign(claims)}` };
    const request = new Request("https://bot.example.com/", { headers });
    await expect(authenticateCallback(request, { appId: tokens.appId, keys, clock })).rejects.toMatchObject(refusal);
  });

  test("a flood of 1,000 made-up kids over 100 s costs 4 fetches, and known keys go on serving", async () => {
    const { clock, deliver, tokens, fetched } = createWorld();
    const known = await tokens.sign();
    for (let wave = 0; wave < 10; wave += 1) {
      const flood = Array.from({ length: 100 }, (_, index) => tokenNaming(`made-up-${wave}-${index}`));
      expect(new Set(await Promise.all(flood.map(deliver)))).toStrictEqual(new Set(["unknownKey"]));
      expect(await deliver(known)).toBe("accepted");
      await clock.advance(10_000);
    }
    expect(fetched.filter((address) => address === url)).toHaveLength(4);
    expect(fetched).toHaveLength(8);
  });

  test("a callback whose key is known does not wait for the fetch that a made-up kid began", async () => {
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.clock.advance(30_000);
    world.outage = () => new Promise(() => undefined);
    const strange = world.deliver(tokenNaming("made-up"));
    await eventually(() => world.fetched.length === 3);
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    await world.clock.advance(5_000);
    expect(await strange).toBe("keysUnavailable");
  });
});

describe("AU-04 keys are fetched again when they are old", () => {
  test.each([
    { afterMs: 7_199_999, maxAgeMs: undefined, fetches: 2 },
    { afterMs: 7_200_000, maxAgeMs: undefined, fetches: 4 },
    { afterMs: 60_000, maxAgeMs: 60_000, fetches: 4 },
  ])("$afterMs ms old, maxAgeMs $maxAgeMs: $fetches fetches", async ({ afterMs, maxAgeMs, fetches }) => {
    const { clock, deliver, tokens, fetched } = createWorld({ maxAgeMs });
    await deliver(await tokens.sign());
    await clock.advance(afterMs);
    expect(await deliver(await tokens.sign())).toBe("accepted");
    await eventually(() => fetched.length === fetches);
  });

  test("AU-13 a known key serves at once, and the fetch goes on behind the request", async () => {
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.clock.advance(7_200_000);
    world.outage = () => new Promise(() => undefined);
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(world.fetched).toHaveLength(3);
  });

  test.each([
    { hardMaxAgeMs: undefined, afterMs: 86_399_999, outcome: "accepted" },
    { hardMaxAgeMs: undefined, afterMs: 86_400_000, outcome: "keysUnavailable" },
    { hardMaxAgeMs: 8_000_000, afterMs: 8_000_000, outcome: "keysUnavailable" },
  ])(
    "AU-13 keys that cannot be fetched, $afterMs ms old, hardMaxAgeMs $hardMaxAgeMs: $outcome",
    async ({ hardMaxAgeMs, afterMs, outcome }) => {
      const world = createWorld({ hardMaxAgeMs });
      await world.deliver(await world.tokens.sign());
      world.outage = down;
      await world.clock.advance(afterMs);
      expect(await world.deliver(await world.tokens.sign())).toBe(outcome);
    },
  );

  test("AU-13 in a Cloudflare Worker the fetch ends with its request, so each waits for its own, and none for another's", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    onTestFinished(() => void vi.unstubAllGlobals());
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.clock.advance(86_400_000);
    world.outage = () => new Promise(() => undefined);
    void world.deliver(await world.tokens.sign());
    await eventually(() => world.fetched.length === 3);
    world.outage = undefined;
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    await world.clock.advance(7_200_000);
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(world.fetched).toHaveLength(7);
  });

  test("AU-13 a clock that was set back stops nothing: known keys serve, new ones are fetched", async () => {
    const { tokens } = createWorld();
    let nowMs = Date.parse("2026-01-15T10:30:00Z");
    const clock = { now: () => nowMs, sleep: () => new Promise<void>(() => undefined) };
    const keys = createKeySource({ url, clock, fetch: (address) => tokens.fetch(address) });
    const outcomeOf = async (kid: string): Promise<string> =>
      keys.get(kid).then(
        (key) => (key ? "found" : "none"),
        ({ name }: Error) => name,
      );
    expect(await outcomeOf("throwaway-1")).toBe("found");
    nowMs -= 3_600_000;
    expect(await outcomeOf("throwaway-1")).toBe("found");
    await tokens.rotate();
    nowMs -= 3_600_000;
    expect(await outcomeOf("throwaway-2")).toBe("found");
  });

  test("a key that was withdrawn stops serving then", async () => {
    const { clock, deliver, tokens } = createWorld();
    const old = await tokens.sign({ exp: clock.now() / 1_000 + 80_000 });
    expect(await deliver(old)).toBe("accepted");
    await tokens.rotate();
    tokens.withdraw("throwaway-1");
    expect(await deliver(old)).toBe("accepted");
    await clock.advance(7_200_000);
    expect(await deliver(old)).toBe("accepted");
    expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(await deliver(old)).toBe("keysUnavailable");
    await clock.advance(30_000);
    expect(await deliver(old)).toBe("unknownKey");
  });

  test("they still serve when the refresh fails, which is tried again after 2 s and not before", async () => {
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.clock.advance(7_200_000);
    world.outage = down;
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(world.fetched).toHaveLength(3);
    await world.clock.advance(2_000);
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(world.fetched).toHaveLength(4);
  });

  test("a refresh that brings no key does not throw away those at hand", async () => {
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.clock.advance(7_200_000);
    world.outage = ({ url: address }) =>
      Promise.resolve(Response.json(address === url ? { jwks_uri: keysUrl } : { keys: [] }));
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
  });
});
