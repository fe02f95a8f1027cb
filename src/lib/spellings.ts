/** Spellings that are read -> the one of their word, which wins over its other spellings. */
export type Spellings = ReadonlyMap<string, string>;

/** Words by themselves and in lower case. */
export function spellings(words: readonly string[]): Spellings {
  return new Map([
    ...words.map((word) => [word.toLowerCase(), word] as const),
    ...words.map((word) => [word, word] as const),
  ]);
}

/** The known spelling of a word in any letter case; undefined for one that is not known. */
export function spelled(word: string, known: Spellings): string | undefined {
  return known.get(word) ?? known.get(word.toLowerCase());
}
