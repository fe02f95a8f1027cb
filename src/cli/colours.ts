import { randomUUID } from "node:crypto";

export type Colour = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "dim" | "bold";
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Stands for an escape code until the text is printed. Nothing from outside can hold it, as it is another in each process. */
const mark = randomUUID();
const marks = new RegExp(`${mark}(\\d+)m`, "g");

export const painted: Paint = (colour, text) => {
  const [on, off] = codes[colour];
  return `${mark}${on}m${text}${mark}${off}m`;
};

/** How many characters of a line a string takes. */
export function lengthOf(text: string): number {
  return text.replace(marks, "").length;
}

/** Controls of C0 but tab and newline, DEL, C1, line separators, and what changes the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * As a terminal is to get it: with our own colours, and nothing else that acts on a terminal. What is escaped is so as in
 * JSON, which therefore stays the same value.
 */
export function forTerminal(text: string): string {
  return text
    .replace(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(marks, "\u001b[$1m");
}
