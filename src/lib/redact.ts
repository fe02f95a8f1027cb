/** A shorter secret is not searched for: it would be found in ordinary words. */
const shortestSecret = 8;

/** The fewest characters of a longer secret that are masked wherever they occur. */
const shortestPart = 16;

/** Longest string from outside that is shown, in characters. */
const longestText = 2_000;

const mask = "[redacted]";

/**
 * A string from outside as an error may show it: the first `maxLength` characters of it, default 2,000, with each secret of
 * 8 characters or more masked, each part of one that has 16 or more, and the user, query and fragment of each address.
 * Letter case makes no difference. The time it takes grows with `maxLength` and the secrets, not with the text. [ER-05, ER-07]
 */
export function redactText(text: string, secrets: readonly string[], maxLength: number = longestText): string {
  const searched = secrets.filter(({ length }) => length >= shortestSecret);
  // A secret across the cut is found too.
  const read = text.slice(0, maxLength + Math.max(0, ...searched.map(({ length }) => length)));
  const hidden = new Uint8Array(read.length);
  for (const secret of searched) hideParts(read, secret, hidden);
  hideInAddresses(read, hidden);
  let shown = "";
  let at = 0;
  while (at < read.length && at < maxLength) {
    const start = at;
    if (hidden[at]) {
      while (hidden[at]) at += 1;
      shown += mask;
    } else {
      while (at < read.length && at < maxLength && !hidden[at]) at += 1;
      shown += read.slice(start, at);
    }
  }
  return at < text.length ? `${shown}…` : shown;
}

/** A code or a name: as it came, since half of one is of no use, or undefined where `redactText` would change it. [ER-07] */
export function wholeOrNone(text: string, secrets: readonly string[]): string | undefined {
  return redactText(text, secrets) === text ? text : undefined;
}

function hideParts(text: string, secret: string, hidden: Uint8Array): void {
  const size = Math.min(secret.length, shortestPart);
  if (text.length < size) return;
  // Cut into blocks of half that size, the text has a whole block in each part: only around those is there one to look for.
  const blockSize = Math.floor(size / 2);
  const [foldedText, foldedSecret] = [foldCase(text), foldCase(secret)];
  const blocks = new Set<string>();
  for (let at = 0; at + blockSize <= secret.length; at++) blocks.add(foldedSecret.slice(at, at + blockSize));
  for (let block = 0; block + blockSize <= text.length; block += blockSize) {
    if (!blocks.has(foldedText.slice(block, block + blockSize))) continue;
    for (let at = Math.max(0, block + blockSize - size); at <= block && at + size <= text.length; at++) {
      if (foldedSecret.includes(foldedText.slice(at, at + size))) hidden.fill(1, at, at + size);
    }
  }
}

/** Tokens are ASCII. `toLowerCase` of the whole could change its length. */
function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** An address that is signed carries its signature in its query. [RF-06] */
function hideInAddresses(text: string, hidden: Uint8Array): void {
  for (const { 0: address, 1: scheme = "", index } of text.matchAll(/\b(https?:\/\/)[^\s"<>]*/gi)) {
    const user = /^[^/?#]*(?=@)/.exec(address.slice(scheme.length))?.[0] ?? "";
    hidden.fill(1, index + scheme.length, index + scheme.length + user.length);
    const end = address.search(/[?#]/);
    if (end !== -1) hidden.fill(1, index + end + 1, index + address.length);
  }
}
