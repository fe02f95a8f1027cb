/** Fields and values of a hash: a list in RESP2, an object in RESP3. */
export function pairsOf(reply: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(reply)) return Object.entries(Object(reply)).map(([field, value]) => [field, String(value)]);
  const at = (index: number): string => String(reply[index]);
  return Array.from({ length: reply.length / 2 }, (_, index) => [at(2 * index), at(2 * index + 1)]);
}
