/** Claims of a JSON Web Token; whatever is in them is unverified. */
export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a token, read and not verified; undefined for a token that is not a JWT. */
export function claimsOf(token: string): Claims | undefined {
  const payload = token.split(".")[1];
  if (!payload) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** The application permissions in a token. */
export function rolesOf({ roles }: Claims): readonly string[] {
  return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [];
}
