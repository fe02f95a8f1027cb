import { TooLargeError } from "../errors.ts";

/** All bytes of a stream; rejects with `TooLargeError` at the first chunk over `maxBytes`, and cancels the stream then. */
export async function readLimited(
  what: string,
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (stream) {
    const reader = stream.getReader();
    const stop = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener("abort", stop, { once: true });
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        if (!ArrayBuffer.isView(next.value)) throw new TypeError(`${what} is not a stream of bytes`);
        size += next.value.byteLength;
        if (size > maxBytes) throw new TooLargeError(what, maxBytes);
        chunks.push(next.value);
      }
    } finally {
      signal.removeEventListener("abort", stop);
      stop();
    }
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
