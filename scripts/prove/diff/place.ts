import { methods, pointerParts } from "../../lib/contract.ts";

/** Where a change is written; for a component, also where it is found first. */
export function placeOf(pointer: string, path: string): string {
  const written = pointerParts(pointer);
  if (written[0] !== "components" || pointer === path) return inWords(written);
  const met = pointerParts(path);
  return `${inWords(written)} (${inWords(met.slice(0, met[3] === "responses" ? 5 : 4))})`;
}

/** `POST /a responses/200` of the parts of `#/paths/~1a/post/responses/200`. */
function inWords(parts: string[]): string {
  const [root, name, method, ...rest] = parts;
  if ((root !== "paths" && root !== "webhooks") || name === undefined) return parts.join("/");
  const isOperation = methods.some((known) => known === method);
  return (isOperation ? [method?.toUpperCase(), name, rest.join("/")] : [name, parts.slice(2).join("/")])
    .filter(Boolean)
    .join(" ");
}
