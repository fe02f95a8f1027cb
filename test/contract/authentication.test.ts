import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import {
  type AuthenticationFailure,
  type AuthenticationOptions,
  authenticateCallback,
  createLocalKeySource,
  createWebhookReceiver,
  type Refusal,
  UnauthenticatedError,
} from "../../src/webhook/index.ts";
import { rs256, signedWith } from "../support/forge.ts";
import { appId, hostileCallbacks, servedKeys, stranger, tenantId, trusted } from "../support/hostile-callbacks.ts";
import { bodyOf } from "../support/recordings.ts";

const clock = createVirtualClock();
const nowS = 1_768_473_000; // 2026-01-15T10:30:00Z, where the virtual clock stands
const keys = createLocalKeySource(servedKeys);
const header = { alg: "RS256", typ: "JWT", kid: "good" };
const claims = { aud: appId, iss: "https://api.botframework.com", nbf: nowS - 10, exp: nowS + 290, tid: tenantId };

const token = (changes: object = {}, head: object = {}): string =>
  rs256(trusted, { header: { ...header, ...head }, payload: { ...claims, ...changes } });

function callback(authorization: string | undefined, body: BodyInit = '{"value":[]}'): Request {
  const headers = new Headers({ "content-type": "application/json" });
  if (authorization !== undefined) headers.set("authorization", authorization);
  const init = { method: "POST", headers, body, duplex: "half" };
  return new Request("https://bot.example.com/callback", init as RequestInit);
}

const authenticate = (
  jwt: string,
  options: Partial<AuthenticationOptions> = {},
): ReturnType<typeof authenticateCallback> =>
  authenticateCallback(callback(`Bearer ${jwt}`), { appId, keys, clock, ...options });

test("the clock stands where the tokens are dated", () => expect(clock.now()).toBe(1_768_473_000_000));

describe("AU-01 a Bearer JWT signed with RS256 proves who sent the callback", () => {
  test("a valid token gives the sender's identity", async () => {
    expect(await authenticate(token())).toStrictEqual({
      appId: "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b",
      tenantId: "3b8e1d20-77aa-4c11-9f3e-5a6b7c8d9e0f",
      issuer: "https://api.botframework.com",
      expiresAt: 1_768_473_290_000,
    });
  });

  test.each(["Bearer", "bearer", "BEARER"])("the scheme is read whatever its case: %s", async (scheme) => {
    const request = callback(`${scheme} ${token()}`);
    expect((await authenticateCallback(request, { appId, keys, clock })).tenantId).toBe(tenantId);
  });

  test("the body is left unread", async () => {
    const request = callback(`Bearer ${token()}`);
    await authenticateCallback(request, { appId, keys, clock });
    expect(request.bodyUsed).toBe(false);
  });

  test.each([
    {
      name: "a key in the header is not looked at",
      head: { jwk: { kty: "RSA" }, jku: "https://keys.example.net", x5u: 1, x5c: [] },
    },
    { name: "unknown header members are accepted", head: { x5t: "abc", foo: 1 } },
  ])("$name", async ({ head }) => {
    expect((await authenticate(token({}, head))).appId).toBe(appId);
  });
});

describe("AU-07 a JWT header with cty: JWT is accepted", () => {
  test("as the platform sends it", async () => {
    expect((await authenticate(token({}, { cty: "JWT" }))).appId).toBe(appId);
  });
});

