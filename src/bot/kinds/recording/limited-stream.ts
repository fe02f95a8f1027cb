import { NetworkError, TooLargeError } from "../../../errors.ts";
import { plainCause } from "../../../lib/cause.ts";

/** What a stream is held to. */
export interface StreamLimits {
  /** Names the sender in errors. */
  readonly host: string;
  /** Blotted out wherever the cause of an error repeats it. */
  readonly token: string;
  readonly maxBytes: number;
  /** Bytes that were announced; fewer are a broken connection. */
  readonly expectedBytes: number | undefined;
  /** Its abort errors the stream with its reason, also while nobody reads. */
  readonly signal: AbortSignal;
  /** Runs when the stream is over: read to its end, errored, or cancelled by its reader. */
  readonly onEnd: () => void;
}

/**
 * `source`, pulled only as it is read. Errors with `TooLargeError`, with `NetworkError` when the connection breaks or ends
 * early, or with the signal's reason; `source` is cancelled then, as when the reader cancels. [RF-02, RF-04]
 */
export function limitedStream(source: ReadableStream<Uint8Array>, limits: StreamLimits): ReadableStream<Uint8Array> {
  const { host, token, maxBytes, expectedBytes = 0, signal, onEnd } = limits;
  const reader = source.getReader();
  let bytes = 0;

  async function nextChunk(): Promise<Uint8Array | undefined> {
    const { value } = await reader.read().catch((cause: unknown) => {
      throw new NetworkError(`The connection to ${host} broke after ${bytes} bytes of the recording`, {
        cause: plainCause(cause, [token]),
      });
    });
    bytes += value?.byteLength ?? 0;
    if (bytes > maxBytes) throw new TooLargeError("The recording", maxBytes);
    if (!value && bytes < expectedBytes) {
      throw new NetworkError(`The recording from ${host} ended after ${bytes} of ${expectedBytes} bytes`);
    }
    return value;
  }

  async function end(reason?: unknown): Promise<void> {
    onEnd();
    await reader.cancel(reason).catch(() => undefined);
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onAbort = (): void => {
          controller.error(signal.reason);
          void end(signal.reason);
        };
        if (signal.aborted) onAbort();
        signal.addEventListener("abort", onAbort, { once: true });
      },
      async pull(controller) {
        try {
          const chunk = await nextChunk();
          if (chunk) return controller.enqueue(chunk);
          void end();
          controller.close();
        } catch (error) {
          void end(error);
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
