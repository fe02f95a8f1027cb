/** Words that are not used for what they stand for here, and what to write. */
export type Row = {
  /** As the table calls it. */
  readonly words: string;
  /** In small letters; a space is any gap, a line break of a comment included. */
  readonly pattern: string;
  readonly write: string;
};

export const rows: readonly Row[] = [
  {
    words: "told, tells",
    pattern: "\\b(?:told|tells?|telling)\\b",
    write: "says, shows, names; is given, is notified, is reported; tell apart: distinguish",
  },
  {
    words: "sound, of what is valid",
    pattern:
      "\\b(?:(?:is|are|be|was|were|been|otherwise|perfectly) sound\\b(?! (?:and|or) silence)|sound (?:and hostile|bod(?:y|ies)|callbacks?|items?|keys?|notifications?|ones?|operations?|posts?|requests?|responses?|tokens?)|soundly|unsound)\\b",
    write: "valid",
  },
  { words: "makes no sense", pattern: "\\bmak(?:es?|ing) no sense\\b", write: "is invalid; of arguments: wrong usage" },
  { words: "Not so:", pattern: "\\bnot so:", write: "FAILED:" },
  {
    words: "hears, of what is received",
    pattern: "\\b(?:hears?|heard|hearing) (?:about|of|that|what|when|whether|why)\\b|\\bunheard\\b",
    write: "receives, is called with, is notified; unheard: silently",
  },
  { words: "blotted out", pattern: "\\bblot(?:s|ted|ting)?\\b", write: "masked, redacted" },
  {
    words: "is no …",
    pattern:
      '(?<!\\b(?:there|here|it) )\\b(?:is|are|was|were) no (?!(?:better|different|less|longer|more|need|older|other|worse)\\b)[\\w`"]+|, no json\\b',
    write: "is not a …, is not …",
  },
  { words: "at the most, at the least", pattern: "\\bat the (?:most|least)\\b", write: "at most, at least" },
  { words: "a text, of a value", pattern: "\\b(?:a|any|no|one) text\\b(?! (?:file|body|node)\\b)", write: "a string" },
  { words: "mend", pattern: "\\bmend(?:s|ed|ing)?\\b", write: "fix" },
  { words: "anew", pattern: "\\banew\\b", write: "again" },
  {
    words: "let pass, let in, let through",
    pattern: "\\b(?:let|lets|letting) (?:\\w+ ){0,2}(?:pass|in|through)\\b",
    write: "accept, allow",
  },
  { words: "heeded", pattern: "\\bheed(?:s|ed|ing)?\\b", write: "respected, used" },
];

export type Finding = {
  readonly file: string;
  readonly line: number;
  /** The words as they stand. */
  readonly found: string;
  readonly row: Row;
};

const gap = "[\\s*/#>]+";
const compiled = rows.map((row) => ({ row, regexp: new RegExp(row.pattern.replaceAll(" ", gap), "gi") }));

/** Finds the words in a file: of code in its comments and strings, of anything else in the whole text. */
export async function findingsIn(file: string, text: string): Promise<Finding[]> {
  const matches = compiled
    .flatMap(({ row, regexp }) => Array.from(text.matchAll(regexp), ({ 0: words, index }) => ({ row, words, index })))
    .sort((a, b) => a.index - b.index);
  // The scanner takes longer than all the rest, and most files have nothing to look at.
  if (matches.length === 0) return [];
  const prose = /\.[cm]?[jt]s$/.test(file) ? (await import("./prose.ts")).proseOf(text) : text;
  return matches
    .filter(({ words, index }) => prose.startsWith(words, index))
    .map(({ row, words, index }) => ({
      file,
      line: text.slice(0, index).split("\n").length,
      found: words.replace(new RegExp(gap, "g"), " "),
      row,
    }));
}

export function describe({ file, line, found, row }: Finding): string {
  return `${file}:${line} "${found}": write ${row.write}`;
}
