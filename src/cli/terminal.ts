import { forTerminal, type Paint, painted } from "./colours.ts";
import { wrappedLines } from "./wrapped.ts";

/** Where a command prints. */
export interface Terminal {
  /** A line, or several, to standard output. Controls in it are escaped, as parts of it come from outside. */
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

/** What is used of a process's standard streams. */
export interface OutputStream {
  write(text: string): unknown;
  /** Writes what waits to be written, where something does. */
  flush?(): void;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Some pseudo-terminals say that they have none. */
const leastColumns = 20;

const clearLine = "\r\u001b[2K";

/** Colours and the live line are for people at a terminal: https://no-color.org is respected, and so is `TERM=dumb`. */
export function createTerminal(out: OutputStream, err: OutputStream, environment: Environment): Terminal {
  const isLive = out.isTTY === true && environment.TERM !== "dumb";
  const hasColours = isLive && !environment.NO_COLOR;
  let shown: string | undefined;

  function write(stream: OutputStream, text: string): void {
    if (stream === err) out.flush?.();
    if (shown !== undefined) out.write(clearLine);
    stream.write(`${forTerminal(text)}\n`);
    if (shown !== undefined) out.write(shown);
  }

  return {
    print: (text) => write(out, text),
    complain: (text) => write(err, err.isTTY && err.columns ? wrappedLines(text, err.columns) : text),
    live(text) {
      const line = text && forTerminal(text);
      if (!isLive || line === shown) return;
      out.write(`${shown === undefined ? "" : clearLine}${line ?? ""}`);
      shown = line;
    },
    isLive,
    paint: hasColours ? painted : (_, text) => text,
    columns: Math.max(leastColumns, out.columns || 100),
  };
}
