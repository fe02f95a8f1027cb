/** A host name, as URL spells it, that is loopback by its number: 127.0.0.0/8 or [::1]. */
export function isLoopbackLiteral(hostname: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** The same, or `localhost`: this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || isLoopbackLiteral(hostname);
}

/** A segment of a path, decoded; as it stands where that is not possible. */
export function decodedSegment(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parses an absolute address; undefined for anything else. (URL.parse is not in Node 20.) */
export function absoluteUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A host as it stands in an address: an IPv6 address in brackets. */
export function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** A host as URL spells it: `0.0.0.0` of `0`, `[::1]` of `0:0::1`. Empty for what is none. */
export function hostnameOf(host: string): string {
  return absoluteUrl(`http://${bracketed(host)}`)?.hostname ?? "";
}

/** A host name, as URL spells it, at which a server listens on all addresses of its machine. */
export function isEverywhere(hostname: string): boolean {
  return hostname === "0.0.0.0" || hostname === "[::]";
}

/** A host as a socket takes it: an IPv6 address without brackets. */
export function unbracketed(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}
