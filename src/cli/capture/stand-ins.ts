import { createHmac, randomBytes } from "node:crypto";

/** What may stay as it is in a string. */
export interface Kept {
  /** Words, in small letters. */
  readonly words?: ReadonlySet<string>;
  /** Parts that a pattern matches; without groups. */
  readonly parts?: RegExp;
}

/** What a name that the contract does not know names. */
export type Named = "Value" | "Member" | "Type" | "Header";

/** Replaces what names a person, a place or a secret, in a way that is the same within one run and another in the next. */
export interface StandIns {
  /**
   * The same string with another letter for each letter and another digit for each digit. Of ids, and of other words with
   * letters and digits, not even that stays: each position is any. A word has one stand-in in whatever letter case, an id
   * with or without dashes, and a stand-in is its own, so that a second pass changes nothing.
   */
  text(value: string, kept?: Kept): string;
  /** Another number with as many digits before and after its point; a second pass gives yet another. */
  number(value: number): number;
  /** Stands for a whole secret, of which not even the length stays; `""` is none. */
  secret(value: string): string;
  /** `unknownMember1` for the first name of a run that is not known. */
  name(kind: Named, value: string): string;
  /** Length and form of what such a name stands for: `13 letters, camelCase`; undefined for any other. */
  shapeOf(name: string): string | undefined;
  /** How much is remembered, in strings. */
  readonly size: number;
}

/** Bounded, and only at the start of what may be a token, so that no string is read more than twice. */
const token = "(?<![\\w-])ey[\\w-]{6,16384}\\.[\\w-]{6,16384}\\.[\\w-]{0,16384}";
const guid = "(?<![0-9a-zA-Z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32})(?![0-9a-zA-Z])";
const percentEscape = "%[0-9a-fA-F]{2}";
const word = "[0-9a-zA-Z\\u0080-\\uffff]+";
const mask = "redacted-";
/** Letters and digits together: where the digits are could identify it. */
const idLike = /^(?=.*\d)(?=.*[a-z])[\da-z]{8,}$/i;

/** After so many that are in use, a short word shares its stand-in. */
const mostTries = 16;

const hexDigits = "0123456789abcdef";
const letters = "abcdefghijklmnopqrstuvwxyz";
const lettersAndDigits = `${letters}0123456789`;

