/** `value` or its default; throws a TypeError that names the option unless it is a finite number, zero or more. */
export function amount(option: string, value: number | undefined, otherwise: number): number {
  const chosen = value ?? otherwise;
  if (typeof chosen === "number" && Number.isFinite(chosen) && chosen >= 0) return chosen;
  throw new TypeError(`${option} must be a finite number, zero or more`);
}

/** `value` or its default; throws a TypeError that names the option and its choices for anything else. */
export function choice<T extends string | number>(
  option: string,
  choices: readonly [T, ...T[]],
  value: T | undefined,
): T {
  const chosen = value ?? choices[0];
  if (choices.includes(chosen)) return chosen;
  throw new TypeError(`${option} must be ${choices.map((each) => JSON.stringify(each)).join(" or ")}`);
}

/** A list with at least one text in it, or undefined; an empty list would shut everybody out in silence. */
export function names(option: string, list: readonly string[] | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const sound = Array.isArray(list) && list.length > 0 && list.every((each) => typeof each === "string" && each !== "");
  if (sound) return [...list];
  throw new TypeError(`${option} must be a list with at least one text in it; leave it out for the default`);
}
