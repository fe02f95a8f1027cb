import { describe, expect, onTestFinished, test } from "vitest";
import { operations } from "../../generated/operations.ts";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";

import type { CallEvent } from "../../src/platform/call/call-events.ts";
import { type CallPlatformOptions, createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { createKeySource, createWebhookReceiver, type Refusal } from "../../src/webhook/index.ts";
import { type Delivered, inShort, simulate } from "../support/platform.ts";

const notified = (events: readonly CallEvent[]) =>
  events.flatMap((event) => (event.kind === "notified" ? [[event.verdict, event.status, event.why]] : []));

describe("PL-06 delivery is a POST of application/json with a signed token", () => {
  test("to a fetch handler, which stands at an address", async () => {
    const { call, delivered } = simulate();
    await call.caller.hangUp();
    const [{ request, text } = { request: undefined, text: "" }] = delivered;
    expect([request?.method, request?.url, request?.redirect]).toEqual([
      "POST",
      "https://bot.example.com/api/calls",
      "manual",
    ]);
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      authorization: "Bearer word",
      "content-type": "application/json",
    });
    expect(JSON.parse(text)).toHaveProperty("@odata.type", "#microsoft.graph.commsNotifications");
  });

  test.each(["https://calls.example.com/notify", new URL("https://calls.example.com/notify")])(
    "to the address %s, by a fetch that was given",
    async (callback) => {
      const reached: string[] = [];
      const fetch = async (url: string): Promise<Response> => {
        reached.push(url);
        return new Response(null, { status: 202 });
      };
      const platform = createCallPlatform({
        clock: createVirtualClock(),
        tokens: { sign: async () => "word" },
        callback,
        fetch,
      });
      await platform.startCall().end();
      expect(reached).toEqual(["https://calls.example.com/notify"]);
    },
  );

  test("to a bot over HTTP, by the platform's own fetch, on the virtual clock", async () => {
    const paths: string[] = [];
    const { origin, close } = await listenOnLoopback((request, response) => {
      paths.push(`${request.method} ${request.url}`);
      response.writeHead(202).end();
    });
    onTestFinished(close);
    const callback = `${origin}/api/calls`;
    const call = createCallPlatform({ clock: createVirtualClock(), tokens: createTokenIssuer(), callback }).startCall();
    await call.end();
    expect(paths).toEqual(["POST /api/calls"]);
    expect(notified(call.events)).toEqual([["taken", 202, "taken"]]);
  });

  test("the receiver accepts it on its normal path, its keys fetched over HTTP", async () => {
    const clock = createVirtualClock();
    const tokens = createTokenIssuer({ clock });
    const fetched: string[] = [];
    const keys = createKeySource({
      url: tokens.configurationUrl,
      clock,
      fetch: (url) => {
        fetched.push(url);
        return tokens.fetch(url);
      },
    });
    const handed: ParsedNotification[] = [];
    const refused: Refusal[] = [];
    const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
    const receiver = createWebhookReceiver({
      appId,
      clock,
      keys,
      onNotification: (each) => void handed.push(each),
      onRefused: (each) => void refused.push(each),
    });
    const call = createCallPlatform({ clock, tokens, appId, callback: receiver.receive }).startCall({ announce: true });
    await call.caller.silent({ ms: 60_000 });
    await call.end();
    expect(refused).toEqual([]);
    expect(handed.map((each) => each.kind === "call" && [each.callId, each.call.state])).toEqual([
      [call.id, "established"],
      [call.id, "established"],
      [call.id, "terminated"],
    ]);
    expect(fetched).toEqual([
      "https://keys.example.com/v1/.well-known/OpenIdConfiguration",
      "https://keys.example.com/v1/keys",
    ]);
  });

  test.each([
    { option: undefined, aud: "0b07a991-0000-4000-8000-000000000001" },
    { option: "my-bot", aud: "my-bot" },
  ])("its audience is the app id: $option", async ({ option, aud }) => {
    const clock = createVirtualClock();
    const audiences: unknown[] = [];
    const callback = async ({ headers }: Request): Promise<Response> => {
      const [, payload = ""] = headers.get("authorization")?.split(".") ?? [];
      audiences.push((JSON.parse(Buffer.from(payload, "base64url").toString()) as { aud: unknown }).aud);
      return new Response(null, { status: 202 });
    };
    await createCallPlatform({ clock, tokens: createTokenIssuer({ clock }), appId: option, callback })
      .startCall()
      .end();
    expect(audiences).toEqual([aud]);
  });
});

