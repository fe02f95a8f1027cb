/** What a request is made of, in the members that every fetch knows. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: "manual" | "follow";
  readonly signal: AbortSignal;
}

/** What is read of an answer. */
export interface FetchedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** A stream of the web, or of Node as node-fetch has it. */
  readonly body?: ReadableStream<Uint8Array> | AsyncIterable<unknown> | null;
  readonly text: () => Promise<string>;
}

/** The platform's `fetch`, or another that is called in the same way: undici's, node-fetch's, one that goes through a proxy. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

export const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init);

/** The body of an answer as a stream of the web; null when there is none. */
export function bodyStream({ body }: FetchedResponse): ReadableStream<Uint8Array> | null {
  if (typeof body !== "object" || body === null) return null;
  if ("getReader" in body) return body;
  const chunks = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        // An iterator of Node's that was never asked for a chunk does not close its stream when it returns.
        (body as { destroy?: () => unknown }).destroy?.();
        await chunks.return?.(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Cancels a body that is not wanted; a body that cannot be cancelled any more is over anyway. */
export function discardBody(response: FetchedResponse): void {
  void bodyStream(response)
    ?.cancel()
    .catch(() => undefined);
}
