import type { CryptoKey } from "jose";
import * as base64url from "jose/base64url";
import { importJWK } from "jose/key/import";
import { isObject } from "../lib/untrusted.ts";

/** A JSON Web Key Set as it is served; whatever it holds beside RSA signing keys is passed over. */
export interface KeySet {
  readonly keys: readonly unknown[];
}

/** Public keys for RS256 by key id. */
export type KeyMap = ReadonlyMap<string, CryptoKey>;

/** The shortest RSA key that RS256 admits, RFC 7518 section 3.3. */
const minModulusBits = 2048;

/**
 * The RS256 keys of a key set. Never throws: a key of another kind, for another use, without an id, too short or
 * malformed is passed over, and of two with one id the first counts. [AU-04]
 */
export async function importKeys(document: unknown): Promise<KeyMap> {
  const entries = isObject(document) && Array.isArray(document["keys"]) ? document["keys"] : [];
  const keys = new Map<string, CryptoKey>();
  for (const entry of entries) {
    const id = keyIdOf(entry);
    const key = id === undefined || keys.has(id) ? undefined : await publicKey(entry as RsaEntry);
    if (id !== undefined && key) keys.set(id, key);
  }
  return keys;
}

type RsaEntry = { readonly n?: unknown; readonly e?: unknown };

/** A public exponent is odd, and below this one attacks on small exponents begin. */
const minExponent = 65_537n;

/** The id of an entry that claims to be an RS256 signing key. */
function keyIdOf(entry: unknown): string | undefined {
  if (!isObject(entry) || entry["kty"] !== "RSA") return undefined;
  const { kid, alg = "RS256", use = "sig", key_ops: operations = ["verify"] } = entry;
  const signs = alg === "RS256" && use === "sig" && Array.isArray(operations) && operations.includes("verify");
  return signs && typeof kid === "string" && kid !== "" ? kid : undefined;
}

async function publicKey({ n, e }: RsaEntry): Promise<CryptoKey | undefined> {
  if (!isBase64url(n) || !isBase64url(e)) return undefined;
  try {
    if (!isSafeExponent(e)) return undefined;
    const key = await importJWK({ kty: "RSA", n, e }, "RS256");
    if (key instanceof Uint8Array) return undefined;
    const { modulusLength } = key.algorithm as { modulusLength?: number };
    return modulusLength !== undefined && modulusLength >= minModulusBits ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Decoders pass over what is not of the alphabet, so that two texts would be one key. */
function isBase64url(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]+$/.test(value);
}

function isSafeExponent(text: string): boolean {
  const exponent = base64url.decode(text).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  return exponent % 2n === 1n && exponent >= minExponent;
}
