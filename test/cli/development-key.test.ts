import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { developmentKey } from "../../src/cli/development-key.ts";
import { createRunTokens } from "../../src/cli/run-tokens.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { authenticateCallback } from "../../src/webhook/index.ts";
import { appId, startBot } from "./mock-support.ts";
import { jsonLines, start } from "./support.ts";

function cache(): { readonly environment: NodeJS.ProcessEnv; readonly folder: string; readonly file: string } {
  const home = mkdtempSync(join(tmpdir(), "cache-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const folder = join(home, "graph-record-response");
  return { environment: { XDG_CACHE_HOME: home }, folder, file: join(folder, "development-key.json") };
}

describe("PL-12 the development key", () => {
  test("is the same in each run, readable by its user alone, and the only thing that is kept", async () => {
    const { environment, folder, file } = cache();
    const [first, second] = [await developmentKey(environment), await developmentKey(environment)];
    expect(first?.kid).toMatch(/^development-/);
    expect(second).toEqual(first);
    expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readdirSync(folder)).toEqual(["development-key.json"]);
  });

  test("of two that are made at once, both are the first", async () => {
    const { environment, folder } = cache();
    const keys = await Promise.all([1, 2, 3].map(() => developmentKey(environment)));
    expect(new Set(keys.map((key) => key?.kid)).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test.each(["", "{}", "null", '{"kty":"RSA","kid":"k","n":"AQ","e":"AQAB","d":"AQ"}', '{"kid":"k","d":"d"}'])(
    "a file with %j is replaced",
    async (text) => {
      const { environment, file } = cache();
      await developmentKey(environment);
      writeFileSync(file, text);
      expect((await developmentKey(environment))?.kid).toMatch(/^development-/);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ kty: "RSA" });
    },
  );

  test("is left out in tests and where nothing can be kept", async () => {
    const { environment, folder } = cache();
    expect(await developmentKey({ ...environment, NODE_ENV: "test" })).toBeUndefined();
    expect(await developmentKey({ ...environment, CI: "true" })).toBeUndefined();
    expect(() => readdirSync(folder)).toThrow("ENOENT");
    const file = join(environment.XDG_CACHE_HOME ?? "", "file");
    writeFileSync(file, "");
    chmodSync(file, 0o400);
    expect(await developmentKey({ XDG_CACHE_HOME: file })).toBeUndefined();
  });

  test("signs what a bot with the keys of an earlier run accepts", async () => {
    const { environment } = cache();
    const [before, after] = [1, 2].map(() => createRunTokens(undefined, () => developmentKey(environment)));
    const keySet = await before?.answer("http://127.0.0.1:4010/v1/keys");
    const { trust } = createTokenIssuer({ privateKey: await developmentKey(environment) });
    const request = new Request("http://bot", { headers: { authorization: `Bearer ${await after?.sign()}` } });
    await expect(authenticateCallback(request, { appId: String(after?.appId), ...trust })).resolves.toBeDefined();
    expect(keySet).toEqual(await after?.answer("http://127.0.0.1:4010/v1/keys"));
    expect(String(keySet?.body)).not.toContain('"d"');
  });
});

test("PL-12 mock, restarted under a running bot, goes on: the bot fetches no keys, and its calls have new ids", async () => {
  const { environment } = cache();
  const bot = await startBot();
  onTestFinished(bot.close);
  const { NODE_ENV: _, CI: __, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  let port = "0";
  const callIds: string[] = [];
  for (const run of [1, 2]) {
    const mock = start(["mock", "--port", port, "--json", "--callback", bot.url, "--app-id", appId], { env });
    onTestFinished(() => void mock.child.kill("SIGKILL"));
    await mock.until(/"callStarted"/);
    const [ready = {}, started = {}] = jsonLines(mock.out());
    if (run === 1) bot.trust(String(ready["keys"]), appId);
    port = new URL(String(ready["origin"])).port;
    callIds.push(String(started["callId"]));
    const place = `${String(ready["origin"])}/beta/communications/calls/${callIds.at(-1)}/recordResponse`;
    const headers = { authorization: "Bearer any", "content-type": "application/json" };
    await fetch(place, {
      method: "POST",
      headers,
      body: JSON.stringify({ playBeep: false, initialSilenceTimeoutInSeconds: 1 }),
    });
    await mock.until(/"notified".*"taken"/);
    mock.child.kill("SIGINT");
    expect((await mock.ended).code).toBe(0);
  }
  expect(bot.refusals).toEqual([]);
  expect(bot.received.map(({ callId }) => callId)).toEqual(callIds);
  expect(new Set(callIds).size).toBe(2);
});
