import { isObject } from "../../lib/untrusted.ts";
import type { Header } from "./redact.ts";
import type { TokenFacts } from "./token.ts";

/** Something in a delivery that the contract does not say, or leaves open. */
export interface Difference {
  /** `evidence`: the contract allows it, and it decides what was inferred, or which of several forms is sent. */
  readonly kind: "difference" | "evidence";
  readonly clause: string;
  /** A JSON path of the body, or what else it is about: `header X`, `token`, `answer`. */
  readonly at: string;
  readonly says: string;
}

/** What the bot did with a delivery. */
export type Answer = { readonly ms: number } & ({ readonly status: number } | { readonly failure: string });

/** Why a body is not kept. */
export interface NotKept {
  readonly why: "empty" | "large" | "encoded" | "notJson" | "nested";
  /** The media type, where it is one of the common ones. */
  readonly type: string | undefined;
  readonly bytes: number;
}

/** One delivery with stand-ins for whatever names somebody; all that is said of it is read out of this. */
export interface Delivery {
  readonly number: number;
  /** Since the first delivery, milliseconds. */
  readonly atMs: number;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly Header[];
    readonly token: TokenFacts;
    /** One of the two. */
    readonly body?: unknown;
    readonly notKept?: NotKept;
    /** What stand-ins such as `unknownMember1` stand for, by their names: `13 letters, camelCase`. */
    readonly shapes?: Readonly<Record<string, string>>;
  };
  readonly answer: Answer;
}

/** A delivery as a file has it. */
export type Fixture = { readonly format: string } & Delivery & { readonly differences: readonly Difference[] };

export const fixtureFormat = "graph-record-response capture 1";

export function isFixture(value: unknown): value is Fixture {
  return isObject(value) && value["format"] === fixtureFormat && isObject(value["request"]);
}

/** The value of the first header of a name. */
export function headerOf(headers: readonly Header[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
}
