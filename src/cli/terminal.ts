import { wrappedLines } from "./wrapped.ts";

/** Where a command prints. */
export interface Terminal {
  /** A line, or several, to standard output. */
  print(text: string): void;
  /** The same to standard error. */
  complain(text: string): void;
  /** Shows a line below all others until the next one, or until undefined takes it away. Nothing where it would not be seen. */
  live(text: string | undefined): void;
  /** Whether `live` shows anything. */
  readonly isLive: boolean;
  readonly paint: Paint;
  /** Characters in a line. */
  readonly columns: number;
}

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

/** What is used of a process's standard streams. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const clearLine = "\r\u001b[2K";

/** Colours and the live line are for people at a terminal: https://no-color.org is respected, and so is `TERM=dumb`. */
export function createTerminal(out: OutputStream, err: OutputStream, environment: Environment): Terminal {
  const isLive = out.isTTY === true && environment.TERM !== "dumb";
  const hasColours = isLive && !environment.NO_COLOR;
  let shown: string | undefined;

  function write(stream: OutputStream, text: string): void {
    if (shown !== undefined) out.write(clearLine);
    stream.write(`${text}\n`);
    if (shown !== undefined) out.write(shown);
  }

  return {
    print: (text) => write(out, text),
    complain: (text) => write(err, err.isTTY && err.columns ? wrappedLines(text, err.columns) : text),
    live(text) {
      if (!isLive || text === shown) return;
      out.write(`${shown === undefined ? "" : clearLine}${text ?? ""}`);
      shown = text;
    },
    isLive,
    paint: hasColours ? painted : (_, text) => text,
    columns: out.columns ?? 100,
  };
}

function painted(colour: Colour, text: string): string {
  const [on, off] = codes[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
