import { describe, expect, onTestFinished, test } from "vitest";
import { listen } from "../../src/cli/serve.ts";

/** What the mock answers with, at a server that streams without end. */
async function statusFor(headers: Readonly<Record<string, string>>): Promise<number> {
  const server = await listen({ host: "127.0.0.1", port: 0, portOption: "--port" });
  const over = new AbortController();
  onTestFinished(() => {
    over.abort();
    return server.close();
  });
  async function* events(): AsyncGenerator<string> {
    yield "event: mock\ndata: {}\n\n";
    await new Promise((resolve) => over.signal.addEventListener("abort", resolve));
  }
  server.handle(
    () => ({ status: 200, headers: { "content-type": "text/event-stream" }, body: events(), end: over.signal }),
    () => undefined,
  );
  const response = await fetch(`${server.origin}/_platform/events`, {
    headers: { ...headers, accept: "text/event-stream" },
    signal: over.signal,
  });
  return response.status;
}

describe("PL-15 the stream of events is refused to a page of another site", () => {
  test.each([
    { headers: {}, status: 200, who: "a program" },
    { headers: { origin: "http://127.0.0.1:4010" }, status: 200, who: "a page of this machine" },
    { headers: { "sec-fetch-site": "same-origin" }, status: 200, who: "its own page" },
    { headers: { origin: "http://evil.example" }, status: 421, who: "a page elsewhere" },
    { headers: { origin: "null" }, status: 421, who: "a sandboxed frame" },
    { headers: { origin: "http://127.0.0.1.evil.example" }, status: 421, who: "a name that begins like this machine" },
    { headers: { "sec-fetch-site": "cross-site" }, status: 421, who: "a page elsewhere that shows no origin" },
  ])("$who: $status", async ({ headers, status }) => {
    expect(await statusFor(headers)).toBe(status);
  });
});
