import { expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { buildNotification } from "../../src/platform/kinds/recording/builders.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { createWebhookReceiver } from "../../src/webhook/index.ts";
import { callId } from "../support/ask.ts";

// NT-12 a wait that timed out says what reached its waiter meanwhile.

test.each([
  { what: "nothing", others: 0, refused: 0, why: "no notification reached this waiter" },
  {
    what: "one of another call",
    others: 1,
    refused: 0,
    why: "1 notification reached this waiter, and none was this operation's end",
  },
  {
    what: "several",
    others: 3,
    refused: 0,
    why: "3 notifications reached this waiter, and none was this operation's end",
  },
  {
    what: "a callback that was refused",
    others: 0,
    refused: 1,
    why: "no notification reached this waiter; the last callback was refused: audience",
  },
])("NT-12 AU-16 $what: $why", async ({ others, refused, why }) => {
  const clock = createVirtualClock();
  const tokens = createTokenIssuer({ clock });
  const waiter = createOperationWaiter({ clock });
  const { receive } = createWebhookReceiver({
    appId: tokens.appId,
    clock,
    ...tokens.trust,
    onNotification: [() => undefined, waiter.accept],
    onRefused: () => undefined,
  });
  const call = async (claims: object): Promise<Response> => {
    const headers = { authorization: `Bearer ${await tokens.sign({ ...claims })}`, "content-type": "application/json" };
    return receive(new Request("https://bot.example.com/", { method: "POST", headers, body: "{}" }));
  };
  await call({ aud: "before the ticket" });
  const [other] = parseNotifications(buildNotification({ callId: "another" }));
  if (other) waiter.accept(other);
  const outcome = waiter.expect({ callId, timeoutMs: 1_000 }).outcome();
  for (let sent = 0; sent < others; sent += 1) if (other) waiter.accept(other);
  for (let sent = 0; sent < refused; sent += 1) await call({ aud: "another" });
  await clock.advance(1_000);
  expect(await outcome).toEqual({ kind: "timedOut", why });
});
