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
  let state = hashOf(`${seed}/${purpose}`);

  /** The mulberry32 generator. */
  function word(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** Eight. */
  function digits(): string {
    const drawn = word();
    return `${ofByte(drawn >>> 24)}${ofByte(drawn >>> 16)}${ofByte(drawn >>> 8)}${ofByte(drawn)}`;
  }

  return {
    fraction: () => word() / 2 ** 32,
    guid() {
      const [first, second, third, fourth] = [digits(), digits(), digits(), digits()];
      const [one, other] = [second.slice(5), third.slice(1, 4)];
      return `${first}-${second.slice(0, 4)}-4${one}-8${other}-${third.slice(4)}${fourth}`;
    },
    secret: () => Array.from({ length: 8 }, digits).join(""),
  };
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The digits of the lowest eight bits. */
function ofByte(bits: number): string {
  return bytes[bits & 0xff] as string;
}

/** FNV-1a, over UTF-16. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
