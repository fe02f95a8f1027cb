import { TooLargeError } from "../errors.ts";
import { growingBytes } from "./bytes.ts";
import { bodyStream, type FetchedResponse } from "./fetch.ts";

/** What is used of a stream of bytes. */
export interface ByteStream {
  readonly locked: boolean;
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<unknown>;
  };
  cancel(reason?: unknown): Promise<unknown>;
}

/** What the reading of a body is held to. */
export interface BodyLimits {
  /** Names the body in errors: `The body`. */
  readonly what: string;
  readonly maxBytes: number;
  /** Its abort errors the body with its reason, also while nobody reads. */
  readonly signal: AbortSignal;
  /** The error for a body that broke after so many bytes. Default: its cause. */
  readonly broke?: ((cause: unknown, bytes: number) => unknown) | undefined;
  /** The error for a body that ended after so many bytes, when it should have been longer. Default: it never should. */
  readonly ended?: ((bytes: number) => Error | undefined) | undefined;
  /** A chunk is waited for; what it returns is called when it came. Time in which nobody reads does not count. */
  readonly waiting?: (() => () => void) | undefined;
  /** Runs when the body is over: read to its end, errored, or cancelled by its reader. */
  readonly onEnd?: (() => void) | undefined;
}

/**
 * `source`, pulled only as it is read. Errors with `TooLargeError` at the first chunk over `maxBytes`, with what `broke`
 * and `ended` give, or with the signal's reason; `source` is cancelled then, as when the reader cancels.
 */
export function limitedBody(source: ByteStream, limits: BodyLimits): ReadableStream<Uint8Array> {
  let errored = (_: unknown): void => undefined;
  const chunks = limitedChunks(source, limits, (reason) => errored(reason));
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        errored = (reason) => controller.error(reason);
        if (limits.signal.aborted) errored(limits.signal.reason);
      },
      async pull(controller) {
        const chunk = await chunks.next();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: chunks.end,
    },
    { highWaterMark: 0 },
  );
}

/** All bytes of a body; rejects with what `limitedBody` errors with. */
export async function readLimited(source: ByteStream | null, limits: BodyLimits): Promise<Uint8Array> {
  const bytes = growingBytes();
  if (!source) return bytes.all();
  const chunks = limitedChunks(source, limits);
  for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) bytes.add(chunk);
  return bytes.all();
}

/** The chunks of a body, one after the other, until `next` gives none or rejects. */
interface Chunks {
  next(): Promise<Uint8Array | undefined>;
  /** Cancels the rest. */
  end(reason?: unknown): Promise<void>;
}

/** @param onAborted called with the signal's reason when it aborts before the end */
function limitedChunks(source: ByteStream, limits: BodyLimits, onAborted?: (reason: unknown) => void): Chunks {
  const { what, maxBytes, signal, broke = (cause) => cause, ended, waiting, onEnd } = limits;
  const reader = source.getReader();
  let bytes = 0;

  async function end(reason?: unknown): Promise<void> {
    signal.removeEventListener("abort", onAbort);
    onEnd?.();
    await reader.cancel(reason).catch(() => undefined);
  }

  function onAbort(): void {
    onAborted?.(signal.reason);
    void end(signal.reason);
  }

  async function read(): Promise<Uint8Array | undefined> {
    signal.throwIfAborted();
    const came = waiting?.();
    let next: Awaited<ReturnType<typeof reader.read>>;
    try {
      next = await reader.read();
    } catch (cause) {
      throw signal.aborted ? signal.reason : broke(cause, bytes);
    } finally {
      came?.();
    }
    signal.throwIfAborted(); // its cancelled body looks complete
    const { done, value } = next;
    if (!done && !ArrayBuffer.isView(value)) throw new TypeError(`${what} is not a stream of bytes`);
    bytes += value?.byteLength ?? 0;
    if (bytes > maxBytes) throw new TooLargeError(what, maxBytes);
    const tooShort = done ? ended?.(bytes) : undefined;
    if (tooShort) throw tooShort;
    return value;
  }

  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });

  return {
    end,
    async next() {
      try {
        const chunk = await read();
        if (!chunk) void end();
        return chunk;
      } catch (error) {
        if (!signal.aborted) void end(error);
        throw error;
      }
    },
  };
}

/** The text of an answer; rejects as `readLimited`. Where a fetch gives no stream, or one that was read, `text()` has read the whole. */
export async function readText(response: FetchedResponse, limits: BodyLimits): Promise<string> {
  const stream = bodyStream(response);
  const bytes =
    stream && !stream.locked ? await readLimited(stream, limits) : new TextEncoder().encode(await response.text());
  if (bytes.byteLength > limits.maxBytes) throw new TooLargeError(limits.what, limits.maxBytes);
  return new TextDecoder().decode(bytes);
}
