import { type Check, kindOf, optionError } from "./options.ts";
import { isList, isObject } from "./untrusted.ts";

/** An id that stands in what the key of it made. */
export const keyId: RegExp = /^[\w-]{1,8}$/;

/** Checks a list of `{ id, key }`, not empty, with ids of their own. A key is a secret, and not shown. */
export function keyList(isKey: (key: unknown) => boolean, wanted: string): Check {
  return (value, option) => {
    if (!isList(value) || value.length === 0) throw optionError(option, "a list of keys, not empty", value, kindOf);
    const ids = new Set<unknown>();
    for (const [index, each] of value.entries()) {
      const { id, key } = isObject(each) ? each : {};
      if (typeof id !== "string" || !keyId.test(id))
        throw optionError(`${option}[${index}].id`, "1 to 8 of A-Z a-z 0-9 _ -", id, kindOf);
      const given = (): string => (key instanceof Uint8Array ? `${key.byteLength} bytes` : kindOf(key));
      if (!isKey(key)) throw optionError(`${option}[${index}].key`, wanted, key, given);
      ids.add(id);
    }
    if (ids.size < value.length) throw new TypeError(`${option} must each have an id of its own`);
  };
}
