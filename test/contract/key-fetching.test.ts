import { describe, expect, test } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import {
  authenticateCallback,
  createKeySource,
  createLocalKeySource,
  createWebhookReceiver,
  type KeySource,
} from "../../src/webhook/index.ts";
import { eventually } from "../support/eventually.ts";
import { ecKey, jwk, rs256, rsaKey } from "../support/forge.ts";
import { createWorld, down, keysUrl, tokenNaming, url } from "../support/key-world.ts";

describe("AU-08 unreachable keys are keysUnavailable, and nothing is accepted without keys", () => {
  test("at a fresh start: nothing is accepted, a flood costs one fetch in 2 s, and tokens are accepted once the keys are back", async () => {
    const world = createWorld();
    const token = await world.tokens.sign();
    world.outage = down;
    expect(new Set(await Promise.all(Array.from({ length: 100 }, () => world.deliver(token))))).toStrictEqual(
      new Set(["keysUnavailable"]),
    );
    await world.clock.advance(1_999);
    expect(await world.deliver(token)).toBe("keysUnavailable");
    expect(world.fetched).toHaveLength(1);
    world.outage = undefined;
    await world.clock.advance(1);
    expect(await world.deliver(token)).toBe("accepted");
  });

  test("for a new kid, while the refetch fails: whether the key exists is unknown", async () => {
    const world = createWorld();
    await world.deliver(await world.tokens.sign());
    await world.tokens.rotate();
    await world.clock.advance(30_000);
    world.outage = down;
    expect(await world.deliver(await world.tokens.sign())).toBe("keysUnavailable");
    world.outage = undefined;
    await world.clock.advance(2_000);
    expect(await world.deliver(await world.tokens.sign())).toBe("accepted");
    expect(await world.deliver(tokenNaming("made-up"))).toBe("unknownKey");
  });

  test("a fetch that hangs is given up after timeoutMs on the clock, also when it ignores its signal", async () => {
    const world = createWorld({ timeoutMs: 4_000 });
    let signal: AbortSignal | undefined;
    world.outage = (request) => {
      signal = request.signal;
      return new Promise(() => undefined);
    };
    const outcome = world.deliver(tokenNaming("x"));
    await eventually(() => world.clock.pending === 1);
    await world.clock.advance(3_999);
    expect(signal?.aborted).toBe(false);
    await world.clock.advance(1);
    expect(await outcome).toBe("keysUnavailable");
    expect(signal?.aborted).toBe(true);
    expect(world.clock.pending).toBe(0);
  });

  test("the receiver answers 503, whatever rejectWith says", async () => {
    const { clock, tokens } = createWorld();
    const receiver = createWebhookReceiver({
      appId: tokens.appId,
      clock,
      fetch: down,
      rejectWith: 403,
      onNotification: () => undefined,
    });
    const headers = { authorization: `Bearer ${await tokens.sign()}` };
    expect((await receiver.receive(new Request("https://bot.example.com/", { method: "POST", headers }))).status).toBe(
      503,
    );
  });

  const json = (value: unknown): Response => Response.json(value);
  const found = { [url]: () => json({ jwks_uri: keysUrl }) };
  const rows: { name: string; answers: Record<string, () => Response>; why: RegExp }[] = [
    { name: "document 404", answers: {}, why: /keys\.example\.com answered 404/ },
    { name: "document 500", answers: { [url]: () => new Response("", { status: 500 }) }, why: /answered 500/ },
    { name: "document 204", answers: { [url]: () => new Response(null, { status: 204 }) }, why: /answered 204/ },
    {
      name: "document redirects",
      answers: { [url]: () => Response.redirect("https://keys.example.net/", 302) },
      why: /answered 302/,
    },
    { name: "document is a page", answers: { [url]: () => new Response("<html>") }, why: /JSON/ },
    { name: "document is empty", answers: { [url]: () => new Response("") }, why: /JSON/ },
    { name: "document is null", answers: { [url]: () => json(null) }, why: /has no jwks_uri/ },
    { name: "document is a list", answers: { [url]: () => json([]) }, why: /has no jwks_uri/ },
    { name: "document is a number", answers: { [url]: () => json(1) }, why: /has no jwks_uri/ },
    { name: "jwks_uri missing", answers: { [url]: () => json({}) }, why: /has no jwks_uri/ },
    { name: "jwks_uri a list", answers: { [url]: () => json({ jwks_uri: [keysUrl] }) }, why: /has no jwks_uri/ },
    ...[
      "http://keys.example.com/v1/keys",
      "http://127.0.0.1/keys",
      "http://localhost/keys",
      "/v1/keys",
      "",
      "file:///keys",
      "data:application/json,{}",
      "ftp://keys.example.com/",
      "https//keys",
    ].map((jwks_uri) => ({
      name: `jwks_uri ${jwks_uri}`,
      answers: { [url]: () => json({ jwks_uri }) },
      why: /jwks_uri is not an https address/,
    })),
    {
      name: "document over 512 KiB",
      answers: { [url]: () => json({ jwks_uri: keysUrl, padding: "x".repeat(524_288) }) },
      why: /larger than 524288 bytes/,
    },
    { name: "key set 404", answers: { ...found }, why: /answered 404/ },
    {
      name: "key set over 512 KiB",
      answers: { ...found, [keysUrl]: () => json({ keys: [], padding: "x".repeat(524_288) }) },
      why: /larger than 524288 bytes/,
    },
    { name: "key set is a page", answers: { ...found, [keysUrl]: () => new Response("<html>") }, why: /JSON/ },
    ...[null, [], {}, { keys: null }, { keys: {} }, { keys: [] }, { keys: [null, 1, "x", [], {}] }].map((set) => ({
      name: `key set ${JSON.stringify(set)}`,
      answers: { ...found, [keysUrl]: () => json(set) },
      why: /holds no key for RS256/,
    })),
  ];

  test.each(rows)("$name", async ({ answers, why }) => {
    const world = createWorld();
    world.outage = ({ url: address }) => Promise.resolve(answers[address]?.() ?? new Response("", { status: 404 }));
    expect(await world.deliver(tokenNaming("x"))).toBe("keysUnavailable");
    const cause = await world.keys.get("x").catch((error: Error) => error.cause);
    expect((cause as Error).message).toMatch(why);
  });

  test("redirects are not followed, and the fetch says so", async () => {
    const world = createWorld();
    const modes: string[] = [];
    world.outage = (request) => {
      modes.push(request.redirect);
      return world.tokens.fetch(request);
    };
    await world.deliver(tokenNaming("x"));
    expect(modes).toStrictEqual(["manual", "manual"]);
  });
});

