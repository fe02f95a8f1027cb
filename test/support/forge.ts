import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A key pair and how its tokens are signed. Nothing here uses the code under test. */
export interface ForgeKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface TokenParts {
  /** An object, or the text or bytes that stand in its place. */
  readonly header: unknown;
  readonly payload: unknown;
}

export function rsaKey(modulusLength = 2048): ForgeKey {
  return generateKeyPairSync("rsa", { modulusLength });
}

export function ecKey(namedCurve = "P-256"): ForgeKey {
  return generateKeyPairSync("ec", { namedCurve });
}

export function jwk({ publicKey }: ForgeKey, members: object): Record<string, unknown> {
  return { ...publicKey.export({ format: "jwk" }), ...members };
}

/** The bytes of a part: JSON for objects, texts and bytes as they are. */
export function part(value: unknown): string {
  const bytes = value instanceof Uint8Array || typeof value === "string" ? value : JSON.stringify(value);
  return Buffer.from(bytes).toString("base64url");
}

export function signedWith(
  hash: string,
  { privateKey }: ForgeKey,
  { header, payload }: TokenParts,
  options: object = {},
): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${sign(hash, Buffer.from(input), { key: privateKey, ...options }).toString("base64url")}`;
}

export function rs256(key: ForgeKey, parts: TokenParts): string {
  return signedWith("sha256", key, parts);
}

export function hmac(hash: string, secret: string | Buffer, { header, payload }: TokenParts): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest("base64url")}`;
}

export function unsigned({ header, payload }: TokenParts, signature = ""): string {
  return `${part(header)}.${part(payload)}.${signature}`;
}

/** Every form in which a public key might be used as a shared secret by mistake. */
export function publicSecrets({ publicKey }: ForgeKey): Readonly<Record<string, string | Buffer>> {
  const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
  return {
    "SPKI text": key.export({ type: "spki", format: "pem" }),
    "PKCS 1 text": key.export({ type: "pkcs1", format: "pem" }),
    "SPKI bytes": key.export({ type: "spki", format: "der" }),
    "JWK text": JSON.stringify(key.export({ format: "jwk" })),
    "JWK modulus": String(key.export({ format: "jwk" }).n),
  };
}
