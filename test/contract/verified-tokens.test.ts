import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { sha256, sha256OfWebCrypto } from "../../src/lib/digest.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createLocalKeySource, createWebhookReceiver, type WebhookReceiverOptions } from "../../src/webhook/index.ts";
import { createVerifiedTokens, type VerifiedToken } from "../../src/webhook/verified-tokens.ts";
import { jwk, rs256, rsaKey } from "../support/forge.ts";
import { appId, hostileCallbacks, servedKeys, tenantId, trusted } from "../support/hostile-callbacks.ts";

const nowS = 1_768_473_000; // 2026-01-15T10:30:00Z, where the virtual clock stands
const header = { alg: "RS256", typ: "JWT", kid: "good" };
const claims = { aud: appId, iss: "https://api.botframework.com", nbf: nowS - 10, exp: nowS + 290, tid: tenantId };
const good = `Bearer ${rs256(trusted, { header, payload: claims })}`;

/** A receiver that says of each callback why it was refused, or that it was accepted. */
function receiverOf(options: Partial<WebhookReceiverOptions> = {}): (authorization?: string) => Promise<string> {
  let said = "";
  const { receive } = createWebhookReceiver({
    appId,
    keys: createLocalKeySource(servedKeys),
    clock: createVirtualClock(),
    onNotification: () => undefined,
    onRefused: ({ reason }) => (said = reason),
    ...options,
  });
  return async (authorization) => {
    said = "accepted";
    const headers = { "content-type": "application/json", ...(authorization !== undefined && { authorization }) };
    await receive(new Request("https://bot.example.com/callback", { method: "POST", headers, body: '{"value":[]}' }));
    return said;
  };
}

afterEach(() => vi.restoreAllMocks());

describe("AU-17 the signature of a token is verified once by each key", () => {
  test("of a token that comes again", async () => {
    const verify = vi.spyOn(crypto.subtle, "verify");
    const receive = receiverOf();
    expect([await receive(good), await receive(good), await receive(good)]).toEqual(Array(3).fill("accepted"));
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test("again by a key that took its place, which refuses what the one before it signed", async () => {
    const current = createLocalKeySource(servedKeys);
    const other = createLocalKeySource({ keys: [jwk(rsaKey(), { kid: "good", use: "sig", alg: "RS256" })] });
    let source = current;
    const receive = receiverOf({ keys: { get: (kid) => source.get(kid) } });
    expect(await receive(good)).toBe("accepted");
    source = other;
    expect(await receive(good)).toBe("badSignature");
    source = createLocalKeySource({ keys: [] });
    expect(await receive(good)).toBe("unknownKey");
    source = current;
    expect(await receive(good)).toBe("accepted");
  });

  test("not of one that was refused", async () => {
    const verify = vi.spyOn(crypto.subtle, "verify");
    const receive = receiverOf();
    const late = `Bearer ${rs256(trusted, { header, payload: { ...claims, aud: "another" } })}`;
    expect([await receive(late), await receive(late)]).toEqual(["audience", "audience"]);
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

describe("AU-17 issuer, audience, tenant and times are checked each time", () => {
  test.each([
    { after: "its end", seconds: 290 + 301, reason: "expired" },
    { after: "the tolerance", seconds: 290 + 299, reason: "accepted" },
  ])("a token that comes again after $after is $reason", async ({ seconds, reason }) => {
    const clock = createVirtualClock();
    const receive = receiverOf({ clock });
    expect(await receive(good)).toBe("accepted");
    await clock.advance(seconds * 1_000);
    expect(await receive(good)).toBe(reason);
  });

  test("a clock that is set back refuses it as not yet valid", async () => {
    let nowMs = nowS * 1_000;
    const receive = receiverOf({ clock: { ...createVirtualClock(), now: () => nowMs } });
    expect(await receive(good)).toBe("accepted");
    nowMs -= 311_000;
    expect(await receive(good)).toBe("notYetValid");
  });
});

describe("AU-17 AU-08 one receiver refuses every hostile callback", () => {
  const cases = hostileCallbacks(nowS);
  const tenants = [...new Set(cases.map((each) => JSON.stringify(each.tenants)))];

  test.each(["before", "after"])("%s the good one, whose token many of them begin or end with", async (order) => {
    for (const list of tenants) {
      const receive = receiverOf({ tenants: list === undefined ? undefined : JSON.parse(list) });
      const [isFirst, accepted] = [order === "after", list?.includes(tenantId) !== false ? "accepted" : "tenant"];
      if (isFirst) expect(await receive(good)).toBe(accepted);
      for (const { name, authorization, reason, tenants: own } of cases)
        if (JSON.stringify(own) === list) expect([name, await receive(authorization)]).toEqual([name, reason]);
      expect(await receive(good)).toBe(accepted);
      for (const { name, authorization, reason, tenants: own } of cases)
        if (JSON.stringify(own) === list) expect([name, await receive(authorization)]).toEqual([name, reason]);
    }
  });
});

describe("AU-17 at most 1,000 tokens are remembered, by their digest", () => {
  const token = (kid: string): VerifiedToken => ({ kid, key: {} as VerifiedToken["key"], claims: {} });

  test("the oldest goes first, and no token is kept", async () => {
    const tokens = createVerifiedTokens(createVirtualClock());
    for (let each = 0; each <= 1_000; each += 1) {
      const { digest } = await tokens.find(`token ${each}`);
      tokens.set(digest, token(String(each)));
    }
    const known = async (each: number): Promise<string | undefined> => (await tokens.find(`token ${each}`)).known?.kid;
    expect([await known(0), await known(1), await known(1_000)]).toEqual([undefined, "1", "1000"]);
    expect(inspect(tokens, { depth: 10, showHidden: true })).not.toContain("token 1");
  });

  test.each(["", "abc", "a".repeat(20_000), "Grüße, 世界"])("a digest is the same in every runtime", async (text) => {
    expect(await sha256(text)).toBe(await sha256OfWebCrypto(text));
    expect(await sha256OfWebCrypto("abc")).toBe("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  });
});
