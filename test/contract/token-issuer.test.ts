import { describe, expect, test } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer, type TokenIssuer } from "../../src/platform/token-issuer.ts";
import { authenticateCallback } from "../../src/webhook/index.ts";
import { keysUrl } from "../support/key-world.ts";

describe("PL-06 AU-04 the token issuer signs as the platform does, with throwaway keys", () => {
  test("a token has the claims and the header of one seen from the platform, dated by the clock", async () => {
    const tokens = createTokenIssuer({
      clock: createVirtualClock(),
      appId: "bot",
      issuer: "https://issuer.example.com",
      lifetimeMs: 60_000,
    });
    const [header, payload] = (await tokens.sign())
      .split(".")
      .slice(0, 2)
      .map((text) => JSON.parse(Buffer.from(text, "base64url").toString()) as unknown);
    expect(header).toStrictEqual({ alg: "RS256", kid: "throwaway-1", typ: "JWT", cty: "JWT" });
    expect(payload).toStrictEqual({
      aud: "bot",
      iss: "https://issuer.example.com",
      nbf: 1_768_473_000,
      exp: 1_768_473_060,
      tid: "7e4a4700-0000-4000-8000-000000000001",
      appid: "91a7f000-0000-4000-8000-000000000001",
    });
  });

  test("claims can be set and left out", async () => {
    const tokens = createTokenIssuer();
    const payload = (await tokens.sign({ tid: undefined, roles: ["x"], exp: "soon" })).split(".")[1] as string;
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ roles: ["x"], exp: "soon" });
    expect(Buffer.from(payload, "base64url").toString()).not.toContain("tid");
  });

  test.each<{ what: string; change: (tokens: TokenIssuer, clock: VirtualClock) => Promise<string> }>([
    { what: "claims", change: (tokens) => tokens.sign({ aud: "other" }) },
    { what: "a header", change: (tokens) => tokens.sign({}, { typ: "other" }) },
    { what: "a second", change: (tokens, clock) => clock.advance(1_000).then(() => tokens.sign()) },
    { what: "a key", change: (tokens) => tokens.rotate().then(() => tokens.sign()) },
    {
      what: "a key of the same id",
      change: (tokens) => tokens.rotate().then(() => tokens.sign({}, { kid: "throwaway-1" })),
    },
  ])("another token for $what that changed, and the same again for none", async ({ change }) => {
    const clock = createVirtualClock();
    const tokens = createTokenIssuer({ clock });
    const before = await tokens.sign();
    expect(await tokens.sign()).toBe(before);
    expect(await change(tokens, clock)).not.toBe(before);
  });

  test("each rotation brings a key of its own, the published one first", async () => {
    const tokens = createTokenIssuer();
    expect([await tokens.publish(), await tokens.publish()]).toStrictEqual(["throwaway-2", "throwaway-2"]);
    expect([await tokens.rotate(), await tokens.rotate()]).toStrictEqual(["throwaway-2", "throwaway-3"]);
  });

  test("it serves public keys only, and 404 elsewhere", async () => {
    const tokens = createTokenIssuer();
    await tokens.publish();
    const { keys } = await tokens.jwks();
    expect(keys.map((key) => Object.keys(key).sort())).toStrictEqual([
      ["alg", "e", "kid", "kty", "n", "use"],
      ["alg", "e", "kid", "kty", "n", "use"],
    ]);
    expect(await (await tokens.fetch(new Request(keysUrl))).json()).toStrictEqual({ keys });
    expect(await (await tokens.fetch(new Request(tokens.configurationUrl))).json()).toStrictEqual({
      issuer: "https://api.botframework.com",
      jwks_uri: keysUrl,
    });
    expect((await tokens.fetch(new Request("https://keys.example.com/"))).status).toBe(404);
  });

  test("trust accepts the issuer's own tokens, also after a rotation, and no other issuer's", async () => {
    const clock = createVirtualClock();
    const tokens = createTokenIssuer({ clock });
    const trust = { appId: tokens.appId, clock, ...tokens.trust };
    const deliver = (jwt: string): Promise<string> =>
      authenticateCallback(
        new Request("https://bot.example.com/", { headers: { authorization: `Bearer ${jwt}` } }),
        trust,
      ).then(
        () => "accepted",
        ({ reason }: { reason: string }) => reason,
      );
    const old = await tokens.sign();
    expect(await deliver(old)).toBe("accepted");
    await tokens.rotate();
    expect(await deliver(await tokens.sign())).toBe("accepted");
    expect(await deliver(old)).toBe("accepted");
    tokens.withdraw("throwaway-1");
    expect(await deliver(old)).toBe("unknownKey");
    expect(await deliver(await createTokenIssuer({ clock }).sign({}, { kid: "throwaway-2" }))).toBe("badSignature");
    expect(await deliver(await tokens.sign({ iss: "https://graph.microsoft.com" }))).toBe("issuer");
  });
});
