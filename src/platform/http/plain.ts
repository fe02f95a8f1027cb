/** A request without any platform's classes: what msw, node:http and tests can all make. */
export interface PlainRequest {
  readonly method: string;
  /** Absolute address. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer in the same manner; bytes come piece by piece and are made when they are taken. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Iterable<Uint8Array> | undefined;
}
