import type { Issue } from "../errors.ts";

/** Parses JSON. A fault is reported by its position alone, since an engine's own message quotes the text. [NT-08] */
export function parseJson(text: string): { value: unknown } | { issue: Issue } {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (plain.trim() === "") return { issue: { path: "$", code: "empty", message: "is empty" } };
  try {
    return { value: JSON.parse(plain) };
  } catch {
    return { issue: { path: "$", code: "json", message: `is not JSON${whereabouts(plain)}` } };
  }
}

function whereabouts(text: string): string {
  const at = jsonFault(text);
  if (at === undefined) return " that this runtime can read; it may be nested too deeply";
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return `: ${at === text.length ? "it ends too early, at" : "see"} line ${line}, column ${at - before.lastIndexOf("\n")}`;
}

type Wanted = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

/**
 * Index of the first character at which a string stops being JSON; its length when it ends too early, undefined when it
 * is JSON. Reads by loops, so that depth and length do no harm.
 */
export function jsonFault(text: string): number | undefined {
  const open: ("{" | "[")[] = [];
  const afterValue = (): Wanted => (open.length === 0 ? "nothing" : "commaOrEnd");
  let wanted: Wanted = "value";
  for (let at = pastSpace(text, 0); at < text.length; at = pastSpace(text, at)) {
    const mark = text[at] as string;
    const inObject = open.at(-1) === "{";
    if (wanted === "nothing") return at;
    else if (wanted === "commaOrEnd" && mark === ",") {
      wanted = inObject ? "key" : "value";
      at += 1;
    } else if (/OrEnd$/.test(wanted) && mark === (inObject ? "}" : "]")) {
      open.pop();
      wanted = afterValue();
      at += 1;
    } else if (wanted === "colon" && mark === ":") {
      wanted = "value";
      at += 1;
    } else if ((wanted === "value" || wanted === "valueOrEnd") && (mark === "{" || mark === "[")) {
      open.push(mark);
      wanted = mark === "{" ? "keyOrEnd" : "valueOrEnd";
      at += 1;
    } else {
      const isKey: boolean = wanted === "key" || wanted === "keyOrEnd";
      if (isKey ? mark !== '"' : wanted !== "value" && wanted !== "valueOrEnd") return at;
      const scan = scanScalar(text, at);
      if (scan.fault) return scan.at;
      at = scan.at;
      wanted = isKey ? "colon" : afterValue();
    }
  }
  return wanted === "nothing" ? undefined : text.length;
}

/** The place behind what was scanned, or that of its fault. */
type Scan = { at: number; fault: boolean };

function pastSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at += 1;
  return at;
}

function scanScalar(text: string, at: number): Scan {
  if (text[at] === '"') return scanString(text, at + 1);
  const word = ["true", "false", "null"].find((literal) => literal[0] === text[at]);
  return word === undefined ? scanNumber(text, at) : scanWord(text, at, word);
}

function scanWord(text: string, from: number, word: string): Scan {
  const differs = [...word].findIndex((letter, index) => text[from + index] !== letter);
  return differs < 0 ? { at: from + word.length, fault: false } : { at: from + differs, fault: true };
}

function scanString(text: string, from: number): Scan {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') return { at: at + 1, fault: false };
    if (text.charCodeAt(at) < 0x20) return { at, fault: true };
    if (text[at] !== "\\") continue;
    at += 1;
    if (text[at] === "u") {
      const digits = /^[0-9a-f]*/i.exec(text.slice(at + 1, at + 5))?.[0].length ?? 0;
      if (digits < 4) return { at: at + 1 + digits, fault: true };
      at += 4;
    } else if (!'"\\/bfnrt'.includes(text[at] ?? "?")) return { at, fault: true };
  }
  return { at: text.length, fault: true };
}

function scanNumber(text: string, from: number): Scan {
  let at = text[from] === "-" ? from + 1 : from;
  const whole = text[at] === "0" ? at + 1 : pastDigits(text, at);
  if (whole === at) return { at, fault: true };
  at = whole;
  if (text[at] === ".") {
    const fraction = pastDigits(text, at + 1);
    if (fraction === at + 1) return { at: fraction, fault: true };
    at = fraction;
  }
  if (text[at] !== "e" && text[at] !== "E") return { at, fault: false };
  const sign = text[at + 1] === "+" || text[at + 1] === "-" ? at + 2 : at + 1;
  const exponent = pastDigits(text, sign);
  return { at: exponent, fault: exponent === sign };
}

function pastDigits(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1;
  return at;
}
