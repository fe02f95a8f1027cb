import { describe, expect, test } from "vitest";
import { createAuthorizations, type TokenKind } from "../../src/cli/probe-tokens.ts";
import { createRunTokens, type RunTokens } from "../../src/cli/run-tokens.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { authenticateCallback, createKeySource, type UnauthenticatedError } from "../../src/webhook/index.ts";

const appId = "2c54f1ab-0000-4000-8000-000000000001";
const origin = "http://127.0.0.1:4010";
const clock = createVirtualClock(Date.now());

/** A bot that fetches its keys from the current run; resolves with `accepted` or with the reason of its refusal. */
function bot(current: () => RunTokens): (authorization: string | undefined) => Promise<string> {
  const keys = createKeySource({
    url: `${origin}/v1/.well-known/OpenIdConfiguration`,
    allowInsecureLoopback: true,
    clock,
    async fetch(url) {
      const answer = await current().answer(url);
      return new Response((answer?.body as string | undefined) ?? null, { status: answer?.status ?? 404 });
    },
  });
  return (authorization) =>
    authenticateCallback(new Request(origin, { headers: authorization === undefined ? {} : { authorization } }), {
      appId,
      keys,
      clock,
    }).then(
      () => "accepted",
      (error: UnauthenticatedError) => error.reason,
    );
}

test("a bot that keeps the keys of an earlier run accepts the next run once it may fetch keys again", async () => {
  let tokens = createRunTokens(appId);
  const ask = bot(() => tokens);
  expect(await ask(`Bearer ${await tokens.sign()}`)).toBe("accepted");
  tokens = createRunTokens(appId);
  expect(await ask(`Bearer ${await tokens.sign()}`)).toBe("keysUnavailable");
  await clock.advance(30_000);
  expect(await ask(`Bearer ${await tokens.sign()}`)).toBe("accepted");
});

describe("the tokens of probe are wrong in one thing alone", () => {
  const tokens = createRunTokens(appId);
  const authorization = createAuthorizations(tokens);

  test.each([
    { kind: "valid", reason: "accepted" },
    { kind: "none", reason: "missingToken" },
    { kind: "forged", reason: "badSignature" },
    { kind: "unsigned", reason: "algorithm" },
    { kind: "expired", reason: "expired" },
    { kind: "otherAudience", reason: "audience" },
    { kind: "otherIssuer", reason: "issuer" },
  ] satisfies { kind: TokenKind; reason: string }[])("$kind: $reason", async ({ kind, reason }) => {
    expect(await bot(() => tokens)(await authorization(kind))).toBe(reason);
  });
});

test("no other address is answered", async () => {
  expect(await createRunTokens().answer(`${origin}/v1/other`)).toBeUndefined();
});
