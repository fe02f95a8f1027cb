import { fromBase64url, toBase64url } from "../lib/base64url.ts";
import type { Clock } from "../lib/clock.ts";
import { createMemory } from "../lib/memory.ts";

/** A secret that seals what lies in Redis, or has sealed it. */
export interface RedisKey {
  /** 1 to 8 letters, digits, `_` or `-`; stands in what is sealed. */
  readonly id: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
}

/** What is opened; or why not: its key is not given here, or it is not what was sealed. */
export type Opened =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unknownKey"; readonly keyId: string }
  | { readonly kind: "altered" };

export interface Seal {
  /** The same for the same text of a call while the first key is the same. Says nothing of the text without that key. */
  mark(callId: string, text: string): Promise<string>;
  /**
   * @param scope has a key of its own: a call, an instance
   * @param about what alone it opens as
   */
  seal(scope: string, about: string, text: string): Promise<string>;
  open(scope: string, about: string, sealed: string): Promise<Opened>;
}

const format = "1";
const [ivBytes, markBytes] = [12, 12];
/** Derived keys that are remembered, as deriving one takes three times as long as using it. */
const keyLimits = { maxEntries: 5_000 };

/** `1.<key id>.<iv>.<box>`: AES-256-GCM, by a key that HKDF-SHA-256 derives from the owner's for each scope. */
export async function createSeal(keys: readonly RedisKey[], clock: Clock): Promise<Seal> {
  const roots = new Map(
    await Promise.all(
      keys.map(async ({ id, key }) => {
        const root = await crypto.subtle.importKey("raw", new Uint8Array(key), "HKDF", false, ["deriveKey"]);
        return [id, root] as const;
      }),
    ),
  );
  const [sealing = ""] = roots.keys();
  const derived = createMemory<Promise<CryptoKey>>(clock, keyLimits);
  const marking = await derive(roots.get(sealing) as CryptoKey, "mark", { name: "HMAC", hash: "SHA-256", length: 256 });

  function keyOf(id: string, root: CryptoKey, scope: string): Promise<CryptoKey> {
    const name = `${id} ${scope}`;
    const known = derived.get(name);
    if (known) return known;
    const key = derive(root, `seal ${scope}`, { name: "AES-GCM", length: 256 });
    derived.set(name, key);
    return key;
  }

  return {
    async mark(callId, text) {
      const whole = await crypto.subtle.sign("HMAC", marking, bytesOf(`${callId}\n${text}`));
      return toBase64url(new Uint8Array(whole, 0, markBytes));
    },
    async seal(scope, about, text) {
      const key = await keyOf(sealing, roots.get(sealing) as CryptoKey, scope);
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const box = await crypto.subtle.encrypt(parameters(sealing, iv, about), key, bytesOf(text));
      return [format, sealing, toBase64url(iv), toBase64url(new Uint8Array(box))].join(".");
    },
    async open(scope, about, sealed) {
      const [name, id = "", iv = "", box = "", ...more] = sealed.split(".");
      const [ivRead, boxRead] = [fromBase64url(iv), fromBase64url(box)];
      if (name !== format || more.length > 0 || ivRead?.byteLength !== ivBytes || !boxRead) return { kind: "altered" };
      const root = roots.get(id);
      if (!root) return { kind: "unknownKey", keyId: id.slice(0, 8) };
      try {
        const key = await keyOf(id, root, scope);
        const text = await crypto.subtle.decrypt(parameters(id, ivRead, about), key, boxRead);
        return { kind: "text", text: new TextDecoder().decode(text) };
      } catch {
        return { kind: "altered" };
      }
    },
  };
}

function parameters(id: string, iv: BufferSource, about: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: bytesOf(`${format}.${id}.${about}`) };
}

function derive(
  root: CryptoKey,
  purpose: string,
  type: AesKeyGenParams | (HmacImportParams & { length: number }),
): Promise<CryptoKey> {
  const algorithm = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: bytesOf(`graph-record-response/redis ${format} ${purpose}`),
  };
  const uses: KeyUsage[] = type.name === "HMAC" ? ["sign"] : ["encrypt", "decrypt"];
  return crypto.subtle.deriveKey(algorithm, root, type, false, uses);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
