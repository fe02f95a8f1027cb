import { describe, expect, test } from "vitest";
import { exchangeWithMock } from "../../src/cli/exchanges.ts";
import type { PlainRequest } from "../../src/platform/http/plain.ts";

const secret = "hush-hush-hush-hush";

const shown = async (request: Partial<PlainRequest>): Promise<Awaited<ReturnType<typeof exchangeWithMock>>> =>
  exchangeWithMock(
    {
      method: "POST",
      url: "http://127.0.0.1:4010/beta/communications/calls",
      headers: {},
      body: undefined,
      route: undefined,
      ...request,
    },
    { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ access_token: secret }) },
    1,
  );

describe("PL-14 what is shown of an exchange has no secret", () => {
  test.each([
    { name: "authorization", value: `Bearer ${secret}`, as: "Bearer [redacted]" },
    { name: "authorization", value: secret, as: "[redacted]" },
    { name: "proxy-authorization", value: `Basic ${secret}`, as: "Basic [redacted]" },
    { name: "cookie", value: `session=${secret}`, as: "[redacted]" },
    { name: "x-functions-key", value: secret, as: "[redacted]" },
    { name: "x-hub-signature", value: secret, as: "[redacted]" },
    { name: "x-client-secret", value: secret, as: "[redacted]" },
    { name: "referer", value: `https://a.example/?sig=${secret}`, as: "https://a.example/?[redacted]" },
    { name: "content-type", value: "application/json", as: "application/json" },
  ])("the header $name as $as", async ({ name, value, as }) => {
    expect((await shown({ headers: { [name]: value } })).request.headers).toEqual({ [name]: as });
  });

  test.each([
    { type: "application/json", body: { recordingAccessToken: secret }, as: { recordingAccessToken: "[redacted]" } },
    { type: "application/json", body: { a: [{ Password: secret }] }, as: { a: [{ Password: "[redacted]" }] } },
    { type: "application/json", body: { playBeep: true }, as: { playBeep: true } },
  ])("of the body $body: $as", async ({ type, body, as }) => {
    const { request } = await shown({ headers: { "content-type": type }, body: JSON.stringify(body) });
    expect(JSON.parse(String(request.body))).toEqual(as);
  });

  test("of a form the fields that are known to be plain; of any other body how long it is", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const { request } = await shown({ headers: form, body: `client_id=me&client_secret=${secret}&code=${secret}` });
    expect(request.body).toBe("client_id=me\nclient_secret=[redacted]\ncode=[redacted]");
    expect((await shown({ body: `token ${secret}` })).request.body).toBe("(25 characters, which are not JSON)");
  });

  test("of a body that is longer than the mock takes how long it is", async () => {
    const { request } = await shown({ body: JSON.stringify({ clientContext: "x".repeat(64 * 1024) }) });
    expect(request.body).toBe("(65556 characters, which are too many to show)");
  });

  test("its target without the query, its answer as its request", async () => {
    const { target, answer } = await shown({ url: `http://127.0.0.1:4010/file?sig=${secret}` });
    expect(target).toBe("/file?[redacted]");
    expect(answer?.body).toBe('{\n  "access_token": "[redacted]"\n}');
  });
});
