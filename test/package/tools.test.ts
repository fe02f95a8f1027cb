import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readBundledContract } from "../../scripts/lib/bundled-contract.ts";
import { projectFile } from "../../scripts/lib/project.ts";
import { allRows, readReasons, reasonsFile } from "../../scripts/prove/tools/all-rows.ts";
import { compiled, consumerFiles, lineNames, type Types } from "../../scripts/prove/tools/consumers.ts";
import { generators } from "../../scripts/prove/tools/generators.ts";
import { figure, strayReasons, verdictOf } from "../../scripts/prove/tools/rows.ts";
import { tableOf } from "../../scripts/prove/tools/table.ts";
import { projectFolder, temporaryFolder } from "../support/project-copy.ts";

const rows = allRows(readBundledContract());
const reasons = readReasons();

describe("a row", () => {
  const good = { name: "a tool: good", run: async () => "1.0.0" };
  const bad = { name: "a tool: bad", run: () => Promise.reject(new Error("it fell over")) };
  const known = new Map([
    ["a tool: bad", "it cannot read"],
    ["a tool: good", "it cannot write"],
  ]);

  test.each([
    { row: good, given: new Map(), verdict: { state: "passed", detail: "1.0.0" } },
    { row: bad, given: new Map(), verdict: { state: "failed", detail: "it fell over" } },
    { row: bad, given: known, verdict: { state: "not possible", detail: "it cannot read" } },
    {
      row: good,
      given: known,
      verdict: { state: "failed", detail: "It is possible by now; remove its reason: it cannot write" },
    },
  ])("$row.name is $verdict.state, $verdict.detail", async ({ row, given, verdict }) => {
    expect(await verdictOf(row, given)).toEqual(verdict);
  });

  test("is counted by its verdict", async () => {
    const verdicts = [await verdictOf(good, new Map()), await verdictOf(bad, known), await verdictOf(good, known)];
    expect(figure(verdicts)).toBe("1 passed, 1 failed, 1 not possible");
  });

  test("has a name of its own, and each reason belongs to one", () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(strayReasons(reasons, rows)).toEqual([]);
    expect(strayReasons(new Map([["nobody: nothing", "none"]]), rows)).toEqual(["nobody: nothing"]);
    expect(reasonsFile).toBe("test/tools/not-possible.yaml");
  });

  test("is in the table of CONTRIBUTING.md", () => {
    const [, table] = /<!-- tools -->\n\n(.*)\n\n<!-- \/tools -->/s.exec(projectFile("CONTRIBUTING.md")) ?? [];
    expect(table).toBe(tableOf(rows, reasons));
  });
});

describe("the consumer's lines", () => {
  const own = pathToFileURL(join(projectFolder, "generated/types.ts")).pathname;
  const ours: Types = {
    imports: `import type { components, operations, webhooks } from "${own}";`,
    resource: 'components["schemas"]["commsNotification"]["resourceData"]',
    answer: 'operations["recordResponse"]["responses"][200]["content"]["application/json"]',
    request: 'components["schemas"]["recordResponseRequest"]',
    webhook: 'webhooks["commsNotifications"]["post"]["requestBody"]["content"]["application/json"]',
  };
  const allOf = (type: string): Types => ({ imports: "", resource: type, answer: type, request: type, webhook: type });

  test.each<{ name: string; types: Types; complaints: readonly string[] }>([
    { name: "compile with our own types", types: ours, complaints: [] },
    { name: "do not with any", types: allOf("any"), complaints: lineNames },
    { name: "do not with unknown", types: allOf("unknown"), complaints: lineNames },
    {
      name: "do not with a union that has an index signature",
      types: { ...ours, resource: `${ours.resource} | { [member: string]: unknown }` },
      complaints: ["resource narrows"],
    },
  ])("$name", async ({ types, complaints }) => {
    await using folder = await temporaryFolder();
    const files = consumerFiles(types);
    for (const [name, text] of files) writeFileSync(join(folder.path, name), text);
    expect([...compiled(folder.path, [...files.keys()]).keys()].sort()).toEqual([...complaints].sort());
  });

  test("have neither as nor any", () => {
    const texts = generators.flatMap((generator) => [...consumerFiles(generator).values()]);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => /\b(?:as|any)\b/.test(text))).toEqual([]);
  });
});

test("the tools have exact versions, and their lock no addresses", () => {
  const manifest = JSON.parse(projectFile("scripts/prove/tools/packages/package.json")) as {
    dependencies: Record<string, string>;
  };
  expect(Object.values(manifest.dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(projectFile("scripts/prove/tools/packages/package-lock.json")).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  const used = generators.map((generator) => generator.package);
  expect(used.filter((name) => !(name in manifest.dependencies))).toEqual([]);
});
