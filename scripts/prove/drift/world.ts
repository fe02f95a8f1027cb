import type { ParsedNotification } from "graph-record-response";
import {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
  createTokenIssuer,
  createVirtualClock,
  type SimulatedCall,
  type TokenIssuer,
  type VirtualClock,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import type { Handler } from "../../lib/serve.ts";

/** A scenario on its own platform; `play` throws when it does not go as expected. */
export type Scenario = {
  readonly name: string;
  readonly options?: Partial<CallPlatformOptions>;
  play(world: World): Promise<void>;
};

type Sent = { body?: object | string; type?: string; token?: string };
type Recording = Extract<ParsedNotification, { kind: "recordOperation" }>["operation"];
export type World = {
  readonly clock: VirtualClock;
  readonly tokens: TokenIssuer;
  readonly platform: CallPlatform;
  readonly call: SimulatedCall;
  /** A call that cannot be recorded. */
  readonly appHosted: SimulatedCall;
  /** The finished recordings that the bot was notified of. */
  readonly received: readonly Recording[];
  /** What the bot was notified of in a call, in a word or two each; what was sent has arrived. */
  notified(callId: string): Promise<readonly string[]>;
  /** Posts to the platform. */
  ask(status: number, url: string, sent?: Sent): Promise<Response>;
  /** Gets from the platform. */
  read(status: number, url: string, token?: string): Promise<Response>;
  /** Deletes at the platform. */
  remove(status: number, url: string): Promise<Response>;
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
  const notifications: ParsedNotification[] = [];
  const received: Recording[] = [];
  const onNotification = (one: ParsedNotification): void => {
    notifications.push(one);
    if (one.kind === "recordOperation") received.push(one.operation);
  };
  const listeners = { onNotification, onRefused: () => undefined };
  const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, ...listeners });
  const bot = watch(receiver.receive);
  const onEvent = (): void => undefined; // or it warns of the callbacks that are refused on purpose
  const platform = createCallPlatform({ clock, tokens, callback: bot, onEvent, ...options });
  const answer = watch(platform.fetch);

  try {
    await play({
      clock,
      tokens,
      platform,
      call: platform.startCall({ announce: true }),
      appHosted: platform.startCall({ mediaConfig: "appHosted" }),
      received,
      async notified(callId) {
        await clock.advance(0);
        return notifications.filter((one) => one.callId === callId).map(inWords);
      },
      ask: (status, url, sent) => exchanged(status, answer, "POST", url, sent),
      read: (status, url, token) => exchanged(status, answer, "GET", url, { ...(token !== undefined && { token }) }),
      remove: (status, url) => exchanged(status, answer, "DELETE", url),
      async callback(status, sent) {
        const token = await tokens.sign();
        await exchanged(status, bot, "POST", "https://bot.example.com/api/calls", { ...sent, token });
      },
    });
    await clock.advance(1_000); // Pending notifications are delivered.
  } catch (cause) {
    throw new Error(`The scenario "${name}" failed`, { cause });
  } finally {
    platform.close();
  }
}

function inWords(one: ParsedNotification): string {
  if ("operation" in one) return `${one.kind} ${one.operation.status}`;
  if (one.kind === "participants") return `${one.participants.length} in the roster`;
  if (one.kind !== "call") return one.kind;
  const { state, toneInfo, mediaState } = one.call;
  return toneInfo?.tone ?? (mediaState ? "media" : String(state));
}

/** Sends a request, and throws when the answer has another status. */
async function exchanged(
  status: number,
  handler: Handler,
  method: "GET" | "POST" | "DELETE",
  url: string,
  { token = "any", body, type = "application/json" }: Sent = {},
): Promise<Response> {
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
