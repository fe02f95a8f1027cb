import * as memberLimits from "../../../generated/vocabulary/memberLimits.ts";
import { canonicalId } from "../../contract/ids.ts";
import { fromBase64url, toBase64url } from "../../lib/base64url.ts";
import { joined } from "../../lib/bytes.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { keyId, keyList } from "../../lib/key-list.ts";
import { type Checks, checked, clockLike, needed, number, rule, text } from "../../lib/options.ts";
import { isObject, reading } from "../../lib/untrusted.ts";
import type { ParsedNotification } from "../notifications/parsed.ts";

/** A secret that signs contexts, or has signed them. */
export interface ContextKey {
  /** 1 to 8 letters, digits, `_` or `-`; stands in the context. */
  readonly id: string;
  /** At least 32 random bytes, or a CryptoKey of HMAC with SHA-256 that may sign. */
  readonly key: Uint8Array | CryptoKey;
}

/** A function that throws for a value that is none, or a schema of zod, valibot, arktype or another of standardschema.dev. */
export type ContextParser<T> =
  | ((value: unknown) => T)
  | {
      readonly "~standard": {
        readonly validate: (value: unknown) => ParsedContext<T> | Promise<ParsedContext<T>>;
      };
    };

type ParsedContext<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly unknown[] | undefined };

export interface ContextCodecOptions<T> {
  /** The first signs, all verify. To rotate, put the new key first, and drop the old one after `maxAgeMs`. */
  readonly keys: readonly ContextKey[];
  /** Checks the value that comes back: a function that throws for a wrong one, or a Standard Schema. What it refuses has the reason `value`. */
  readonly parse: ContextParser<T>;
  /** How long after `encode` a context is taken, milliseconds. Default 3,600,000: one hour. */
  readonly maxAgeMs?: number | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
}

/** What a clientContext says. `foreign`: this codec did not write it. `refused`: it looks so, and cannot be trusted. */
export type DecodedContext<T> =
  | { readonly kind: "ours"; readonly value: T; readonly issuedAtMs: number }
  | { readonly kind: "foreign" }
  | { readonly kind: "refused"; readonly reason: "malformed" | "unknownKey" | "signature" | "expired" | "value" };

export interface ContextCodec<T> {
  /**
   * A `clientContext` that carries the value: another text each time, also for the same value. The platform can read it: no
   * names, no secrets. [RR-13]
   *
   * Rejects with a TypeError for a value that JSON does not have, and with a RangeError for one that is too long: with a key
   * id of one letter, some 150 bytes of JSON fit.
   */
  encode(callId: string, value: T): Promise<string>;
  /**
   * Reads what `encode` wrote, in the same call only. Never rejects. A notification that comes twice decodes twice: who needs
   * once keeps the operation's id where the next step is kept. [NT-09]
   */
  decode(
    notification: ParsedNotification | { readonly callId?: string | undefined; readonly clientContext?: unknown },
  ): Promise<DecodedContext<T>>;
}

/** The format; a reader of this one calls any later one malformed. */
const format = "g1";
const looksOurs = /^g\d+\./;
const mostUnits = memberLimits.recordResponseRequest.clientContext.maxLength;
const [timeBytes, randomBytes, tagBytes] = [4, 8, 16];

const checks: Checks<ContextCodecOptions<unknown>> = {
  keys: needed(keyList(isKey, "at least 32 bytes, or a CryptoKey that may sign")),
  parse: needed(rule((value) => typeof value === "function" || isSchema(value), "a function or a Standard Schema")),
  maxAgeMs: number({ positive: true, finite: true }),
  clock: clockLike(),
};

function isKey(key: unknown): boolean {
  return key instanceof CryptoKey ? key.usages.includes("sign") : key instanceof Uint8Array && key.byteLength >= 32;
}

function isSchema(value: unknown): boolean {
  return isObject(value) && isObject(value["~standard"]) && typeof value["~standard"]["validate"] === "function";
}

/**
 * Carries what a bot has to know next in the `clientContext` of an operation, signed, so that whichever process gets the
 * notification can go on: with several instances, on hosts that stop after the answer, and after a restart. [SC-01]
 *
 * @throws TypeError for a wrong option
 *
 * @example
 * const contexts = await createContextCodec({ keys: [{ id: "a", key }], parse: (value) => value as { question: number } });
 * const clientContext = await contexts.encode(callId, { question: 1 });
 * await graph.recordResponse(callId, { prompts, clientContext });
 * // where the notification comes, in whatever process:
 * const context = await contexts.decode(notification);
 * if (context.kind === "ours") await next(context.value.question);
 */
