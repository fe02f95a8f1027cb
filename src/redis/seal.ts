import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
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
  mark(callId: string, text: string): string;
  /**
   * @param scope has a key of its own: a call, an instance
   * @param about what alone it opens as
   */
  seal(scope: string, about: string, text: string): string;
  open(scope: string, about: string, sealed: string): Opened;
}

const format = "1";
const cipher = "aes-256-gcm";
const [keyBytes, ivBytes, tagBytes, markBytes] = [32, 12, 16, 12];
const sealedForm = /^1\.([\w-]{1,8})\.([\w-]+)\.([\w-]+)$/;
/** Derived keys that are remembered, as deriving one takes longer than using it. */
const keyLimits = { maxEntries: 5_000 };

/**
 * `1.<key id>.<iv>.<box>`: AES-256-GCM, by a key that HKDF-SHA-256 derives from the owner's for each scope. Works at once, on this
 * thread: a turn of a thread pool would take longer than the work.
 */
export function createSeal(keys: readonly RedisKey[], clock: Clock): Seal {
  const roots = new Map(keys.map(({ id, key }) => [id, Uint8Array.from(key)]));
  const [[sealing, first] = ["", new Uint8Array()]] = roots;
  const derived = createMemory<Uint8Array>(clock, keyLimits);
  const marking = derive(first, "mark");

  function keyOf(id: string, root: Uint8Array, scope: string): Uint8Array {
    const name = `${id} ${scope}`;
    const key = derived.get(name) ?? derive(root, `seal ${scope}`);
    derived.set(name, key);
    return key;
  }

  return {
    mark(callId, text) {
      const whole = createHmac("sha256", marking).update(`${callId}\n${text}`).digest();
      return whole.subarray(0, markBytes).toString("base64url");
    },
    seal(scope, about, text) {
      const iv = randomBytes(ivBytes);
      const gcm = createCipheriv(cipher, keyOf(sealing, first, scope), iv).setAAD(boundTo(sealing, about));
      const box = Buffer.concat([gcm.update(text, "utf8"), gcm.final(), gcm.getAuthTag()]);
      return [format, sealing, iv.toString("base64url"), box.toString("base64url")].join(".");
    },
    open(scope, about, sealed) {
      const [, id = "", ivText = "", boxText = ""] = sealedForm.exec(sealed) ?? [];
      const [iv, box] = [bytesOf(ivText), bytesOf(boxText)];
      if (iv?.byteLength !== ivBytes || !box || box.byteLength < tagBytes) return { kind: "altered" };
      const root = roots.get(id);
      if (!root) return { kind: "unknownKey", keyId: id };
      try {
        const gcm = createDecipheriv(cipher, keyOf(id, root, scope), iv, { authTagLength: tagBytes });
        gcm.setAAD(boundTo(id, about)).setAuthTag(box.subarray(-tagBytes));
        const text = Buffer.concat([gcm.update(box.subarray(0, -tagBytes)), gcm.final()]).toString("utf8");
        return { kind: "text", text };
      } catch {
        return { kind: "altered" };
      }
    },
  };
}

function boundTo(id: string, about: string): Buffer {
  return Buffer.from(`${format}.${id}.${about}`);
}

function derive(root: Uint8Array, purpose: string): Uint8Array {
  const about = `graph-record-response/redis ${format} ${purpose}`;
  return new Uint8Array(hkdfSync("sha256", root, new Uint8Array(), about, keyBytes));
}

/** Undefined for text that is not the one spelling of some bytes. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}
