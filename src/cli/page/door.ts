import type { Gap, LiveRecord, MockState } from "../live/records.ts";
import { createEventParser, type StreamEvent } from "./event-parser.ts";

// The addresses below /_platform, as curl would use them. The page has no other way to the mock.

export type Link = "connecting" | "live" | "lost" | "locked";

export interface DoorOptions {
  readonly onLink: (link: Link) => void;
  readonly onMock: (state: MockState) => void;
  readonly onGap: (gap: Gap) => void;
  readonly onRecord: (record: LiveRecord) => void;
  /** An answer of the mock that was not 2xx, or that none came. */
  readonly onRefused: (why: string) => void;
}

export interface Door {
  /** Asks for an address; resolves to undefined when it was refused, which was reported. */
  ask(method: string, path: string, body?: unknown): Promise<Response | undefined>;
  /** Tries a control token, and keeps it for this tab. */
  unlock(token: string): void;
}

const tokenName = "graph-record-response control token";
/** How long until a lost stream is opened again, milliseconds: doubled each time up to the last. */
const firstRetryMs = 500;
const lastRetryMs = 4_000;
/** Events are taken for so long before the page may do something else, milliseconds. */
const turnMs = 10;

/** Opens the stream, and keeps it open. */
export function openDoor({ onLink, onMock, onGap, onRecord, onRefused }: DoorOptions): Door {
  let token = sessionStorage.getItem(tokenName) ?? undefined;
  let last: string | undefined;
  let retryMs = firstRetryMs;
  let retryNow: () => void = () => undefined;

  const authorization = (): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` });

  function take({ id, kind, data }: StreamEvent): void {
    const value = JSON.parse(data) as { at: number };
    if (kind === "mock") onMock(value as unknown as MockState);
    else if (kind === "gap") onGap(value as unknown as Gap);
    else onRecord({ kind, at: value.at, data: value } as unknown as LiveRecord);
    last = id ?? last;
  }

  /** Resolves once the stream has ended: to `locked` when a token is needed. */
  async function follow(): Promise<Link> {
    const headers = { ...authorization(), ...(last !== undefined && { "last-event-id": last }) };
    const response = await fetch("/_platform/events", { headers });
    if (response.status === 401) return "locked";
    if (!response.ok || !response.body) throw new Error(`The mock answered ${response.status}`);
    onLink("live");
    retryMs = firstRetryMs;
    const parse = createEventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let freeAtMs = performance.now() + turnMs;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "lost";
      for (const event of parse(value)) {
        take(event);
        if (performance.now() < freeAtMs) continue;
        await turn();
        freeAtMs = performance.now() + turnMs;
      }
    }
  }

  /** @param ms undefined: until a token is given */
  function pause(ms: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      retryNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function keepOpen(): Promise<void> {
    for (;;) {
      onLink("connecting");
      const link = await follow().catch((): Link => "lost");
      onLink(link);
      await pause(link === "locked" ? undefined : retryMs);
      retryMs = Math.min(lastRetryMs, 2 * retryMs);
    }
  }

  void keepOpen();
  return {
    async ask(method, path, body) {
      try {
        const response = await fetch(path, {
          method,
          headers: authorization(),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (response.ok) return response;
        const { error } = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
        onRefused(error?.message ?? `The mock answered ${response.status}.`);
      } catch {
        onRefused("The mock does not answer.");
      }
      return undefined;
    },
    unlock(given) {
      token = given;
      sessionStorage.setItem(tokenName, given);
      retryNow();
    },
  };
}

/** Lets the browser draw and answer. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
