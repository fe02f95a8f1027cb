import type { OutputStream } from "./terminal.ts";

/**
 * Writes what is printed in one turn of the event loop at once, and at the end what is left: each write to a file or a
 * pipe waits for it. An answer that is sent in the same turn can be read before the line about it. A person at a terminal
 * sees each line as it comes.
 */
export function batched(stream: OutputStream): OutputStream {
  if (stream.isTTY) return stream;
  let waiting = "";
  function flush(): void {
    const text = waiting;
    waiting = "";
    if (text !== "") stream.write(text);
  }
  process.once("exit", flush);
  return {
    write(text) {
      if (waiting === "") setImmediate(flush);
      waiting += text;
    },
    flush,
  };
}
