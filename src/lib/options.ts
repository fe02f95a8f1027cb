// Each check takes options under their names, `checkNumbers({ timeoutMs })`, and throws one kind of TypeError: the option,
// what it must be, and what it is. A secret is never given to them, as what is wrong is shown.

type Options = Readonly<Record<string, unknown>>;

/** Which numbers an option takes. Default: 0 or more, and Infinity. */
export interface NumberRange {
  /** Takes no 0. */
  readonly positive?: boolean;
  /** Takes no Infinity. */
  readonly finite?: boolean;
}

const units: Readonly<Record<string, string>> = { Ms: " of milliseconds", Bytes: " of bytes" };

/** The unit in a message is that of the option's name: `timeoutMs`, `maxBytes`. */
export function checkNumbers(options: Options, { positive = false, finite = false }: NumberRange = {}): void {
  const range = positive ? "more than 0" : "0 or more";
  checkEach(
    options,
    (value) =>
      typeof value === "number" && (positive ? value > 0 : value >= 0) && (!finite || value < Number.POSITIVE_INFINITY),
    (option) => `a ${finite ? "finite " : ""}number${units[/Ms$|Bytes$/.exec(option)?.[0] ?? ""] ?? ""}, ${range}`,
  );
}

export function checkChoice(options: Options, choices: readonly (string | number)[]): void {
  checkEach(
    options,
    (value) => choices.some((choice) => choice === value),
    () => choices.map(shown).join(" or "),
  );
}

/** For lists whose emptiness would shut everything out in silence: at least one text, and none of them empty. */
export function checkTexts(options: Options): void {
  checkEach(
    options,
    (value) => Array.isArray(value) && value.length > 0,
    () => "a list with at least one text in it, or left out for its default",
  );
  for (const [option, list] of Object.entries(options)) {
    const texts = Object.fromEntries((list as unknown[]).map((text, index) => [`${option}[${index}]`, text]));
    checkEach(
      texts,
      (text) => typeof text === "string" && text !== "",
      () => "a text that is not empty",
    );
  }
}

export function checkFunctions(options: Options): void {
  checkEach(
    options,
    (value) => typeof value === "function",
    () => "a function",
  );
}

/** @param wanted what has these methods, in words */
export function checkMethods(options: Options, methods: readonly string[], wanted: string): void {
  checkEach(
    options,
    (value) => methods.every((method) => typeof (value as Options | null | undefined)?.[method] === "function"),
    () => `${wanted}, with ${methods.map((method) => `${method}()`).join(" and ")}`,
  );
}

/** The TypeError of every check, for an option with a rule of its own. */
export function optionError(option: string, wanted: string, given: unknown): TypeError {
  return new TypeError(`${option} must be ${wanted}; not ${shown(given)}`);
}

function checkEach(options: Options, isRight: (value: unknown) => boolean, wanted: (option: string) => string): void {
  for (const [option, value] of Object.entries(options)) {
    if (!isRight(value)) throw optionError(option, wanted(option), value);
  }
}

/** Longer texts are cut. */
const longestShown = 100;

/** A text as JSON and a number as it is; of anything else its type alone. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, longestShown));
  if (typeof value === "number" || value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
