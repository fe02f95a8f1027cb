/** Some chunks as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Chunks that come one by one, copied into one buffer: a thousand small ones cost no more than one large one. One alone is not copied, and must not be changed. */
export function growingBytes(): { add(chunk: Uint8Array): void; all(): Uint8Array } {
  let buffer: Uint8Array = new Uint8Array(0);
  let length = 0;
  return {
    add(chunk) {
      const needed = length + chunk.byteLength;
      if (length === 0) buffer = chunk;
      else {
        if (needed > buffer.byteLength) {
          const larger = new Uint8Array(Math.max(needed, 2 * buffer.byteLength));
          larger.set(buffer.subarray(0, length));
          buffer = larger;
        }
        buffer.set(chunk, length);
      }
      length = needed;
    },
    all: () => new Uint8Array(buffer.buffer, buffer.byteOffset, length),
  };
}

/** A stream of chunks, each taken when it is read. A reader that cancels lets go of the rest. */
export function streamOf<Chunk extends Uint8Array>(chunks: Iterable<Chunk>): ReadableStream<Chunk> {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream<Chunk>(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
