/** Numbers that look random and come the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A GUID, dashed and in small letters. */
  guid(): string;
  /** 64 hexadecimal digits. */
  secret(): string;
}

/** @param purpose separates the streams of one seed, so that what is drawn from one leaves the others as they are */
export function createRandom(seed: number, purpose: string): Random {
  let state = [...`${seed}/${purpose}`].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );

  /** The mulberry32 generator. */
  function word(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  const digits = (words: number): string =>
    Array.from({ length: words }, () => word().toString(16).padStart(8, "0")).join("");

  return {
    fraction: () => word() / 2 ** 32,
    guid: () => digits(4).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5"),
    secret: () => digits(8),
  };
}
