/** A copy of a JSON value in which every member whose name ends in `token` is redacted. */
export function withoutTokens(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) =>
    /token$/i.test(name) && value ? "[redacted]" : value,
  );
}

/** A header's value for printing; `authorization` is reduced to its scheme. */
export function shownHeader(name: string, value: string): string {
  return name === "authorization" ? value.replace(/(?<=^\S+ ).*|^\S+$/, "[redacted]") : value;
}
