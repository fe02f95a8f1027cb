/** What a request is made of, in the members that every fetch knows. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: "manual";
  readonly signal: AbortSignal;
}

/** What is read of an answer. */
export interface FetchedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The platform's `fetch`, or another that is called in the same way: undici's, node-fetch's, one that goes through a proxy. */
export type Fetch<Answer = FetchedResponse> = (url: string, init: FetchInit) => Promise<Answer>;
