import { describe, expect, test } from "vitest";
import { describe as described, findingsIn, rows } from "../../scripts/lint/words.ts";

const found = async (text: string, file = "a.md"): Promise<string[]> =>
  (await findingsIn(file, text)).map((finding) => described(finding));

describe("each row finds its words, and names the place and what to write", () => {
  const bad = [
    { words: "told, tells", text: "The bot is told of it.", finds: "told" },
    { words: "sound, of what is valid", text: "A sound token passes.", finds: "sound token" },
    { words: "makes no sense", text: "2 for a call that makes no sense", finds: "makes no sense" },
    { words: "Not so:", text: "Not so: the types hold.", finds: "Not so:" },
    { words: "hears, of what is received", text: "onError hears what it threw.", finds: "hears what" },
    { words: "blotted out", text: "with the token blotted out", finds: "blotted" },
    { words: "is no …", text: "The body is no JSON.", finds: "is no JSON" },
    { words: "at the most, at the least", text: "one character at the least", finds: "at the least" },
    { words: "a text, of a value", text: "It must be a text.", finds: "a text" },
    { words: "mend", text: "Mend the list.", finds: "Mend" },
    { words: "anew", text: "made anew", finds: "anew" },
    { words: "let pass, let in, let through", text: "It lets new types through.", finds: "lets new types through" },
    { words: "heeded", text: "The header is heeded.", finds: "heeded" },
  ];

  test("there is a text for each row", () => {
    expect(bad.map(({ words }) => words)).toEqual(rows.map(({ words }) => words));
  });

  test.each(bad)("$words", async ({ words, text, finds }) => {
    const write = rows.find((row) => row.words === words)?.write;
    expect(await found(`First line.\n${text}\n`)).toEqual([`a.md:2 "${finds}": write ${write}`]);
  });
});

test.each([
  "There is no dist/; run npm run build first.",
  "It is no longer kept, and it is no more than 8 MiB.",
  "The caller is heard once the beep is over; nothing is heard before.",
  "A sound is what the line carries; the sound ends, and a sound file has no sound.",
  "Whoever needs a text file says so, at most once.",
  "The intel of a hotel untold",
])("good text has no findings: %s", async (text) => {
  expect(await found(text)).toEqual([]);
});

describe("of code, comments and strings are read, and names are not", () => {
  test.each([
    { name: "a comment", code: "// it is told\n", line: 1 },
    { name: "a comment over two lines", code: "/**\n * A call that makes\n * no sense.\n */\n", line: 2 },
    { name: "line comments that go on", code: "// a call that makes\n// no sense\n", line: 1 },
    { name: "a string", code: 'test("the bot is told", run);', line: 1 },
    {
      name: "a template, before and behind an expression",
      code: `const a = \`\${b} told \${{ c: 1 }.c} anew\`;`,
      line: 1,
    },
    { name: "a string behind a regular expression with quotes", code: `const a = /["']/; const b = "told";`, line: 1 },
    { name: "a string behind a division", code: 'const a = b / 2; const c = "told"; // 1 / 2', line: 1 },
  ])("$name", async ({ code, line }) => {
    const [first = ""] = await found(code, "a.ts");
    expect(first).toMatch(new RegExp(`^a\\.ts:${line} "(?:told|makes no sense)": `));
  });

  test("a name, a regular expression, and what stands in a template's expression", async () => {
    const code = `const told = /told/.test(tell) ? \`\${told}\` : anew(told);\nimport { mend } from "./a.ts";\n`;
    expect(await found(code, "a.ts")).toEqual([]);
  });

  test("both findings of a template are named", async () => {
    expect((await found(`\`told \${a} anew\``, "a.ts")).length).toBe(2);
  });
});