export async function createContextCodec<T>(options: ContextCodecOptions<T>): Promise<ContextCodec<T>> {
  const {
    keys: given,
    parse,
    maxAgeMs = 3_600_000,
    clock = systemClock,
  } = checked<ContextCodecOptions<T>>("createContextCodec", options, checks as Checks<ContextCodecOptions<T>>);
  const keys = new Map(await Promise.all(given.map(async ({ id, key }) => [id, await signingKey(key)] as const)));
  const [first = ""] = keys.keys();

  async function tag(id: string, key: CryptoKey, payload: string, callId: string): Promise<Uint8Array> {
    const signed = new TextEncoder().encode(`${format}.${id}.${payload}\n${canonicalId(callId)}`);
    return new Uint8Array(await crypto.subtle.sign("HMAC", key, signed)).subarray(0, tagBytes);
  }

  async function decode(callId: string, clientContext: string): Promise<DecodedContext<T>> {
    const [name, id = "", payload = "", written = "", ...more] = clientContext.split(".");
    const [bytes, given] = [fromBase64url(payload), fromBase64url(written)];
    const isWhole = name === format && keyId.test(id) && more.length === 0 && given?.byteLength === tagBytes;
    if (!isWhole || !bytes || bytes.byteLength < timeBytes + randomBytes) return refused("malformed");
    const key = keys.get(id);
    if (!key) return refused("unknownKey");
    if (!areSame(await tag(id, key, payload, callId), given)) return refused("signature");
    const issuedAtMs = new DataView(bytes.buffer).getUint32(0) * 1_000;
    if (clock.now() - issuedAtMs > maxAgeMs) return refused("expired");
    const value = await parsed(parse, bytes.subarray(timeBytes + randomBytes));
    return value ? { kind: "ours", value: value.value, issuedAtMs } : refused("value");
  }

  return {
    async encode(callId, value) {
      text()(callId, "callId", "encode");
      const json = JSON.stringify(value) as string | undefined;
      if (json === undefined) throw new TypeError("The value of a context must be one that JSON has");
      const body = new TextEncoder().encode(json);
      const time = new Uint8Array(timeBytes);
      new DataView(time.buffer).setUint32(0, Math.floor(clock.now() / 1_000));
      const payload = toBase64url(joined([time, crypto.getRandomValues(new Uint8Array(randomBytes)), body]));
      const context = `${format}.${first}.${payload}.${toBase64url(await tag(first, keys.get(first) as CryptoKey, payload, callId))}`;
      if (context.length <= mostUnits) return context;
      throw new RangeError(
        `The value has ${body.byteLength} bytes of JSON, with which clientContext has ${context.length} units; Graph takes ${mostUnits}`,
      );
    },
    async decode(notification) {
      const { callId, clientContext } = factsOf(notification);
      if (typeof clientContext !== "string" || !looksOurs.test(clientContext)) return { kind: "foreign" };
      if (typeof callId !== "string") return refused("malformed");
      return decode(callId, clientContext).catch(() => refused("malformed"));
    },
  };
}

function refused<T>(reason: Extract<DecodedContext<T>, { kind: "refused" }>["reason"]): DecodedContext<T> {
  return { kind: "refused", reason };
}

function factsOf(notification: unknown): { readonly callId?: unknown; readonly clientContext?: unknown } {
  const facts = reading(() => {
    const { callId, clientContext, operation } = notification as Record<string, unknown>;
    return { callId, clientContext: isObject(operation) ? operation["clientContext"] : clientContext };
  });
  return typeof facts === "object" ? facts : {};
}

function signingKey(key: Uint8Array | CryptoKey): Promise<CryptoKey> | CryptoKey {
  if (key instanceof CryptoKey) return key;
  return crypto.subtle.importKey("raw", new Uint8Array(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** In the same time wherever they differ. */
function areSame(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.byteLength ^ other.byteLength;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}

/** Undefined for a value that the parser refuses. */
async function parsed<T>(parse: ContextParser<T>, bytes: Uint8Array): Promise<{ readonly value: T } | undefined> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof parse === "function") return { value: parse(value) };
    const result = await parse["~standard"].validate(value);
    return "value" in result && !result.issues ? { value: result.value } : undefined;
  } catch {
    return undefined;
  }
}
