import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFile, projectRoot } from "../../scripts/lib/project.ts";
import { type Keyword, keywords } from "../../scripts/lint/keywords.ts";
import { keywordIn } from "../../scripts/prove/mutate/grammar.ts";

const contributing = projectFile("CONTRIBUTING.md");

/** What a keyword's row of CONTRIBUTING.md must be. */
function rowOf({ keyword, places, readBy, means }: Keyword): string {
  const readers = readBy.map((reader) => `\`${reader}\``);
  return `| \`${keyword}\` | ${places.join(", ")} | ${readers.join(", ") || "people"} | ${means} |`;
}

describe("the extensions of the spec", () => {
  test("CONTRIBUTING.md lists each, and no other, as scripts/lint/keywords.ts does", () => {
    const rows = contributing.split("\n").filter((line) => line.startsWith("| `x-"));
    expect(rows).toEqual(keywords.map(rowOf));
  });

  test("the files that read one are those that the table names", () => {
    const files = ["stages", "lib", "lint"]
      .flatMap((folder) => readdirSync(join(projectRoot, "scripts", folder)).map((name) => `${folder}/${name}`))
      .filter((file) => !["lib/contract.ts", "lint/keywords.ts"].includes(file));
    const reading = keywords.map(({ keyword }) => {
      const readers = files.filter((file) => projectFile(`scripts/${file}`).includes(`"${keyword}"`));
      return [keyword, readers.map((file) => file.replace(/\.ts$/, "")).sort()];
    });
    expect(reading).toEqual(keywords.map(({ keyword, readBy }) => [keyword, [...readBy].sort()]));
  });

  test("npm run mutate:spec knows how to change each that stands in the contract", () => {
    const ofContract = keywords.filter(({ places }) => places.some((place) => place !== "step of a workflow"));
    expect(ofContract.filter(({ keyword }) => !keywordIn("", keyword))).toEqual([]);
  });
});

test("the files and commands that CONTRIBUTING.md and SECURITY.md name exist", () => {
  const { scripts } = JSON.parse(projectFile("package.json")) as { scripts: Record<string, string> };
  const text = contributing + projectFile("SECURITY.md");
  const commands = Array.from(text.matchAll(/npm run ([a-z:]+)/g), ([, name = ""]) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  const paths = Array.from(text.matchAll(/`((?:openapi|scripts|src|test|generated|\.github)\/[\w./-]*)`/g));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.map(([, path = ""]) => path).filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