describe("PL-10 NT-06 ids are dashed and in small letters wherever they stand", () => {
  test("a bot that keeps its state by the path's ids finds its call and its operation", async () => {
    const { record, call, delivered } = simulate({ seed: 7 });
    const { body, headers } = await record();
    const [calls, , operations] = new URL(headers.get("location") ?? "").pathname.split("/").slice(4);
    const state = new Map([[`${calls} ${operations}`, "my call"]]);
    expect([calls, operations]).toEqual([call.id, body.id]);
    await call.cancel();
    const [{ resource = "", resourceUrl = "" } = {}] = delivered;
    for (const [path, root] of [[resource, "app"] as const, [resourceUrl, "communications"] as const]) {
      const [, first, , callId, , operationId] = path.split("/");
      expect([first, state.get(`${callId} ${operationId}`)]).toEqual([root, "my call"]);
    }
    expect(call.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe("PL-10 the headers of the platform", () => {
  const chain = "x-microsoft-skype-chain-id";
  const message = "x-microsoft-skype-message-id";
  const headerOf = (delivered: readonly Delivered[], name: string) =>
    delivered.map(({ request }) => request.headers.get(name));

  test("are those that the contract declares, beside token and media type", async () => {
    const { call, delivered } = simulate();
    await call.end();
    const { authorization, "content-type": type, ...others } = Object.fromEntries(delivered[0]?.request.headers ?? []);
    const declared = operations.receiveCommsNotifications.parameters.map(({ name }) => name.toLowerCase());
    expect([authorization, type]).toEqual(["Bearer word", "application/json"]);
    expect(Object.keys(others).sort()).toEqual(declared.sort());
    expect(others["user-agent"]).toBe("Microsoft-Skype/3.0,(Calling/1.0)");
  });

  test("chain id and scenario id are the call's, the chain id being its callChainId; the message id is the notification's", async () => {
    const { platform, delivered, record, call } = simulate();
    await record();
    await call.cancel();
    await call.end();
    await platform.startCall({ announce: true }).end();
    const chains = headerOf(delivered, chain);
    const scenarios = headerOf(delivered, "scenario-id");
    expect(delivered.map(({ data }) => data.callChainId)).toEqual([undefined, ...chains.slice(1)]);
    for (const ids of [chains, scenarios]) {
      expect(ids).toEqual([ids[0], ids[0], ids[2], ids[2], ids[2]]);
      expect(new Set(ids).size).toBe(2);
    }
    expect(new Set([...chains, ...scenarios, ...headerOf(delivered, message)]).size).toBe(2 + 2 + 5);
  });

  test("a notification that is delivered twice has one message id", async () => {
    const { call, delivered } = simulate({ faults: ["doubled"] });
    await call.end();
    const [first, second, ...more] = headerOf(delivered, message);
    expect([second, more]).toEqual([first, []]);
  });

  test("PL-08 the same seed gives the same, whatever is lost; another seed gives others", async () => {
    const headersOf = async (options: Partial<CallPlatformOptions>): Promise<unknown> => {
      const { platform, delivered } = simulate({ ...options, callback: undefined });
      await platform.startCall({ announce: true }).end();
      return Object.fromEntries(delivered.at(-1)?.request.headers ?? []);
    };
    const once = await headersOf({ seed: 5 });
    expect(await headersOf({ seed: 5 })).toEqual(once);
    expect(await headersOf({ seed: 5, faults: [{ name: "lost", times: 1 }] })).toEqual(once);
    expect(await headersOf({ seed: 6 })).not.toEqual(once);
  });
});

describe("PL-06 what the bot answers is shown to whoever runs the platform", () => {
  const location = "https://eu.example.com/api/calls";

  test.each([
    { status: 200, verdict: "taken", why: "taken" },
    { status: 202, verdict: "taken", why: "taken" },
    { status: 299, verdict: "taken", why: "taken" },
    { status: 204, verdict: "asksForGraphFormat", why: "asks for the Graph format" },
    {
      status: 302,
      verdict: "refused",
      why: "answered 302; redirects to https://eu.example.com/api/calls, which this platform does not follow",
    },
    { status: 400, verdict: "refused", why: "answered 400" },
    { status: 401, verdict: "refused", why: "answered 401" },
    { status: 503, verdict: "refused", why: "answered 503" },
  ])("$status: $verdict", async ({ status, verdict, why }) => {
    const seen: CallEvent[] = [];
    const { call, delivered } = simulate({
      callback: async () => new Response(null, { status, headers: { location } }),
      onEvent: (event) => void seen.push(event),
    });
    await call.end();
    expect(notified(call.events)).toEqual([[verdict, status, why]]);
    expect(notified(seen)).toEqual([[verdict, status, why]]);
    expect(delivered).toHaveLength(1);
  });

  test("a bot that cannot be reached", async () => {
    const unreachable = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
    const { call } = simulate({ callback: () => Promise.reject(unreachable) });
    await call.end();
    expect(notified(call.events)).toEqual([
      ["unanswered", undefined, "fetch failed: connect ECONNREFUSED 127.0.0.1:9"],
    ]);
  });

  test("a bot that does not answer within 30 s", async () => {
    const { call, clock } = simulate({ callback: () => new Promise(() => undefined) });
    await call.end();
    await clock.advance(29_999);
    expect(notified(call.events)).toEqual([]);
    await clock.advance(1);
    expect(notified(call.events)).toEqual([["unanswered", undefined, "no answer came within 30000 ms"]]);
  });

  test("without a callback nobody is notified, and nothing is signed", async () => {
    const clock = createVirtualClock();
    const call = createCallPlatform({ clock, tokens: { sign: () => Promise.reject(new Error("signed")) } }).startCall();
    await call.end();
    expect(notified(call.events)).toEqual([["noCallback", undefined, "there is no callback to notify"]]);
  });
});

describe("PL-06 notifications of one call are sent in order", () => {
  test("the next one once the one before was answered", async () => {
    const answers: (() => void)[] = [];
    const { record, call, delivered, clock } = simulate({
      callback: () => new Promise((resolve) => answers.push(() => resolve(new Response(null, { status: 202 })))),
    });
    await record({ clientContext: "one" });
    await record({ clientContext: "two" });
    const cancelled = call.cancel();
    await clock.advance(0);
    expect(inShort(delivered)).toEqual(["one operationCanceled"]);
    answers[0]?.();
    await clock.advance(0);
    expect(inShort(delivered)).toEqual(["one operationCanceled", "two operationCanceled"]);
    answers[1]?.();
    await cancelled;
  });

  test("or a second later, so that a bot may wait for the next before it answers", async () => {
    const { record, call, delivered } = simulate({ callback: () => new Promise(() => undefined) });
    await record({ clientContext: "one" });
    await record({ clientContext: "two" });
    await call.cancel();
    await call.caller.silent({ ms: 2_000 });
    expect(delivered.map(({ atMs }) => atMs)).toEqual([0, 1_000]);
  });
});
