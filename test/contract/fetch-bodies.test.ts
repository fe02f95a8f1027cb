import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { discardBody, type FetchedResponse } from "../../src/lib/fetch.ts";
import { downloadOf } from "../support/recordings.ts";

/** An answer as node-fetch gives it: its body is a stream of Node. */
function nodeResponse(headers: Record<string, string>, status = 200): { response: FetchedResponse; body: Readable } {
  const body = new Readable({ read: () => undefined });
  return { body, response: { status, headers: new Headers(headers), body, text: async () => "" } };
}

describe("RF-02 a body that is a stream of Node is closed when it is not wanted", () => {
  test("unread", async () => {
    const { response, body } = nodeResponse({});
    discardBody(response);
    await new Promise((resolve) => setImmediate(resolve));
    expect(body.destroyed).toBe(true);
  });

  test.each([
    { what: "a page", headers: { "content-type": "text/html" }, code: "ERR_HTTP" },
    { what: "a file that is too large", headers: { "content-length": "99999999" }, code: "ERR_TOO_LARGE" },
  ])("$what", async ({ headers, code }) => {
    const { response, body } = nodeResponse(headers);
    await expect(downloadOf(response as Response)).rejects.toMatchObject({ code });
    expect(body.destroyed).toBe(true);
  });

  test("cancelled before it is read", async () => {
    const { response, body } = nodeResponse({ "content-type": "application/octet-stream" });
    const { stream } = await downloadOf(response as Response);
    await stream.cancel();
    expect(body.destroyed).toBe(true);
  });

  test("and read to its end as it comes", async () => {
    const body = Readable.from([Buffer.from("so"), Buffer.from("und")]);
    const response = { status: 200, headers: new Headers(), body, text: async () => "" };
    const { stream } = await downloadOf(response as unknown as Response);
    expect(await new Response(stream).text()).toBe("sound");
  });

  test("an answer without any body is wrong usage of fetch", async () => {
    const response = { status: 200, headers: new Headers(), text: async () => "" };
    await expect(downloadOf(response as Response)).rejects.toThrow(TypeError);
  });
});