describe("AU-04 the document and its jwks_uri must be https; plain http is for loopback literals, when asked for", () => {
  test.each([
    "http://keys.example.com/",
    "http://127.0.0.1/",
    "ftp://keys.example.com/",
    "/relative",
    "keys.example.com",
  ])("%s is a TypeError", (address) => {
    expect(() => createKeySource({ url: address })).toThrow(/^url must be an https address/);
  });

  test.each([
    "http://localhost/",
    "http://127.0.0.1.example.com/",
    "http://10.0.0.1/",
    "http://[::2]/",
    "http://0.0.0.0/",
  ])("%s is not a loopback literal", (address) => {
    expect(() => createKeySource({ url: address, allowInsecureLoopback: true })).toThrow(
      /^url must be an https address/,
    );
  });

  test.each(["http://127.0.0.1:4011", "http://127.8.0.1", "http://[::1]:4011"])("%s is one", async (origin) => {
    const { deliver, tokens, fetched } = createWorld({
      url: `${origin}/v1/.well-known/OpenIdConfiguration`,
      allowInsecureLoopback: true,
    });
    expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(fetched).toStrictEqual([`${origin}/v1/.well-known/OpenIdConfiguration`, `${origin}/v1/keys`]);
  });

  test.each(["http://graph-mock:4010", "http://Graph-Mock", "http://10.0.0.7:4010"])(
    "%s is a host that insecureHosts names",
    async (origin) => {
      const { deliver, tokens, fetched } = createWorld({
        url: `${origin}/v1/.well-known/OpenIdConfiguration`,
        insecureHosts: ["graph-mock", "10.0.0.7"],
      });
      expect(await deliver(await tokens.sign())).toBe("accepted");
      expect(fetched).toHaveLength(2);
    },
  );

  test.each(["http://other-mock/", "http://a.graph-mock/", "http://127.0.0.1/", "ftp://graph-mock/"])(
    "%s is none",
    (url) => {
      expect(() => createKeySource({ url, insecureHosts: ["graph-mock"] })).toThrow(/^url must be an https address/);
    },
  );

  test("a jwks_uri over plain http to another host is not fetched", async () => {
    const asked: string[] = [];
    const source = createKeySource({
      url: "http://graph-mock:4010/configuration",
      insecureHosts: ["graph-mock"],
      fetch: async (url) => {
        asked.push(url);
        return Response.json({ jwks_uri: "http://other-mock:4010/keys" });
      },
    });
    await expect(source.get("1")).rejects.toThrow("The keys for callback tokens could not be fetched");
    expect(asked).toStrictEqual(["http://graph-mock:4010/configuration"]);
  });

  test.each([
    { options: { cooldownMs: Number.NaN }, option: "cooldownMs", given: "NaN" },
    { options: { retryMs: -1 }, option: "retryMs", given: "-1" },
    { options: { maxAgeMs: Number.POSITIVE_INFINITY }, option: "maxAgeMs", given: "Infinity" },
    { options: { timeoutMs: "5s" as unknown as number }, option: "timeoutMs", given: '"5s"' },
  ])("$option $given is a TypeError", ({ options, option, given }) => {
    expect(() => createKeySource(options)).toThrow(
      new TypeError(`${option} must be a finite number of milliseconds, 0 or more; not ${given}`),
    );
  });
});

