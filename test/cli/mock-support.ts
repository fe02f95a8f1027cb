import { onTestFinished } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";

import {
  createKeySource,
  createWebhookReceiver,
  toNodeListener,
  type WebhookReceiver,
} from "../../src/webhook/index.ts";
import { jsonLines, type Running, start } from "./support.ts";

export type Json = Record<string, unknown>;

/** A mock in a process of its own, driven only over HTTP: fetch stands for curl. */
export interface Mock {
  readonly running: Running;
  readonly origin: string;
  readonly keys: string;
  /** The call that is up from the start. */
  readonly callId: string;
  ask(callId: string, request: object, base?: string): Promise<Response>;
  act(callId: string, acts: unknown, query?: string): Promise<Response>;
  /** A call of its own. */
  begin(body?: object): Promise<string>;
  events(): Json[];
}

export async function startMock(...args: readonly string[]): Promise<Mock> {
  const running = start(["mock", "--port", "0", "--json", ...args]);
  const [started] = await running.until(/.*"callStarted".*/);
  const ready = jsonLines(running.out())[0] as Json & { origin: string; keys: string };
  const { origin } = ready;
  const postJson = (path: string, body: unknown): Promise<Response> =>
    fetch(origin + path, {
      method: "POST",
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    running,
    origin,
    keys: ready.keys,
    callId: (JSON.parse(started) as { callId: string }).callId,
    ask: (callId, request, base = "beta") =>
      postJson(`/${base}/communications/calls/${callId}/recordResponse`, request),
    act: (callId, acts, query = "") => postJson(`/_platform/calls/${callId}/caller${query}`, acts),
    begin: async (body = {}) => ((await (await postJson("/_platform/calls", body)).json()) as { id: string }).id,
    events: () => jsonLines(running.out().slice(0, running.out().lastIndexOf("\n") + 1)),
  };
}

export async function startMockInTest(...args: readonly string[]): Promise<Mock> {
  const mock = await startMock(...args);
  onTestFinished(async () => {
    mock.running.child.kill();
    await mock.running.ended;
  });
  return mock;
}

/** A bot whose receiver learns later whom to trust. */
export interface Bot {
  readonly url: string;
  readonly received: readonly ParsedNotification[];
  /** Why it turned callbacks away. */
  readonly refusals: readonly string[];
  trust(keys: string, appId: string): void;
  close(): void;
}

export async function startBot(): Promise<Bot> {
  const received: ParsedNotification[] = [];
  const refusals: string[] = [];
  let receiver: WebhookReceiver | undefined;
  const { origin, close } = await listenOnLoopback((req, res) => {
    if (receiver) toNodeListener(receiver)(req, res);
    else res.writeHead(503).end();
  });
  return {
    url: `${origin}/api/calls`,
    received,
    refusals,
    close,
    trust(keys, appId) {
      const keySource = createKeySource({ url: keys, allowInsecureLoopback: true });
      receiver = createWebhookReceiver({
        appId,
        keys: keySource,
        onNotification: (one) => void received.push(one),
        onRefused: ({ reason }) => void refusals.push(reason),
      });
    },
  };
}

export const appId = "2c54f1ab-0000-4000-8000-000000000001";
