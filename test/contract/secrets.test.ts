import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import type { Fetch } from "../../src/lib/fetch.ts";
import { buildNotification } from "../../src/platform/kinds/recording/builders.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { authenticateCallback } from "../../src/webhook/authenticate.ts";
import { createWebhookReceiver } from "../../src/webhook/receive.ts";
import { callId, operationId } from "../support/ask.ts";

const secret = "s3cr3t-of-nobody-else";

/** Everything that a careless line of code does with a value, as text. */
const ways: Record<string, (value: unknown) => string> = {
  "String()": (value) => String(value),
  "util.inspect": (value) => inspect(value, { depth: 30, showHidden: true, getters: true }),
  "a template string": (value) => `${value}`,
  "util.inspect without custom": (value) => inspect(value, { depth: 30, showHidden: true, customInspect: false }),
  "JSON.stringify": (value) => JSON.stringify(value) ?? "",
  structuredClone: (value) => inspect(cloned(value), { depth: 30, showHidden: true }),
  spread: (value) => inspect({ ...(value as object) }, { depth: 30, showHidden: true }),
  "console.log": (value) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    console.log(value);
    return log.mock.calls.map((args) => inspect(args, { depth: 30 })).join();
  },
  stack: (value) => (value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: 30 })}` : ""),
};

/** What holds functions cannot be cloned, and so cannot leak that way. */
function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch (error) {
    return (error as Error).name;
  }
}

afterEach(() => vi.restoreAllMocks());

const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "it did not reject",
    (error: unknown) => error,
  );

const notified = parseNotifications(
  JSON.stringify(
    buildNotification({
      operation: { recordingAccessToken: secret, customToken: secret, nested: { refreshtoken: secret } } as object,
    }),
  ),
);
const operation = notified[0]?.kind === "recordOperation" ? notified[0].operation : undefined;
const recording = { location: "https://file.contoso.com/r", accessToken: new Redacted(secret) };
const answering =
  (status: number, body = "", headers: Record<string, string> = {}) =>
  async () =>
    new Response(body, { status, headers });
const broken: Fetch = async (_, { headers }) => {
  throw Object.assign(new TypeError(`no: ${headers.authorization}`), { headers });
};
const graph = (fetch: Fetch) =>
  createCallsClient({
    accessToken: secret,
    fetch,
    clock: createVirtualClock(),
    retry: { attempts: 1 },
  });
const echo = JSON.stringify({
  error: { code: secret, message: `bad token ${secret}`, innerError: { "request-id": secret } },
});

async function outcome(): Promise<unknown> {
  const waiter = createOperationWaiter();
  const ticket = waiter.expect({ callId, clientContext: "d45324c1-fcb5-430a-902c-f20af696537c" });
  for (const one of notified) waiter.accept(one);
  return [await ticket.outcome(), ticket, waiter];
}

async function refusedCallback(): Promise<unknown> {
  const tokens = createTokenIssuer();
  const token = await tokens.sign({ aud: "another" });
  const request = new Request("https://bot.contoso.com", {
    method: "POST",
    headers: { authorization: `Bearer ${token}.${secret}` },
  });
  return rejection(authenticateCallback(request, { appId: tokens.appId, ...tokens.trust }));
}

const held: Record<string, () => unknown> = {
  Redacted: () => new Redacted(secret),
  "a notification": () => notified,
  "an invalid notification": () => parseNotifications(`{"token": "${secret}"`),
  "one of the older format": () => parseNotifications({ recordingAccessToken: secret }),
  "a record operation": () => operation,
  "a recording": () => recording,
  "an outcome, its ticket and its waiter": outcome,
  "the client": () => graph(answering(200)),
  "an answer of Graph": () =>
    graph(
      answering(200, JSON.stringify({ id: "1", status: "completed", recordingAccessToken: secret })),
    ).recordResponse("c"),
  "an operation of Graph": () =>
    graph(answering(200, JSON.stringify({ id: "1", status: "completed", recordingAccessToken: secret }))).getOperation(
      "c",
      operationId,
    ),
  "a receiver": () => createWebhookReceiver({ appId: "app", keys: { keys: [] }, onNotification: () => undefined }),
  "ERR_HTTP 401": () => rejection(graph(answering(401)).recordResponse("c")),
  "ERR_HTTP whose answer repeats the token": () =>
    rejection(graph(answering(401, echo, { "request-id": secret })).recordResponse("c")),
  "ERR_HTTP 403": () => rejection(graph(answering(403)).recordResponse("c")),
  "ERR_HTTP with a broken body": () =>
    rejection(graph(answering(200, `{"recordingAccessToken":"${secret}"`)).recordResponse("c")),
  ERR_NETWORK: () => rejection(graph(broken).recordResponse("c")),
  ERR_INVALID_REQUEST: () => rejection(graph(answering(200)).recordResponse("c", { clientContext: secret.repeat(20) })),
  "a token that no header carries": () =>
    rejection(createCallsClient({ accessToken: () => `${secret}\n` }).recordResponse("c")),
  "a client with a token that no header carries": () =>
    rejection((async () => createCallsClient({ accessToken: `${secret}\n` }))()),
  ERR_REFUSED_HOST: () => rejection(downloadRecording({ ...recording, location: "http://10.0.0.1/r" })),
  ERR_GONE: () => rejection(downloadRecording(recording, { fetch: answering(410, echo) })),
  "ERR_HTTP of a download": () => rejection(downloadRecording(recording, { fetch: answering(401, echo) })),
  "ERR_NETWORK of a download": () => rejection(downloadRecording(recording, { fetch: broken })),
  ERR_TOO_LARGE: () =>
    rejection(
      downloadRecording(recording, {
        fetch: answering(200, "xxxx", { "content-type": "audio/wav", "content-length": "4" }),
        maxBytes: 1,
      }),
    ),
  ERR_UNAUTHENTICATED: refusedCallback,
};

describe("ER-05 OP-06 no secret shows, whatever is done with", () => {
  test.each(Object.entries(held))("%s", async (_, make) => {
    const value = await make();
    for (const [way, show] of Object.entries(ways)) {
      expect([way, show(value)]).toEqual([way, expect.not.stringContaining(secret)]);
    }
  });

  test("a Redacted prints as [redacted] and is named as what it is", () => {
    const redacted = new Redacted(secret);
    const shownBy = (symbol: string): unknown =>
      (redacted as unknown as Record<symbol, () => unknown>)[Symbol.for(symbol)]?.();
    expect([String(redacted), `${redacted}`, inspect(redacted), JSON.stringify({ redacted })]).toEqual([
      "[redacted]",
      "[redacted]",
      "[redacted]",
      '{"redacted":"[redacted]"}',
    ]);
    expect(Object.prototype.toString.call(redacted)).toBe("[object Redacted]");
    expect([shownBy("nodejs.util.inspect.custom"), shownBy("Deno.customInspect")]).toEqual([
      "[redacted]",
      "[redacted]",
    ]);
  });

  test("structuredClone, and so postMessage to a worker, gives {}: no value, and no reveal()", () => {
    expect(structuredClone(new Redacted(secret))).toStrictEqual({});
    expect(structuredClone({ id: 1, token: new Redacted(secret) })).toStrictEqual({ id: 1, token: {} });
  });

  test("reveal() is the one way", () => {
    expect(new Redacted(secret).reveal()).toBe(secret);
    expect(operation?.recordingAccessToken?.reveal()).toBe(secret);
  });
});
