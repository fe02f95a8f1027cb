import type { ParsedNotification } from "graph-record-response";
import {
  type CallPlatformOptions,
  createCallPlatform,
  createTokenIssuer,
  createVirtualClock,
  type SimulatedCall,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import type { Handler } from "../../lib/serve.ts";

/** A scenario on its own platform; `play` throws when it does not go as expected. */
export type Scenario = {
  readonly name: string;
  readonly options?: Partial<CallPlatformOptions>;
  play(world: World): Promise<void>;
};

type Sent = { body?: object | string; type?: string };
type Recording = Extract<ParsedNotification, { kind: "recordOperation" }>["operation"];
export type World = {
  readonly call: SimulatedCall;
  /** A call that cannot be recorded. */
  readonly appHosted: SimulatedCall;
  /** The finished recordings that the bot was notified of. */
  readonly received: readonly Recording[];
  /** Posts to the platform. */
  ask(status: number, url: string, sent: Sent): Promise<Response>;
  /** Gets from the platform. */
  read(status: number, url: string, token?: string): Promise<Response>;
  /** Posts to the bot, with a valid token. */
  callback(status: number, sent: Sent): Promise<void>;
};

/** Plays a scenario with a platform, its bot and a client; `watch` wraps the handlers of both. */
export async function playScenario(
  { name, options = {}, play }: Scenario,
  watch: (handler: Handler) => Handler,
): Promise<void> {
  const clock = createVirtualClock(Date.UTC(2026, 0, 15));
  const tokens = createTokenIssuer({ clock });
  const received: Recording[] = [];
  const onNotification = (one: ParsedNotification): unknown =>
    one.kind === "recordOperation" && received.push(one.operation);
  const listeners = { onNotification, onRefused: () => undefined };
  const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, ...listeners });
  const bot = watch(receiver.receive);
  const platform = createCallPlatform({ clock, tokens, callback: bot, ...options });
  const answer = watch(platform.fetch);

  try {
    await play({
      call: platform.startCall({ announce: true }),
      appHosted: platform.startCall({ mediaConfig: "appHosted" }),
      received,
      ask: (status, url, sent) => exchanged(status, answer, url, { ...sent, token: "any" }),
      read: (status, url, token = "any") => exchanged(status, answer, url, { token }),
      async callback(status, sent) {
        await exchanged(status, bot, "https://bot.example.com/api/calls", { ...sent, token: await tokens.sign() });
      },
    });
    await clock.advance(1_000); // Pending notifications are delivered.
  } catch (cause) {
    throw new Error(`The scenario "${name}" failed`, { cause });
  } finally {
    platform.close();
  }
}

/** Sends a request, and throws when the answer has another status. */
async function exchanged(
  status: number,
  handler: Handler,
  url: string,
  { token, body, type = "application/json" }: Sent & { token: string },
): Promise<Response> {
  const method = body === undefined ? "GET" : "POST";
  const headers = {
    authorization: `Bearer ${token}`,
    ...(url.startsWith("https://graph.") && { "client-request-id": crypto.randomUUID() }),
    ...(body !== undefined && { "content-type": type }),
  };
  const response = await handler(
    new Request(url, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  if (response.status !== status) throw new Error(`${method} ${url} was answered ${response.status}, not ${status}`);
  return response;
}
