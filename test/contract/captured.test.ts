import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { validators } from "../../generated/validators.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createSequence, differencesIn } from "../../src/cli/capture/differences.ts";
import { isFixture } from "../../src/cli/capture/fixture.ts";
import { defaultAppId, defaultTenantId } from "../../src/platform/issuer-facts.ts";

// What was captured, as files: each is held against the contract of today.

const root = fileURLToPath(new URL("../captured/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json"))
  .sort();

test("there are some, of each kind of notification", () => {
  expect(files.map((name) => name.replace(/^.*\d{4}-|\.json$/g, ""))).toEqual(
    expect.arrayContaining([
      "call-incoming",
      "call-established",
      "call-terminated",
      "participants",
      "playPromptOperation-completed",
      "recordOperation-completed",
      "recordOperation-failed",
    ]),
  );
});

const sequences = new Map<string, ReturnType<typeof createSequence>>();

/** What a delivery differs in beside those before it in its folder, which were asked for in their order. */
const inSequence = new Map(
  files.map((name) => {
    const folder = dirname(name);
    const sequence = sequences.get(folder) ?? createSequence();
    sequences.set(folder, sequence);
    const fixture: unknown = JSON.parse(readFileSync(join(root, name), "utf8"));
    return [name, isFixture(fixture) ? sequence.take(fixture) : []];
  }),
);

describe.each(files)("%s", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const fixture: unknown = JSON.parse(text);
  if (!isFixture(fixture)) throw new Error(`${name} is not a file of capture`);
  const { request, differences } = fixture;

  test("CP-03 keeps the contract, is read, and differs as it did", () => {
    expect(validators.commsNotifications(request.body)).toEqual([]);
    const kinds = parseNotifications(request.body).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "invalid" || kind === "unknown")).toEqual([]);
    expect(differences).toEqual([...differencesIn(fixture), ...(inSequence.get(name) ?? [])]);
  });

  test("CP-02 holds no token, and nothing of the bot, its tenant and its callers", () => {
    expect(text).not.toMatch(/eyJ[\w-]{8}|[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/);
    for (const known of [defaultAppId, defaultTenantId, "127.0.0.1", "John", "Bob", "Caller", "ask-1", "welcome"])
      expect(text).not.toContain(known);
    expect(request.headers.find(([header]) => /^authorization$/i.test(header))?.[1]).toMatch(/^Bearer redacted-\d{8}$/);
    for (const [, token = ""] of text.matchAll(/"recordingAccessToken": "([^"]*)"/g))
      expect(token).toMatch(/^(?:redacted-\d{8})?$/);
  });
});