describe("AU-02 aud is the bot's app id, exactly", () => {
  test("another bot's receiver refuses the token", async () => {
    const refused = authenticate(token(), { appId: "another-app" });
    await expect(refused).rejects.toMatchObject({
      code: "ERR_UNAUTHENTICATED",
      reason: "audience",
      found: `"${appId}"`,
    });
  });

  test.each([
    { wrong: undefined, shown: "undefined" },
    { wrong: null, shown: "null" },
    { wrong: "", shown: '""' },
    { wrong: "  ", shown: '"  "' },
    { wrong: " an-app", shown: '" an-app"' },
    { wrong: "an-app\n", shown: '"an-app\\n"' },
    { wrong: ` ${"a".repeat(1_000)}`, shown: `" ${"a".repeat(99)}"` },
    { wrong: 1, shown: "1" },
    { wrong: true, shown: "a boolean" },
    { wrong: ["an-app"], shown: "a list" },
    { wrong: {}, shown: "an object" },
  ])("appId $shown is a TypeError, and never a match", async ({ wrong, shown }) => {
    const options = { appId: wrong as string, keys, clock };
    const error = new TypeError(
      `appId must be the bot's app id (its Microsoft Entra client id), without spaces around it; not ${shown}`,
    );
    expect(() => createWebhookReceiver({ ...options, onNotification: () => undefined })).toThrow(error);
    await expect(authenticateCallback(callback(`Bearer ${token({ aud: wrong })}`), options)).rejects.toThrow(error);
  });

  test("keys without get() are a TypeError", async () => {
    const options = { appId, keys: {} as typeof keys, clock };
    await expect(authenticateCallback(callback(`Bearer ${token()}`), options)).rejects.toThrow(
      new TypeError("keys must be a key source (see createKeySource), with get(); not an object"),
    );
  });
});

describe("AU-03 iss is in an allow-list, give or take one trailing slash", () => {
  test.each([
    { iss: "https://api.botframework.com" },
    { iss: "https://api.botframework.com/" },
    { iss: "https://graph.microsoft.com" },
    { iss: "https://graph.microsoft.com/" },
    { iss: "https://issuer.example.com", issuers: ["https://issuer.example.com"] },
    { iss: "https://issuer.example.com", issuers: ["https://issuer.example.com/"] },
    { iss: "https://issuer.example.com/", issuers: ["https://issuer.example.com"] },
  ])("$iss is accepted by $issuers", async ({ iss, issuers }) => {
    expect((await authenticate(token({ iss }), { issuers })).issuer).toBe(iss);
  });

  test("a list replaces the known issuers", async () => {
    const refused = authenticate(token(), { issuers: ["https://issuer.example.com"] });
    await expect(refused).rejects.toMatchObject({ reason: "issuer", found: '"https://api.botframework.com"' });
  });
});

describe("AU-05 exp and nbf are required numbers, at most 24 h apart, with 300 s of tolerance", () => {
  test.each([
    { name: "exp 299 s ago", changes: { exp: nowS - 299, nbf: nowS - 599 } },
    { name: "exp 299.999 s ago", changes: { exp: nowS - 299.999, nbf: nowS - 599 } },
    { name: "nbf in 300 s", changes: { nbf: nowS + 300, exp: nowS + 600 } },
    { name: "24 h apart", changes: { nbf: nowS, exp: nowS + 86_400 } },
    { name: "fractions of a second", changes: { nbf: nowS - 0.5, exp: nowS + 0.5 } },
  ])("$name is accepted", async ({ changes }) => {
    expect((await authenticate(token(changes))).expiresAt).toBe(changes.exp * 1_000);
  });

  test.each([
    { options: { maxLifetimeMs: 300_000 }, changes: {}, reason: undefined },
    { options: { maxLifetimeMs: 299_999 }, changes: {}, reason: "lifetime" },
    { options: { maxLifetimeMs: 31_536_000_000 }, changes: { exp: nowS + 31_000_000 }, reason: undefined },
    { options: { toleranceMs: 0 }, changes: { exp: nowS }, reason: "expired" },
    { options: { toleranceMs: 0 }, changes: { nbf: nowS + 1 }, reason: "notYetValid" },
    { options: { toleranceMs: 0 }, changes: { nbf: nowS }, reason: undefined },
    { options: { toleranceMs: 3_600_000 }, changes: { exp: nowS - 3_599, nbf: nowS - 3_900 }, reason: undefined },
  ])("$options and $changes: $reason", async ({ options, changes, reason }) => {
    const outcome = await authenticate(token(changes), options).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect((outcome as UnauthenticatedError | undefined)?.reason).toBe(reason);
  });

  test.each([
    {
      changes: { exp: nowS - 312, nbf: nowS - 612 },
      says: "The token has expired: 312 s ago, and 300 s are tolerated",
    },
    {
      changes: { nbf: nowS + 301, exp: nowS + 601 },
      says: "The token is not valid yet: for another 301 s, and 300 s are tolerated",
    },
    {
      changes: { nbf: nowS, exp: nowS + 90_000 },
      says: "The token lives longer than maxLifetimeMs, or ends before it begins: 90000 s, and the longest is 86400 s",
    },
  ])("the refusal says by how much: $says", async ({ changes, says }) => {
    await expect(authenticate(token(changes))).rejects.toThrow(says);
  });

  test.each([
    { maxLifetimeMs: Number.NaN },
    { maxLifetimeMs: -1 },
    { maxLifetimeMs: Number.POSITIVE_INFINITY },
    { toleranceMs: Number.NaN },
    { toleranceMs: Number.POSITIVE_INFINITY },
    { toleranceMs: "60" as unknown as number },
  ])("%o rejects with a TypeError", async (options) => {
    await expect(authenticate(token(), options)).rejects.toThrow(
      /^(maxLifetimeMs|toleranceMs) must be a finite number of milliseconds, 0 or more; not (NaN|-1|Infinity|"60")$/,
    );
  });
});

