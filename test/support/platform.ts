import type { CommsNotifications, MediaPrompt, RecordResponseRequest } from "../../src/contract/types.ts";
import type { SimulatedCall } from "../../src/platform/call/call.ts";
import type { CallEvent } from "../../src/platform/call/call-events.ts";
import {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
} from "../../src/platform/call/call-platform.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";

export const prompts: MediaPrompt[] = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.example.com/hello.wav" } },
];
const startMs = Date.UTC(2026, 0, 15, 10, 30);

/** A notification as the bot got it. */
export interface Delivered {
  /** Milliseconds since the clock began. */
  readonly atMs: number;
  readonly request: Request;
  readonly text: string;
  readonly changeType: string;
  readonly resource: string | undefined;
  readonly resourceUrl: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Simulation {
  readonly clock: VirtualClock;
  readonly platform: CallPlatform;
  readonly call: SimulatedCall;
  readonly delivered: Delivered[];
  /** Asks for a recording in the call, without prompt and beep unless the request has them. */
  record(request?: RecordResponseRequest, url?: string): Promise<Asked>;
  get(url: string, token?: string): Promise<Response>;
}

/** A platform with one call and a bot that answers 202, or as `callback` says; its tokens are words. */
export function simulate({
  callback,
  ...options
}: Partial<CallPlatformOptions> & {
  callback?: ((request: Request) => Promise<Response>) | undefined;
} = {}): Simulation {
  const clock = (options.clock as VirtualClock | undefined) ?? createVirtualClock(startMs);
  const delivered: Delivered[] = [];
  const platform = createCallPlatform({
    clock,
    tokens: { sign: async () => "word" },
    callback: async (request) => {
      delivered.push(await read(request.clone(), clock));
      return callback ? callback(request) : new Response(null, { status: 202 });
    },
    ...options,
  });
  const call = platform.startCall();
  const recordUrl = `https://graph.microsoft.com/beta/communications/calls/${call.id}/recordResponse`;

  return {
    clock,
    platform,
    call,
    delivered,
    async record(request = {}, url = recordUrl) {
      const headers = { authorization: "Bearer graph-token", "content-type": "application/json" };
      const response = await platform.fetch(url, {
        method: "POST",
        headers,
        body: JSON.stringify({ playBeep: false, ...request }),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Asked["body"] };
    },
    get: (url, token = "graph-token") => platform.fetch(url, { headers: { authorization: `Bearer ${token}` } }),
  };
}

async function read(request: Request, clock: VirtualClock): Promise<Delivered> {
  const text = await request.text();
  const [item] = (JSON.parse(text) as CommsNotifications).value;
  if (!item) throw new Error("An empty batch was delivered");
  const { changeType, resource, resourceUrl } = item;
  return {
    atMs: clock.now() - startMs,
    request,
    text,
    changeType,
    resource,
    resourceUrl,
    data: item.resourceData as Readonly<Record<string, unknown>>,
  };
}

/** Each notification in short: `clientContext completionReason`, or the state of the call. */
export function inShort(delivered: readonly Delivered[]): string[] {
  return delivered.map(({ data }) =>
    data.state ? `call ${String(data.state)}` : `${String(data.clientContext)} ${String(data.completionReason)}`,
  );
}

/** Each event in short: `atMs kind`, and what distinguishes it from others of its kind. */
export function timelineOf(events: readonly CallEvent[]): string[] {
  return events.map((event) => [event.atMs, event.kind, ...detailOf(event)].join(" "));
}

function detailOf(event: CallEvent): (string | number)[] {
  switch (event.kind) {
    case "asked":
      return [event.clientContext ?? "-", event.status];
    case "toneStarted":
      return [event.key];
    case "stopped":
      return [event.completionReason ?? "-", event.durationMs];
    case "notified":
      return [event.verdict];
    case "downloaded":
      return [event.status];
    case "fault":
      return [event.fault];
    default:
      return [];
  }
}
