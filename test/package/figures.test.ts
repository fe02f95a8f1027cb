import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figuresIn, proofs, withFigures } from "../../scripts/prove/figures/table.ts";
import { projectFolder } from "../support/project-copy.ts";

const read = (name: string): Promise<string> => readFile(join(projectFolder, name), "utf8");
const text =
  "Before.\n<!-- figures: written by npm run figures -->\n| old | `npm run gone` | 1 |\n| so it is | `npm test` | 5 passed, 0 failed |\n<!-- /figures -->\nAfter.\n";

test("the table of CONTRIBUTING.md has a row for each proof, as the script writes it", async () => {
  const page = await read("CONTRIBUTING.md");
  expect(withFigures(page, figuresIn(page))).toBe(page);
  expect([...figuresIn(page).keys()]).toEqual(proofs.map(({ command }) => command));
});

test("the first table stands between its marks", () => {
  const empty = "# Title\n\nText.\n\n<!-- figures: written by npm run figures -->\n<!-- /figures -->\n";
  expect(withFigures(empty, new Map()).indexOf("| claim |")).toBeGreaterThan(empty.indexOf("<!-- figures"));
  expect(withFigures(withFigures(empty, new Map()), new Map())).toBe(withFigures(empty, new Map()));
});

test("each proof is a command that package.json has", async () => {
  const { scripts } = JSON.parse(await read("package.json")) as { scripts: Record<string, string> };
  for (const { command } of proofs)
    expect(scripts).toHaveProperty([/^npm (?:run )?([a-z:]+)/.exec(command)?.[1] ?? ""]);
});

test("a figure that is written takes its row, the others stay, and rows of no proof go", () => {
  const written = withFigures(text, figuresIn(text).set("npm run drift", "7 exchanges, 0 findings"));
  expect(written).toMatch(/^Before\.\n<!-- .* -->\n\| claim \| command \| figure \|\n/);
  expect(written.endsWith("<!-- /figures -->\nAfter.\n")).toBe(true);
  expect(figuresIn(written).get("npm test")).toBe("5 passed, 0 failed");
  expect(figuresIn(written).get("npm run drift")).toBe("7 exchanges, 0 findings");
  expect(written).not.toContain("npm run gone");
});

test("a document without a place for the table is refused with what to put there", () => {
  expect(() => withFigures("no place", new Map())).toThrow(/has no <!-- figures: .*put them where the table goes/);
});
