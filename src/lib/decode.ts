/** The bytes of a body, when it has some: a view of them or a buffer. None are left in a view whose buffer was transferred. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  try {
    if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    // A test runner's ArrayBuffer may be of another realm, so its tag decides; DataView refuses what only bears the tag.
    const tagged = /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body));
    return tagged ? new Uint8Array(new DataView(body as ArrayBuffer).buffer) : undefined;
  } catch {
    return ArrayBuffer.isView(body) ? new Uint8Array() : undefined;
  }
}

/**
 * Decodes a body by its byte order mark, else by the charset of its `Content-Type`, else as UTF-8, which also stands in
 * for a charset that this runtime does not know. Malformed bytes become U+FFFD. Undefined when the runtime refuses, as
 * it does for more text than a string can hold. [NT-14]
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  try {
    return decoder(markedCharset(bytes) ?? charsetOf(contentType)).decode(bytes);
  } catch {
    return undefined;
  }
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  const [, quoted, plain] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType ?? "") ?? [];
  return quoted ?? plain;
}

function decoder(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
