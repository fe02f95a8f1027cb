/** A copy of a JSON value in which every member that is a token says so, and not which. */
export function withoutTokens(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) =>
    /token$/i.test(name) && value ? "[redacted]" : value,
  );
}

/** A header's value, of which `authorization` keeps the scheme alone. */
export function shownHeader(name: string, value: string): string {
  return name === "authorization" ? value.replace(/(?<=^\S+ ).*|^\S+$/, "[redacted]") : value;
}
