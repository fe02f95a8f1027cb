import { expect, test } from "vitest";
import { growingBytes } from "../../src/lib/bytes.ts";

function grown(...chunks: Uint8Array[]): Uint8Array {
  const bytes = growingBytes();
  for (const chunk of chunks) bytes.add(chunk);
  return bytes.all();
}

const of = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

test.each([
  { chunks: [], all: of() },
  { chunks: [of(1, 2)], all: of(1, 2) },
  { chunks: [of(), of(1), of()], all: of(1) },
  { chunks: [of(1), of(2, 3), of(4, 5, 6, 7, 8), of(9)], all: of(1, 2, 3, 4, 5, 6, 7, 8, 9) },
  { chunks: [of(0, 1, 2, 3).subarray(1, 3), of(4)], all: of(1, 2, 4) },
])("$chunks are $all", ({ chunks, all }) => {
  expect(grown(...chunks)).toEqual(all);
});

test("what is given is a plain Uint8Array, and no chunk is written to", () => {
  const chunk = Buffer.from([1, 2]);
  expect(Object.getPrototypeOf(grown(chunk))).toBe(Uint8Array.prototype);
  grown(chunk, of(3));
  expect([...chunk]).toEqual([1, 2]);
});
