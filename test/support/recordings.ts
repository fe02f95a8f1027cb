import type { RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import {
  type DownloadOptions,
  downloadRecording,
  type RecordingDownload,
} from "../../src/bot/kinds/recording/download.ts";
import type { RecordingSource } from "../../src/bot/kinds/recording/kind.ts";
import { Redacted } from "../../src/contract/redacted.ts";

import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";

export const token = "the-recordings-own";

export const sourceAt = (location: string): RecordingSource => ({ location, accessToken: new Redacted(token) });

/** Downloads a location, plain http on loopback allowed, on a clock that stands still unless one is given. */
export const downloadAt = (location: string, options: DownloadOptions = {}): Promise<RecordingDownload> =>
  downloadRecording(sourceAt(location), { allowInsecureLoopback: true, clock: createVirtualClock(), ...options });

/** Downloads `https://media.example.com/1`, which answers with this. */
export const downloadOf = (answer: Response, options: DownloadOptions = {}): Promise<RecordingDownload> =>
  downloadAt("https://media.example.com/1", { ...options, fetch: async () => answer });

export const recordingOf = (
  stream: ReadableStream<Uint8Array> | null,
  headers: Record<string, string> = {},
): Response => new Response(stream, { headers: { "content-type": "application/octet-stream", ...headers } });

export const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());

/** A body that notes what is asked of it. */
export interface NotedBody {
  readonly stream: ReadableStream<Uint8Array>;
  pulled: number;
  readonly cancelledWith: unknown[];
}

/** Gives a chunk of `size` bytes on each pull, `chunks` of them or without end. */
export function bodyOf(size: number, chunks: number = Number.POSITIVE_INFINITY): NotedBody {
  const noted: NotedBody = {
    pulled: 0,
    cancelledWith: [],
    stream: new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (noted.pulled++ < chunks) controller.enqueue(new Uint8Array(size));
          else controller.close();
        },
        cancel: (reason) => void noted.cancelledWith.push(reason),
      },
      { highWaterMark: 0 },
    ),
  };
  return noted;
}

/** A network that never answers and ignores an abort. */
export const deaf = (): Promise<Response> => new Promise(() => undefined);

/** Serves recordings on 127.0.0.1 until the test is over; resolves with its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const { origin, close } = await listenOnLoopback(listener);
  onTestFinished(close);
  return origin;
}

/** Something that happens once: `happen()` it, `await happened`. */
export function once(): { happened: Promise<void>; happen: () => void } {
  let happen = (): void => undefined;
  return { happened: new Promise<void>((resolve) => (happen = resolve)), happen: () => happen() };
}

/** The value once it has stood still for 200 turns of the event loop. */
export async function atRest(read: () => number): Promise<number> {
  for (let [value, turns] = [read(), 0]; ; turns++) {
    if (turns === 200) return value;
    await new Promise((resolve) => setImmediate(resolve));
    if (read() !== value) [value, turns] = [read(), -1];
  }
}