describe("AU-06 tid is checked against an optional tenant allow-list", () => {
  test.each([
    { tid: tenantId, tenants: ["other", tenantId], found: tenantId },
    { tid: tenantId, tenants: undefined, found: tenantId },
    { tid: undefined, tenants: undefined, found: undefined },
    { tid: 7, tenants: undefined, found: undefined },
  ])("tid $tid with $tenants is accepted as $found", async ({ tid, tenants, found }) => {
    expect((await authenticate(token({ tid }), { tenants })).tenantId).toBe(found);
  });

  test.each([
    { options: { tenants: [] }, message: "tenants must be a list of one or more tenant ids; not an empty list" },
    { options: { tenants: [tenantId, ""] }, message: 'tenants[1] must be a non-empty string; not ""' },
    {
      options: { tenants: "any" as unknown as string[] },
      message: 'tenants must be a list of one or more tenant ids; not "any"',
    },
    { options: { issuers: [] }, message: "issuers must be a list of one or more issuers; not an empty list" },
    { options: { issuers: [7] as unknown as string[] }, message: "issuers[0] must be a non-empty string; not 7" },
  ])("$options would refuse every callback silently and throws a TypeError", async ({ options, message }) => {
    await expect(authenticate(token(), options)).rejects.toThrow(new TypeError(message));
  });
});