describe("AU-04 keys that are not RSA signing keys, or malformed, are passed over", () => {
  const good = rsaKey();
  const bare = { ...jwk(good, {}) };
  const oddities = [
    null,
    1,
    "x",
    [],
    {},
    { kty: "RSA" },
    { kty: "RSA", kid: "good" },
    { kty: "RSA", kid: "good", n: 1, e: 2 },
    { kty: "RSA", kid: "good", n: "!", e: "AQAB" },
    { ...bare },
    { ...bare, kid: "" },
    { ...bare, kid: 1 },
    { ...bare, kid: "good", use: "enc" },
    { ...bare, kid: "good", alg: "RS512" },
    { ...bare, kid: "good", key_ops: ["encrypt"] },
    { ...bare, kid: "good", key_ops: "verify" },
    { ...bare, kid: "good", kty: "rsa" },
    jwk(ecKey(), { kid: "good" }),
    jwk(rsaKey(1024), { kid: "good" }),
    { kty: "oct", kid: "good", k: "AAAA" },
    { kty: "OKP", crv: "Ed25519", x: "AAAA", kid: "good" },
    { ...bare, kid: "good", e: "AQ" },
    { ...bare, kid: "good", e: "Aw" },
    { ...bare, kid: "good", e: "AQAA" },
    { ...bare, kid: "good", e: "AAEA" },
    { ...bare, kid: "good", e: "A Q A B" },
    { ...bare, kid: "good", n: `${bare.n}=` },
    { ...bare, kid: "good", n: `${bare.n}\n` },
  ];
  const token = (clock: VirtualClock): string => {
    const nbf = clock.now() / 1_000;
    return rs256(good, {
      header: { alg: "RS256", kid: "good" },
      payload: { aud: "app", iss: "https://graph.microsoft.com", nbf, exp: nbf + 300 },
    });
  };
  const authenticate = (keys: KeySource, clock: VirtualClock): Promise<string> =>
    authenticateCallback(
      new Request("https://bot.example.com/", { headers: { authorization: `Bearer ${token(clock)}` } }),
      { appId: "app", keys, clock },
    ).then(
      () => "accepted",
      ({ reason }: { reason: string }) => reason,
    );

  test("the good one behind 28 odd ones is found, and the first of two with one id counts", async () => {
    expect(oddities).toHaveLength(28);
    const keys = createLocalKeySource({
      keys: [...oddities, { ...bare, kid: "good" }, jwk(rsaKey(), { kid: "good" })],
    });
    expect(await authenticate(keys, createVirtualClock())).toBe("accepted");
  });

  test.each(oddities.map((oddity, index) => ({ oddity, index })))(
    "odd one $index alone verifies nothing",
    async ({ oddity }) => {
      expect(await authenticate(createLocalKeySource({ keys: [oddity] }), createVirtualClock())).toBe("unknownKey");
    },
  );

  test.each([
    { name: "without alg, use and key_ops", members: {} },
    {
      name: "with certificate and endorsements",
      members: { x5c: ["MII"], x5t: "abc", endorsements: ["msteams"], alg: "RS256", use: "sig" },
    },
    { name: "that says verify", members: { key_ops: ["verify"] } },
  ])("a key $name is taken", async ({ members }) => {
    expect(
      await authenticate(createLocalKeySource({ keys: [{ ...bare, kid: "good", ...members }] }), createVirtualClock()),
    ).toBe("accepted");
  });

  test("a receiver takes a key set as it is", async () => {
    const clock = createVirtualClock();
    const receiver = createWebhookReceiver({
      appId: "app",
      clock,
      keys: { keys: [{ ...bare, kid: "good" }] },
      onNotification: () => undefined,
    });
    const headers = { authorization: `Bearer ${token(clock)}` };
    expect((await receiver.receive(new Request("https://bot.example.com/", { headers }))).status).toBe(405);
  });
});
