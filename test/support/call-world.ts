import type { CommsNotifications } from "../../src/contract/types.ts";
import {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
} from "../../src/platform/call/call-platform.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";

const startMs = Date.UTC(2026, 0, 15, 10, 30);
type Members = Readonly<Record<string, unknown>>;

/** A notification as the bot got it. */
export interface Notified {
  /** Milliseconds since the clock began. */
  readonly atMs: number;
  readonly request: Request;
  readonly changeType: string;
  readonly resourceUrl: string | undefined;
  /** Its `resourceData`. */
  readonly data: Members;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `{}` where there is none. */
  readonly body: Members;
}

/** A platform without calls, a bot that takes everything, and requests to Graph below /communications/calls. */
export interface CallWorld {
  readonly clock: VirtualClock;
  readonly platform: CallPlatform;
  readonly delivered: readonly Notified[];
  post(path: string, body?: object, options?: { readonly token?: string }): Promise<Answered>;
  get(path: string): Promise<Answered>;
  remove(path: string): Promise<Answered>;
  /** Until what was sent has arrived; no time passes. */
  settle(): Promise<void>;
  /** The state in each notification of a call. */
  states(): readonly unknown[];
}

export function createCallWorld(options: Partial<CallPlatformOptions> = {}): CallWorld {
  const clock = createVirtualClock(startMs);
  const delivered: Notified[] = [];
  const platform = createCallPlatform({
    clock,
    tokens: { sign: async () => "word" },
    async callback(request) {
      const { value } = (await request.clone().json()) as CommsNotifications;
      for (const { changeType, resourceUrl, resourceData } of value)
        delivered.push({
          atMs: clock.now() - startMs,
          request,
          changeType,
          resourceUrl,
          data: resourceData as Members,
        });
      return new Response(null, { status: 202 });
    },
    ...options,
  });

  async function ask(method: string, path: string, body?: object, token = "opaque"): Promise<Answered> {
    const base = "https://graph.microsoft.com/beta/communications/calls";
    const response = await platform.fetch(path === "" ? base : `${base}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text ? (JSON.parse(text) as Members) : {},
    };
  }

  return {
    clock,
    platform,
    delivered,
    post: (path, body, { token } = {}) => ask("POST", path, body, token),
    get: (path) => ask("GET", path),
    remove: (path) => ask("DELETE", path),
    settle: () => clock.advance(0),
    states: () => delivered.flatMap(({ data }) => data["state"] ?? []),
  };
}