describe("AU-08 each refusal has its own stable reason", () => {
  const bearer = (jwt: string): string => `Bearer ${jwt}`;
  const out = { get: () => Promise.reject(new Error("no route")) };
  const rows: Record<AuthenticationFailure, { authorization?: string; options?: Partial<AuthenticationOptions> }> = {
    missingToken: {},
    wrongScheme: { authorization: `Basic ${token()}` },
    duplicatedAuthorization: { authorization: `Bearer ${token()}, Bearer ${token()}` },
    tokenTooLarge: { authorization: bearer(token({ padding: "x".repeat(16_384) })) },
    malformedToken: { authorization: bearer(`${token()}=`) },
    algorithm: {
      authorization: bearer(signedWith("sha512", trusted, { header: { ...header, alg: "RS512" }, payload: claims })),
    },
    criticalHeader: { authorization: bearer(token({}, { crit: ["exp"], exp: 1 })) },
    unencodedPayload: { authorization: bearer(token({}, { b64: false })) },
    missingKeyId: { authorization: bearer(token({}, { kid: undefined })) },
    unknownKey: { authorization: bearer(token({}, { kid: "unknown" })) },
    keysUnavailable: { authorization: bearer(token()), options: { keys: out } },
    badSignature: { authorization: bearer(rs256(stranger, { header, payload: claims })) },
    malformedClaims: { authorization: bearer(rs256(trusted, { header, payload: [claims] })) },
    issuer: { authorization: bearer(token({ iss: "https://api.botframework.com.example.net" })) },
    audienceList: { authorization: bearer(token({ aud: [appId] })) },
    audience: { authorization: bearer(token({ aud: `api://${appId}` })) },
    missingExpiry: { authorization: bearer(token({ exp: undefined })) },
    missingNotBefore: { authorization: bearer(token({ nbf: undefined })) },
    lifetime: { authorization: bearer(token({ exp: nowS + 86_400 })) },
    expired: { authorization: bearer(token({ exp: nowS - 300, nbf: nowS - 600 })) },
    notYetValid: { authorization: bearer(token({ nbf: nowS + 301, exp: nowS + 601 })) },
    tenant: { authorization: bearer(token()), options: { tenants: ["another-tenant"] } },
  };

  test("there are 22 of them", () => expect(Object.keys(rows)).toHaveLength(22));

  test.each(Object.entries(rows))("%s", async (reason, { authorization, options }) => {
    const refused = authenticateCallback(callback(authorization), { appId, keys, clock, ...options });
    await expect(refused).rejects.toMatchObject({ name: "UnauthenticatedError", code: "ERR_UNAUTHENTICATED", reason });
  });

  test("a key source that throws instead of rejecting is keysUnavailable too, with its cause", async () => {
    const cause = new Error("no keys");
    const refused = authenticate(token(), {
      keys: {
        get: () => {
          throw cause;
        },
      },
    });
    await expect(refused).rejects.toMatchObject({ reason: "keysUnavailable", cause });
  });

  test("what the token has instead is reported in `found`, cut to 200 characters", async () => {
    const refused = authenticate(token({ aud: "x".repeat(1_000) }));
    await expect(refused).rejects.toMatchObject({ found: `"${"x".repeat(199)}` });
  });
});

describe("AU-01 AU-08 ER-05 no hostile callback is accepted, none throws, and none leaks its token", () => {
  const cases = hostileCallbacks(nowS);

  test("there are more than 1,000 of them, each with a name and a token of its own", () => {
    console.log(`hostile callbacks: ${cases.length}`);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(new Set(cases.map(({ authorization }) => authorization)).size).toBe(cases.length);
    expect(cases).toHaveLength(1_018);
  });

  test.each(cases)("$name", async ({ authorization, reason, tenants }) => {
    const onNotification = vi.fn();
    const onError = vi.fn();
    const refusals: Refusal[] = [];
    const receiver = createWebhookReceiver({
      appId,
      keys,
      clock,
      tenants,
      onNotification,
      onError,
      onRefused: (refusal) => refusals.push(refusal),
    });
    const body = bodyOf(10);

    const response = await receiver.receive(callback(authorization, body.stream));

    expect(response.status).toBe(401);
    expect(refusals.map((refusal) => refusal.reason)).toStrictEqual([reason]);
    expect([body.pulled, body.cancelledWith.length]).toEqual([0, 1]);
    expect(onNotification).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
    const inspected = inspect(refusals, { depth: 20, showHidden: true, maxStringLength: null });
    const secrets = (authorization ?? "").split(/[\s.,]/).filter((text) => text.length >= 20);
    expect(secrets.filter((text) => inspected.includes(text))).toStrictEqual([]);
    expect(refusals[0]?.error).toBeInstanceOf(UnauthenticatedError);
  });
});

test.each(["README.md", "SECURITY.md", "openapi/openapi.yaml", "src/webhook/receive.ts"])(
  "AU-12 %s says that the body is not signed, and that who sees the token can call",
  async (file) => {
    const text = (await readFile(new URL(`../../${file}`, import.meta.url), "utf8")).replace(/[\s*]+/g, " ");
    expect(text).toMatch(/body is (?:not )?signed/);
    expect(text).toMatch(/whoever sees the header can call until/);
  },
);
