import { parseArgs } from "node:util";
import { absoluteUrl } from "../lib/url.ts";
import { beside, table, wrapped } from "./wrapped.ts";

/** An option as people write it; one without `value` is a switch. */
export interface OptionText {
  readonly name: string;
  /** What stands for its value in the help: `PORT`. */
  readonly value?: string;
  readonly says: string;
  /** May be given more than once. */
  readonly repeats?: true;
}

/** What a command takes. The help is made of it, and the arguments are read by it. */
export interface Manual {
  readonly name: string;
  /** What follows the command's name: `URL [options]`. */
  readonly usage: string;
  /** What it is for, in whole lines. */
  readonly says: string;
  readonly options: readonly OptionText[];
  /** Further sections: a heading, and its lines. */
  readonly sections?: readonly (readonly [heading: string, lines: string])[];
  readonly exits: string;
  readonly examples: readonly string[];
}

export interface Arguments {
  text(option: string): string | undefined;
  list(option: string): readonly string[];
  flag(option: string): boolean;
  readonly positionals: readonly string[];
}

/** Wrong usage: the message says what to do instead, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A server could not begin: what is in the way, and what to do; the exit code is 1. */
export class CannotListen extends Error {
  override readonly name = "CannotListen";
}

const shared: readonly OptionText[] = [
  { name: "json", says: "print one JSON object per line, for programs" },
  { name: "help", says: "print this" },
];

/** @throws UsageError for an option that the manual does not know, or that lacks its value */
export function readArguments(manual: Manual, argv: readonly string[]): Arguments {
  const known = [...manual.options, ...shared];
  const options = Object.fromEntries(
    known.map(({ name, value, repeats = false }) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const), multiple: repeats },
    ]),
  );
  const { values, positionals } = parsed(manual, known, () =>
    parseArgs({ args: [...argv], options, allowPositionals: true }),
  );
  const given = values as Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  return {
    text: (option) => given[option] as string | undefined,
    list: (option) => (given[option] ?? []) as readonly string[],
    flag: (option) => given[option] === true,
    positionals,
  };
}

function parsed<T>({ name }: Manual, known: readonly OptionText[], parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /--?[\w-]+/.exec(error.message)?.[0] ?? "";
    const match = known.find((candidate) => `--${candidate.name}` === option);
    if (!match)
      throw new UsageError(
        `${name} has no option ${option}; it has ${known.map((candidate) => `--${candidate.name}`).join(", ")}`,
      );
    throw new UsageError(
      match.value === undefined ? `${option} takes no value` : `${option} takes a value: ${option} ${match.value}`,
    );
  }
}

/** @throws UsageError unless the option is absent or a TCP port */
export function portOf(options: Arguments, name: string, otherwise: number): number {
  return wholeNumber(options, name, otherwise, 65_535);
}

/** @throws UsageError unless the option is absent or a whole number from 0 to `most` */
export function wholeNumber(
  options: Arguments,
  name: string,
  otherwise: number,
  most: number = Number.MAX_SAFE_INTEGER,
): number {
  const text = options.text(name);
  if (text === undefined) return otherwise;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new UsageError(
    `--${name} takes a whole number from 0${most === Number.MAX_SAFE_INTEGER ? " up" : ` to ${most}`}; not ${JSON.stringify(text)}`,
  );
}

/** The address of the bot's callback, which a command takes alone. @throws UsageError unless it is http or https */
export function callbackOf({ name }: Manual, { positionals }: Arguments): URL {
  const example = "http://127.0.0.1:3978/api/calls";
  const [text, ...more] = positionals;
  if (text === undefined)
    throw new UsageError(`${name} takes the address of the bot's callback: graph-record-response ${name} ${example}`);
  if (more.length > 0) throw new UsageError(`${name} takes one address; ${JSON.stringify(more[0])} is too many`);
  const url = absoluteUrl(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${JSON.stringify(text)} is not an http or https address, such as ${example}`);
}

/** @throws UsageError when more is given than the command takes */
export function noPositionals(manual: Manual, { positionals }: Arguments): void {
  if (positionals.length > 0)
    throw new UsageError(`${manual.name} takes options only; ${JSON.stringify(positionals[0])} is none`);
}

/** In lines of at most so many characters, examples and addresses apart. */
export function helpOf(manual: Manual, columns: number): string {
  const options = [...manual.options, ...shared].map(
    ({ name, value, says }) => [`--${name}${value === undefined ? "" : ` ${value}`}`, says] as const,
  );
  return [
    `graph-record-response ${manual.name} ${manual.usage}`,
    ...manual.says.split("\n\n").map((paragraph) => wrapped(paragraph, columns).join("\n")),
    section("Options", table(options, columns)),
    ...(manual.sections ?? []).map(([heading, lines]) => section(heading, eachBeside(lines.split("\n"), columns))),
    section("Exit code", eachBeside([manual.exits], columns)),
    section(
      manual.examples.length === 1 ? "Example" : "Examples",
      manual.examples.map((each) => `  ${each}`).join("\n"),
    ),
  ].join("\n\n");
}

export const section = (heading: string, lines: string): string => `${heading}:\n${lines}`;

/** Lines with the indentation that they have, and two more. */
function eachBeside(lines: readonly string[], columns: number): string {
  return lines.map((line) => beside(/^ */.exec(`  ${line}`)?.[0] ?? "", line.trimStart(), columns)).join("\n");
}
