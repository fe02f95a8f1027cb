import { createHmac, randomBytes } from "node:crypto";

/** What may stay as it is in a string. */
export interface Kept {
  /** Words, in small letters. */
  readonly words?: ReadonlySet<string>;
  /** Parts that a pattern matches; without groups. */
  readonly parts?: RegExp;
}

/** Replaces what names a person, a place or a secret, in a way that is the same within one run and another in the next. */
export interface StandIns {
  /**
   * The same string with another letter for each letter and another digit for each digit. A word has one stand-in in
   * whatever letter case, an id with or without dashes, and a stand-in is its own, so that a second pass changes nothing.
   */
  text(value: string, kept?: Kept): string;
  /** Stands for a whole secret, of which not even the length stays; `""` is none. */
  secret(value: string): string;
}

const token = "ey[\\w-]{6,}\\.[\\w-]{6,}\\.[\\w-]*";
const guid = "(?<![0-9a-zA-Z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32})(?![0-9a-zA-Z])";
const percentEscape = "%[0-9a-fA-F]{2}";
const word = "[0-9a-zA-Z\\u0080-\\uffff]+";
const mask = "redacted-";

/** After so many that are in use, a short word shares its stand-in. */
const mostTries = 16;

/** What is remembered grows with the strings that were replaced; whoever uses it bounds them. */
export function createStandIns(key: Uint8Array = randomBytes(32)): StandIns {
  const standIns = new Map<string, string>();
  const issued = new Set<string>();

  function standInOf(canonical: string, letters: string): string {
    if (issued.has(canonical)) return canonical;
    const known = standIns.get(canonical);
    if (known !== undefined) return known;
    let made = canonical;
    for (let tried = 0; tried < mostTries || made === canonical; tried += 1) {
      made = shaped(canonical, letters, `${tried}:${canonical}`);
      if (made !== canonical && !issued.has(made) && !standIns.has(made)) break;
    }
    standIns.set(canonical, made);
    issued.add(made);
    return made;
  }

  function shaped(canonical: string, letters: string, seed: string): string {
    const seedDigest = createHmac("sha256", key).update(seed).digest();
    let block = Buffer.alloc(0);
    return Array.from({ length: canonical.length }, (_, at) => {
      if (at % 32 === 0) block = createHmac("sha256", seedDigest).update(String(at)).digest();
      const byte = block[at % 32] ?? 0;
      // no zero, which at the start or end of a number would be lost
      return isDigit(canonical.charCodeAt(at)) ? 1 + (byte % 9) : letters[byte % letters.length];
    }).join("");
  }

  function secret(value: string): string {
    if (value === "" || issued.has(value)) return value;
    const made = mask + shaped("12345678", alphabet, `secret:${value}`);
    issued.add(made);
    return made;
  }

  return {
    secret,
    text(value, { words = new Set(), parts = /(?!)/ } = {}) {
      const pattern = new RegExp(
        `(${mask}\\d{8})|(${parts.source})|(${token})|(${guid})|(${percentEscape})|${word}`,
        "g",
      );
      return value.replace(pattern, (found, ...groups: (string | undefined)[]) => {
        const [masked, part, jwt, id, escaped] = groups;
        if (masked !== undefined) return issued.has(masked) ? masked : secret(masked);
        if (part !== undefined) return part;
        if (jwt !== undefined) return secret(jwt);
        if (escaped !== undefined) return isPunctuation(escaped) ? escaped : "%78";
        if (words.has(found.toLowerCase())) return found;
        const canonical = lowered(id === undefined ? found : found.replaceAll("-", ""));
        return spelledAs(found, standInOf(canonical, id === undefined ? alphabet : hexLetters));
      });
    },
  };
}

const alphabet = "abcdefghijklmnopqrstuvwxyz";
const hexLetters = "abcdef";

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** ASCII alone, so that no string changes its length. */
const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether what an escape of an address stands for is neither a letter nor a digit. */
const isPunctuation = (escaped: string): boolean =>
  /[^0-9a-zA-Z\u0080-\uffff]/.test(String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));

/** A stand-in with the dashes and capitals of what it stands for. */
function spelledAs(found: string, standIn: string): string {
  let at = 0;
  return Array.from({ length: found.length }, (_, index) => {
    const unit = found[index] ?? "";
    if (unit === "-") return unit;
    const made = standIn[at++] ?? "";
    return unit >= "A" && unit <= "Z" ? made.toUpperCase() : made;
  }).join("");
}