/** What is remembered grows with the strings that were replaced; whoever uses it bounds them. */
export function createStandIns(key: Uint8Array = randomBytes(32)): StandIns {
  const standIns = new Map<string, string>();
  const issued = new Set<string>();
  const names = new Map<string, string>();
  const shapes = new Map<string, string>();
  const counts = new Map<Named, number>();

  function standInOf(canonical: string, alphabet: string | undefined): string {
    if (issued.has(canonical)) return canonical;
    const known = standIns.get(canonical);
    if (known !== undefined) return known;
    let made = canonical;
    for (let tried = 0; tried < mostTries || made === canonical; tried += 1) {
      made = drawn(canonical, `${tried}:${canonical}`, alphabet);
      if (made !== canonical && !issued.has(made) && !standIns.has(made)) break;
    }
    standIns.set(canonical, made);
    issued.add(made);
    return made;
  }

  /** As long as a model: of any characters of an alphabet, or by default of a letter for each letter and a digit for each digit. */
  function drawn(model: string, seed: string, alphabet?: string): string {
    const first = digest(key, seed);
    let block = first;
    return Array.from({ length: model.length }, (_, at) => {
      if (at > 0 && at % 32 === 0) block = digest(first, String(at));
      const byte = block[at % 32] ?? 0;
      if (alphabet) return alphabet[byte % alphabet.length];
      // no zero, which at the start or end of a number would be lost
      return isDigit(model.charCodeAt(at)) ? 1 + (byte % 9) : letters[byte % letters.length];
    }).join("");
  }

  function secret(value: string): string {
    if (value === "" || issued.has(value)) return value;
    const made = mask + drawn("12345678", `secret:${value}`);
    issued.add(made);
    return made;
  }

  function id(found: string): string {
    return spelledAs(found, standInOf(lowered(found.replaceAll("-", "")), hexDigits), isUpper(found));
  }

  /** Its capitals are where they happen to be, and not where they were. */
  function otherId(found: string): string {
    const canonical = lowered(found);
    if (issued.has(canonical)) return found;
    const made = standInOf(canonical, lettersAndDigits);
    if (found === canonical || isUpper(found)) return spelledAs(found, made, isUpper(found));
    const capitals = digest(key, `capitals:${found}`);
    return Array.from(made, (unit, at) => ((capitals[at % 32] ?? 0) % 2 === 0 ? unit.toUpperCase() : unit)).join("");
  }

  return {
    secret,
    text(value, { words = new Set(), parts = /(?!)/ } = {}) {
      const pattern = new RegExp(
        `(${mask}\\d{8})|(${parts.source})|(${token})|(${guid})|(${percentEscape})|${word}`,
        "g",
      );
      return value.replace(pattern, (found, ...groups: (string | undefined)[]) => {
        const [masked, part, jwt, guid, escaped] = groups;
        if (masked !== undefined) return issued.has(masked) ? masked : secret(masked);
        if (part !== undefined) return part;
        if (jwt !== undefined) return secret(jwt);
        if (guid !== undefined) return id(guid);
        if (escaped !== undefined) return isPunctuation(escaped) ? escaped : "%78";
        if (words.has(found.toLowerCase())) return found;
        return idLike.test(found) ? otherId(found) : capitalizedAs(found, standInOf(lowered(found), undefined));
      });
    },
    number(value) {
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return Math.sign(value) * 2 ** 53;
      const [digits = "", exponent = ""] = String(Math.abs(value)).split(/(?=e)/);
      let made = digits;
      for (let tried = 0; made === digits; tried += 1) made = drawnNumber(digits, `number:${tried}:${digits}`);
      const number = Number(made + exponent);
      const isOfItsType = Number.isInteger(number) === Number.isInteger(value) && number !== Math.abs(value);
      return (value < 0 ? -1 : 1) * (isOfItsType ? number : 0.5);
    },
    name(kind, value) {
      if (shapes.has(value)) return value;
      const known = names.get(`${kind} ${value}`);
      if (known !== undefined) return known;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const made = `unknown${kind}${count}`;
      names.set(`${kind} ${value}`, made);
      shapes.set(made, shapeIn(value));
      return made;
    },
    shapeOf: (name) => shapes.get(name),
    get size() {
      return standIns.size + issued.size + names.size + shapes.size;
    },
  };

  function drawnNumber(digits: string, seed: string): string {
    const others = drawn(digits.replace(".", ""), seed);
    const point = digits.indexOf(".");
    return point < 0 ? others : `${others.slice(0, point)}.${others.slice(point)}`;
  }
}

const digest = (key: Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** ASCII alone, so that no string changes its length. */
const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether its letters are capitals; there is one at least. */
const isUpper = (text: string): boolean => /[A-Z]/.test(text) && !/[a-z]/.test(text);

/** Whether what an escape of an address stands for is neither a letter nor a digit. */
const isPunctuation = (escaped: string): boolean =>
  /[^0-9a-zA-Z\u0080-\uffff]/.test(String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));

/** A stand-in with the dashes of what it stands for. */
function spelledAs(found: string, standIn: string, inCapitals: boolean): string {
  let at = 0;
  const made = found.replace(/[^-]/g, () => standIn[at++] ?? "");
  return inCapitals ? made.toUpperCase() : made;
}

/** A stand-in with the capitals of what it stands for. */
function capitalizedAs(found: string, standIn: string): string {
  return found.replace(/./gs, (unit, at: number) => {
    const made = standIn[at] ?? "";
    return unit >= "A" && unit <= "Z" ? made.toUpperCase() : made;
  });
}

function shapeIn(value: string): string {
  const { length } = value;
  if (/^[a-z]+$/.test(value)) return `${length} letters, lower case`;
  if (/^[A-Z]+$/.test(value)) return `${length} letters, upper case`;
  if (/^[a-z][A-Za-z]+$/.test(value)) return `${length} letters, camelCase`;
  if (/^[A-Z][A-Za-z]+$/.test(value)) return `${length} letters, PascalCase`;
  return `${length} ${/^[A-Za-z\d]+$/.test(value) ? "letters and digits" : "characters"}`;
}
