// Every function that takes options has a table of them, one check for each name, and the compiler compares the table
// with the type of the options: an option without a check does not compile. What a check refuses is a TypeError that
// says the option, what it must be, and what it is; a name that is not in the table is one that names the nearest.

import { closest } from "./closest.ts";

/** Throws unless the value is right for the option. `door` is the function that takes it. */
type Rule = (value: unknown, option: string, door: string) => void;

/** For an option that may be left out; it is not asked about undefined. */
export type Check = Rule & { readonly needed?: undefined };

/** For an option that must be given, see `needed`. */
export type NeededCheck = Rule & { readonly needed: true };

/** A check for each member of a type, `needed` where the type demands the member. */
export type Checks<Options> = {
  readonly [Name in keyof Options]-?: Record<never, never> extends Pick<Options, Name> ? Check : NeededCheck;
};

/** The options, once each was checked; none were given when undefined. */
export function checked<Options extends object>(
  door: string,
  given: Options | undefined,
  checks: Checks<Options>,
): Options {
  const options = given === undefined ? ({} as Options) : given;
  // A string in the place of the options may be a secret.
  if (!isObject(options)) throw optionError(`The options of ${door}`, "an object", given, kindOf);
  checkMembers(options, checks as Checks<Record<string, unknown>>, "", door);
  return options;
}

function checkMembers(
  options: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check | NeededCheck>>,
  path: string,
  door: string,
): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) throw unknownOption(door, path, name, Object.keys(checks));
  }
  for (const [name, check] of Object.entries(checks)) {
    const value = options[name];
    if (value !== undefined || check.needed) check(value, path + name, door);
  }
}

function unknownOption(door: string, path: string, name: string, known: readonly string[]): TypeError {
  const nearest = closest(name, known);
  const hint = nearest === undefined ? `it takes ${known.join(", ")}` : `did you mean ${shown(path + nearest)}?`;
  return new TypeError(`${door} has no option ${shown(path + name)}; ${hint}`);
}

/** The TypeError of every check. */
export function optionError(option: string, wanted: string, given: unknown, show: typeof shown = shown): TypeError {
  return new TypeError(`${option} must be ${wanted}; not ${show(given)}`);
}

/** A check of one condition. @param wanted in words */
export function rule(
  isRight: (value: unknown) => boolean,
  wanted: string | ((option: string) => string),
  show?: typeof shown,
): Check {
  return (value, option) => {
    if (!isRight(value)) throw optionError(option, typeof wanted === "string" ? wanted : wanted(option), value, show);
  };
}

export function needed(check: Check): NeededCheck {
  return Object.assign<Rule, { needed: true }>((...given) => check(...given), { needed: true });
}

/** Which numbers an option takes. Default: 0 or more, and Infinity. */
interface NumberRange {
  /** Takes no 0. */
  readonly positive?: boolean;
  /** Takes no Infinity. */
  readonly finite?: boolean;
}

/** The unit in a message is that of the option's name: `timeoutMs`, `maxBytes`. */
export function number({ positive = false, finite = false }: NumberRange = {}): Check {
  return rule(
    (value) =>
      typeof value === "number" && (positive ? value > 0 : value >= 0) && (!finite || value < Number.POSITIVE_INFINITY),
    (option) => `a ${finite ? "finite " : ""}number${unitOf(option)}, ${positive ? "more than 0" : "0 or more"}`,
  );
}

function unitOf(option: string): string {
  if (/(?:Ms|\bms)$/.test(option)) return " of milliseconds";
  return option.endsWith("Bytes") ? " of bytes" : "";
}

export function wholeNumber(min: number): Check {
  return rule((value) => Number.isSafeInteger(value) && (value as number) >= min, `a whole number, ${min} or more`);
}

export function choice(...choices: readonly (string | number)[]): Check {
  const all = choices.map((each) => shown(each));
  return rule(
    (value) => choices.includes(value as string),
    choices.length > 2 ? `one of ${all.join(", ")}` : all.join(" or "),
  );
}

export function flag(): Check {
  return rule((value) => typeof value === "boolean", "true or false");
}

export function text(): Check {
  return rule((value) => typeof value === "string" && value !== "", "a non-empty string");
}

export function func(): Check {
  return rule((value) => typeof value === "function", "a function");
}

export function clockLike(): Check {
  return methods(["now", "sleep"], "a clock");
}

export function abortSignal(): Check {
  return rule((value) => isObject(value) && typeof value["aborted"] === "boolean", "an AbortSignal");
}

/** @param wanted what has these methods, in words */
export function methods(names: readonly string[], wanted: string): Check {
  return rule(
    (value) => names.every((name) => typeof Object(value)[name] === "function"),
    `${wanted}, with ${names.map((name) => `${name}()`).join(" and ")}`,
  );
}

/** Any object. */
export function objectLike(): Check {
  return rule(isObject, "an object");
}

/** An object of options of its own. */
export function members<Options>(checks: Checks<Options>): Check {
  return (value, option, door) => {
    if (!isObject(value)) throw optionError(option, "an object", value);
    checkMembers(value, checks as Checks<Record<string, unknown>>, `${option}.`, door);
  };
}

/** @param what is in the list, in words; @param min 1 where an empty list would shut everything out in silence */
export function list(check: Check, what: string, min: 0 | 1 = 0): Check {
  return (value, option, door) => {
    if (!Array.isArray(value) || value.length < min)
      throw optionError(option, `a list of ${min === 1 ? "one or more " : ""}${what}`, value);
    for (const [index, item] of value.entries()) check(item, `${option}[${index}]`, door);
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Longer texts are cut. */
const longestShown = 100;

/** A string as JSON and a number as it is; of anything else only the type. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, longestShown));
  return typeof value === "number" ? String(value) : kindOf(value);
}

/** What a value is, for one that may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value === "") return "an empty string";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** An address, without the parts that may hold a secret. */
export function shownAddress(value: unknown): string {
  return typeof value === "string" && /[@?#]/.test(value) ? "one with a user, a query or a fragment" : shown(value);
}
